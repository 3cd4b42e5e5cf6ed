"""Printed totals are checked against what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.documents import figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.documents.document import Document

THEFT = ["Kind\t2024\t2025", "Boats\t1,200\t7", "Engines\t34\t-", "Ropes\t6\t2"]
RIGHT, WRONG = "TOTAL\t1,240\t9", "TOTAL\t1,240\t10"


@pytest.fixture
def check(read_text: Callable[[str], Document]) -> Callable[[list[str]], tuple[str, ...]]:
    """Check the one table of a text."""

    def find_faults(lines: list[str]) -> tuple[str, ...]:
        (table,) = figures.check(read_text("Appendix C\n\n" + "\n".join(lines) + "\n")).tables
        assert table.is_of_figures
        return table.faults

    return find_faults


def test_totals_that_fit_are_no_faults(check: Callable[[list[str]], tuple[str, ...]]) -> None:
    assert check([*THEFT, RIGHT]) == ()


def test_a_total_that_does_not_fit_is_told(check: Callable[[list[str]], tuple[str, ...]]) -> None:
    assert check([*THEFT, WRONG]) == (
        "Appendix C, row 4: the total of 2025 is printed as 10, and what it counts adds up to 9.",
    )


def test_totals_of_parts_and_of_all(check: Callable[[list[str]], tuple[str, ...]]) -> None:
    rows = [
        "Group\tMen\tWomen",
        "A\t1\t2",
        "B\t3\t4",
        "Subtotal\t4\t6",
        "C\t5\t5",
        "D\t1\t1",
        "Sub-total\t6\t6",
    ]
    assert check([*rows, "Grand total\t10\t12"]) == ()
    assert len(check([*rows, "Grand total\t10\t13"])) == 1


def test_totals_of_rows(check: Callable[[list[str]], tuple[str, ...]]) -> None:
    rows = ["Quay\tNorth\tSouth\tTotal", "Boats\t1\t2\t3", "Engines\t4\t5\t9"]
    assert check([*rows, "Ropes\t6\t7\t13"]) == ()
    assert check([*rows, "Ropes\t6\t7\t14"]) == (
        "Appendix C, row 3: Total of the row is printed as 14, and what it counts adds up to 13.",
    )


def test_what_is_not_known_is_not_counted(check: Callable[[list[str]], tuple[str, ...]]) -> None:
    assert check(["Kind\t2024\t2025", "Boats\t12\t7", "Engines\tn/a\t8", "TOTAL\t99\t15"]) == ()


def test_figures_with_decimals_may_be_rounded(check: Callable[[list[str]], tuple[str, ...]]) -> None:
    assert check(["Cost\t2024\t2025", "Boats\t1.4\t1.1", "Ropes\t2.4\t1.1", "Total\t3.9\t2.2"]) == ()


def test_a_table_of_figures_is_written_as_csv(read_text: Callable[[str], Document]) -> None:
    document = read_text("Appendix C\n\n" + "\n".join([*THEFT, RIGHT]) + "\n")
    assert figures.write_csv(document, document.tables[0]) == (
        'Kind,2024,2025\nBoats,"1,200",7\nEngines,34,-\nRopes,6,2\nTOTAL,"1,240",9\n'
    )
