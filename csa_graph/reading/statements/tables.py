"""Rows of a table whose columns belong together become proposals: actions with dates and leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.proposal import Proposal
from csa_graph.reading.statements import details, entries, rows
from csa_graph.reading.statements.topics import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.document import Cell, Passage
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.rules import Pattern, Rule

#: Who can lead.
_LEADS = BODIES | {"office", "person"}
_SPLIT = re.compile(r"\s*(?:/|;|,|\n|&|\+|\band\b)\s*")
# Words beside a name that name nobody.
_PASSING = re.compile(
    r"\b(?:the|wider|all|leads?|with|support|from|of|team|lead agency|jointly)\b", re.IGNORECASE
)
# An abbreviation that the document spells out nowhere.
_SHORT = re.compile(r"[A-Z][A-Z&]{3,}")


def propose(context: Context, passage: Passage, rule: Rule, pattern: Pattern) -> Iterator[Proposal]:
    """Propose the action, or the seat, that a row states; nothing where the columns are of something else."""
    cells = _find_columns(passage, pattern)
    if "action" not in pattern.columns:
        yield from rows.propose(context, passage, rule, pattern, cells)
        return
    action = cells.get("action")
    if action is None or not ("due" in cells or "lead" in cells):
        return
    text = action.text.strip()
    if not re.search(r"[^\W\d_]{3}", text):
        return
    beside: dict[str, str | tuple[str, ...]] = {}
    reasons = [pattern.reason]
    if theme := _text(cells.get("theme")):
        beside["csa:theme"] = theme
    if printed := _text(cells.get("due")):
        beside |= _read_due(printed)
    if lead := cells.get("lead"):
        beside |= _read_leads(context, passage, lead, reasons)
    yield Proposal(
        passage=passage.id,
        start=action.start,
        end=action.start + len(action.text),
        statement=f"{text} is an action",
        subject=text,
        predicate="rdf:type",
        object=pattern.proposes,
        confidence=pattern.confidence,
        rule=rule.name,
        reason=" ".join(reasons),
        details={**pattern.details, **beside},
        group=f"actions of table {passage.table}",
    )


def _find_columns(passage: Passage, pattern: Pattern) -> dict[str, Cell]:
    """Find the cells of a row by what the headings of their columns say."""
    found: dict[str, Cell] = {}
    for cell in passage.cells:
        heading = cell.column.strip(" .:?*")
        for key, words in pattern.columns.items():
            if key not in found and heading and words.fullmatch(heading):
                found[key] = cell
                break
    return found


def _text(cell: Cell | None) -> str:
    text = cell.text.strip() if cell else ""
    return text if re.search(r"\w", text) else ""


def _read_due(printed: str) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {"csa:timescale": printed}
    day, precision = details.last_day(printed)
    if day:
        found |= {"csa:due": day, "csa:precision": precision}
    return found


def _read_leads(
    context: Context, passage: Passage, cell: Cell, reasons: list[str]
) -> dict[str, str | tuple[str, ...]]:
    """Read who leads: the names in the cell, and abbreviations that are the initials of one body only."""
    printed = _text(cell)
    if not printed:
        return {}
    found: dict[str, str | tuple[str, ...]] = {"csa:leadAsPrinted": printed}
    leads: list[str] = []
    open_pieces = []
    for start, end in _pieces(context, passage, cell):
        piece = passage.text[start:end]
        meant = _named(context, passage, start, end)
        if not meant and _SHORT.fullmatch(piece):
            meant = [each for each in [context.topics.by_initials(piece)] if each]
            reasons += [f"“{piece}” is taken for {each} by its letters." for each in meant]
        leads += meant
        if not meant:
            open_pieces.append(piece)
    if leads:
        found["csa:lead"] = tuple(dict.fromkeys(leads))
    if open_pieces:
        reasons.append(f"Whom “{'”, “'.join(open_pieces)}” means is not told.")
    return found


def _named(context: Context, passage: Passage, start: int, end: int) -> list[str]:
    """Return the names that a piece consists of; none where words are left that no name has."""
    left = passage.text[start:end]
    found: list[str] = []
    for each in context.mentions(passage):
        if start <= each.start and each.end <= end:
            name = context.names.get(each.name)
            left = left.replace(passage.text[each.start : each.end], " ", 1)
            if name is None or name.kind not in _LEADS:
                return []
            found += (name.parts if name.is_plural else ()) or (name.name,)
    return found if not re.search(r"[^\W\d_]{2}", _PASSING.sub(" ", left)) else []


def _pieces(context: Context, passage: Passage, cell: Cell) -> Iterator[tuple[int, int]]:
    """Split a cell at its marks and its "and", not within a name."""
    end = cell.start + len(cell.text)
    at = cell.start
    for found in _SPLIT.finditer(passage.text, cell.start, end):
        if entries.is_held(found.start(), context.mentions(passage)) and entries.is_held(
            found.end() - 1, context.mentions(passage)
        ):
            continue
        if passage.text[at : found.start()].strip():
            yield at, found.start()
        at = found.end()
    if passage.text[at:end].strip():
        yield at, end
