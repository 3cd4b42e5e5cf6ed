"""Rules of every form are applied to each edition by itself; those of plain statements need no graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.asking.query import Query
from csa_graph.base.errors import QueryError
from csa_graph.building import evidence, inference, merging, rules

if TYPE_CHECKING:
    from collections.abc import Callable

QUAY = "https://w3id.org/csa-graph/quay/"
TEXT = """\
@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
:2029 a csa:Edition . :2030 a csa:Edition ; dct:replaces :2029 .
<2029#1> a csa:Passage ; dct:isPartOf :2029 . <2030#1> a csa:Passage ; dct:isPartOf :2030 .
<2030#2> a csa:Passage ; dct:isPartOf :2030 .
<2029#1> { :a csa:reportsTo :b . :d csa:owns :e }
<2030#1> { :b csa:reportsTo :c . :x csa:reportsTo :y }
<2030#2> { :y csa:reportsTo :z . :z csa:statutory true }
"""
HEAD = f"PREFIX csa: <https://w3id.org/csa-graph/ontology#> PREFIX : <{QUAY}> "
#: Reads a path, an alternative and an absence: b to c is of one edition, a to b of another.
FAR = (
    HEAD
    + """CONSTRUCT { ?one :under ?other } WHERE {
  { ?one csa:reportsTo+ ?other } UNION { ?other csa:owns ?one }
  MINUS { ?other csa:statutory true }
}"""
)
PLAIN = HEAD + "CONSTRUCT { ?one :marked ?other } WHERE { ?one :under ?other }"


def make(name: str, text: str) -> rules.Rule:
    return rules.parse(Query(name, Path(f"{name}.rq"), text, f"What {name} says."))


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(QUAY + name)


@pytest.mark.parametrize("made", [(), ("2030",), ("2029", "2030")])
def test_a_rule_reads_each_edition_by_itself(data_file: Callable[..., Path], made: tuple[str, ...]) -> None:
    engine = ox.Store()
    text = TEXT.replace("<20", f"<{QUAY}20")
    evidence.load(
        engine, [each.read() for each in opening.find([data_file(text, prefixes=False)])], tables=False
    )
    editions = merging.find_editions(engine)
    chosen = [node(each) for each in made]
    merging.merge(engine, editions, chosen)
    added = inference.apply(engine, editions, chosen, known=[make("far", FAR), make("plain", PLAIN)])

    under = {"2029": {("a", "b"), ("e", "d")}, "2030": {("b", "c"), ("x", "y")}}
    assert added == 2 * sum(map(len, under.values()))
    for edition, pairs in under.items():
        for rule, name in (("far", "under"), ("plain", "marked")):
            graph = node(f"{edition}/inferred/{rule}")
            expected = {ox.Triple(node(one), node(name), node(other)) for one, other in pairs}
            assert {quad.triple for quad in engine.quads_for_pattern(None, None, None, graph)} == expected
            in_edition = set(engine.quads_for_pattern(None, node(name), None, node(edition)))
            assert {quad.triple for quad in in_edition} == (expected if edition in made else set())
            current = {
                quad.triple for quad in engine.quads_for_pattern(None, node(name), None, ox.DefaultGraph())
            }
            assert current >= expected if edition == "2030" else not current & expected
    assert {each.value for each in editions if engine.contains_named_graph(each)} == {
        QUAY + each for each in made
    }


def test_the_members_of_a_list_count_as_one_statement() -> None:
    (rule,) = [each for each in rules.read() if each.name == "via-in-order"]
    assert rule.patterns == ("?arrangement csa:viaInOrder ?list", "?list rdf:rest*/rdf:first ?body")


def test_a_rule_is_told_apart_by_what_it_reads() -> None:
    assert make("plain", PLAIN).patterns == ("?one :under ?other",)
    assert make("far", FAR).patterns == ()
    with pytest.raises(QueryError, match="a rule must have the form"):
        make("wrong", "SELECT * WHERE { ?s ?p ?o }")
