"""Questions that are told a thing begin with it: what is in the store beside it costs them nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from benchmarks import generate
from csa_graph import opening
from csa_graph.asking import catalogue
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

SMALL, LARGE = 4, 40
FIRST = "https://w3id.org/csa-graph/invented-0/"
#: What of the first partnership each question is told: it is the same in both stores.
TOLD = {
    "actions-of-lead": {"lead": "g1"},
    "aliases-of": {"thing": "g1"},
    "bodies-by-priority": {"priority": "p0"},
    "chairs-by-partnership": {"partnership": "g0"},
    "crime-figures": {"category": "all"},
    "groups-of-organisation": {"organisation": "o2"},
    "groups-of-partnerships": {"partnership": "g0"},
    "passages-stating": {"subject": "g1", "object": "g0"},
    "programmes-and-who-runs-and-pays": {"programme": "r0"},
    "programmes-by-priority": {"priority": "p0"},
    "quorum-and-voting": {"group": "g1"},
    "reports-upward": {"group": "g5"},
    "responsible-authorities-missing": {"group": "g10"},
    "route-to-elected-scrutiny": {"action": "x10"},
    "statutory-basis": {"group": "g1"},
    "what-does-passage-say": {"passage": "2040#1"},
    "which-money-flows-where": {"paid": "r0"},
    "what-is-inferred": {"thing": "g0"},
    "who-appoints-whom": {"group": "g0"},
    "who-decides-what": {"body": "g0"},
    "who-holds-which-post": {"unit": "o2"},
    "who-reports-to": {"group": "g0"},
    "who-sits-on": {"group": "g1"},
}
#: Those that count over all partnerships, or are told a day or a word and not a thing by which to begin.
STILL_SLOW = {
    "actions-due-before",
    "groups-outside-the-governance-appendix",
    "partnerships-compared",
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    folder = tmp_path_factory.mktemp("invented")
    generate.write(LARGE, folder)
    files = opening.find([folder])
    small, large = MemoryStore(), MemoryStore()
    small.build(files[:SMALL])
    large.build(files)
    return small, large


def take(store: Store, name: str, bindings: dict[str, Term]) -> float:
    """Return the least processor time of several turns, in milliseconds."""
    text = catalogue.get(name).text
    turns = []
    for _ in range(9):
        start = time.process_time()
        store.select(text, bindings)
        turns.append(time.process_time() - start)
    return 1000 * min(turns)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_beside_it_costs_nothing(stores: tuple[Store, Store], name: str) -> None:
    bindings: dict[str, Term] = {key: ox.NamedNode(FIRST + end) for key, end in TOLD[name].items()}
    small, large = (take(store, name, bindings) for store in stores)
    # Ten times as much is beside it; a question that looked at all of it would take ten times as long.
    assert large < 3 * small + 0.5


def test_every_question_that_is_told_something_is_in_one_list() -> None:
    told = {name for name, query in catalogue.questions().items() if query.parameters}
    assert told == TOLD.keys() | STILL_SLOW
    assert not TOLD.keys() & STILL_SLOW
