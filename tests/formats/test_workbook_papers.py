"""What papers of other partnerships say has its column: it is read, told rightly, and written back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from csa_graph import formats, opening
from csa_graph.building.layers import Plan
from csa_graph.formats.workbook import sheets
from csa_graph.formats.workbook.reading import durations
from csa_graph.formats.workbook.writing import filling, source
from csa_graph.stores.memory import MemoryStore
from tests.formats.workbooks import BASE, PASSAGE, canonical, faults, harbour, round_trip, save, statements

if TYPE_CHECKING:
    from pathlib import Path

CSA = "https://w3id.org/csa-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SCHEMA = "http://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
LASTS = "http://schema.org/duration"
FREQ = "http://purl.org/cld/freq/"

PAPER = harbour(
    Groups=[
        ["Name", "Also called", "Kind", "How often it meets", "When, as printed", "Quorum", "Voting", "On condition",
         "By what law", "Starts", "Ends", "For how long", "Stated in"],
        ["Harbour Board", "HB", "board", None, None, "a third of the members", "one vote for each member",
         "no more than 12 people", "Harbour Act 2001", None, None, None, "1.1"],
        ["Quay Panel", None, "panel", None, None, None, None, None, None, None, None, None, "1.1"],
        ["Tide Group", None, None, None, "five times a year", None, None, None, None, "March 2030", "2031", "a year", "1.1"],
    ],
    Seats=[
        ["On", "Role", "Held by", "Office", "Office of", "Rank", "On condition", "Starts", "Ends", "For how long", "In place of", "Stated in"],
        ["HB", "chair", "Ada Quay", None, None, None, None, "2030", "2031", "two years", None, "1.1"],
        ["HB", "member", None, "Chief Officer", "Coastal Police", "director level", "by invitation", None, None, None, None, "1.1"],
        ["HB", "substitute", None, None, None, "director level", None, None, None, None, "Ada Quay", "1.2"],
    ],
    Lines=[
        ["From", "Line", "To", "How often", "On what", "Through, in order", "When, as printed", "Amount, as printed",
         "Amount", "Currency", "On condition", "By what law", "Starts", "Ends", "Stated in"],
        ["Tide Group", "is accountable to", "Quay Panel", None, None, "HB; Harbour Council", None, None, None, None, None, None, None, None, "1.2"],
        ["Harbour Council", "funds", "HB", None, "the night watch", None, None, "£45,000 a year", 45000, "GBP",
         "subject to a quarterly return", "Harbour Act 2001", "April 2030", "March 2033", "1.2"],
        ["HB", "how often", "monthly", None, None, None, "monthly during the first assessment", None, None, None, None, None, None, None, "1.2"],
        ["HB", "is a kind of", "county strategy group", None, None, None, None, None, None, None, None, "Harbour Act 2001", None, None, "1.2"],
        ["Terms of reference", "prevails over", "Harbour Plan", None, None, None, None, None, None, None, None, None, None, None, "1.2"],
        ["All sub-groups", "reports to", "HB", None, None, None, None, None, None, None, None, None, None, None, "1.2"],
    ],
    Roles_and_kinds=[
        ["Name", "What it is", "Broader", "Times", "In each", "Stated in"],
        ["All sub-groups", "kind of body", "sub-group", None, None, "1.2"],
        ["five times a year", "frequency", None, 5, "1 year", "1.2"],
    ],
    Other_things=[
        ["Name", "What it is", "Stated in"],
        ["Harbour Act 2001", "law", "1.1"],
        ["Terms of reference", "document", "1.1"],
        ["Harbour Plan", "document", "1.1"],
    ],
)  # fmt: skip


@pytest.fixture
def found(tmp_path: Path) -> set[tuple[str, str, str, str]]:
    return statements(formats.read([save(tmp_path / "a.xlsx", PAPER)]).trig)


def about(found: set[tuple[str, str, str, str]], thing: str) -> set[tuple[str, str]]:
    return {(name, value) for _, subject, name, value in found if subject == BASE + thing}


def day(text: str) -> str:
    return f'"{text}"^^<{XSD}date>'


def test_rules_and_dates_of_a_body(found: set[tuple[str, str, str, str]]) -> None:
    assert {
        (CSA + "quorum", '"a third of the members"'),
        (CSA + "voting", '"one vote for each member"'),
        (CSA + "condition", '"no more than 12 people"'),
        (CSA + "legalBasis", f"<{BASE}harbour-act-2001>"),
    } <= about(found, "harbour-board")
    assert {
        (CSA + "timescale", '"five times a year"'),
        (CSA + "starts", day("2030-03-01")),
        (CSA + "ends", day("2031-12-31")),
        (LASTS, '"P1Y"'),
    } <= about(found, "tide-group")


def test_terms_rank_and_substitutes_of_seats(found: set[tuple[str, str, str, str]]) -> None:
    assert {
        (CSA + "starts", day("2030-01-01")),
        (CSA + "ends", day("2031-12-31")),
        (LASTS, '"P2Y"'),
    } <= about(found, "harbour-board-chair")
    grades = {(graph, value) for graph, _, name, value in found if name == CSA + "grade"}
    assert grades == {(PASSAGE + each, f"<{BASE}director-level>") for each in ("1.1", "1.2")}
    # Each passage that prints the rank says what it is called.
    for passage in ("1.1", "1.2"):
        assert (PASSAGE + passage, BASE + "director-level", SKOS + "prefLabel", '"director level"') in found
    acts = "http://www.w3.org/ns/prov#actedOnBehalfOf"
    assert [value for *_, name, value in found if name == acts] == [f"<{BASE}ada-quay>"]


def test_money_has_its_words_its_number_and_its_limits(found: set[tuple[str, str, str, str]]) -> None:
    ((_, money, *_),) = [each for each in found if each[2] == SCHEMA + "amount"]
    assert about(found, money.removeprefix(BASE)) == {
        (RDF + "type", f"<{CSA}Arrangement>"),
        (CSA + "from", f"<{BASE}harbour-council>"),
        (CSA + "line", f"<{CSA}funds>"),
        (CSA + "to", f"<{BASE}harbour-board>"),
        (CSA + "subject", '"the night watch"'),
        (SCHEMA + "amount", '"£45,000 a year"'),
        (RDF + "value", f'"45000"^^<{XSD}integer>'),
        (SCHEMA + "currency", '"GBP"'),
        (CSA + "condition", '"subject to a quarterly return"'),
        (CSA + "legalBasis", f"<{BASE}harbour-act-2001>"),
        (CSA + "starts", day("2030-04-01")),
        (CSA + "ends", day("2033-03-31")),
    }
    assert (PASSAGE + "1.2", BASE + "harbour-council", CSA + "funds", f"<{BASE}harbour-board>") in found


def test_steps_keep_their_order(tmp_path: Path) -> None:
    made = formats.read([save(tmp_path / "a.xlsx", PAPER)]).trig
    quads = list(ox.parse(made, format=ox.RdfFormat.TRIG))
    (cell,) = [quad.object for quad in quads if quad.predicate.value == CSA + "viaInOrder"]
    order = []
    while cell != ox.NamedNode(RDF + "nil"):
        step = {quad.predicate.value.removeprefix(RDF): quad.object for quad in quads if quad.subject == cell}
        order.append(step["first"])
        cell = step["rest"]
    assert order == [ox.NamedNode(BASE + "harbour-board"), ox.NamedNode(BASE + "harbour-council")]


def test_what_is_so_for_a_time_is_not_said_to_be_so(found: set[tuple[str, str, str, str]]) -> None:
    monthly = {(name, value) for _, thing, name, value in found if value == f"<{FREQ}monthly>"}
    assert monthly == {(CSA + "to", f"<{FREQ}monthly>")}
    assert (PASSAGE + "1.2", BASE + "harbour-board", ORG + "classification",
            "<https://w3id.org/csa-graph/kind/county-strategy-group>") in found  # fmt: skip


def test_groups_that_are_not_named_have_their_line(found: set[tuple[str, str, str, str]]) -> None:
    assert about(found, "all-sub-groups") == {
        (RDF + "type", f"<{SKOS}Concept>"),
        (SKOS + "prefLabel", '"All sub-groups"'),
        (SKOS + "broader", "<https://w3id.org/csa-graph/kind/sub-group>"),
        (CSA + "reportsTo", f"<{BASE}harbour-board>"),
    }
    assert (CSA + "prevailsOver", f"<{BASE}harbour-plan>") in about(found, "terms-of-reference")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_all_of_it_is_written_back(form: str, tmp_path: Path) -> None:
    made = formats.read([save(tmp_path / "a.xlsx", PAPER)]).trig
    (tmp_path / "plan.trig").write_bytes(made)
    again = round_trip([tmp_path / "plan.trig"], tmp_path, form)
    assert canonical(ox.parse(path=str(again))) == canonical(ox.parse(made, format=ox.RdfFormat.TRIG))


def written(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that an export of a workbook has."""
    store = MemoryStore()
    store.build(opening.find([path]), Plan(inference=False))
    return filling.to_rows(source.read(store))


def test_none_of_it_needs_the_sheet_of_other_statements(tmp_path: Path) -> None:
    rows = written(save(tmp_path / "a.xlsx", PAPER))
    assert rows[sheets.STATEMENTS.name] == []
    assert {row["What it is"] for row in rows[sheets.WORDS.name]} == {"kind of body", "frequency"}
    assert [row["Through, in order"] for row in rows[sheets.LINES.name] if "Through, in order" in row] == [
        "Harbour Board; Harbour Council"
    ]


def test_an_office_is_written_back_into_the_row_of_its_seat(tmp_path: Path) -> None:
    rows = written(save(tmp_path / "a.xlsx", PAPER))[sheets.SEATS.name]
    (row,) = [row for row in rows if "Office" in row]
    assert (row["On"], row["Office"], row["Office of"]) == (
        "Harbour Board",
        "Chief Officer",
        "Coastal Police",
    )
    assert len(rows) == 3
    # An office of which more is said keeps a row of its own.
    seats: list[list[Any]] = [
        ["On", "Role", "What it is", "Name", "Office", "Filled by", "Note", "Stated in"],
        ["Harbour Council", None, "office", "Leader", None, None, "elected each year", "1.1"],
        ["HB", "member", None, None, None, "Leader", None, "1.1"],
    ]
    rows = written(save(tmp_path / "b.xlsx", harbour(Seats=seats)))[sheets.SEATS.name]
    assert len(rows) == 2
    assert not any("Office" in row for row in rows)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (
            {"Seats": [["On", "Role", "For how long", "Stated in"], ["HB", "chair", "a while", "1.1"]]},
            "Seats!C2: “a while” is no length of time: write it as 2 years or 6 months",
        ),
        (
            {"Seats": [["On", "Role", "In place of", "Stated in"], ["HB", "substitute", "Bob", "1.1"]]},
            "Seats!C2: there is no person or seat “Bob”; add it to the sheet Seats or the sheet People",
        ),
    ],
)
def test_faults_are_told_in_words(changed: dict[str, list[list[Any]]], fault: str, tmp_path: Path) -> None:
    assert faults(save(tmp_path / "a.xlsx", harbour(**changed))) == [fault]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("2 years", "P2Y"), ("two years", "P2Y"), ("a year", "P1Y"), ("6 months", "P6M"), ("P3Y", "P3Y"),
        ("14 days", "P14D"), ("2 weeks", "P14D"), ("years", "P1Y"), ("some years", None), ("P", None), ("", None),
        ("0 years", None),
    ],
)  # fmt: skip
def test_lengths_of_time(text: str, duration: str | None) -> None:
    assert durations.read(text) == duration
    if duration:
        assert durations.read(durations.write(duration)) == duration


@pytest.mark.parametrize(
    "rank", ["Grade 6/7", "Senior; head of service", "Band: 8 or above", "SCS1/SCS2; or nominee"]
)
def test_a_rank_is_one_text_as_printed(tmp_path: Path, rank: str) -> None:
    sheet = [["On", "Role", "Office", "Rank", "Stated in"], ["HB", "member", "Chief Officer", rank, "1.1"]]
    found = statements(formats.read([save(tmp_path / "a.xlsx", harbour(Seats=sheet))]).trig)
    [grade] = {value for _, _, name, value in found if name == CSA + "grade"}
    names = {value for _, thing, name, value in found if f"<{thing}>" == grade and name.endswith("prefLabel")}
    assert names == {f'"{rank}"'}
