"""Findings stand on the things and lines that they are about."""

from __future__ import annotations

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking.cells import Thing
from csa_graph.checking import checks
from csa_graph.checking.findings import Finding
from csa_graph.map.content import marks


def make_finding(code: str, focus: str, *named: str) -> Finding:
    return Finding(
        code, "warning", Thing(focus, focus), "It is so.", details={"x": tuple(Thing(n, n) for n in named)}
    )


def list_words() -> dict[str, str]:
    return {code: check.mark for code, check in checks.all_checks().items() if check.mark}


def make_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="k")
    graph.add_edge("b", "c", key="k")
    return graph


def test_a_finding_stands_on_its_focus_and_on_lines_to_what_it_names() -> None:
    graph = make_graph()
    leads, alone = make_finding("joint", "b", "a"), make_finding("silent", "a")
    elsewhere = make_finding("silent", "z")
    marks.mark(graph, [leads, alone, elsewhere], {"joint": "two leads"})
    assert graph.nodes["b"]["findings"] == (leads,)
    assert graph.nodes["b"]["gaps"] == ("two leads",)
    assert graph.nodes["a"]["findings"] == (alone,)
    assert graph.nodes["a"]["mentioned"] == (leads,)
    assert graph.nodes["a"]["gaps"] == ()
    assert graph.edges["a", "b", "k"]["findings"] == (leads,)
    assert graph.edges["b", "c", "k"]["findings"] == ()
    assert graph.graph["findings"] == (leads, alone, elsewhere)


def test_a_mark_stands_once_however_many_findings_have_it() -> None:
    graph = make_graph()
    marks.mark(graph, [make_finding("x", "a"), make_finding("x", "a")], {"x": "so"})
    assert graph.nodes["a"]["gaps"] == ("so",)


def test_all_but_notes_and_data_faults_have_a_short_mark() -> None:
    words = list_words()
    assert all(len(each.split()) <= 5 and not each.endswith(".") for each in words.values())
    graver = {code for code, check in checks.all_checks().items() if check.severity != "note"}
    # What these are about stands on no map: passages, figures, claims.
    assert graver - set(words) == {
        "claim-against-table",
        "figures-that-differ",
        "passage-without-statements",
        "total-does-not-reconcile",
    }


@pytest.mark.parametrize(
    ("name", "gap"),
    [("ODOC", "no chair stated"), ("HWBB", "no line upwards stated"), ("domestic-abuse", "no owner stated")],
)
def test_what_the_agreement_does_not_state_is_marked(name: str, gap: str) -> None:
    graph = GovernanceGraph.open()
    around = graph.around(name, 0)
    marks.mark(around, graph.check(), list_words())
    (facts,) = (facts for _iri, facts in around.nodes(data=True))
    assert gap in facts["gaps"]
