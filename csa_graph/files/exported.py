"""A dataset that was exported whole, and is read again, becomes what its files stated.

Makes no layer: a build makes them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.terms.iris import CSA, ONTOLOGY, RDF
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFAULT = ox.DefaultGraph()
_PREFIX = declare("csa")


def list_stated(quads: Sequence[ox.Quad]) -> Sequence[ox.Quad]:
    """Return what files stated, of the statements of a file that may be a dataset exported whole.

    Args:
        quads: All statements of the file; where it is none, they are returned as they are.
    """
    kinds = {quad.subject: quad.object for quad in quads if quad.predicate == RDF.type}
    named = {quad.graph_name for quad in quads} - {_DEFAULT}
    editions = {thing for thing, kind in kinds.items() if kind == CSA.Edition}
    if ONTOLOGY not in named and CSA.Inference not in kinds.values() and named.isdisjoint(editions):
        return quads
    engine = ox.Store()
    engine.extend(quads)
    remove_layers(engine)
    return list(engine)


def remove_layers(engine: ox.Store) -> None:
    """Take out the layers of a dataset that was exported whole: they are made anew.

    What they had put into the current layer goes with them, or an edition that a newer file replaces would
    stay in it.
    """
    named = set(engine.named_graphs())
    if ONTOLOGY in named:
        engine.remove_graph(ONTOLOGY)
    inferences = {quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CSA.Inference)}
    editions = [quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CSA.Edition, _DEFAULT)]
    for edition in named.intersection(editions):
        # The file's own descriptions go back to where a file has them.
        where = f"VALUES ?kind {{ csa:Passage csa:Edition }} GRAPH {edition} {{ ?x a ?kind ; ?p ?o }}"
        engine.update(f"{_PREFIX} INSERT {{ ?x ?p ?o }} WHERE {{ {where} }}")
        engine.update(f"{_PREFIX} DELETE {{ GRAPH {edition} {{ ?x ?p ?o }} }} WHERE {{ {where} }}")
    for graph in (*inferences, *editions):
        if isinstance(graph, ox.NamedNode) and graph in named:
            engine.update(
                f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} ; DROP GRAPH {graph}"
            )
    if inferences:
        where = "VALUES ?kind { csa:Inference csa:Rule } ?x a ?kind ; ?p ?o"
        engine.update(f"{_PREFIX} DELETE {{ ?x ?p ?o }} WHERE {{ {where} }}")
