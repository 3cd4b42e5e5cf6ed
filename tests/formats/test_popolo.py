"""Popolo JSON: what becomes what, what is noted, and that nothing which has ended is a seat of today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import formats, opening
from csa_graph.base import days
from csa_graph.base.errors import CsaGraphError, SourceError
from csa_graph.formats.popolo import reading as popolo
from csa_graph.graph import GovernanceGraph
from csa_graph.validation import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[object], Path]

FILE = Path(__file__).parent / "data" / "harbour-popolo.json"
BASE = "https://w3id.org/csa-graph/harbour/"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GovernanceGraph:
    path = tmp_path_factory.mktemp("popolo") / "harbour.trig"
    path.write_bytes(popolo.read([FILE], base=BASE).trig)
    assert shapes.validate(opening.find([path])) == []
    return GovernanceGraph.open(path)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(content: object) -> Path:
        path = tmp_path / "people.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return to_file


def notes(path: Path, **options: str) -> dict[str, str]:
    return {note.place: note.message for note in popolo.read([path], **options).notes}


def test_the_kind_is_found_by_the_beginning(write: Write, tmp_path: Path) -> None:
    assert formats.detect([FILE]) == "popolo"
    assert formats.detect([write({"rows": []})]) is None
    assert formats.detect([FILE, FILE]) is None
    assert formats.detect([tmp_path / "none.json"]) is None


def test_who_chairs_and_who_sits(graph: GovernanceGraph) -> None:
    assert [row["chair"] for row in graph.ask("who-chairs-what").to_dicts()] == ["Ann Lee"]
    panel = graph.ask("who-sits-on", group="Pilot Panel").to_dicts()
    assert {(row["holder"], row["role"]) for row in panel} == {
        ("Bob Ray", "member"),
        ("Ann Lee", "member"),
        ("Harbour Trust", "observer"),
    }


def test_a_membership_that_has_ended_is_kept_and_is_no_seat(graph: GovernanceGraph) -> None:
    board = graph.ask("who-sits-on", group="Harbour Board").to_dicts()
    assert [row["role"] for row in board if row["holder"] == "Bob Ray"] == ["member"]
    query = (
        "SELECT ?starts ?ends ?words { ?m a org:Membership ; org:member ?who ; org:organization ?body ;"
        " csa:starts ?starts ; csa:ends ?ends ; csa:timescale ?words . ?who foaf:name 'Bob Ray' }"
    )
    answer = graph.sparql(query)
    assert not isinstance(answer, bool | list)
    assert [tuple(map(str, row)) for row in answer] == [("2010-01-01", "2014-04-30", "2010/2014-04")]


@pytest.mark.parametrize(
    ("as_of", "chairs"),
    [("2012-01-01", ["Bob Ray"]), ("2014-04-30", ["Bob Ray"]), ("2014-05-01", ["Ann Lee"]), ("2009", [])],
)
def test_a_day_tells_who_sat_then(as_of: str, chairs: list[str], tmp_path: Path) -> None:
    path = tmp_path / "harbour.trig"
    path.write_bytes(popolo.read([FILE], as_of=as_of).trig)
    answer = GovernanceGraph.open(path, as_of=days.choose_day(as_of)).ask("who-chairs-what")
    assert [row["chair"] for row in answer.to_dicts()] == chairs


def test_a_party_is_no_group_and_its_member_comes_from_it(graph: GovernanceGraph) -> None:
    assert graph.names.kind_of(graph.names.find("Blue Party")) == "organisation"
    assert graph.names.kind_of(graph.names.find("Harbour Board")) == "group"
    assert graph.sparql(
        "ASK { ?ann foaf:name 'Ann Lee' ; org:memberOf ?party . ?party skos:prefLabel 'Blue Party' }"
    )


def test_that_a_body_lies_within_another_is_no_line_of_accountability(graph: GovernanceGraph) -> None:
    assert graph.sparql("ASK { ?panel skos:prefLabel 'Pilot Panel' ; org:subOrganizationOf ?board }")
    assert graph.sparql("ASK { ?panel csa:accountableTo ?board }") is False


def test_each_statement_cites_its_entry(graph: GovernanceGraph) -> None:
    answer = graph.sparql(
        "SELECT ?place { ?p a csa:Passage ; csa:locator ?place . GRAPH ?p { ?s foaf:gender 'female' } }"
    )
    assert not isinstance(answer, bool | list)
    assert [row[0] for row in answer] == ["/persons/2"]


def test_what_is_left_out_or_taken_otherwise_is_noted() -> None:
    found = notes(FILE)
    assert set(found) == {
        "/motions",
        "/persons/0",
        "/persons/1",
        "/persons/2",
        "/memberships/1",
        "/memberships/5",
        "/memberships/6",
        "/memberships/7/on_behalf_of_id",
        "/memberships/9",
    }
    assert "shoe_size" in found["/persons/0"]
    assert "“nobody”" in found["/memberships/5"]


def test_the_order_of_keys_does_not_matter(write: Write) -> None:
    def shuffled(value: object) -> object:
        if isinstance(value, dict):
            keys = list(value)
            keys.reverse()
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(each) for each in value] if isinstance(value, list) else value

    content = json.loads(FILE.read_text("utf-8"))
    other = popolo.read([write(shuffled(content))], base=BASE, title="x").trig
    assert other == popolo.read([FILE], base=BASE, title="x").trig


def test_iris_stay_when_entries_are_reordered(write: Write) -> None:
    people = [{"id": each, "name": f"N {each}"} for each in ("a b", "a-b", "A B", "c")]
    one = popolo.read([write({"persons": people})], title="x").trig
    two = popolo.read([write({"persons": people[::-1]})], title="x").trig
    for each in ("a b", "a-b", "A B", "c"):
        found = {text.split(b'foaf:name "N ' + each.encode() + b'"')[0].split()[-4] for text in (one, two)}
        assert len(found) == 1, found


def test_entries_inside_others_are_read(write: Write) -> None:
    inner = {"person": {"id": "z", "name": "Zed"}, "role": "chair"}
    body = {"id": "c", "name": "Committee", "memberships": [inner], "children": [{"id": "d", "name": "Sub"}]}
    text = popolo.read([write({"organizations": [body]})]).trig.decode()
    assert '"Zed"' in text
    assert "role:chair" in text
    assert "org:subOrganizationOf body:c" in text


def test_an_id_that_names_a_term_of_a_vocabulary_is_no_iri(write: Write) -> None:
    evil = ["https://w3id.org/csa-graph/ontology#Group", f"{BASE}popolo", "http://www.w3.org/ns/org#Post"]
    people = [{"id": each, "name": "X"} for each in evil]
    text = popolo.read([write({"persons": people})], base=BASE).trig.decode()
    assert not any(f"<{each}> a foaf:Person" in text for each in evil)
    assert text.count("a foaf:Person") == len(evil)


@pytest.mark.parametrize(
    ("start", "end"), [("2015", "2014"), ("soon", ""), ("", "whenever"), ("2014-13", ""), ("2014-02-30", "")]
)
def test_what_is_no_period_is_kept_in_words(start: str, end: str, write: Write) -> None:
    seat = {"person_id": "a", "organization_id": "b", "start_date": start, "end_date": end}
    content = {
        "persons": [{"id": "a", "name": "A"}],
        "organizations": [{"id": "b", "name": "B"}],
        "memberships": [seat],
    }
    made = popolo.read([write(content)])
    assert f'csa:timescale "{start or ".."}/{end or ".."}"' in made.trig.decode()
    assert any("no period" in note.message for note in made.notes)
    # An end that cannot be read is an end.
    assert (b"a csa:Seat" in made.trig) is not bool(end)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[1, 2]", "not Popolo"),
        ('{"persons": 7}', "not Popolo"),
        ('{"persons": [', "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"persons": [], "n": ' + "9" * 5000 + "}", "cannot be read"),
        (" ", "not valid JSON"),
    ],
    ids=["list", "number", "broken", "deep", "long number", "empty"],
)
def test_what_is_no_popolo_is_refused(content: str, words: str, write: Write) -> None:
    with pytest.raises(SourceError, match=words):
        popolo.read([write(content)])


@pytest.mark.parametrize("options", [{"base": "no iri"}, {"base": "https://x.example/a"}, {"as_of": "soon"}])
def test_options_that_cannot_be(options: dict[str, str]) -> None:
    with pytest.raises(CsaGraphError):
        popolo.read([FILE], **options)
