"""One cell becomes the terms that it states: names, texts, dates, numbers; or a fault that says more.

Knows cells and columns, not rows.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.formats.workbook import terms
from csa_graph.formats.workbook.reading import dates, durations
from csa_graph.formats.workbook.reading.names import NameFault, split
from csa_graph.formats.workbook.reading.raw import OrderedDate, Value, words
from csa_graph.terms import minting
from csa_graph.terms.iris import CSA, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.formats.workbook.columns import Column
    from csa_graph.formats.workbook.reading.names import Names
    from csa_graph.sparql.rows import Term

_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_DECIMALS = re.compile(r"[+-]?\d{1,15}\.\d{1,15}")
# Of what begins, the first day that the words can mean is stated; of all else the last.
_STARTS = frozenset({CSA.starts.value})
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
#: The sorts of value on the sheet of other statements.
SORTS = ("thing", "text", "text in cy", "date", "whole number", "yes or no", "web address", "RDF")


class CellFault(CsaGraphError):  # noqa: N818  (a fault of a cell, which is collected and not raised to users)
    """A cell does not hold what its column asks for."""


def node(iri: str) -> ox.NamedNode | ox.BlankNode:
    """Return the term of an IRI, or of ``_:…``."""
    return ox.BlankNode(iri[2:]) if iri.startswith("_:") else ox.NamedNode(iri)


def read(column: Column, value: Value, names: Names) -> list[Term]:
    """Return the terms that a cell states.

    Args:
        column: Its column: of texts, names, dates, numbers, addresses, or yes and no.
        value: What it holds.
        names: What things are called.

    Raises:
        CellFault: It holds something else; says what would be right.
        NameFault: It names nothing.
    """
    if column.sort in {"name", "notion", "sequence"}:
        text = words(value)
        found = names.resolve_all(text, column.of) if column.several else [names.resolve(text, column.of)]
        return [node(iri) for iri in found]
    if column.sort == "text":
        texts = split(words(value)) if column.several else [words(value)]
        return [ox.Literal(text) for text in texts]
    if column.sort == "date":
        return [read_date(value, column.iri)]
    if column.sort == "duration":
        return [read_duration(value)]
    one: dict[str, Callable[[Value], Term]] = {
        # Amounts can have decimals; what terms of our own count is whole.
        "number": read_number if column.iri == RDF.value.value else read_whole_number,
        "yes": read_yes,
        "address": read_address,
    }
    return [one[column.sort](value)]


def read_date(value: Value, predicate: str) -> ox.Literal:
    """Return the day that a cell holds: of a start the first that its words can mean, else the last."""
    is_start = predicate in _STARTS
    date = to_date(value, dates.parse_start if is_start else dates.parse)
    return ox.Literal((date.first if is_start else date.last).isoformat(), datatype=XSD.date)


def read_duration(value: Value) -> ox.Literal:
    """Return how long something lasts."""
    found = durations.read(words(value))
    if found is None:
        raise CellFault(f"“{words(value)}” is no length of time: write it as 2 years or 6 months")
    return ox.Literal(found)


def to_date(value: Value, parse: Callable[[str], dates.Date] = dates.parse) -> dates.Date:
    """Return the date that a cell holds, with its precision; ``parse`` reads words."""
    try:
        if isinstance(value, datetime.date):
            return dates.Date(value, value, "day")
        if isinstance(value, int | float) and not isinstance(value, bool):
            # A year is what people mean by 2018; as a number of days it would be in 1905.
            if dates.is_year(value):
                return parse(words(value))
            day = dates.from_serial(value)
            return dates.Date(day, day, "day")
        return parse(value.settled if isinstance(value, OrderedDate) else words(value))
    except dates.DateFault as fault:
        raise CellFault(str(fault)) from None


def read_number(value: Value) -> ox.Literal:
    """Return the number that a cell holds."""
    text = words(value).replace(",", "").replace(" ", "")
    if not isinstance(value, bool | datetime.date) and _WHOLE.fullmatch(text):
        return ox.Literal(str(int(text)), datatype=XSD.integer)
    if not isinstance(value, bool | datetime.date) and _DECIMALS.fullmatch(text):
        return ox.Literal(text, datatype=XSD.decimal)
    raise CellFault(f"“{words(value)}” is no number: write it in digits, such as 15")


def read_whole_number(value: Value) -> ox.Literal:
    """Return the whole number that a cell holds."""
    number = read_number(value)
    if number.datatype != XSD.integer:
        raise CellFault(f"“{words(value)}” is no whole number: write it in digits, such as 15")
    return number


def read_yes(value: Value) -> ox.Literal:
    """Return the truth value that a cell holds."""
    answer = _YES.get(words(value).lower())
    if answer is None:
        raise CellFault(f"“{words(value)}” is neither yes nor no: write yes, no or nothing")
    return ox.Literal(str(answer).lower(), datatype=XSD.boolean)


def read_address(value: Value) -> ox.NamedNode:
    """Return the address that a cell holds."""
    text = words(value)
    if not minting.is_web_address(text):
        raise CellFault(f"“{text}” is no web address: it begins with https:// and has no spaces")
    return ox.NamedNode(text)


def read_choice(value: Value, choices: dict[str, str], noun: str) -> str:
    """Return what a word of a list stands for."""
    found = choices.get(words(value)) or {fold(word): meaning for word, meaning in choices.items()}.get(
        fold(words(value))
    )
    if found is None:
        near = nearest(words(value), choices, 1)
        hint = f"nearest: “{near[0]}”" if near else f"it can be {', '.join(choices)}"
        raise CellFault(f"there is no {noun} “{words(value)}”; {hint}")
    return found


def read_property(value: Value, names: Names) -> ox.NamedNode:
    """Return the property that a cell names: in words, or as a prefixed name or full IRI."""
    text = words(value)
    known = terms.read().properties
    found = known.get(fold(text)) or (names.expand(text) if ":" in text else None)
    if found is None or found.startswith("_:"):
        near = nearest(text, list(terms.read().labels.values()), 1)
        hint = (
            f"; nearest: “{near[0]}”"
            if near
            else "; write words of the ontology, or a name such as csa:hosts"
        )
        raise CellFault(f"there is no property “{text}”{hint}")
    return ox.NamedNode(found)


def read_object(value: Value, sort: str, predicate: ox.NamedNode, names: Names) -> Term:
    """Return the value of a statement.

    Args:
        value: The cell.
        sort: One of :data:`SORTS`; empty for what the property asks for.
        predicate: The property.
        names: What things are called.

    Raises:
        CellFault: The value is not of the sort, or there is no such sort.
        NameFault: It names nothing.
    """
    sort = sort or get_usual_sort(predicate.value)
    if value is None and sort not in {"text", "RDF"}:
        raise CellFault("the value is missing")
    if sort == "thing":
        return node(names.resolve(words(value)))
    if sort == "text":
        return ox.Literal(words(value))
    if sort.startswith("text in ") and _LANGUAGE.fullmatch(sort[8:]):
        return ox.Literal(words(value), language=sort[8:])
    if sort == "date":
        return read_date(value, predicate.value)
    one: dict[str, Callable[[Value], Term]] = {
        "whole number": read_whole_number,
        "yes or no": read_yes,
        "web address": read_address,
    }
    if sort in one:
        return one[sort](value)
    if sort == "RDF":
        return _read_term(words(value))
    raise CellFault(f"there is no sort of value “{sort}”: it can be {', '.join(SORTS)}")


def get_usual_sort(predicate: str) -> str:
    """Return the sort of value that a property asks for."""
    known = terms.read()
    if predicate in known.objects:
        return "thing"
    usual = {XSD.date.value: "date", XSD.integer.value: "whole number", XSD.boolean.value: "yes or no"}
    return usual.get(known.types.get(predicate, ""), "text")


def _read_term(text: str) -> Term:
    try:
        # Only one term may stand there: a second statement would be somebody else's.
        found = list(ox.parse(f"<urn:s> <urn:p> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError:
        found = []
    if len(found) != 1:
        raise CellFault(f"“{text}” is no term of RDF as N-Triples writes it")
    term: Term = found[0].object
    return term


__all__ = ["SORTS", "CellFault", "NameFault", "read"]
