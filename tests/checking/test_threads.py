"""Checks that run at once find what they find one after the other; a wrong one stops all."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import opening
from csa_graph.asking import query as queries
from csa_graph.asking import running
from csa_graph.base import resources, workers
from csa_graph.base.errors import QueryError
from csa_graph.checking import checks, inspection, profile
from csa_graph.checking.check import from_query
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store
from csa_graph.stores.server.store import ServerStore
from tests.own_rules import OVERDUE, PRIORITIES, write_profile, write_rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from csa_graph.asking.query import Query
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Store

DAY = "2019-03-31"


@pytest.fixture(autouse=True)
def cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be five cores: on a machine with one, nothing would run at once."""
    monkeypatch.setattr(workers, "count_cores", lambda: 5)


@pytest.fixture(scope="module", params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the bundled agreement, in memory and in a folder."""
    place = None if request.param == "memory" else tmp_path_factory.mktemp("kept") / "store"
    built = open_store(place)
    built.build(opening.find(resources.default_data()))
    return built


def test_several_threads_find_the_same_in_the_same_order(store: Store) -> None:
    names = Names(store)
    alone = inspection.inspect(store, names, as_of=DAY, threads=1)
    assert {each.code for each in alone.findings} > {"action-overdue", "priority-without-owner"}
    assert inspection.inspect(store, Names(store), as_of=DAY, threads=5) == alone
    assert inspection.inspect(store, names, as_of=DAY) == alone


def test_rules_of_ones_own_and_an_edition_are_checked_at_once_as_well(store: Store, tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", "our-priority", PRIORITIES)
    write_rule(tmp_path / "ours", "our-overdue", OVERDUE)
    ours = profile.read(write_profile(tmp_path))
    (edition,) = store.editions()
    codes = ["our-priority", "our-overdue", "group-without-line"]
    asked: dict[str, Any] = {"only": codes, "profile": ours, "as_of": DAY, "edition": edition}
    alone = inspection.inspect(store, Names(store, edition), threads=1, **asked)
    assert {each.code for each in alone.findings} == set(codes)
    assert inspection.inspect(store, Names(store, edition), threads=3, **asked) == alone


def test_as_many_run_at_once_as_there_are_cores(
    harbour_store: Store, harbour_names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three meet in their queries: where fewer ran at once, each would wait in vain for the third."""
    monkeypatch.setattr(workers, "count_cores", lambda: 3)
    meeting, select = threading.Barrier(3, timeout=30), running.select

    def meet(query: Query, store: Store, bindings: Mapping[str, Term], edition: None = None) -> Rows:
        meeting.wait()
        return select(query, store, bindings, edition)

    monkeypatch.setattr(running, "select", meet)
    only = ["group-without-line", "chair-vacant", "chair-unnamed"]
    found = checks.run(harbour_store, harbour_names, only=only)
    monkeypatch.setattr(running, "select", select)
    assert found == checks.run(harbour_store, harbour_names, only=only, threads=1)


def test_a_store_with_one_connection_is_asked_one_thing_at_a_time(
    harbour_names: Names, harbour_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by two queries, nor by a query and the words of a finding: whoever asks is this thread."""
    askers, select = set(), running.select

    def note(query: Query, store: Store, bindings: Mapping[str, Term], edition: None = None) -> Rows:
        askers.add(threading.get_ident())
        return select(query, store, bindings, edition)

    monkeypatch.setattr(MemoryStore, "concurrency", 1)
    monkeypatch.setattr(running, "select", note)
    checks.run(harbour_store, harbour_names, threads=4)
    assert askers == {threading.get_ident()}
    assert object.__new__(ServerStore).concurrency == 1


@pytest.mark.parametrize("threads", [1, 2])
def test_a_wrong_rule_is_named_and_those_after_it_are_not_begun(
    threads: int, harbour_store: Store, harbour_names: Names, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [f"rule-{number:02}" for number in range(40)]
    for code in codes:
        write_rule(
            tmp_path, code, PRIORITIES.replace("?passage a", "?passage b") if code == codes[0] else PRIORITIES
        )
    begun, select, over = [], running.select, threading.Event()

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            over.set()
            super().shutdown(wait)

    def note(query: Query, store: Store, bindings: Mapping[str, Term], edition: None = None) -> Rows:
        begun.append(query.name)
        # Nothing else ends before all is over, so that it does not depend on who is faster.
        assert query.name == codes[0] or over.wait(30)
        return select(query, store, bindings, edition)

    monkeypatch.setattr(running, "select", note)
    monkeypatch.setattr(checks, "ThreadPoolExecutor", Pool)
    known = {code: from_query(queries.read(tmp_path / f"{code}.rq")) for code in codes}
    with pytest.raises(QueryError, match="rule-00"):
        checks.run(harbour_store, harbour_names, known=known, threads=threads)
    assert codes[0] in begun
    # The thread of the wrong one may have taken another up before anybody knew.
    assert len(begun) <= 1 + threads
