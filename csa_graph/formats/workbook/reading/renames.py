"""Names that are new where others are gone may be the same things, renamed: an import says where.

Decides nothing: only the one who fills the workbook in knows what is the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.files.notes import Note
from csa_graph.formats.workbook.columns import iri
from csa_graph.formats.workbook.sheets import THINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.formats.workbook.reading.book import Book
    from csa_graph.formats.workbook.reading.existing import Existing
    from csa_graph.formats.workbook.reading.identity import Identity

# What a row is called that is a passage itself: it has no lasting name.
_ROW = re.compile(r", row [0-9]+$")
_LISTED = 3


def find(book: Book, existing: Existing, identity: Identity) -> Iterator[Note]:
    """Iterate over the sheets on which names are new and others gone: a note for each.

    Args:
        book: The workbook.
        existing: What an earlier import made.
        identity: Which thing each row is about; all of them are known.
    """
    for sheet in THINGS:
        new = identity.new.get(sheet.name)
        left = existing.of(*map(iri, sheet.classes.values())) - identity.taken
        gone = {existing.name_of(thing): thing for thing in sorted(left)}
        gone = {name: thing for name, thing in gone.items() if name and not _ROW.search(name)}
        if not new or not gone:
            continue
        name, thing = min(gone.items())
        how = f"write {identity.names.compact(thing)} under ID"
        if sheet.find("Also called"):
            how = f"write “{name}” under Also called"
        message = (
            f"{_list(new)} {'are' if len(new) > 1 else 'is'} new here, and {_list(sorted(gone))} of the "
            f"earlier import {'are' if len(gone) > 1 else 'is'} gone: where that is one thing by another "
            f"name, {how}, and it keeps its ID"
        )
        yield Note(book.tables[sheet.name].raw.path, sheet.name, message)


def _list(names: list[str]) -> str:
    """Return the first of some names, and how many more there are."""
    shown = ", ".join(f"“{name}”" for name in names[:_LISTED])
    return f"{shown} and {len(names) - _LISTED:,} more" if len(names) > _LISTED else shown
