"""A term becomes the value of a cell, where a column can hold it and the reader gets the same term back.

What does not fit is for the sheet of other statements, which holds everything.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from csa_graph.base.errors import CsaGraphError
from csa_graph.files.cells import is_error
from csa_graph.formats.workbook.columns import EXAMPLE
from csa_graph.formats.workbook.reading import durations
from csa_graph.formats.workbook.reading.names import can_join
from csa_graph.formats.workbook.reading.raw import clean_cell
from csa_graph.terms import minting
from csa_graph.terms.iris import XSD

if TYPE_CHECKING:
    from csa_graph.formats.workbook.columns import Column
    from csa_graph.formats.workbook.reading.names import Names
    from csa_graph.sparql.rows import Term

Cell: TypeAlias = str | int | datetime.date | None

#: As many characters as a spreadsheet keeps in a cell.
LONGEST = 32_767
# Characters that XML or a spreadsheet would change, and what looks like an escape of theirs.
_CHANGED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\xa0\u200b\ufeff\u2028\u2029\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_"
)
_DAY = re.compile(r"(19[5-9]\d|20\d\d)-\d\d-\d\d")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")


def fits(column: Column, term: Term) -> bool:
    """Return whether a column can hold a term, so that it is read as the same."""
    if column.sort in {"name", "notion", "address"}:
        return isinstance(term, ox.NamedNode) and (
            column.sort != "address" or minting.is_web_address(term.value)
        )
    # Lists of RDF are put together by ``lines``.
    if column.sort == "sequence" or not isinstance(term, ox.Literal) or term.language:
        return False
    if column.sort == "text":
        joins = not column.several or can_join(term.value)
        return term.datatype.value == XSD.string.value and is_plain(term.value) and joins
    if column.sort == "duration":
        return term.datatype == XSD.string and durations.read(durations.write(term.value)) == term.value
    datatype = {"date": "date", "due": "date", "number": "integer", "yes": "boolean"}[column.sort]
    return term.datatype.value == XSD.base + datatype and _is_usual(term.value, datatype)


def _is_usual(text: str, datatype: str) -> bool:
    if datatype == "boolean":
        return text in {"true", "false"}
    if datatype == "integer":
        return _WHOLE.fullmatch(text) is not None
    return as_day(text) is not None


def as_day(text: str) -> datetime.date | None:
    """Return the day that a text of XML Schema names, where a spreadsheet knows it; else None."""
    try:
        return datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def is_plain(text: str) -> bool:
    """Return whether a text stays as it is in a cell."""
    changed = is_error(text) or text == EXAMPLE or _CHANGED.search(text)
    return bool(text) and clean_cell(text) == text and not changed and len(text) <= LONGEST


def cell(column: Column, term: Term, names: Names) -> Cell:
    """Return the value of a cell; :func:`fits` must hold."""
    value = "" if isinstance(term, ox.Triple) else term.value
    if column.sort in {"name", "notion", "sequence", "body"}:
        return names.show(value, column.of, several=column.several)
    if column.sort == "duration":
        return durations.write(value)
    if column.sort in {"date", "due"}:
        return as_day(value)
    if column.sort == "number":
        return int(value)
    if column.sort == "yes":
        return "yes" if value == "true" else "no"
    return value


def statement(term: Term, names: Names) -> tuple[Cell, str]:
    """Return any term as value and sort of the sheet of other statements.

    Raises:
        CsaGraphError: It is longer than a cell can hold.
    """
    if isinstance(term, ox.NamedNode | ox.BlankNode):
        return names.show(str(term) if isinstance(term, ox.BlankNode) else term.value), "thing"
    if isinstance(term, ox.Literal) and is_plain(term.value):
        if term.language:
            return term.value, f"text in {term.language}"
        datatype = term.datatype.value.removeprefix(XSD.base)
        if datatype == "string":
            return term.value, "text"
        sorts = {"date": "date", "integer": "whole number", "boolean": "yes or no"}
        if datatype in sorts and _is_usual(term.value, datatype):
            plain: dict[str, Cell] = {
                "date": as_day(term.value),
                "boolean": "yes" if term.value == "true" else "no",
            }
            return plain[datatype] if datatype in plain else int(term.value), sorts[datatype]
    return _escaped(term), "RDF"


def _escaped(term: Term) -> str:
    """Write a term of N-Triples in characters that no spreadsheet changes."""
    text = str(term)
    if isinstance(term, ox.Literal):
        quoted = text[1 : text.rindex('"')]
        quoted = _CHANGED.sub(lambda found: "".join(f"\\u{ord(char):04X}" for char in found[0]), quoted)
        text = f'"{quoted}{text[text.rindex(chr(34)) :]}'
    if len(text) > LONGEST:
        raise CsaGraphError(
            f"a text of {len(text):,} characters is too long for a cell: shorten it, or export as trig"
        )
    return text
