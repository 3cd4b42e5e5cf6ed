"""Figures as small charts: lines and points counted against the document, their places worked out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis.result import Result
from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing
from csa_graph.drawing.paper import LEAST_TYPE, POINTS, SHEETS
from csa_graph.drawing.shapes import Shape, Words
from csa_graph.drawing.text import get_width
from csa_graph.views import panels
from csa_graph.views.charts import to_svg
from csa_graph.views.panels import Line, Panel
from tests.views.plans import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Sequence

SVG = "{http://www.w3.org/2000/svg}"
# A line from point to point, as it is drawn: not the sample of the key, not a mark, not a tick.
LINE = re.compile(r"M[\d.]+ [\d.]+(?:L[\d.]+ [\d.]+)+")


@pytest.fixture(scope="module")
def agreement() -> ET.Element:
    return read(to_svg(GovernanceGraph.open().analyse("figures")))


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  (our own)


def texts(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter(SVG + "text")]


def lines(root: ET.Element) -> list[list[tuple[float, float]]]:
    """Return the points of each line."""
    paths = (each.get("d", "") for each in root.iter(SVG + "path") if not each.get("d", "").endswith("Z"))
    return [
        [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]
        for path in paths
        if LINE.fullmatch(path)
    ]


def figures(*rows: tuple[str, str, Sequence[int | None]], years: Sequence[str], title: str = "F") -> Result:
    """Return a result with one row for each (category, area, numbers)."""
    columns = ("category", "area", *years, "kind", "table", "passage")
    passage = (Thing("urn:p", "Page 1"),)
    made = tuple(
        (
            Thing(f"urn:{category}", category),
            Thing(f"urn:{area}", area),
            *numbers,
            "",
            Thing("urn:t", "T"),
            passage,
        )
        for category, area, numbers in rows
    )
    mapping = ("category", "tie", "priority", "who_says", "mapping")
    tables = (
        Answer("Figures by year", columns, made, none="No figures are stated.", name="years"),
        Answer("Mapping", mapping, (), name="mapping"),
    )
    return Result(title, "What it means.", "", tables, "figures")


# ---------------------------------------------------------------- the agreement


def test_each_category_has_a_chart_with_a_line_for_each_area(agreement: ET.Element) -> None:
    # Appendix C: 16 categories and a total, two areas, six years.
    assert [len(points) for points in lines(agreement)] == [6] * 17 * 2
    said = texts(agreement)
    assert (said.count("2012-13"), said.count("2017-18")) == (17, 17)
    assert said.index("TOTAL") < said.index("All Other Theft Offences")


def test_first_and_last_number_stand_beside_their_area(agreement: ET.Element) -> None:
    said = texts(agreement)
    for words in ("North 14,761 to 20,751", "South 14,916 to 20,360", "North 91 to 261", "South 96 to 290"):
        assert said.count(words) == 1
    assert {"North Worcestershire", "South Worcestershire"} <= set(said)  # the key


def test_points_lie_where_the_numbers_say(agreement: ET.Element) -> None:
    # The total comes first; its axis ends at 25,000.
    north, south = lines(agreement)[:2]
    numbers = ((14761, 14068, 15270, 17467, 19546, 20751), (14916, 14269, 15528, 17924, 21045, 20360))
    assert "25,000" in texts(agreement)
    height = (north[0][1] - north[5][1]) / (20751 - 14761)  # pixels for one offence
    bottom = north[0][1] + 14761 * height
    for points, printed in zip((north, south), numbers, strict=True):
        assert [y for _, y in points] == pytest.approx(
            [bottom - number * height for number in printed], abs=0.2
        )
        steps = [later[0] - earlier[0] for earlier, later in pairwise(points)]
        assert steps == pytest.approx([steps[0]] * 5, abs=0.11)
    # All charts have the same years at the same places.
    assert len({tuple(x for x, _ in points) for points in lines(agreement)}) == 1


def test_it_says_how_to_read_it_and_who_says_what(agreement: ET.Element) -> None:
    said = " ".join(texts(agreement))
    assert "Each chart has an upright axis of its own, from 0" in said
    assert said.count("belongs to Sexual violence") == 2
    assert said.count("is only partly about Drugs") == 1
    assert "Source: Crime Trends Worcestershire, Appendix C." in said
    assert "It is the view of: csa-graph contributors (Categories of recorded crime" in said


def test_it_fits_on_a_sheet_and_can_be_read(agreement: ET.Element) -> None:
    assert float(agreement.get("width", "")) <= SHEETS["A4"].width + 1
    assert float(agreement.get("height", "")) <= SHEETS["A4"].height + 1
    sizes = [float(each.get("font-size", "")) for each in agreement.iter(SVG + "text")]
    assert min(sizes) * POINTS >= LEAST_TYPE


def test_who_cannot_see_it_gets_every_number(agreement: ET.Element) -> None:
    assert agreement.get("role") == "img"
    assert agreement.findtext(SVG + "title") == "Figures and priorities"
    told = agreement.findtext(SVG + "desc") or ""
    assert len(re.findall(r"[\d,]+ in 20\d\d-\d\d", told)) == 204
    assert "Homicide, South Worcestershire: 3 in 2012-13, 3 in 2013-14, 0 in 2014-15" in told


def test_areas_are_told_apart_without_colour(agreement: ET.Element) -> None:
    drawn = [each for each in agreement.iter(SVG + "path") if LINE.fullmatch(each.get("d", ""))]
    dashes = [each.get("stroke-dasharray") for each in drawn if each.get("stroke-width") == "1.8"]
    assert (dashes.count(None), len(set(dashes))) == (17, 2)


# ---------------------------------------------------------------- made figures


def test_a_year_without_a_number_breaks_the_line() -> None:
    years = ("2014", "2015", "2016", "2018")
    root = read(to_svg(figures(("a", "x", (1, None, 3, 4)), ("b", "x", (None, 5, None, None)), years=years)))
    assert "1 to 4" in texts(root)
    assert "5 (2015)" in texts(root)
    panel = Panel("a", (), [Line("x", {"2014": 1, "2016": 3, "2018": 4})])
    items = panels.draw(panel, (200, 100), 30, panels.get_axes([panel], list(years)))
    (path,) = [
        each.path for each in items if isinstance(each, Shape) and "L" in each.path and "Z" not in each.path
    ]
    # From left to right edge four years: 2016 lies half way, 2015 is left out.
    (first, _), (second, _), (last, _) = re.findall(r"([\d.]+) ([\d.]+)", path)
    assert float(second) == pytest.approx((float(first) + float(last)) / 2, abs=0.1)
    assert (path.count("M"), path.count("L")) == (2, 1)


def test_zero_and_single_years_can_be_drawn() -> None:
    root = read(to_svg(figures(("a", "x", (0,)), years=("2014",))))
    assert {"0", "1", "2014"} <= set(texts(root))


def test_tables_have_headings_and_sources_of_their_own() -> None:
    made = figures(("a", "x", (1, 2)), years=("2014", "2015"))
    years = made.table("years")
    other = tuple((*row[:-2], Thing("urn:u", "U"), row[-1]) for row in years)
    both = Answer(years.title, years.columns, years.rows + other, name="years")
    root = read(to_svg(Result("F", "", "", (both, made.table("mapping")), "figures")))
    assert len(lines(root)) == 2
    assert {"T", "U", "Source: T, Page 1.", "Source: U, Page 1."} <= set(texts(root))


def test_without_figures_it_says_so() -> None:
    assert "No figures are stated." in texts(read(to_svg(figures(years=()))))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    root = read(to_svg(figures((text, text, (1, 2)), years=("2014", "2015"), title=text)))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {
        "svg",
        "title",
        "desc",
        "rect",
        "path",
        "text",
    }
    expected = "".join(text.translate(dict.fromkeys((0, 7, 27), "\ufffd")).split())
    assert "".join("".join(texts(root)).split()).count(expected) >= 3


def test_many_areas_keep_apart_and_get_letters_where_their_names_are_long() -> None:
    areas = [f"Ward {number} of the Borough of Upper Harbour" for number in range(30)]
    short = panels.shorten(areas)
    assert short[areas[7]] == "Ward 7"
    long = panels.shorten([f"{'very ' * 9}{number}" for number in range(30)])
    assert list(long.values())[:2] == ["A", "B"]
    assert len(set(long.values())) == 30
    styles = [
        [(each.stroke, each.dash, each.path) for each in panels.draw_sample(number)] for number in range(30)
    ]
    assert len({tuple(each) for each in styles}) == 30


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (1, 1), (7, 8), (99, 100), (100, 100), (101, 150), (8001, 10000)]
)
def test_an_axis_ends_at_the_next_round_number(most: int, top: int) -> None:
    assert panels.get_top(most) == top


def test_words_of_a_chart_are_no_wider_than_it() -> None:
    panel = Panel(
        "Burglary - Business and Community -", ("belongs to Safer places",), [Line("x", {"2014": 1})]
    )
    items = panels.draw(panel, (120, 200), panels.get_head(panel, 120), panels.get_axes([panel], ["2014"]))
    heads = [each for each in items if isinstance(each, Words) and each.x == 0]
    assert len(heads) > 2
    assert all(get_width(each.words, each.size, bold=each.bold) <= 120 for each in heads)
