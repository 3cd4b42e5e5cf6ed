"""Priorities and actions become a RACI matrix: who is responsible, accountable, consulted and informed.

Derives it from stated leads, owners, seats and lines, and says "not stated" where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.base.wording import quantity
from csa_graph.projection.network import get_node
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, OPENGOV

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "raci",
    "RACI matrix",
    "For each priority and action: who is responsible, accountable, consulted and informed.",
    place=9,
    denies=(
        CSA.owns.value,
        CSA.lead.value,
    ),
)
NOT_STATED = "not stated"
_LIMITS = (
    "The document draws no such matrix: this one is derived. Responsible are the leads. Accountable is "
    "the owner; for an action, the one lead that is said to answer for it: to own a priority is not to "
    "answer for each action that works on it. Consulted are the members of those groups. Informed is "
    "whom they report to, or who follows the plan. That members are asked, or that a report is sent, is "
    "not stated."
)
_MEANINGS = {
    "what": "the priority or action",
    "kind": "which of the two",
    "responsible": "who leads it, or the actions for it",
    "accountable": "who owns it",
    "consulted": "members of the groups that are responsible or accountable",
    "informed": "who receives reports from them",
    "passage": "where the leads, owners and lines are stated",
}
_LETTERS = ("R", "A", "C", "I")
#: Columns above which no matrix is drawn: nobody could read it, and it grows with the square of the data.
WIDEST = 100


class Assignment(NamedTuple):
    """The parts that bodies and people have in one priority or action, as IRIs in alphabetical order.

    Attributes:
        what: IRI of the priority or action.
        responsible: Its leads; for a priority, the leads of the actions that address it.
        accountable: Its owners.
        consulted: The members of the groups that are responsible or accountable.
        informed: Those to whom these answer or give information, and who monitors the plan of an action.
        cited: IRIs of the passages that state leads, owners and lines.
    """

    what: str
    responsible: tuple[str, ...]
    accountable: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    cited: tuple[str, ...]


def analyse(reading: Reading) -> Result:
    """Derive the matrix; the four letters are those of responsibility charting (Smith and Erwin)."""
    graph = reading.project()
    assignments = assign(graph)
    rows: list[tuple[Cell, ...]] = [
        (
            reading.thing(each.what),
            gov.get_type_label(graph, each.what),
            *(_list_things(graph, each[place]) for place in range(1, 5)),
            reading.passages(each.cited),
        )
        for each in assignments
    ]
    tables = (
        tabulate(
            "assignments",
            "Who is responsible, accountable, consulted and informed",
            _MEANINGS,
            rows,
            "No priority or action is stated.",
        ),
        _matrix(reading, graph, assignments),
    )
    return Result(ANALYSIS.title, _sentences(graph, assignments), _LIMITS, tables)


def assign(graph: gov.Graph) -> list[Assignment]:
    """Return who has which part in each priority, then in each action.

    A body that is responsible or accountable is not listed again as consulted or informed.
    """
    return [
        *(_assign_priority(graph, each) for each in gov.of_type(graph, CSA.Priority.value)),
        *(_assign_action(graph, each) for each in gov.of_type(graph, CSA.Action.value)),
    ]


def _assign_priority(graph: gov.Graph, priority: str) -> Assignment:
    actions = [
        each
        for each in gov.from_(graph, priority, CSA.addresses.value)
        if gov.is_a(graph, each, CSA.Action.value)
    ]
    leads = {lead for action in actions for lead in gov.to(graph, action, CSA.lead.value)}
    owners = gov.owners(graph, priority)
    cited = [iri for owner in owners for iri in gov.cited(graph, owner, priority, CSA.owns.value)]
    for action in actions:
        for lead in gov.to(graph, action, CSA.lead.value):
            cited += gov.cited(graph, action, lead, CSA.lead.value)
    return _complete(graph, priority, leads=leads, owners=owners, overseers=(), cited=cited)


def _assign_action(graph: gov.Graph, action: str) -> Assignment:
    leads = gov.to(graph, action, CSA.lead.value)
    cited = [iri for lead in leads for iri in gov.cited(graph, action, lead, CSA.lead.value)]
    owners = gov.accountable(graph, action)
    cited += [iri for owner in owners for iri in gov.cited(graph, action, owner, CSA.accountable.value)]
    overseers = []
    for plan in (action, *gov.to(graph, action, DCT.isPartOf.value)):
        for body in gov.from_(graph, plan, CSA.monitors.value):
            overseers.append(body)
            cited += gov.cited(graph, body, plan, CSA.monitors.value)
    return _complete(graph, action, leads=leads, owners=owners, overseers=overseers, cited=cited)


def _complete(
    graph: gov.Graph,
    what: str,
    *,
    leads: Iterable[str],
    owners: Iterable[str],
    overseers: Iterable[str],
    cited: list[str],
) -> Assignment:
    responsible, accountable = set(leads), set(owners)
    bearers = responsible | accountable
    informed = set(overseers)
    consulted: set[str] = set()
    for body in bearers:
        above = gov.to(graph, body, *ontology.list_lines(), CSA.informs.value)
        informed |= set(above)
        cited = [
            *cited,
            *(
                iri
                for each in above
                for iri in gov.cited(graph, body, each, *ontology.list_lines(), CSA.informs.value)
            ),
        ]
        consulted |= _members(graph, body)
    parts = (responsible, accountable, consulted - bearers, informed - bearers)
    r, a, c, i = (
        tuple(sorted(some, key=lambda iri: (gov.label(graph, iri).casefold(), iri))) for some in parts
    )
    return Assignment(what, r, a, c, i, tuple(dict.fromkeys(cited)))


def _members(graph: gov.Graph, group: str) -> set[str]:
    return {
        member
        for seat in gov.seats(graph, group)
        for member in (
            *gov.holders(graph, seat),
            *gov.to(graph, seat, OPENGOV.onBehalfOf.value, CSA.forKind.value),
        )
    }


def _matrix(reading: Reading, graph: gov.Graph, assignments: list[Assignment]) -> Answer:
    bearers = {iri for each in assignments for iri in (*each.responsible, *each.accountable, *each.informed)}
    columns = sorted(bearers, key=lambda iri: (gov.label(graph, iri).casefold(), iri))
    if len(columns) > WIDEST:
        words = (
            f"It would have {len(columns):,} columns, which nobody could read: --edition reads one document "
            "alone. The other table has all that it would hold."
        )
        return tabulate("matrix", "Matrix", {"what": "the priority or action"}, (), words, note=words)
    # Two bodies can have one name, and a table needs columns of different names.
    names: dict[str, str] = {}
    for iri in columns:
        name = get_node(graph, iri)["short"]
        names[iri] = name if name not in names.values() else f"{name} ({iri})"
    rows: list[tuple[Cell, ...]] = []
    for each in assignments:
        letters = [
            "".join(letter for letter, some in zip(_LETTERS, each[1:5], strict=True) if iri in some)
            for iri in columns
        ]
        rows.append((reading.thing(each.what), *letters))
    return tabulate(
        "matrix",
        "Matrix",
        {"what": "the priority or action", **{names[iri]: gov.label(graph, iri) for iri in columns}},
        rows,
        "No priority or action is stated.",
        note=(
            "R responsible, A accountable, C consulted, I informed; an empty cell: no part is stated. "
            "Whoever is only consulted has no column."
        ),
    )


def _list_things(graph: gov.Graph, iris: Iterable[str]) -> str:
    return "; ".join(gov.label(graph, iri) for iri in iris) or NOT_STATED


def _sentences(graph: gov.Graph, assignments: list[Assignment]) -> str:
    if not assignments:
        return "No priority or action is stated."
    sentences = []
    for kind, words in (
        (CSA.Priority.value, ("priority", "priorities")),
        (CSA.Action.value, ("action", "actions")),
    ):
        some = [each for each in assignments if gov.is_a(graph, each.what, kind)]
        if some:
            owned = sum(bool(each.accountable) for each in some)
            led = sum(bool(each.responsible) for each in some)
            sentences.append(
                f"Of {quantity(len(some), *words)}, {owned} {'has' if owned == 1 else 'have'} somebody who "
                f"is stated to be accountable, and {led} somebody who is responsible."
            )
    return " ".join(sentences)
