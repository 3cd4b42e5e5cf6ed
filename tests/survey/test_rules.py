"""What the SQL files find in the tables is what the questions find in one store of the same files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import opening
from csa_graph.asking import catalogue
from csa_graph.base.errors import QueryError
from csa_graph.stores.memory import MemoryStore
from csa_graph.survey import rules, survey
from tests.survey.reading import Tables

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

RULES = rules.rules()
# A circle of lines that leads out of it to nobody, two offices, and an older edition.
NORTH = """
@prefix : <https://w3id.org/csa-graph/north/> .
@prefix east: <https://w3id.org/csa-graph/east/> .
@prefix p: <https://w3id.org/csa-graph/north/2030#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:2030 a csa:Edition ; dct:title "North 2030" ; csa:period "2030" ; dct:replaces :2029 .
:2029 a csa:Edition ; dct:title "North 2029" ; csa:period "2029" .
p:1 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "1" .
<https://w3id.org/csa-graph/north/2029#1> a csa:Passage ; dct:isPartOf :2029 ; csa:locator "1" .
p:1 {
    :a a csa:Group ; skos:prefLabel "A" ; csa:reportsTo :b .
    :b a csa:Group ; skos:prefLabel "B" ; csa:reportsTo :a ; csa:overseenBy east:top .
    :office a org:Post ; skos:prefLabel "Chief Officer" ; org:heldBy :ann .
    :ann a foaf:Person ; foaf:name "Ann" ; org:memberOf :unit .
    :unit a org:OrganizationalUnit ; skos:prefLabel "Unit" ; org:unitOf :service .
    :service a org:OrganizationalUnit ; skos:prefLabel "Service" ; org:unitOf :council .
    :council a org:FormalOrganization ; skos:prefLabel "Council" .
    :seat a csa:Seat ; org:postIn :a ; org:role role:member ; csa:filledBy :office .
    :aim a csa:Priority ; skos:prefLabel "ROADS" .
}
<https://w3id.org/csa-graph/north/2029#1> {
    :old a csa:Group ; skos:prefLabel "Old" ; csa:reportsTo east:top .
    :older a csa:Priority ; skos:prefLabel "Rivers" .
}
"""
EAST = """
@prefix : <https://w3id.org/csa-graph/east/> .
@prefix north: <https://w3id.org/csa-graph/north/> .
@prefix p: <https://w3id.org/csa-graph/east/2030#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix opengov: <http://www.w3.org/ns/opengov#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:2030 a csa:Edition ; dct:title "East 2030" ; csa:period "2030" ; dct:publisher :top .
p:1 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "1" .
p:2 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "2" .
p:1 {
    :top a csa:Group ; skos:prefLabel "Top" ; csa:scrutinisedBy :scrutiny .
    :scrutiny a csa:Group ; skos:prefLabel "Scrutiny" ; org:classification kind:scrutiny-committee .
    :seat a csa:Seat ; org:postIn :top ; opengov:onBehalfOf north:council .
    :roads a csa:Priority ; skos:prefLabel "Roads" .
    :rivers a csa:Priority ; skos:prefLabel "Rivers" .
    :top csa:owns :roads .
}
p:2 { :top csa:owns :roads . :scrutiny csa:owns :roads . north:b csa:overseenBy :top . }
"""


def plain(term: Term | None) -> Any:  # noqa: ANN401
    if term is None:
        return None
    text = getattr(term, "value", str(term))
    is_number = getattr(getattr(term, "datatype", None), "value", "").endswith("#integer")
    return int(text) if is_number else text


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Tables]:
    """Two partnerships that answer to and speak of each other, as one store and as a survey."""
    folder = tmp_path_factory.mktemp("crossed")
    for name, text in (("north", NORTH), ("east", EAST)):
        (folder / f"{name}.trig").write_text(text, encoding="utf-8")
    done = survey([folder], folder / "out", processes=1)
    assert not done.failures
    store = MemoryStore()
    store.build(opening.find([*folder.glob("*.trig")]))
    return store, Tables(done.folder)


def compare(rule: rules.Rule, store: Store, tables: Tables) -> set[tuple[Any, ...]]:
    rows = store.select(catalogue.get(rule.question).text)
    assert tuple(column.name for column in rule.columns) == rows.columns
    found = tables.read(f"across/{rule.name}")
    assert len(found) == len(set(found)), "each row once"
    assert set(found) == {tuple(map(plain, row)) for row in rows}
    return set(found)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_finds_what_its_question_finds(rule: rules.Rule, inputs: list[Path], tables: Tables) -> None:
    store = MemoryStore()
    store.build(opening.find(inputs))
    assert compare(rule, store, tables), "there is a case of it in the data"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_circles_offices_and_older_editions_make_no_difference(
    rule: rules.Rule, crossed: tuple[Store, Tables]
) -> None:
    found = compare(rule, *crossed)
    if rule.name == "who-sits-in-several-partnerships":
        # By an office, whose holder comes from a unit of a service of the council.
        assert {row[0].rpartition("/")[2] for row in found} == {"council"}
    if rule.name == "partnerships-without-elected-body":
        assert not found, "North's circle is overseen by East, which is scrutinised"
    if rule.name == "same-priority-across-partnerships":
        assert {row[0].rpartition("/")[2] for row in found} == {"aim", "roads"}, "nothing of 2029"


def test_the_rules_are_named_after_their_questions() -> None:
    assert {name: rule.question for name, rule in RULES.items()} == {name: name for name in RULES}
    assert len(RULES) == 5


def test_a_header_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.sql"
    path.write_text('--+ summary = "It has no columns."\nSELECT 1\n', encoding="utf-8")
    with pytest.raises(QueryError, match=r"broken.*columns"):
        rules.read(path)
