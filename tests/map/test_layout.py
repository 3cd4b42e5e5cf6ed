"""Where boxes stand and how lines run."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from benchmarks.drawing import count_crossings, find_foreign
from csa_graph import GovernanceGraph, opening
from csa_graph.base import resources
from csa_graph.map.content import styles
from csa_graph.map.content.boxes import Box
from csa_graph.map.layout.arrange import Drawing, Route, arrange
from csa_graph.naming.names import Names
from csa_graph.projection.projecting import project
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from pathlib import Path

CSA = "https://w3id.org/csa-graph/ontology#"
GROUP = (CSA + "Group",)
EVERY_VIEW = ("who-reports-to-whom", "priorities-and-actions")


def make_graph(
    *lines: tuple[str, str, str], lone: tuple[str, ...] = (), direction: str = "right"
) -> nx.MultiDiGraph[str]:
    """Make a projection of groups named by their letters, with lines (source, kind, target)."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="made", title="Made", direction=direction)
    for name in {end for source, _kind, target in lines for end in (source, target)} | set(lone):
        graph.add_node(name, label=f"The {name} group", short=name, types=GROUP, chairs=())
    for source, kind, target in lines:
        graph.add_edge(
            source, target, key=CSA + kind, label=kind, inverse="-", passages=("1.1",), inferred=False
        )
    return graph


def overlap(one: Box, two: Box) -> bool:
    """Return whether two boxes cover each other."""
    return (
        one.x < two.x + two.width
        and two.x < one.x + one.width
        and one.y < two.y + two.height
        and two.y < one.y + one.height
    )


@pytest.fixture(scope="module")
def agreement() -> dict[str, nx.MultiDiGraph[str]]:
    """Project the drawn views of the real agreement."""
    store = MemoryStore()
    store.build(opening.find(resources.default_data()))
    names = Names(store)
    return {view: project(store, names, view) for view in EVERY_VIEW}


# ------------------------------------------------------------ the measures themselves must be able to fail


def test_a_line_through_a_foreign_box_is_seen() -> None:
    boxes = {
        name: Box(name, "group", 100, 50, x=x, y=0) for name, x in (("a", 0.0), ("b", 200.0), ("c", 400.0))
    }
    curve = ((100.0, 25.0), (200.0, 25.0), (300.0, 25.0), (390.0, 25.0))
    route = Route("a", "c", "k", curve, (400.0, 25.0), styles.LineStyle(0, "triangle"), False, (), (0, 0))
    assert find_foreign(Drawing(500, 50, boxes, [route])) == [("a", "c", "b")]


# ---------------------------------------------------------------- the real agreement


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_no_line_passes_through_a_foreign_box(agreement: dict[str, nx.MultiDiGraph[str]], view: str) -> None:
    drawing = arrange(agreement[view])
    assert drawing.routes
    assert find_foreign(drawing) == []


@pytest.mark.parametrize(("view", "most"), [("who-reports-to-whom", 2), ("priorities-and-actions", 15)])
def test_few_lines_cross(agreement: dict[str, nx.MultiDiGraph[str]], view: str, most: int) -> None:
    assert count_crossings(arrange(agreement[view])) <= most


@pytest.mark.parametrize("name", ["SMOG", "SCB", "Tim Rice", "domestic-abuse", "action-4", "Swanswell"])
def test_no_line_passes_through_a_foreign_box_around_a_thing(name: str) -> None:
    drawing = arrange(GovernanceGraph.open().around(name))
    assert drawing.routes
    assert find_foreign(drawing) == []


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_every_node_has_a_box_and_every_edge_a_route(
    agreement: dict[str, nx.MultiDiGraph[str]], view: str
) -> None:
    graph = agreement[view]
    drawing = arrange(graph)
    assert set(drawing.boxes) == set(graph)
    assert sorted((r.source, r.target, r.key) for r in drawing.routes) == sorted(graph.edges(keys=True))


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_boxes_stand_apart_and_inside_the_drawing(
    agreement: dict[str, nx.MultiDiGraph[str]], view: str
) -> None:
    drawing = arrange(agreement[view])
    boxes = list(drawing.boxes.values())
    assert not [(a.iri, b.iri) for place, a in enumerate(boxes) for b in boxes[place + 1 :] if overlap(a, b)]
    for box in boxes:
        assert 0 <= box.x <= drawing.width - box.width
        assert 0 <= box.y <= drawing.height - box.height


# ---------------------------------------------------------------- made graphs


def test_lines_run_to_the_right_or_up() -> None:
    lines = (("low", "reportsTo", "mid"), ("mid", "reportsTo", "top"))
    drawing = arrange(make_graph(*lines))
    assert drawing.boxes["low"].x < drawing.boxes["mid"].x < drawing.boxes["top"].x
    drawing = arrange(make_graph(*lines, direction="up"))
    assert drawing.boxes["low"].y > drawing.boxes["mid"].y > drawing.boxes["top"].y
    # What is no line of accountability runs to the right all the same.
    drawing = arrange(make_graph(("low", "funds", "mid"), direction="up"))
    assert drawing.boxes["low"].x < drawing.boxes["mid"].x


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_every_line_begins_at_its_source_and_ends_at_its_target(
    agreement: dict[str, nx.MultiDiGraph[str]], view: str
) -> None:
    def is_near(point: tuple[float, float], box: Box) -> bool:
        x, y = point
        return box.x - 3 <= x <= box.x + box.width + 3 and box.y - 3 <= y <= box.y + box.height + 3

    drawing = arrange(agreement[view])
    for route in drawing.routes:
        assert is_near(route.curve[0], drawing.boxes[route.source])
        assert is_near(route.tip, drawing.boxes[route.target])


def test_a_line_ends_at_its_target() -> None:
    drawing = arrange(make_graph(("a", "reportsTo", "b")))
    (route,) = drawing.routes
    box = drawing.boxes["b"]
    assert route.tip[0] == pytest.approx(box.x, abs=1.5)
    assert box.y <= route.tip[1] <= box.y + box.height
    start = drawing.boxes["a"]
    assert route.curve[0][0] == pytest.approx(start.x + start.width, abs=1.5)


def test_two_kinds_between_the_same_bodies_are_two_lines_with_their_own_words() -> None:
    drawing = arrange(make_graph(("a", "reportsTo", "b"), ("a", "overseenBy", "b")))
    assert {route.label for route in drawing.routes} == {("reportsTo",), ("overseenBy",)}
    assert len({route.get_path() for route in drawing.routes}) == 2
    assert len({route.style for route in drawing.routes}) == 2


def test_circles_and_lines_to_itself_are_drawn() -> None:
    drawing = arrange(make_graph(("a", "reportsTo", "b"), ("b", "overseenBy", "a"), ("a", "informs", "a")))
    assert len(drawing.routes) == 3
    assert find_foreign(drawing) == []


def test_things_without_a_line_stand_in_rows_below() -> None:
    drawing = arrange(make_graph(("a", "reportsTo", "b"), lone=("c", "d", "e", "f", "g")))
    assert drawing.lone_y is not None
    below = [drawing.boxes[name] for name in "cdefg"]
    assert (
        min(box.y for box in below)
        > drawing.lone_y
        > max(drawing.boxes[name].y + drawing.boxes[name].height for name in "ab")
    )
    assert len({box.y for box in below}) == 2


def make_places(graph: nx.MultiDiGraph[str], **places: tuple[int, str]) -> nx.MultiDiGraph[str]:
    for name, (order, area) in places.items():
        graph.nodes[name].update(band_order=order, area=area)
    return graph


def find_band(drawing: Drawing, name: str) -> str:
    """Return the label of the one band in which a box stands."""
    box = drawing.boxes[name]
    (label,) = [
        band.label
        for band in drawing.bands
        if band.x <= box.x
        and box.x + box.width <= band.x + band.width
        and band.y <= box.y
        and box.y + box.height <= band.y + band.height
    ]
    return label


def test_areas_are_bands_from_the_widest_to_the_narrowest() -> None:
    graph = make_graph(("a", "reportsTo", "b"), ("c", "reportsTo", "d"), lone=("e", "f"))
    county, town = (1, "County"), (2, "Town")
    drawing = arrange(make_places(graph, a=town, b=town, c=county, d=county, e=county))
    found = {name: find_band(drawing, name) for name in "abcdef"}
    assert found == {
        "a": "Town",
        "b": "Town",
        "c": "County",
        "d": "County",
        "e": "County",
        "f": "No area stated",
    }
    assert drawing.boxes["c"].y < drawing.boxes["a"].y
    assert drawing.boxes["e"].x < drawing.boxes["f"].x


def test_bands_stand_apart_and_the_same_columns_have_the_same_place() -> None:
    graph = make_graph(("a", "reportsTo", "b"), ("c", "isOverseenByAndHasALongName", "d"))
    county, town = (1, "County"), (2, "Town")
    drawing = arrange(make_places(graph, a=town, b=town, c=county, d=county))
    first, second = sorted(drawing.bands, key=lambda band: band.y)
    assert first.y + first.height < second.y
    assert drawing.boxes["b"].x == drawing.boxes["d"].x


def test_no_band_holds_what_is_not_of_its_area() -> None:
    graph = make_graph(("a", "reportsTo", "b"), ("c", "reportsTo", "b"), lone=("d",))
    drawing = arrange(make_places(graph, a=(2, "Town"), b=(1, "County"), c=(2, "Town"), d=(2, "Town")))
    assert drawing.bands == []


def test_the_agreement_has_a_band_for_each_area(agreement: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = agreement["who-reports-to-whom"].copy()
    graph.graph["direction"] = "right"
    drawing = arrange(graph)
    for iri, facts in graph.nodes(data=True):
        assert find_band(drawing, iri) == (facts["area"] or "No area stated")
    labels = list(dict.fromkeys(band.label for band in drawing.bands if band.label != "No area stated"))
    assert labels == ["West Mercia", "Worcestershire", "North Worcestershire", "South Worcestershire"]


def test_many_lines_are_laid_out_too() -> None:
    names = [f"g{number:03}" for number in range(320)]
    lines = [(name, "reportsTo", names[number // 4]) for number, name in enumerate(names) if number]
    drawing = arrange(make_graph(*lines))
    assert len(drawing.routes) == 319
    assert find_foreign(drawing) == []


def test_a_graph_without_any_line_and_one_without_anything_are_drawn() -> None:
    assert set(arrange(make_graph(lone=("a",))).boxes) == {"a"}
    assert arrange(make_graph()).boxes == {}


def test_the_same_graph_gives_the_same_drawing_in_whatever_order_it_was_made() -> None:
    lines = [("a", "reportsTo", "b"), ("c", "reportsTo", "b"), ("d", "overseenBy", "a")]
    assert arrange(make_graph(*lines)) == arrange(make_graph(*reversed(lines)))


def test_inferred_lines_say_so() -> None:
    graph = make_graph(("a", "reportsTo", "b"))
    graph.edges["a", "b", CSA + "reportsTo"]["inferred"] = True
    (route,) = arrange(graph).routes
    assert route.inferred
    assert " ".join(route.label).endswith("(inferred)")


def test_labels_cannot_reach_the_language_of_graphviz() -> None:
    graph = make_graph(("a", "reportsTo", "b"))
    plain = arrange(graph)
    graph.edges["a", "b", CSA + "reportsTo"]["label"] = '"]; evil -> evil; x ['
    graph.nodes["a"]["label"] = '<<B>bold</B>> \\N "q" -> {'
    drawing = arrange(graph)
    assert set(drawing.boxes) == set(plain.boxes)
    assert len(drawing.routes) == 1


def test_layout_opens_no_font(tmp_path: Path) -> None:
    # Were any text measured, fontconfig would read this file and write its cache: seconds on a fresh machine.
    fonts = tmp_path / "fonts.conf"
    cache = tmp_path / "cache"
    fonts.write_text(
        f"<fontconfig><dir>{sysconfig.get_path('purelib')}</dir><cachedir>{cache}</cachedir></fontconfig>",
        "utf-8",
    )
    code = (
        "import networkx as nx; from csa_graph.map.layout.arrange import arrange; g = nx.MultiDiGraph();"
        "g.add_node('a', label='A', types=()); g.add_node('b', label='B', types=());"
        "g.add_edge('a', 'b', key='k', label='reports to', inferred=False);"
        "assert len(arrange(g).routes) == 1"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert not cache.exists()
