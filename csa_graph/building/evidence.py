"""Data files are loaded into an engine: what passages state, what describes them, and tables.

Makes no layer. Every graph must be a passage of an edition, its quotes, or a mapping: what another one states
would be in no layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.files import exported, source
from csa_graph.files.faults import Fault, first_fault
from csa_graph.files.quotes.places import find_edition, name_graphs
from csa_graph.sparql.engine import iter_rows
from csa_graph.terms.iris import CSA, ONTOLOGY, RDF, ROOT
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.files.source import Source

_DEFAULT = ox.DefaultGraph()
_NO_EDITION = "these are quotes of {}, which no file describes as an edition: give its data file as well"
_OUTSIDE_EDITIONS = f"""{declare("csa", "dct")}
SELECT ?passage WHERE {{
  ?passage a csa:Passage
  MINUS {{ ?passage dct:isPartOf ?edition . ?edition a csa:Edition }}
}}"""


def load(engine: ox.Store, sources: Sequence[Source], *, tables: bool = True, bulk: bool = False) -> bool:
    """Load files into an empty engine: evidence, descriptions, tables.

    Args:
        engine: The engine.
        sources: The files.
        tables: Whether to load the tables that the files name.
        bulk: Whether to load as for a store in a folder.

    Returns:
        Whether there are statements of no passage beside those that describe editions and passages.

    Raises:
        SourceError: A file cannot be used.
    """
    has_plain = False
    for each in sources:
        put = engine.bulk_load if bulk else engine.load
        try:
            put(each.text, format=each.format)
        except source.PARSING_FAILS as error:
            raise source.syntax_error(each, error) from None
        has_plain |= _is_plain(engine, each, alone=len(sources) == 1)
    exported.remove_layers(engine)
    _check_passages(engine, sources)
    if tables:
        from csa_graph.building.tables import load as load_tables

        load_tables(engine, sources)
    return has_plain


def _is_plain(engine: ox.Store, each: Source, *, alone: bool) -> bool:
    """Return whether a file that was loaded has statements but none of them in a passage."""
    if alone:
        return bool(len(engine)) and next(iter(engine.named_graphs()), None) is None
    # To list the engine's graphs for each file would take longer the more files there are.
    graphs = (quad.graph_name for quad in ox.parse(each.text, format=each.format))
    first = next(graphs, None)
    if first != _DEFAULT or not each.format.supports_datasets:
        return first is not None and first == _DEFAULT
    return all(graph == _DEFAULT for graph in graphs)


def _check_passages(engine: ox.Store, sources: Sequence[Source]) -> None:
    """Every graph must be a passage of an edition, its quotes, or a mapping, or it would be in no layer."""
    known = {quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CSA.Passage, _DEFAULT)}
    mappings = engine.quads_for_pattern(None, RDF.type, CSA.Mapping)
    known |= {quad.subject for quad in mappings if quad.subject == quad.graph_name}
    faults = []
    unknown = set(engine.named_graphs()) - known - {ONTOLOGY}
    if unknown:
        editions = engine.quads_for_pattern(None, RDF.type, CSA.Edition, _DEFAULT)
        unknown -= name_graphs(each.subject for each in editions if isinstance(each.subject, ox.NamedNode))
    for graph in unknown:
        edition = find_edition(graph)
        if isinstance(graph, ox.NamedNode) and edition is not None:
            faults.append(Fault(_NO_EDITION.format(edition), graph=graph.value))
        elif isinstance(graph, ox.NamedNode):
            hint = f"give it a line such as: {_short(graph)} a csa:Passage ; dct:isPartOf … ; csa:locator …"
            faults.append(Fault(_no_passage(graph.value, hint), graph=graph.value))
    if any(isinstance(graph, ox.BlankNode) for graph in unknown):
        faults += _list_nameless(sources)
    for (node,) in iter_rows(engine, _OUTSIDE_EDITIONS):
        passage = node.value
        message = (
            f"the passage {passage} is part of no edition: it needs dct:isPartOf and the IRI of a csa:Edition"
        )
        faults.append(Fault(message, subject=passage))
    if faults:
        raise first_fault(faults, sources)


def _list_nameless(sources: Sequence[Source]) -> list[Fault]:
    """Return a fault for each block that is named by a blank node, as the files write it.

    The engine gives blank nodes other names, and other ones each time.
    """
    from csa_graph.files.locate import iter_statements

    written: dict[str, None] = {}
    for each in sources:
        for statement in iter_statements(each.text.decode()) if each.format.supports_datasets else ():
            graph = statement.graph
            if graph is not None and graph.kind == "blank":
                written[graph.value] = None
    hint = "name it after a passage that it describes, such as p:4.7"
    faults = []
    for value in written:
        shown = "[]" if value.startswith("_:bracket") else value
        faults.append(Fault(_no_passage(shown, hint), graph=value))
    # Of JSON-LD no statement has a line.
    return faults or [Fault(_no_passage("without a name", hint))]


def _no_passage(name: str, hint: str) -> str:
    return f"the block {name} is no passage that the file describes: {hint}"


def _short(graph: ox.NamedNode) -> str:
    return graph.value.rpartition("#")[2] if graph.value.startswith(ROOT) else str(graph)
