"""Cells that a spreadsheet has changed: dates for passages, lost zeros, failed formulas, stray cells."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from csa_graph import formats
from csa_graph.base.errors import SourceError
from csa_graph.files.notes import ImportedFaultsError
from tests.formats.workbooks import faults, harbour, notes, save

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.datetime(2030, 7, 4)  # noqa: DTZ001  (as openpyxl has it)
MADE = "and the spreadsheet made it of what was typed, such as"
TYPE = "format the cell as text and type it again"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def change(path: Path, sheet: str, cell: str, value: Any, form: str = "General") -> Path:  # noqa: ANN401
    """Save the harbour with one cell changed, in a number format."""
    save(path, harbour())
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book[sheet][cell].number_format = form
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        *(("Passages", "A3"), ("Groups", "D2"), ("Groups", "A3"), ("Groups", "B3"), ("People", "A2")),
        *(("Seats", "A2"), ("Lines", "C2"), ("Priorities", "A2"), ("Actions", "A2"), ("Agreement", "A2")),
    ],
)
def test_a_date_in_place_of_what_was_typed_is_a_fault(sheet: str, cell: str, folder: Path) -> None:
    found = faults(change(folder / "a.xlsx", sheet, cell, DAY, "d.m"))
    assert f"{sheet}!{cell}: the cell is a date, 2030-07-04, {MADE} 4.7: {TYPE}" in found


def test_a_period_that_became_a_month_is_a_fault(folder: Path) -> None:
    path = change(folder / "a.xlsx", "Agreement", "B2", datetime.datetime(2010, 11, 1), "mmm-yy")  # noqa: DTZ001
    assert faults(path) == [f"Agreement!B2: the cell is a date, November 2010, {MADE} 2010-11: {TYPE}"]


def test_a_date_among_remarks_is_read_with_a_note(folder: Path) -> None:
    path = change(folder / "a.xlsx", "Actions", "C2", DAY, "d mmm yyyy")
    assert faults(path) == []
    assert f"Actions!C2: the cell is a date, read as 2030-07-04: for other words {TYPE}" in notes(path)


def test_a_date_stays_one_where_one_is_wanted(folder: Path) -> None:
    path = change(folder / "a.xlsx", "Actions", "D2", DAY, "d mmm yyyy")
    assert faults(path) == []
    assert b'csa:due "2030-07-04"' in formats.read([path]).trig


def test_the_number_of_a_date_is_no_passage(folder: Path) -> None:
    told = f"the cell holds 47668, the number of the date 2030-07-04, {MADE} 4.7: {TYPE}"
    assert f"Passages!A3: {told}" in faults(change(folder / "a.xlsx", "Passages", "A3", 47668))
    assert f"Groups!D2: {told}" in faults(change(folder / "a.xlsx", "Groups", "D2", 47668))


def test_a_passage_is_read_as_its_cell_shows_it(folder: Path) -> None:
    path = change(folder / "a.xlsx", "Passages", "A3", 1.1, "0.00")
    book = openpyxl.load_workbook(path)
    book["Lines"]["E2"] = book["Priorities"]["C2"] = book["Actions"]["F2"] = "1.10"
    book.save(path)
    assert faults(path) == []
    assert b'csa:locator "1.10"' in formats.read([path]).trig
    # A number stays one where one is wanted.
    path = change(folder / "b.xlsx", "Passages", "B3", 2, "0.00")
    assert b"csa:order 2" in formats.read([path]).trig


def test_a_zero_that_was_lost_is_told(folder: Path) -> None:
    sheets = harbour(Passages=[["Passage", "Page"], ["1.1"], ["1.2"], [4.8], [4.9], [4.1], [4.11], [5.1]])
    path = save(folder / "a.xlsx", sheets)
    assert [each for each in notes(path) if "number" in each] == [
        f"Passages!A6: the cell holds the number 4.1, and stands below 4.9: if 4.10 is meant, {TYPE}"
    ]


@pytest.mark.parametrize(
    ("file", "text", "changed"),
    [
        ("passages.csv", "1.2", "04-Jul"),
        ("passages.csv", "1.2", "Jul-04"),
        ("passages.csv", "1.2", "04/07/2030"),
        ("groups.csv", "Quay Panel", "6-Jul"),
        ("agreement.csv", "2030 to 2031", "Nov-10"),
    ],
)
def test_a_date_in_a_folder_of_csv_files_is_a_fault(file: str, text: str, changed: str, folder: Path) -> None:
    path = folder / file
    write(folder)
    path.write_text(path.read_text("utf-8").replace(text, changed), encoding="utf-8")
    found = faults(folder)
    assert any(f"“{changed}” looks like a date, {MADE}" in each for each in found)


def write(folder: Path, encoding: str = "utf-8") -> None:
    """Write the harbour as CSV files."""
    for name, rows in harbour().items():
        lines = (",".join(str(cell or "") for cell in row) for row in rows)
        text = "\n".join(lines).replace("2030 to 2031", "2030 to 2031")
        (folder / f"{name.lower()}.csv").write_bytes(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_csv_files_in_another_encoding_are_told(encoding: str, folder: Path) -> None:
    write(folder, encoding)
    assert formats.detect([folder]) == "workbook"
    with pytest.raises(SourceError, match=r"the file is in UTF-(16|32): save it as UTF-8"):
        formats.read([folder])


def test_a_quote_that_never_closes_is_told_by_its_line(folder: Path) -> None:
    write(folder)
    path = folder / "groups.csv"
    path.write_text(path.read_text("utf-8").replace("Harbour Board,", '"Harbour Board,'), encoding="utf-8")
    with pytest.raises(SourceError, match="a quote opens here that never closes") as caught:
        formats.read([folder])
    assert (str(caught.value.path), caught.value.line) == (str(path), 2)


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#N/A", "#SPILL!", "#FIELD!", "#BLOCKED!"])
def test_errors_of_formulas_are_faults(error: str, folder: Path) -> None:
    path = save(folder / "a.xlsx", harbour(People=[["Name", "Stated in"], [error, "1.1"]]))
    book = openpyxl.load_workbook(path)
    book["People"]["A2"].data_type = "e"
    book.save(path)
    with pytest.raises(ImportedFaultsError):
        formats.read([path])
    assert f"People!A2: the formula fails: {error}. Mend it, or write the value" in faults(path)


def test_stray_cells_are_told_with_their_place(folder: Path) -> None:
    path = save(folder / "a.xlsx", harbour())
    book = openpyxl.load_workbook(path)
    book["Groups"]["O3"] = "do not publish this group"
    book["Groups"]["F9"] = "call Ada"
    book["People"]["IV2"] = 7
    book.save(path)
    told = [each for each in notes(path) if "under no heading" in each]
    assert told == [
        "Groups!O3: “do not publish this group” stands under no heading, and was not read",
        "Groups!F9: “call Ada” stands under no heading, and was not read",
        "People!IV2: “7” stands under no heading, and was not read",
    ]


def test_many_stray_cells_are_one_note(folder: Path) -> None:
    path = save(folder / "a.xlsx", harbour())
    book = openpyxl.load_workbook(path)
    for number in range(2, 302):
        book["Groups"][f"O{number}"] = f"remark {number}"
    book.save(path)
    (told,) = [each for each in notes(path) if "under no heading" in each]
    assert told.startswith("Groups!O2: “remark 2”, “remark 3”, “remark 4”, “…” stands under no heading")
    assert told.endswith("(and 299 more places of this kind: Groups!O3, Groups!O4, …)")
