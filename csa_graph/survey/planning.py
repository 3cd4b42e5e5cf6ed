"""Options and files become jobs: names are checked before any work begins, and files are grouped into units.

Runs no question and reads no data itself.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from csa_graph.analysis import catalogue as analyses
from csa_graph.asking import catalogue
from csa_graph.base import days
from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import references, units
from csa_graph.survey.edition import Job, Tasks

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from csa_graph.files.inputs import Input
    from csa_graph.survey.units import FileSummary, Unit

# This many files are read in the time that it takes to start a process.
_FEW_FILES = 50


class Engine(Protocol):
    """What calls a function for many jobs, on several cores or machines."""

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        """Call a function once for each job and yield the results."""


def read_tasks(
    *,
    checks: bool,
    questions: Iterable[str],
    names: Iterable[str],
    as_of: datetime.date | str | None,
    profile: Path | str | None,
) -> Tasks:
    """Return what is to be done with each edition.

    Args:
        checks: Whether the checks are run.
        questions: Names of questions.
        names: Names of analyses.
        as_of: Day at which the state is judged.
        profile: File that changes severities, turns checks off or adds your own rules.

    Raises:
        CsaGraphError: A name is unknown, or what it names has a required parameter; the day is not valid, or
            the profile cannot be read.
    """
    questions, names = tuple(dict.fromkeys(questions)), tuple(dict.fromkeys(names))
    for name in questions:
        _refuse_required_parameters("question", name, catalogue.get(name).parameters.values())
    for name in names:
        _refuse_required_parameters("analysis", name, analyses.get(name).parameters)
    day = days.read_day(as_of) if isinstance(as_of, str) else as_of
    if profile is None:
        return Tasks(checks, questions, names, day)
    from csa_graph.checking.profile import read

    read(profile)
    return Tasks(checks, questions, names, day, str(Path(profile).absolute()))


def summarise(engine: Engine, inputs: Sequence[Input]) -> list[FileSummary]:
    """Read what decides which files are surveyed together."""
    return _run_light(engine, units.summarise, inputs)


def plan(
    engine: Engine,
    summaries: Sequence[FileSummary],
    inputs: Mapping[str, Input],
    names: Mapping[str, str],
    *,
    tasks: Tasks,
    folder: Path,
) -> list[Job]:
    """Return a job for each unit.

    Args:
        engine: What reads the files that describe what others refer to.
        summaries: What each file holds and refers to.
        inputs: The files, by path.
        names: The name of each file in the tables, by path.
        tasks: What is to be done with each edition.
        folder: Where the tables are written.
    """
    grouped = units.group(summaries)
    lists = _run_light(engine, references.look_up, references.list_requests(summaries, grouped, inputs))
    descriptions = references.choose(description for of_file in lists for description in of_file)
    return [_make_job(unit, descriptions, inputs, names, tasks=tasks, folder=folder) for unit in grouped]


def _run_light(engine: Engine, function: Callable[[Any], Any], jobs: Sequence[Any]) -> list[Any]:
    """Call a function that takes milliseconds, without starting processes for a few jobs."""
    return list(map(function, jobs) if len(jobs) <= _FEW_FILES else engine.run(function, jobs))


def _make_job(
    unit: Unit,
    descriptions: Mapping[str, references.Description],
    inputs: Mapping[str, Input],
    names: Mapping[str, str],
    *,
    tasks: Tasks,
    folder: Path,
) -> Job:
    files = tuple(names[path] for path in unit.paths)
    # The same for the same files, wherever they are and whichever process does the work.
    key = hashlib.sha256("\0".join((*unit.editions, *files)).encode()).hexdigest()[:16]
    external, trig = references.describe(unit, descriptions)
    read = tuple(inputs[path] for path in unit.paths)
    return Job(key, read, files, unit.editions, external, trig, tasks, str(folder.absolute()))


def _refuse_required_parameters(what: str, name: str, parameters: Iterable[Any]) -> None:
    if needed := [each.name for each in parameters if not each.optional]:
        raise CsaGraphError(
            f"The {what} {name} needs a value for {needed[0]}: a survey asks the same of every edition, "
            "and gives no values."
        )
