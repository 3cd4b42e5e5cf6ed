"""The surroundings of a thing, found step by step, are those that the whole projection has."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from benchmarks.generate import invent
from csa_graph import GovernanceGraph
from csa_graph.map import choose, surroundings
from csa_graph.projection import neighbourhood

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

NEIGHBOURS = Path(__file__).parents[1] / "data" / "neighbours"
DAY = "2040-06-01"
#: A passage names its edition where several are read: how many those are, differs.
EDITION = re.compile(r" \([^()]* 20\d\d\)")


def bare(value: Any) -> Any:  # noqa: ANN401  (whatever a projection holds)
    """Leave out which edition a passage is of; without it, order means nothing."""
    if isinstance(value, str):
        return EDITION.sub("", value)
    if isinstance(value, tuple):
        return sorted((bare(each) for each in value), key=str)
    return value


def tell(graph: nx.MultiDiGraph[str]) -> tuple[object, ...]:
    """Return all that a projection says."""
    nodes = {iri: {name: bare(each) for name, each in facts.items()} for iri, facts in graph.nodes(data=True)}
    edges = {
        (source, target, key): {name: bare(each) for name, each in facts.items() if name != "order"}
        for source, target, key, facts in graph.edges(keys=True, data=True)
    }
    return nodes, edges, graph.graph


def project_whole(graph: GovernanceGraph) -> nx.MultiDiGraph[str]:
    return neighbourhood.merge(graph.to_networkx(view) for view in neighbourhood.VIEWS)


def differ(graph: GovernanceGraph, things: list[str], depths: tuple[int, ...]) -> list[tuple[str, int]]:
    """Return the things and depths at which the surroundings are not those of the whole projection."""
    whole = project_whole(graph)
    found = []
    for iri in things or sorted(whole):
        for depth in depths:
            near = surroundings.project(graph.store, ox.NamedNode(iri), depth, most=999).graph
            assert near is not None
            if tell(near) != tell(neighbourhood.cut(whole, iri, depth)):
                found.append((iri, depth))
    return found


def test_every_thing_of_the_agreement_has_the_surroundings_of_the_whole_projection() -> None:
    assert differ(GovernanceGraph.open(), [], (2,)) == []


def test_so_has_each_of_several_partnerships_that_share_people() -> None:
    assert differ(GovernanceGraph.open(NEIGHBOURS), [], (0, 1, 3)) == []


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> GovernanceGraph:
    """Return five partnerships, one with an earlier edition; the first four share a county."""
    data = tmp_path_factory.mktemp("invented") / "five.trig"
    data.write_text(invent(5), encoding="utf-8")
    return GovernanceGraph.open(data)


#: A board, a group that answers to a board next door, that board, a chair, an owned priority, an action.
THINGS = [
    f"https://w3id.org/csa-graph/invented-{name}" for name in ("3/g0", "1/g2", "0/g0", "4/m9", "2/p1", "0/x3")
]


def test_so_have_things_of_invented_partnerships(invented: GovernanceGraph) -> None:
    assert differ(invented, THINGS, (1, 2)) == []


def test_what_is_found_about_them_is_found_by_looking_at_their_editions_alone(
    invented: GovernanceGraph,
) -> None:
    everything = invented.check(as_of=DAY)
    found_at = 0
    for iri in THINGS:
        page = invented.to_map(around=iri, form="html", as_of=DAY)
        near = invented.around(iri)
        expected = {found.message for found in everything if found.focus.iri in near}
        found_at += bool(expected)
        shown = set(re.findall(r'<li id="gap-.*?<p>(.*?)(?: <cite>.*?</cite>)?</p>', str(page)))
        assert {bare(html.unescape(each)) for each in shown} == {bare(each) for each in expected}
    assert found_at


def test_only_the_editions_that_tell_of_it_are_read(invented: GovernanceGraph) -> None:
    def list_editions(name: str) -> set[str]:
        thing = ox.NamedNode(f"https://w3id.org/csa-graph/invented-{name}")
        found = surroundings.project(invented.store, thing, 1, most=999).editions
        return {each.value.removeprefix("https://w3id.org/csa-graph/invented-") for each in found}

    # An action and its lead and aim are of one edition; what leads to a board next door, of two.
    assert list_editions("3/x4") == {"3/2040"}
    assert list_editions("1/g2") >= {"0/2040", "1/2040"}
    assert "4/2040" not in list_editions("1/g2")


def test_a_thing_with_too_many_around_it_is_given_up(invented: GovernanceGraph) -> None:
    thing = ox.NamedNode(THINGS[0])
    found = surroundings.project(invented.store, thing, 9, most=5)
    assert (found.graph, found.number > 5) == (None, True)


def test_what_is_on_no_map_has_none(invented: GovernanceGraph) -> None:
    edition = ox.NamedNode("https://w3id.org/csa-graph/invented-1/2040")
    assert surroundings.project(invented.store, edition, 1, most=9).graph is None


def test_the_page_around_a_thing_names_the_partnerships_that_tell_of_it(invented: GovernanceGraph) -> None:
    drawn = str(invented.to_map(around="https://w3id.org/csa-graph/invented-3/x4", depth=1, form="dot"))
    assert "Safety Partnership 3" in drawn
    assert "Safety Partnership 2" not in drawn


def test_the_map_of_one_edition_looks_at_nothing_else(
    invented: GovernanceGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = GovernanceGraph(invented.store, "https://w3id.org/csa-graph/invented-1/2040", invented.built)
    narrow = str(graph.to_map(("who-reports-to-whom", "everything"), as_of=DAY))
    monkeypatch.setattr(choose, "narrow", lambda whole, _editions: whole)
    whole = str(graph.to_map(("who-reports-to-whom", "everything"), as_of=DAY))
    # Only the fingerprint differs: that of the edition in place of that of the store.
    fingerprint = re.compile(r"\b[0-9a-f]{12}\b")
    assert fingerprint.sub("", narrow) == fingerprint.sub("", whole)
    assert fingerprint.findall(narrow)[0] != fingerprint.findall(whole)[0]


def test_a_seat_that_is_for_a_kind_of_body_ties_no_groups(data_file: Callable[..., Path]) -> None:
    role = "https://w3id.org/csa-graph/role/"
    seats = [
        f":s{group} a csa:Seat ; org:postIn :{group} ; org:role <{role}chair> ; csa:forKind :kind ."
        for group in "ab"
    ]
    text = "p:1 { :a a csa:Group . :b a csa:Group . " + " ".join(seats) + " }"
    kind = "https://w3id.org/csa-graph/kind/charity"
    graph = GovernanceGraph.open(data_file(text.replace(":kind ", f"<{kind}> ")))
    stem = "https://w3id.org/csa-graph/harbour/"
    assert set(graph.around(stem + "a", 3)) == {stem + "a", kind}
    assert set(graph.around(kind, 1)) == {stem + "a", stem + "b", kind}


def test_a_chair_whom_nobody_holds_is_not_everybody(data_file: Callable[..., Path]) -> None:
    role = "https://w3id.org/csa-graph/role/chair"
    text = f"""p:1 {{
        :board a csa:Group . :trust a org:FormalOrganization ; skos:prefLabel "Trust" .
        :seat a csa:Seat ; org:postIn :board ; org:role <{role}> ; csa:filledBy :office .
        :office a org:Post ; skos:prefLabel "Clerk" .
        :ann a <http://xmlns.com/foaf/0.1/Person> ; skos:prefLabel "Ann" ; org:memberOf :trust .
    }}"""
    graph = GovernanceGraph.open(data_file(text))
    chairs = graph.to_networkx("boards-and-membership").nodes["https://w3id.org/csa-graph/harbour/board"][
        "chairs"
    ]
    assert [(chair.name, chair.organisation) for chair in chairs] == [("Clerk", "")]
