"""Edge queries become graphs: on the invented harbour, by hand; on the real agreement, against its text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from csa_graph import opening
from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.base.errors import UnknownNameError
from csa_graph.naming.names import Names
from csa_graph.projection import areas, facts
from csa_graph.projection.network import Chair
from csa_graph.projection.projecting import project
from csa_graph.sparql.store import Store
from csa_graph.stores.memory import MemoryStore

HARBOUR = Path(__file__).parents[1] / "data" / "harbour"
H = "https://w3id.org/csa-graph/harbour/"
W = "https://w3id.org/csa-graph/worcestershire/"
CSA = "https://w3id.org/csa-graph/ontology#"
ROLE = "https://w3id.org/csa-graph/role/"
VIEWS = ("boards-and-membership", "everything", "priorities-and-actions", "who-reports-to-whom")


def open_store(paths: list[Path]) -> tuple[Store, Names]:
    store = MemoryStore()
    store.build(opening.find(paths))
    return store, Names(store)


@pytest.fixture(scope="module")
def harbour() -> dict[str, nx.MultiDiGraph[str]]:
    store, names = open_store([HARBOUR])
    return {view: project(store, names, view) for view in VIEWS}


@pytest.fixture(scope="module")
def agreement() -> dict[str, nx.MultiDiGraph[str]]:
    store, names = open_store(resources.default_data())
    return {view: project(store, names, view) for view in VIEWS}


def lines(graph: nx.MultiDiGraph[str], base: str = H) -> set[tuple[str, str, str]]:
    """Return (source, kind, target) with local names."""
    return {
        (s.removeprefix(base), key.removeprefix(CSA).removeprefix(ROLE), t.removeprefix(base))
        for s, t, key in graph.edges(keys=True)
    }


def find(graph: nx.MultiDiGraph[str], label: str) -> str:
    """Return the one node with a label."""
    (node,) = [iri for iri, facts in graph.nodes(data=True) if facts["label"] == label]
    return node


# ---------------------------------------------------------------- the harbour


def test_every_edge_query_is_a_view_of_the_map_or_read_by_the_analyses() -> None:
    assert set(catalogue.edges()) == {*VIEWS, "governance", "figures-and-priorities"}


def test_the_readme_of_the_edge_queries_lists_them() -> None:
    edges = catalogue.edges()
    readme = (edges["everything"].path.parent / "README.md").read_text("utf-8")
    for name, query in edges.items():
        assert f"| `{name}` | {query.summary} | {query.header.get('place', '')}".rstrip() in readme


def test_lines_run_from_the_body_that_answers(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    assert lines(harbour["who-reports-to-whom"]) == {
        ("pilots", "subGroupOf", "board"),
        ("pilots", "overseenBy", "panel"),
        ("board", "reportsTo", "panel"),
        ("panel", "scrutinisedBy", "scrutiny"),
    }


def test_a_line_in_two_passages_is_one_edge_with_both(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    line = harbour["who-reports-to-whom"].edges[H + "board", H + "panel", CSA + "reportsTo"]
    assert line == {
        "kind": CSA + "reportsTo",
        "label": "reports to",
        "inverse": "receives reports from",
        "passages": ("1.2", "2.1"),
        "cited": (H + "2030-31#1.2", H + "2030-31#2.1"),
        "order": 2,
        "inferred": False,
    }


def test_a_node_carries_what_is_known_of_it(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    board = harbour["who-reports-to-whom"].nodes[H + "board"]
    assert board["label"] == "Harbour Board"
    assert board["short"] == "HB"
    assert board["aliases"] == ("HB", "the Board of Harbours & Quays")
    assert board["type"] == CSA + "Group"
    assert board["type_label"] == "group"
    assert board["chairs"] == (Chair("Ada Quay", "Harbour Council", ("1.1",)),)
    assert board["passages"] == ("1.1", "1.2", "2.1", "2.10")
    assert board["statutory"] is None
    panel = harbour["who-reports-to-whom"].nodes[H + "panel"]
    assert panel["kind"] == "panel"
    assert panel["chairs"] == ()


def test_hostile_labels_come_through_unchanged(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    label = harbour["who-reports-to-whom"].nodes[H + "pilots"]["label"]
    assert label == '<b>Pilots</b> & "Tugs" 🚢 לוח'


def test_a_seat_stands_under_its_holder_else_its_own_name(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = harbour["boards-and-membership"]
    assert lines(graph) == {("ada", "chair", "board"), ("panel-councillors", "elected-member", "panel")}
    chair = graph.edges[H + "ada", H + "board", ROLE + "chair"]
    assert (chair["label"], chair["inverse"], chair["passages"]) == ("chairs", "is chaired by", ("1.1",))
    seats = graph.edges[H + "panel-councillors", H + "panel", ROLE + "elected-member"]
    assert seats["label"] == "sits as elected member (3 seats) on"
    assert {H + "scrutiny", H + "pilots"} <= set(graph)


def test_priorities_without_owner_stand_alone(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = harbour["priorities-and-actions"]
    assert lines(graph) == {
        ("board", "owns", "night-safety"),
        ("lights", "addresses", "night-safety"),
        ("lights", "lead", "pilots"),
    }
    assert nx.number_of_isolates(graph) == 1
    assert graph.degree(H + "clean-water") == 0


def test_everything_holds_every_line_of_the_other_views(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    everything = lines(harbour["everything"])
    for view in VIEWS:
        assert lines(harbour[view]) <= everything
    assert ("board", "cooperatesWith", "council") in everything


def test_what_a_file_states_outside_of_passages_is_not_inferred(tmp_path: Path) -> None:
    data = tmp_path / "small.trig"
    data.write_text(
        f"""@prefix : <{H}> . @prefix csa: <{CSA}> . @prefix dct: <http://purl.org/dc/terms/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        :2030 a csa:Edition ; dct:title "Small" .
        <{H}2030#1> a csa:Passage ; dct:isPartOf :2030 ; csa:locator "1" ; csa:order 1 .
        <{H}2030#1> {{ :a a csa:Group ; skos:prefLabel "A" . :b a csa:Group ; skos:prefLabel "B" . }}
        :a csa:reportsTo :b .
        """,
        encoding="utf-8",
    )
    store, names = open_store([data])
    graph = project(store, names)
    (line,) = (facts for *_ends, facts in graph.edges(data=True))
    assert (line["passages"], line["order"], line["inferred"]) == ((), None, False)


def test_the_graph_names_its_view(harbour: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = harbour["who-reports-to-whom"]
    assert graph.graph["view"] == "who-reports-to-whom"
    assert graph.graph["title"] == "Who reports to whom"
    assert {view: harbour[view].graph["drawn"] for view in VIEWS} == {
        "boards-and-membership": "cards by target",
        "everything": "index",
        "priorities-and-actions": "lines",
        "who-reports-to-whom": "lines",
    }


def test_an_unknown_view_is_refused_with_the_nearest() -> None:
    store, names = open_store([HARBOUR])
    with pytest.raises(UnknownNameError, match="who-reports-to-whom"):
        project(store, names, "who-report-to-whom")


def test_a_circle_of_wider_areas_ends() -> None:
    assert areas.get_depth("a", {"a": ["b"], "b": ["a"]}) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_the_order_in_which_a_store_finds_its_rows_makes_no_difference(
    view: str, monkeypatch: pytest.MonkeyPatch, harbour: dict[str, nx.MultiDiGraph[str]]
) -> None:
    store, names = open_store([HARBOUR])
    original = Store.stream

    def backwards(self: Store, query: str, edition: str | None = None) -> tuple[tuple[str, ...], Any]:
        columns, rows = original(self, query, edition)
        # The columns of an edge query may stand in any order too.
        return columns, iter(list(rows)[::-1])

    monkeypatch.setattr(Store, "stream", backwards)
    graph = project(store, names, view)
    assert list(graph.nodes(data=True)) == list(harbour[view].nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(harbour[view].edges(keys=True, data=True))


def test_what_was_read_of_all_things_serves_several_views() -> None:
    store, names = open_store([HARBOUR])
    known = facts.read(store, names, None)
    for view in VIEWS:
        alone, shared = (project(store, names, view, facts=each) for each in (None, known))
        assert list(shared.nodes(data=True)) == list(alone.nodes(data=True))
        assert list(shared.edges(keys=True, data=True)) == list(alone.edges(keys=True, data=True))


def test_an_area_that_others_lie_in_has_a_band() -> None:
    broader = {"north": ["county"]}
    assert areas.get_place(["county"], broader) == areas.get_place(["county"], broader, {"county"}) == 1
    assert areas.get_place(["alone"], broader) == areas.get_place(["alone"], broader, {"county"}) == 90


# ---------------------------------------------------------------- the agreement


def test_the_lines_that_the_agreement_states(agreement: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = agreement["who-reports-to-whom"]
    said = {
        (graph.nodes[s]["short"], data["label"], graph.nodes[t]["short"]): data["passages"]
        for s, t, data in graph.edges(data=True)
    }
    assert said["SMOG", "reports to", "SCB"][0] == "4.7"
    assert said["SMOG", "reports to", "HWBB"][0] == "4.7"
    assert said["SCB", "reports to", "PEG"] == ("1.2",)
    assert ("PSG", "is a sub-group of", "SCB") in said
    assert ("PCC", "is scrutinised by", "PCP") in said


def test_no_line_is_invented(agreement: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = agreement["who-reports-to-whom"]
    forum = find(graph, "Worcestershire Domestic Abuse Forum")
    assert graph.degree(forum) == 0
    for side in ("North", "South"):
        assert graph.degree(find(graph, f"{side} Worcestershire Community Safety Partnership")) == 0


def test_tim_rice_chairs_two_groups(agreement: dict[str, nx.MultiDiGraph[str]]) -> None:
    graph = agreement["boards-and-membership"]
    tim = find(graph, "Tim Rice")
    chaired = {
        graph.nodes[group]["label"]
        for _tim, group, key in graph.out_edges(tim, keys=True)
        if key == ROLE + "chair"
    }
    assert chaired == {"Worcestershire Domestic Abuse Forum", "Worcestershire Prevent Strategy Group"}


def test_twelve_chairs_and_twelve_actions(agreement: dict[str, nx.MultiDiGraph[str]]) -> None:
    boards = agreement["boards-and-membership"]
    assert sum(key == ROLE + "chair" for *_ends, key in boards.edges(keys=True)) == 12
    actions = [
        n
        for n, facts in agreement["priorities-and-actions"].nodes(data=True)
        if facts["type"] == CSA + "Action"
    ]
    assert len(actions) == 12
