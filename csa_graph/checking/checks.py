"""Check queries are run: what they find becomes findings.

Knows no check by name: what is in ``queries/checks`` is run. Whether a file is well formed is for ``shapes``,
how a finding is worded for ``findings``.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from csa_graph.asking import catalogue, running
from csa_graph.asking.limits import Limits
from csa_graph.base.errors import QueryError, UnknownNameError
from csa_graph.checking import circles, findings
from csa_graph.checking.check import AS_OF, FOCUS, from_query

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from csa_graph.checking.check import Check
    from csa_graph.checking.findings import Finding
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Edition, Store


def run(
    store: Store,
    names: Names,
    *,
    only: Iterable[str] | None = None,
    skip: Iterable[str] | None = None,
    edition: Edition = None,
    as_of: datetime.date | None = None,
    known: Mapping[str, Check] | None = None,
    threads: int | None = None,
    whole: Store | None = None,
) -> list[Finding]:
    """Run checks on a store.

    Queries run beside each other; their findings are worded here, one after the other.

    Args:
        store: A built store, rules applied.
        names: The names of that store.
        only: Codes of the checks to run; None for all.
        skip: Codes of checks to leave out.
        edition: IRI of the edition to check; None checks the current layer.
        as_of: Day at which the state is judged; without one, checks that need it are left out.
        known: The checks that there are, by code; None for all of ``queries/checks``.
        threads: How many queries run at once, at most as many as the store can use; None for so many.
        whole: The store with what is not current as well, for checks of dates; None where it is the same.

    Returns:
        The findings, the most severe first, then by code, then in the order of the document.

    Raises:
        UnknownNameError: There is no check of a code that was given; with suggestions.
        QueryError: A check's query or header is wrong.
    """
    chosen = list_runnable(choose(all_checks() if known is None else known, only, skip), as_of)
    # The long ones first, so that no thread waits for one at the end: what reads the whole store, then what
    # has most patterns.
    chosen.sort(key=lambda check: (check.by_edition, -len(check.query.text)))
    bound = [_bind(check, names, as_of) for check in chosen]

    def ask(check: Check, bindings: Mapping[str, Term]) -> Rows:
        query = check.query._replace(text=circles.fill(check, store, edition))
        asked = whole if whole is not None and query.is_of_any_day else store
        return running.select(query, asked, bindings, edition)

    threads = min(threads or store.concurrency, store.concurrency)
    # With one, nothing is asked ahead either: the wording asks the same store, which can have one connection.
    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    limits = Limits(store, names, edition)
    try:
        # While an engine works it does not hold Python's lock.
        answers = map(ask, chosen, bound) if pool is None else pool.map(ask, chosen, bound)
        pairs = zip(chosen, answers, strict=True)
        found = [each for check, rows in pairs for each in _make_findings(check, rows, names, limits)]
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)
    return findings.sort(found, names)


def choose(
    known: Mapping[str, Check], only: Iterable[str] | None = None, skip: Iterable[str] | None = None
) -> list[Check]:
    """Return the checks that are asked for, by code.

    Args:
        known: The checks that there are, by code.
        only: Codes of those that are wanted; None for all.
        skip: Codes of those that are not.

    Raises:
        UnknownNameError: There is no check of a code that was given; with suggestions.
    """
    asked, left_out = set(known if only is None else only), set(skip or ())
    for code in sorted(asked | left_out):
        get(code, known)
    return [known[code] for code in sorted(asked - left_out)]


def list_runnable(chosen: Iterable[Check], as_of: datetime.date | None) -> list[Check]:
    """Return those of some checks that can be run: without a day, only what needs none."""
    return [check for check in chosen if as_of is not None or not check.needs_date]


def _bind(check: Check, names: Names, as_of: datetime.date | None) -> dict[str, Term]:
    return running.bind(check.query, names, {AS_OF: as_of} if check.needs_date else {})


def _make_findings(check: Check, rows: Rows, names: Names, limits: Limits) -> list[Finding]:
    answer = running.to_answer(check.query, rows, names)
    if missing := {FOCUS, *check.query.columns} - set(answer.columns):
        raise QueryError(f"it selects no ?{min(missing)}", check.code)
    return findings.from_answer(check, answer, names, limits)


def all_checks() -> dict[str, Check]:
    """Return the checks by code, sorted.

    Raises:
        QueryError: A header is missing or wrong.
    """
    return {name: from_query(query) for name, query in catalogue.checks().items()}


def get(code: str, known: Mapping[str, Check] | None = None) -> Check:
    """Return one check, of all or of those that are known.

    Raises:
        UnknownNameError: There is no check of that code; with suggestions.
    """
    known = all_checks() if known is None else known
    if code not in known:
        from csa_graph.base.similar import nearest

        raise UnknownNameError(code, nearest(code, known, partly=True), "No check is called")
    return known[code]
