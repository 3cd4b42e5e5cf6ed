"""The sheets of a review, and their columns: what a person fills in reads as in the workbook.

A column that means what one of the workbook means is that column: its heading, help and list stand there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The sheet that nobody reads: what the rows of the others are about, a line of JSON each.
RECORDS = "Reading"
#: The sheet of the words that can be chosen.
LISTS = "Lists"
#: On the first sheet, what stands before who decides, and when.
BY, ON = "Decided by", "Decided on"

#: The sheets of the workbook of which a proposal can become a row, with the headings that are offered for it;
#: the first of them tell which sheet is meant.
OFFERED: dict[str, tuple[str, ...]] = {
    sheets.LINES.name: (
        *("From", "Line", "To", "How often", "On what", "Through", "Through, in order", "Amount, as printed"),
        *("By what law", "On condition", "When, as printed", "Starts", "Ends"),
    ),
    sheets.SEATS.name: (
        *(
            "On",
            "Role",
            "Held by",
            "Comes from",
            "Office",
            "Office of",
            "For",
            "Kept for",
            "Number",
            "Vacant",
            "Rank",
        ),
        *("In place of", "For how long", "On condition", "When, as printed", "Starts", "Ends"),
    ),
    sheets.ACTIONS.name: (
        *("Action", "Theme", "Led by", "Lead, as printed", "Accountable", "Due", "Precision", "Works on"),
        *("About", "Plan", "When, as printed", "Starts"),
    ),
    sheets.STATEMENTS.name: ("Thing", "Property", "Value"),
}
#: Headings of another sheet that are offered too: what a row says beside, of the one whom it names.
BESIDE = {"Comes from": sheets.PEOPLE.name}
#: What tells which sheet is meant: no two of them have these.
TELLING = {
    sheets.LINES.name: ("From", "Line", "To"),
    sheets.SEATS.name: ("On", "Role", "Held by", "Office", "For", "Kept for"),
    sheets.ACTIONS.name: ("Action", "Led by", "Lead, as printed", "Due"),
    sheets.STATEMENTS.name: ("Thing", "Property", "Value"),
}
#: What the sheet Document proposes, by heading of the sheet Agreement.
ABOUT = ("Title", "Published by", "Period", "Edition of", "Starts", "Ends", "Replaces")


@cache
def find_sheet(name: str) -> Sheet:
    """Return a sheet of the workbook."""
    return next(each for each in sheets.SHEETS if each.name == name)


@cache
def find_column(sheet: str, heading: str) -> Column:
    """Return a column of the workbook.

    Raises:
        KeyError: That sheet has no such column.
    """
    found = find_sheet(BESIDE.get(heading, sheet)).find(heading)
    if found is None:
        raise KeyError(heading)
    return found


def _offer(names: Iterable[str] = tuple(OFFERED)) -> tuple[Column, ...]:
    """Return the columns that are offered for some sheets, each heading once."""
    found: dict[str, Column] = {}
    for name in names:
        for heading in OFFERED[name]:
            found.setdefault(heading, find_column(name, heading))
    return tuple(each._replace(required=False, example="") for each in found.values())


_ID = Column("ID", "id", help="Leave it as it is: it says which row this is.", width=11)
_PASSAGE = Column("Passage", "text", help="Where the paper says so.", width=16)
_PAGE = Column("Page", "page", help="The page on which that begins.", width=7)
_SENTENCE = Column("Sentence", "marked", help="The passage, with the words that were read set off.", width=60)
_SAID = Column("It would state", "text", help="What is proposed, in words.", width=38)
_SURE = Column("Confidence", "share", help="How surely the words say so, 0 to 1.", width=11)
_WHY = Column("Why", "text", help="Why it is as sure as that, and what else could be meant.", width=30)
_SUGGESTION = Column("Suggestion", "text", help="Not a decision: nothing is taken for it.", width=12)
_DECISION = Column(
    "Decision",
    "decision",
    help="accept, change or reject. Empty: not decided, and not taken; or as the row of the group says.",
    width=12,
)
_NOTE = Column("Note", "text", help="A remark of yours. It stays here.", width=28)

# One column a line: a table is read across.
# fmt: off
FIRST = Sheet("Read me first", "line", {}, (Column("About", "text", width=26), Column("Reads", "text", width=110)), "")
DOCUMENT = Sheet(
    "Document",
    "row",
    {},
    (
        _ID,
        Column("What", "text", help="What is asked of the paper itself.", width=16),
        Column("Value", "text", help="What it is. Write over it what is wrong, and write what is missing.", width=54),
        *(_PASSAGE, _PAGE, _SENTENCE, _SURE, _WHY, _SUGGESTION, _DECISION, _NOTE),
    ),
    "The paper itself: all else hangs on its title and period.",
)
NAMES = Sheet(
    "Names",
    "name",
    {},
    (
        _ID,
        Column("As printed", "text", help="What the paper calls it. Empty in a row that you add.", width=40),
        Column("Named in", "text", help="Where, first where it is described. Several: put ; between them.", width=24),
        Column("Could be", "text", help="Other names that may mean the same, and how surely.", width=34),
        *(_DECISION, _NOTE),
        Column("Same as", "name", help="The name of another row, where both are one thing: this becomes another name of it.", width=34),
        Column("Name", "text", help="What it is to be called. Write over it what is wrong.", width=40),
        Column("Also called", "text", several=True, help="Its other names.", width=28),
        Column("What it is", "kind", help="Choose from the list.", width=18),
        Column("Kind", "name", of=("list:kind",), help="Of a group or organisation: choose from the list.", width=22),
        Column("Belongs to", "name", help="The whole that it is a part of; of an office or person, whose.", width=34),
        Column("Address", "text", help="Its lasting address, where an earlier file has it. Empty for something new.", width=24),
    ),
    "Whom and what the paper names. A proposal is taken when the names in it are.",
)
PROPOSALS = Sheet(
    "Proposals",
    "proposal",
    {},
    (
        *(_ID, _PASSAGE, _PAGE, _SENTENCE, _SAID, _SURE, _WHY, _SUGGESTION, _DECISION, _NOTE),
        *_offer(),
        Column("Group", "text", help="What is decided together, in the row at its head.", width=24),
    ),
    "What the paper seems to state, in its order. The columns behind the decision read as in the workbook of csa-graph new.",
)
UNREAD = Sheet(
    "Unread",
    "passage",
    {},
    (_PASSAGE, _PAGE, _SENTENCE, Column("Why", "text", help="Why nothing is proposed.", width=34)),
    "What you should know was not read. Nothing is decided here.",
)
GONE = Sheet(
    "Gone",
    "decision",
    {},
    (
        *(Column("Sheet", "text", width=12), _PASSAGE, Column("Words", "text", width=70), _SAID, _DECISION),
        *(Column("Changed to", "text", width=44), _NOTE, Column(BY, "text", width=20), Column(ON, "text", width=12)),
    ),
    "What was decided on words that the paper no longer has. Kept, in case they come back.",
)

#: All sheets that people read, in the order of the tabs.
SHEETS = (FIRST, DOCUMENT, NAMES, PROPOSALS, UNREAD, GONE)
#: The cells of a row that a person fills in, by sheet; what stands in others is the reader's.
EDITABLE = {
    DOCUMENT.name: ("Value", "Decision", "Note"),
    NAMES.name: ("Decision", "Same as", "Name", "Also called", "What it is", "Kind", "Belongs to", "Address", "Note"),
    PROPOSALS.name: ("Decision", *(each.heading for each in _offer()), "Note"),
}
#: Those among them that say what is stated, in place of what is proposed.
CHANGED = {name: tuple(each for each in found if each not in {"Decision", "Note"}) for name, found in EDITABLE.items()}
