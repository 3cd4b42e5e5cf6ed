"""Figures compared with the year before and the first year, by hand from Appendix C; what rises unplanned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis.series import compare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.analysis.result import Result

    Make = Callable[..., GovernanceGraph]

NORTH, SOUTH = "North Worcestershire", "South Worcestershire"
PREFIXES = """
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#> .
@prefix sdmxm: <http://purl.org/linked-data/sdmx/2009/measure#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <urn:x:> .
"""


@pytest.fixture(scope="module")
def result(agreement: GovernanceGraph) -> Result:
    return agreement.analyse("figures")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that makes a graph: figures as (table, category, area, year, number), statements."""

    def build(*figures: tuple[str, str, str, str, int], also: str = "", mapping: str = "") -> GovernanceGraph:
        lines = [PREFIXES, also]
        for table, category, area, year, number in figures:
            lines.append(f':{table} a qb:DataSet ; skos:prefLabel "Table {table}" .')
            lines += [f':{each} a skos:Concept ; skos:prefLabel "{each}" .' for each in (category, area)]
            lines.append(
                f"[] qb:dataSet :{table} ; csa:category :{category} ; sdmxd:refArea :{area} ; "
                f'sdmxd:refPeriod "{year}" ; sdmxm:obsValue {number} .'
            )
        (tmp_path / "plan.ttl").write_text("\n".join(lines), "utf-8")
        if mapping:
            (tmp_path / "mapping.trig").write_text(
                f"{PREFIXES} :m {{ :m a csa:Mapping . {mapping} }}", "utf-8"
            )
        return GovernanceGraph.open(tmp_path)

    return build


def rows_of(result: Result, name: str = "figures") -> list[dict[str, Any]]:
    return result.table(name).to_dicts()


def test_changes_of_one_category(result: Result) -> None:
    (row,) = [
        row for row in rows_of(result) if (row["category"], row["area"]) == ("Violence Without Injury", SOUTH)
    ]
    # 1142 … 3987 4231: 244 of 3987 is 6.12%, 3089 of 1142 is 270.49%.
    assert (row["first_year"], row["first"], row["last_year"], row["last"]) == (
        "2012-13",
        1142,
        "2017-18",
        4231,
    )
    assert (row["on_year_before"], row["on_year_before_percent"]) == (244, 6.1)
    assert (row["since_first"], row["since_first_percent"]) == (3089, 270.5)
    assert (row["note"], row["passage"]) == ("", ["Appendix C"])


def test_small_numbers_are_marked(result: Result) -> None:
    # Below 20: homicides in both areas, business robberies in the South (7 … 8 10); in the North 29 … 31 24.
    marked = {(row["category"], row["area"]) for row in rows_of(result) if row["note"]}
    assert marked == {("Homicide", NORTH), ("Homicide", SOUTH), ("Business Robbery", SOUTH)}


def test_totals_stand_apart_from_their_parts(result: Result) -> None:
    assert len(rows_of(result)) == 16 * 2
    totals = {row["area"]: row for row in rows_of(result, "totals")}
    for area, first, last in ((NORTH, 14761, 20751), (SOUTH, 14916, 20360)):
        parts = [row for row in rows_of(result) if row["area"] == area]
        assert (totals[area]["first"], totals[area]["last"]) == (first, last)
        assert (sum(row["first"] for row in parts), sum(row["last"] for row in parts)) == (first, last)


def test_figures_by_year_are_those_printed(result: Result) -> None:
    rows = {(row["category"], row["area"]): row for row in rows_of(result, "years")}
    assert len(rows) == 17 * 2
    years = ("2012-13", "2013-14", "2014-15", "2015-16", "2016-17", "2017-18")
    assert [rows["Homicide", SOUTH][year] for year in years] == [3, 3, 0, 4, 8, 4]
    assert [key for key, row in rows.items() if row["kind"] == "total"] == [
        ("TOTAL", NORTH),
        ("TOTAL", SOUTH),
    ]


def test_priorities_that_rise_without_an_action(result: Result) -> None:
    rows = rows_of(result, "rising")
    # Rape and other sexual offences: 96 + 205 to 290 + 527 in the South, 91 + 214 to 261 + 465 in the North.
    assert [
        (row["priority"], row["area"], row["first"], row["last"], row["since_first"]) for row in rows
    ] == [
        ("Sexual violence", SOUTH, 301, 817, 516),
        ("Sexual violence", NORTH, 305, 726, 421),
        ("Drugs", SOUTH, 1735, 2323, 588),
        ("Drugs", NORTH, 1681, 2097, 416),
    ]
    assert rows[0]["since_first_percent"] == 171.4  # 516 of 301
    assert rows[0]["categories"] == "Other Sexual Offences (belongs to); Rape (belongs to)"
    assert {row["actions"] for row in rows[:2]} == {"none stated"}
    # No action is for drugs by that name; rows 4 and 5 are for substance misuse.
    assert rows[2]["actions"].startswith("none stated; for what it is a part of, Substance misuse: ")
    assert rows[2]["passage"] == ["Appendix A, row 4", "Appendix A, row 5", "Appendix C"]
    assert rows[2]["categories"].endswith("(is only partly about)")
    assert {row["who_says"] for row in rows} == {"csa-graph contributors"}


def test_the_summary_says_what_it_means(result: Result) -> None:
    # 5990 of 14761 is 40.6%, 5444 of 14916 is 36.5% (36.498).
    assert result.summary.startswith(
        "The total in North Worcestershire rose from 14,761 (2012-13) to 20,751 (2017-18), by 41%; "
        "in South Worcestershire it rose from 14,916 (2012-13) to 20,360 (2017-18), by 36%. "
    )
    # Business burglary and other theft (by 2 and by 138) fell in both; business robbery, bicycle theft and
    # vehicle offences went up in one and down in the other.
    assert (
        "Of 16 categories, 11 rose since the first year in every area shown, 2 fell, and 3" in result.summary
    )
    assert "no action in the plan is for it (that they belong together is no statement" in result.summary


def test_one_category_and_one_area(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("figures", category="Shoplifting", area="South Worcestershire")
    assert [(row["category"], row["area"]) for row in rows_of(result)] == [("Shoplifting", SOUTH)]
    assert (
        result.summary
        == "Shoplifting in South Worcestershire rose from 1,378 (2012-13) to 2,033 (2017-18), by 48%."
    )
    assert not rows_of(result, "mapping")
    # The document has totals and rising offences of priorities; these figures have neither.
    assert result.table("totals").none == "No total is among these figures."
    assert "None of these figures" in result.table("rising").none


def test_a_total_that_is_asked_for_comes_first(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("figures", category="TOTAL", area=SOUTH)
    assert result.tables[0].name == "totals"
    assert len(result.tables[0]) == 1


def test_changes_agree_with_the_question(agreement: GovernanceGraph, result: Result) -> None:
    asked = {
        (row["category"], row["area"]): (row["change"], row["percent"])
        for row in agreement.ask("crime-figures", year="2017-18").to_dicts()
    }
    found = {
        (row["category"], row["area"]): (row["on_year_before"], row["on_year_before_percent"])
        for name in ("figures", "totals")
        for row in rows_of(result, name)
    }
    assert found == asked


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(200, 250, (50, 25.0)), (3, 4, (1, 33.3)), (8, 7, (-1, -12.5)), (0, 4, (4, None)), (0, 0, (0, None))],
)
def test_a_change_of_nothing_has_no_percentage(
    before: int, after: int, expected: tuple[int, float | None]
) -> None:
    assert compare(before, after) == expected


def test_tables_of_two_partnerships_are_kept_apart(make: Make) -> None:
    graph = make(
        ("t", "thefts", "port", "2016", 100), ("t", "thefts", "port", "2017", 150),
        ("u", "thefts", "port", "2016", 40), ("u", "thefts", "port", "2017", 30),
    )  # fmt: skip
    found = [(row["table"], row["first"], row["last"]) for row in rows_of(graph.analyse("figures"))]
    assert found == [("Table t", 100, 150), ("Table u", 40, 30)]
    summary = graph.analyse("figures", category="thefts").summary
    assert "Table t: thefts in port rose from 100 (2016) to 150 (2017), by 50%." in summary
    assert "Table u: thefts in port fell from 40 (2016) to 30 (2017), by 25%." in summary


def test_gaps_single_years_and_what_is_no_year(make: Make) -> None:
    graph = make(
        ("t", "gap", "port", "2014", 50), ("t", "gap", "port", "2016", 60),
        ("t", "once", "port", "2016", 70),
        ("t", "month", "port", "April 2016", 80),
        ("t", "twice", "port", "2015", 1),
        ("t", "twice", "port", "2016", 2), ("t", "twice", "port", "2016", 3),
    )  # fmt: skip
    result = graph.analyse("figures")
    rows = {row["category"]: row for row in rows_of(result)}
    assert (rows["gap"]["on_year_before"], rows["gap"]["since_first"]) == (None, 10)
    assert (rows["once"]["on_year_before"], rows["once"]["since_first"]) == (None, None)
    assert "month" not in rows
    assert rows["twice"]["last"] == 1
    assert "1 figures are left out: their period is not a year." in result.summary
    assert "1 are left out: the table has two numbers" in result.summary


RISING = (
    ("t", "all", "port", "2016", 10), ("t", "all", "port", "2017", 30),
    ("t", "some", "port", "2016", 5), ("t", "some", "port", "2017", 10),
    ("t", "rest", "port", "2016", 5), ("t", "rest", "port", "2017", 20),
)  # fmt: skip
PRIORITY = ':p a csa:Priority ; skos:prefLabel "P" . :some skos:broader :all . :rest skos:broader :all . '


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        (":some skos:broadMatch :p .", [(5, 10, "some (belongs to)")]),
        (":some skos:broadMatch :p . :rest skos:closeMatch :p .",
         [(10, 30, "rest (is much the same as); some (belongs to)")]),
        # A total and its part: the part is in the total.
        (":some skos:broadMatch :p . :all skos:exactMatch :p .", [(10, 30, "all (is the same as)")]),
        # Wholly and partly are not added up.
        (":some skos:broadMatch :p . :rest skos:relatedMatch :p .",
         [(5, 20, "rest (is only partly about)"), (5, 10, "some (belongs to)")]),
        (":some skos:broadMatch :unknown .", []),
    ],
)  # fmt: skip
def test_what_is_added_up(make: Make, mapping: str, expected: list[tuple[int, int, str]]) -> None:
    rows = rows_of(make(*RISING, also=PRIORITY, mapping=mapping).analyse("figures"), "rising")
    assert [(row["first"], row["last"], row["categories"]) for row in rows] == expected
    assert {row["who_says"] for row in rows} <= {"not stated"}


def test_an_action_for_a_part_of_the_priority_is_in_the_plan(make: Make) -> None:
    also = PRIORITY + (
        ':q a csa:Priority ; skos:prefLabel "Q" ; skos:broader :p . :p skos:broader :q . '
        ':a a csa:Action ; skos:prefLabel "Light the quay" ; csa:addresses :q .'
    )
    mapping = ':some skos:broadMatch :p . :m prov:wasAttributedTo :ann . :ann rdfs:label "Ann" .'
    result = make(*RISING, also=also, mapping=mapping).analyse("figures")
    (row,) = rows_of(result, "rising")
    assert (row["actions"], row["who_says"]) == ("Light the quay", "Ann")
    assert "no action" not in result.summary


def test_offences_that_fall_are_not_listed(make: Make) -> None:
    falling = (("t", "c", "port", "2016", 9), ("t", "c", "port", "2017", 8))
    result = make(*falling, also=PRIORITY, mapping=":c skos:broadMatch :p .").analyse("figures")
    assert not rows_of(result, "rising")
    assert len(rows_of(result, "mapping")) == 1


def test_where_there_are_no_figures(bare: GovernanceGraph) -> None:
    result = bare.analyse("figures")
    assert result.summary == "No figures are stated."
    assert not any(table.rows for table in result.tables)


def test_an_edition_gives_what_the_editions_in_force_give(agreement: GovernanceGraph, result: Result) -> None:
    (edition,) = agreement.store.editions()
    one = GovernanceGraph.open(edition=edition.value).analyse("figures")
    assert [table.rows for table in one.tables] == [table.rows for table in result.tables]
