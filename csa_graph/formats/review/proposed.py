"""What is proposed becomes the cells of a row, as somebody would fill in the workbook; nothing is added.

Says nothing of decisions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import fold
from csa_graph.formats.review import headings
from csa_graph.formats.review.kinds import is_body, is_office, is_person
from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.reading import durations, values
from csa_graph.formats.workbook.reading.names import join
from csa_graph.terms.iris import CSA, SCHEMA
from csa_graph.terms.prefixes import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.formats.workbook.columns import Column
    from csa_graph.reading.proposal import Name, Proposal

#: What a proposal says of an action beside what it is.
_ACTION = ("csa:leadAsPrinted", "csa:lead", "csa:due", "csa:theme")
#: What is asked of the paper itself, by property.
_ABOUT = {
    column.term: column.heading for column in sheets.AGREEMENT.columns if column.heading in headings.ABOUT
}
# Of these the subject may be a body just as well.
_ALSO_OF_BODIES = {"csa:starts", "csa:ends"}
_TIME = "When, as printed"
_YES = {"true": "yes", "false": "no"}
#: The cells that say who has a seat: which one, its kind tells.
HOLDERS = ("Held by", "Comes from", "Office", "Office of", "For", "Kept for")
# What a seat is: its cells come of the ends of the proposal.
_OWN = frozenset({"org:postIn", "org:role", "org:heldBy"})


def find_about(proposal: Proposal, names: Mapping[str, Name]) -> str:
    """Return what a proposal tells of the paper itself, by heading of the sheet Agreement; else nothing."""
    heading = _ABOUT.get(proposal.predicate, "")
    is_of_body = proposal.predicate in _ALSO_OF_BODIES and proposal.subject in names
    return "" if is_of_body else heading


def propose(proposal: Proposal, names: Mapping[str, Name]) -> dict[str, str]:
    """Return the cells of a proposal by heading; what the words do not tell is left out.

    Args:
        proposal: The proposal.
        names: What the paper names, by name.
    """
    if ":" not in proposal.predicate:
        cells = _propose_seat(proposal, names)
        sheet = sheets.SEATS.name
    elif is_action(proposal):
        cells = _propose_action(proposal)
        sheet = sheets.ACTIONS.name
    elif _is_line(proposal):
        words = terms.read().words[_expand(proposal.predicate)]
        cells = {"From": _name(proposal.subject), "Line": words, "To": _name(proposal.object)}
        sheet = sheets.LINES.name
    else:
        cells = _propose_fact(proposal)
        sheet = sheets.STATEMENTS.name
    found = {**_propose_details(proposal, sheet), **cells}
    offered = headings.OFFERED[sheet]
    return {heading: found[heading] for heading in offered if found.get(heading)}


def list_left_out(proposal: Proposal, cells: Mapping[str, str]) -> list[str]:
    """Return what a proposal says beside and no cell has, in words: ``status planned``."""
    shown = {text for cell in cells.values() for text in (cell, *cell.split("; "))}
    return [
        f"{term.rpartition(':')[2]} {text}"
        for term, value in proposal.details.items()
        for text in list_texts(value)
        if text not in shown and not (term in {"csa:due", "csa:precision"} and "Due" in cells)
    ]


def is_action(proposal: Proposal) -> bool:
    """Return whether a proposal is an action of a plan."""
    is_named = "csa:Action" in {proposal.predicate, proposal.object}
    return is_named or not proposal.details.keys().isdisjoint(_ACTION)


def is_complete(proposal: Proposal) -> bool:
    """Return whether a proposal has both ends; an action, and what is told of the paper itself, have one."""
    is_single = is_action(proposal) or proposal.predicate in _ABOUT.keys() - _ALSO_OF_BODIES
    return is_single or proposal.is_complete


def describe_action(proposal: Proposal) -> str:
    """Return what is to be done; empty if the words do not tell."""
    text = proposal.details.get("skos:prefLabel")
    if isinstance(text, str):
        return text
    return proposal.subject or (proposal.object if proposal.object != "csa:Action" else None) or ""


def list_texts(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return a detail that can be one or several as several."""
    return (value,) if isinstance(value, str) else value or ()


def _is_line(proposal: Proposal) -> bool:
    """Return whether a proposal is a tie between two things; a frequency only where the list has it."""
    iri = _expand(proposal.predicate)
    if iri == CSA.frequency.value:
        return proposal.object is None or _is_frequency(proposal.object)
    return iri in terms.list_ties()


def _propose_seat(proposal: Proposal, names: Mapping[str, Name]) -> dict[str, str]:
    cells = {"On": _name(proposal.object), "Role": proposal.predicate}
    holder = names.get(proposal.subject or "")
    if proposal.subject is None:
        return cells
    if holder is None or is_person(holder.kind):
        cells["Held by"] = _name(proposal.subject)
    elif is_office(holder.kind):
        body = holder.office_of or "; ".join(list_texts(proposal.details.get("org:postIn")))
        cells |= {"Office": holder.name, "Office of": body}
    elif is_body(holder.kind):
        cells["For"] = _name(proposal.subject)
    else:
        cells["Kept for"] = _name(proposal.subject)
    if "Held by" in cells:
        cells["Comes from"] = join(list_texts(proposal.details.get("org:memberOf")))
    return cells


def _propose_action(proposal: Proposal) -> dict[str, str]:
    cells = {"Action": describe_action(proposal)}
    printed = "; ".join(list_texts(proposal.details.get("csa:timescale")))
    due = "; ".join(list_texts(proposal.details.get("csa:due")))
    if not due:
        return cells
    # Words that the workbook reads as that very day say more than the day: how exact it is.
    if printed and _read_day(printed) == due:
        return {**cells, "Due": printed, _TIME: ""}
    return {**cells, "Due": due}


def _read_day(text: str) -> str:
    try:
        return values.to_date(text).last.isoformat()
    except values.CellFault:
        return ""


def _propose_fact(proposal: Proposal) -> dict[str, str]:
    iri, value = _expand(proposal.predicate), proposal.object or ""
    if iri == CSA.frequency.value and value:
        # What the list does not have is kept as printed, as the workbook does.
        return {"Thing": _name(proposal.subject), "Property": _word(CSA.timescale.value), "Value": value}
    if iri == SCHEMA.base + "duration":
        value = durations.read(value) or value
    is_thing = iri in terms.read().objects
    return {
        "Thing": _name(proposal.subject),
        "Property": _word(iri),
        "Value": _name(proposal.object) if is_thing else value,
    }


def _propose_details(proposal: Proposal, sheet: str) -> dict[str, str]:
    columns = {
        headings.find_column(sheet, heading).term: headings.find_column(sheet, heading)
        for heading in headings.OFFERED[sheet]
        if heading not in headings.BESIDE
    }
    found: dict[str, str] = {}
    for term, value in proposal.details.items():
        texts = list_texts(value)
        if term == "csa:frequency" and texts and not all(map(_is_frequency, texts)):
            found.setdefault(_TIME, "; ".join(texts))
        elif term in columns and term not in _OWN and _fits(columns[term], texts):
            column = columns[term]
            found[column.heading] = join(texts) if column.several else _YES.get(texts[0], texts[0])
    return found


def _fits(column: Column, texts: tuple[str, ...]) -> bool:
    """Return whether a column can hold what is said: only one where it holds one, and digits for a number."""
    is_number = column.sort != "number" or all(each.isdecimal() for each in texts)
    return is_number and (column.several or len(texts) == 1)


def _is_frequency(text: str) -> bool:
    known = {fold(each) for _, name, others in terms.read().lists["freq"] for each in (name, *others)}
    return fold(text.rpartition(":")[2] if text.startswith("freq:") else text) in known


def _expand(term: str) -> str:
    return expand(term) if term.partition(":")[0] in PREFIXES else term


def _word(iri: str) -> str:
    """Return what a property is called on the sheet of other statements."""
    label = terms.read().labels.get(iri)
    if label:
        return label
    short = next(
        (f"{key}:{iri[len(space) :]}" for key, space in PREFIXES.items() if iri.startswith(space)), ""
    )
    return short or iri


def _name(name: str | None) -> str:
    return name or ""
