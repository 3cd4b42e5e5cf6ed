"""Turn projections into the reporting tree of the page: entries in words, in parts that are not too deep.

Which body stands where is for `projection.reporting`; this gives the entries their words and addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content import marks
from csa_graph.projection import neighbourhood, reporting
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

    from csa_graph.map.content.things import Content, Relation, Thing
    from csa_graph.projection.reporting import Branch

#: So many levels stand in one list: more would leave no room on a telephone, and browsers stop nesting at
#: some hundreds. What is deeper stands in a list of its own, to which a link leads.
LEVELS = 8

_WHOLE = "who-reports-to-whom"


class LineText(NamedTuple):
    """One line in words: the relation, what its other end is called and where that stands in the tree."""

    relation: Relation
    other: str
    other_id: str
    circle: bool


@dataclass(slots=True)
class Entry:
    """One item of the tree.

    Attributes:
        id: Address in the tree, of a body that stands here in full; "" for a short entry.
        thing: The body.
        level: How far below the top of its part it stands.
        lines: Its lines to the body above it.
        also: Its lines to all others.
        informs: To whom it gives information.
        full_id: Address at which a short entry stands in full.
        under: Name of the body under which that is; empty at the top.
        part_id: Address of the part that goes on below it; empty if all stands here.
    """

    id: str
    thing: Thing
    level: int
    lines: list[LineText]
    also: list[LineText]
    informs: list[Relation]
    full_id: str = ""
    under: str = ""
    part_id: str = ""


@dataclass(slots=True)
class Part:
    """A list of entries, from top to bottom; `head` is the entry below which it goes on."""

    head: Entry | None = None
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The reporting tree, and the bodies for which no line is stated under words that say so."""

    parts: list[Part]
    alone: list[Entry]
    words: str


def make_tree(graphs: Mapping[str, nx.MultiDiGraph[str]], content: Content) -> Tree | None:
    """Return the reporting tree of a page; None if its views have no line of accountability.

    Args:
        graphs: Projections by name of their view. Only where "who-reports-to-whom" is among them it is known
            for which bodies no line is stated.
        content: What the page says.
    """
    whole = graphs.get(_WHOLE)
    graph = whole if whole is not None else _gather_lines(graphs)
    branches = reporting.read_tree(graph)
    if not branches:
        return None
    maker = _EntryMaker(graph, content, branches)
    entries = [(branch, maker.make(branch)) for branch in branches]
    alone = [entry for branch, entry in entries if branch.place == "alone"]
    words = marks.get_view(graph)["alone"] or "No line of accountability is stated"
    return Tree(_cut([each for each in entries if each[0].place != "alone"]), alone, words)


def _gather_lines(graphs: Mapping[str, nx.MultiDiGraph[str]]) -> nx.MultiDiGraph[str]:
    import networkx as nx

    merged = neighbourhood.merge(graphs.values())
    merged.remove_edges_from(
        [line for line in merged.edges(keys=True) if line[2] not in ontology.list_lines()]
    )
    merged.remove_nodes_from(list(nx.isolates(merged)))
    return merged


def _cut(entries: list[tuple[Branch, Entry]]) -> list[Part]:
    """Put the entries into parts: below an entry at the last level of a part another one begins."""
    parts = [Part()]
    path: list[tuple[Entry, Part]] = []
    begun: dict[str, Part] = {}
    for branch, entry in entries:
        del path[branch.depth :]
        above, part = path[-1] if path else (None, parts[0])
        entry.level = 0 if above is None else above.level + 1
        if above is not None and entry.level == LEVELS:
            if above.id not in begun:
                begun[above.id] = Part(above)
                parts.append(begun[above.id])
                above.part_id = f"below-{above.id}"
            part, entry.level = begun[above.id], 0
        part.entries.append(entry)
        path.append((entry, part))
    return parts


class _EntryMaker:
    """Makes the entries of one tree, with their words."""

    def __init__(self, graph: nx.MultiDiGraph[str], content: Content, branches: tuple[Branch, ...]) -> None:
        self._graph = graph
        self._content = content
        self._under = {
            branch.iri: branch.lines[0].target if branch.lines else ""
            for branch in branches
            if branch.place == "full"
        }
        self._informs: dict[str, list[Relation]] = {}
        for (source, _target, kind), relation in content.relations.items():
            if kind == CSA.informs.value:
                self._informs.setdefault(source, []).append(relation)

    def make(self, branch: Branch) -> Entry:
        """Return the entry of a branch; its level is not known yet."""
        is_short = branch.place == "elsewhere"
        under = self._under[branch.iri] if is_short else ""
        return Entry(
            id="" if is_short else self._address(branch.iri),
            thing=self._content.things[branch.iri],
            level=0,
            lines=[self._say(line, self._shorten) for line in branch.lines],
            also=[self._say(line, self._name) for line in branch.also],
            informs=[] if is_short else self._informs.get(branch.iri, []),
            full_id=self._address(branch.iri) if is_short else "",
            under=self._name(under) if under else "",
        )

    def _say(self, line: reporting.Line, name: Callable[[str], str]) -> LineText:
        relation = self._content.relations[line.source, line.target, line.kind]
        return LineText(relation, name(line.target), self._address(line.target), line.circle)

    def _name(self, iri: str) -> str:
        return marks.get_node(self._graph, iri)["label"] or self._content.things[iri].label

    def _shorten(self, iri: str) -> str:
        return marks.get_node(self._graph, iri)["short"] or self._content.things[iri].label

    def _address(self, iri: str) -> str:
        return "tree-" + self._content.things[iri].id.removeprefix("about-")
