"""What a workbook holds beside its form is told: strange headings, sheets, comments, words nobody typed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from csa_graph import formats
from tests.formats.workbooks import HARBOUR, faults, harbour, notes, save

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS, ACTION = HARBOUR["Actions"]


def rename(sheet: str, heading: str, to: str) -> list[list[Any]]:
    """Return the rows of a sheet with a heading called otherwise."""
    first, *rows = HARBOUR[sheet]
    return [[to if each == heading else each for each in first], *rows]


def due(path: Path, *values: object) -> Path:
    """Save actions that are due then."""
    rows = [[f"Action {number}", *ACTION[1:3], value, *ACTION[4:]] for number, value in enumerate(values)]
    return save(path / "a.xlsx", harbour(Actions=[HEADINGS, *rows]))


@pytest.mark.parametrize(
    ("sheet", "heading", "to"),
    [
        ("Actions", "Due", "Deadline"),
        ("Actions", "Action", "Task"),
        ("Seats", "Held by", "Postholder"),
        ("Priorities", "Owned by", "Answerable"),
    ],
)
def test_a_heading_of_the_form_that_has_another_name_is_a_fault(
    sheet: str, heading: str, to: str, tmp_path: Path
) -> None:
    found = faults(save(tmp_path / "a.xlsx", harbour(**{sheet: rename(sheet, heading, to)})))
    assert any(f"no column “{to}”" in each and f"“{heading}”" in each for each in found), found


@pytest.mark.parametrize(("sheet", "heading"), [("Actions", "Due"), ("Seats", "Held by")])
def test_a_heading_that_is_gone_from_among_the_others_is_a_fault(
    sheet: str, heading: str, tmp_path: Path
) -> None:
    found = faults(save(tmp_path / "a.xlsx", harbour(**{sheet: rename(sheet, heading, "")})))
    assert any("has no heading" in each and f"“{heading}”" in each for each in found), found


def test_a_heading_without_anything_under_it_or_beside_a_whole_form_is_a_note(tmp_path: Path) -> None:
    empty = [[*HEADINGS[:3], "Deadline", *HEADINGS[4:]], [*ACTION[:3], None, *ACTION[4:]]]
    path = save(tmp_path / "a.xlsx", harbour(Actions=empty))
    assert "Actions!D1: the column “Deadline” is none of the sheet's, and was not read" in notes(path)
    more = [[*HEADINGS, "RAG"], [*ACTION, "amber"]]
    path = save(tmp_path / "b.xlsx", harbour(Actions=more))
    assert any("the column “RAG” is none of the sheet's" in each for each in notes(path))


@pytest.mark.parametrize(
    ("name", "to"), [("Lines", "Who reports"), ("Groups", "Boards"), ("Seats", "Places")]
)
def test_a_sheet_of_the_form_that_has_another_name_is_a_fault(name: str, to: str, tmp_path: Path) -> None:
    sheets = {to if each == name else each: rows for each, rows in HARBOUR.items()}
    found = faults(save(tmp_path / "a.xlsx", sheets))
    assert any(f"no sheet “{to}”" in each and f"“{name}” is missing" in each for each in found), found


def test_a_sheet_of_ones_own_is_a_note(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {**HARBOUR, "Budget": [["Item", "Cost"], ["Lamps", 3]]})
    assert any("Budget: this sheet is none of the workbook's" in each for each in notes(path))


def test_comments_are_told(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", HARBOUR)
    book = openpyxl.load_workbook(path)
    book["Actions"]["B2"].comment = Comment("Not agreed by police", "A")
    book["Groups"]["A3"].comment = Comment("Left\nin 2029", "A")
    book.save(path)
    told = [each for each in notes(path) if "comment" in each]
    assert len(told) == 2
    assert any(each.startswith("Actions!B2: the comment “Not agreed by police”") for each in told)
    assert any(each.startswith("Groups!A3: the comment “Left in 2029”") for each in told)


@pytest.mark.parametrize("value", [datetime.date(2030, 9, 30), 47756])
def test_a_date_cell_makes_no_printed_words(value: object, tmp_path: Path) -> None:
    text = formats.read([due(tmp_path, value)]).trig.decode()
    assert '"2030-09-30"^^xsd:date' in text
    assert "timescale" not in text


def test_typed_words_are_printed_words(tmp_path: Path) -> None:
    text = formats.read([due(tmp_path, "by Sept 2030")]).trig.decode()
    assert 'csa:timescale "by Sept 2030"' in text


def test_an_order_that_nothing_shows_is_told_and_one_that_a_day_shows_is_not(tmp_path: Path) -> None:
    path = due(tmp_path, "03/04/2030", "5.6.2030")
    told = [each for each in notes(path) if "day first" in each]
    assert len(told) == 1
    assert told[0].startswith(
        "Actions!D2: “03/04/2030” is read with the day first, as in the United Kingdom: 3 April"
    )
    assert "and so are 1 more in this column" in told[0]
    for values in (("03/04/2030", "30/09/2030"), ("04/04/2030",), ("2030-04-03",), ("3 April 2030",)):
        assert not [each for each in notes(due(tmp_path, *values)) if "day first" in each]
    assert any("no day of the calendar" in each for each in faults(due(tmp_path, "03/04/2030", "04/13/2030")))


@pytest.mark.parametrize(
    "identifier", ["[#1.1", "a#b#c", "a#b%s%", "a b", "<a", "csa:[", "https://[", "urn:x:[#"]
)
def test_an_id_that_can_be_no_address_is_a_fault_of_its_cell(identifier: str, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["ID", "Passage", "Order"], [identifier, "1.1", 1], [None, "1.2", 2]]
    found = faults(save(tmp_path / "a.xlsx", harbour(Passages=rows)))
    assert any(each.startswith(f"Passages!A2: “{identifier}” is no ID") for each in found), found
