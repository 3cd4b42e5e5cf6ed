"""Faults of data against the ontology: each with its line and the nearest term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.building.layers import Plan
from csa_graph.stores.memory import MemoryStore
from tests.conftest import ABOVE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What a test writes begins on line 11 of the file.


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "p:1 {\n :a a csa:Group ;\n   csa:reportTo :a .\n}",
            13,
            "no term csa:reportTo; the nearest is csa:reportsTo",
        ),
        ("p:1 { :a\n a csa:Board }", 12, "no term csa:Board; ontology/csa.ttl"),
        (
            'p:1 { :a a csa:Group ;\n csa:reportsTo "the board" }',
            12,
            "reportsTo is “the board”, but must be the IRI",
        ),
        (
            "p:1 { :a a csa:Group ;\n org:reportTo :a }",
            12,
            "no term .*org#reportTo; the nearest is .*org#reportsTo",
        ),
        (
            "p:1 { :a\n a org:organization }",
            12,
            "org#organization is a property, and no class: write .*#Organization",
        ),
        ("p:1 { :a a csa:Group ;\n org:Role :a }", 12, "org#Role is a class, and no property: write .*#role"),
        ("p:1 { :a\n a org:membership }", 12, "no term .*#membership; the nearest is .*#Membership"),
        ("p:1 { :a\n a org:Organisation }", 12, "no term .*#Organisation; the nearest is .*#Organization"),
        ('p:1 { :a a csa:Group ;\n skos:preferredLabel "A" }', 12, "the nearest is .*core#prefLabel"),
        ("p:1 { :a a csa:Group ;\n dct:isPartof :a }", 12, "there is no term .*isPart"),
        (
            "p:1 { :a a csa:Group ;\n <http://www.w3.org/ns/prov#wasDerivedForm> :a }",
            12,
            "nearest is .*prov#wasDerivedFrom",
        ),
        ("p:1 { :a\n a csa:Grop }", 12, "no term csa:Grop; the nearest is csa:Group"),
        (
            "p:1 { :a a csa:Group . :r a csa:Arrangement ;\n csa:line csa:zzzz }",
            12,
            "csa:zzzz; ontology/csa.ttl",
        ),
        ('p:1 { :a a csa:Action ;\n csa:due "2018-09" }', 12, "csa:due is “2018-09”, but must be a date"),
        ('p:1 { :a a csa:Action ;\n csa:due "2018-02-30"^^xsd:date }', 12, "must be a date"),
        ("p:1 { :a a csa:Seat ; csa:count\n\n 3.5 }", 13, "csa:count is “3.5”, but must be a whole number"),
        ('p:1 { :a a csa:Seat ; csa:vacant "no" }', 11, "must be true or false"),
        ('p:1 { :a a csa:Action ; csa:timescale "Medi"@cy }', 11, "must be text"),
        ("p:1 { :a a csa:Action ; csa:timescale :a }", 11, "must be text"),
        ('p:1 { :a a csa:Group ; csa:owns "crime" }', 11, "csa:owns is “crime”, but must be the IRI"),
        (
            "p:1 { :a a csa:Group .\n :a csa:reportsTo :boards . :board a csa:Group }",
            12,
            "nothing describes .*/boards: the nearest .*/board$",
        ),
        (
            "p:1 { :a a csa:Group ; org:classification <https://w3id.org/csa-graph/kind/bord> }",
            11,
            "nearest .*/kind/board",
        ),
        (
            "p:1 { <urn:x/a> a csa:Group ; csa:supports <urn:x/qqqqqq> }",
            11,
            "nothing describes urn:x/qqqqqq: give it",
        ),
    ],
)
def test_a_fault_names_line_and_nearest_term(
    data_file: Callable[..., Path], text: str, line: int, message: str
) -> None:
    path = data_file(text)
    # Also in the smallest build, the one for a question.
    with pytest.raises(SourceError, match=message) as caught:
        MemoryStore().build(opening.find([path]), Plan(inference=False, tables=False, editions=False))
    assert (caught.value.path, caught.value.line) == (path, line)


def test_the_first_of_several_faults_is_named_and_the_others_counted(data_file: Callable[..., Path]) -> None:
    path = data_file("p:1 {\n :a a csa:Group ;\n csa:zzz :b ;\n csa:aaa :c . }")
    with pytest.raises(SourceError, match=r"csa:zzz.*\(3 more") as caught:
        MemoryStore().build(opening.find([path]))
    assert caught.value.line == 13


def test_the_file_at_fault_is_named(harbour: Path, data_file: Callable[..., Path]) -> None:
    other = data_file(
        "<urn:x:a> <https://w3id.org/csa-graph/ontology#nothing> 1 .", "other.ttl", prefixes=False
    )
    with pytest.raises(SourceError, match="csa:nothing") as caught:
        MemoryStore().build(opening.find([harbour, other]))
    assert (caught.value.path, caught.value.line) == (other, 1)


def test_what_lies_outside_needs_no_description(data_file: Callable[..., Path]) -> None:
    text = (
        "p:1 { <http://council.example/> a csa:Group ;\n"
        " <http://xmlns.com/foaf/0.1/page> <http://council.example/p> ;\n"
        " csa:supports <http://elsewhere.example/body> }"
    )
    assert MemoryStore().build(opening.find([data_file(text)])).files == 1


def test_faults_of_a_replaced_edition_are_found(harbour: Path, data_file: Callable[..., Path]) -> None:
    path = data_file(
        "@prefix csa: <https://w3id.org/csa-graph/ontology#> . @prefix dct: <http://purl.org/dc/terms/> .\n"
        "<urn:old> a csa:Edition . <https://w3id.org/csa-graph/harbour/2030-31> dct:replaces <urn:old> .\n"
        "<urn:old#1> a csa:Passage ; dct:isPartOf <urn:old> .\n"
        "<urn:old#1> { <urn:a> csa:reportTo <urn:b> }\n",
        prefixes=False,
    )
    with pytest.raises(SourceError, match="csa:reportsTo") as caught:
        MemoryStore().build(opening.find([harbour, path]))
    assert caught.value.line == 4


@pytest.mark.parametrize("line", ["reportsTo", "scrutinisedBy", "informs"])
def test_a_line_to_a_body_that_nothing_describes(line: str, data_file: Callable[..., Path]) -> None:
    path = data_file(f"p:1 {{\n :a a csa:Group ;\n csa:{line} <https://elsewhere.example/body> }}")
    with pytest.raises(SourceError, match=r"nothing describes https://elsewhere\.example/body") as caught:
        MemoryStore().build(opening.find([path]), Plan(inference=False, tables=False, editions=False))
    assert caught.value.line == ABOVE + 3


def test_a_reused_term_in_other_capitals(data_file: Callable[..., Path]) -> None:
    path = data_file("p:1 {\n :a a csa:Group .\n :s a csa:Seat ; org:postin :a }")
    with pytest.raises(SourceError, match=r"write http://www\.w3\.org/ns/org#postIn") as caught:
        MemoryStore().build(opening.find([path]))
    assert caught.value.line == ABOVE + 3


def test_other_terms_of_a_reused_vocabulary_are_allowed(data_file: Callable[..., Path]) -> None:
    path = data_file("p:1 { :a a csa:Group ; org:hasMember :a }")
    assert MemoryStore().build(opening.find([path])).files == 1
