"""The map as DOT and Mermaid: the same content in each, and no label that breaks out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import networkx as nx
import pygraphviz
import pytest

from csa_graph import GovernanceGraph
from csa_graph.base.errors import CsaGraphError
from csa_graph.map import options
from csa_graph.map.picture.dot import to_dot
from csa_graph.map.picture.mermaid import count_lines, to_mermaid
from tests.map.test_export import HOSTILE, SELF, SVG, make_graph

VIEWS = pytest.mark.parametrize("view", options.list_views())
NODE = re.compile(
    r"""n\d+(?:\("[^"]*"\)|\["[^"]*"\]|\(\["[^"]*"\]\)|\{\{"[^"]*"\}\}|\[\["[^"]*"\]\]|\[/"[^"]*"/\])"""
)
LINE = re.compile(r'n\d+ (?:-->|--o|--x|-\.->|-\.-o|==>)\|"[^"|]+"\| n\d+')


@pytest.fixture(scope="module")
def agreement() -> GovernanceGraph:
    return GovernanceGraph.open()


def count_kinds(graph: nx.MultiDiGraph[str]) -> int:
    return len({(key, facts["inferred"]) for *_ends, key, facts in graph.edges(keys=True, data=True)})


# ---------------------------------------------------------------- DOT


@VIEWS
def test_dot_holds_the_things_and_lines_of_the_view(agreement: GovernanceGraph, view: str) -> None:
    graph = agreement.to_networkx(view)
    read = pygraphviz.AGraph(string=str(agreement.to_map([view], form="dot")))
    iri = {node: node.attr["comment"] for node in read.nodes() if not node.startswith("key")}
    assert sorted(iri.values()) == sorted(graph)
    drawn = [line for line in read.edges_iter() if line[0] in iri]
    lines = sorted((iri[line[0]], iri[line[1]], line.attr["comment"]) for line in drawn)
    assert lines == sorted(graph.edges(keys=True))
    key = read.get_subgraph("cluster_key")
    assert key.number_of_edges() == count_kinds(graph)


def test_dot_says_what_it_shows_and_from_when(agreement: GovernanceGraph) -> None:
    text = str(agreement.to_map(form="dot"))
    read = pygraphviz.AGraph(string=text)
    label = read.graph_attr["label"]
    comments = [line.strip() for line in text.splitlines() if line.strip().startswith("//")]
    for words in (
        "Who reports to whom",
        "Community Safety Agreement",
        "2018 to 2019",
        agreement.store.fingerprint()[:12],
    ):
        assert words in label
        assert any(words in line for line in comments)
    assert any(line.startswith("// Built: ") for line in comments)


def test_areas_are_clusters_of_dot_and_subgraphs_of_mermaid(agreement: GovernanceGraph) -> None:
    graph = agreement.to_networkx()
    read = pygraphviz.AGraph(string=str(agreement.to_map(form="dot")))
    text = str(agreement.to_map(form="mermaid"))
    found = {}
    for band in read.subgraphs():
        if band.name != "cluster_key":
            found.update({node.attr["comment"]: band.graph_attr["label"] for node in band.nodes()})
    assert found == {iri: facts["area"] or "No area stated" for iri, facts in graph.nodes(data=True)}
    blocks = dict(re.findall(r'  subgraph band\d+\["([^"]+)"\]\n(.*?)\n  end\n', text, re.DOTALL))
    assert set(blocks) == set(found.values())
    for label, block in blocks.items():
        assert len(block.splitlines()) == list(found.values()).count(label)


def test_no_clusters_where_lines_lead_from_area_to_area(agreement: GovernanceGraph) -> None:
    text = str(agreement.to_map(["priorities-and-actions"], form="dot"))
    # Its parts are gone with the graph: it needs a name.
    read = pygraphviz.AGraph(string=text)
    assert [band.name for band in read.subgraphs()] == ["cluster_key"]


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_of_dot_means_itself(label: str) -> None:
    graph = make_graph(label, "B")
    for number, facts in enumerate(graph.nodes.values()):
        facts.update(area=[label, "Town"][number % 2], band_order=number)
    graph.add_node("urn:lone", label="L", types=(), chairs=(), area=label)
    particulars = SELF._replace(title=label, edition=label)
    read = pygraphviz.AGraph(string=to_dot(graph, particulars))
    things = [node for node in read.nodes() if not node.startswith("key")]
    assert len(things) == 3
    assert sum(one in things for one, _other in read.edges()) == 1
    drawn = read.draw(format="svg", prog="dot").decode()
    texts = "".join(each.text or "" for each in ET.fromstring(drawn).iter(SVG + "text"))  # noqa: S314
    told = "".join(char for char in label if char.isprintable() and not char.isspace())
    assert told[1:7] in "".join(texts.split())


# ---------------------------------------------------------------- Mermaid


@pytest.mark.parametrize("view", sorted({*options.list_views()} - {"everything"}))
def test_mermaid_holds_the_things_and_lines_of_the_view(agreement: GovernanceGraph, view: str) -> None:
    graph = agreement.to_networkx(view)
    text = str(agreement.to_map([view], form="mermaid"))
    assert text.startswith(f'---\ntitle: "{graph.graph["title"]}')
    lines = [line.strip() for line in text.splitlines()]
    assert lines.count("flowchart LR") == 1
    assert sum(line.startswith("subgraph ") for line in lines) == lines.count("end")
    assert sum(NODE.fullmatch(line) is not None for line in lines) == len(graph)
    assert sum(LINE.fullmatch(line) is not None for line in lines) == graph.number_of_edges()
    assert count_lines(text) == graph.number_of_edges() + count_kinds(graph)
    assert f"%% Data fingerprint: {agreement.store.fingerprint()[:12]}" in lines
    assert any(line.startswith('source["Source#58; ') for line in lines)


def test_everything_has_more_lines_than_mermaid_draws(agreement: GovernanceGraph) -> None:
    with pytest.raises(CsaGraphError, match=r"maxEdges.*--view NAME"):
        agreement.to_map(["everything"], form="mermaid")


@pytest.mark.parametrize("label", HOSTILE)
def test_no_label_breaks_out_of_mermaid(label: str) -> None:
    graph = make_graph(label, "B")
    for number, facts in enumerate(graph.nodes.values()):
        facts["area"] = [label, "Town"][number % 2]
    plain, hostile = (to_mermaid(graph, SELF._replace(title=each)).splitlines() for each in ("A", label))
    assert len(hostile) == len(plain)
    assert hostile[:1] + hostile[2:3] == ["---", "---"]
    begin = hostile.index("flowchart LR")
    assert all(line.startswith("%% ") for line in hostile[3:begin])
    for line in hostile[begin + 1 :]:
        if '"' in line:
            for inside in line.split('"')[1::2]:
                assert re.fullmatch(r"(?:[^\W_]|[ #;])*", inside.replace("<br>", ""))
            assert line.count('"') == 2
        else:
            assert line.strip() == "end"


@pytest.mark.parametrize(
    ("limit", "value"), [("LARGE", 26), ("mermaid.LINES_LIMIT", 14), ("mermaid.TEXT_LIMIT", 3_000)]
)
def test_a_diagram_that_mermaid_would_not_draw_is_refused(
    agreement: GovernanceGraph, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    # The view has 27 things and 10 lines of 4 kinds.
    assert agreement.to_map(form="mermaid")
    place = "csa_graph.map.limits.LARGE" if limit == "LARGE" else f"csa_graph.map.picture.{limit}"
    monkeypatch.setattr(place, value)
    with pytest.raises(CsaGraphError, match=r"maxTextSize.*GitHub.*--around"):
        agreement.to_map(form="mermaid")
    assert agreement.to_map(form="dot")


# ---------------------------------------------------------------- both


def test_text_formats_do_not_depend_on_the_order_of_the_data() -> None:
    graph = make_graph("A", "B", "C")
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for source, target, key, facts in reversed(list(graph.edges(keys=True, data=True))):
        turned.add_edge(source, target, key=key, **facts)
    for write in (to_dot, to_mermaid):
        assert write(turned, SELF) == write(graph, SELF)
