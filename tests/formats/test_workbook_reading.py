"""What a user writes into a workbook becomes what the words say, whatever the order of rows."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from csa_graph import formats
from csa_graph.formats.workbook.reading import dates
from csa_graph.formats.workbook.reading.raw import letters
from csa_graph.formats.workbook.writing import new_xlsx
from tests.formats.workbooks import BASE, HARBOUR, PASSAGE, harbour, notes, save, statements

if TYPE_CHECKING:
    from pathlib import Path

CSA = "https://w3id.org/csa-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def read(path: Path, **options: str) -> set[tuple[str, str, str, str]]:
    return statements(formats.read([path], **options).trig)


def test_each_row_is_stated_in_its_passage(tmp_path: Path) -> None:
    found = read(save(tmp_path / "h.xlsx", HARBOUR))
    board, panel, seat = BASE + "harbour-board", BASE + "quay-panel", BASE + "harbour-board-chair"
    assert {
        (PASSAGE + "1.1", board, SKOS + "prefLabel", '"Harbour Board"'),
        (PASSAGE + "1.1", board, SKOS + "altLabel", '"HB"'),
        (PASSAGE + "1.1", board, ORG + "classification", "<https://w3id.org/csa-graph/kind/board>"),
        (PASSAGE + "1.1", seat, ORG + "postIn", f"<{board}>"),
        (PASSAGE + "1.1", seat, ORG + "heldBy", f"<{BASE}ada-quay>"),
        (PASSAGE + "1.2", board, CSA + "reportsTo", f"<{panel}>"),
        (PASSAGE + "1.2", board, CSA + "owns", f"<{BASE}safety-at-night>"),
    } <= found
    lights = {(name, value) for _, thing, name, value in found if thing == BASE + "light-the-quays"}
    assert {
        (CSA + "lead", f"<{board}>"),
        (CSA + "lead", f"<{panel}>"),
        (CSA + "due", '"2030-09-30"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (CSA + "precision", "<https://w3id.org/csa-graph/precision/month>"),
        (CSA + "timescale", '"Sept 2030"'),
    } <= lights


def test_an_arrangement_says_how_often(tmp_path: Path) -> None:
    found = read(save(tmp_path / "h.xlsx", HARBOUR))
    about = {(name, value) for _, thing, name, value in found if "reportsTo" in thing or "reportsto" in thing}
    assert (CSA + "frequency", "<http://purl.org/cld/freq/annual>") in about
    assert (CSA + "line", f"<{CSA}reportsTo>") in about


def test_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    turned = {name: [rows[0], *reversed(rows[1:])] for name, rows in HARBOUR.items()}
    first = formats.read([save(tmp_path / "a.xlsx", HARBOUR)])
    second = formats.read([save(tmp_path / "b.xlsx", dict(reversed(turned.items())))])
    assert first.trig == second.trig


def test_a_corrected_name_keeps_its_address(tmp_path: Path) -> None:
    before = tmp_path / "before.trig"
    before.write_bytes(formats.read([save(tmp_path / "a.xlsx", HARBOUR)]).trig)
    rows: list[list[Any]] = [
        HARBOUR["Groups"][0],
        ["Harbour Boards", "HB", "board", "1.1"],
        HARBOUR["Groups"][2],
    ]
    path = save(tmp_path / "b.xlsx", harbour(Groups=rows, Seats=None))
    made = formats.read([path], existing=str(before))
    assert (PASSAGE + "1.1", BASE + "harbour-board", SKOS + "prefLabel", '"Harbour Boards"') in statements(
        made.trig
    )
    assert (
        "“Harbour Boards” is taken for what was called “Harbour Board”, and keeps its ID harbour-board"
        in {note.message for note in made.notes}
    )


def test_two_near_names_are_not_guessed_between(tmp_path: Path) -> None:
    groups = [["Name", "Stated in"], ["North Quay Board", "1.1"], ["South Quay Board", "1.1"]]
    sheets = {"Agreement": HARBOUR["Agreement"], "Passages": HARBOUR["Passages"]}
    before = tmp_path / "before.trig"
    before.write_bytes(formats.read([save(tmp_path / "a.xlsx", {**sheets, "Groups": groups})]).trig)
    path = save(
        tmp_path / "b.xlsx", {**sheets, "Groups": [["Name", "Stated in"], ["outh Quay Board", "1.1"]]}
    )
    things = {thing for _, thing, name, _ in read(path, existing=str(before)) if name == SKOS + "prefLabel"}
    assert things == {BASE + "outh-quay-board"}


def test_an_id_keeps_a_thing_whatever_its_name(tmp_path: Path) -> None:
    groups = [["ID", "Name", "Stated in"], ["hb", "Quite Another Name", "1.1"]]
    path = save(
        tmp_path / "a.xlsx",
        {"Agreement": HARBOUR["Agreement"], "Passages": HARBOUR["Passages"], "Groups": groups},
    )
    assert (PASSAGE + "1.1", BASE + "hb", SKOS + "prefLabel", '"Quite Another Name"') in read(path)


def test_a_row_without_passage_is_its_own_source(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx", harbour(Priorities=[["ID", "Name"], [None, "Clean water"]], Actions=None)
    )
    found = read(path)
    own = PASSAGE + "priorities-row-2"
    assert (own, BASE + "clean-water", SKOS + "prefLabel", '"Clean water"') in found
    assert ("", own, CSA + "locator", '"Priorities, row 2"') in found
    assert ("", own, CSA + "order", '"3"^^<http://www.w3.org/2001/XMLSchema#integer>') in found
    assert notes(path) == [
        "1 row names no passage: it is cited as its own source, beginning with Priorities, row 2"
    ]


def test_a_table_of_figures_becomes_a_csv_file(tmp_path: Path) -> None:
    head = ["Table", "Category", "Area", "Period", "Number", "Stated in"]
    rows: list[list[Any]] = [
        head,
        ["Accidents", "Falls", "Quay", "2029-30", 7, "1.2"],
        ["Accidents", "Falls", "Quay", "2028-29", 9, "1.2"],
    ]
    made = formats.read([save(tmp_path / "a.xlsx", harbour(Figures=rows))])
    assert dict(made.tables) == {
        "accidents.csv": b"category,area,period,value\nFalls,Quay,2028-29,9\nFalls,Quay,2029-30,7\n"
    }
    assert (PASSAGE + "1.2", BASE + "accidents", CSA + "table", '"accidents.csv"') in statements(made.trig)


def test_what_nobody_sees_makes_no_difference(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["name ", "STATED IN"],
        ["  Harbour\u00a0Board ", " 1.1 "],
        [None, "   "],
        ["Quay Panel", 1.1],
    ]
    path = save(
        tmp_path / "a.xlsx",
        {"agreement": HARBOUR["Agreement"], "Passages": HARBOUR["Passages"], "GROUPS": rows},
    )
    names = {value for _, _, name, value in read(path) if name == SKOS + "prefLabel"}
    assert names == {'"Harbour Board"', '"Quay Panel"'}


def test_merged_cells_and_hidden_rows_are_read_and_noted(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx",
        harbour(
            Priorities=[["Name", "Owned by", "Stated in"], ["One", "HB", "1.2"], ["Two", "HB", None]],
            Actions=None,
        ),
    )
    book = openpyxl.load_workbook(path)
    book["Priorities"].merge_cells("C2:C3")
    book["Groups"].row_dimensions[3].hidden = True
    book["Seats"].sheet_state = "veryHidden"
    book.save(path)
    found = read(path)
    assert (PASSAGE + "1.2", BASE + "two", SKOS + "prefLabel", '"Two"') in found
    assert (PASSAGE + "1.1", BASE + "quay-panel", SKOS + "prefLabel", '"Quay Panel"') in found
    assert notes(path) == [
        "Groups: 1 row is hidden, and read all the same: 3",
        "Seats: this sheet is hidden, and read all the same",
        "Priorities!C2:C3: the cells are merged: what they hold is read in each row of the column",
    ]


def test_sheets_and_columns_of_others_are_passed_over_with_a_note(tmp_path: Path) -> None:
    people: list[list[Any]] = [["Name", "Shoe size", "Stated in"], ["Ada Quay", 38, "1.1"]]
    path = save(tmp_path / "a.xlsx", harbour(People=people, Budget=[["a", "b"], [1, 2]]))
    assert notes(path) == [
        "People!B1: the column “Shoe size” is none of the sheet's, and was not read",
        "Budget: this sheet is none of the workbook's, and was not read",
    ]


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("Sept 2018", "2018-09-30", "month"),
        ("by July 2018", "2018-07-31", "month"),
        ("end of February 2020", "2020-02-29", "month"),
        ("30/09/2018", "2018-09-30", "day"),
        ("03/04/2018", "2018-04-03", "day"),
        ("1.4.2019", "2019-04-01", "day"),
        ("2018-09-30", "2018-09-30", "day"),
        ("30th September 2018", "2018-09-30", "day"),
        ("September 30, 2018", "2018-09-30", "day"),
        ("2018-09", "2018-09-30", "month"),
        ("09/2018", "2018-09-30", "month"),
        ("2018", "2018-12-31", "year"),
    ],
)
def test_dates_as_people_write_them(text: str, day: str, precision: str) -> None:
    found = dates.parse(text)
    assert (found.last.isoformat(), found.precision) == (day, precision)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (2020, 2021, "2020-01-01", "2021-12-31"),
        ("March 2020", "Feb 2024", "2020-03-01", "2024-02-29"),
        ("from April 2020", "until March 2021", "2020-04-01", "2021-03-31"),
        ("1 April 2020", "31/03/2021", "2020-04-01", "2021-03-31"),
        # Whoever has to have begun by July may begin on its last day.
        ("by July 2020", "end of 2020", "2020-07-31", "2020-12-31"),
    ],
)
def test_a_period_runs_from_the_first_day_of_its_start_to_the_last_of_its_end(
    start: object, end: object, first: str, last: str, tmp_path: Path
) -> None:
    sheets = harbour(
        Agreement=[
            ["Title", "Period", "Starts", "Ends"],
            ["Harbour Safety Plan", "2030 to 2031", start, end],
        ],
        Actions=[["Action", "Starts", "Stated in"], ["Light the quays", start, "1.2"]],
        Other_statements=[
            ["Thing", "Property", "Value", "Stated in"],
            ["Safety at night", "starts", start, "1.2"],
            ["Safety at night", "ends", end, "1.2"],
        ],
    )
    found = read(save(tmp_path / "a.xlsx", sheets))
    days = {
        (thing.removeprefix(BASE), name, value[1:11])
        for _, thing, name, value in found
        if value[11:14] == '"^^'
    }
    assert days == {
        ("2030-to-2031", CSA + "starts", first),
        ("2030-to-2031", CSA + "ends", last),
        ("light-the-quays", CSA + "starts", first),
        ("safety-at-night", CSA + "starts", first),
        ("safety-at-night", CSA + "ends", last),
    }


def test_a_body_is_accountable_to_another_in_these_words(tmp_path: Path) -> None:
    lines = [["From", "Line", "To", "Stated in"], ["HB", "is accountable to", "Quay Panel", "1.2"]]
    found = read(save(tmp_path / "a.xlsx", harbour(Lines=lines)))
    assert (PASSAGE + "1.2", BASE + "harbour-board", CSA + "accountableTo", f"<{BASE}quay-panel>") in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("03/04/18", "has a year of two digits"),
        ("09/30/2018", "is no day of the calendar; days come before months"),
        ("31/02/2018", "is no day of the calendar"),
        ("2018-19", "can be a span of time"),
        ("2010-11", "can be a span of time"),
        ("2018 to 2019", "can be a span of time"),
        ("Sept", "has no year"),
        ("30/09", "has no year"),
        ("ongoing", "is no date"),
        ("30 Septembre 2018", "names no month"),
        ("0000-01-01", "is no day"),
        ("13/2018", "is no day"),
    ],
)
def test_dates_that_can_mean_several_are_refused(text: str, words: str) -> None:
    with pytest.raises(dates.DateFault, match=words):
        dates.parse(text)


@pytest.mark.parametrize(
    ("form", "day", "precision"), [("mmm-yy", "2030-09-30", "month"), ("dd/mm/yyyy", "2030-09-01", "day")]
)
def test_a_date_of_the_spreadsheet_is_as_exact_as_it_is_shown(
    form: str, day: str, precision: str, tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", HARBOUR)
    book = openpyxl.load_workbook(path)
    # What Excel makes of "Sept 2030", and of 1/9/2030.
    book["Actions"]["D2"] = datetime.datetime(2030, 9, 1)  # noqa: DTZ001
    book["Actions"]["D2"].number_format = form
    book.save(path)
    found = {(name, value) for _, thing, name, value in read(path) if thing == BASE + "light-the-quays"}
    assert (CSA + "due", f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>') in found
    assert (CSA + "precision", f"<https://w3id.org/csa-graph/precision/{precision}>") in found


def test_cells_to_be_filled_keep_what_is_typed(tmp_path: Path) -> None:
    (tmp_path / "n.xlsx").write_bytes(new_xlsx("Harbour"))
    sheet = openpyxl.load_workbook(tmp_path / "n.xlsx")["Actions"]
    places = {cell.value: letters(number) for number, cell in enumerate(sheet[1])}
    for heading in ("Due", "Stated in"):
        assert sheet.column_dimensions[places[heading]].number_format == "@"
    assert {each.formula1 for each in sheet.data_validations.dataValidation} >= {"'Priorities'!$B$3:$B$503"}
    assert sheet.freeze_panes == "C3"
