"""Rows of a table of members become seats: who, what they are, where they come from, what they are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.statements import holders, roles, seats
from csa_graph.reading.statements.listing import Listing, Meant
from csa_graph.reading.statements.topics import BODIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csa_graph.documents.document import Cell, Passage
    from csa_graph.reading.proposal import Proposal
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.holder import Holder
    from csa_graph.reading.statements.rules import Pattern, Rule

# What the words above a table of members say.
_ABOUT = re.compile(r"\b(?:member|composition|represent|attend|who sits|board of)", re.IGNORECASE)
_TELLING = frozenset({"office", "organisation", "role"})


def propose(
    context: Context, passage: Passage, rule: Rule, pattern: Pattern, cells: Mapping[str, Cell]
) -> Iterator[Proposal]:
    """Propose the seat that a row states.

    Args:
        context: The document.
        passage: The row.
        rule: The rule.
        pattern: The pattern whose columns the table has.
        cells: The cells of the row, by what their columns are.
    """
    if len(cells) < 2 or not _TELLING & cells.keys():
        return
    about = _find_group(context, passage)
    holder = _find_holder(context, passage, cells)
    if about is None or holder is None:
        return
    printed = cells["role"].text if "role" in cells else ""
    role = roles.of(printed) or holder.role
    listing = Listing((about,), pattern.proposes, rule, pattern)
    for each in seats.propose(context, passage, listing, [holder._replace(role=role)], (0, 0), is_point=True):
        yield each._replace(group=f"members of {about.name}, table {passage.table}")


def _find_group(context: Context, passage: Passage) -> Meant | None:
    """Find whose members a table lists; None where nothing above it says that it lists members."""
    above = [context.passages[each] for each in passage.headings[-2:]]
    lists = [context.lists[each.id] for each in above if each.id in context.lists]
    if lists:
        return lists[-1].groups[0]
    if not any(_ABOUT.search(each.text) for each in above):
        return None
    about = context.about(passage)
    return about if about.name else None


def _find_holder(context: Context, passage: Passage, cells: Mapping[str, Cell]) -> Holder | None:
    """Find who has the seat: the person of a row, else the office with its body, else the body."""
    found = {
        key: _read(context, passage, cells[key])
        for key in ("holder", "office", "organisation")
        if key in cells
    }
    told = {key: each for key, each in found.items() if each is not None and each.name}
    who = told.get("holder") or told.get("office") or told.get("organisation")
    if who is None or (who is told.get("holder") and who.kind == "group"):
        return None
    body, office = told.get("organisation"), told.get("office")
    details = dict(who.details)
    is_person = who.kind == "person" or who.is_called
    if office is not None and office is not who:
        details.setdefault("office", office.name)
    if body is None or body is who:
        return who._replace(details=details)
    details.setdefault("org:memberOf" if is_person else "org:postIn", body.name)
    if is_person or who.kind in BODIES | {"office"}:
        return who._replace(details=details)
    # Many bodies have a "Chief Executive": the office is told by the body beside it.
    return who._replace(name=f"{who.name}, {body.name}", kind="office", details=details)


def _read(context: Context, passage: Passage, cell: Cell) -> Holder | None:
    end = cell.start + len(cell.text)
    found = holders.read(
        passage.text, cell.start, end, context.mentions(passage), context.names, is_point=True
    )
    return found[0] if found else None
