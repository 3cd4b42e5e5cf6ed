"""The reporting tree of the page: its words, its nesting, circles, great depth, and what is not stated."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.map.content import things as content
from csa_graph.map.page import tree
from csa_graph.projection.network import Chair
from tests.map.map_page import CSA, render

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = CSA + "reportsTo"
INFERRED = "inferred, no passage states it"


@dataclass
class Item:
    """One entry of the tree: how deep it stands, its address, its own words and links without those below."""

    depth: int
    id: str
    part: str
    text: str = ""
    links: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


class Tree(HTMLParser):
    """Reads the tree of a page as a browser does; refuses tags that do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.parts: list[str] = [""]
        self._open: list[str] = []
        self._within: list[Item] = []
        begin = page.index('<div class="tree">')
        self.feed(page[begin : page.index('<h3 class="family"', begin)])
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        facts = {name: value or "" for name, value in attrs}
        if tag == "h4":
            self.parts.append(facts.get("id", ""))
        elif tag == "li":
            assert self._open[-2] == "ul"
            item = Item(self._open.count("ul") - 1, facts.get("id", ""), self.parts[-1])
            self._within.append(item)
            self.items.append(item)
        elif tag == "ul":
            assert self._open[-2] in {"li", "div"}
        if self._within and tag == "a":
            self._within[-1].links.append(facts["href"].removeprefix("#"))
        if self._within and "data-line" in facts:
            self._within[-1].lines.append(facts["data-line"])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag == "li":
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if self._within:
            self._within[-1].text = " ".join(f"{self._within[-1].text}{data}".split("\n")).replace("  ", " ")


def make_graph(*lines: str, alone: tuple[str, ...] = (), **facts: object) -> nx.MultiDiGraph[str]:
    """Make a projection of lines such as "a b": group A reports to group B, as passage 1, 2 … states."""
    view = "who-reports-to-whom"
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view=view, title="T", alone="Not stated", drawn="index")
    for number, line in enumerate(lines, 1):
        source, target = (f"urn:x:{end}" for end in line.split())
        told = {"passages": (str(number),), "order": number, "inferred": False, **facts}
        graph.add_edge(source, target, key=REPORTS, label="reports to", inverse="hears", **told)
    graph.add_nodes_from(f"urn:x:{name}" for name in alone)
    for node, known in graph.nodes(data=True):
        known.update(label=node.removeprefix("urn:x:").upper(), types=(CSA + "Group",), chairs=())
    return graph


def read(graph: nx.MultiDiGraph[str]) -> Tree:
    return Tree(render({"who-reports-to-whom": graph}))


def told(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Return the entries in words, a dot for each level."""
    return [
        "." * item.depth + item.text.replace(" No chair stated", "").strip() for item in read(graph).items
    ]


# ---------------------------------------------------------------- words and nesting


def test_who_answers_to_several_is_told_in_full_once_and_linked() -> None:
    graph = make_graph("b a", "c a", "d c", "d b", "e d")
    assert told(graph) == [
        "A",
        ".B reports to A 1",
        "..D reports to B 4 (in full under C)",
        ".C reports to A 2",
        "..D reports to C 3 also reports to B 4",
        "...E reports to D 5",
    ]
    short, full = (item for item in read(graph).items if item.text.startswith("D"))
    assert (short.id, short.links) == ("", ["tree-d"])
    assert (full.id, full.links) == ("tree-d", ["about-d", "tree-b"])


def test_circles_are_told_and_end() -> None:
    assert told(make_graph("a b", "b a", "b top", "c c")) == [
        "TOP",
        ".B reports to TOP 3 also reports to A, which answers to it: a circle 2",
        "..A reports to B 1",
        "...B reports to A again: a circle 2 (in full under TOP)",
        "C also reports to itself: a circle 4",
    ]
    assert told(make_graph("a b", "b a"))[-1] == "..A reports to B again: a circle 1 (in full at the top)"


def test_an_inferred_line_and_one_without_passage_are_told_apart() -> None:
    assert told(make_graph("b a", passages=(), order=None, inferred=True))[1] == f".B reports to A {INFERRED}"
    assert told(make_graph("b a", passages=(), order=None))[1] == ".B reports to A no passage"


def test_bodies_without_line_stand_last_under_the_words_of_the_view() -> None:
    page = render({"who-reports-to-whom": make_graph("b a", alone=("z", "y"))})
    assert [item.text[0] for item in Tree(page).items] == ["A", "B", "Y", "Z"]
    assert '<h4>Not stated <span class="count">2</span></h4>' in page


def test_chairs_stand_in_the_entry_with_their_passage() -> None:
    graph = make_graph("b a")
    graph.nodes["urn:x:b"]["chairs"] = (Chair("Ann", "Council", ("7",)), Chair("Bob", "", ()))
    entry = told(graph)[1]
    assert "Chair: Ann, Council 7" in entry
    assert "Chair: Bob no passage" in entry


def test_to_inform_makes_no_branch_and_is_said() -> None:
    graph = make_graph("b a")
    graph.add_edge(
        "urn:x:a",
        "urn:x:b",
        key=CSA + "informs",
        label="informs",
        inverse="-",
        passages=("9",),
        inferred=False,
    )
    assert told(graph) == ["A informs B (no accountability) 9", ".B reports to A 1"]


def test_a_hostile_name_is_text() -> None:
    graph = make_graph("b a", "b c", "c b")
    name = "<img src=x onerror=alert(1)>{{ 7 }}"
    for known in graph.nodes.values():
        known.update(label=name, short=name)
    assert [name in item.text for item in read(graph).items] == [True] * 4


# ---------------------------------------------------------------- depth and size


def test_what_is_deeper_than_a_list_can_be_goes_on_in_its_own() -> None:
    depth = tree.LEVELS
    found = read(make_graph(*(f"n{n + 1} n{n}" for n in range(2 * depth)), "leaf n1"))
    assert max(item.depth for item in found.items) == depth - 1
    heads = [f"below-tree-n{depth - 1}", f"below-tree-n{2 * depth - 1}"]
    assert found.parts == ["", *heads]
    assert [item.text.split()[0] for item in found.items if item.part == heads[0]] == [
        f"N{n}" for n in range(depth, 2 * depth)
    ]
    (last,) = [item for item in found.items if item.id == f"tree-n{depth - 1}"]
    assert heads[0] in last.links
    # What stands beside the chain stays in the first list.
    assert next(item.part for item in found.items if item.id == "tree-leaf") == ""


def test_a_chain_of_two_thousand_is_told_to_its_end() -> None:
    graph = make_graph(*(f"n{n + 1} n{n}" for n in range(2000)))
    graph.graph["large"] = True
    items = read(graph).items
    assert [item.id for item in items] == [f"tree-n{n}" for n in range(2001)]
    assert max(item.depth for item in items) < tree.LEVELS


# ---------------------------------------------------------------- which views have a tree


def test_views_without_accountability_have_no_tree() -> None:
    page = str(GovernanceGraph.open().to_map(["boards-and-membership"]))
    assert '<div class="tree">' not in page
    empty = make_graph()
    assert (
        tree.make_tree({"who-reports-to-whom": empty}, content.gather({"who-reports-to-whom": empty})) is None
    )


@pytest.mark.parametrize("options", [{"views": ["everything"]}, {"around": "SMOG", "depth": 1}])
def test_a_part_of_the_whole_tells_its_lines_and_claims_no_more(options: dict[str, object]) -> None:
    page = str(GovernanceGraph.open().to_map(**options))  # type: ignore[arg-type]
    found = Tree(page)
    assert found.parts == [""]
    (smog,) = [item for item in found.items if item.id == "tree-smog"]
    packed = json.loads(re.findall(r'id="lines">(.*?)</script>', page)[0])
    names = re.findall(r'<article class="thing" id="about-([^"]+)"', page)
    lines = [packed["lines"][int(number)] for number in smog.lines]
    told = {(names[start], packed["sorts"][sort][1], names[end]) for start, end, sort, *_ in lines}
    assert {line for line in told if line[1] == "reports to"} == {
        ("smog", "reports to", "hwbb"), ("smog", "reports to", "scb"),
    }  # fmt: skip


def test_at_the_rim_of_a_neighbourhood_no_line_is_said_to_be_missing() -> None:
    # The board reports to the executive group (1.2); one step around SMOG that line is not on the page.
    around = GovernanceGraph.open().around("SMOG", 1)
    things = {thing.label: thing for thing in content.gather({"around": around}).things.values()}
    assert not things["Worcestershire Safer Communities Board"].no_line


def test_a_plain_file_has_a_tree_without_passages(tmp_path: Path) -> None:
    data = tmp_path / "plain.ttl"
    data.write_text(
        """@prefix : <https://example.org/> . @prefix csa: <https://w3id.org/csa-graph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        :a a csa:Group ; skos:prefLabel "A" ; csa:reportsTo :b .
        :b a csa:Group ; skos:prefLabel "B" .
        """,
        encoding="utf-8",
    )
    page = str(GovernanceGraph.open(data).to_map())
    assert [item.text.split(" No ")[0] for item in Tree(page).items] == ["B", "A reports to B no passage"]
    # The script has the words, for where they are needed.
    assert INFERRED not in page.partition("<script>")[0]
