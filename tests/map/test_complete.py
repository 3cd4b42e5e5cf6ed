"""Every line of a projection is in the drawing, in the text and in the table, and nothing else is."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.map import choose, options
from csa_graph.map.content import things as content
from csa_graph.map.content.boxes import capital
from csa_graph.map.page.lines import INFERRED, UNSTATED
from csa_graph.map.page.network import MapNetwork

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.things import Content

VIEWS = (*options.list_views(), "around")


@pytest.fixture(scope="module")
def graphs() -> dict[str, nx.MultiDiGraph[str]]:
    graph = GovernanceGraph.open()
    return {**{view: graph.to_networkx(view) for view in options.list_views()}, "around": graph.around("SCB")}


@pytest.fixture(scope="module")
def told(graphs: dict[str, nx.MultiDiGraph[str]]) -> Content:
    return content.gather(graphs)


@pytest.fixture(scope="module")
def page() -> str:
    return str(GovernanceGraph.open().to_map())


@pytest.mark.parametrize("view", VIEWS)
def test_the_network_holds_each_thing_and_line_once(
    graphs: dict[str, nx.MultiDiGraph[str]], told: Content, view: str
) -> None:
    graph = graphs[view]
    network = MapNetwork(view, graph, told)
    assert sorted(node["id"] for node in network.nodes) == sorted(graph)
    held = sorted((edge["from"], edge["to"], edge["kind"]) for edge in network.edges)
    assert held == sorted(graph.edges(keys=True))


def test_the_table_has_a_row_for_each_line_of_any_view(
    graphs: dict[str, nx.MultiDiGraph[str]], page: str
) -> None:
    four = {view: graph for view, graph in graphs.items() if view != "around"}
    gathered = content.gather(four)
    assert set(gathered.relations) == {line for graph in four.values() for line in graph.edges(keys=True)}
    packed = json.loads(re.findall(r'id="lines">(.*?)</script>', page)[0])
    names = re.findall(r'<article class="thing" id="about-([^"]+)".*?<h4>(.*?)</h4>', page, re.DOTALL)
    rows = {}
    for start, end, sort, cite, *rest in packed["lines"]:
        _kind, words, slug = packed["sorts"][sort]
        address = rest[1] if len(rest) > 1 else f"line-{names[start][0]}-{slug}-{names[end][0]}"
        where = packed["cites"][cite] if cite >= 0 else {INFERRED: "inferred", UNSTATED: "none"}[cite]
        rows[address] = (unescape(names[start][1]), words, unescape(names[end][1]), where)
    assert set(rows) == {relation.id for relation in gathered.relations.values()}
    for relation in gathered.relations.values():
        source, words, target, where = (cell.replace("\xa0", " ") for cell in rows[relation.id])
        assert (source, words, target) == (capital(relation.source), relation.words, capital(relation.target))
        stated = "inferred" if relation.inferred else "; ".join(relation.passages) or "none"
        assert where == stated


def test_the_text_tells_each_line_from_both_its_ends(told: Content) -> None:
    said: dict[str, list[str]] = {"out": [], "in": []}
    for thing in told.things.values():
        for sentence in thing.sentences:
            said["out" if sentence.outward else "in"] += [row.relation.id for row in sentence.rows]
    every = sorted(relation.id for relation in told.relations.values())
    assert sorted(said["out"]) == every
    assert sorted(said["in"]) == every


def test_the_tree_tells_each_line_of_accountability_and_no_other(
    graphs: dict[str, nx.MultiDiGraph[str]], page: str
) -> None:
    gathered = content.gather({name: graph for name, graph in graphs.items() if name != "around"})
    begin = page.index('<div class="tree">')
    section = page[begin : page.index("</div>", begin)]
    every = list(gathered.relations)
    numbers = re.findall(r'data-line="(\d+)">(?!gives information)', section)
    lines = graphs["who-reports-to-whom"].edges(keys=True)
    assert {every[int(number)] for number in numbers} == set(lines)
    # Each body stands once in full, under its own address.
    bodies = [gathered.things[iri].id for iri in graphs["who-reports-to-whom"]]
    addresses = re.findall(r'<li id="tree-([^"]+)"', section)
    assert sorted(addresses) == sorted(body.removeprefix("about-") for body in bodies)


@pytest.mark.parametrize("view", ["who-reports-to-whom", "boards-and-membership", "priorities-and-actions"])
def test_a_view_of_the_page_has_its_lines_and_no_other(
    graphs: dict[str, nx.MultiDiGraph[str]], page: str, view: str
) -> None:
    gathered = content.gather({name: graph for name, graph in graphs.items() if name != "around"})
    every = list(gathered.relations)
    begin = page.index(f'id="view-{view}"')
    section = page[begin : page.index("</section>", begin)]
    shown = [every[int(number)] for number in re.findall(r'data-line="(\d+)"', section)]
    assert sorted(shown) == sorted(graphs[view].edges(keys=True))


def test_findings_of_the_agreement_are_on_its_things(told: Content) -> None:
    assert not any(thing.findings for thing in told.things.values())
    graph = GovernanceGraph.open()
    marked = graph.to_networkx()
    choose.mark_views(graph.reading, [marked])
    gathered = content.gather({"who-reports-to-whom": marked})
    # 5.2 names no chair of it, and nobody to whom it answers.
    odoc = next(thing for thing in gathered.things.values() if "ODOC" in thing.aliases)
    assert {finding.code for finding in odoc.findings} >= {"group-without-chair", "group-without-line"}
    assert set(odoc.gaps) == {"no chair stated", "no line upwards stated"}
    # 1.2 only mentions the Executive Group.
    peg = next(thing for thing in gathered.things.values() if "PEG" in thing.aliases)
    assert peg.gaps == ()
