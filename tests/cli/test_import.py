"""``csa-graph new``, ``import`` and ``export`` of workbooks, as a partnership officer uses them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl

from tests.formats.workbooks import HARBOUR, harbour, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def fill(path: Path) -> None:
    """Fill an empty workbook in a spreadsheet program: below the help, over the example."""
    book = openpyxl.load_workbook(path)
    for name, (headings, *rows) in HARBOUR.items():
        sheet = book[name]
        places = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, 3):
            for cell in sheet[number]:
                cell.value = cell.value if name == "Agreement" and cell.value else None
            for heading, value in zip(headings, row, strict=True):
                sheet.cell(number, places[heading] or 0, value)
    book.save(path)


def test_a_partnership_begins_with_a_workbook(invoke: Callable[..., Result], tmp_path: Path) -> None:
    path, data = tmp_path / "h.xlsx", tmp_path / "h.trig"
    made = invoke("new", "Harbour Safety Plan", "-o", path)
    assert made.exit_code == 0
    assert made.output == (
        f"Wrote {path}: an empty workbook. Fill it in, then: csa-graph import {path} -o plan.trig\n"
    )
    # The examples are passed over: nothing is stated yet but the title, and that is not enough.
    empty = invoke("import", path, "-o", data)
    assert (empty.exit_code, data.exists()) == (2, False)
    assert empty.stderr == (
        f"{path}, Agreement!C3: “Period” is empty: write the period as printed\n"
        "Error: 1 fault, so nothing was written.\n"
    )
    fill(path)
    done = invoke("import", path, "-o", data)
    assert done.exit_code == 0, done.output
    assert done.stderr.startswith(f"Wrote {data}: ")
    assert invoke("validate", data).output == "No faults: 1 file is well formed.\n"
    answer = invoke("ask", "who-reports-to", "--group", "Quay Panel", "--data", data, "--format", "csv")
    assert "Harbour Board" in answer.output
    # The workbook itself does wherever data do.
    assert (
        invoke("ask", "who-reports-to", "--group", "Quay Panel", "--data", path, "--format", "csv").output
        == answer.output
    )
    assert invoke("validate", path).output == "No faults: 1 file is well formed.\n"
    assert invoke("check", "--data", path).exit_code in {0, 1}
    drawn = invoke("map", "--data", path, "-o", tmp_path / "map.html")
    assert drawn.exit_code == 0
    assert "Harbour Board" in (tmp_path / "map.html").read_text("utf-8")


def test_a_folder_of_csv_files_does_as_well(invoke: Callable[..., Result], tmp_path: Path) -> None:
    save(tmp_path / "h.xlsx", HARBOUR)
    folder = tmp_path / "h"
    assert invoke("export", "--data", tmp_path / "h.xlsx", "--format", "csv", "-o", folder).exit_code == 0
    assert {"agreement.csv", "seats.csv", "notes.md"} <= {each.name for each in folder.iterdir()}
    one = invoke("ask", "who-reports-to", "--group", "Quay Panel", "--data", tmp_path / "h.xlsx").output
    assert invoke("ask", "who-reports-to", "--group", "Quay Panel", "--data", folder).output == one
    assert invoke("build", tmp_path / "store", "--data", folder).exit_code == 0
    assert (
        invoke("ask", "who-reports-to", "--group", "Quay Panel", "--store", tmp_path / "store").output == one
    )


def test_all_faults_are_shown_and_nothing_is_written(invoke: Callable[..., Result], tmp_path: Path) -> None:
    rows = [["On", "Role", "Stated in"], *([f"Board {number}", "chair", "1.1"] for number in range(90))]
    path = save(tmp_path / "h.xlsx", harbour(Seats=rows))
    done = invoke("import", path, "-o", tmp_path / "h.trig")
    lines = done.stderr.splitlines()
    assert (done.exit_code, len(lines)) == (2, 91)
    assert lines[0].startswith(
        f"{path}, Seats!A2: there is no group or organisation “Board 0”; add it to the sheet Groups"
    )
    assert lines[-1] == "Error: 90 faults, so nothing was written."
    assert [each.name for each in tmp_path.iterdir()] == ["h.xlsx"]


def test_tables_are_written_beside_the_data_file(invoke: Callable[..., Result], tmp_path: Path) -> None:
    head = ["Table", "Category", "Area", "Period", "Number", "Stated in"]
    path = save(
        tmp_path / "h.xlsx", harbour(Figures=[head, ["Accidents", "Falls", "Quay", "2030", 7, "1.2"]])
    )
    (tmp_path / "out").mkdir()
    done = invoke("import", path, "-o", tmp_path / "out" / "h.trig")
    assert done.exit_code == 0
    (table,) = (tmp_path / "out").glob("*.csv")
    assert re.fullmatch(r"h\.accidents-[0-9a-f]{16}\.csv", table.name)
    assert table.read_text() == "category,area,period,value\nFalls,Quay,2030,7\n"
    assert done.stderr.startswith(f"Wrote {tmp_path / 'out' / 'h.trig'} and {table.name}: ")
    query = "SELECT ?n { ?x <http://purl.org/linked-data/sdmx/2009/measure#obsValue> ?n }"
    # A workbook brings its tables along.
    for data in (path, tmp_path / "out" / "h.trig"):
        assert invoke("sparql", query, "--data", data, "--format", "csv").output == "n\n7\n"


def test_a_name_corrected_in_the_workbook_keeps_its_address(
    invoke: Callable[..., Result], tmp_path: Path
) -> None:
    data = tmp_path / "h.trig"
    invoke("import", save(tmp_path / "h.xlsx", HARBOUR), "-o", data)
    people = [["Name", "Stated in"], ["Ada Quaye", "1.1"]]
    seats = [HARBOUR["Seats"][0], ["Harbour Board", "chair", "Ada Quaye", "Harbour Council", "1.1"]]
    done = invoke("import", save(tmp_path / "h.xlsx", harbour(People=people, Seats=seats)), "-o", data)
    assert "“Ada Quaye” is taken for what was called “Ada Quay”, and keeps its ID ada-quay" in done.stderr
    assert ":ada-quay a foaf:Person" in data.read_text("utf-8")


def test_what_is_wrong_with_a_statement_is_told_by_its_row(
    invoke: Callable[..., Result], tmp_path: Path
) -> None:
    # A seat without a role can be written down, and is not well formed.
    path = save(
        tmp_path / "h.xlsx", harbour(Seats=[["On", "Held by", "Stated in"], ["HB", "Ada Quay", "1.1"]])
    )
    done = invoke("validate", path)
    assert done.exit_code == 1
    assert done.output.startswith(f"{path}, Seats, row 2: ")
    assert "A seat must have exactly one role." in done.output


def test_work_is_not_overwritten(invoke: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "h.xlsx"
    path.write_text("mine")
    assert "add --force" in invoke("new", "Harbour", "-o", path).stderr
    assert path.read_text() == "mine"
    assert invoke("new", "Harbour", "-o", path, "--force").exit_code == 0
    assert invoke("new", "Harbour", "-o", tmp_path / "h.doc").exit_code == 2
    assert invoke("import", path, "-o", tmp_path / "h.csv").exit_code == 2
    assert invoke("export", "--format", "csv").exit_code == 2
