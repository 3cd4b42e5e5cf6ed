"""What belongs to some editions of a built dataset: their graphs, and their part of the current layer.

Holds where nothing is stated outside of passages but of editions and passages themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.files.quotes.places import name_graphs
from csa_graph.terms.iris import CSA, DCT, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

_DEFAULT = ox.DefaultGraph()


class Counts(NamedTuple):
    """How much a dataset, or a part of it, has: as a build reports it."""

    statements: int
    editions: int
    inferred: int

    def without(self, other: Counts) -> Counts:
        """Return what is left without a part."""
        return Counts(*(mine - its for mine, its in zip(self, other, strict=True)))

    def with_(self, other: Counts) -> Counts:
        """Return what there is with another part."""
        return Counts(*(mine + its for mine, its in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class OwnedGraphs:
    """The graphs that belong to some editions."""

    editions: frozenset[ox.NamedNode]
    passages: frozenset[ox.NamedNode]
    inferences: frozenset[ox.NamedNode]

    @classmethod
    def read(cls, engine: ox.Store, editions: Iterable[str]) -> OwnedGraphs:
        """Read which graphs belong to editions.

        Args:
            engine: The dataset, with its layer of editions.
            editions: Their IRIs.
        """
        nodes = frozenset(map(ox.NamedNode, editions))
        return cls(nodes, _find(engine, nodes, CSA.Passage), _find(engine, nodes, CSA.Inference))

    @property
    def owned(self) -> frozenset[ox.NamedNode]:
        """The editions and their passages."""
        return self.editions | self.passages

    @property
    def graphs(self) -> frozenset[ox.NamedNode]:
        """All graphs."""
        return self.editions | self.passages | self.inferences | self.quotes

    @property
    def quotes(self) -> frozenset[ox.NamedNode]:
        """The graphs of their quotes, whether there are any or not."""
        return frozenset(name_graphs(self.editions))

    def count(self, engine: ox.Store) -> Counts | None:
        """Return what they have; None if a passage states something of a passage, which counts twice."""
        stated = [quad for each in self.passages for quad in _quads(engine, each)]
        if any(quad.subject in self.owned for quad in stated):
            return None
        quoted = sum(1 for each in self.quotes for _ in _quads(engine, each))
        inferred = [quad.triple for each in self.inferences for quad in _quads(engine, each)]
        known = set(inferred)
        described = sum(
            quad.subject in self.owned and quad.triple not in known
            for edition in self.editions
            for quad in _quads(engine, edition)
        )
        return Counts(len(stated) + quoted + described, len(self.editions), len(inferred))

    def list_typed(self, engine: ox.Store) -> set[str]:
        """Return the IRIs of what they describe."""
        found = (
            quad.subject
            for edition in self.editions
            for quad in engine.quads_for_pattern(None, RDF.type, None, edition)
        )
        return {each.value for each in found if isinstance(each, ox.NamedNode)}

    def remove(self, engine: ox.Store, in_force: Set[ox.NamedNode]) -> None:
        """Remove all that only they state.

        Args:
            engine: The dataset.
            in_force: The editions that are in force, of these and others.
        """
        others = in_force - self.editions
        for edition in self.editions:
            for quad in list(_quads(engine, edition)):
                if not self._is_stated_elsewhere(engine, quad.triple, others):
                    engine.remove(ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))
        for graph in self.graphs:
            engine.remove_graph(graph)

    def _is_stated_elsewhere(self, engine: ox.Store, triple: ox.Triple, others: Set[ox.NamedNode]) -> bool:
        quads = engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        # Of an edition that is not in force, the current layer has only what describes itself.
        return any(
            quad.graph_name in others
            or (quad.graph_name == triple.subject and triple.subject not in self.editions)
            for quad in quads
        )


def _find(engine: ox.Store, editions: Iterable[ox.NamedNode], kind: ox.NamedNode) -> frozenset[ox.NamedNode]:
    return frozenset(
        quad.subject
        for edition in editions
        for quad in engine.quads_for_pattern(None, DCT.isPartOf, edition, edition)
        if isinstance(quad.subject, ox.NamedNode) and ox.Quad(quad.subject, RDF.type, kind, edition) in engine
    )


def _quads(engine: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return iter(engine.quads_for_pattern(None, None, None, graph))
