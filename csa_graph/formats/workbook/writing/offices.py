"""Offices that are named for a seat alone move into the row of that seat: a member in one row, as it is read.

Moves only what the reader makes of such a row again, under the same address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import iri
from csa_graph.formats.workbook.reading.offices import BODY, OFFICE, get_text
from csa_graph.terms import minting

if TYPE_CHECKING:
    from csa_graph.formats.workbook.writing.allocation import Allocation, Entry

_POST = iri("org:Post")
_FILLED = "Filled by"


def move(found: Allocation, base: str) -> None:
    """Move offices into the rows of the seats that go with them.

    Args:
        found: The statements, as they were given to rows; changed.
        base: The namespace of new IRIs.
    """
    seats: dict[tuple[str, object], list[Entry]] = {}
    offices: dict[str, dict[object, Entry]] = {}
    for (sheet, thing), entries in found.entries.items():
        if sheet != sheets.SEATS.name:
            continue
        for graph, entry in entries.items():
            for term in entry.terms.get(_FILLED, ()):
                seats.setdefault((getattr(term, "value", ""), graph), []).append(entry)
        if all(entry.kind == _POST for entry in entries.values()):
            offices[thing] = entries
    for office, entries in offices.items():
        told = {_describe(entry) for entry in entries.values()}
        name, body = told.pop() if len(told) == 1 else (None, None)
        is_made_again = name is not None and office == base + minting.slug(get_text(name, body or ""))
        if not is_made_again or not all((office, graph) in seats for graph in entries):
            continue
        for graph, entry in entries.items():
            for seat in seats[office, graph]:
                del seat.terms[_FILLED]
                seat.terms[OFFICE] = entry.terms["Name"]
                seat.terms |= {BODY: entry.terms["On"]} if body else {}
        del found.entries[sheets.SEATS.name, office]


def _describe(entry: Entry) -> tuple[str | None, str | None]:
    """Return the name and the body of an office of which a passage says no more; nothing if it says more."""
    name, body = entry.terms.get("Name", []), entry.terms.get("On", [])
    is_plain = entry.terms.keys() <= {"Name", "On"} and len(name) == 1 and len(body) < 2
    if not is_plain or not all(isinstance(each, ox.NamedNode) for each in body):
        return None, None
    return getattr(name[0], "value", ""), getattr(body[0], "value", "") if body else ""
