"""A number in a column of dates is the day that a spreadsheet keeps so, and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from csa_graph.formats.workbook.reading import dates
from tests.formats.workbooks import harbour, notes, save

if TYPE_CHECKING:
    from pathlib import Path


def test_a_number_that_is_read_as_a_day_is_told(tmp_path: Path) -> None:
    actions: list[list[Any]] = [
        ["Action", "Led by", "Due", "Stated in"],
        ["Light the quays", "HB", 47756, "1.2"],
        ["Sweep the quays", "HB", 2031, "1.2"],
    ]
    path = save(tmp_path / "a.xlsx", harbour(Actions=actions))
    # 1 January 2030 is day 47484 of a spreadsheet; the 272nd day after it is 30 September.
    message = "Actions!C2: the number 47756 is read as 30 September 2030, the day that a spreadsheet keeps so"
    assert notes(path) == [f"{message}; if another day is meant, write it as a date"]


def test_a_serial_number_is_a_day() -> None:
    # 1 January 2000 is day 36526 in every spreadsheet program.
    assert dates.from_serial(36526).isoformat() == "2000-01-01"
    with pytest.raises(dates.DateFault, match="the number 7 is no date"):
        dates.from_serial(7)
