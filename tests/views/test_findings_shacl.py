"""The SHACL report is one by SHACL's own vocabulary, and the same report gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from csa_graph.asking.cells import Thing
from csa_graph.checking.report import Report
from csa_graph.views.findings.shacl import CHECK, to_shacl
from tests.views import reports

if TYPE_CHECKING:
    from rdflib.term import Node

SH = Namespace("http://www.w3.org/ns/shacl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
# What SHACL, section 3.6, asks of a report and its results, as shapes.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass sh:ValidationReport ;
    sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
        [ sh:path sh:result ; sh:class sh:ValidationResult ] .
[] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
    sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ;
          sh:in ( sh:Violation sh:Warning sh:Info ) ] ,
        [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:sourceShape ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:resultMessage ; sh:minCount 1 ; sh:datatype xsd:string ] .
"""


def parse(report: Report) -> tuple[Graph, Node]:
    graph = Graph().parse(data=to_shacl(report), format="turtle")
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    return graph, whole


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize("report", [reports.make(), reports.make_compared(), Report(())])
def test_a_report_has_what_shacl_asks_of_one(report: Report) -> None:
    import pyshacl

    graph, _ = parse(report)
    conforms, _, words = pyshacl.validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, words


def test_each_finding_is_a_result_with_its_passages() -> None:
    graph, whole = parse(reports.make())
    assert set(graph.objects(whole, SH.conforms)) == {Literal(lexical_or_value=False)}
    told = {
        (
            *(
                next(iter(graph.objects(result, SH[name])))
                for name in ("focusNode", "resultSeverity", "sourceShape")
            ),
            str(next(iter(graph.objects(result, SH.resultMessage)))),
            frozenset(graph.objects(result, PROV.wasDerivedFrom)),
        )
        for result in graph.objects(whole, SH.result)
    }
    first, second = URIRef(reports.FIRST.iri), URIRef(reports.SECOND.iri)
    assert told == {
        (
            URIRef(reports.LIGHTS.iri),
            SH.Violation,
            URIRef(CHECK + reports.OWNER),
            "Nobody owns the lights.",
            frozenset({first, second}),
        ),
        (
            URIRef(reports.BOARD.iri),
            SH.Warning,
            URIRef(CHECK + reports.CHAIR),
            reports.HOSTILE,
            frozenset({second}),
        ),
    }


def test_a_report_without_findings_conforms_and_says_what_was_not_run() -> None:
    graph, whole = parse(reports.make(findings=()))
    assert set(graph.objects(whole, SH.conforms)) == {Literal(lexical_or_value=True)}
    assert "self-report" in str(
        next(iter(graph.objects(whole, URIRef("http://www.w3.org/2000/01/rdf-schema#comment"))))
    )


def test_a_thing_without_iri_and_a_value_can_be_the_focus() -> None:
    from dataclasses import replace

    nameless = replace(reports.ERROR, focus=Thing("_:b7", "a group"))
    value = replace(reports.ERROR, focus=Thing("12 %", "12 %"))
    graph, _ = parse(reports.make(findings=(nameless, value)))
    kinds = sorted(type(each).__name__ for each in graph.objects(None, SH.focusNode))
    assert kinds == ["BNode", "Literal"]


def test_the_same_report_gives_the_same_bytes() -> None:
    turned = reports.make(findings=(reports.WARNING, reports.ERROR))
    assert to_shacl(reports.make()) == to_shacl(turned) == to_shacl(reports.make())
