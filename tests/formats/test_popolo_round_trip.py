"""Popolo in, out and in again says the same; whatever a file holds, it ends in a graph or a fault."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.formats.popolo import reading as popolo
from csa_graph.formats.popolo.identity import SEGMENTS
from csa_graph.formats.popolo.writing import to_popolo
from csa_graph.graph import GovernanceGraph
from csa_graph.validation import shapes

FILE = Path(__file__).parent / "data" / "harbour-popolo.json"
BASE = "https://w3id.org/csa-graph/harbour/"
# Each example builds two graphs: to look for the smallest one that fails would take minutes.
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
PASSAGES = f"<{BASE}popolo"

IDS = st.sampled_from(["a", "b", "A", "b c", "http://x.example/1", "é/ü", ""])
WORDS = st.one_of(
    st.text(max_size=8), st.sampled_from(["chair", "Chairman", "member", "party", "board", "Mayor"])
)
DATES = st.sampled_from(["", "2014", "2014-05", "2014-05-06", "2016-01-01T10:00:00Z", "x"])
PERSON = st.fixed_dictionaries({"id": IDS, "name": WORDS}, optional={"email": WORDS, "birth_date": DATES})
BODY = st.fixed_dictionaries(
    {"id": IDS, "name": WORDS}, optional={"classification": WORDS, "parent_id": IDS, "area_id": IDS}
)
POST = st.fixed_dictionaries({"id": IDS, "organization_id": IDS}, optional={"label": WORDS, "role": WORDS})
MEMBERSHIP = st.fixed_dictionaries(
    {"person_id": IDS, "organization_id": IDS},
    optional={
        "role": WORDS,
        "post_id": IDS,
        "on_behalf_of_id": IDS,
        "start_date": DATES,
        "end_date": DATES,
        "links": st.lists(st.fixed_dictionaries({"url": WORDS}, optional={"note": WORDS}), max_size=2),
    },
)
DOCUMENT = st.fixed_dictionaries(
    {
        "persons": st.lists(PERSON, max_size=3),
        "organizations": st.lists(BODY, max_size=3),
        "posts": st.lists(POST, max_size=2),
        "memberships": st.lists(MEMBERSHIP, max_size=4),
        "areas": st.lists(st.fixed_dictionaries({"id": IDS, "name": WORDS}), max_size=2),
    }
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "person_id", "memberships", "posts", "children", "links", "member"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def build(content: object) -> tuple[GovernanceGraph, str, list[shapes.Fault]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "people.json")
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        made = Path(folder, "people.trig")
        made.write_bytes(popolo.read([path], base=BASE).trig)
        graph = GovernanceGraph.open(made)
        faults = shapes.validate(opening.find([made]))
    return graph, to_popolo(graph.store.quads(graph=ox.DefaultGraph()), graph.names.label), faults


def said(graph: GovernanceGraph) -> set[ox.Triple]:
    """What the graph says, but for where it is said."""
    quads = graph.store.quads(graph=ox.DefaultGraph())
    described = {
        quad.subject
        for name in ("Passage", "Edition", "Inference", "Rule")
        for quad in graph.store.quads(None, None, ox.NamedNode(f"https://w3id.org/csa-graph/ontology#{name}"))
    }
    return {quad.triple for quad in quads if quad.subject not in described}


def test_in_out_and_in_again() -> None:
    graph, text, _ = build(FILE.read_text("utf-8"))
    again, same, _ = build(text)
    assert same == text
    assert said(again) == said(graph)
    ann = next(each for each in json.loads(text)["persons"] if each["id"] == "ann")
    assert ann["links"] == [{"url": "https://harbour.example/ann", "note": "Profile"}]
    assert ann["identifiers"] == [{"identifier": "R-17", "scheme": "roll"}]
    assert ann["other_names"] == [{"name": "Ann Smith", "end_date": "1999"}, {"name": "Annie"}]
    assert ann["birth_date"] == "1970-05"


def test_the_agreement_of_another_partnership_goes_out(harbour: Path) -> None:
    graph = GovernanceGraph.open(harbour)
    text = to_popolo(graph.store.quads(graph=ox.DefaultGraph()), graph.names.label)
    content = json.loads(text)
    people = {each["name"] for each in content["persons"]}
    answer = graph.sparql("SELECT ?name { ?person a foaf:Person ; foaf:name ?name }")
    assert not isinstance(answer, bool | list)
    assert people == {row[0] for row in answer} != set()
    ids = {each["id"] for kind in content.values() for each in kind if "id" in each}
    for each in content["memberships"]:
        assert {value for key, value in each.items() if key.endswith("_id")} <= ids


@BOUNDED
@given(DOCUMENT)
def test_whatever_people_write_is_read_and_comes_back(content: dict[str, Any]) -> None:
    graph, text, faults = build(content)
    assert faults == []
    again, same, _ = build(text)
    assert same == text
    assert said(again) == said(graph)


@BOUNDED
@given(st.dictionaries(st.sampled_from([*SEGMENTS, "meta", "\ud800"]), ANYTHING, max_size=4))
def test_whatever_stands_in_a_file_ends_in_a_graph_or_a_fault(content: dict[str, Any]) -> None:
    try:
        _, _, faults = build(content)
    except SourceError as error:
        is_worded = "not Popolo" in error.reason or "holds no statement" in error.reason
        assert is_worded, error.reason  # noqa: PT017  (either of two ends is right)
    else:
        assert faults == []
