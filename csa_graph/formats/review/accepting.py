"""What was accepted of a review becomes rows of the workbook: the paper itself, names, statements.

What is not decided is left out, and a statement waits for the names in it. Nothing is read of the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import list_words
from csa_graph.formats.review import headings
from csa_graph.formats.review.cells import propose_about, propose_cells
from csa_graph.formats.review.decisions import CHANGE, OWN, REJECT, Decision, find_answer
from csa_graph.formats.review.kinds import as_part, find_home
from csa_graph.formats.review.kinds import list_words as list_kinds
from csa_graph.formats.review.made import WAITS, Made, Rows
from csa_graph.formats.review.proposed import HOLDERS, find_about, list_texts, propose
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.columns import STATED
from csa_graph.formats.workbook.reading.names import join
from csa_graph.formats.workbook.writing.fitting import as_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.formats.review.known import Entry
    from csa_graph.formats.review.parsing import ReviewFile
    from csa_graph.formats.workbook.reading.raw import Value


def accept(found: ReviewFile) -> Rows:
    """Return the rows of what was accepted; faults and notes go to the review."""
    rows = Rows(found)
    _take_edition(rows)
    for entry in rows.known.entries.values():
        if entry.state == "taken":
            _take_name(entry, rows)
    own = (key for key in rows.decided.decisions if key.startswith(f"{OWN}{headings.PROPOSALS.name}"))
    for key in (*rows.index.proposals, *own):
        _take(key, rows)
    return rows


def _take_edition(rows: Rows) -> None:
    told: dict[str, list[str]] = {}
    for key, proposal in rows.index.proposals.items():
        told.setdefault(find_about(proposal, rows.abouts), []).append(key)
    cells: dict[str, Value] = {}
    origins, keys = {}, {}
    for heading in headings.ABOUT:
        taken = [
            (key, value)
            for key in (*told.get(heading, ()), heading)
            if (value := _get_value(key, heading, rows))
        ]
        column = headings.find_column(sheets.AGREEMENT.name, heading)
        if len(taken) > 1 and not column.several:
            said = list_words([f"“{value}”" for _, value in taken])
            rows.found.fault(
                taken[1][0],
                "Decision",
                f"the paper has one {heading.lower()}, and {said} are accepted: reject all but one",
            )
        if taken:
            cells[heading] = join(value for _, value in taken) if column.several else taken[0][1]
            origins[heading], keys[heading] = "Value", taken[0][0]
        elif column.required:
            first = (*told.get(heading, ()), heading)[0]
            message = f"no {heading.lower()} is accepted: accept one, or write it; all else hangs on it"
            rows.found.fault(first, "Decision", message)
    rows.add(sheets.AGREEMENT.name, Made(keys.get("Title", "Title"), cells, origins))


def _get_value(key: str, heading: str, rows: Rows) -> str:
    """Return what is accepted in a row of the sheet Document; empty for nothing."""
    decision = rows.decided.decisions.get(key, Decision())
    proposal = rows.index.proposals.get(key)
    value = {**(propose_about(proposal) if proposal is not None else {}), **decision.cells}.get("Value", "")
    # What nobody has proposed, and somebody has written, is decided by that.
    answer = decision.answer or ("" if proposal is not None or not value else CHANGE)
    if not answer or answer == REJECT:
        return ""
    if not value:
        rows.found.fault(key, "Value", f"the {heading.lower()} is accepted, and there is none: write it")
    column = headings.find_column(sheets.AGREEMENT.name, heading)
    return "" if rows.waits(key, {heading: value}, sheets.AGREEMENT.name, "Value") and column else value


def _take_name(entry: Entry, rows: Rows) -> None:
    if entry.state != "taken":
        return
    stated = [each for each in entry.passages if each in rows.locators]
    if not stated:
        message = "the passage that names it is missing: write it, such as 4.7"
        rows.found.fault(entry.key, "Named in", message)
        return
    if entry.same_as:
        _join(entry, rows)
        return
    kind = entry.cells.get("What it is", "")
    home = find_home(kind)
    if home is None:
        message = f"there is no kind of thing “{kind}”: it can be {', '.join(list_kinds())}"
        rows.found.fault(entry.key, "What it is", message if kind else "what it is, is missing: choose it")
        return
    if home.sheet is sheets.WORDS and rows.is_listed(entry.name):
        # The list has it: nothing is to be added.
        return
    whole = entry.cells.get("Belongs to", "")
    home = as_part(home) if whole else home
    same = rows.known.joined.get(entry.key, ())
    others = dict.fromkeys([*entry.others, *(name for each in same for name in (each.name, *each.others))])
    label = home.sheet.label
    cells: dict[str, Value] = {
        label.heading if label is not None else "Name": entry.name,
        "Also called": join(each for each in others if each != entry.name),
        "What it is": home.word,
        "Kind": entry.cells.get("Kind", "") if home.sheet.find("Kind") else "",
        "ID": entry.cells.get("Address", ""),
    }
    if home.whole and whole and not rows.waits(entry.key, {home.whole: whole}, home.sheet.name, "Belongs to"):
        cells[home.whole] = whole
    origins = {STATED: "Named in", "ID": "Address", home.whole: "Belongs to"}
    made = Made(entry.key, cells, {key: value for key, value in origins.items() if key})
    rows.add(home.sheet.name, made, stated[0])


def _join(entry: Entry, rows: Rows) -> None:
    """Tell where a name is joined to nothing."""
    meant = rows.known.follow(entry)
    if meant is None or meant is entry:
        message = f"“{entry.same_as}” is no other name on this sheet: write one as its row has it"
        rows.found.fault(entry.key, "Same as", message)
    elif meant.state == "rejected":
        message = (
            f"“{meant.name}” is rejected in {rows.found.place(meant.key, 'Decision')}: join it to another"
        )
        rows.found.fault(entry.key, "Same as", message)
    elif meant.state == "undecided":
        rows.tally.add(rows.found.place(entry.key, "Same as"), WAITS, meant.name)


def _take(key: str, rows: Rows) -> None:
    proposal = rows.index.proposals.get(key)
    if proposal is not None and find_about(proposal, rows.abouts):
        return
    answer, where = find_answer(rows.decided, rows.index, key)
    if not answer or answer == REJECT:
        return
    own = rows.decided.decisions.get(key, Decision())
    if own.answer == CHANGE and not own.cells:
        message = "it says change, and nothing is changed: write over the cells, or write accept"
        rows.found.fault(key, "Decision", message)
        return
    cells = _fill_in(key, own.cells, rows)
    locator = rows.index.locate(proposal.passage) if proposal is not None else cells.pop("Passage", "")
    sheet = _find_sheet(key, cells, rows)
    if sheet is None or not _is_whole(key, where, sheet, cells, rows):
        return
    if locator not in rows.locators:
        rows.found.fault(key, "Passage", "the passage that says so is missing: write it, such as 4.7")
        return
    if rows.waits(key, cells, sheet):
        return
    taken = _as_values(sheet, cells)
    if sheet == sheets.SEATS.name:
        _describe_beside(key, taken, locator, rows)
    elif sheet == sheets.STATEMENTS.name and proposal is not None and taken["Value"] in rows.abouts:
        # It names something, whatever values the property mostly has.
        taken["Sort of value"] = "thing"
    rows.keys[key] = sheet, rows.add(sheet, Made(key, taken, {STATED: "Passage"}), locator)


def _fill_in(key: str, written: Mapping[str, str], rows: Rows) -> dict[str, str]:
    """Return the cells of a row: as proposed, as somebody has written over them."""
    cells = {**propose_cells(key, rows.index), **written}
    proposal = rows.index.proposals.get(key)
    if proposal is not None and written.keys().isdisjoint(HOLDERS):
        # Whom a seat is for stands where things of the kind stand that was decided on.
        meant = propose(proposal, rows.kinds)
        cells |= {heading: meant.get(heading, "") for heading in HOLDERS}
    return {heading: text for heading, text in cells.items() if text}


def _as_values(sheet: str, cells: Mapping[str, str]) -> dict[str, Value]:
    """Return the cells as the workbook has them; a day that nobody has typed as printed is a day."""
    taken: dict[str, Value] = {each: text for each, text in cells.items() if each in headings.OFFERED[sheet]}
    day = as_day(cells.get("Due", ""))
    return {**taken, "Due": day} if day is not None else taken


def _describe_beside(key: str, taken: dict[str, Value], locator: str, rows: Rows) -> None:
    """Take what a seat says beside: whom its holder comes from, and a role that the lists do not have."""
    proposal = rows.index.proposals.get(key)
    whence = taken.pop("Comes from", None)
    if whence:
        cells: dict[str, Value] = {
            "Thing": taken.get("Held by"),
            "Property": "org:memberOf",
            "Value": whence,
            "Sort of value": "thing",
        }
        origins = {"Thing": "Held by", "Value": "Comes from", STATED: "Passage"}
        rows.add(sheets.STATEMENTS.name, Made(key, cells, origins), locator)
    # What somebody has written may be a misprint; what is printed is a word of the paper's own.
    if proposal is None:
        return
    rank, role = taken.get("Rank"), taken.get("Role")
    if isinstance(rank, str) and rank in list_texts(proposal.details.get("csa:grade")) and rows.is_new(rank):
        rows.add(sheets.OTHERS.name, Made(key, {"Name": rank}, {"Name": "Rank", STATED: "Passage"}), locator)
    if isinstance(role, str) and role == proposal.predicate and rows.is_new(role):
        message = "“{}” is none of the roles of the list: it is taken for one of the paper's own"
        rows.tally.add(rows.found.place(key, "Role"), message, role)
        cells = {"Name": role, "What it is": "role"}
        rows.add(sheets.WORDS.name, Made(key, cells, {"Name": "Role", STATED: "Passage"}), locator)


def _find_sheet(key: str, cells: Mapping[str, str], rows: Rows) -> str | None:
    """Return the sheet of the workbook that the cells of a row belong to."""
    meant = [sheet for sheet, telling in headings.TELLING.items() if not cells.keys().isdisjoint(telling)]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        rows.found.fault(key, "", "it is accepted, and its cells are empty: write what is stated")
        return None
    told = list_words(
        [f"“{next(each for each in headings.TELLING[sheet] if each in cells)}”" for sheet in meant]
    )
    message = f"{told} are cells of different statements: empty those that do not belong to this one"
    rows.found.fault(key, next(each for each in headings.TELLING[meant[1]] if each in cells), message)
    return None


def _is_whole(key: str, where: str, sheet: str, cells: Mapping[str, str], rows: Rows) -> bool:
    """Return whether a row has both ends; of one that only its group accepts, that is a note."""
    needed = [column.heading for column in headings.find_sheet(sheet).columns if column.required]
    missing = [heading for heading in needed if heading not in cells]
    if sheet == sheets.SEATS.name:
        missing = [heading for heading in ("On", "Role") if heading not in cells]
    if not missing:
        return True
    if where != key:
        message = "accepted with its group, and not taken: it is half filled"
        rows.tally.add(rows.found.place(key, missing[0]), message)
        return False
    for heading in missing:
        message = f"the words do not tell it: write what belongs under “{heading}”, or reject the row"
        rows.found.fault(key, heading, message)
    return False
