"""W3C ORG of others: periods in every form that they are written in, and who sits on a day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base import days
from csa_graph.formats.org import reading as org
from csa_graph.formats.popolo.writing import to_popolo
from csa_graph.graph import GovernanceGraph
from tests.formats.test_org import HEAD

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = (
    HEAD
    + """@prefix time: <http://www.w3.org/2006/time#> .
@prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix uk: <http://reference.data.gov.uk/id/> .
:board a org:OrganizationalCollaboration ; skos:prefLabel "Tide Board" .
:ada a foaf:Person ; foaf:name "Ada Quill" .
:m a org:Membership ; org:member :ada ; org:organization :board .
"""
)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: datetime.date(2012, 6, 15))


def read(folder: Path, text: str, **options: str) -> tuple[str, bool, list[str]]:
    """Return the period of the membership, whether it is a seat, and the notes."""
    path = folder / "x.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    made = org.read([path], **options)
    quads = list(ox.parse(made.trig, format=ox.RdfFormat.TRIG))
    csa = "https://w3id.org/csa-graph/ontology#"
    found = {quad.predicate.value.removeprefix(csa): getattr(quad.object, "value", "") for quad in quads}
    is_seat = any(getattr(quad.object, "value", "") == f"{csa}Seat" for quad in quads)
    return (
        f"{found.get('starts', '')}/{found.get('ends', '')}",
        is_seat,
        [note.message for note in made.notes],
    )


UK = "http://reference.data.gov.uk/id"
BEGIN, END = "[ a time:Interval ; time:hasBeginning ", " ; time:hasEnd "


@pytest.mark.parametrize(
    ("interval", "period", "is_seat"),
    [
        (f'{BEGIN}"2010-01-01"^^xsd:date {END} "2011-12-31"^^xsd:date ]', "2010-01-01/2011-12-31", False),
        (f'{BEGIN}"2010"^^xsd:gYear {END} "2012-06"^^xsd:gYearMonth ]', "2010-01-01/2012-06-30", True),
        (
            f'{BEGIN}[ time:inXSDgYear "2010" ] {END} [ time:inXSDgYearMonth "2011-03" ] ]',
            "2010-01-01/2011-03-31",
            False,
        ),
        (
            f'{BEGIN}[ time:inXSDDateTime "2010-05-11T09:00:00Z"^^xsd:dateTime ] ]',
            "2010-05-11/",
            True,
        ),
        (
            f'{BEGIN}[ time:inDateTime [ time:year "2010"^^xsd:gYear ; time:month "--05"^^xsd:gMonth ] ] ]',
            "2010-05-01/",
            True,
        ),
        (
            f'{BEGIN}"2010-05-11"^^xsd:date ; time:hasXSDDuration "P2Y"^^xsd:duration ]',
            "2010-05-11/2012-05-10",
            False,
        ),
        (
            f'{BEGIN}"2010-05-11" ; time:hasDurationDescription [ time:years 3 ] ]',
            "2010-05-11/2013-05-10",
            True,
        ),
        (f'{BEGIN}"2097-05-06"^^xsd:date ]', "2097-05-06/", False),
        ('[ time:hasEnd "2098-05-06"^^xsd:date ]', "/2098-05-06", True),
        (f"<{UK}/gregorian-interval/2010-05-11T00:00:00/P3Y>", "2010-05-11/2013-05-10", True),
        (f"<{UK}/gregorian-interval/2008-05-11T00:00:00/P3Y>", "2008-05-11/2011-05-10", False),
        (
            f"{BEGIN}<{UK}/gregorian-instant/2010-05-11T00:00:00> ]",
            "2010-05-11/",
            True,
        ),
        (f"<{UK}/government-year/2011-2012>", "2011-04-01/2012-03-31", False),
        ('"2010-01-01/2018-12-31"', "2010-01-01/2018-12-31", True),
        ('"2010/.."', "2010-01-01/", True),
        ('[ schema:startDate "2010-01-01" ; schema:endDate "2011" ]', "2010-01-01/2011-12-31", False),
        (f'{BEGIN}"2010-01-01" {END} "0000-00-00" ]', "2010-01-01/", True),
        (f'{BEGIN}"2010-01-01" {END} "whenever" ]', "2010-01-01/", False),
        (f'{BEGIN}"2015" {END} "2014" ]', "/", False),
    ],
)
def test_a_period_is_read_in_any_form(interval: str, period: str, is_seat: bool, tmp_path: Path) -> None:
    found, sits, notes = read(tmp_path, f":m org:memberDuring {interval} .")
    assert (found, sits) == (period, is_seat)
    assert any("--as-of judges by another day" in each for each in notes) is not is_seat


def test_dates_can_stand_at_the_membership(tmp_path: Path) -> None:
    text = ':m <https://schema.org/startDate> "2010-01-01" ; schema:endDate "2011" .'
    assert read(tmp_path, text)[:2] == ("2010-01-01/2011-12-31", False)
    assert read(tmp_path, text, as_of="2010-06")[1]


def test_of_several_intervals_one_must_run(tmp_path: Path) -> None:
    first = f'{BEGIN}"2001"^^xsd:gYear {END} "2003"^^xsd:gYear ]'
    assert read(tmp_path, f':m org:memberDuring {first} , {BEGIN}"2010"^^xsd:gYear ] .')[:2] == (
        "2001-01-01/",
        True,
    )
    last = f'{BEGIN}"2010"^^xsd:gYear {END} "2011"^^xsd:gYear ]'
    assert read(tmp_path, f":m org:memberDuring {first} , {last} .")[:2] == ("2001-01-01/2011-12-31", False)


def test_death_and_dissolution_end_what_they_end(tmp_path: Path) -> None:
    period, is_seat, notes = read(tmp_path, ':ada schema:deathDate "2011-05-06"^^xsd:date .')
    assert (period, is_seat) == ("/2011-05-06", False)
    assert any("ends with the death of its member" in each for each in notes)
    period, is_seat, notes = read(tmp_path, ':board <https://schema.org/dissolutionDate> "2011" .')
    assert (period, is_seat) == ("/2011-12-31", False)
    assert any("ends with the dissolution of its organisation" in each for each in notes)
    # Whoever is a member without a membership, or the head, has died as well.
    text = ':ada schema:deathDate "2011" . :forum a org:OrganizationalCollaboration ; skos:prefLabel "F" .'
    assert not read(tmp_path, f"{text} :ada org:memberOf :forum ; org:headOf :forum .")[1]


def test_a_period_that_is_not_described_is_told(tmp_path: Path) -> None:
    period, is_seat, notes = read(tmp_path, ":m org:memberDuring :then .")
    assert (period, is_seat) == ("/", True)
    assert any("is not told in a way that can be read" in each for each in notes)


def test_the_period_goes_out_as_popolo_in_the_same_words(tmp_path: Path) -> None:
    text = f':m org:memberDuring {BEGIN}"2010"^^xsd:gYear {END} "2011-03-31"^^xsd:date ] .'
    path = tmp_path / "x.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    data = tmp_path / "x.trig"
    data.write_bytes(org.read([path]).trig)
    graph = GovernanceGraph.open(data)
    content = to_popolo(graph.store.quads(graph=ox.DefaultGraph()), graph.names.label)
    assert '"start_date": "2010",\n      "end_date": "2011-03-31"' in content
