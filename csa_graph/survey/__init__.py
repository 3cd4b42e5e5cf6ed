"""Many editions become Parquet tables: each is surveyed by itself, on the cores of a machine or of a cluster.

Rules then read the tables of all of them. Questions, checks and analyses are those of the catalogue;
``edition`` runs them on one edition, ``rules`` runs SQL over the tables.

>>> from csa_graph.base import resources
>>> from csa_graph.survey import survey
>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     done = survey(resources.default_data(), f"{folder}/survey", checks=True, processes=1)
>>> done.editions, len(done.failures)
(1, 0)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph import opening
from csa_graph.base.errors import CsaGraphError
from csa_graph.files.inputs import count_paths
from csa_graph.survey import edition, finishing, place, planning, rules, tables, units

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from csa_graph.files.inputs import Input
    from csa_graph.survey.local import Local
    from csa_graph.survey.spark import Spark
    from csa_graph.survey.tables import Row

    #: Called with the number of units that are done, and the number of all.
    Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Survey:
    """What a survey did.

    Attributes:
        folder: Where its tables are.
        editions: How many editions were surveyed.
        partnerships: How many partnerships publish these.
        rows: How many rows there are, by table.
        severities: How many findings there are, by severity.
        across: How many rows the rules across partnerships found, by rule.
        failures: What could not be done, as rows of the table of failures.
    """

    folder: Path
    editions: int
    partnerships: int
    rows: Mapping[str, int]
    severities: Mapping[str, int]
    across: Mapping[str, int]
    failures: Sequence[Row]


def survey(
    inputs: Iterable[Path | str | Input],
    folder: Path | str,
    *,
    checks: bool = False,
    ask: Iterable[str] = (),
    analyse: Iterable[str] = (),
    as_of: datetime.date | str | None = None,
    profile: Path | str | None = None,
    master: str | None = None,
    processes: int | None = None,
    watch: Watch | None = None,
) -> Survey:
    """Survey the editions of data files.

    Args:
        inputs: Data files, or folders of them.
        folder: Where the tables are put, all or none; a survey that is there is replaced.
        checks: Whether the checks are run.
        ask: Names of questions to ask of each edition; none may have a required parameter.
        analyse: Names of analyses to run on each edition; none may have a required parameter.
        as_of: Day at which the state is judged, ISO or “today”; without one, checks that need it are not run.
        profile: File that changes severities, turns checks off or adds your own rules.
        master: Address of a Spark cluster; None works on this machine.
        processes: How many processes work on this machine; None takes all cores.
        watch: Called now and then with how many units are done.

    Returns:
        What was done. Failures of an edition are listed in it; other editions are unaffected.

    Raises:
        CsaGraphError: There are no data, a name is unknown, the folder holds something else or cannot be
            written, or the cluster gives up: then no table is written.
    """
    tasks = planning.read_tasks(checks=checks, questions=ask, names=analyse, as_of=as_of, profile=profile)
    tables.load_pyarrow()
    place.refuse_to_lose(folder)
    # A worker of a cluster has another working folder.
    found = {str(each.path): each for each in (given.absolute() for given in opening.find(inputs))}
    if not found:
        raise CsaGraphError("no data file was given: name at least one file or folder")
    names = units.name_files(each.path for each in found.values())
    with place.prepare(folder) as fresh, _start(master, processes) as engine:
        summaries = planning.summarise(engine, [found[path] for path in sorted(found)])
        jobs = planning.plan(engine, summaries, found, names, tasks=tasks, folder=fresh)
        done = list(engine.run(edition.survey_unit, jobs, watch))
        result = finishing.finish(done, tasks, fresh)
        across = rules.run(engine, fresh)
        place.write_manifest(
            fresh,
            {
                "data": units.fingerprint(summaries, names),
                "files": count_paths(found.values()),
                "asked": tasks.describe(),
                "engine": engine.describe(),
                "rows": result.rows,
                "across": across,
            },
        )
    numbers = (result.editions, result.partnerships, result.rows, result.severities)
    return Survey(Path(folder), *numbers, across, result.failures)


def _start(master: str | None, processes: int | None) -> Local | Spark:
    if master is None:
        from csa_graph.survey.local import Local

        return Local(processes)
    from csa_graph.survey.spark import Spark

    return Spark(master)
