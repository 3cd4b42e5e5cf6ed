"""What stands on the nodes, the lines and the whole of a projection, with types, and how it is read.

A projection is a graph of NetworkX, whose attributes have no types of their own: whoever reads them by way of
these functions has a misspelt name found before the program runs. Makes no projection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypedDict, cast

from csa_graph.projection.areas import NOWHERE
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

Line = tuple[str, str, str]
"""A line of a projection: source, target, and the IRI of its kind, which is its key."""


class Chair(NamedTuple):
    """Who chairs a group, as the document states it."""

    name: str
    """Name of the person, else of the office, else of the organisation; "vacant" where that is stated."""
    organisation: str
    """Organisation that the chair comes from; empty where none is stated or where it is the name."""
    passages: tuple[str, ...]
    """Locators of the passages that state the seat."""


class NodeFacts(TypedDict):
    """What is known of a thing."""

    label: str
    """What it is called."""
    short: str
    """The shortest of its label and aliases."""
    type: str
    """IRI of its most specific class; empty where none is stated."""
    type_label: str
    types: tuple[str, ...]
    """IRIs of its classes, the most specific first."""
    kind: str
    """What it is classified as, in words; empty where nothing is stated."""
    area: str
    area_depth: int | None
    """How many wider areas enclose its own: 0 for the widest, None where no area is stated."""
    band_order: int
    """Place of its area on a map."""
    chairs: tuple[Chair, ...]
    statutory: bool | None
    """None where nothing is stated."""
    organisation: str
    """The organisation that a person comes from."""
    aliases: tuple[str, ...]
    remit: str
    passages: tuple[str, ...]
    """Locators of the passages that describe it, in reading order."""
    elected: NotRequired[bool]
    """Whether it is made up of elected members, where a passage says so; its classes tell what follows."""
    distance: NotRequired[int]
    """In a neighbourhood: how many steps away from its centre."""


class LineFacts(TypedDict):
    """What is known of a line."""

    kind: str
    """IRI of its kind, which is its key in the graph too."""
    label: str
    """The kind in words, from source to target: "reports to"."""
    inverse: str
    """The kind in words, from target to source."""
    passages: tuple[str, ...]
    """Locators of the passages that state it, in reading order."""
    cited: tuple[str, ...]
    """IRIs of those passages, in reading order."""
    order: int | None
    """Place of the first of them in reading order, from 1; None without passage."""
    inferred: bool
    """Whether no passage states it and a rule added it."""
    through: NotRequired[tuple[str, ...]]
    """IRIs of the bodies through which it runs, in the order that is stated; absent where there are none."""
    through_names: NotRequired[tuple[str, ...]]
    """What these are called: a part of a projection has lines through bodies that are none of its things."""
    only_for: NotRequired[str]
    """The one subject that it is for, in words; absent from a line that holds whatever the matter."""
    frequency: NotRequired[str]
    """How often it is so, in words; absent where no passage says."""


class ViewFacts(TypedDict):
    """What a projection says of itself, from the header of its query."""

    view: str
    title: str
    summary: str
    answers: str
    drawn: str
    """How it asks to be drawn: "lines", "cards by target", "cards by source", "index"."""
    alone: str
    """Words for nodes without line."""
    around: NotRequired[str]
    """In a neighbourhood: IRI of its centre."""
    depth: NotRequired[int]
    """In a neighbourhood: how many steps it goes."""


#: What stands for what is not known: a graph that was made by hand need not say everything.
BLANK_NODE = NodeFacts(
    label="",
    short="",
    type="",
    type_label="",
    types=(),
    kind="",
    area="",
    area_depth=None,
    band_order=NOWHERE,
    chairs=(),
    statutory=None,
    organisation="",
    aliases=(),
    remit="",
    passages=(),
)
BLANK_LINE = LineFacts(kind="", label="", inverse="", passages=(), cited=(), order=None, inferred=False)
BLANK_VIEW = ViewFacts(view="", title="", summary="", answers="", drawn="lines", alone="")


def get_view(graph: nx.MultiDiGraph[str]) -> ViewFacts:
    """Return what a projection says of itself."""
    return cast("ViewFacts", graph.graph)


def get_node(graph: nx.MultiDiGraph[str], iri: str) -> NodeFacts:
    """Return what is known of one thing of a projection."""
    return cast("NodeFacts", graph.nodes[iri])


def get_line(graph: nx.MultiDiGraph[str], line: Line) -> LineFacts:
    """Return what is known of one line of a projection."""
    return cast("LineFacts", graph.edges[line])


def iter_nodes(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, NodeFacts]]:
    """Iterate over the things of a projection, with what is known of each."""
    for iri, facts in graph.nodes(data=True):
        yield iri, cast("NodeFacts", facts)


def iter_lines(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[Line, LineFacts]]:
    """Iterate over the lines of a projection, with what is known of each."""
    for source, target, key, facts in graph.edges(keys=True, data=True):
        yield (source, target, key), cast("LineFacts", facts)


def iter_lines_from(graph: nx.MultiDiGraph[str], iri: str) -> Iterator[tuple[Line, LineFacts]]:
    """Iterate over the lines that begin at a thing, with what is known of each."""
    for source, target, key, facts in graph.out_edges(iri, keys=True, data=True):
        yield (source, target, key), cast("LineFacts", facts)


def iter_lines_to(graph: nx.MultiDiGraph[str], iri: str) -> Iterator[tuple[Line, LineFacts]]:
    """Iterate over the lines that end at a thing, with what is known of each."""
    for source, target, key, facts in graph.in_edges(iri, keys=True, data=True):
        yield (source, target, key), cast("LineFacts", facts)


def is_elected(facts: NodeFacts) -> bool | None:
    """Return whether a body is made up of elected members, stated or by kind; None if unknown."""
    stated = facts.get("elected")
    if stated is not None:
        return stated
    return True if CSA.ElectedBody.value in facts["types"] else None


def describe_limits(through: Iterable[str], only_for: str, frequency: str = "") -> str:
    """Return what is stated beside a line, in words that follow its target; empty where nothing is.

    Args:
        through: What the bodies through which it runs are called.
        only_for: The one subject that it is for.
        frequency: How often it is so.

    >>> describe_limits(["Pier Board", "Pier Forum"], "the grant")
    ', through Pier Board, then Pier Forum, for the grant only'
    >>> describe_limits([], "", "annual")
    ' (annual)'
    """
    named = tuple(through)
    words = (
        f" ({frequency})" if frequency else "",
        f", through {', then '.join(named)}" if named else "",
        f", for {only_for} only" if only_for else "",
    )
    return "".join(words)


def describe_line(facts: LineFacts) -> str:
    """Return what is stated beside a line, in words that follow its target; empty where nothing is."""
    through, only_for = facts.get("through_names", ()), facts.get("only_for", "")
    return describe_limits(through, only_for, facts.get("frequency", ""))


def complete_node(facts: Mapping[str, object]) -> NodeFacts:
    """Return what is known of a thing, with a blank for what is not."""
    return cast("NodeFacts", {**BLANK_NODE, **facts})


def complete_line(facts: Mapping[str, object]) -> LineFacts:
    """Return what is known of a line, with a blank for what is not."""
    return cast("LineFacts", {**BLANK_LINE, **facts})
