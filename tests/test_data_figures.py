"""The figures of the agreement are those that its Appendix C prints: expected values are copied by hand."""

from __future__ import annotations

import csv

import pytest

from tests.test_data import FILE


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str, str], int]:
    with (FILE.parent / "crime-trends.csv").open(encoding="utf-8", newline="") as table:
        rows = [
            ((row["category"], row["area"], row["period"]), int(row["value"]))
            for row in csv.DictReader(table)
        ]
    assert len(rows) == 204
    return dict(rows)


YEARS = ["2012-13", "2013-14", "2014-15", "2015-16", "2016-17", "2017-18"]


def test_the_table_has_a_figure_for_each_category_area_and_year(
    figures: dict[tuple[str, str, str], int],
) -> None:
    categories, areas, years = (sorted(set(names)) for names in zip(*figures, strict=True))
    assert (len(categories), areas, years) == (17, ["North", "South"], YEARS)
    assert len(figures) == 17 * 2 * 6


@pytest.mark.parametrize(
    ("category", "area", "year", "printed"),
    [
        ("TOTAL", "North", "2012-13", 14761),
        ("TOTAL", "North", "2017-18", 20751),
        ("TOTAL", "South", "2012-13", 14916),
        ("TOTAL", "South", "2016-17", 21045),
        ("TOTAL", "South", "2017-18", 20360),
        ("Homicide", "North", "2017-18", 7),
        ("Homicide", "South", "2014-15", 0),
        ("Violence Without Injury", "North", "2015-16", 3064),
        ("Rape", "South", "2012-13", 96),
        ("Personal Robbery", "North", "2016-17", 167),
        ("Burglary - Residential - National", "South", "2017-18", 1264),
        ("Burglary - Business and Community -", "North", "2017-18", 520),
        ("Vehicle Offences", "South", "2012-13", 1557),
        ("Bicycle Theft", "South", "2017-18", 368),
        ("Other Crimes Against Society", "South", "2017-18", 2323),
    ],
)
def test_figure_is_as_printed(
    category: str, area: str, year: str, printed: int, figures: dict[tuple[str, str, str], int]
) -> None:
    assert figures[category, area, year] == printed


@pytest.mark.parametrize("area", ["North", "South"])
@pytest.mark.parametrize("year", YEARS)
def test_the_printed_total_is_the_sum(area: str, year: str, figures: dict[tuple[str, str, str], int]) -> None:
    parts = [value for (name, *rest), value in figures.items() if rest == [area, year] and name != "TOTAL"]
    assert len(parts) == 16
    assert sum(parts) == figures["TOTAL", area, year]
