"""What a workbook describes keeps its IRIs from import to import, whatever happens to rows."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csa_graph import formats
from tests.formats.workbooks import BASE, HARBOUR, harbour, statements

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.files.source import Imported

    Sheets = dict[str, list[list[Any]]]

CSA = "https://w3id.org/csa-graph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
NAMES = (SKOS + "prefLabel", "http://xmlns.com/foaf/0.1/name")
#: Names that differ by a slip, a number or a word.
GROUPS = ["Quay Board", "Quay Boards", "Harbour Panel", "Harbor Panel", "Pier 1", "Pier 2"]
#: Names that only capitals and signs tell apart: no row can refer to them.
ALIKE = ["Jetty Board", "Jetty-Board", "JETTY BOARD"]
PEOPLE = ["Ada Quay", "Bo Pier", "Ada  Quay-Pier", "Cy Mole"]
DETAILS = [None, "annual", "monthly"]


def write(folder: Path, sheets: Sheets) -> Path:
    """Write a workbook as a folder of CSV files, in place of the one that is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, rows in sheets.items():
        with (folder / f"{name.lower().replace(' ', '-')}.csv").open(
            "w", encoding="utf-8", newline=""
        ) as file:
            csv.writer(file).writerows(rows)
    return folder


def again(folder: Path, sheets: Sheets) -> Imported:
    """Import a workbook over what was imported from the one before."""
    target = folder / "plan.trig"
    made = formats.read([write(folder / "book", sheets)], existing=str(target))
    target.write_bytes(made.trig)
    return made


def called(made: Imported) -> dict[tuple[str, str], str]:
    """Return the IRI of each thing, by its class and name."""
    found = statements(made.trig)
    types = {thing: value for _, thing, predicate, value in found if predicate.endswith("#type")}
    return {
        (types[thing], value): thing
        for _, thing, predicate, value in found
        if predicate in NAMES and thing in types
    }


def unnamed(made: Imported) -> set[tuple[str, str, str]]:
    """Return what is stated of seats and arrangements, with their IRIs."""
    found = statements(made.trig)
    kinds = {f"<{CSA}Seat>", f"<{CSA}Arrangement>"}
    things = {thing for _, thing, predicate, value in found if predicate.endswith("#type") and value in kinds}
    return {(thing, predicate, value) for _, thing, predicate, value in found if thing in things}


@st.composite
def workbooks(draw: st.DrawFn) -> Sheets:
    """Workbooks without IDs, with much that is told apart by little."""
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, unique=True))
    alike = draw(st.lists(st.sampled_from(ALIKE), unique=True))
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
    group, person = st.sampled_from(groups), st.sampled_from(people)
    seats = draw(
        st.lists(
            st.tuples(
                group, st.sampled_from(["chair", "member"]), person, st.sampled_from(["", "note a", "note b"])
            ),
            max_size=14,
        )
    )
    lines = draw(
        st.lists(
            st.tuples(group, group, st.sampled_from(DETAILS), st.sampled_from(["", "x", "y"])), max_size=8
        )
    )
    figures = draw(
        st.lists(
            st.tuples(st.sampled_from(["Falls", "Fires", "Fires at sea"]), st.sampled_from(["Quay", "Pier"])),
            max_size=4,
            unique=True,
        )
    )
    sheets: Sheets = {
        "Agreement": [["Title", "Period"], ["Harbour Safety Plan", "2030 to 2031"]],
        "Passages": [["Passage", "Order"], ["1.1", 1], ["1.2", 2], ["1.10", 3]],
        "Groups": [
            ["Name", "Also called", "Kind", "Stated in"],
            *([name, None, "board", "1.1"] for name in [*groups, *alike]),
        ],
        "People": [["Name", "Stated in"], *([name, "1.1"] for name in people)],
        "Seats": [["On", "Role", "Held by", "Note", "Stated in"], *([*seat, "1.2"] for seat in seats)],
        "Lines": [
            ["From", "Line", "To", "How often", "Note", "Stated in"],
            *([start, "reports to", end, often, note, "1.2"] for start, end, often, note in lines),
        ],
    }
    if figures:
        sheets["Figures"] = [
            ["Table", "Category", "Area", "Period", "Number", "Stated in"],
            *(["Accidents", category, area, "2029", 7, "1.2"] for category, area in figures),
        ]
    return sheets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder to import in."""
    return tmp_path_factory.mktemp("identity")


def begin(folder: Path, sheets: Sheets) -> Imported:
    (folder / "plan.trig").unlink(missing_ok=True)
    return again(folder, sheets)


@settings(max_examples=40, deadline=None)
@given(sheets=workbooks())
def test_an_unchanged_workbook_gives_the_same_bytes(folder: Path, sheets: Sheets) -> None:
    first = begin(folder, sheets)
    for _ in range(2):
        made = again(folder, sheets)
        assert (made.trig, made.tables) == (first.trig, first.tables)


@settings(max_examples=40, deadline=None)
@given(sheets=workbooks(), data=st.data())
def test_moved_rows_keep_their_identifiers(folder: Path, sheets: Sheets, data: st.DataObject) -> None:
    first = begin(folder, sheets)
    moved = {name: [rows[0], *data.draw(st.permutations(rows[1:]))] for name, rows in sheets.items()}
    made = again(folder, moved)
    assert (made.trig, made.tables) == (first.trig, first.tables)


@settings(max_examples=40, deadline=None)
@given(sheets=workbooks(), data=st.data())
def test_a_new_name_beside_the_old_one_keeps_the_identifier(
    folder: Path, sheets: Sheets, data: st.DataObject
) -> None:
    first = called(begin(folder, sheets))
    old = data.draw(st.sampled_from([row[0] for row in sheets["Groups"][1:]]))
    new = "Coastal Constabulary"
    renamed = {
        name: [[new if cell == old and name != "Groups" else cell for cell in row] for row in rows]
        for name, rows in sheets.items()
    }
    renamed["Groups"] = [[new, old, *row[2:]] if row[0] == old else row for row in sheets["Groups"]]
    made = again(folder, renamed)
    group = f"<{CSA}Group>"
    expected = {
        (kind, f'"{new}"' if name == f'"{old}"' and kind == group else name): iri
        for (kind, name), iri in first.items()
    }
    assert called(made) == expected
    assert not [note for note in made.notes if "gone" in note.message]


@settings(max_examples=40, deadline=None)
@given(sheets=workbooks(), data=st.data())
def test_what_stays_keeps_its_identifier_beside_what_comes_and_goes(
    folder: Path, sheets: Sheets, data: st.DataObject
) -> None:
    first = begin(folder, sheets)
    # No seat or line refers to a person or row that is deleted or new.
    changed = {name: list(rows) for name, rows in sheets.items()}
    for name in ("Seats", "Lines"):
        changed[name] = [
            rows for rows in changed[name] if rows is changed[name][0] or data.draw(st.booleans())
        ]
    used = {row[2] for row in changed["Seats"]}
    people = changed["People"]
    changed["People"] = [
        row for row in people if row is people[0] or row[0] in used or data.draw(st.booleans())
    ]
    changed["People"].insert(1, ["Zo New", "1.1"])
    changed["Groups"].insert(1, ["Zeal Board", None, "board", "1.1"])
    is_less = any(len(changed[name]) < len(sheets[name]) for name in ("Seats", "Lines"))
    # Rows that describe the same as others, but for a note that comes before theirs or after them.
    for name, place in (("Seats", 3), ("Lines", 4)):
        for row in changed[name][1:]:
            twin = [*row[:place], data.draw(st.sampled_from(["a new one", "zeal"])), *row[place + 1 :]]
            changed[name].insert(data.draw(st.integers(1, len(changed[name]))), twin)
    made = again(folder, changed)
    before, after = called(first), called(made)
    assert {key: iri for key, iri in after.items() if key in before} == {
        key: iri for key, iri in before.items() if key in after
    }
    new = [iri for key, iri in after.items() if key not in before]
    assert len(new) == 2
    assert not set(new) & set(before.values())
    # What rows that are still there say of a thing without name, they say of the same one; each twin is new.
    said, known = unnamed(made), unnamed(first)
    kept = {(iri, predicate, value) for iri, predicate, value in said if "a new one" not in value}
    kept = {each for each in kept if "zeal" not in each[2]}
    twins = {iri for iri, _, value in said if "a new one" in value or "zeal" in value}
    assert {each for each in kept if each[0] not in twins} <= known
    # Where rows are gone, a new one that says almost the same may be one of them, changed.
    assert is_less or not twins & {iri for iri, *_ in known}
    assert (again(folder, changed).trig) == made.trig


def test_a_line_with_details_keeps_its_arrangement_when_they_change(tmp_path: Path) -> None:
    again(tmp_path, HARBOUR)
    lines = [HARBOUR["Lines"][0], ["HB", "reports to", "Quay Panel", "monthly", "1.2"]]
    made = again(tmp_path, harbour(Lines=lines))
    assert {iri for iri, *_ in unnamed(made) if "reportsto" in iri} == {
        BASE + "harbour-board-reportsto-quay-panel"
    }


def test_an_arrangement_of_an_earlier_version_keeps_its_identifier(tmp_path: Path) -> None:
    first = again(tmp_path, HARBOUR)
    target = tmp_path / "plan.trig"
    earlier = target.read_bytes().replace(b"csa:Arrangement", b"csa:ReportingArrangement")
    assert earlier != first.trig
    target.write_bytes(earlier)
    assert again(tmp_path, HARBOUR).trig == first.trig


def test_a_seat_keeps_its_identifier_when_somebody_else_takes_the_chair(tmp_path: Path) -> None:
    first = again(tmp_path, HARBOUR)
    people = [*HARBOUR["People"], ["Bo Pier", "1.1"]]
    seats = [HARBOUR["Seats"][0], ["Harbour Board", "chair", "Bo Pier", "Harbour Council", "1.1"]]
    made = again(tmp_path, harbour(People=people, Seats=seats))
    seats_of = [{iri for iri, *_ in unnamed(each) if "chair" in iri} for each in (first, made)]
    assert seats_of[0] == seats_of[1]
    assert len(seats_of[0]) == 1


def test_another_number_is_another_thing(tmp_path: Path) -> None:
    sheets = {**harbour(Seats=None, Lines=None, Priorities=None, Actions=None)}
    again(tmp_path, {**sheets, "Groups": [["Name", "Stated in"], ["Harbour Pier 1", "1.1"]]})
    made = again(tmp_path, {**sheets, "Groups": [["Name", "Stated in"], ["Harbour Pier 2", "1.1"]]})
    assert called(made)[f"<{CSA}Group>", '"Harbour Pier 2"'] == BASE + "harbour-pier-2"


def test_a_rename_beyond_a_slip_is_told(tmp_path: Path) -> None:
    again(tmp_path, HARBOUR)
    organisations = [HARBOUR["Organisations"][0], ["Town Hall", "organisation", "1.1"]]
    made = again(tmp_path, harbour(Organisations=organisations, Seats=None))
    (told,) = [note for note in made.notes if "gone" in note.message]
    assert told.place == "Organisations"
    assert "“Town Hall” is new here, and “Harbour Council” of the earlier import is gone" in told.message
    assert "Also called" in told.message


def test_rows_that_are_their_own_passages_are_no_renames(tmp_path: Path) -> None:
    rows = [["Name", "Note"], ["Clean water"], ["Safety at night"]]
    again(tmp_path, harbour(Priorities=rows, Actions=None))
    passages = [*HARBOUR["Passages"], ["1.3", 3]]
    made = again(tmp_path, harbour(Priorities=[rows[0], rows[2]], Actions=None, Passages=passages))
    assert not [note for note in made.notes if "gone" in note.message]
