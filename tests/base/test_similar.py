"""Which names are proposed for one that nobody has, and which never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.base.similar import are_apart, nearest
from csa_graph.base.wording import fold
from csa_graph.formats.workbook import terms
from csa_graph.formats.workbook.reading.ties import lines

KINDS = [name for _, name, _ in terms.read().lists["kind"]]
ROLES = ["chair", "member", "elected member", "co-opted member", "adviser"]
FREQUENCIES = ["daily", "monthly", "quarterly", "annual"]
BODIES = ["Harbour Board", "North Harbour Board", "Area 2 Panel", "Harbour Youth Council", "Overview Board"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("vice chair", ROLES),
        ("deputy chair", ROLES),
        ("vice-president", [*ROLES, "president"]),
        ("non-voting member", ROLES),
        ("unelected member", ROLES),
        ("selected member", ROLES),
        ("observer", ROLES),
        ("committee", KINDS),
        ("scrutiny", KINDS),
        ("is accountable to", list(lines())),
        ("takes account of", list(lines())),
        ("advises", list(lines())),
        ("is advised by", list(lines())),
        ("oversees", ["is overseen by", "is scrutinised by"]),
        ("reports from", ["reports to"]),
        ("improves", ["approves", "disproves"]),
        ("bi-monthly", FREQUENCIES),
        ("bimonthly", FREQUENCIES),
        ("biannual", FREQUENCIES),
        ("biennial", ["annual", "biannual", "triennial"]),
        ("weekly", FREQUENCIES),
        ("twice a year", [*FREQUENCIES, "once a year"]),
        ("every other month", FREQUENCIES),
        ("Ends", ["Starts"]),
        ("4.11", ["4.1", "4.10", "1.4"]),
        ("SCP", ["SCB", "SCR"]),
    ],
)
def test_no_notion_is_proposed_for_another(text: str, names: list[str]) -> None:
    assert nearest(text, [name for name in names if fold(name) != fold(text)]) == []


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("South Harbour Board", "North Harbour Board"),
        ("South Harbour Board", "Harbour Board"),
        ("Area 1 Panel", "Area 2 Panel"),
        ("Harbour Children's Board", "Harbour Board"),
        ("Harbour Scrutiny Board", "Harbour Board"),
        ("Harbour Council", "Harbour Youth Council"),
        ("Harbour Sub-board", "Harbour Board"),
        ("Youthwatch Harbour", "Harbour Youth Council"),
        ("Boardwalk Harbour", "Harbour Board"),
    ],
)
def test_no_body_is_proposed_for_another(text: str, never: str) -> None:
    assert never not in nearest(text, BODIES, partly=True)
    assert never not in nearest(text, BODIES)


@pytest.mark.parametrize(
    ("text", "names", "right"),
    [
        ("chairman", ROLES, "chair"),
        ("elected membr", ROLES, "elected member"),
        ("advisor", ROLES, "adviser"),
        ("chiar", ROLES, "chair"),
        ("mothly", FREQUENCIES, "monthly"),
        ("annually", ["quarterly", "annual"], None),
        ("bord", KINDS, "board"),
        ("organization", ["organisation", "part of an organisation"], "organisation"),
        ("reports too", ["reports to", "supports"], "reports to"),
        ("report to", ["reports to", "supports"], "reports to"),
        ("Heldby", ["Filled by", "Held by"], "Held by"),
        ("Stated in passage", ["Stated in"], None),
        ("mpa", ["map", "ask", "new"], "map"),
        ("exprot", ["import", "export"], "export"),
        ("Comunities", ["Community", "Committee"], "Community"),
    ],
)
def test_a_slip_of_the_pen_is_recognised(text: str, names: list[str], right: str | None) -> None:
    assert nearest(text, names, 1) == ([right] if right else [])


def test_a_part_of_a_name_stands_for_it() -> None:
    names = ["Harbour Board", "Harbor Bored", "Board of Harbour Pilots", "Scrutiny"]
    assert nearest("harbour board", names, partly=True)[0] == "Harbour Board"
    found = nearest("harbour", names, partly=True)
    assert found == ["Harbour Board", "Board of Harbour Pilots", "Harbor Bored"]
    assert nearest("zzz", names, partly=True) == []
    assert nearest("harbour", names) == []
    assert nearest("Harbor Board", ["board", "Harbour Board"], 1, partly=True) == ["Harbour Board"]


def test_each_name_is_proposed_once() -> None:
    assert nearest("board", ["Board", "Board"]) == ["Board"]


@pytest.mark.parametrize("text", ["scrutiny board", "board scrutiny", "OSPB", "scrut perf board"])
def test_words_in_another_order_and_initials(text: str) -> None:
    names = ["Safer Communities Board", "Overview and Scrutiny Performance Board", "Scrutiny"]
    assert "Overview and Scrutiny Performance Board" in nearest(text, names, partly=True)[:2]


@given(st.sampled_from([*KINDS, *BODIES, *lines()]), st.integers(0, 40))
def test_a_letter_left_out_of_a_long_name_changes_nothing(name: str, place: int) -> None:
    letters = [at for at, letter in enumerate(name) if letter.isalpha() and at]
    at = letters[place % len(letters)]
    text = name[:at] + name[at + 1 :]
    changed = {*fold(name).split()} ^ {*fold(text).split()}
    # A word of up to four letters is another word without one of them.
    if all(len(word) > 3 for word in changed) and any(len(word) > 4 for word in changed):
        assert nearest(text, [name]) == [name]


def test_what_was_renamed_is_not_taken_for_its_opposite() -> None:
    assert are_apart("North Quay Board", "South Quay Board")
    assert are_apart("Area 1 Board", "Area 2 Board")
    assert not are_apart("Harbour Boards", "Harbour Board")
    assert not are_apart("Harbour Safety Board", "Harbour Safety Partnership")
