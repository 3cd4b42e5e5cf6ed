"""The page of the map: whole without script, every relation told, readable without eyes or mouse."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base import resources
from csa_graph.map.content import things as content
from csa_graph.map.content.boxes import make_box
from csa_graph.map.content.marks import get_node, iter_nodes
from csa_graph.map.page import key, network
from csa_graph.naming.names import Names
from csa_graph.projection.projecting import project
from csa_graph.stores.memory import MemoryStore
from tests.map.map_page import CSA, Page, make_graph, render

if TYPE_CHECKING:
    import networkx as nx

VIEWS = ("who-reports-to-whom", "boards-and-membership", "priorities-and-actions", "everything")


@pytest.fixture(scope="module")
def graphs() -> dict[str, nx.MultiDiGraph[str]]:
    store = MemoryStore()
    store.build(opening.find(resources.default_data()))
    names = Names(store)
    return {view: project(store, names, view) for view in VIEWS}


@pytest.fixture(scope="module")
def page(graphs: dict[str, nx.MultiDiGraph[str]]) -> Page:
    return Page(render(graphs))


def test_no_two_entries_of_a_key_read_alike(graphs: dict[str, nx.MultiDiGraph[str]]) -> None:
    gathered = content.gather(graphs)
    numbers = key.number_kinds(gathered)
    for graph in graphs.values():
        entries = key.list_lines(graph, gathered, numbers)
        assert len({(entry.words, entry.inferred) for entry in entries}) == len(entries)
        assert sum(entry.count for entry in entries) == graph.number_of_edges()


def test_a_key_names_kinds_and_no_limits_of_one_line(graphs: dict[str, nx.MultiDiGraph[str]]) -> None:
    gathered = content.gather(graphs)
    entries = key.list_lines(graphs["who-reports-to-whom"], gathered, key.number_kinds(gathered))
    # The line of the Channel Panel alone runs through a group and is for one subject (6.7).
    assert [entry.words for entry in entries] == [
        "reports to",
        "sub-group of",
        "overseen by",
        "scrutinised by",
    ]


def test_an_area_is_called_so_and_nothing_a_concept(graphs: dict[str, nx.MultiDiGraph[str]]) -> None:
    kinds = {thing.label: thing.kind for thing in content.gather(graphs).things.values()}
    assert kinds["West Mercia"] == "area"
    assert kinds["Victim support"] == ""  # which the document says no more of
    assert "concept" not in kinds.values()
    boxes = [make_box(iri, facts) for graph in graphs.values() for iri, facts in iter_nodes(graph)]
    assert not [box for box in boxes if any("concept" in line.words for line in box.lines)]


def test_a_kind_of_body_is_called_so(graphs: dict[str, nx.MultiDiGraph[str]]) -> None:
    facts = get_node(graphs["everything"], "https://w3id.org/csa-graph/kind/local-authority")
    told = content.gather(graphs).things["https://w3id.org/csa-graph/kind/local-authority"]
    assert (told.label, told.kind, told.family) == ("local authority", "kind of body", "kind")
    box = make_box("https://w3id.org/csa-graph/kind/local-authority", facts)
    assert [(line.role, line.words) for line in box.lines] == [
        ("kicker", "kind of body"),
        ("title", "Local authority"),
    ]


# ---------------------------------------------------------------- completeness


def test_every_link_has_its_target_and_every_address_is_single(page: Page) -> None:
    ids = Counter(a["id"] for _tag, a in page.tags if "id" in a)
    assert max(ids.values()) == 1
    assert {a["href"][1:] for a in page.all("a")} <= set(ids)


def test_every_relation_is_in_the_table_and_in_a_drawing_or_on_a_card(
    graphs: dict[str, nx.MultiDiGraph[str]], page: Page
) -> None:
    lines = {line for graph in graphs.values() for line in graph.edges(keys=True)}
    packed = json.loads(re.findall(r'id="lines">(.*?)</script>', page.text)[0])
    assert len(packed["lines"]) == len(lines)
    drawn = sum(graphs[view].number_of_edges() for view in ("who-reports-to-whom", "priorities-and-actions"))
    assert len(page.all("a", having="line")) == drawn
    links = [a["data-line"] for a in page.all("a") if "data-line" in a]
    assert len(links) == drawn + graphs["boards-and-membership"].number_of_edges()


def test_every_thing_is_told_once(graphs: dict[str, nx.MultiDiGraph[str]], page: Page) -> None:
    things = {iri for graph in graphs.values() for iri in graph}
    assert len(page.all("article", having="thing")) == len(things)


def test_the_page_is_whole_without_script(page: Page) -> None:
    # Hidden is only what is of no use without script: buttons, boxes of the filter, find box, details.
    hidden = {
        (tag, a.get("id") or a.get("class") or a.get("type", "")) for tag, a in page.tags if "hidden" in a
    }
    assert hidden == {
        ("form", "find"),
        ("ul", "find-list"),
        ("aside", "panel"),
        ("span", "vh scripted"),
        ("input", "checkbox"),
        ("button", "button"),
        ("details", "tools scripted"),
        ("div", "canvas"),
        ("p", "scripted"),
        ("p", "filtered"),
        # A table of what the text says is made by the script.
        ("h3", "table-title"),
        ("div", "frame scripted"),
    }


def test_the_page_names_what_it_shows(page: Page) -> None:
    words = "".join(chain.from_iterable(page.texts.values()))
    for expected in ("Safety <Board>", "Agreement", "2018 to 2019", "1 May 2018", "ab12"):
        assert expected in words


def test_the_sentence_of_smog_has_its_passage(page: Page) -> None:
    spoken = [a["aria-label"] for a in page.all("a", having="line")]
    (line,) = [
        s
        for s in spoken
        if s.startswith("Substance Misuse") and "Safer Communities Board" in s and "reports" in s
    ]
    assert "Stated in 4.7" in line


def test_the_first_view_is_small(page: Page) -> None:
    start, end = page.text.index('id="view-who'), page.text.index('id="view-boards')
    assert end - start < 300_000


def test_the_same_arguments_give_the_same_page(graphs: dict[str, nx.MultiDiGraph[str]], page: Page) -> None:
    assert render(graphs) == page.text


def test_inferred_lines_are_told_and_drawn_apart() -> None:
    graph = make_graph()
    graph.edges["urn:x:a", "urn:x:b", CSA + "reportsTo"].update(inferred=True, passages=())
    found = Page(render({"made": graph}))
    assert len(found.all("a", having="line guessed")) == 1
    assert "inferred, no passage states it" in found.texts["cite"]
    assert found.all("cite", having="inferred")


def test_a_page_without_any_view_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one view"):
        render({})


def test_the_key_lists_the_kinds_that_are_present_with_their_numbers() -> None:
    graph = make_graph()
    graph.add_edge(
        "urn:x:b",
        "urn:x:a",
        key=CSA + "informs",
        label="informs",
        inverse="-",
        passages=("1",),
        inferred=False,
    )
    found = Page(render({"made": graph}))
    counted = [
        text.strip()
        for text in found.texts["span"]
        if text.strip() in {"reports to", "informs", "is overseen by"}
    ]
    assert counted[:2] == ["reports to", "informs"]
    assert "is overseen by" not in counted


# ---------------------------------------------------------------- reading with other means


def test_the_page_has_language_skip_link_and_headings_in_order(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "en-GB"
    assert page.all("a")[0]["href"] == "#text"
    levels = [int(tag[1]) for tag, _a in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_box_and_line_has_a_spoken_name(page: Page) -> None:
    drawn = [*page.all("a", having="line"), *page.all("a", having="box")]
    assert drawn
    assert all(a.get("aria-label") for a in drawn)


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours (#rrggbb) by the formula of WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_lines_stand_out(page: Page, scheme: int) -> None:
    blocks = re.findall(r":root[^{]*\{(.*?)\}", page.texts["style"][0], re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    grounds = [colours[name] for name in ("paper", "ground", "tint", "pick")]
    for name in ("ink", "soft", "accent", "warn"):
        assert all(contrast(colours[name], ground) >= 4.5 for ground in grounds), name
    # A line's word has the colour of the line, so lines must reach what text must.
    for number in range(8):
        assert contrast(colours[f"c{number}"], colours["ground"]) >= 4.5
    for name in ("edge", "focus"):
        assert all(contrast(colours[name], ground) >= 3 for ground in grounds), name


# ---------------------------------------------------------------- the network underneath


def test_the_network_holds_places_and_runs_no_simulation(graphs: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = graphs["who-reports-to-whom"]
    drawn = network.MapNetwork("who-reports-to-whom", graph, content.gather(graphs))
    assert drawn.options.physics.enabled is False
    assert {node["id"] for node in drawn.nodes} == set(graph)
    assert all(isinstance(node["x"], float) and isinstance(node["y"], float) for node in drawn.nodes)
    assert sorted((e["from"], e["to"], e["kind"]) for e in drawn.edges) == sorted(graph.edges(keys=True))


def test_two_things_with_the_same_last_part_get_two_addresses() -> None:
    import networkx as nx

    graph = make_graph()
    graph = nx.relabel_nodes(graph, {"urn:x:b": "urn:y:a"})
    things = content.gather({"made": graph}).things
    assert {thing.id for thing in things.values()} == {"about-a", "about-a-2"}
