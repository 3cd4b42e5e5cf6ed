"""A workbook declares the order of its dates in numbers: what is otherwise is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from csa_graph import formats
from csa_graph.formats.workbook.reading import dates
from tests.formats.workbooks import HARBOUR, faults, harbour, notes, round_trip, save

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS, ACTION = HARBOUR["Actions"]
GROUPS, BOARD, PANEL = HARBOUR["Groups"]


def agreement(*orders: str) -> list[list[Any]]:
    """Return a sheet Agreement with editions that declare an order."""
    titles = (["Harbour Safety Plan", "2030 to 2031"], ["Harbour Safety Plan", "2032 to 2033"])
    rows = [[*title, order] for title, order in zip(titles, orders, strict=False)]
    return [["Title", "Period", "Order of dates"], *rows]


def due(path: Path, order: str, value: str, **more: list[list[Any]]) -> Path:
    """Save an action that is due then."""
    actions = [HEADINGS, [*ACTION[:3], value, *ACTION[4:]]]
    return save(path / "a.xlsx", harbour(Agreement=agreement(order), Actions=actions, **more))


@pytest.mark.parametrize(
    ("order", "written", "day"),
    [
        ("day first", "03/04/2030", "2030-04-03"),
        ("month first", "03/04/2030", "2030-03-04"),
        ("Month First", "by 3.4.2030", "2030-03-04"),
        ("month first", "09/30/2030", "2030-09-30"),
        ("year first", "2030/04/03", "2030-04-03"),
        ("month first", "2030-04-03", "2030-04-03"),
        ("month first", "3 April 2030", "2030-04-03"),
        ("year first", "Sept 2030", "2030-09-30"),
    ],
)
def test_a_declared_order_settles_a_date(order: str, written: str, day: str, tmp_path: Path) -> None:
    path = due(tmp_path, order, written)
    text = formats.read([path]).trig.decode()
    assert f'csa:due "{day}"^^xsd:date' in text
    # What was typed is kept as it was.
    assert f'csa:timescale "{written}"' in text
    assert not [each for each in notes(path) if "is read with" in each]


@pytest.mark.parametrize(
    ("order", "written"),
    [
        ("day first", "09/30/2030"),
        ("day first", "2030/04/03"),
        ("month first", "30/09/2030"),
        ("year first", "03/04/2030"),
        ("year first", "2030/13/01"),
    ],
)
def test_a_date_that_contradicts_the_order_is_a_fault_of_its_cell(
    order: str, written: str, tmp_path: Path
) -> None:
    told = faults(due(tmp_path, order, written))
    assert len(told) == 1
    assert told[0].startswith(f"Actions!D2: “{written}” is no day with the {order}")
    assert "the sheet Agreement declares" in told[0]


def test_the_order_holds_on_all_sheets(tmp_path: Path) -> None:
    groups = [[*GROUPS, "Starts"], [*BOARD, "from 03/04/2030"], PANEL]
    others: list[list[Any]] = [
        ["Thing", "Property", "Value", "Sort of value", "Stated in"],
        ["Harbour Board", "dct:date", "05/06/2030", "date", "1.1"],
        ["Harbour Board", "csa:ends", "07/08/2030", None, "1.1"],
        # A text is nobody's date.
        ["Harbour Board", "dct:identifier", "09/10/2030", "text", "1.1"],
    ]
    path = due(tmp_path, "month first", "Sept 2030", Groups=groups, Other_statements=others)
    text = formats.read([path]).trig.decode()
    for day in ("2030-03-04", "2030-05-06", "2030-07-08"):
        assert f'"{day}"^^xsd:date' in text
    assert '"09/10/2030"' in text


def test_other_statements_are_told_too_where_no_order_is_declared(tmp_path: Path) -> None:
    others = [
        ["Thing", "Property", "Value", "Sort of value", "Stated in"],
        ["Harbour Board", "csa:ends", "07/08/2030", "date", "1.1"],
    ]
    told = notes(save(tmp_path / "a.xlsx", harbour(Other_statements=others)))
    assert [
        each
        for each in told
        if each.startswith("Other statements!C2: “07/08/2030” is read with the day first")
    ]


def test_an_order_is_one_of_three_and_one_for_the_workbook(tmp_path: Path) -> None:
    told = faults(due(tmp_path, "mm/dd/yyyy", "Sept 2030"))
    assert told == [
        "Agreement!C2: “mm/dd/yyyy” is no order of dates: it can be day first, month first or year first"
    ]
    sheets = harbour(
        Agreement=agreement("day first", "month first"),
        Passages=[["Passage", "Order", "Edition"], ["1.1", 1, "2030 to 2031"], ["1.2", 2, "2030 to 2031"]],
    )
    told = faults(save(tmp_path / "b.xlsx", sheets))
    assert [each for each in told if each.startswith("Agreement!C3: ") and "one order of dates" in each]


@pytest.mark.parametrize("order", dates.ORDERS)
def test_an_export_means_the_same_whatever_order_is_declared_in_it(order: str, tmp_path: Path) -> None:
    round_trip([due(tmp_path, "month first", "03/04/2030")], tmp_path, "xlsx")
    exported = tmp_path / "book.xlsx"
    book = openpyxl.load_workbook(exported)
    sheet = book["Agreement"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(3, headings.index("Order of dates") + 1, order)
    book.save(exported)
    assert 'csa:due "2030-03-04"^^xsd:date' in formats.read([exported]).trig.decode()
