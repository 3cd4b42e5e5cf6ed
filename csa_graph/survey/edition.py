"""One unit of work: the files of an edition become its rows in the tables, in one process and in its memory.

Failures are listed in the result and not raised, so that other editions are unaffected. Only a table that
cannot be written ends the survey.
"""

from __future__ import annotations

import functools
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import attempts, tables

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from csa_graph.asking.query import Query
    from csa_graph.checking.profile import Profile
    from csa_graph.files.inputs import Input
    from csa_graph.survey.rows import Edition
    from csa_graph.survey.tables import Row, Table

    Made = TypeVar("Made")

_SEVERITY = [column.name for column in tables.FINDINGS.columns].index("severity")


class Tasks(NamedTuple):
    """What is done with each edition.

    Attributes:
        checks: Whether the checks are run.
        questions: Names of questions.
        analyses: Names of analyses.
        as_of: Day at which the state is judged; without one, checks that need it are not run.
        profile: File that changes severities, turns checks off or adds your own rules.
    """

    checks: bool = False
    questions: tuple[str, ...] = ()
    analyses: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    profile: str | None = None

    def describe(self) -> dict[str, object]:
        """Return the tasks as the manifest has them."""
        return {**self._asdict(), "as_of": self.as_of.isoformat() if self.as_of else None}


class Job(NamedTuple):
    """One unit, and what is to be done with it.

    Attributes:
        key: Name of the unit, by which its files in the tables are called.
        inputs: The data files, with absolute paths, so that any process finds them.
        files: Their names in the tables.
        editions: IRIs of the editions in them.
        external: IRIs of what they refer to and other files describe.
        descriptions: TriG that describes these.
        tasks: What is done with each edition.
        folder: Where the tables are written.
    """

    key: str
    inputs: tuple[Input, ...]
    files: tuple[str, ...]
    editions: tuple[str, ...]
    external: tuple[str, ...]
    descriptions: str
    tasks: Tasks
    folder: str


class UnitResult(NamedTuple):
    """What was found in a unit.

    Attributes:
        key: Its name.
        editions: Rows for the table of editions.
        replaced: IRIs of the editions that these replace.
        counts: How many rows were written, by table.
        severities: How many findings of each severity there are.
        failures: Rows for the table of failures.
    """

    key: str
    editions: tuple[Row, ...] = ()
    replaced: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    severities: tuple[tuple[str, int], ...] = ()
    failures: tuple[Row, ...] = ()


def survey_unit(job: Job) -> UnitResult:
    """Build the store of a unit in memory, do the tasks, and write the rows.

    A second call for the same job writes the same files again.

    Raises:
        CsaGraphError: A table cannot be written.
    """
    work = _Work(job)
    if attempts.count(job.folder, job.key) >= attempts.MAX_LOST:
        work.fail(
            "read", f"the process that worked on it was lost {attempts.MAX_LOST} times: too large for memory?"
        )
        return UnitResult(job.key, failures=tuple(work.failures))
    attempts.begin(job.folder, job.key)
    editions = work.attempt("read", lambda: _open(job))
    rows = work.ask(editions)
    partnerships = sorted({each.partnership for each in editions})
    for table, own in rows.items():
        try:
            tables.write_unit(Path(job.folder), table, job.key, partnerships, own)
        except OSError as error:
            raise CsaGraphError(
                f"The table {table.name} cannot be written: {error.strerror or error}"
            ) from None
    attempts.end(job.folder, job.key)
    return UnitResult(
        job.key,
        tuple(work.described),
        tuple(replaced for each in editions for replaced in each.replaces),
        tuple((table.name, len(own)) for table, own in rows.items()),
        tuple(Counter(str(row[_SEVERITY]) for row in rows.get(tables.FINDINGS, ())).items()),
        tuple(work.failures),
    )


def list_tables(tasks: Tasks) -> list[Table]:
    """Return the tables by partnership that are written for some tasks."""
    wanted = {
        tables.FINDINGS: tasks.checks,
        tables.ANSWERS: bool(tasks.questions),
        tables.ANALYSES: bool(tasks.analyses),
    }
    return [table for table in tables.ALL if table.by_partnership and wanted.get(table, True)]


class _Work:
    """The work on one unit, with its failures."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.failures: list[Row] = []
        self.described: list[Row] = []

    def fail(self, step: str, message: str, edition: str | None = None) -> None:
        self.failures.append((list(self._job.files), edition, step, message))

    def attempt(
        self, step: str, make: Callable[[], Iterable[Made]], edition: str | None = None
    ) -> list[Made]:
        """Return what a function makes; nothing, and a failure more, if it raises."""
        try:
            return list(make())
        except CsaGraphError as error:
            self.fail(step, str(error), edition)
        except Exception as error:  # noqa: BLE001  (one edition must not stop the others)
            self.fail(step, f"something unforeseen happened: {type(error).__name__}: {error}", edition)
        return []

    def ask(self, editions: Iterable[Edition]) -> dict[Table, list[Row]]:
        """Return the rows of the tables by partnership, of all editions."""
        tasks, files = self._job.tasks, self._job.files
        rows: dict[Table, list[Row]] = {table: [] for table in list_tables(tasks)}
        for each in editions:

            def add(table: Table, step: str, make: Callable[[], Iterable[Row]], iri: str = each.iri) -> None:
                rows[table] += self.attempt(step, make, iri)

            self.described += self.attempt("read", lambda each=each: [each.describe(files)], each.iri)  # type: ignore[misc]
            add(tables.NODES, "read", each.iter_nodes)
            add(tables.EDGES, "read", each.iter_edges)
            add(tables.STATEMENTS, "read", each.iter_statements)
            if tasks.checks:
                add(
                    tables.FINDINGS,
                    "check",
                    functools.partial(each.iter_findings, _read_profile(tasks.profile), tasks.as_of),
                )
            for name in tasks.questions:
                add(tables.ANSWERS, name, functools.partial(each.iter_answer, _read_question(name)))
            for name in tasks.analyses:
                add(tables.ANALYSES, name, functools.partial(each.iter_analysis, name))
        return rows


def _open(job: Job) -> Iterator[Edition]:
    """Build the store of a unit and return its editions."""
    import pyoxigraph as ox

    from csa_graph import opening
    from csa_graph.graph import GovernanceGraph
    from csa_graph.stores.memory import MemoryStore
    from csa_graph.survey.rows import Edition

    store = MemoryStore()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "external.trig")
        if job.descriptions:
            file.write_text(job.descriptions, encoding="utf-8")
        store.build(opening.find([*job.inputs, *([file] if job.descriptions else [])]))
    found = {each.value for each in store.editions()}
    editions = [iri for iri in job.editions if iri in found]
    if not editions:
        raise CsaGraphError("it holds no edition (csa:Edition), and speaks of nothing that belongs to one")
    for iri in editions:
        edition = Edition(GovernanceGraph(store, ox.NamedNode(iri), as_of=job.tasks.as_of), iri, job.external)
        # If it cannot have a folder it fails here, before anything of it is written.
        tables.place(Path(job.folder), tables.STATEMENTS, edition.partnership, job.key)
        yield edition


@functools.cache
def _read_profile(path: str | None) -> Profile:
    from csa_graph.checking.profile import resolve

    return resolve(path)


@functools.cache
def _read_question(name: str) -> Query:
    from csa_graph.asking import catalogue

    return catalogue.get(name)
