"""Who sits, chairs and answers is told as of a day: alike in questions, checks, analyses and maps."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from csa_graph.base import days
from csa_graph.graph import GovernanceGraph

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """\
@prefix : <https://example.org/harbour/> .
@prefix p: <https://example.org/harbour/1#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
EDITION = ':1 a csa:Edition ; dct:title "Harbour Agreement" ; dct:publisher :board'
PASSAGES = """
p:1 a csa:Passage ; dct:isPartOf :1 ; csa:locator "1" ; csa:order 1 .
p:1 {
  :board a csa:Group ; skos:prefLabel "Harbour Board" ; org:purpose "It leads." .
  :council a org:FormalOrganization ; skos:prefLabel "Harbour Council" .
  :old a csa:Group ; skos:prefLabel "Old Group" ; org:purpose "It led." ;
    csa:ends "2019-06-30"^^xsd:date ; csa:reportsTo :board .
  :new a csa:Group ; skos:prefLabel "New Group" ; org:purpose "It works." ; csa:reportsTo :board .
  :ann a foaf:Person ; foaf:name "Ann Lee" ; org:memberOf :council .
  :bo a foaf:Person ; foaf:name "Bo Ray" .
  :cy a foaf:Person ; foaf:name "Cy Orr" ; schema:deathDate "2020-01-31"^^dct:W3CDTF .
  :di a foaf:Person ; foaf:name "Di Poe" .
  :s1 a csa:Seat ; org:postIn :board ; org:role role:chair ; org:heldBy :ann ;
    csa:starts "2017-01-01"^^xsd:date ; csa:ends "2018-05-01"^^xsd:date .
  :s2 a csa:Seat ; org:postIn :board ; org:role role:chair ; org:heldBy :bo ;
    csa:starts "2018-05-02"^^xsd:date ; schema:duration "P2Y" .
  :s3 a csa:Seat ; org:postIn :board ; org:role role:member ; org:heldBy :cy .
  :s4 a csa:Seat ; org:postIn :old ; org:role role:chair ; org:heldBy :bo .
  :s5 a csa:Seat ; org:postIn :new ; org:role role:chair ; org:heldBy :ann ;
    csa:starts "2030-01-01"^^xsd:date .
  :s6 a csa:Seat ; org:postIn :board ; org:role role:member ; org:heldBy :di .
}
p:2 a csa:Passage ; dct:isPartOf :1 ; csa:locator "2" ; csa:order 2 .
p:2 {
  :new csa:reportsTo :council .
  :l1 a csa:Arrangement ; csa:from :new ; csa:line csa:reportsTo ; csa:to :council ;
    csa:ends "2019-12-31"^^xsd:date .
}
"""
# Who chairs what on a day, as the dates above say: a term of two years from 2 May 2018 ends on 1 May 2020.
CHAIRS = {
    "2016-12-31": {("Old Group", "Bo Ray")},
    "2018-05-01": {("Harbour Board", "Ann Lee"), ("Old Group", "Bo Ray")},
    "2018-05-02": {("Harbour Board", "Bo Ray"), ("Old Group", "Bo Ray")},
    "2019-07-01": {("Harbour Board", "Bo Ray")},
    "2020-05-01": {("Harbour Board", "Bo Ray")},
    "2020-05-02": set(),
    "2030-01-01": {("New Group", "Ann Lee")},
}
LINES = {
    "2019-06-30": {
        ("Old Group", "Harbour Board"),
        ("New Group", "Harbour Board"),
        ("New Group", "Harbour Council"),
    },
    "2019-12-31": {("New Group", "Harbour Board"), ("New Group", "Harbour Council")},
    "2020-01-01": {("New Group", "Harbour Board")},
}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock to a day on which nobody chairs anything."""
    monkeypatch.setattr(days, "today", lambda: datetime.date(2025, 6, 15))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with past, present and future seats, bodies and lines, of an edition without a period."""
    return write(tmp_path, f"{EDITION} .")


def write(folder: Path, edition: str, passages: str = PASSAGES) -> Path:
    """Write a file and return its path."""
    path = folder / "harbour.trig"
    path.write_text(f"{PREFIXES}{edition}{passages}", encoding="utf-8")
    return path


def list_chairs(graph: GovernanceGraph) -> set[tuple[str, str]]:
    """Return who chairs what, as the question tells it."""
    return {(row["group"], row["chair"]) for row in graph.ask("who-chairs-what").to_dicts()}


@pytest.mark.parametrize("day", CHAIRS)
def test_who_chairs_on_a_day(file: Path, day: str) -> None:
    """Seats run from their first to their last day, by a stated length too, and end with their body."""
    graph = GovernanceGraph.open(file, as_of=day)
    assert list_chairs(graph) == CHAIRS[day]
    # The question, the projection and the check tell the same chairs.
    told = {
        (facts["label"], chair.name)
        for _, facts in graph.to_networkx("who-reports-to-whom").nodes(data=True)
        for chair in facts["chairs"]
    }
    assert told == {pair for pair in CHAIRS[day] if pair[0] in {"Harbour Board", "New Group", "Old Group"}}
    without = {finding.focus.label for finding in graph.check("group-without-chair")}
    groups = {"Harbour Board", "New Group"} | ({"Old Group"} if day <= "2019-06-30" else set())
    assert without == groups - {group for group, _ in CHAIRS[day]}
    assert f"As of {int(day[-2:])} " in (
        graph.ask("who-chairs-what").note or graph.ask("who-chairs-what").none
    )


@pytest.mark.parametrize("day", LINES)
def test_who_answers_on_a_day(file: Path, day: str) -> None:
    """A line ends with its arrangement or its body, in questions, in the tree and on the map."""
    graph = GovernanceGraph.open(file, as_of=day)
    rows = graph.ask("who-reports-to-whom").to_dicts()
    assert {(row["body"], row["to"]) for row in rows} == LINES[day]
    drawn = graph.to_networkx()
    names = {node: facts["label"] for node, facts in drawn.nodes(data=True)}
    assert {(names[lower], names[upper]) for lower, upper in drawn.edges()} == LINES[day]
    tree = graph.analyse("tree").table("tree").to_dicts()
    assert {(row["body"], row["answers_to"]) for row in tree if row["answers_to"]} == LINES[day]
    assert ("Harbour Council" in graph.to_map(form="mermaid")) is (day < "2020-01-01")


def test_a_member_sits_until_the_end_of_a_life(file: Path) -> None:
    """A seat ends with the life of whoever holds it; a seat without dates goes on."""
    sitting = {
        day: {
            row["holder"]
            for row in GovernanceGraph.open(file, as_of=day).ask("who-sits-on", group="Board").to_dicts()
        }
        for day in ("2020-01-31", "2020-02-01")
    }
    assert sitting == {"2020-01-31": {"Bo Ray", "Cy Orr", "Di Poe"}, "2020-02-01": {"Bo Ray", "Di Poe"}}


def test_what_is_left_out_is_told_with_its_period(file: Path) -> None:
    """Where nobody chairs any more, the answer says who did, and until when."""
    answer = GovernanceGraph.open(file).ask("who-chairs-what")
    assert not answer
    for words in (
        "Nothing of what was asked is current. As of 15 June 2025.",
        "Harbour Board, Ann Lee (until 1 May 2018)",
        "Harbour Board, Bo Ray (until 1 May 2020)",
        "New Group, Ann Lee (from 1 January 2030)",
        "Old Group, Bo Ray (until 30 June 2019)",
    ):
        assert words in answer.none
    [finding] = (
        each
        for each in GovernanceGraph.open(file).check("group-without-chair")
        if each.focus.label == "New Group"
    )
    assert finding.message.startswith("As of 15 June 2025: No passage says who chairs the New Group.")
    assert "Ann Lee (from 1 January 2030)" in finding.message


def test_nobody_chairs_several_at_different_times(file: Path) -> None:
    """Two chairs of one person count as several only on a day on which both are held."""
    at_once = {
        day: {
            row["chair"] for row in GovernanceGraph.open(file, as_of=day).ask("who-chairs-several").to_dicts()
        }
        for day in ("2018-05-01", "2018-05-02", "2031-01-01")
    }
    assert at_once == {"2018-05-01": set(), "2018-05-02": {"Bo Ray"}, "2031-01-01": set()}
    graph = GovernanceGraph.open(file, as_of="2018-05-02")
    assert [each.focus.label for each in graph.check("person-chairs-several")] == ["Bo Ray"]
    assert not GovernanceGraph.open(file, as_of="2018-05-01").check("person-chairs-several")
    chairs = GovernanceGraph.open(file, as_of="2020-05-02").analyse("concentration")
    assert "Bo Ray" not in str(chairs)
    assert "As of 2 May 2020." in chairs.summary


def test_a_description_keeps_the_past_and_says_so(file: Path) -> None:
    """What was, and is to be, is shown as such."""
    description = GovernanceGraph.open(file).show("Harbour Board")
    old = [each for each in description if getattr(each.value, "label", "") == "Old Group"]
    assert old
    assert all("until 30 June 2019" in each.details for each in old)
    new = [each for each in description if getattr(each.value, "label", "") == "New Group"]
    assert new
    assert not any("until" in word for each in new for word in each.details)
    assert description.day == "As of 15 June 2025."


def test_the_day_is_the_last_of_an_edition_that_is_past(tmp_path: Path) -> None:
    """Without a day it is the edition's last day, stated or printed, if that is past; else today."""
    for stated, day in (
        ('csa:ends "2018-12-31"^^xsd:date', "2018-12-31"),
        ('csa:period "2017 to 2018"', "2018-12-31"),
        ('csa:period "2017/18"', "2018-12-31"),
        ('csa:period "2024-29"', "2025-06-15"),
    ):
        graph = GovernanceGraph.open(write(tmp_path, f"{EDITION} ; {stated} ."))
        expected = CHAIRS["2018-05-02"] if day == "2018-12-31" else set()
        assert list_chairs(graph) == expected, stated
        assert graph.moment.current.days == (datetime.date.fromisoformat(day),)
        chosen = GovernanceGraph.open(tmp_path / "harbour.trig", edition="Harbour Agreement")
        assert list_chairs(chosen) == expected, stated


def test_the_same_day_gives_the_same_report(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a day is given, the clock changes nothing; nothing that depends on a day is kept in the store."""

    def report() -> tuple[object, ...]:
        graph = GovernanceGraph.open(file, as_of="2019-07-01")
        return (
            graph.ask("who-chairs-what"),
            graph.ask("who-reports-to-whom"),
            tuple(graph.check(as_of="2019-07-01")),
            str(graph.analyse("weak-points")),
            graph.show("Harbour Board"),
            graph.store.fingerprint(),
        )

    first = report()
    monkeypatch.setattr(days, "today", lambda: datetime.date(2031, 1, 1))
    assert report() == first


def test_exports_hold_all_whatever_the_day(file: Path) -> None:
    """What is stated is exported, also what has ended."""
    exports = {
        day: GovernanceGraph.open(file, as_of=day).export("jsonld") for day in ("2016-12-31", "2020-05-02")
    }
    assert exports["2016-12-31"] == exports["2020-05-02"]
    assert "Old Group" in str(exports["2020-05-02"])
    assert len(GovernanceGraph.open(file, as_of="2020-05-02").to_rdflib()) == len(
        GovernanceGraph.open(file).to_rdflib()
    )


def test_questions_about_dates_read_all_days(file: Path) -> None:
    """What ends when is told of the past too; and so are seats that go on after their body."""
    graph = GovernanceGraph.open(file, as_of="2025-01-01")
    assert {str(row["ends"]) for row in graph.ask("what-ends-when").to_dicts()} >= {
        "2018-05-01",
        "2019-06-30",
    }
    assert [each.focus.label for each in graph.check("seat-on-ended-body", as_of="2025-01-01")] == [
        "Old Group"
    ]


def test_a_line_that_another_passage_states_goes_on(tmp_path: Path) -> None:
    """An arrangement limits the line of its own passage, as one limits it to a subject."""
    third = """
p:3 a csa:Passage ; dct:isPartOf :1 ; csa:locator "3" ; csa:order 3 .
p:3 { :new csa:reportsTo :council }
"""
    graph = GovernanceGraph.open(write(tmp_path, f"{EDITION} .", PASSAGES + third), as_of="2025-01-01")
    rows = graph.ask("who-reports-to-whom").to_dicts()
    assert {(row["body"], row["to"]) for row in rows} == LINES["2019-12-31"]


def test_data_without_dates_say_nothing_of_a_day(tmp_path: Path) -> None:
    """Where no seat, body or line has a date, no answer depends on a day, and the store is asked itself."""
    plain = PASSAGES.partition("p:2 a")[0]
    for dated in (
        'csa:ends "2019-06-30"^^xsd:date ;',
        'csa:starts "2017-01-01"^^xsd:date ; csa:ends "2018-05-01"^^xsd:date',
        'csa:starts "2018-05-02"^^xsd:date ; schema:duration "P2Y"',
        'csa:starts "2030-01-01"^^xsd:date',
        '; schema:deathDate "2020-01-31"^^dct:W3CDTF',
    ):
        assert dated in plain
        plain = plain.replace(dated, "")
    graph = GovernanceGraph.open(write(tmp_path, f"{EDITION} .", plain))
    assert graph.moment.store is graph.store
    assert "As of" not in str(graph.ask("who-chairs-what"))
    assert "As of" not in graph.analyse("tree").summary
    assert not graph.check().judged
