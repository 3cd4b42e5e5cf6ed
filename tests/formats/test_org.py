"""RDF with terms of W3C ORG: the original kept, what rules add told apart, and nothing fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from csa_graph import formats, opening
from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.base.errors import SourceError
from csa_graph.files.source import find_rdf_format
from csa_graph.formats.org import reading as org
from csa_graph.graph import GovernanceGraph
from csa_graph.validation import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[..., GovernanceGraph]

FILE = Path(__file__).parent / "data" / "harbour-org.ttl"
BASE = "https://w3id.org/csa-graph/harbour/"
HEAD = """
@prefix : <http://x.example/> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that imports RDF text, or a file, and builds a graph that is well formed."""

    def made(text: str | Path, name: str = "x.ttl") -> GovernanceGraph:
        path = text if isinstance(text, Path) else tmp_path / name
        if isinstance(text, str):
            path.write_text(text, encoding="utf-8")
        result = tmp_path / "made.trig"
        result.write_bytes(org.read([path], base=BASE).trig)
        assert shapes.validate(opening.find([result])) == []
        return GovernanceGraph.open(result)

    return made


def rows(graph: GovernanceGraph, question: str, *columns: str, **parameters: str) -> set[tuple[str, ...]]:
    return {tuple(str(row[each]) for each in columns) for row in graph.ask(question, **parameters).to_dicts()}


def test_the_kind_is_found(tmp_path: Path) -> None:
    assert formats.detect([FILE]) == "org"
    other = tmp_path / "own.ttl"
    other.write_text(HEAD + ":a a csa:Group .", encoding="utf-8")
    assert formats.detect([other]) is None, "a file of our own is not other people's RDF"
    assert formats.detect([]) is None


def test_who_chairs_who_sits_and_who_reports(build: Build) -> None:
    graph = build(FILE)
    assert rows(graph, "who-chairs-what", "group", "chair") == {("Harbour Board", "Ann Lee")}
    assert rows(graph, "who-sits-on", "holder", "role", group="Harbour Board") == {
        ("Ann Lee", "chair"),
        ("Bob Ray", "clerk"),
    }
    # Head is not chair.
    assert rows(graph, "who-sits-on", "holder", "role", group="Pilot Partnership") == {
        ("Ann Lee", "head"),
        ("Cat Dee", "member"),
    }
    assert rows(graph, "who-reports-to-whom", "body", "line", "to") == {
        ("Moorings Team", "reports to", "Harbour Board")
    }


def test_a_membership_that_has_ended_keeps_its_dates_and_is_no_seat(build: Build) -> None:
    graph = build(FILE)
    assert graph.sparql(
        'ASK { ?m org:member ?bob ; csa:starts "2010-04-01"^^xsd:date ; csa:ends "2014-03-31"^^xsd:date }'
    )
    assert (
        graph.sparql(
            "ASK { ?seat a csa:Seat ; org:role role:chair ; org:heldBy <http://harbour.example/id/bob> }"
        )
        is False
    )


def test_the_original_is_kept_and_what_rules_add_is_told_apart(build: Build) -> None:
    graph = build(FILE)
    text = "SELECT ?place { ?p a csa:Passage ; csa:locator ?place . GRAPH ?p { %s } }"
    for pattern, place in {
        "<http://harbour.example/id/ann> <http://harbour.example/term/likes> ?o": "harbour-org.ttl",
        "?unit org:reportsTo ?o": "harbour-org.ttl",
        "?unit csa:reportsTo ?o": "harbour-org.ttl, mapped by rule reports-to",
        "<http://harbour.example/id/board> a csa:Group": "harbour-org.ttl, mapped by rule group",
    }.items():
        answer = graph.sparql(text % pattern)
        assert not isinstance(answer, bool | list)
        assert [row[0] for row in answer] == [place], pattern
    parsed = ox.parse(FILE.read_bytes(), format=ox.RdfFormat.TURTLE)
    for quad in parsed:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            assert list(graph.store.quads(quad.subject, quad.predicate, quad.object)), quad


def test_every_rule_says_what_it_does_and_adds_something_here(build: Build) -> None:
    rules = catalogue.load(resources.ontology() / "mappings" / "org")
    assert all(rule.summary and rule.header["title"] for rule in rules.values())
    graph = build(FILE)
    answer = graph.sparql("SELECT ?place { ?p a csa:Passage ; csa:locator ?place }")
    assert not isinstance(answer, bool | list)
    used = {str(row[0]).rpartition("mapped by rule ")[2] for row in answer}
    # Each class of another vocabulary is tried out below.
    assert set(rules) - used == {"other-classes"}


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            ":a a <http://schema.org/Person> ; <http://schema.org/name> 'Ann'",
            "<http://x.example/a> foaf:name 'Ann'",
        ),
        (":a a foaf:Organization ; foaf:name 'A'", "<http://x.example/a> skos:prefLabel 'A'"),
        (":a org:unitOf :b . :a rdfs:label 'A'", "<http://x.example/a> a org:OrganizationalUnit"),
        (":p org:holds :q . :p a foaf:Person . :q org:postIn :b", "?seat org:heldBy <http://x.example/p>"),
        (":a a org:Organization", "<http://x.example/a> skos:prefLabel 'a'"),
        (
            ":a a org:Organization ; skos:prefLabel 'A', 'Ab', 'X'@de",
            "<http://x.example/a> skos:altLabel 'A'",
        ),
        (":a a foaf:Person ; foaf:name 'Ann'@en", "<http://x.example/a> foaf:name 'Ann'"),
        (
            ":a org:reportsTo :b . :a a org:Post . :b a org:Post",
            "<http://x.example/a> csa:reportsTo <http://x.example/b>",
        ),
    ],
)
def test_what_is_stated_in_other_words(text: str, triple: str, build: Build) -> None:
    assert build(f"{HEAD}{text} .").sparql(f"ASK {{ {triple} }}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (":a a csa:Edition", "no term of others"),
        (":a csa:reportsTo :b", "no term of others"),
        (":a org:postin :b", "nearest is http://www.w3.org/ns/org#postIn"),
        (":a org:role 'chair'", "must lead to a thing"),
    ],
)
def test_what_cannot_be_taken_is_left_out_with_a_note(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(f"{HEAD}{text} . :x a org:FormalOrganization ; rdfs:label 'X' .", encoding="utf-8")
    made = org.read([path], base=BASE)
    assert any(words in note.message for note in made.notes)
    result = tmp_path / "made.trig"
    result.write_bytes(made.trig)
    assert shapes.validate(opening.find([result])) == []
    GovernanceGraph.open(result)


def test_line_to_what_is_not_described_is_not_drawn(build: Build) -> None:
    graph = build(f"{HEAD}:a a org:Post ; rdfs:label 'A' ; org:reportsTo :b .")
    assert graph.sparql("ASK { ?a csa:reportsTo ?b }") is False
    assert graph.sparql("ASK { ?a org:reportsTo ?b }")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "x.jsonld",
            '{"@context": "https://x.example/c", "@id": "http://x.example/a"}',
            "nothing is fetched",
        ),
        ("x.jsonld", '[{"a": {"@context": [{"@import": "https://x.example/c"}]}}]', "nothing is fetched"),
        ("x.rdf", '<!DOCTYPE r [<!ENTITY a "b">]><r/>', "entities"),
        ("x.rdf", '<?xml version="1.0"?><!doctype r SYSTEM "file:///x"><r/>', "entities"),
        ("x.ttl", "@prefix : <http://x> . :a :b", "middle of a statement"),
        ("x.docx", "x", "does not show the format"),
    ],
)
def test_what_would_need_more_than_the_file_is_refused(
    name: str, content: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        org.read([path])


def test_each_named_graph_is_a_passage_and_formats_say_the_same(build: Build, tmp_path: Path) -> None:
    text = (
        HEAD
        + ":g { :a a org:FormalOrganization ; rdfs:label 'A' . } :h { :b org:unitOf :a ; rdfs:label 'B' . }"
    )
    answer = build(text, "x.trig").sparql("SELECT ?place { ?p a csa:Passage ; csa:locator ?place }")
    assert not isinstance(answer, bool | list)
    places = {str(row[0]) for row in answer}
    assert {"x.trig, graph http://x.example/g", "x.trig, graph http://x.example/h"} <= places
    triples = {quad.triple for quad in ox.parse(FILE.read_bytes(), format=ox.RdfFormat.TURTLE)}
    made = set()
    for ending in (".ttl", ".nt", ".rdf", ".jsonld"):
        path = tmp_path / f"same{ending}"
        path.write_bytes(ox.serialize(sorted(triples, key=str), format=find_rdf_format(path)) or b"")
        made.add(org.read([path], base=BASE, title="x").trig.replace(ending.encode(), b""))
    assert len(made) == 1


def test_the_order_of_statements_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    lines = [f"{quad.triple} .\n" for quad in ox.parse(FILE.read_bytes(), format=ox.RdfFormat.TURTLE)]
    path.write_text("".join(lines), encoding="utf-8")
    one = org.read([path]).trig
    path.write_text("".join(reversed(lines)), encoding="utf-8")
    assert org.read([path]).trig == one


TERMS = [
    *(f":{each}" for each in "abcd"),
    "_:x",
    "_:y",
    "org:Organization",
    "org:Post",
    "org:Membership",
    "foaf:Person",
    "'text'",
    "'x'@de",
    "''",
]
VERBS = [
    "a",
    "rdfs:label",
    "skos:prefLabel",
    "foaf:name",
    *("org:memberOf", "org:member", "org:organization", "org:role", "org:postIn", "org:heldBy", "org:headOf"),
    *("org:reportsTo", "org:unitOf", "org:hasPost", "org:classification", "org:linkedTo", ":other"),
]
SUBJECT = st.sampled_from([each for each in TERMS if each[0] in ":_"])
STATEMENTS = st.lists(
    st.tuples(SUBJECT, st.sampled_from(VERBS), st.sampled_from(TERMS)), min_size=1, max_size=14
)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(statements=STATEMENTS)
def test_whatever_is_stated_can_be_built(statements: list[tuple[str, str, str]], tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(HEAD + "".join(f"{' '.join(each)} .\n" for each in statements), encoding="utf-8")
    made = org.read([path], base=BASE)
    if b"csa:Passage" not in made.trig:
        return  # Nothing could be taken.
    result = tmp_path / "made.trig"
    result.write_bytes(made.trig)
    GovernanceGraph.open(result)
    assert [str(fault) for fault in shapes.validate(opening.find([result]))] == []


def test_a_membership_and_an_interval_need_no_name(build: Build) -> None:
    text = """
    @prefix time: <http://www.w3.org/2006/time#> .
    :board a org:OrganizationalCollaboration ; skos:prefLabel "Board" .
    :trust a org:FormalOrganization ; skos:prefLabel "Trust" . :ada a foaf:Person ; foaf:name "Ada Quill" .
    :m a org:Membership ; org:member :ada ; org:organization :board ; org:role :chair .
    :n a org:Membership ; org:member :ada ; org:organization :trust ;
       org:memberDuring :then . :then a time:Interval ; time:hasBeginning :day ; time:hasEnd :day .
    :day a time:Instant ; time:inXSDgYear "2010" .
    :chair a org:Role ; skos:prefLabel "Chair" ."""
    assert [each.focus.label for each in build(HEAD + text).check("name-not-described").findings] == []
