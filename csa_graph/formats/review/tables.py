"""A review with its decisions becomes the rows of its sheets; a group of alike rows has one at its head.

Knows no file: Excel and CSV are written of the same rows, and read back to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from csa_graph.base.xml_text import for_xml
from csa_graph.formats.review import headings, records, summary
from csa_graph.formats.review.cells import plain, propose_about, propose_cells, propose_name
from csa_graph.formats.review.decisions import ACCEPT, DecidedReview, Decision, Index
from csa_graph.formats.review.kinds import find_word
from csa_graph.formats.review.proposed import find_about, is_complete, list_left_out
from csa_graph.formats.workbook.reading.names import join
from csa_graph.formats.workbook.writing.fitting import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.formats.workbook.columns import Sheet


class Marked(NamedTuple):
    """A text in which some words are set off.

    Attributes:
        text: The text.
        start: Where the words begin.
        end: Where they end.
    """

    text: str
    start: int
    end: int


Cell: TypeAlias = str | int | float | Marked | None


class Row(NamedTuple):
    """A row.

    Attributes:
        cells: What stands under each heading.
        is_head: Whether it decides for the rows of a group.
        is_sure: Whether accepting it is suggested.
    """

    cells: Mapping[str, Cell]
    is_head: bool = False
    is_sure: bool = False


class Table(NamedTuple):
    """A sheet with its rows."""

    sheet: Sheet
    rows: tuple[Row, ...]


def make(decided: DecidedReview) -> list[Table]:
    """Return the sheets that people read, in order."""
    index = Index(decided.review)
    first = (Row({"About": left, "Reads": right}) for left, right in summary.lines(decided))
    made: tuple[Iterable[Row], ...] = (
        first,
        _list_document(decided, index),
        _list_names(decided, index),
        _list_proposals(decided, index),
        _list_unread(decided, index),
        _list_gone(decided),
    )
    return [Table(sheet, tuple(rows)) for sheet, rows in zip(headings.SHEETS, made, strict=True)]


def list_records(decided: DecidedReview) -> list[list[str]]:
    """Return the rows of the sheet that nobody reads: what the others are about."""
    return [records.split(line) for line in records.dump(decided)]


def _fill(key: str, proposed: Mapping[str, str], decided: DecidedReview) -> dict[str, Cell]:
    """Return the cells that a person fills in: as proposed, or as they were changed."""
    decision = decided.decisions.get(key, Decision())
    cells: dict[str, Cell] = {**proposed, **decision.cells}
    cells |= {"Decision": decision.answer, "Note": decision.note}
    return {heading: cell for heading, cell in cells.items() if cell}


def _head(group: str, what: str, heading: str, decided: DecidedReview) -> Row:
    return Row({"ID": group, heading: what, **_fill(group, {}, decided)}, is_head=True)


def _list_document(decided: DecidedReview, index: Index) -> Iterator[Row]:
    told = {key: find_about(each, index.known) for key, each in index.proposals.items()}
    for heading in headings.ABOUT:
        keys = [key for key, about in told.items() if about == heading]
        for key in keys:
            cells = {"What": heading, **_say(key, decided, index)}
            yield Row(
                {**cells, **_fill(key, propose_about(index.proposals[key]), decided)},
                is_sure=bool(cells.get("Suggestion")),
            )
        if not keys:
            yield Row({"ID": heading, "What": heading, **_fill(heading, {}, decided)})


def _list_names(decided: DecidedReview, index: Index) -> Iterator[Row]:
    # Those of a kind stand together, as the names of the kind first come.
    kinds: dict[str, list[str]] = {}
    for key, name in index.names.items():
        kinds.setdefault(name.kind, []).append(key)
    for kind, keys in kinds.items():
        if len(keys) > 1:
            what = f"All {len(keys)} rows: {find_word(kind)}"
            yield _head(index.group_of[keys[0]], what, "As printed", decided)
        for key in keys:
            yield _show_name(key, decided, index)
    yield from _list_own(headings.NAMES.name, decided)


def _show_name(key: str, decided: DecidedReview, index: Index) -> Row:
    name = index.names[key]
    could = [f"{other} ({score:.2f})" for other, score in name.same_as]
    if name.is_plural:
        could.insert(0, "names several at once")
    cells: dict[str, Cell] = {
        "ID": key,
        "As printed": plain(name.name),
        "Named in": plain(join(index.locate(each) for each in name.passages)),
        "Could be": plain("; ".join(could)),
    }
    return Row({**cells, **_fill(key, propose_name(name), decided)})


def _list_proposals(decided: DecidedReview, index: Index) -> Iterator[Row]:
    begun: set[str] = set()
    for key, proposal in index.proposals.items():
        if find_about(proposal, index.known):
            continue
        group = index.group_of.get(key, "")
        if group and group not in begun:
            begun.add(group)
            what = f"All {len(index.groups[group])} rows of: {proposal.group}"
            head = _head(group, plain(what), "It would state", decided)
            yield head._replace(cells={**head.cells, "Group": plain(proposal.group)})
        cells = {**_say(key, decided, index), **_fill(key, propose_cells(key, index), decided)}
        yield Row(
            {**cells, "Group": plain(proposal.group)} if group else cells,
            is_sure=bool(cells.get("Suggestion")),
        )
    yield from _list_own(headings.PROPOSALS.name, decided)


def _say(key: str, decided: DecidedReview, index: Index) -> dict[str, Cell]:
    """Return the cells of a proposal that are the reader's."""
    proposal = index.proposals[key]
    why = proposal.reason
    if proposal.alternatives:
        why = f"{why}{'; ' if why else ''}it could also be: {'; '.join(proposal.alternatives)}"
    beside = list_left_out(proposal, propose_cells(key, index))
    if beside:
        why = f"{why}{'; ' if why else ''}it also says: {'; '.join(beside)}"
    least = decided.suggest_above
    suggests = least is not None and is_complete(proposal) and proposal.confidence >= least
    return {
        "ID": key,
        **show_words(proposal.passage, proposal.start, proposal.end, index),
        "It would state": plain(proposal.statement),
        "Confidence": round(proposal.confidence, 2),
        "Why": plain(why),
        "Suggestion": ACCEPT if suggests else None,
    }


def show_words(key: str, start: int, end: int, index: Index) -> dict[str, Cell]:
    """Return the cells that show some words of a passage.

    Args:
        key: The ID of the passage.
        start: Where the words begin.
        end: Where they end.
        index: What there is.
    """
    passage = index.passages.get(key)
    if passage is None:
        return {"Passage": plain(key)}
    text = for_xml(passage.text)
    # Of a passage that is too long for a cell, what stands around the words.
    first = 0 if len(text) <= LONGEST else max(0, min(start - LONGEST // 2, len(text) - LONGEST))
    part = text[first : first + LONGEST]
    return {
        "Passage": plain(passage.locator),
        "Page": passage.page,
        "Sentence": Marked(part, max(start - first, 0), min(end - first, len(part))),
    }


def _list_own(sheet: str, decided: DecidedReview) -> Iterator[Row]:
    """Iterate over the rows that a person has added."""
    for key, decision in decided.decisions.items():
        if key.startswith(f"+{sheet}"):
            cells: dict[str, Cell] = {**decision.cells, "Decision": decision.answer, "Note": decision.note}
            yield Row({heading: cell for heading, cell in cells.items() if cell})


def _list_unread(decided: DecidedReview, index: Index) -> Iterator[Row]:
    for each in decided.review.unread:
        yield Row({**show_words(each.passage, each.start, each.end, index), "Why": plain(each.why)})


def _list_gone(decided: DecidedReview) -> Iterator[Row]:
    for gone in decided.gone:
        changed = "; ".join(f"{heading}: {text}" for heading, text in gone.decision.cells.items())
        cells: dict[str, Cell] = {
            "Sheet": gone.sheet,
            "Passage": plain(gone.passage),
            "Words": plain(gone.quote),
            "It would state": plain(gone.said),
            "Decision": gone.decision.answer,
            "Changed to": plain(changed),
            "Note": plain(gone.decision.note),
            headings.BY: plain(gone.by),
            headings.ON: gone.on,
        }
        yield Row({heading: cell for heading, cell in cells.items() if cell})


def list_columns(table: Table) -> tuple[str, ...]:
    """Return the headings of a sheet: of those that proposals fill in, the ones of what is proposed here."""
    if table.sheet is not headings.PROPOSALS:
        return tuple(column.heading for column in table.sheet.columns)
    used = {heading for row in table.rows for heading, cell in row.cells.items() if cell not in {None, ""}}
    wanted = set(_find_wanted(used))
    offered = set(headings.CHANGED[table.sheet.name])
    return tuple(
        column.heading
        for column in table.sheet.columns
        if column.heading not in offered or column.heading in wanted
    )


def list_empty(table: Table) -> frozenset[str]:
    """Return the headings under which nothing is proposed, and which say a statement's less usual sides."""
    if table.sheet is not headings.PROPOSALS:
        return frozenset()
    used = {heading for row in table.rows for heading, cell in row.cells.items() if cell not in {None, ""}}
    usual = {heading for telling in headings.TELLING.values() for heading in telling}
    return frozenset(headings.CHANGED[table.sheet.name]) - used - usual


def list_fitting(table: Table, row: Row) -> frozenset[str]:
    """Return the headings under which a person may write in a row: of its kind of statement."""
    own = frozenset(headings.EDITABLE.get(table.sheet.name, ()))
    if table.sheet is not headings.PROPOSALS:
        return own
    for sheet, telling in headings.TELLING.items():
        if any(row.cells.get(heading) for heading in telling):
            return frozenset({*headings.OFFERED[sheet], "Decision", "Note"})
    return own


def _find_wanted(used: set[str]) -> Iterable[str]:
    """Iterate over the headings of each sheet of the workbook of which something is proposed."""
    usual = {"From", "Line", "To"}
    for sheet, telling in headings.TELLING.items():
        if used & set(telling) or usual & set(telling):
            yield from headings.OFFERED[sheet]
