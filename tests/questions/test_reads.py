"""A question that names what it reads of what rules add: the answer is the same without the other rules.

The data are the agreement, the invented partnerships and papers, and data of no edition.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.base import resources
from csa_graph.building import definitions, rules
from csa_graph.building.layers import Plan
from csa_graph.naming.names import Names
from csa_graph.sparql.tokens import iter_iris
from csa_graph.stores.memory import MemoryStore
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, ORG, RDF, SKOS
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = Path(__file__).parent.parent / "data"
NAMING = {name: query for name, query in catalogue.questions().items() if isinstance(query.reads, frozenset)}
PLAIN = "of no edition"
SETS: dict[str, Sequence[Path]] = {
    PLAIN: [],
    "agreement": resources.default_data(),
    "harbour": [DATA / "harbour"],
    "neighbours": [DATA / "neighbours"],
    **{path.stem: [path] for path in sorted((DATA / "papers").glob("*.trig"))},
}
# The classes in which a parameter's name is looked up, where the agreement's example names nothing.
KINDS = {"group": "group", "body": "body", "partnership": "partnership", "organisation": "organisation"}


@pytest.fixture(scope="module", autouse=True)
def plain(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Write what the passages of two partnerships state as data without passages."""
    quads = [quad for path in sorted((DATA / "neighbours").glob("*.trig")) for quad in ox.parse(path=path)]
    passages = {quad.graph_name for quad in quads}
    path = tmp_path_factory.mktemp("plain") / "neighbours.nt"
    stated = [quad.triple for quad in quads if quad.graph_name != ox.DefaultGraph()]
    assert {CSA.reportsTo, ORG.heldBy} <= {triple.predicate for triple in stated}
    assert passages.isdisjoint(triple.subject for triple in stated)
    path.write_bytes(ox.serialize(stated, format=ox.RdfFormat.N_TRIPLES) or b"")
    SETS[PLAIN] = [path]


@cache
def graph(name: str, reads: str | frozenset[str]) -> tuple[MemoryStore, Names]:
    store = MemoryStore()
    store.build(opening.find(SETS[name]), Plan.for_reading(reads))
    return store, Names(store)


def list_arguments(question: str, name: str) -> list[dict[str, str]]:
    """Return what a question can be asked of some data: nothing, or each body in turn."""
    parameters = NAMING[question].parameters.values()
    needed = [each for each in parameters if not each.optional]
    store, names = graph(name, "all")
    asked: list[dict[str, str]] = [] if needed else [{}]
    if len(needed) <= 1:
        for each in needed or parameters:
            kind = KINDS.get(each.kind)
            subjects = {quad.subject for quad in store.quads(None, RDF.type, None, ox.DefaultGraph())}
            things = [thing for thing in subjects if isinstance(thing, ox.NamedNode)]
            found = sorted(thing.value for thing in things if kind and names.is_kind(thing, kind))
            asked += [{each.name: iri} for iri in found]
    return asked


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("question", NAMING)
def test_nobody_sees_which_rules_were_left_out(question: str, name: str) -> None:
    query = NAMING[question]
    for arguments in list_arguments(question, name):
        whole = running.run(query, *graph(name, "current"), arguments)
        found = running.run(query, *graph(name, query.reads), arguments)
        # Rows between which the question does not decide come in any order.
        assert sorted(map(repr, found.rows)) == sorted(map(repr, whole.rows))
        assert replace(found, rows=()) == replace(whole, rows=())


@pytest.mark.parametrize("question", NAMING)
def test_each_names_all_that_rules_can_add(question: str) -> None:
    query = NAMING[question]
    inferred = {term for rule in rules.read() for term in rule.infers}
    inferred |= {CSA.answersTo.value, CSA.ownBodyOf.value}
    mentioned = set(iter_iris(query.text, PREFIXES))
    if CSA.accountableTo.value in mentioned:
        # A general line is a particular one before.
        mentioned |= set(ontology.list_lines())
    always = {RDF.type.value, SKOS.prefLabel.value}
    assert mentioned & inferred - always <= set(query.reads)


@pytest.mark.parametrize("question", NAMING)
def test_none_reads_a_table(question: str) -> None:
    of_tables = ("http://purl.org/linked-data/", CSA.category.value, CSA.table.value)
    assert not [each for each in iter_iris(NAMING[question].text, PREFIXES) if each.startswith(of_tables)]


def test_without_a_rule_that_it_names_the_answer_is_another() -> None:
    """Else the comparison proves nothing."""
    query = NAMING["who-sits-on"]
    less = frozenset({CSA.chairs.value})
    arguments = {"group": "SCB"}
    whole = running.run(query, *graph("agreement", "current"), arguments)
    assert running.run(query, *graph("agreement", less), arguments) != whole


@pytest.mark.parametrize("name", SETS)
def test_a_rule_adds_only_what_its_header_says(name: str) -> None:
    store, _ = graph(name, "all")
    told = {rule.name: set(rule.infers) for rule in rules.read()}
    told |= {each.NAME: {each.INFERS.value} for each in definitions.DEFINITIONS}
    made = {quad.subject for quad in store.quads(None, RDF.type, CSA.Inference, ox.DefaultGraph())}
    assert made
    for graph_name in made:
        assert isinstance(graph_name, ox.NamedNode)
        terms = told[graph_name.value.rpartition("/")[2]]
        assert {quad.predicate.value for quad in store.quads(graph=graph_name)} <= terms


def test_a_rule_that_feeds_one_that_is_needed_is_needed() -> None:
    chosen = [rule.name for rule in rules.choose(rules.read(), [CSA.comesFrom.value])]
    # Who takes a seat tells where it comes from; who sits on the group, or is its chair, does not.
    assert {"taken-by-holder", "taken-by-office", "comes-from-holder", "comes-from-whole"} <= set(chosen)
    assert not [name for name in chosen if name.startswith(("sits-on", "chairs", "sub-class"))]


def test_a_rule_that_may_read_anything_needs_all_before_it() -> None:
    ordered = [rule.name for rule in rules.read()]
    chosen = [rule.name for rule in rules.choose(rules.read(), [CSA.accountableTo.value])]
    assert chosen == ordered[: ordered.index("sub-property") + 1]
