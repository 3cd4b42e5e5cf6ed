"""The crime figures of Appendix C, against the table as it is printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.questions.agreement import ask

YEARS = ("2012-13", "2013-14", "2014-15", "2015-16", "2016-17", "2017-18")

# Appendix C as printed: six years in the North, then the same six in the South.
PRINTED = """
homicide                      5 2 2 2 3 7                         3 3 0 4 8 4
violence-with-injury          1558 1352 1667 2147 2484 2264       1466 1377 1730 2288 2372 2354
violence-without-injury       1556 1172 1706 3064 3843 4177       1142 1193 1699 3197 3987 4231
rape                          91 84 154 202 249 261               96 96 152 193 296 290
other-sexual                  214 205 277 367 445 465             205 218 350 428 478 527
personal-robbery              100 82 95 100 167 124               82 50 92 130 130 130
business-robbery              29 25 20 16 31 24                   7 4 7 8 8 10
burglary-residential          627 732 688 720 950 1635            706 507 598 662 828 1264
burglary-business             1052 1014 1126 1086 1231 520        1212 1199 1300 1219 1404 529
vehicle                       1666 1951 2127 2052 1862 2106       1557 1531 1463 1330 1501 1368
theft-from-person             168 149 124 150 172 210             179 171 143 159 197 255
shoplifting                   1332 1633 1738 1561 1659 1919       1378 1584 1613 1683 2125 2033
bicycle-theft                 165 194 178 164 166 225             465 394 348 334 347 368
all-other-theft               2207 1996 1893 1819 1975 2205       2276 2066 2105 1877 2197 2138
criminal-damage-and-arson     2310 1954 2066 2220 2237 2512       2407 2307 2281 2366 2701 2536
against-society               1681 1523 1409 1797 2072 2097       1735 1569 1647 2046 2466 2323
total                         14761 14068 15270 17467 19546 20751 14916 14269 15528 17924 21045 20360
"""
NORTH, SOUTH = "area/north-worcestershire", "area/south-worcestershire"


def printed() -> dict[tuple[str, str, str], int]:
    figures: dict[tuple[str, str, str], int] = {}
    for line in PRINTED.strip().splitlines():
        name, *numbers = line.split()
        keys = ((f"offences-{name}", area, year) for area in (NORTH, SOUTH) for year in YEARS)
        figures.update(zip(keys, map(int, numbers), strict=True))
    return figures


def percent(change: int, before: int) -> float:
    return float((Decimal(100 * change) / before).quantize(Decimal("0.1"), ROUND_HALF_UP))


def test_every_figure_is_as_printed_and_its_change_right() -> None:
    expected = set()
    figures = printed()
    for (category, area, year), number in figures.items():
        place = YEARS.index(year)
        before = figures[category, area, YEARS[place - 1]] if place else None
        change = "" if before is None else number - before
        share = percent(number - before, before) if before else ""
        expected.add((category, area, year, number, change, share, "", "crime-trends", "C"))
    assert len(expected) == 204
    assert ask("crime-figures") == expected


def test_one_category() -> None:
    rows = ask("crime-figures", "area", "year", "number", category="Homicide")
    assert {row for row in rows if row[0] == SOUTH} == {
        (SOUTH, year, number) for year, number in zip(YEARS, (3, 3, 0, 4, 8, 4), strict=True)
    }


def test_an_area_is_the_sum_of_its_parts_where_the_table_prints_none() -> None:
    figures = printed()
    # North and South are the county (1.4); what the table prints for both is added up here by hand.
    for year, total in (("2012-13", 14761 + 14916), ("2017-18", 20751 + 20360)):
        rows = ask("crime-figures", "number", "summed", category="TOTAL", area="Worcestershire", year=year)
        assert rows == {(total, 2)}
    assert len(ask("crime-figures", area="Worcestershire")) == len(figures) / 2
    # From 19546 + 21045 to 20751 + 20360.
    rows = ask("crime-figures", "change", "percent", category="TOTAL", area="Worcestershire", year="2017-18")
    assert rows == {(520, 1.3)}
    # West Mercia has other parts, of which the table has nothing.
    assert not ask("crime-figures", area="West Mercia")
    # What is printed is never added up.
    assert {row[0] for row in ask("crime-figures", "summed", area="North")} == {""}


def test_after_a_year_with_none_there_is_no_percentage() -> None:
    rows = ask(
        "crime-figures", "number", "change", "percent", category="Homicide", area="South", year="2015-16"
    )
    assert rows == {(4, 4, "")}


@pytest.mark.parametrize(
    ("category", "area", "year", "expected"),
    [
        ("Shoplifting", "North", "2017-18", (1919, 260, 15.7)),  # from 1659
        ("Burglary - Business and Community -", "South", "2017-18", (529, -875, -62.3)),  # from 1404
        ("Personal Robbery", "South", "2016-17", (130, 0, 0.0)),  # from 130
        ("TOTAL", "South", "2017-18", (20360, -685, -3.3)),  # from 21045
    ],
)
def test_change_on_the_year_before(
    category: str, area: str, year: str, expected: tuple[int, int, float]
) -> None:
    rows = ask("crime-figures", "number", "change", "percent", category=category, area=area, year=year)
    assert rows == {expected}


def test_printed_totals_reconcile() -> None:
    # Added up by hand from the table: every one of the twelve is right.
    totals = {key: number for key, number in printed().items() if key[0] == "offences-total"}
    assert ask("do-totals-reconcile") == {(*key, number, number, 0, "C") for key, number in totals.items()}
    for (_, area, year), total in totals.items():
        rows = [n for (name, *at), n in printed().items() if at == [area, year] and name != "offences-total"]
        assert (len(rows), sum(rows)) == (16, total)
