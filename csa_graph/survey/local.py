"""A survey on the cores of this machine: processes for the editions, DuckDB for the rules across all.

Knows nothing of what is surveyed. ``spark`` does the same on a cluster.
"""

from __future__ import annotations

import re
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from csa_graph.base import workers
from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from csa_graph.survey.tables import Column

    Job = TypeVar("Job")
    Result = TypeVar("Result")
    Watch = Callable[[int, int], None]

_KINDS = {
    "text": "VARCHAR",
    "whole number": "BIGINT",
    "true or false": "BOOLEAN",
    "list of texts": "VARCHAR[]",
}


class Local:
    """The cores of this machine.

    Args:
        processes: How many are used; None uses all that there are.
        patience: How many processes may die in a row, with no job done in between, before the survey ends.

    Raises:
        CsaGraphError: DuckDB is not installed.
    """

    def __init__(self, processes: int | None = None, *, patience: int = 10) -> None:
        try:
            import duckdb
        except ImportError:
            raise CsaGraphError(
                "The rules across partnerships need DuckDB: pip install 'csa-graph[survey]'"
            ) from None
        self._processes = processes or workers.count_cores()
        self._patience = patience
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": self._processes,
            # DuckDB would look for them on the network.
            "autoinstall_known_extensions": False,
        }
        self._database = duckdb.connect(config=settings)

    def __enter__(self) -> Local:
        """Return the cores, which need no opening."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database."""
        self._database.close()

    def describe(self) -> dict[str, str]:
        """Return the name and versions of the engine, for the manifest."""
        import duckdb

        return {"name": "local", "processes": str(self._processes), "duckdb": duckdb.__version__}

    def run(
        self, function: Callable[[Job], Result], jobs: Sequence[Job], watch: Watch | None = None
    ) -> Iterator[Result]:
        """Call a function once for each job and yield the results in their order.

        Jobs that were being done when a process died are done again, one after the other, so that the one
        that kills its process stops no other. The function must give up on such a job in the end.

        Args:
            function: The function.
            jobs: What it is called with.
            watch: Called with the number of jobs that are done, and the number of all.

        Raises:
            CsaGraphError: Processes die one after the other, with no job done.
        """
        place = losses = alone = 0
        while place < len(jobs):
            if alone:
                results = workers.run(function, jobs[place : place + alone], 1, apart=True)
            else:
                # A single job is done in this process; of several, any one may kill its process.
                apart = len(jobs) > 1 and self._processes > 1
                number = min(self._processes, len(jobs) - place)
                results = workers.run(function, jobs[place:], number, apart=apart)
            begun, alone = place, 0
            try:
                for result in results:
                    place += 1
                    if watch is not None:
                        watch(place, len(jobs))
                    yield result
            except BrokenProcessPool:
                losses = losses + 1 if place == begun else 1
                if losses > self._patience:
                    raise CsaGraphError(
                        f"{losses} processes were lost, one after the other: is there memory enough? "
                        "Let fewer work at once with --processes."
                    ) from None
                alone = workers.MAX_PENDING * self._processes

    # ------------------------------------------------------------------ tables

    def use(self, scratch: Path) -> None:
        """Set the folder for what does not fit into memory."""
        quoted = str(scratch).replace("'", "''")
        self._database.execute(f"SET temp_directory = '{quoted}'")

    def load(self, view: str, place: Path, columns: Sequence[Column], *, by_partnership: bool) -> None:
        """Make the files of a table a view; one without files is empty.

        Args:
            view: What the view is called.
            place: The file, or the folder of a table that is kept by partnership.
            columns: The columns.
            by_partnership: Whether the first column is in the names of the folders.
        """
        # DuckDB takes a path for a pattern.
        path = re.sub(r"[\[*?]", r"[\g<0>]", str(place))
        pattern = f"{path}/*/*.parquet" if by_partnership else path
        hive = "hive_partitioning = true, hive_types = {'partnership': VARCHAR}" if by_partnership else ""
        names = ", ".join(f'"{column.name}"' for column in columns)
        if by_partnership and next(place.glob("*/*.parquet"), None) is None:
            empty = ", ".join(f'CAST(NULL AS {_KINDS[column.kind]}) AS "{column.name}"' for column in columns)
            self._database.execute(f"CREATE VIEW {view} AS SELECT {empty} WHERE false")
            return
        quoted = pattern.replace("'", "''")
        options = f", {hive}" if hive else ""
        self._database.execute(
            f"CREATE VIEW {view} AS SELECT {names} FROM read_parquet('{quoted}'{options})"  # noqa: S608
        )

    def define(self, view: str, query: str) -> None:
        """Make a view of the result of a query, which may read the view that it replaces."""
        self._database.execute(f"CREATE OR REPLACE TEMP TABLE {view}_next AS {query}")
        self._database.execute(f"DROP TABLE IF EXISTS {view}")
        self._database.execute(f"ALTER TABLE {view}_next RENAME TO {view}")

    def count(self, view: str) -> int:
        """Return how many rows a view has."""
        return int(self.select(f"SELECT COUNT(*) FROM {view}")[0][0])  # noqa: S608

    def select(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query and return its rows."""
        return self._database.execute(query).fetchall()
