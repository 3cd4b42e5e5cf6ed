"""A report becomes a SHACL validation report in Turtle: a result for each finding, with its passages.

Checks are SPARQL queries, and are described as such; the shapes of a file's form are another matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.iris import DCT, PROV, RDF, RDFS, ROOT, XSD
from csa_graph.terms.shacl import SH
from csa_graph.views.findings import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from csa_graph.asking.cells import Thing
    from csa_graph.checking.check import Check
    from csa_graph.checking.report import Report
    from csa_graph.sparql.rows import Term

_SEVERITIES = {"error": "Violation", "warning": "Warning", "note": "Info"}
#: Begins the IRI of a check; its code ends it.
CHECK = ROOT + "check/"


def to_shacl(report: Report) -> str:
    """Return a report as Turtle; the same report gives the same bytes."""
    import pyoxigraph as ox

    from csa_graph.files.rdf import to_rdf

    return to_rdf(_statements(report), ox.RdfFormat.TURTLE).decode()


def _statements(report: Report) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    def of(subject: ox.NamedNode | ox.BlankNode, predicate: str, value: Term) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(predicate), value)

    whole = ox.BlankNode()
    boolean = XSD.boolean
    yield of(whole, RDF.type.value, SH.ValidationReport)
    yield of(whole, SH.conforms.value, ox.Literal("false" if report.findings else "true", datatype=boolean))
    for note in words.notes_with_fixed(report):
        yield of(whole, RDFS.comment.value, ox.Literal(note))
    for finding in report.findings:
        result = ox.BlankNode()
        yield of(whole, SH.result.value, result)
        yield of(result, RDF.type.value, SH.ValidationResult)
        yield of(result, SH.focusNode.value, _node(finding.focus))
        yield of(result, SH.resultSeverity.value, ox.NamedNode(SH.base + _SEVERITIES[finding.severity]))
        yield of(result, SH.resultMessage.value, ox.Literal(finding.message))
        yield of(result, SH.sourceConstraintComponent.value, SH.SPARQLConstraintComponent)
        yield of(result, SH.sourceShape.value, ox.NamedNode(CHECK + finding.code))
        for passage in finding.passages:
            yield of(result, PROV.wasDerivedFrom.value, _node(passage))
    found = {finding.code for finding in report.findings}
    for check in report.checks.values():
        if check.code in found:
            yield from _describe(check)


def _describe(check: Check) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    node = ox.NamedNode(CHECK + check.code)
    for predicate, said in (("title", check.title), ("description", check.why)):
        yield ox.Triple(node, ox.NamedNode(DCT.base + predicate), ox.Literal(said))
    yield ox.Triple(node, RDFS.comment, ox.Literal(check.remedy))


def _node(thing: Thing) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    import pyoxigraph as ox

    try:
        return ox.BlankNode(thing.iri[2:]) if thing.iri.startswith("_:") else ox.NamedNode(thing.iri)
    except ValueError:
        return ox.Literal(thing.iri)
