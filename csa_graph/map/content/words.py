"""What the passages say on which a map rests: in the words of the document, else in ours.

Each is told once, with its neighbours in the document; of a line the words are kept that state it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.asking import marked
from csa_graph.map.content import marks
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx

    from csa_graph.naming.quotes import Quotations
    from csa_graph.projection.network import Line
    from csa_graph.projection.reading import Reading


class PassageWords(NamedTuple):
    """What a passage says.

    Attributes:
        iri: Its IRI.
        label: How it is cited.
        said: What it says, its marked words between :data:`csa_graph.asking.marked.START` and ``END``; empty
            where nothing tells.
        page: The page on which it begins; None where that is not known.
        is_ours: Whether these are our words.
    """

    iri: str
    label: str
    said: str
    page: int | None
    is_ours: bool


class Passage(NamedTuple):
    """What the page says about a passage that it cites, and its address there."""

    id: str
    words: PassageWords


class Words(NamedTuple):
    """What the passages say that are cited.

    Attributes:
        passages: The passages, in the order of the document.
        lines: Of lines of which the words are known: what each passage says, with these marked, by its IRI.
    """

    passages: tuple[PassageWords, ...] = ()
    lines: Mapping[Line, Mapping[str, str]] = {}


def collect(reading: Reading, quotes: Quotations, graphs: Sequence[nx.MultiDiGraph[str]]) -> Words:
    """Gather what the passages say on which views rest.

    Args:
        reading: What is read.
        quotes: What passages say; texts that are kept back are not told.
        graphs: The views.
    """
    labels = set(_iter_cited(graphs))
    layer = reading.edition or ox.DefaultGraph()
    found = (quad.subject for quad in reading.store.quads(None, RDF.type, CSA.Passage, layer))
    nodes = sorted((each for each in found if isinstance(each, ox.NamedNode)), key=reading.names.place)
    called = [(node.value, reading.names.label(node)) for node in nodes]
    cited = [place for place, (_, label) in enumerate(called) if label in labels]
    near = sorted({place + step for place in cited for step in (-1, 0, 1)} & set(range(len(called))))
    passages = tuple(_describe(*called[place], quotes) for place in near)
    return Words(passages, dict(_iter_lines(graphs, quotes)) if quotes else {})


def _describe(iri: str, label: str, quotes: Quotations) -> PassageWords:
    said = quotes.tell(iri)
    if said is None:
        return PassageWords(iri, label, "", None, is_ours=False)
    return PassageWords(iri, label, marked.write(said), said.page, said.is_ours)


def _iter_lines(
    graphs: Sequence[nx.MultiDiGraph[str]], quotes: Quotations
) -> Iterator[tuple[Line, Mapping[str, str]]]:
    for graph in graphs:
        for line, facts in marks.iter_lines(graph):
            found = {iri: quotes.find(iri, line) for iri in facts["cited"]}
            known = {
                iri: marked.write(said, marked.ROOM)
                for iri, said in found.items()
                if said is not None and said.spans
            }
            if known:
                yield line, known


def _iter_cited(graphs: Sequence[nx.MultiDiGraph[str]]) -> Iterator[str]:
    """Iterate over the locators that a page cites."""
    for graph in graphs:
        for _, facts in marks.iter_lines(graph):
            yield from facts["passages"]
        for _, about in marks.iter_nodes(graph):
            yield from about["passages"]
            for chair in about["chairs"]:
                yield from chair.passages
        for finding in marks.get_view(graph)["findings"]:
            yield from (each.label for each in finding.passages)
