"""The reporting tree of small graphs that are drawn by hand, of long chains, and of the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.projection.reporting import Branch, Line, read_tree
from csa_graph.terms import ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

REPORTS, SUB_GROUP, OVERSEEN, SCRUTINISED, ANSWERS = ontology.list_lines()
INFORMS = "https://w3id.org/csa-graph/ontology#informs"


def make_graph(lines: Iterable[str], alone: Iterable[str] = ()) -> nx.MultiDiGraph[str]:
    """Make a graph of lines such as "a b": a reports to b. The document states them in this order."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, line in enumerate(lines, 1):
        source, target = line.split()
        add_line(graph, source, target, order=number)
    graph.add_nodes_from(alone)
    return graph


def add_line(
    graph: nx.MultiDiGraph[str], source: str, target: str, kind: str = REPORTS, order: int | None = None
) -> None:
    passages = () if order is None else (f"passage {order}",)
    graph.add_edge(source, target, key=kind, label=kind, passages=passages, order=order)


def outline(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Return the tree with a dot for each level, a short entry in brackets."""
    forms = {"full": "{}", "elsewhere": "({})", "alone": "-{}"}
    return ["." * each.depth + forms[each.place].format(each.iri) for each in read_tree(graph)]


def also(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """Return to whom else each body answers; a line that closes a circle with an exclamation mark."""
    return {
        each.iri: [line.target + "!" * line.circle for line in each.also]
        for each in read_tree(graph)
        if each.also
    }


# ---------------------------------------------------------------- shapes


def test_no_body_gives_no_tree() -> None:
    assert read_tree(nx.MultiDiGraph()) == ()


def test_a_tree_is_told_from_the_top_in_reading_order() -> None:
    graph = make_graph(["b top", "a top", "a2 a", "b1 b", "a1 a"])
    assert outline(graph) == ["top", ".b", "..b1", ".a", "..a2", "..a1"]
    assert also(graph) == {}


def test_two_trees_stand_one_after_the_other_and_bodies_without_line_last() -> None:
    graph = make_graph(["b high", "a low"], alone=["lone", "hermit"])
    assert outline(graph) == ["high", ".b", "low", ".a", "-hermit", "-lone"]


def test_a_body_that_answers_to_two_stands_in_full_under_the_first() -> None:
    graph = make_graph(["a top", "b top", "x b", "x a", "y x"])
    assert outline(graph) == ["top", ".a", "..(x)", ".b", "..x", "...y"]
    assert also(graph) == {"x": ["a"]}
    assert not any(line.circle for each in read_tree(graph) for line in (*each.lines, *each.also))


def test_two_lines_between_the_same_bodies_are_one_entry() -> None:
    graph = make_graph(["a top"])
    add_line(graph, "a", "top", OVERSEEN, order=2)
    _top, entry = read_tree(graph)
    assert [line.kind for line in entry.lines] == [REPORTS, OVERSEEN]
    assert not entry.also


def test_what_no_passage_states_comes_after_what_one_states() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_line(graph, "x", "a")
    add_line(graph, "x", "z", order=9)
    assert outline(graph) == ["z", ".x", "a", ".(x)"]


def test_without_passages_the_kind_then_the_name_decides() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_line(graph, "y", "top", SCRUTINISED)
    add_line(graph, "x", "top", SCRUTINISED)
    add_line(graph, "z", "top", SUB_GROUP)
    assert outline(graph) == ["top", ".z", ".x", ".y"]


def test_a_name_is_read_before_an_iri_and_in_any_case() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, label in (("urn:1", "beta"), ("urn:2", "Alpha")):
        graph.add_node(iri, label=label)
    assert outline(graph) == ["-urn:2", "-urn:1"]


# ---------------------------------------------------------------- circles


def test_a_circle_of_its_own_begins_with_the_first_stated() -> None:
    graph = make_graph(["a b", "b c", "c a"])
    # c answers to a, b to c; that a answers to b closes the circle.
    assert outline(graph) == ["a", ".c", "..b", "...(a)"]
    assert also(graph) == {"a": ["b!"]}


def test_a_circle_below_a_body_hangs_from_it() -> None:
    # By reading order alone a would stand under b and b under a: under nobody.
    graph = make_graph(["a b", "b a", "b top"])
    assert outline(graph) == ["top", ".b", "..a", "...(b)"]
    assert also(graph) == {"b": ["a!"]}


def test_two_ways_into_a_circle() -> None:
    graph = make_graph(["a b", "b a", "a low", "b high"])
    assert outline(graph) == ["low", ".a", "..(b)", "high", ".b", "..(a)"]
    assert also(graph) == {"a": ["b!"], "b": ["a!"]}


def test_what_hangs_on_a_circle_is_told_once() -> None:
    graph = make_graph(["a b", "b a", "leaf b"])
    assert outline(graph) == ["a", ".b", "..(a)", "..leaf"]


def test_a_body_that_answers_to_itself_ends() -> None:
    assert outline(make_graph(["a a"])) == ["a"]
    assert also(make_graph(["a a"])) == {"a": ["a!"]}
    assert outline(make_graph(["a a", "a top"])) == ["top", ".a"]
    assert also(make_graph(["a a", "a top"])) == {"a": ["a!"]}


def test_the_short_entry_of_a_circle_says_so() -> None:
    (entry,) = [each for each in read_tree(make_graph(["a b", "b a"])) if each.place == "elsewhere"]
    assert entry == Branch(
        "a", 2, "elsewhere", (Line("a", "b", REPORTS, REPORTS, ("passage 1",), circle=True),)
    )


# ---------------------------------------------------------------- what counts


def test_to_inform_is_not_to_answer() -> None:
    graph = make_graph(["a top"])
    graph.add_edge("b", "top", key=INFORMS, label="informs")
    graph.add_edge("top", "a", key="https://w3id.org/csa-graph/role/chair", label="chairs")
    assert outline(graph) == ["top", ".a", "-b"]
    assert also(graph) == {}


@pytest.mark.parametrize("seed", range(40))
def test_no_body_and_no_line_is_lost(seed: int) -> None:
    drawn = nx.gnp_random_graph(9, 0.05 + 0.01 * seed, seed=seed, directed=True)
    graph = make_graph([f"{s} {t}" for s, t in drawn.edges], alone=map(str, drawn))
    for number, body in enumerate(sorted(graph), 100):
        if number % 3 == seed % 3:
            add_line(graph, body, body, OVERSEEN, number)
    tree = read_tree(graph)
    whole = [each for each in tree if each.place != "elsewhere"]
    assert sorted(each.iri for each in whole) == sorted(graph)
    told = [(line.source, line.target, line.kind) for each in whole for line in (*each.lines, *each.also)]
    assert sorted(told) == sorted(graph.edges(keys=True))
    # The depth of an entry is one more than that of the body above it, which its lines name.
    path: list[str] = []
    for each in tree:
        assert each.depth <= len(path)
        path[each.depth :] = [each.iri]
        assert {line.target for line in each.lines} == ({path[each.depth - 1]} if each.depth else set())
    # A line that is said to close a circle does: there is a way back.
    for each in whole:
        for line in (*each.lines, *each.also):
            if line.circle:
                assert nx.has_path(graph, line.target, line.source)
    # Without those lines there is no circle left: each circle is told.
    open_lines = [
        (line.source, line.target) for each in whole for line in (*each.lines, *each.also) if not line.circle
    ]
    assert nx.is_directed_acyclic_graph(nx.DiGraph(open_lines))


def test_a_chain_of_thousands_is_not_too_deep() -> None:
    tree = read_tree(make_graph(f"{n + 1:04} {n:04}" for n in range(3000)))
    assert [(each.iri, each.depth) for each in tree] == [(f"{n:04}", n) for n in range(3001)]


# ---------------------------------------------------------------- the agreement


def test_the_agreement() -> None:
    graph = GovernanceGraph.open().to_networkx()

    def name(iri: str) -> str:
        return str(graph.nodes[iri]["short"])

    tree = read_tree(graph)
    full = {name(each.iri): each for each in tree if each.place == "full"}
    # 1.2 states whom the board reports to, 1.9 who scrutinises it.
    assert [name(line.target) for line in full["SCB"].lines] == ["PEG"]
    assert [(line.label, line.passages) for line in full["SCB"].also] == [("is scrutinised by", ("1.9",))]
    # Both stand in paragraph 4.7.
    assert {name(line.target) for line in (*full["SMOG"].lines, *full["SMOG"].also)} == {"SCB", "HWBB"}
    assert {name(each.iri) for each in tree if each.place == "elsewhere"} == {"SCB", "SMOG"}
    lone = {graph.nodes[each.iri]["label"] for each in tree if each.place == "alone"}
    assert "Worcestershire Domestic Abuse Forum" in lone
    assert not any(line.circle for each in tree for line in each.also)
