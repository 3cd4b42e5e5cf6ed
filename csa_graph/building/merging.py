"""Passages become what is in force, and the graph of each edition, by SPARQL updates within the engine.

One update serves all editions: what an engine decodes once it can put into two graphs, and thousands of small
updates would take longer than what they do. Applies no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.terms.iris import CSA, DCT, RDF
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DEFAULT = ox.DefaultGraph()
_PREFIXES = declare("csa", "dct", "prov")
_CURRENT = "?s ?p ?o"
_IN_EDITION = "GRAPH ?edition { ?s ?p ?o }"
# A graph that is part of an edition is a passage of it, or what a rule has added to it.
_PARTS = "?part dct:isPartOf ?edition . GRAPH ?part { ?s ?p ?o }"
_OWN = "?s dct:isPartOf ?edition ; a ?kind ; ?p ?o FILTER(?kind IN (csa:Passage, csa:Inference))"
_ITSELF = "?edition ?p ?o . BIND(?edition AS ?s)"
_RULES = "?each dct:isPartOf ?edition . ?each a csa:Inference . ?each prov:wasDerivedFrom ?s . ?s ?p ?o"


def find_editions(engine: ox.Store, replaced_elsewhere: Iterable[str] = ()) -> dict[ox.NamedNode, bool]:
    """Return the editions of some data, and whether each is in force.

    Args:
        engine: The data as loaded.
        replaced_elsewhere: IRIs of editions that other files replace.
    """
    replaced = {quad.object for quad in engine.quads_for_pattern(None, DCT.replaces, None, _DEFAULT)}
    replaced |= set(map(ox.NamedNode, replaced_elsewhere))
    described = (quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CSA.Edition, _DEFAULT))
    return {each: each not in replaced for each in described if isinstance(each, ox.NamedNode)}


def is_in_force(engine: ox.Store, edition: ox.NamedNode) -> bool:
    """Return whether no edition of a dataset replaces one of it."""
    return next(engine.quads_for_pattern(None, DCT.replaces, edition, _DEFAULT), None) is None


def find_unmerged(
    engine: ox.Store, editions: Mapping[ox.NamedNode, bool]
) -> set[ox.NamedNode | ox.BlankNode]:
    """Return the graphs of data as loaded that are part of none of the editions: those of mappings."""
    quads = engine.quads_for_pattern(None, DCT.isPartOf, None, _DEFAULT)
    parts = {quad.subject for quad in quads if quad.object in editions}
    return {graph for graph in engine.named_graphs() if graph not in parts}


def merge(engine: ox.Store, editions: Mapping[ox.NamedNode, bool], made: Iterable[ox.NamedNode]) -> None:
    """Make the current layer, and the graphs of some editions.

    The engine's graphs are sets: what two passages state becomes one statement.

    Args:
        engine: The data as loaded.
        editions: The editions, and whether each is in force.
        made: Those whose graphs are made.
    """
    made = set(made)
    in_force = {each for each, is_in_force in editions.items() if is_in_force}
    _insert(engine, f"{_CURRENT} . {_IN_EDITION}", in_force & made, _PARTS)
    _insert(engine, _CURRENT, in_force - made, _PARTS)
    _insert(engine, _IN_EDITION, made - in_force, _PARTS)


def describe(engine: ox.Store, made: Iterable[ox.NamedNode]) -> None:
    """Give the graphs of editions the descriptions of the edition, its passages and its inferences.

    So a query finds its evidence there as in the current layer.
    """
    made = list(made)
    for where in (_OWN, _ITSELF, _RULES):
        _insert(engine, _IN_EDITION, made, where)


def withdraw(engine: ox.Store, replaced: Iterable[ox.NamedNode]) -> None:
    """Take what describes editions that others replace out of the current layer.

    Their passages would count as evidence for what holds now.
    """
    if values := _values(replaced):
        engine.update(f"{_PREFIXES} DELETE {{ {_CURRENT} }} WHERE {{ {values} {_OWN} }}")


def add_temporarily(engine: ox.Store, missing: Iterable[ox.NamedNode]) -> None:
    """Make graphs of editions for the time being, for rules that read them: they hold what is merged."""
    _insert(engine, _IN_EDITION, missing, _PARTS)


def add_editions(engine: ox.Store, missing: Iterable[ox.NamedNode]) -> None:
    """Make the graphs of editions in force of a dataset that has all other layers."""
    missing = list(missing)
    _insert(engine, _IN_EDITION, missing, _PARTS)
    describe(engine, missing)


def _insert(engine: ox.Store, targets: str, editions: Iterable[ox.NamedNode], where: str) -> None:
    if values := _values(editions):
        engine.update(f"{_PREFIXES} INSERT {{ {targets} }} WHERE {{ {values} {where} }}")


def _values(editions: Iterable[ox.NamedNode]) -> str:
    listed = " ".join(sorted(map(str, editions)))
    return f"VALUES ?edition {{ {listed} }}" if listed else ""
