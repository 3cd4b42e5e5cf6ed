"""A survey on a cluster: Spark shares the editions out, and runs the rules across partnerships as Spark SQL.

The functions and query files are those of ``local``. The data files and the folder of the tables must be
where every worker sees them under the same name, and csa-graph must be installed for the workers' Python.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    from csa_graph.survey.tables import Column

    Job = TypeVar("Job")
    Result = TypeVar("Result")
    Watch = Callable[[int, int], None]

# A task does so many jobs at most: what a lost worker has to do again.
_JOBS_OF_A_TASK = 32
# Tasks for each core at least, so that none waits long for the last.
_TASKS_OF_A_CORE = 4
_SMALL = {
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
# Seconds between two looks at how far it is.
_PATIENCE = 1.0
# More often than a unit may take its worker with it; see attempts.
_MOST_FAILURES = 12
_KINDS = {
    "text": "string",
    "whole number": "bigint",
    "true or false": "boolean",
    "list of texts": "array<string>",
}


class Spark:
    """A cluster, or what Spark makes of this machine.

    A session that there is already is used and left open.

    Args:
        master: Address of the cluster, as spark-submit takes it: ``spark://…``, ``yarn``, ``local[4]``.

    Raises:
        CsaGraphError: PySpark or Java is missing, or the cluster cannot be reached.
    """

    def __init__(self, master: str) -> None:
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise CsaGraphError(
                "A survey on a cluster needs PySpark: pip install 'csa-graph[spark]'"
            ) from None
        active = SparkSession.getActiveSession()
        self._is_ours = active is None
        self._session = active or _start(master)
        self._scratch = Path()
        self._kept = 0

    def __enter__(self) -> Spark:
        """Open nothing: the session is there."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the session that was started for this."""
        if self._is_ours:
            self._session.stop()

    def describe(self) -> dict[str, str]:
        """Return what did the work."""
        context = self._session.sparkContext
        return {"name": "spark", "master": str(context.master), "spark": self._session.version}

    def run(
        self, function: Callable[[Job], Result], jobs: Sequence[Job], watch: Watch | None = None
    ) -> Iterator[Result]:
        """Call a function once for each job and yield the results, in any order.

        What a lost worker had in hand Spark does again.

        Args:
            function: The function.
            jobs: What it is called with.
            watch: Called with the number of jobs that are done, and of all.

        Raises:
            CsaGraphError: Spark gives up.
        """
        if not jobs:
            return
        context = self._session.sparkContext
        least = _TASKS_OF_A_CORE * context.defaultParallelism
        tasks = min(len(jobs), max(least, len(jobs) // _JOBS_OF_A_TASK))
        shared = context.parallelize(jobs, tasks).mapPartitions(_Each(function))
        with _told(), _watched(context, tasks, len(jobs), watch):
            results = shared.collect()
        yield from results

    # ------------------------------------------------------------------ tables

    def use(self, scratch: Path) -> None:
        """Put the rows of views into a folder, which all workers see."""
        self._scratch = scratch

    def load(self, view: str, place: Path, columns: Sequence[Column], *, by_partnership: bool) -> None:
        """Make the files of a table a view; parameters as for :meth:`csa_graph.survey.local.Local.load`."""
        form = ", ".join(f"`{column.name}` {_KINDS[column.kind]}" for column in columns)
        if by_partnership and next(place.glob("*/*.parquet"), None) is None:
            frame = self._session.createDataFrame([], form)
        else:
            frame = self._session.read.schema(form).parquet(place.absolute().as_uri())
        frame.createOrReplaceTempView(view)

    def define(self, view: str, query: str) -> None:
        """Make what a query finds a view; it may read the one that it replaces."""
        # As files, for a plan that held all plans before it would grow with each round of a view.
        self._kept += 1
        place = (self._scratch / str(self._kept)).absolute().as_uri()
        with _told():
            self._session.sql(query).write.parquet(place)
            self._session.read.parquet(place).createOrReplaceTempView(view)

    def count(self, view: str) -> int:
        """Return how many rows a view has."""
        return int(self.select(f"SELECT COUNT(*) FROM {view}")[0][0])  # noqa: S608

    def select(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query and return its rows.

        Raises:
            CsaGraphError: Spark gives up.
        """
        with _told():
            return [tuple(row) for row in self._session.sql(query).collect()]


class _Each:
    """A function of one job becomes one of a task; a class of a module, for workers import it from there."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def __call__(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """Call the function once for each job."""
        return map(self._function, jobs)


@contextlib.contextmanager
def _told(what: str = "Spark could not finish") -> Iterator[None]:
    """Tell in few words what Spark tells at length."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise CsaGraphError(f"{what}: {_shorten(error)}") from error


@contextlib.contextmanager
def _watched(context: SparkContext, tasks: int, jobs: int, watch: Watch | None) -> Iterator[None]:
    """Tell now and then how many jobs are done, as far as whole tasks tell it."""
    if watch is None:
        yield
        return
    tracker, ended = context.statusTracker(), threading.Event()

    def look() -> None:
        while not ended.wait(_PATIENCE):
            stages = (tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds())
            done = max((stage.numCompletedTasks for stage in stages if stage is not None), default=0)
            watch(done * jobs // tasks, jobs)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
    watch(jobs, jobs)


def _start(master: str) -> SparkSession:
    import warnings

    from pyspark.sql import SparkSession

    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (home and Path(home, "bin", "java").exists()):
        raise CsaGraphError(
            "Spark needs Java 17 or newer, and there is none: install it (Debian: openjdk-17-jre-headless)."
        )
    # The workers' Python is this one unless somebody says otherwise.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    own = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    builder = (
        SparkSession.builder.master(master)
        .appName("csa-graph survey")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join([own, known] if known else [own]))
        .config("spark.task.maxFailures", _MOST_FAILURES)
        .config("spark.log.level", "FATAL")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
    )
    if master.startswith("local"):
        # Spark is made for many machines and large tables: to plan again amid a query, to compile each of its
        # steps and to part small tables into 200 takes two thirds of the time on one.
        for name, value in _SMALL.items():
            builder = builder.config(name, value)
    with _told(f"Spark cannot be started on {master}"), warnings.catch_warnings():
        # Spark looks at which pandas there is; it is not used here.
        warnings.simplefilter("ignore")
        return builder.getOrCreate()


def _shorten(error: Exception) -> str:
    """Return the lines of an error that tell a reader something: not where in Spark it arose."""
    lines = [line.strip() for line in str(error).splitlines()]
    told = [line for line in lines if line and not line.startswith(("at ", "File ", "Traceback", "^"))]
    return told[-1] if told else type(error).__name__
