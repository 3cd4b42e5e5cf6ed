"""The store: layers, editions, inference, re-import, folders, queries."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError, StoreError
from csa_graph.building.layers import Plan
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.sparql.store import Store

CSA = "PREFIX csa: <https://w3id.org/csa-graph/ontology#>\nPREFIX : <https://w3id.org/csa-graph/harbour/>\n"
PREFIXES = (
    "@prefix csa: <https://w3id.org/csa-graph/ontology#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n"
)
EDITION = "https://w3id.org/csa-graph/harbour/2030-31"


def pairs(store: Store, prop: str, edition: str | None = None) -> list[tuple[str, str]]:
    rows = store.select(f"{CSA} SELECT ?a ?b {{ ?a {prop} ?b }}", edition=edition)
    return sorted((str(a).rpartition("/")[2][:-1], str(b).rpartition("/")[2][:-1]) for a, b in rows)


def test_a_fact_of_two_passages_stands_once_in_each_layer(harbour_store: Store) -> None:
    assert pairs(harbour_store, "csa:reportsTo") == [("board", "panel")]
    assert pairs(harbour_store, "csa:reportsTo", EDITION) == [("board", "panel")]
    evidence = harbour_store.select(
        f"{CSA} SELECT ?p {{ ?p a csa:Passage . GRAPH ?p {{ :board csa:reportsTo :panel }} }}"
    )
    assert {str(row[0]).rpartition("#")[2] for row in evidence} == {"1.2>", "2.1>"}


def test_the_rules_add_what_they_say_and_keep_it_apart(harbour_store: Store) -> None:
    inferred: dict[str, set[tuple[str, str]]] = {}
    prefix = EDITION + "/inferred/"
    for quad in harbour_store.quads():
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(prefix):
            rule = quad.graph_name.value.removeprefix(prefix)
            subject, end = (str(term).rpartition("/")[2].rstrip(">") for term in (quad.subject, quad.object))
            inferred.setdefault(rule, set()).add((subject, end))
    assert inferred["symmetric"] == {("council", "board")}
    assert inferred["person-name"] == {("ada", '"Ada Quay"')}
    # A seat for councillors does not make the panel a body of elected members.
    assert inferred["elected-by-kind"] == {("scrutiny", "ontology#ElectedBody")}
    # Four lines to accountableTo; one of them to org:reportsTo and one to org:subOrganizationOf too.
    assert inferred["sub-property"] == {
        ("pilots", "board"),
        ("board", "panel"),
        ("panel", "scrutiny"),
        ("pilots", "panel"),
    }
    assert {("board", "org#Organization"), ("council", "org#Organization")} <= inferred["sub-class"]
    assert pairs(harbour_store, "csa:accountableTo") == sorted(inferred["sub-property"])


def test_an_inference_is_described_with_its_rule_in_words(harbour_store: Store) -> None:
    rows = harbour_store.select(
        """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX dct: <http://purl.org/dc/terms/> PREFIX csa: <https://w3id.org/csa-graph/ontology#>
        SELECT ?edition ?words {
          <https://w3id.org/csa-graph/harbour/2030-31/inferred/symmetric> a csa:Inference ;
            prov:wasDerivedFrom ?rule ; dct:isPartOf ?edition .
          ?rule a csa:Rule ; skos:definition ?words ; skos:prefLabel ?label }"""
    )
    [(edition, words)] = rows
    assert edition == ox.NamedNode(EDITION)
    assert "co-operates with it" in str(words)


def test_a_build_makes_only_what_is_asked(harbour: Path) -> None:
    store = MemoryStore()
    report = store.build(opening.find([harbour]), Plan(inference=False, tables=False, editions=False))
    assert report.files == 1
    assert report.editions == 1
    assert report.inferred == 0
    assert pairs(store, "csa:reportsTo") == [("board", "panel")]
    assert pairs(store, "csa:reportsTo", EDITION) == []
    assert pairs(store, "csa:accountableTo") == []
    assert not store.ask("ASK { ?any a <http://purl.org/linked-data/cube#Observation> }")


def test_the_report_counts_tables_and_inferences(harbour: Path) -> None:
    without = MemoryStore().build(opening.find([harbour]), Plan(inference=False, tables=False))
    report = MemoryStore().build(opening.find([harbour]))
    # Three rows of six statements each.
    assert report.statements == without.statements + 18
    assert report.inferred > without.inferred == 0
    assert report.seconds > 0


NEWER = """
@prefix n: <https://w3id.org/csa-graph/harbour/2031-32#> .
<https://w3id.org/csa-graph/harbour/2031-32> a csa:Edition ;
    dct:replaces <https://w3id.org/csa-graph/harbour/2030-31> .
n:1 a csa:Passage ; dct:isPartOf <https://w3id.org/csa-graph/harbour/2031-32> ; csa:locator "1" .
n:1 { :board a csa:Group ; csa:reportsTo :council . :council a csa:Group . }
"""


def test_an_edition_that_is_replaced_is_not_in_the_current_layer(
    harbour: Path, data_file: Callable[..., Path]
) -> None:
    prefixes = "\n".join(
        line for line in harbour.read_text(encoding="utf-8").splitlines() if line.startswith("@prefix")
    )
    newer = data_file(prefixes + NEWER, "2031-32.trig", prefixes=False)
    store = MemoryStore()
    store.build(opening.find([harbour, newer]))
    assert pairs(store, "csa:reportsTo") == [("board", "council")]
    assert pairs(store, "csa:reportsTo", EDITION) == [("board", "panel")]
    assert pairs(store, "csa:accountableTo") == [("board", "council")]
    assert [edition.value[-7:] for edition in store.editions()] == ["2030-31", "2031-32"]
    # The description of the older edition stays, or nobody could choose it.
    assert store.ask(f"{CSA} ASK {{ <{EDITION}> csa:period ?period }}")

    # The same once more from an export of everything.
    whole = newer.with_name("whole.nq")
    whole.write_bytes(store.dump(ox.RdfFormat.N_QUADS))
    again = MemoryStore()
    again.build(opening.find([whole]))
    assert set(again.quads()) == set(store.quads())


@pytest.mark.parametrize("ending", ["nq", "trig", "jsonld"])
def test_an_exported_dataset_comes_back_the_same(harbour_store: Store, tmp_path: Path, ending: str) -> None:
    form = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}[ending]
    path = tmp_path / f"whole.{ending}"
    path.write_bytes(harbour_store.dump(form))
    again = MemoryStore()
    report = again.build(opening.find([path]))
    assert set(again.quads()) == set(harbour_store.quads())
    assert report.inferred > 0


def test_without_inference_an_exported_dataset_loses_its_inferences(
    harbour_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "whole.nq"
    path.write_bytes(harbour_store.dump(ox.RdfFormat.N_QUADS))
    again = MemoryStore()
    again.build(opening.find([path]), Plan(inference=False))
    assert pairs(again, "csa:accountableTo") == []
    assert not again.ask(f"{CSA} ASK {{ ?any a csa:Inference }}")


def test_turtle_holds_statements_without_passages(tmp_path: Path) -> None:
    path = tmp_path / "plain.ttl"
    path.write_text(
        "@prefix csa: <https://w3id.org/csa-graph/ontology#> . <urn:a> a csa:Group ; csa:reportsTo <urn:b> ."
        "<urn:b> a csa:Group ."
    )
    store = MemoryStore()
    store.build(opening.find([path]))
    # The rules hold for it as well.
    assert store.ask(f"{CSA} ASK {{ <urn:a> csa:accountableTo <urn:b> }}")
    assert not store.ask("ASK { ?passage a <https://w3id.org/csa-graph/ontology#Passage> }")


def test_a_failed_build_leaves_the_store_as_it_was(harbour: Path, tmp_path: Path) -> None:
    store = MemoryStore()
    store.build(opening.find([harbour]))
    size = len(store)
    bad = tmp_path / "bad.trig"
    bad.write_text("nonsense")
    with pytest.raises(SourceError):
        store.build(opening.find([bad]))
    assert len(store) == size
    with pytest.raises(StoreError, match="no data file was given"):
        store.build(opening.find([]))


def test_a_block_that_is_no_passage_is_refused(data_file: Callable[..., Path]) -> None:
    path = data_file("p:2 { :a a csa:Group }\n")
    with pytest.raises(SourceError, match="2030-31#2 is no passage that the file describes") as caught:
        MemoryStore().build(opening.find([path]))
    assert caught.value.line == 11


def test_a_passage_of_no_edition_is_refused(data_file: Callable[..., Path]) -> None:
    path = data_file('p:2 a csa:Passage ; csa:locator "2" .\n')
    with pytest.raises(SourceError, match="part of no edition") as caught:
        MemoryStore().build(opening.find([path]))
    assert caught.value.line == 11


def test_passages_of_a_replaced_edition_are_no_evidence_even_for_stated_facts(
    harbour: Path, data_file: Callable[..., Path]
) -> None:
    text = harbour.read_text(encoding="utf-8").replace("2030-31", "2031-32")
    named = 'csa:period "2030 to 2031" ;'
    newer = data_file(
        text.replace(named, f"{named} dct:replaces <{EDITION}> ;"), "2031-32.trig", prefixes=False
    )
    shutil.copy(harbour.with_name("accidents.csv"), newer.parent)
    evidence = f"{CSA} SELECT ?p {{ ?p a csa:Passage . GRAPH ?p {{ :pilots csa:subGroupOf :board }} }}"
    for whole in (False, True):
        store = MemoryStore()
        store.build(opening.find([harbour, newer]), Plan(inference=whole, tables=whole, editions=whole))
        assert [str(row[0])[-13:] for row in store.select(evidence)] == ["/2031-32#1.2>"]


def test_one_edition_must_be_in_force(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    one, other = "<https://w3id.org/csa-graph/test/1>", "<https://w3id.org/csa-graph/test/2>"
    circle = f"{one} a csa:Edition ; dct:replaces {other} .\n{other} a csa:Edition ;\n dct:replaces {one} ."
    for text, line in ((circle, 3), (f"{one} a csa:Edition ;\n dct:replaces {one} .", 4)):
        path.write_text(f"{PREFIXES}{text}", encoding="utf-8")
        with pytest.raises(SourceError, match="every edition is replaced") as caught:
            MemoryStore().build(opening.find([path]))
        assert caught.value.line in {3, line}


def test_data_without_a_statement_are_no_data(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text("# to be written\n@prefix : <urn:a> .\n")
    with pytest.raises(SourceError, match="the file holds no statement"):
        MemoryStore().build(opening.find([path]))


def test_a_mapping_stands_in_a_graph_of_its_own_and_in_no_edition(harbour: Path, tmp_path: Path) -> None:
    (tmp_path / "mapping.trig").write_text(
        """@prefix csa: <https://w3id.org/csa-graph/ontology#> .
        <urn:x:map> { <urn:x:map> a csa:Mapping . <urn:x:a> csa:addresses <urn:x:b> }""",
        "utf-8",
    )
    store = MemoryStore()
    store.build(opening.find([harbour, tmp_path]))
    where = "<urn:x:a> <https://w3id.org/csa-graph/ontology#addresses> <urn:x:b>"
    assert store.ask(f"ASK {{ GRAPH <urn:x:map> {{ {where} }} }}")
    assert not store.ask(f"ASK {{ {where} }}")
    for edition in store.editions():
        assert not store.ask(f"ASK {{ {where} }}", edition=edition)
