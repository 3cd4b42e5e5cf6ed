"""An invented paper of two pages, as the reader hands it on: passages, names, proposals, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from csa_graph.documents.document import Document, Passage
from csa_graph.formats.review import parsing, writing
from csa_graph.formats.review.decisions import DecidedReview, Decision, Index
from csa_graph.reading.proposal import Mention, Name, Proposal, Review, Unread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from csa_graph.formats.review.decisions import DecidedReview as Decided
    from csa_graph.formats.review.parsing import ReviewFile

TEXTS = {
    "p1": ("Title page", "title", 1, "Ferry Quay Safety Agreement 2030 to 2031"),
    "p2": ("1.1", "paragraph", 1, "The Ferry Quay Board (FQB) reports to the Harbour Panel every year."),
    "p3": ("1.2", "paragraph", 1, "The Board is chaired by Cllr Ada Quay. The Night Forum is accountable to the council."),
    "p4": ("2.1, item 1", "item", 2, "Ferry Council"),
    "p5": ("2.1, item 2", "item", 2, "Chief Officer of the Ferry Police"),
    "p6": ("2.1, item 3", "item", 2, "Partners"),
    "p7": ("Appendix A, row 1", "row", 2, "Light the quays | Board / Partners | Sept 2030"),
    "p8": ("2.2", "paragraph", 2, "=HYPERLINK(\"x\") decides on what matters, and _x0041_ does not."),
}  # fmt: skip
MEMBERS = "the list of members of the Ferry Quay Board"


def span(key: str, words: str) -> tuple[str, int, int]:
    """Return a passage with the place of some words in it."""
    text = TEXTS[key][3]
    start = text.index(words)
    return key, start, start + len(words)


def make_document() -> Document:
    """Return the paper."""
    passages = [
        Passage(key, locator, kind, text, page, order)  # type: ignore[arg-type]
        for order, (key, (locator, kind, page, text)) in enumerate(TEXTS.items(), 1)
    ]
    return Document("ferry.docx", "docx", TEXTS["p1"][3], tuple(passages), pages=2)


NAMES = (
    Name("Ferry Quay Board", ("FQB", "the Board"), "group", "board", ("p2", "p3")),
    Name("Harbour Panel", (), "group", "panel", ("p2",)),
    Name("Night Forum", (), "group", "forum", ("p3",), same_as=(("Ferry Quay Board", 0.4),)),
    Name("Ferry Council", (), "organisation", "local authority", ("p4",)),
    Name("Ferry Police", (), "organisation", "", ("p5",)),
    Name("Cllr Ada Quay", (), "person", "", ("p3",)),
    Name("Chief Officer of the Ferry Police", (), "office", "", ("p5",), office_of="Ferry Police"),
)


def member(key: str, holder: str) -> Proposal:
    """Return the proposal that somebody is a member of the board."""
    return Proposal(
        *span(key, TEXTS[key][3]),
        f"{holder} is a member of the Ferry Quay Board",
        holder,
        "member",
        "Ferry Quay Board",
        0.96,
        "members",
        "a point of a list of members",
        group=MEMBERS,
    )


def make_proposals() -> tuple[Proposal, ...]:
    """Return what the paper is proposed to state."""
    board, title = "Ferry Quay Board", TEXTS["p1"][3]
    return (
        Proposal(*span("p1", title), f"The title is {title}", None, "dct:title", title, 0.95, "title", "it stands first"),
        Proposal(*span("p1", "2030 to 2031"), "The period is 2030 to 2031", None, "csa:period", "2030 to 2031", 0.95, "period", "in the title"),
        Proposal(*span("p2", "reports to the Harbour Panel every year"), f"The {board} reports to the Harbour Panel", board, "csa:reportsTo", "Harbour Panel", 0.97, "reports-to", "said in so many words", {"csa:frequency": "annual", "csa:timescale": "every year"}),
        Proposal(*span("p3", "chaired by Cllr Ada Quay"), f"Cllr Ada Quay chairs the {board}", "Cllr Ada Quay", "chair", board, 0.97, "chaired-by", "said in so many words"),
        Proposal(*span("p3", "accountable to the council"), "The Night Forum is accountable to ?", "Night Forum", "csa:accountableTo", None, 0.5, "accountable-to", "the council is not told", alternatives=("Ferry Council",)),
        member("p4", "Ferry Council"),
        member("p5", "Chief Officer of the Ferry Police"),
        Proposal(*span("p7", "Light the quays"), "Action: Light the quays", "Light the quays", "csa:Action", None, 0.95, "actions", "a row of a table of actions", {"csa:lead": (board,), "csa:leadAsPrinted": "Board / Partners", "csa:due": "2030-09-30", "csa:timescale": "Sept 2030"}),
    )  # fmt: skip


def make_review() -> Review:
    """Return the paper, read."""
    mentions = {"p2": (Mention("Ferry Quay Board", 4, 20),)}
    unread = (Unread(*span("p8", TEXTS["p8"][3]), "no rule reads it"),)
    return Review(make_document(), NAMES, mentions, make_proposals(), unread)


def decide(**answers: Decision | str) -> Decided:
    """Return the review with decisions: by ID, with _ in place of its signs."""
    review = make_review()
    index = Index(review)
    known = {*index.proposals, *index.names, *index.groups, *index.kinds}
    keys = {key.replace(".", "_").replace(" ", "_"): key for key in known}
    decisions = {
        keys.get(key, key): answer if isinstance(answer, Decision) else Decision(answer)
        for key, answer in answers.items()
    }
    return DecidedReview(review, decisions, "Grace Pier", "2030-05-06", suggest_above=0.95)


#: Everything is taken that can be.
ALL: dict[str, Decision | str] = {
    **dict.fromkeys(("p1_1", "p1_2", "p2_1", "p3_1", "g1", "p7_1"), "accept"),
    **dict.fromkeys(("all_group", "all_organisation", "n6", "n7"), "accept"),
}


def write(decided: Decided, folder: Path, form: str) -> Path:
    """Write a review, and return its path."""
    if form == "json":
        path = folder / "review.json"
        path.write_text(writing.to_json(decided), encoding="utf-8")
    elif form == "xlsx":
        path = folder / "review.xlsx"
        path.write_bytes(writing.to_xlsx(decided))
    else:
        path = folder / "review"
        path.mkdir(exist_ok=True)
        for name, content in writing.to_csv(decided).items():
            (path / name).write_bytes(content)
    return path


def read(path: Path) -> ReviewFile:
    """Read a review."""
    return parsing.read(path)


def fill_in(path: Path, sheet: str, cells: Mapping[tuple[str, str], str | None]) -> None:
    """Write cells of a sheet, by ID and heading; an ID that is not there is a row of one's own."""
    book = openpyxl.load_workbook(path, rich_text=True)
    page = book[sheet]
    heads = {str(cell.value): place for place, cell in enumerate(page[1], 1)}
    rows = {str(page.cell(row, heads["ID"]).value): row for row in range(3, page.max_row + 1)}
    for (key, heading), value in cells.items():
        row = rows.setdefault(key, page.max_row + 1)
        page.cell(row, heads[heading], value)
    book.save(path)
