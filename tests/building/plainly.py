"""The layers of data files, made by plain steps: one edition and one rule after the other, in Python's sets.

What a build makes in a few updates is compared with this. Reads no tables.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.building import lines, own_bodies
from csa_graph.terms.iris import CSA, DCT, ONTOLOGY, PROV, RDF, ROOT, SKOS
from tests.building import definitions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from csa_graph.asking.query import Query
    from csa_graph.building.definitions import Definition

    Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
    Statements = set[ox.Triple]

_CURRENT = ox.DefaultGraph()
_PARTS = (CSA.Passage, CSA.Inference)


class Layers:
    """The layers of some files.

    Args:
        files: Data files, each TriG, Turtle or N-Quads.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._layers: defaultdict[Graph, Statements] = defaultdict(set)
        self._current = self._layers[_CURRENT]
        self._ontology = ox.Store()
        for name in ("csa.ttl", "kinds.ttl"):
            path = resources.ontology() / name
            self._ontology.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY)
        is_plain = sum(map(self._load, files)) > 0
        stated = set().union(*(some for graph, some in self._layers.items() if graph != _CURRENT))
        self._plain = self._current - stated
        self._everything = self._current | stated
        editions = sorted(self._find_subjects(RDF.type, CSA.Edition), key=str)
        replaced = {each.object for each in self._current if each.predicate == DCT.replaces}
        for edition in editions:
            self._layers[edition] = self._merge(edition)
        for edition in editions:
            self._current |= self._layers[edition] if edition not in replaced else set()
        for edition in editions:
            self._infer(edition, is_in_force=edition not in replaced)
        if is_plain:
            self._infer(None, is_in_force=True)
        parts = {edition: self._describe(edition) for edition in editions}
        for edition, described in parts.items():
            self._current -= described if edition in replaced else set()

    def _load(self, file: Path) -> bool:
        """Load a file; tell whether it has no passage."""
        quads = list(ox.parse(path=file))
        for quad in quads:
            self._layers[quad.graph_name].add(quad.triple)
        return all(quad.graph_name == _CURRENT for quad in quads)

    def _merge(self, edition: ox.NamedNode) -> Statements:
        """Return what the passages of an edition state."""
        parts = [self._layers[part] for part in self._find_subjects(DCT.isPartOf, edition)]
        return set().union(*parts)

    @property
    def quads(self) -> set[ox.Quad]:
        """All statements of all layers."""
        made = {
            ox.Quad(each.subject, each.predicate, each.object, graph)
            for graph, found in self._layers.items()
            for each in found
        }
        return made | set(self._ontology)

    def _find_subjects(self, predicate: ox.NamedNode, value: object) -> set[ox.NamedNode]:
        found = (each for each in self._current if (each.predicate, each.object) == (predicate, value))
        return {each.subject for each in found if isinstance(each.subject, ox.NamedNode)}

    def _infer(self, edition: ox.NamedNode | None, *, is_in_force: bool) -> None:
        """Apply the rules to an edition, or to the current layer."""
        layer = self._layers[edition or _CURRENT]
        rules = catalogue.rules().values()
        for rule in sorted(rules, key=lambda each: (each.header.get("step", 2), each.name)):
            engine = ox.Store()
            engine.extend(self._ontology)
            engine.extend(ox.Quad(*each) for each in layer)
            if found := set(engine.query(rule.text)) - layer:  # type: ignore[arg-type]  # a rule constructs
                own = ox.NamedNode(f"{edition.value if edition else ROOT + 'current'}/inferred/{rule.name}")
                self._layers[own] = found
                layer |= found
                self._current |= _describe(own, rule, edition)
                if is_in_force:
                    self._current |= found
        for definition, found in self._work_out(edition):
            own = ox.NamedNode(f"{edition.value if edition else ROOT + 'current'}/inferred/{definition.NAME}")
            if found:
                self._layers[own] = found
                layer |= found
                self._current |= _describe_rule(
                    own, definition.NAME, definition.TITLE, definition.MEANING, edition
                )
                if is_in_force:
                    self._current |= found

    def _work_out(self, edition: ox.NamedNode | None) -> list[tuple[Definition, Statements]]:
        """Return what follows by the definitions that no rule can carry."""
        if edition is None:
            passages, publishers = [self._plain], set[ox.NamedNode]()
        else:
            found = self._find_subjects(DCT.isPartOf, edition) & self._find_subjects(RDF.type, CSA.Passage)
            passages = [self._layers[each] for each in found]
            publishers = {
                each.object
                for each in self._plain
                if (each.subject, each.predicate) == (edition, DCT.publisher)
                and isinstance(each.object, ox.NamedNode)
            }
        partnership = min(publishers, key=str, default=edition or own_bodies.DATA_AT_HAND)
        return [
            (lines, definitions.list_general(passages)),
            (own_bodies, definitions.list_own(passages, self._everything, publishers, partnership)),
        ]

    def _describe(self, edition: ox.NamedNode) -> Statements:
        """Put into an edition what describes it; return what describes its parts."""
        parts = self._find_subjects(DCT.isPartOf, edition)
        parts &= {each for kind in _PARTS for each in self._find_subjects(RDF.type, kind)}
        rules = {
            each.object
            for each in self._current
            if each.subject in parts and each.predicate == PROV.wasDerivedFrom
        }
        self._layers[edition] |= {
            each for each in self._current if each.subject in parts | rules or each.subject == edition
        }
        return {each for each in self._current if each.subject in parts}


def _describe(own: ox.NamedNode, rule: Query, edition: ox.NamedNode | None) -> Statements:
    return _describe_rule(own, rule.name, rule.header.get("title", rule.name), rule.summary, edition)


def _describe_rule(
    own: ox.NamedNode, name: str, title: str, meaning: str, edition: ox.NamedNode | None
) -> Statements:
    node = ox.NamedNode(f"{ROOT}rule/{name}")
    found = {
        ox.Triple(own, RDF.type, CSA.Inference),
        ox.Triple(own, PROV.wasDerivedFrom, node),
        ox.Triple(node, RDF.type, CSA.Rule),
        ox.Triple(node, SKOS.prefLabel, ox.Literal(title)),
        ox.Triple(node, SKOS.definition, ox.Literal(meaning)),
    }
    return found | ({ox.Triple(own, DCT.isPartOf, edition)} if edition else set())
