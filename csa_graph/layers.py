"""Data files become the layers of a dataset: evidence, editions, the current layer, inferences.

Works on an engine that is empty at the start; whether it is kept is for ``store`` and ``folder``.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph import resources, source, vocabulary
from csa_graph.errors import SourceError, StoreError
from csa_graph.sparql import iter_rows
from csa_graph.vocabulary import CSA, ONTOLOGY, ROOT, TYPE, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from csa_graph.source import Source

_DCT = "http://purl.org/dc/terms/"
_PASSAGE = ox.NamedNode(CSA + "Passage")
_EDITION = ox.NamedNode(CSA + "Edition")
_INFERENCE = ox.NamedNode(CSA + "Inference")
_MAPPING = ox.NamedNode(CSA + "Mapping")
_REPLACES = ox.NamedNode(_DCT + "replaces")
_PREFIXES = f"""PREFIX csa: <{CSA}>
PREFIX dct: <{_DCT}>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""

_HOMELESS = f"""{_PREFIXES}
SELECT ?passage WHERE {{
  ?passage a csa:Passage
  MINUS {{ ?passage dct:isPartOf ?edition . ?edition a csa:Edition }}
}}"""


class Plan(NamedTuple):
    """What a build makes beside evidence and current layer."""

    inference: bool = True
    tables: bool = True
    editions: bool = True


class BuildReport(NamedTuple):
    """What a build did.

    Attributes:
        files: Number of data files.
        statements: Number of statements of passages and file descriptions, tables included.
        editions: Number of editions.
        inferred: Number of statements that the rules added, over all editions.
        seconds: Wall-clock time.
    """

    files: int
    statements: int
    editions: int
    inferred: int
    seconds: float


def fill(engine: ox.Store, paths: Iterable[Path | str], plan: Plan, *, bulk: bool = False) -> BuildReport:
    """Fill an empty engine.

    Args:
        engine: The engine.
        paths: Data files, or folders of them.
        plan: Which layers to make.
        bulk: Whether to load as for a store in a folder: faster there, and not in one transaction.

    Raises:
        SourceError: A file cannot be used.
        StoreError: No file was given.
    """
    start = time.perf_counter()
    sources = [source.read(path) for path in source.find(paths)]
    if not sources:
        raise StoreError("no data file was given: name at least one file or folder", "build")
    has_plain = False
    for each in sources:
        has_plain |= _load(engine, each, bulk=bulk)
    _forget_layers(engine)
    if not len(engine):
        raise SourceError("the file holds no statement", sources[0].path)
    _check_passages(engine, sources)
    if plan.tables:
        from csa_graph import tables

        tables.load(engine, sources)
    statements = len(engine)
    editions = merge(engine, plan)
    if editions and not any(editions.values()):
        message = "every edition is replaced, by another or by itself, so none is in force"
        raise vocabulary.first_fault([Fault(message, predicate=_REPLACES.value)], sources)
    # Checked here: before the ontology comes in, and where each statement stands once.
    usage = vocabulary.observe(engine, everywhere=not all(editions.values()))
    for name in ("csa.ttl", "kinds.ttl"):
        engine.load(path=resources.ontology() / name, format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY)
    vocabulary.check(usage, engine, sources)
    inferred = 0
    if plan.inference:
        from csa_graph import inference

        inferred = inference.apply(engine, editions, current=has_plain)
    _describe(engine, editions, plan)
    return BuildReport(len(sources), statements, len(editions), inferred, time.perf_counter() - start)


def merge(engine: ox.Store, plan: Plan) -> dict[ox.NamedNode, bool]:
    """Make the current layer and the layer of editions; return the editions, and whether each is in force."""
    default = ox.DefaultGraph()
    replaced = {quad.object for quad in engine.quads_for_pattern(None, _REPLACES, None, default)}
    described = (quad.subject for quad in engine.quads_for_pattern(None, TYPE, _EDITION, default))
    editions = {each: each not in replaced for each in described if isinstance(each, ox.NamedNode)}
    for edition, in_force in editions.items():
        targets = "?s ?p ?o . " if in_force else ""
        if plan.editions:
            targets += f"GRAPH {edition} {{ ?s ?p ?o }}"
        # Oxigraph's graphs are sets: what two passages state becomes one statement.
        if targets:
            where = f"?passage <{_DCT}isPartOf> {edition} . GRAPH ?passage {{ ?s ?p ?o }}"
            engine.update(f"INSERT {{ {targets} }} WHERE {{ {where} }}")
    return editions


def _describe(engine: ox.Store, editions: dict[ox.NamedNode, bool], plan: Plan) -> None:
    """Give each edition's graph the descriptions of the edition, its passages and its inferences.

    So a query finds its evidence there as in the current layer. What describes an edition that another
    replaces leaves the current layer, or its passages would count as evidence for what holds now.
    """
    for edition, in_force in editions.items():
        if in_force and not plan.editions:
            continue
        # The edition comes before the class, or every step would look at the passages of all editions.
        kinds = "FILTER(?kind IN (csa:Passage, csa:Inference))"
        own = f"?x dct:isPartOf {edition} ; a ?kind ; ?p ?o {kinds}"
        itself = f"VALUES ?x {{ {edition} }} ?x ?p ?o"
        inference = f"?each dct:isPartOf {edition} FILTER EXISTS {{ ?each a csa:Inference }}"
        rules = f"{inference} ?each prov:wasDerivedFrom ?x . ?x ?p ?o"
        where = f"{{ {own} }} UNION {{ {itself} }} UNION {{ {rules} }}"
        if plan.editions:
            engine.update(f"{_PREFIXES} INSERT {{ GRAPH {edition} {{ ?x ?p ?o }} }} WHERE {{ {where} }}")
        if not in_force:
            engine.update(f"{_PREFIXES} DELETE {{ ?x ?p ?o }} WHERE {{ {own} }}")


def _load(engine: ox.Store, each: Source, *, bulk: bool) -> bool:
    """Load one file; tell whether it has statements but no passages."""
    before = len(list(engine.named_graphs()))
    load = engine.bulk_load if bulk else engine.load
    try:
        load(each.text, format=each.format)
    except SyntaxError as error:
        raise source.syntax_error(each, error) from None
    return len(list(engine.named_graphs())) == before


def _forget_layers(engine: ox.Store) -> None:
    """Take out the layers of a dataset that was exported whole: they are made anew.

    What they had put into the current layer goes with them, or an edition that a newer file replaces would
    stay in it.
    """
    default = ox.DefaultGraph()
    named = set(engine.named_graphs())
    if ONTOLOGY in named:
        engine.remove_graph(ONTOLOGY)
    inferences = {quad.subject for quad in engine.quads_for_pattern(None, TYPE, _INFERENCE)}
    editions = [quad.subject for quad in engine.quads_for_pattern(None, TYPE, _EDITION, default)]
    for edition in named.intersection(editions):
        # The file's own descriptions go back to where a file has them.
        where = f"VALUES ?kind {{ csa:Passage csa:Edition }} GRAPH {edition} {{ ?x a ?kind ; ?p ?o }}"
        engine.update(f"{_PREFIXES} INSERT {{ ?x ?p ?o }} WHERE {{ {where} }}")
        engine.update(f"{_PREFIXES} DELETE {{ GRAPH {edition} {{ ?x ?p ?o }} }} WHERE {{ {where} }}")
    for graph in (*inferences, *editions):
        if isinstance(graph, ox.NamedNode) and graph in named:
            engine.update(
                f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} ; DROP GRAPH {graph}"
            )
    if inferences:
        where = "VALUES ?kind { csa:Inference csa:Rule } ?x a ?kind ; ?p ?o"
        engine.update(f"{_PREFIXES} DELETE {{ ?x ?p ?o }} WHERE {{ {where} }}")


def _check_passages(engine: ox.Store, sources: Sequence[Source]) -> None:
    """Every graph must be a passage of an edition, or a mapping, or what it states would be in no layer."""
    default = ox.DefaultGraph()
    known = {quad.subject for quad in engine.quads_for_pattern(None, TYPE, _PASSAGE, default)}
    mappings = engine.quads_for_pattern(None, TYPE, _MAPPING)
    known |= {quad.subject for quad in mappings if quad.subject == quad.graph_name}
    faults = []
    for graph in set(engine.named_graphs()) - known - {ONTOLOGY}:
        hint = f"give it a line such as: {_short(graph)} a csa:Passage ; dct:isPartOf … ; csa:locator …"
        value = graph.value if isinstance(graph, ox.NamedNode) else f"_:{graph.value}"
        faults.append(Fault(f"the block {value} is no passage that the file describes: {hint}", graph=value))
    for (node,) in iter_rows(engine, _HOMELESS):
        passage = node.value
        message = (
            f"the passage {passage} is part of no edition: it needs dct:isPartOf and the IRI of a csa:Edition"
        )
        faults.append(Fault(message, subject=passage))
    if faults:
        raise vocabulary.first_fault(faults, sources)


def _short(graph: ox.NamedNode | ox.BlankNode) -> str:
    return graph.value.rpartition("#")[2] if graph.value.startswith(ROOT) else str(graph)
