"""Reads a page of the map as a browser does, and makes small pages to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from csa_graph.map import page as governance_map
from csa_graph.projection.network import Chair

if TYPE_CHECKING:
    import networkx as nx

CSA = "https://w3id.org/csa-graph/ontology#"


@dataclass
class Page(HTMLParser):
    """What a browser finds in a page."""

    text: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Return the attributes of the tags of a name that have, among others, some classes."""
        classes = set(wanted.get("having", "").split())
        return [a for name, a in self.tags if name == tag and classes <= set(a.get("class", "").split())]


def render(graphs: dict[str, nx.MultiDiGraph[str]]) -> str:
    return governance_map.render(
        graphs,
        title="Safety <Board>",
        edition="Agreement",
        period="2018 to 2019",
        built="1 May 2018",
        fingerprint="ab12",
    )


def make_graph(first: str = "A", second: str = "B", words: str = "reports to") -> nx.MultiDiGraph[str]:
    """Make a projection of two groups and a line, with a text of the caller's wherever a text can stand."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="made", title=first, summary=first, answers=words)
    for iri, label in (("urn:x:a", first), ("urn:x:b", second)):
        graph.add_node(
            iri,
            label=label,
            short=label,
            types=(CSA + "Group",),
            kind=label,
            area=label,
            remit=label,
            aliases=(label,),
            passages=(label,),
            chairs=(Chair(label, label, (label,)),),
        )
    graph.add_edge(
        "urn:x:a",
        "urn:x:b",
        key=CSA + "reportsTo",
        label=words,
        inverse=words,
        passages=(words,),
        inferred=False,
    )
    return graph
