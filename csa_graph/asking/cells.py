"""The cells of an answer: things and plain values, each made of an RDF term, and in words.

Knows neither answers nor how a table is laid out.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.sparql.rows import Term

    Label: TypeAlias = Callable[[Term], str]

#: Column whose values are collected where rows are otherwise the same.
PASSAGE = "passage"
#: What stands behind a statement that a rule added.
INFERRED = "inferred"
#: What stands in place of passages where none states a row. A row does not tell whether a rule added it.
NO_PASSAGE = "no passage"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the graph describes.

    Attributes:
        iri: Its IRI; ``_:…`` for a thing without one.
        label: What readers call it.
    """

    iri: str
    label: str

    def __str__(self) -> str:
        """Return the label."""
        return self.label


Scalar: TypeAlias = "Thing | str | int | float | bool | datetime.date | datetime.datetime | None"
Cell: TypeAlias = "Scalar | tuple[Thing, ...]"
Row: TypeAlias = "tuple[Cell, ...]"


def to_thing(term: Term, label: Label) -> Thing:
    """Make a thing of a term that is no literal."""
    value = getattr(term, "value", None)
    iri = value if value is not None and str(term).startswith("<") else str(term)
    return Thing(iri, label(term))


def to_cell(term: Term | None, label: Label) -> Cell:
    """Turn a term into a cell: a literal into a value of its datatype, anything else into a thing.

    A literal that does not fit its datatype stays text.
    """
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return to_thing(term, label)
    text: str = term.value  # type: ignore[union-attr]
    read = _READERS.get(datatype.value.removeprefix(PREFIXES["xsd"]))
    if read is None:
        return text
    try:
        return read(text)
    except ValueError:
        return text


def _read_boolean(text: str) -> bool:
    if text in {"true", "1"}:
        return True
    if text in {"false", "0"}:
        return False
    raise ValueError(text)


def text(cell: Cell, *, stated: bool = False) -> str:
    """Return a cell in words.

    Args:
        cell: The cell.
        stated: Whether the cell says where its row is stated, so that nothing there means "no passage".

    >>> text((Thing("urn:1", "4.7"), Thing("urn:2", "Appendix B, entry 6")))
    '4.7; Appendix B, entry 6'
    >>> text(True), text(None), text(12.0)
    ('yes', '', '12')
    """
    if isinstance(cell, tuple):
        return "; ".join(thing.label for thing in cell) or (NO_PASSAGE if stated else "")
    if cell is None:
        return ""
    if cell is True or cell is False:
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    # Dates and times become ISO 8601.
    return str(cell)


def plain(cell: Cell) -> Any:  # noqa: ANN401
    """Turn a cell into a plain value: a thing into its label, passages into a list of labels."""
    if isinstance(cell, Thing):
        return cell.label
    if isinstance(cell, tuple):
        return [thing.label for thing in cell]
    return cell


def heading(column: str) -> str:
    """Return the name of a column as readers write it.

    >>> heading("due_as_printed")
    'due as printed'
    """
    return column.replace("_", " ").strip() or column


_READERS: dict[str, Callable[[str], Scalar]] = {
    **dict.fromkeys(
        ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger", "negativeInteger"), int
    ),
    **dict.fromkeys(("decimal", "double", "float"), float),
    "boolean": _read_boolean,
    "date": datetime.date.fromisoformat,
    "dateTime": datetime.datetime.fromisoformat,
}
