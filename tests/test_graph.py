"""The Python interface: what a notebook does with an agreement."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

import csa_graph
from csa_graph import GovernanceGraph, opening
from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing
from csa_graph.base import errors
from csa_graph.base.errors import CsaGraphError, QueryError, StoreError, UnknownNameError
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "https://w3id.org/csa-graph/harbour/"
CSA = "https://w3id.org/csa-graph/ontology#"


@pytest.fixture(scope="module")
def graph(harbour: Path) -> GovernanceGraph:
    """Return the invented partnership."""
    return GovernanceGraph.open(harbour)


def test_the_package_offers_what_its_users_need_and_nothing_else() -> None:
    assert csa_graph.GovernanceGraph is GovernanceGraph
    assert {*csa_graph.__all__} <= {*dir(csa_graph)}
    assert all(getattr(csa_graph, name) is not None for name in csa_graph.__all__)
    ours = {each.__name__ for each in vars(errors).values() if isinstance(each, type)}
    assert {name for name in ours if name.endswith("Error")} <= {*csa_graph.__all__}
    with pytest.raises(AttributeError, match="GovernmentGraph"):
        _ = csa_graph.GovernmentGraph


def test_a_question_is_answered(graph: GovernanceGraph) -> None:
    answer = graph.ask("who-reports-to", group="Mayor's Panel")
    stated = {(row["body"], row["line"]): row["passage"] for row in answer.to_dicts()}
    assert stated["Harbour Board", "reports to"] == ["1.2", "2.1"]
    assert answer.column("body")[0] == Thing(HARBOUR + "board", "Harbour Board")
    assert "<table" in answer._repr_html_()


def test_questions_are_listed_with_what_they_take(graph: GovernanceGraph) -> None:
    assert graph.questions()["who-reports-to"].parameters["group"].example == "SCB"
    with pytest.raises(UnknownNameError, match="who-reports-to"):
        graph.ask("who-report-to", group="HB")
    with pytest.raises(UnknownNameError):
        graph.ask("who-reports-to", gruop="HB")


def test_sparql_gives_what_its_form_gives(graph: GovernanceGraph) -> None:
    rows = graph.sparql("SELECT ?g { ?g csa:reportsTo ?x }")
    assert isinstance(rows, Answer)
    assert rows.rows == ((Thing(HARBOUR + "board", "Harbour Board"),),)
    assert graph.sparql("ASK { ?g csa:funds ?x }") is False
    triples = graph.sparql("CONSTRUCT WHERE { ?g csa:reportsTo ?x }")
    assert triples == [
        ox.Triple(
            ox.NamedNode(HARBOUR + "board"), ox.NamedNode(CSA + "reportsTo"), ox.NamedNode(HARBOUR + "panel")
        )
    ]
    with pytest.raises(QueryError):
        graph.sparql("SELECT ?g {")


def test_checks_and_descriptions(graph: GovernanceGraph) -> None:
    findings = graph.check(only=["priority-without-owner"])
    assert [finding.focus.label for finding in findings] == ["Clean water"]
    description = graph.show("hb")
    assert (description.thing.iri, description.kind) == (HARBOUR + "board", "group")
    assert "Mayor" in description._repr_html_()
    assert any(statement.inferred for statement in description)


def test_a_report_is_the_list_of_its_findings_and_says_what_was_not_run(graph: GovernanceGraph) -> None:
    report = graph.check()
    assert len(report) == len(list(report)) > 1
    assert report[0] == report[:1][0] == report.findings[0]
    reasons = {not_run.check.code: not_run.reason for not_run in report.not_run}
    assert "--as-of" in reasons["action-overdue"]
    assert not set(reasons) & set(report.checks)
    nothing = graph.check(only=())
    assert not nothing
    assert list(nothing) == []
    assert not graph.check(as_of="2031-01-01").not_run


def test_networkx_has_the_lines(graph: GovernanceGraph) -> None:
    projected = graph.to_networkx()
    line = projected.edges[HARBOUR + "board", HARBOUR + "panel", CSA + "reportsTo"]
    assert line["passages"] == ("1.2", "2.1")
    with pytest.raises(UnknownNameError):
        graph.to_networkx("who-reports-to-who")


def test_rdflib_has_every_layer(graph: GovernanceGraph) -> None:
    dataset = graph.to_rdflib()
    board, panel = rdflib.URIRef(HARBOUR + "board"), rdflib.URIRef(HARBOUR + "panel")
    reports = rdflib.URIRef(CSA + "reportsTo")
    assert (board, reports, panel) in dataset.default_graph
    for passage in ("1.2", "2.1"):
        assert (board, reports, panel) in dataset.graph(rdflib.URIRef(f"{HARBOUR}2030-31#{passage}"))
    assert sum(1 for _ in dataset.quads()) == len(graph.store)


def test_the_map_is_written(graph: GovernanceGraph, tmp_path: Path) -> None:
    written = graph.write_map(tmp_path / "map.html", views=["who-reports-to-whom"])
    text = written.read_text(encoding="utf-8")
    assert "Harbour Board" in text
    assert f"{graph.built.day} {graph.built:%B %Y}" in text
    with pytest.raises(CsaGraphError, match="absent"):
        graph.write_map(tmp_path / "absent" / "map.html", views=["who-reports-to-whom"])


def test_a_kept_store_knows_the_day_of_its_build(harbour: Path, tmp_path: Path) -> None:
    open_store(tmp_path / "kept").build(opening.find([harbour]))
    kept = GovernanceGraph.open(store=tmp_path / "kept")
    assert (
        kept.built
        == datetime.datetime.fromtimestamp((tmp_path / "kept").stat().st_mtime, datetime.UTC).date()
    )
    assert kept.store.fingerprint() == GovernanceGraph.open(harbour).store.fingerprint()
    with pytest.raises(CsaGraphError, match="not both"):
        GovernanceGraph.open(harbour, store=tmp_path / "kept")
    with pytest.raises(StoreError):
        GovernanceGraph.open(store=tmp_path / "absent")


def test_an_edition_is_chosen_by_name(harbour: Path) -> None:
    chosen = GovernanceGraph.open(harbour, edition="harbour safety plan 2030-31")
    assert chosen.edition == ox.NamedNode(HARBOUR + "2030-31")
    current = GovernanceGraph.open(harbour)
    for name in ("who-reports-to-whom", "who-chairs-what"):
        assert chosen.ask(name).rows == current.ask(name).rows
    assert chosen.show("hb") == current.show("hb")
    for graph in (chosen, current):
        assert graph.reading.list_edition_values("csa:period") == ["2030 to 2031"]
    with pytest.raises(UnknownNameError):
        GovernanceGraph.open(harbour, edition="Scrutiny Committee")


NEWER = """
<https://w3id.org/csa-graph/harbour/2031-32> a csa:Edition ; dct:title "Harbour Safety Plan 2031-32" ;
    dct:replaces <https://w3id.org/csa-graph/harbour/2030-31> .
<https://w3id.org/csa-graph/harbour/2031-32#9> a csa:Passage ; csa:locator "9" ; csa:order 1 ;
    dct:isPartOf <https://w3id.org/csa-graph/harbour/2031-32> .
<https://w3id.org/csa-graph/harbour/2031-32#9> {
    :harbour-office a csa:Group ; skos:prefLabel "Harbour Office" .
}
"""


def test_an_edition_in_force_is_read_and_the_one_before_by_name(harbour: Path, tmp_path: Path) -> None:
    newer = tmp_path / "2031-32.trig"
    prefixes = harbour.read_text(encoding="utf-8").partition("\n<")[0]
    newer.write_text(prefixes + NEWER, encoding="utf-8")
    current = GovernanceGraph.open(harbour, newer)
    assert current.ask("who-reports-to-whom").rows == ()
    assert current.reading.list_edition_values("dct:title") == ["Harbour Safety Plan 2031-32"]
    before = GovernanceGraph.open(harbour, newer, edition="2030-31")
    assert ("Harbour Board", "Mayor's Panel") in {
        (str(row[0]), str(row[2])) for row in before.ask("who-reports-to-whom")
    }


def test_stated_alone_answers_what_needs_no_more(harbour: Path) -> None:
    stated = GovernanceGraph.open(harbour, reads="stated")
    whole = GovernanceGraph.open(harbour)
    assert stated.ask("who-reports-to-whom").rows == whole.ask("who-reports-to-whom").rows
    assert len(stated.store) < len(whole.store)


def test_each_edition_is_shown_with_its_own_passages(harbour: Path, tmp_path: Path) -> None:
    newer = tmp_path / "2031-32.trig"
    text = harbour.read_text(encoding="utf-8").replace("2030-31", "2031-32")
    replaces = "dct:replaces <https://w3id.org/csa-graph/harbour/2030-31> ; csa:period"
    newer.write_text(text.replace("csa:period", replaces, 1), encoding="utf-8")
    shutil.copy(harbour.with_name("accidents.csv"), tmp_path)
    for edition in ("2030-31", "2031-32"):
        shown = GovernanceGraph.open(harbour, newer, edition=edition).show("Harbour Board")
        passages = {passage.iri for statement in shown for passage in statement.passages}
        assert {iri.partition("#")[0][-7:] for iri in passages} == {edition}


def test_one_code_and_one_thing_can_be_given_as_they_are(harbour: Path) -> None:
    graph = GovernanceGraph.open(harbour)
    assert {finding.code for finding in graph.check("priority-without-owner")} == {"priority-without-owner"}
    assert "priority-without-owner" not in {each.code for each in graph.check(skip="priority-without-owner")}
    assert graph.show(graph.names.find("HB")).thing.label == "Harbour Board"


def test_an_unknown_edition_lists_those_that_there_are(harbour: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"No edition is called “qqq”.*“Harbour Safety Plan 2030-31”"):
        GovernanceGraph.open(harbour, edition="qqq")


def test_it_is_exported_as_the_command_does(graph: GovernanceGraph) -> None:
    assert str(graph.export("jsonld")).startswith("{")
    with pytest.raises(CsaGraphError):
        graph.export("no-such-format")


def test_files_of_any_kind_are_loaded_as_data(harbour: Path, tmp_path: Path) -> None:
    graph = GovernanceGraph.open(harbour)
    for form, name in (("xlsx", "plan.xlsx"), ("turtle", "plan.ttl")):
        content = graph.export(form)
        assert isinstance(content, bytes)
        (tmp_path / name).write_bytes(content)
    board = ox.NamedNode(HARBOUR + "board"), ox.NamedNode(CSA + "reportsTo"), ox.NamedNode(HARBOUR + "panel")
    sources = csa_graph.load(harbour, tmp_path, tmp_path / "plan.xlsx")
    assert {source.path.suffix for source in sources} == {".trig", ".ttl", ".xlsx"}
    for source in sources:
        assert board in {(quad.subject, quad.predicate, quad.object) for quad in source.quads()}
    assert csa_graph.validate(harbour) == []
    with pytest.raises(csa_graph.SourceError, match="no such file"):
        csa_graph.load(tmp_path / "absent.trig")
