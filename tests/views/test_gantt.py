"""The action plan as a Gantt chart: marks counted against the document, and their places worked out."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from calendar import monthrange
from itertools import pairwise

import pytest

from csa_graph import GovernanceGraph
from csa_graph.drawing.paper import LEAST_TYPE, POINTS, SHEETS
from csa_graph.views import gantt, months
from csa_graph.views.gantt import to_svg
from csa_graph.views.sheet import RIGHT, ROOM
from tests.views.plans import HOSTILE, PLAN_ENDS, Action, plan

SVG = "{http://www.w3.org/2000/svg}"
DEADLINE, BEGIN = gantt._DEADLINE, gantt._BEGIN
DAY = datetime.date(2030, 9, 30)


@pytest.fixture(scope="module")
def agreement() -> ET.Element:
    return read(to_svg(GovernanceGraph.open().analyse("timeline")))


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  (our own)


def texts(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter(SVG + "text") if each.get("aria-hidden") is None]


def words(root: ET.Element) -> str:
    """Return all words in their order, without white space: lines are wrapped."""
    return "".join("".join(texts(root)).split())


def get_x(shape: ET.Element) -> float:
    found = re.match(r"translate\((\S+)", shape.get("transform", ""))
    assert found is not None
    return float(found[1])


def marks(root: ET.Element, path: str) -> list[float]:
    """Return where the marks of a kind stand; the first of them is that of the key."""
    return [get_x(each) for each in root.iter(SVG + "path") if each.get("d") == path][1:]


def upright(root: ET.Element) -> list[float]:
    """Return where the lines through all rows stand."""
    shapes = (each for each in root.iter(SVG + "path") if each.get("stroke-width") == "1.6")
    return [get_x(each) for each in shapes if re.fullmatch(r"M0 0V[\d.]+", each.get("d", ""))]


def spans(root: ET.Element) -> list[tuple[float, float]]:
    """Return where the bars begin and end."""
    paths = (
        (each, re.fullmatch(r"M0 -7H([\d.]+)V7H0Z", each.get("d", ""))) for each in root.iter(SVG + "path")
    )
    return [(get_x(each), round(get_x(each) + float(found[1]), 1)) for each, found in paths if found]


def get_place(day: datetime.date, count: int, first: datetime.date, *, end: bool = True) -> float:
    """Work out where a day ends: months are equally wide between the edges of the axis."""
    month = (day.year - first.year) * 12 + day.month - first.month
    part = (day.day if end else day.day - 1) / monthrange(day.year, day.month)[1]
    return gantt._LEFT + (RIGHT - gantt._LEFT) * (month + part) / count


# ---------------------------------------------------------------- the agreement


def test_each_action_has_a_row_with_its_leads_and_its_deadline(agreement: ET.Element) -> None:
    # Appendix A has twelve rows; row 1 is for a service to commence, and says no day by which it is done.
    drawn = [len(each) for each in (marks(agreement, DEADLINE), spans(agreement), marks(agreement, BEGIN))]
    assert drawn == [11, 11, 1]
    said = words(agreement)
    for part in (
        "Finalise the Reducing Offending Strategy",
        "not stated (“Partners”)",
        "June 2018 (New CTLP)",
    ):
        assert part.replace(" ", "") in said
    assert "due after the plan ends" in texts(agreement)
    assert "Nopassagesaysonwhichdayworkbegins,sobarshavenobeginning" in said
    assert said.endswith("AppendixA,row11;AppendixA,row12.")


def test_a_month_is_filled_up_to_its_last_day(agreement: ET.Element) -> None:
    # From May 2018 to April 2019: twelve months.
    first = datetime.date(2018, 5, 1)
    dues = [(5, 31), (6, 30), (6, 30), (7, 31), (9, 30), (9, 30), (10, 31), (10, 31), (12, 31)]
    days = [datetime.date(2018, *each) for each in dues]
    days += [datetime.date(2019, 3, 31), datetime.date(2019, 4, 30)]
    ends = [get_place(day, 12, first) for day in days]
    assert marks(agreement, DEADLINE) == pytest.approx(ends, abs=0.06)
    begins = [get_place(day.replace(day=1), 12, first, end=False) for day in days]
    assert [bar[0] for bar in spans(agreement)] == pytest.approx(begins, abs=0.06)
    assert [bar[1] for bar in spans(agreement)] == pytest.approx(ends, abs=0.11)
    assert upright(agreement) == pytest.approx([get_place(datetime.date(2019, 3, 31), 12, first)], abs=0.06)
    assert "plan ends 31 March 2019" in texts(agreement)


def test_months_have_their_names_in_order(agreement: ET.Element) -> None:
    names = ["May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr"]
    found = texts(agreement)
    assert found[found.index("May") : found.index("Apr") + 1] == names
    assert {"2018", "2019"} <= set(found)


def test_twelve_actions_fit_on_a_sheet_and_can_be_read(agreement: ET.Element) -> None:
    assert float(agreement.get("width", "")) <= SHEETS["A4"].width + 1
    assert float(agreement.get("height", "")) <= SHEETS["A4"].height
    sizes = [float(each.get("font-size", "")) for each in agreement.iter(SVG + "text")]
    assert min(sizes) * POINTS >= LEAST_TYPE


def test_who_cannot_see_it_gets_every_row(agreement: ET.Element) -> None:
    assert agreement.get("role") == "img"
    assert (agreement.findtext(SVG + "title") or "") == "Action plan by month"
    told = agreement.findtext(SVG + "desc") or ""
    assert told.count("; lead ") == 12
    assert "Make the changes to Channel that Dovetail requires: due 30 April 2019; lead " in told


@pytest.mark.parametrize("day", ["2018-10-01", datetime.date(2018, 10, 1)])
def test_the_day_asked_about_is_a_line(day: object) -> None:
    root = read(to_svg(GovernanceGraph.open().analyse("timeline", as_of=day)))
    place = get_place(datetime.date(2018, 10, 1), 12, datetime.date(2018, 5, 1))
    assert upright(root)[-1] == pytest.approx(place, abs=0.06)
    assert "as of 1 October 2018" in texts(root)
    assert "due 1 day ago, not stated to be done" in texts(root)


# ---------------------------------------------------------------- made plans


def test_a_day_that_is_far_off_is_told_and_squeezes_nothing() -> None:
    root = read(to_svg(plan(Action("a", DAY), parameters={"as_of": "2050-01-01"})))
    assert "1 January 2050 lies outside the months that are shown." in texts(root)
    assert len(upright(root)) == 1  # the end of the plan


@pytest.mark.parametrize(
    ("precision", "start"),
    [("day", DAY), ("month", DAY.replace(day=1)), ("year", DAY.replace(month=1, day=1))],
)
def test_the_bar_is_as_long_as_the_precision(precision: str, start: datetime.date) -> None:
    root = read(to_svg(plan(Action("a", DAY, precision))))
    first = start.replace(day=1)
    count = (PLAN_ENDS.year - first.year) * 12 + PLAN_ENDS.month - first.month + 1
    ((begin, end),) = spans(root)
    assert begin == pytest.approx(get_place(start, count, first, end=False), abs=0.06)
    assert end == pytest.approx(get_place(DAY, count, first), abs=0.11)


def test_a_beginning_is_marked_only_where_one_is_stated() -> None:
    root = read(to_svg(plan(Action("a", DAY), Action("b", begins=DAY), Action("c"))))
    assert (len(marks(root, DEADLINE)), len(marks(root, BEGIN))) == (1, 1)
    assert texts(root).count("to begin by 30 September 2030") == 1
    assert texts(root).count("no date stated") == 1
    none = read(to_svg(plan(Action("a", DAY))))
    assert not any(each.get("d") == BEGIN for each in none.iter(SVG + "path"))


def test_a_plan_without_dates_or_actions_is_still_a_picture() -> None:
    root = read(to_svg(plan(Action("a", state="no date stated"))))
    assert (len(spans(root)), texts(root).count("no date stated")) == (0, 1)
    assert "No action is stated." in texts(read(to_svg(plan())))


def test_two_hundred_actions_have_a_row_each_below_the_other() -> None:
    start = datetime.date(2030, 1, 1)
    actions = [
        Action(f"Action {n} " + "with a long name " * (n % 7), start + datetime.timedelta(5 * n), "day")
        for n in range(200)
    ]
    root = read(to_svg(plan(*actions)))
    places = marks(root, DEADLINE)
    assert len(places) == 200
    assert places == sorted(places)
    tops = [
        float(re.findall(r"translate\(\S+ ([\d.]+)\)", each.get("transform", ""))[0])
        for each in root.iter(SVG + "path")
        if each.get("d") == f"M0 0H{ROOM:g}"
    ]
    assert len(tops) == 200
    assert all(lower - upper >= gantt._LINE for upper, lower in pairwise(tops))
    assert float(root.get("height", "")) > tops[-1]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    root = read(to_svg(plan(Action(text, DAY, lead=text, state=text, timescale=text), title=text)))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {
        "svg",
        "title",
        "desc",
        "rect",
        "path",
        "text",
    }
    # XML has no way to write control characters.
    expected = "".join(text.translate(dict.fromkeys((0, 7, 27), "\ufffd")).split())
    assert words(root).count(expected) >= 4  # in the title, and as action, lead and timescale


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert len({to_svg(plan(Action("a", DAY), Action("b"))) for _ in range(2)}) == 1


# ---------------------------------------------------------------- the axis


@pytest.mark.parametrize(("count", "edges", "labels"), [(12, 13, "Jan"), (36, 37, "J"), (240, 21, None)])
def test_many_months_are_drawn_as_years(count: int, edges: int, labels: str | None) -> None:
    axis = months.Axis(datetime.date(2030, 1, 1), count, 0, 480)
    assert len(axis.get_edges()) == edges
    assert next(iter(axis.get_labels(10)), (0, None))[1] == labels
    assert len(list(axis.get_years())) == count // 12


def test_years_begin_in_january() -> None:
    axis = months.Axis(datetime.date(2030, 11, 1), 4, 0, 400)
    assert list(axis.get_years()) == [(0, 200, "2030"), (200, 400, "2031")]
    assert axis.get_start(datetime.date(2031, 1, 1)) == axis.get_end(datetime.date(2030, 12, 31)) == 200
