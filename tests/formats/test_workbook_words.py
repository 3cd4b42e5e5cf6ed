"""Offices in the row of a seat, and roles, kinds and frequencies of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import formats
from tests.formats.workbooks import BASE, PASSAGE, faults, harbour, notes, save, statements

if TYPE_CHECKING:
    from pathlib import Path

CSA = "https://w3id.org/csa-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BOARD = BASE + "harbour-board"
WORDS = ["Name", "What it is", "Broader", "Stated in"]


def read(path: Path, **options: str) -> set[tuple[str, str, str, str]]:
    return statements(formats.read([path], **options).trig)


def about(found: set[tuple[str, str, str, str]], thing: str) -> set[tuple[str, str]]:
    return {(name, value) for _, subject, name, value in found if subject == BASE + thing}


def seats(*rows: list[Any]) -> dict[str, list[list[Any]]]:
    return harbour(Seats=[["On", "Role", "Office", "Office of", "Stated in"], *rows])


def test_a_member_that_goes_with_an_office_takes_one_row(tmp_path: Path) -> None:
    rows = seats(["HB", "member", "Chief Executive", "Harbour Council", "1.1"])
    found = read(save(tmp_path / "a.xlsx", rows))
    office = "chief-executive-harbour-council"
    assert about(found, office) == {
        (TYPE, f"<{ORG}Post>"),
        (SKOS + "prefLabel", '"Chief Executive"'),
        (ORG + "postIn", f"<{BASE}harbour-council>"),
    }
    filled = {(graph, seat, value) for graph, seat, name, value in found if name == CSA + "filledBy"}
    ((graph, seat, value),) = filled
    assert (graph, value) == (PASSAGE + "1.1", f"<{BASE}{office}>")
    assert {
        (ORG + "postIn", f"<{BOARD}>"),
        (ORG + "role", "<https://w3id.org/csa-graph/role/member>"),
    } <= about(found, seat.removeprefix(BASE))


def test_the_row_names_a_body_that_no_sheet_describes(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx",
        seats(
            ["HB", "chair", "Chief Constable", "Coastal Police", "1.1"],
            ["Quay Panel", "member", "Custody Lead", "Coastal Police", "1.2"],
        ),
    )
    found = read(path)
    assert about(found, "coastal-police") == {
        (TYPE, f"<{ORG}Organization>"),
        (SKOS + "prefLabel", '"Coastal Police"'),
    }
    assert {graph for graph, thing, *_ in found if thing == BASE + "coastal-police"} == {
        PASSAGE + "1.1",
        PASSAGE + "1.2",
    }
    said = "no sheet describes “Coastal Police”: as this row names an office of it, it is taken for an organisation"
    assert f"Seats!D2: {said}" in notes(path)


@pytest.mark.parametrize("body", ["Harbor Council", "Harbour"])
def test_a_misprint_makes_no_new_body(body: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", seats(["HB", "member", "Chief Executive", body, "1.1"]))
    (fault,) = faults(path)
    assert fault.startswith(f"Seats!D2: there is no group or organisation “{body}”; nearest: “Harbour ")


def test_two_rows_and_an_own_row_mean_one_office_and_others_of_its_name_are_others(tmp_path: Path) -> None:
    head = ["On", "Role", "Office", "Office of", "What it is", "Name", "Stated in"]
    rows = harbour(
        Organisations=[["Name", "Stated in"], ["Harbour Council", "1.1"], ["Quay Council", "1.1"]],
        Seats=[
            head,
            ["Harbour Council", None, None, None, "office", "Leader", "1.1"],
            ["HB", "member", "leader", "Harbour Council", None, None, "1.1"],
            ["Quay Panel", "member", "Leader", "Harbour Council", None, None, "1.2"],
            ["Quay Panel", "member", "Leader", "Quay Council", None, None, "1.2"],
            ["Quay Council", None, None, None, "office", "Mayor", "1.1"],
            ["Harbour Council", None, None, None, "office", "Mayor", "1.1"],
        ],
    )
    found = read(save(tmp_path / "a.xlsx", rows))
    places = {
        (thing.removeprefix(BASE), value.removeprefix(f"<{BASE}").rstrip(">"))
        for _, thing, name, value in found
        if name == ORG + "postIn"
        and (PASSAGE + "1.1", thing, TYPE, f"<{ORG}Post>")
        in found | {(PASSAGE + "1.1", other, kind, value) for _, other, kind, value in found}
    }
    assert {body for office, body in places if office.startswith("leader")} == {
        "harbour-council",
        "quay-council",
    }
    assert len({office for office, _ in places if office.startswith("leader")}) == 2
    assert len({office for office, _ in places if office.startswith("mayor")}) == 2
    held = [value for *_, name, value in found if name == CSA + "filledBy"]
    assert len(held) == 3
    assert len(set(held)) == 2


def test_importing_again_keeps_offices_bodies_and_arrangements(tmp_path: Path) -> None:
    rows = seats(
        ["HB", "member", "Chief Constable", "Coastal Police", "1.1"],
        ["HB", "member", "Chief Executive", "Harbour Council", "1.1"],
    )
    path, before = save(tmp_path / "a.xlsx", rows), tmp_path / "plan.trig"
    first = formats.read([path]).trig
    before.write_bytes(first)
    assert formats.read([path], existing=str(before)).trig == first
    renamed = save(tmp_path / "b.xlsx", seats(["HB", "member", "Chief Executives", "Harbour Council", "1.1"]))
    found = read(renamed, existing=str(before))
    assert (SKOS + "prefLabel", '"Chief Executives"') in about(found, "chief-executive-harbour-council")


def test_a_role_of_ones_own_can_be_chosen_and_has_an_address_of_its_own(tmp_path: Path) -> None:
    rows = harbour(
        Seats=[["On", "Role", "Held by", "Stated in"], ["HB", "Vice Convener", "Ada Quay", "1.1"]],
        Roles_and_kinds=[WORDS, ["vice convener", "role", "vice chair", "1.1"]],
    )
    found = read(save(tmp_path / "a.xlsx", rows))
    assert about(found, "vice-convener") == {
        (TYPE, f"<{ORG}Role>"),
        (SKOS + "prefLabel", '"vice convener"'),
        (SKOS + "broader", "<https://w3id.org/csa-graph/role/vice-chair>"),
    }
    assert [value for *_, name, value in found if name == ORG + "role"] == [f"<{BASE}vice-convener>"]


def test_kinds_and_frequencies_of_ones_own_are_chosen_where_theirs_are(tmp_path: Path) -> None:
    rows = harbour(
        Groups=[
            ["Name", "Also called", "Kind", "How often it meets", "Stated in"],
            ["Harbour Board", "HB", "tide board", "every spring tide", "1.1"],
            ["Quay Panel", None, None, None, "1.1"],
        ],
        Roles_and_kinds=[
            WORDS,
            ["tide board", "kind of body", "board", "1.1"],
            ["every spring tide", "frequency", None, "1.1"],
        ],
    )
    found = about(read(save(tmp_path / "a.xlsx", rows)), "harbour-board")
    assert (ORG + "classification", f"<{BASE}tide-board>") in found
    assert (CSA + "frequency", f"<{BASE}every-spring-tide>") in found


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (
            {"Seats": [["On", "Role", "Stated in"], ["HB", "role:vice-president", "1.1"]]},
            "Seats!B2: there is no role “role:vice-president”; choose one from the list, or add it to the sheet Roles and kinds",
        ),
        (
            {"Seats": [["On", "Role", "Stated in"], ["HB", "https://w3id.org/csa-graph/role/chief", "1.1"]]},
            "Seats!B2: there is no role “https://w3id.org/csa-graph/role/chief”; choose one from the list, or add it to the sheet Roles and kinds",
        ),
        (
            {"Seats": [["On", "Role", "Stated in"], ["HB", "role:chiar", "1.1"]]},
            "Seats!B2: there is no role “role:chiar”; nearest: “chair”",
        ),
        (
            {"Roles_and_kinds": [["ID", *WORDS], ["role:convener", "convener", "role", "chair", "1.1"]]},
            "Roles and kinds!A2: the ID “role:convener” is one of the lists that all partnerships share, which have no such word: leave the ID empty",
        ),
        (
            {"Lines": [["From", "Line", "To", "Stated in"], ["Quay Panel", "Scrutinises", "HB", "1.2"]]},
            "Lines!B2: “Scrutinises” is read from the other end: change From and To, and write “is scrutinised by”",
        ),
        (
            {"Lines": [["From", "Line", "To", "Stated in"], ["HB", "reports to", "The Mayor", "1.2"]]},
            "Lines!C2: there is no thing called “The Mayor”; describe it on the sheet where it belongs",
        ),
        (
            {"Lines": [["From", "Line", "To", "How often", "Stated in"], ["HB", "reports to", "Quay Panel", "bi-monthly", "1.2"]]},
            "Lines!D2: there is no frequency “bi-monthly”; choose one from the list, or write it under “When, as printed”, or add it to the sheet Roles and kinds",
        ),
        (
            {"Roles_and_kinds": [WORDS, ["convener", None, "chair", "1.1"]]},
            "Roles and kinds!B2: “What it is” is empty: write role, kind of body or frequency",
        ),
        (
            {"Roles_and_kinds": [WORDS, ["Adviser", "role", None, "1.1"]]},
            "Roles and kinds!A2: “Adviser” is a word of the list already: take this row out, or choose another name",
        ),
        (
            {
                "Roles_and_kinds": [WORDS, ["tide board", "kind of body", "board", "1.1"]],
                "Seats": [["On", "Role", "Stated in"], ["HB", "tide board", "1.1"]],
            },
            "Seats!B2: “tide board” stands on the list of kinds, and what is asked for here on the list of roles",
        ),
        (
            {"Seats": [["On", "What it is", "Name", "Office", "Stated in"], ["Harbour Council", "office", "Leader", "Leader", "1.1"]]},
            "Seats!D2: this row is an office: what it is called stands under “Name”, and whose it is under “On”",
        ),
    ],
)  # fmt: skip
def test_what_would_fail_later_is_refused_here(
    changed: dict[str, list[list[Any]]], fault: str, tmp_path: Path
) -> None:
    assert faults(save(tmp_path / "a.xlsx", harbour(**changed))) == [fault]
