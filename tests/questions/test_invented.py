"""What the agreement has no case of: a partnership with vacant seats, a wrong sum, a ring of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from tests.questions.agreement import Row, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ask = Callable[..., set[Row]]

HEAD = """
@prefix : <https://w3id.org/csa-graph/moor/> .
@prefix p: <https://w3id.org/csa-graph/moor/2031#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix freq: <http://purl.org/cld/freq/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix opengov: <http://www.w3.org/ns/opengov#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://w3id.org/csa-graph/moor/2031> a csa:Edition ; dct:title "Moor plan" .
"""
PASSAGES = {
    "1": """
    :board a csa:Group ; skos:prefLabel "Moor Board" ; csa:reportsTo :council ; org:purpose "Keeps watch." .
    :council a csa:Group ; skos:prefLabel "Moor Forum" ; csa:reportsTo :board .
    :scrutiny a csa:Group ; skos:prefLabel "Moor Scrutiny" ; org:classification kind:scrutiny-committee .
    :shire a org:FormalOrganization ; skos:prefLabel "Shire" ; org:classification kind:local-authority .
    :shire-roads a org:OrganizationalUnit ; skos:prefLabel "Shire Roads" ; org:unitOf :shire .
    :shire-bridges a org:OrganizationalUnit ; skos:prefLabel "Shire Bridges" ; org:unitOf :shire-roads .
    kind:local-authority skos:broader kind:responsible-authority .
    :plan a csa:Plan ; skos:prefLabel "Moor plan" .
    :bridge a csa:Action ; skos:prefLabel "Mend the bridge" ; csa:lead :shire-roads , :scrutiny ;
        csa:accountable :shire-roads .""",
    "2": """
    :chair a csa:Seat ; org:postIn :board ; org:role role:chair ; org:heldBy :bo .
    :bo a foaf:Person ; foaf:name "Bo Heath" .
    :deputy a csa:Seat ; org:postIn :board ; org:role role:member ; opengov:onBehalfOf :shire-bridges .
    :second a csa:Seat ; org:postIn :board ; org:role role:member ; csa:vacant true .
    :third a csa:Seat ; org:postIn :board ; org:role role:member ; csa:filledBy :surveyor .
    :fourth a csa:Seat ; org:postIn :board ; org:role role:member ; csa:filledBy :forester .
    :forester a org:Post ; skos:prefLabel "Forester" ; csa:vacant true .
    :surveyor a org:Post ; skos:prefLabel "Surveyor" ; org:postIn :shire .
    :forum-chair a csa:Seat ; org:postIn :council ; org:role role:chair ; csa:filledBy :surveyor .""",
    "3": """
    :bo org:memberOf :shire .
    :often a csa:Arrangement ; csa:from :board ; csa:line csa:reportsTo ; csa:to :council ;
        csa:frequency freq:monthly .""",
    "4": """
    :table a qb:DataSet ; skos:prefLabel "Falls" ; csa:table "falls.csv" ; qb:structure csa:tableStructure .
    :all a skos:Concept ; skos:prefLabel "All" .
    :slips a skos:Concept ; skos:prefLabel "Slips" ; skos:broader :all .
    :trips a skos:Concept ; skos:prefLabel "Trips" ; skos:broader :all .
    :moor a skos:Concept ; skos:prefLabel "Moor" .""",
}
TABLE = """category,area,period,value
Slips,Moor,2029/30,2
Trips,Moor,2029/30,3
All,Moor,2029/30,5
Slips,Moor,2030/31,3
Trips,Moor,2030/31,3
All,Moor,2030/31,7
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    folder: Path = tmp_path_factory.mktemp("moor")
    described = "".join(
        f"p:{name} a csa:Passage ; dct:isPartOf <https://w3id.org/csa-graph/moor/2031> ;"
        f' csa:locator "{name}" ; csa:order {name} .\n'
        for name in PASSAGES
    )
    blocks = "".join(f"p:{name} {{ {text}\n}}\n" for name, text in PASSAGES.items())
    (folder / "2031.trig").write_text(HEAD + described + blocks, "utf-8")
    (folder / "falls.csv").write_text(TABLE, "utf-8")
    store = MemoryStore()
    store.build(opening.find([folder / "2031.trig"]))
    names = Names(store)

    def ask(question: str, *columns: str, **arguments: object) -> set[Row]:
        found = running.run(catalogue.get(question), store, names, arguments)
        assert len(found.rows) == len(set(found.rows))
        places = [found.columns.index(name) for name in columns or found.columns]
        return {
            tuple(
                text.replace("moor/2031#", "").replace("moor/", "") if isinstance(text, str) else text
                for text in (short(row[place]) for place in places)
            )
            for row in found.rows
        }

    return ask


def test_how_often_may_be_stated_elsewhere(ask: Ask) -> None:
    rows = ask("who-reports-to-whom", "body", "line", "to", "frequency", "passage")
    assert rows == {
        ("board", "reportsTo", "council", "freq/monthly", "1"),
        ("council", "reportsTo", "board", "", "1"),
    }


def test_lines_that_go_round_end(ask: Ask) -> None:
    # Neither end of a ring is its top.
    assert ask("reports-upward", "distance", "body", "to", "top", group="Moor Board") == {
        ("directly", "board", "council", False),
        ("further up", "council", "board", False),
    }


def test_an_organisation_stated_in_another_passage(ask: Ask) -> None:
    rows = ask("chairs-and-their-organisations", "group", "chair", "organisation", "passage")
    # The forum is chaired by an office, whose holder is not named.
    assert rows == {("board", "bo", "shire", "2 3"), ("council", "surveyor", "shire", "2")}


def test_an_office_that_chairs(ask: Ask) -> None:
    assert ask("who-chairs-what") == {("board", "bo", "2"), ("council", "surveyor", "2")}


def test_vacant_seats_are_told_from_unnamed_holders(ask: Ask) -> None:
    assert ask("vacant-or-unnamed-seats", "group", "for_whom", "state") == {
        ("board", "", "vacant"),
        ("board", "forester", "vacant"),  # nobody holds the office that it goes with
        ("board", "shire-bridges", "holder not named"),
        ("board", "surveyor", "holder not named"),  # nobody is said to hold that office
        ("council", "surveyor", "holder not named"),
    }


def test_a_part_of_a_part_sits_for_the_whole(ask: Ask) -> None:
    assert ask("groups-of-organisation", "group", "how", "through", organisation="Shire") == {
        ("board", "one of its people", "bo"),
        ("board", "a seat for it", "shire-bridges"),
        # Nobody is named as the surveyor, whose office is in the shire.
        ("board", "by one of its offices", "surveyor"),
        ("council", "by one of its offices", "surveyor"),
    }
    assert ask("responsible-authorities-missing", group="Moor Board") == set()
    columns = ("authority", "seats_stated", "passage")
    # The surveyor chairs the forum: the shire is a local authority.
    assert ask("responsible-authorities-missing", *columns, group="Moor Forum") == set()


def test_a_lead_that_is_itself_elected(ask: Ask) -> None:
    assert ask("route-to-elected-scrutiny", "start", "finding", "passage", action="Mend the bridge") == {
        ("scrutiny", "is itself an elected body", "1"),
        ("shire-roads", "no way is stated", "1"),
    }


def test_one_of_two_leads_may_be_accountable(ask: Ask) -> None:
    assert ask("actions-with-joint-leads", "lead", "accountable") == {
        ("shire-roads", "shire-roads"),
        ("scrutiny", "shire-roads"),
    }


def test_totals_that_do_not_reconcile(ask: Ask) -> None:
    rows = ask("do-totals-reconcile", "year", "printed", "sum", "difference")
    assert rows == {("2029/30", 5, 5, 0), ("2030/31", 7, 6, 1)}


def test_years_written_another_way(ask: Ask) -> None:
    rows = ask("crime-figures", "change", "percent", category="Slips", year="2030/31")
    assert rows == {(1, 50.0)}


def test_a_partnership_without_such_an_appendix(ask: Ask) -> None:
    groups = {("board",), ("council",), ("scrutiny",)}
    assert ask("groups-outside-the-governance-appendix", "group") == set()
    # Passage 1 gives one of them a remit, passage 2 two of them seats.
    assert ask("groups-outside-the-governance-appendix", "group", section="1") == groups - {("board",)}
    assert ask("groups-outside-the-governance-appendix", "group", section="2") == {("scrutiny",)}
