"""Layers: a build makes what plain steps make, one edition and one statement after the other."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.asking.query import Query
from csa_graph.base.errors import QueryError
from csa_graph.building import rules
from csa_graph.building.layers import Plan
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store
from csa_graph.terms.iris import PROV
from csa_graph.terms.prefixes import declare
from tests.building import plainly

DATA = Path(__file__).parents[1] / "data"
HARBOUR = (DATA / "harbour" / "2030-31.trig").read_text("utf-8")
HILL, VALE = ((DATA / "neighbours" / f"{name}.trig").read_text("utf-8") for name in ("hill", "vale"))
PREFIXES = "@prefix : <https://w3id.org/csa-graph/x/> .\n" + "".join(
    f"@prefix{line.removeprefix('PREFIX')} .\n"
    for line in declare("csa", "dct", "foaf", "kind", "org", "role", "skos").splitlines()
)
OLDER = """
<https://w3id.org/csa-graph/harbour/2029-30> a csa:Edition ; dct:title "Older" .
:o a csa:Passage ; dct:isPartOf <https://w3id.org/csa-graph/harbour/2029-30> ; csa:locator "1" .
:o { <https://w3id.org/csa-graph/harbour/board> a csa:Group ; skos:prefLabel "Old Board" .
     <https://w3id.org/csa-graph/harbour/board> csa:reportsTo <https://w3id.org/csa-graph/harbour/panel> .
     <https://w3id.org/csa-graph/harbour/panel> a csa:Group ; skos:prefLabel "Old Panel" . }
<https://w3id.org/csa-graph/harbour/2030-31> dct:replaces <https://w3id.org/csa-graph/harbour/2029-30> .
"""
# A rule may not join what one edition states with what another does; a passage can be part of two.
JOINED = """
:e a csa:Edition ; dct:title "E" . :f a csa:Edition ; dct:title "F" .
:p a csa:Passage ; dct:isPartOf :e ; csa:locator "1" .
:q a csa:Passage ; dct:isPartOf :e , :f ; csa:locator "2" .
:r a csa:Passage ; dct:isPartOf :f ; csa:locator "3" .
:p { :g a csa:Group ; skos:prefLabel "G" . :h a csa:Group ; skos:prefLabel "H" ; csa:accountableTo :g .
     :s org:postIn :g . :h org:classification kind:scrutiny-committee . }
:q { :h csa:reportsTo :g . :someone a foaf:Person ; foaf:name "N" ; skos:prefLabel "N" . }
:r { :s a csa:Seat ; org:role role:elected-member ; org:postIn :g , :h .
     :h org:classification kind:scrutiny-committee .
     :g csa:cooperatesWith :h . :h csa:cooperatesWith :g . :g a org:Organization . :t csa:cooperatesWith :g .
     :t a org:Organization ; skos:prefLabel "T" . }
"""
PLAIN = """
<urn:x:office> a org:OrganizationalUnit ; skos:prefLabel "Office" ; org:unitOf <urn:x:body> .
<urn:x:body> a org:FormalOrganization ; skos:prefLabel "Body" ; csa:cooperatesWith <urn:x:office> .
"""


def invent(seed: int) -> str:
    """Invent editions that speak of the same few things, some of them replaced."""
    chance = random.Random(seed)  # noqa: S311
    things = [f":t{number}" for number in range(6)]
    lines = [f"{each} a csa:Group ; skos:prefLabel '{each}' ." for each in things]
    text = ":all a csa:Edition . :all-1 a csa:Passage ; dct:isPartOf :all ; csa:locator '0' .\n"
    text += ":all-1 { " + " ".join(lines) + " }\n"
    for edition in range(5):
        text += f":e{edition} a csa:Edition .\n"
        if edition and chance.random() < 0.4:
            text += f":e{edition} dct:replaces :e{chance.randrange(edition)} .\n"
        for passage in range(chance.randrange(1, 4)):
            name = f":e{edition}-{passage}"
            text += (
                f"{name} a csa:Passage ; dct:isPartOf :e{edition} ; csa:locator '{passage}' .\n{name} {{\n"
            )
            for _ in range(chance.randrange(1, 9)):
                one, other = chance.choices(things, k=2)
                text += chance.choice(
                    [
                        f"{one} csa:reportsTo {other} .",
                        f"{one} csa:accountableTo {other} .",
                        f"{one} csa:cooperatesWith {other} .",
                        f"{one} a csa:Group .",
                        f"{one} a csa:ElectedBody , org:Organization .",
                        f"{one} org:classification kind:scrutiny-committee .",
                        f"{one}s a csa:Seat ; org:postIn {other} .",
                        f"{one}s org:role role:elected-member .",
                        f"{one}p foaf:name 'P' .",
                        f"{one}p skos:prefLabel 'P' ; a foaf:Person .",
                    ]
                )
            text += "}\n"
    return text


CASES: dict[str, list[str]] = {
    "an edition": [HARBOUR],
    "neighbours": [HILL, VALE],
    "one is replaced": [HARBOUR, PREFIXES + OLDER],
    "plain statements": [HARBOUR, PREFIXES + PLAIN],
    "plain statements, and one is replaced": [HARBOUR, PREFIXES + OLDER, PREFIXES + PLAIN],
    "only plain statements": [PREFIXES + PLAIN],
    "what two editions say together": [PREFIXES + JOINED],
    "a mapping": [HARBOUR, PREFIXES + ":m { :m a csa:Mapping . :a skos:closeMatch <urn:x:a> }"],
    **{f"invented {seed}": [PREFIXES + invent(seed)] for seed in range(12)},
}


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES.keys())
def test_a_build_makes_what_plain_steps_make(texts: list[str], tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.trig" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    expected = plainly.Layers(files).quads
    store = MemoryStore()
    report = store.build(opening.find(files), Plan(tables=False))
    assert set(store.quads()) == expected
    rules = {quad.object for quad in expected if quad.predicate == PROV.wasDerivedFrom}
    assert report.inferred == sum(
        quad.graph_name.value.rpartition("/inferred/")[1] != ""
        for quad in expected
        if isinstance(quad.graph_name, ox.NamedNode)
    )
    assert bool(report.inferred) == bool(rules)


@pytest.mark.parametrize("texts", [CASES["one is replaced"], CASES["what two editions say together"]])
def test_a_folder_holds_the_same(texts: list[str], tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.trig" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    store = open_store(tmp_path / "store")
    store.build(opening.find(files), Plan(tables=False))
    assert set(store.quads()) == plainly.Layers(files).quads


@pytest.mark.parametrize(
    "where",
    [
        "{ ?a csa:reportsTo ?b FILTER NOT EXISTS { ?b csa:reportsTo ?a } }",
        "{ ?a csa:reportsTo ?b OPTIONAL { ?b csa:lead ?a } }",
        "{ ?a csa:reportsTo 'b' }",
        "{ ?a csa:reportsTo ?b . GRAPH <https://w3id.org/csa-graph/ontology> { ?a ?p ?b } }",
    ],
)
def test_a_rule_of_another_form_is_applied_as_it_is_written(where: str) -> None:
    text = f"{declare('csa')} CONSTRUCT {{ ?b csa:lead ?a }} WHERE {where}"
    rule = rules.parse(Query("other", Path("other.rq"), text, "Other."))
    assert (rule.patterns, f"{{{rule.group}}}") == ((), where)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT { ?b csa:lead ?a } WHERE { ?a csa:reportsTo }", "not valid SPARQL"),
        ("CONSTRUCT { ?b csa:lead ?a } WHERE { ?a no:such ?b FILTER(?a = ?b) }", "no: is not declared"),
        ("SELECT * WHERE { ?a csa:reportsTo ?b }", "a rule must have the form CONSTRUCT"),
    ],
)
def test_what_is_no_rule_is_refused(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        rules.parse(Query("wrong", Path("wrong.rq"), f"{declare('csa')} {text}", "Wrong."))
    assert caught.value.name == "wrong"


def test_a_rule_is_taken_apart() -> None:
    text = f"""{declare("csa", "org")}
    CONSTRUCT {{ ?b csa:lead ?a }} where {{
      GRAPH <https://w3id.org/csa-graph/ontology> {{ ?p a ?q FILTER(?p != ?q) }}
      # What follows is said by an edition.
      ?a ?p ?b ; a <urn:x:c> .
      ?b org:role csa:x
    }}"""
    rule = rules.parse(Query("right", Path("right.rq"), text, "Right."))
    assert rule.patterns == ("?a ?p ?b", "?a a <urn:x:c>", "?b org:role csa:x")
    assert rule.ontology.strip() == "?p a ?q FILTER(?p != ?q)"
    assert rule.added == ("?b", "csa:lead", "?a")
