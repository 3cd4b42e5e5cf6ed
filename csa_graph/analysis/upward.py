"""The projection becomes the steps by which anything comes up to those whom it answers to.

An action goes up to its leads, a priority to its owners, a programme to those who run and pay for it, a
person to the groups of their seats, a body along its lines. Finds no routes itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.analysis import governance as gov
from csa_graph.projection.network import get_node, iter_lines_from, iter_lines_to
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, FOAF, ORG, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx

    from csa_graph.projection.network import LineFacts

#: Who carries a programme, plan or process: read from the one who carries it down to what is carried.
CARRIES = (
    CSA.runs.value,
    CSA.commissions.value,
    CSA.funds.value,
    CSA.coordinates.value,
    CSA.responsibleFor.value,
    CSA.hosts.value,
)
_BODIES = {CSA.Group.value, ORG.Organization.value, FOAF.Person.value}
#: Ties whose other end can be nobody: a plan that works on a priority, money of which no giver is named.
_OF_ANYTHING = {CSA.addresses.value, CSA.funds.value}
_ROLES = "roles"


class Step(NamedTuple):
    """One step up.

    Attributes:
        source: Whence.
        target: Whither.
        words: The ties in words, read upwards: "is led by".
        kinds: IRIs of the kinds of tie.
        cited: IRIs of the passages that state it, in reading order.
        inferred: Whether no passage states any of the ties, and a rule added one.
        weak: Whether the tie makes nobody answer: to work on a priority is not to own it.
        through: IRIs of the bodies through which it runs, in their order.
        through_names: What these are called.
        only_for: The one subject that it is for; empty where it holds whatever the matter.
    """

    source: str
    target: str
    words: str
    kinds: tuple[str, ...]
    cited: tuple[str, ...]
    inferred: bool
    weak: bool = False
    through: tuple[str, ...] = ()
    through_names: tuple[str, ...] = ()
    only_for: str = ""


#: Ends the node of a body to which a route has come: from there no line for one subject only leads on.
_REACHED = " whatever the matter"


def get_thing(node: str) -> str:
    """Return the thing that a node of :func:`climb` stands for."""
    return node.removesuffix(_REACHED)


def is_reached(node: str) -> bool:
    """Return whether a node of :func:`climb` is a body with a line for one subject, come to by others."""
    return node.endswith(_REACHED)


def find_steps(graph: gov.Graph, thing: str, *, weak: bool = True) -> list[Step]:
    """Return the steps up from a thing, by label of where they lead; none from an elected body.

    From a body or process the lines of accountability. From an action its leads and the one accountable, the
    priorities that it addresses, and the plan that it is part of. From a priority its owners. From a plan,
    programme or process those who carry it (:data:`CARRIES`) or monitor it. From a person the seats that they
    hold, from a seat its group and the seat that goes with it.

    Args:
        graph: The projection ``governance``.
        thing: IRI of a node.
        weak: Whether steps that make nobody answer stand in where there are none: from a priority to those
            that have it as a priority or work on it, then to the priority it is part of; from a programme to
            its priorities.
    """
    types = set(get_node(graph, thing)["types"])
    if gov.is_elected(graph, thing):
        return []
    forward, backward = _answering(types)
    steps = _collect(graph, thing, forward, backward)
    if steps or not weak:
        return steps
    for forward, backward in _find_substitutes(types):
        steps = _collect(graph, thing, forward, backward, weak=True)
        if steps:
            return steps
    return []


def climb(graph: gov.Graph, starts: Iterable[str], *, weak: bool = True) -> nx.DiGraph[str]:
    """Return all steps up from some things, and from there on; each edge carries its ``step``.

    A line for one subject only leads up from the thing itself, and then on for that subject; whoever comes to
    the thing from below does not go on along it. So a body that has such a line has a second node, for those
    who come to it; :func:`get_thing` tells which body a node is.

    >>> import networkx as nx
    >>> chain = nx.MultiDiGraph()
    >>> chain.add_nodes_from(["forum", "board"], label="", types=(CSA.Group.value,))
    >>> facts = {"label": "reports to", "cited": (), "inferred": False}
    >>> _ = chain.add_edge("forum", "board", ontology.list_lines()[0], **facts)
    >>> [step.words for _, _, step in climb(chain, ["forum"]).edges(data="step")]
    ['reports to']
    """
    import networkx as nx

    found: nx.DiGraph[str] = nx.DiGraph()
    waiting = list(starts)
    found.add_nodes_from(waiting)
    seen = set(waiting)
    steps: dict[str, list[Step]] = {}

    def look(thing: str) -> list[Step]:
        if thing not in steps:
            steps[thing] = find_steps(graph, thing, weak=weak)
        return steps[thing]

    while waiting:
        node = waiting.pop()
        for step in look(get_thing(node)):
            if step.only_for and is_reached(node):
                continue
            is_split = any(each.only_for for each in look(step.target))
            target = f"{step.target}{_REACHED}" if is_split else step.target
            found.add_edge(node, target, step=step)
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return found


def iter_edges(steps: nx.DiGraph[str]) -> Iterator[tuple[str, str, Step]]:
    """Iterate over the steps of :func:`climb`, each with the nodes between which it stands."""
    for lower, upper, facts in steps.edges(data=True):
        yield lower, upper, facts["step"]


def elected(graph: gov.Graph) -> list[str]:
    """Return the elected bodies."""
    return [each for each in gov.of_type(graph, CSA.ElectedBody.value) if gov.is_elected(graph, each)]


def accountable_things(graph: gov.Graph) -> list[str]:
    """Return what should have a route up: groups, whatever has a line, priorities and actions."""
    return sorted(
        {*gov.of_type(graph, CSA.Group.value, CSA.Priority.value, CSA.Action.value), *gov.lines(graph)},
        key=lambda node: (gov.label(graph, node).casefold(), node),
    )


def _answering(types: set[str]) -> tuple[set[str], set[str]]:
    """Return the kinds of tie that lead up from a thing of some types: read forwards, read backwards."""
    if CSA.Priority.value in types:
        return set(), {CSA.owns.value}
    if CSA.Action.value in types:
        return {CSA.lead.value, CSA.accountable.value, CSA.addresses.value, DCT.isPartOf.value}, {
            CSA.monitors.value
        }
    if FOAF.Person.value in types:
        return set(ontology.list_lines()), {ORG.heldBy.value}
    if types & _BODIES:
        return set(ontology.list_lines()), set()
    if CSA.Seat.value in types or ORG.Post.value in types:
        return {*ontology.list_lines(), _ROLES}, {CSA.filledBy.value}
    return set(ontology.list_lines()), {*CARRIES, CSA.monitors.value}


def _find_substitutes(types: set[str]) -> Iterator[tuple[set[str], set[str]]]:
    if CSA.Priority.value in types:
        yield set(), {CSA.prioritises.value, CSA.addresses.value}
        yield {SKOS.broader.value}, set()
    elif CSA.Programme.value in types:
        yield {CSA.addresses.value}, set()


def _collect(
    graph: gov.Graph, thing: str, forward: set[str], backward: set[str], *, weak: bool = False
) -> list[Step]:
    ties: dict[str, dict[str, tuple[str, LineFacts]]] = {}
    for (_, target, kind), facts in iter_lines_from(graph, thing):
        is_role = _ROLES in forward and gov.is_role(kind)
        if (kind in forward or is_role) and _fits(graph, kind, target):
            ties.setdefault(target, {})[kind] = (facts["label"], facts)
    for (source, _, kind), facts in iter_lines_to(graph, thing):
        if kind in backward and _carries(graph, kind, source):
            ties.setdefault(source, {})[kind] = (facts["inverse"], facts)
    ties.pop(thing, None)
    ordered = sorted(ties, key=lambda each: (gov.label(graph, each).casefold(), each))
    return [_join(thing, target, ties[target], weak=weak) for target in ordered]


def _fits(graph: gov.Graph, kind: str, target: str) -> bool:
    return kind != CSA.addresses.value or gov.is_a(graph, target, CSA.Priority.value)


def _carries(graph: gov.Graph, kind: str, source: str) -> bool:
    """Return whether the other end is somebody, where the tie can have other ends too."""
    return kind not in _OF_ANYTHING or bool(_BODIES & set(get_node(graph, source)["types"]))


def _join(source: str, target: str, ties: dict[str, tuple[str, LineFacts]], *, weak: bool) -> Step:
    return Step(
        source,
        target,
        " and ".join(dict.fromkeys(words for words, _ in ties.values())),
        tuple(ties),
        tuple(dict.fromkeys(iri for _, facts in ties.values() for iri in facts["cited"])),
        all(facts["inferred"] for _, facts in ties.values()),
        weak,
        tuple(dict.fromkeys(body for _, facts in ties.values() for body in facts.get("through", ()))),
        tuple(dict.fromkeys(name for _, facts in ties.values() for name in facts.get("through_names", ()))),
        "" if any("only_for" not in facts for _, facts in ties.values()) else _join_limits(ties),
    )


def _join_limits(ties: dict[str, tuple[str, LineFacts]]) -> str:
    return "; ".join(dict.fromkeys(facts["only_for"] for _, facts in ties.values()))
