"""Who decided what becomes statements of PROV, in a graph of their own that is merged into no edition.

Decisions of one kind are one activity: those on single proposals, and each that holds for a whole group, with
the rule that proposed it.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import quantity
from csa_graph.formats.review.decisions import find_answer
from csa_graph.terms.iris import CSA, DCT, PROV, RDF, RDFS, ROOT, SKOS, XSD, local_name
from csa_graph.terms.minting import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.formats.review.made import Rows
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term

#: What the addresses of the rules begin with that propose statements.
RULES = f"{ROOT}reading/"


def tell(rows: Rows, statements: Statements) -> list[ox.Quad]:
    """Return who decided what.

    Args:
        rows: What was accepted.
        statements: What that states.
    """
    decided = rows.decided
    edition = statements.identity.editions[0]
    base = statements.names.base
    graph = ox.NamedNode(f"{base}{slug(local_name(edition))}-decisions")
    person = ox.NamedNode(f"{base}{slug(local_name(edition))}-decided-by-{slug(decided.by)}")
    title = decided.review.document.title or decided.review.document.name
    facts: list[tuple[ox.NamedNode, ox.NamedNode, Term]] = [
        (graph, RDF.type, CSA.Mapping),
        (graph, DCT.title, ox.Literal(f"Decisions on what was read in {title}")),
        (graph, PROV.wasAttributedTo, person),
        (person, RDF.type, PROV.Agent),
        (person, RDFS.label, ox.Literal(decided.by)),
    ]
    for number, (said, keys) in enumerate(_list_activities(rows), 1):
        activity = ox.NamedNode(f"{graph.value}-{number}")
        facts += [
            (activity, RDF.type, PROV.Activity),
            (activity, SKOS.prefLabel, ox.Literal(said)),
            (activity, PROV.wasAssociatedWith, person),
            *((activity, DCT.date, ox.Literal(day, datatype=XSD.date)) for day in read_day(decided.on)),
            *((activity, PROV.used, passage) for passage in _list_passages(keys, rows, statements)),
        ]
        for rule in sorted({rows.index.proposals[key].rule for key in keys if key in rows.index.proposals}):
            node = ox.NamedNode(f"{RULES}{slug(rule)}")
            facts += [
                (activity, PROV.used, node),
                (node, RDF.type, PROV.Entity),
                (node, RDFS.label, ox.Literal(rule)),
            ]
    return [ox.Quad(*fact, graph) for fact in facts]


def _list_activities(rows: Rows) -> Iterator[tuple[str, list[str]]]:
    """Iterate over the decisions of a kind: what they are called, and the IDs of what they accept."""
    alone: list[str] = []
    groups: dict[str, list[str]] = {}
    for key in rows.keys:
        _, where = find_answer(rows.decided, rows.index, key)
        if where in {key, ""}:
            alone.append(key)
        else:
            groups.setdefault(where, []).append(key)
    for keys in groups.values():
        group = rows.index.proposals[keys[0]].group
        yield f"Accepted as a group: {quantity(len(keys), 'statement')} of {group}", keys
    if alone:
        yield f"Accepted one by one: {quantity(len(alone), 'statement')}", alone


def _list_passages(keys: list[str], rows: Rows, statements: Statements) -> list[ox.NamedNode]:
    """Return the passages on whose words was decided, in the order of the document."""
    graphs = {
        str(getattr(graph, "value", ""))
        for key in keys
        for graph in statements.stated.get(rows.keys[key], ([], []))[0]
    }
    cited = {rows.find_iri(each, statements): None for each in rows.list_cited()}
    return [ox.NamedNode(passage) for passage in cited if passage in graphs]


def read_day(text: str) -> list[str]:
    """Return the day on which it was decided; none where the review does not say a day."""
    try:
        return [datetime.date.fromisoformat(text).isoformat()]
    except ValueError:
        return []
