"""The language of the workbook becomes that of a review: the same cells, on the sheets that a review has."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from csa_graph.formats.review import headings
from csa_graph.formats.workbook import language as workbook
from csa_graph.formats.workbook import sheets

if TYPE_CHECKING:
    from csa_graph.files.language import Language

_STATEMENTS = {sheets.LINES.name, sheets.SEATS.name, sheets.ACTIONS.name, sheets.STATEMENTS.name}


@cache
def make() -> Language:
    """Return the language of a review."""
    theirs = workbook.make()
    spots = {
        term: spot._replace(where=_translate(spot.where)) for term, spot in theirs.spots.get("", {}).items()
    }
    words = {
        **theirs.words,
        "Move the statement into the block of the passage that says so": (
            "Name the passage that says so in its row, under “Passage”"
        ),
    }
    return theirs._replace(spots={"": spots}, elsewhere=_translate(theirs.elsewhere), words=words)


def _translate(text: str) -> str:
    """Return words with the sheets of a review in place of the workbook's."""
    for sheet in sheets.SHEETS:
        own = headings.PROPOSALS if sheet.name in _STATEMENTS else headings.NAMES
        own = headings.DOCUMENT if sheet is sheets.AGREEMENT else own
        text = re.sub(rf"\bthe sheet {re.escape(sheet.name)}\b", f"the sheet {own.name}", text)
    return text
