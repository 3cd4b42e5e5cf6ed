"""A survey on a cluster: Spark distributes the editions, and runs the rules across partnerships as Spark SQL.

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

# Most jobs of a task, which is what is done again when a worker is lost.
_JOBS_OF_A_TASK = 32
# Fewest tasks for each core, so that no core waits long for the last one.
_TASKS_OF_A_CORE = 4
_LOCAL_SETTINGS = {
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
# Seconds between two reports of progress.
_POLL_SECONDS = 1.0
# More than a unit may kill its worker; see ``attempts``.
_MAX_TASK_FAILURES = 12
_KINDS = {
    "text": "string",
    "whole number": "bigint",
    "true or false": "boolean",
    "list of texts": "array<string>",
}


class Spark:
    """A cluster, or Spark on this machine.

    A session that is open already is used and stays open.

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
        self._views = 0

    def __enter__(self) -> Spark:
        """Return the cluster, whose session is open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the session if it was started here."""
        if self._is_ours:
            self._session.stop()

    def describe(self) -> dict[str, str]:
        """Return the name, address and version of the engine, for the manifest."""
        context = self._session.sparkContext
        return {"name": "spark", "master": str(context.master), "spark": self._session.version}

    def run(
        self, function: Callable[[Job], Result], jobs: Sequence[Job], watch: Watch | None = None
    ) -> Iterator[Result]:
        """Call a function once for each job and yield the results, in any order.

        Spark does the jobs of a lost worker again.

        Args:
            function: The function.
            jobs: What it is called with.
            watch: Called with the number of jobs that are done, and the number of all.

        Raises:
            CsaGraphError: Spark gives up.
        """
        if not jobs:
            return
        context = self._session.sparkContext
        least = _TASKS_OF_A_CORE * context.defaultParallelism
        tasks = min(len(jobs), max(least, len(jobs) // _JOBS_OF_A_TASK))
        shared = context.parallelize(jobs, tasks).mapPartitions(_EachJob(function))
        with _explain_spark_errors(), _report_progress(context, tasks, len(jobs), watch):
            results = shared.collect()
        yield from results

    # ------------------------------------------------------------------ tables

    def use(self, scratch: Path) -> None:
        """Set the folder for the rows of views, which all workers must see."""
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
        """Make a view of the result of a query, which may read the view that it replaces."""
        # As files: otherwise the plan of a view would hold those of all before it, and grow with each round.
        self._views += 1
        place = (self._scratch / str(self._views)).absolute().as_uri()
        with _explain_spark_errors():
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
        with _explain_spark_errors():
            return [tuple(row) for row in self._session.sql(query).collect()]


class _EachJob:
    """A function of one job becomes one of a task. Workers import this class, so it belongs to a module."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def __call__(self, jobs: Iterable[Any]) -> Iterator[Any]:
        """Call the function once for each job."""
        return map(self._function, jobs)


@contextlib.contextmanager
def _explain_spark_errors(what: str = "Spark could not finish") -> Iterator[None]:
    """Raise a CsaGraphError with one line of an error of Spark."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise CsaGraphError(f"{what}: {_shorten(error)}") from error


@contextlib.contextmanager
def _report_progress(context: SparkContext, tasks: int, jobs: int, watch: Watch | None) -> Iterator[None]:
    """Report now and then how many jobs are done, by the number of tasks that are."""
    if watch is None:
        yield
        return
    tracker, ended = context.statusTracker(), threading.Event()

    def report() -> None:
        while not ended.wait(_POLL_SECONDS):
            stages = (tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds())
            done = max((stage.numCompletedTasks for stage in stages if stage is not None), default=0)
            watch(done * jobs // tasks, jobs)

    thread = threading.Thread(target=report, daemon=True)
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
    # The workers use this Python unless the environment names another.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    own = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    builder = (
        SparkSession.builder.master(master)
        .appName("csa-graph survey")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join([own, known] if known else [own]))
        .config("spark.task.maxFailures", _MAX_TASK_FAILURES)
        .config("spark.log.level", "FATAL")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
    )
    if master.startswith("local"):
        # Spark is made for many machines and large tables. On one machine, two thirds of the time went into
        # planning again during a query, compiling each of its steps and splitting small tables into 200.
        for name, value in _LOCAL_SETTINGS.items():
            builder = builder.config(name, value)
    with _explain_spark_errors(f"Spark cannot be started on {master}"), warnings.catch_warnings():
        # Spark warns of the version of pandas, which is not used here.
        warnings.simplefilter("ignore")
        return builder.getOrCreate()


def _shorten(error: Exception) -> str:
    """Return the last line of an error that is not about a place in the code of Spark."""
    lines = [line.strip() for line in str(error).splitlines()]
    useful = [line for line in lines if line and not line.startswith(("at ", "File ", "Traceback", "^"))]
    return useful[-1] if useful else type(error).__name__
