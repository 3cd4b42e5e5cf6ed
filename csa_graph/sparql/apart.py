"""Queries of anybody are run in processes of their own, which end at limits of time, memory and rows.

An answer is given once it is whole. Opens no store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.limits import IS_SUPPORTED, LimitError, Pool
from csa_graph.sparql.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pyoxigraph as ox

    from csa_graph.base.limits import Limits
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

_BATCH = 1_000


class Question(NamedTuple):
    """A query with what belongs to it.

    Attributes:
        text: SPARQL 1.1.
        edition: IRI of the edition to ask; None asks the current layer.
        service: Whether SERVICE may call other endpoints.
        prefixes: Prefixes that the query may use without declaring them.
        rows: Most rows or triples of the answer; None for all.
    """

    text: str
    edition: str | None = None
    service: bool = False
    prefixes: Mapping[str, str] = {}
    rows: int | None = None


def query(store: Store, question: Question, limits: Limits) -> Rows | list[ox.Triple] | bool:
    """Answer one query within limits.

    Where a system cannot fork, the query runs on in a thread after its time, and its memory has no limit.

    Args:
        store: What is asked.
        question: The query.
        limits: What it may take.

    Raises:
        QueryError: The query is wrong, or uses SERVICE without leave.
        LimitError: It was stopped at a limit.
    """
    if IS_SUPPORTED:
        pool = QueryPool(store.reopen)
        try:
            return pool.query(question, limits)
        finally:
            pool.close()
    from csa_graph.base import watching

    def answer() -> list[object]:
        return list(_answer(store, question))

    def stop() -> None:
        if limits.seconds is not None:
            raise LimitError(f"it was stopped after {limits.seconds:g} seconds")

    return _join(iter(watching.run(answer, stop, limits.seconds)))


class QueryPool:
    """Processes that answer queries; make it before the program starts threads.

    Args:
        open_store: Returns the store, in the process that is to ask it: a file or connection that is open
            already must not be shared with it.
        processes: How many queries can be answered at once.
    """

    def __init__(self, open_store: Callable[[], Store], processes: int = 1) -> None:
        def answer(question: Question) -> Iterator[object]:
            return _answer(open_store(), question)

        self._pool = Pool(answer, processes)

    def query(self, question: Question, limits: Limits) -> Rows | list[ox.Triple] | bool:
        """Answer a query; raises as :meth:`csa_graph.sparql.store.Store.query`, and ``LimitError``."""
        return _join(self._pool.run(question, limits))

    def close(self) -> None:
        """End the processes."""
        self._pool.close()


def _join(parts: Iterator[Any]) -> Rows | list[ox.Triple] | bool:
    head = next(parts)
    if isinstance(head, bool):
        return head
    found = [each for part in parts for each in part]
    return Rows(head, found) if isinstance(head, tuple) else found


def _answer(store: Store, question: Question) -> Iterator[object]:
    """Yield a truth value; or the columns, None for triples, and then rows or triples a batch at a time."""
    text, edition, service, prefixes, most = question
    found = store.query(text, edition=edition, service=service, prefixes=prefixes)
    if isinstance(found, bool):
        yield found
        return
    listed: list[tuple[Term | None, ...]] | list[ox.Triple] = found.rows if isinstance(found, Rows) else found
    if most is not None and len(listed) > most:
        raise LimitError(f"it has {len(listed):,} rows, and {most:,} are allowed: add a LIMIT to the query")
    yield found.columns if isinstance(found, Rows) else None
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]
