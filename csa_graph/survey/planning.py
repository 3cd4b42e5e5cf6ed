"""What is asked becomes jobs: names are looked at before any work begins, files become units, units borrow.

Runs no question and reads no data itself.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from csa_graph.analysis import catalogue as analyses
from csa_graph.asking import catalogue
from csa_graph.base.errors import CsaGraphError
from csa_graph.checking import inspection
from csa_graph.survey import borrowing, units
from csa_graph.survey.edition import Asked, Job

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from csa_graph.files.inputs import Input
    from csa_graph.survey.units import Glance, Unit

# So many files are looked at in the time that it takes to start a process.
_FEW = 50


class Engine(Protocol):
    """What calls a function for many jobs."""

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        """Call a function once for each job and yield the results."""


def ask(
    *,
    checks: bool,
    questions: Iterable[str],
    names: Iterable[str],
    as_of: datetime.date | str | None,
    profile: Path | str | None,
) -> Asked:
    """Return what is asked of each edition.

    Args:
        checks: Whether the checks are run.
        questions: Names of questions.
        names: Names of analyses.
        as_of: Day at which the state is judged.
        profile: File of severities, checks that are off and own rules.

    Raises:
        CsaGraphError: A name is unknown, what it names has to be told something, the day is none, or the
            profile cannot be read.
    """
    asked, measured = tuple(dict.fromkeys(questions)), tuple(dict.fromkeys(names))
    for name in asked:
        _refuse_needy("question", name, catalogue.get(name).parameters.values())
    for name in measured:
        _refuse_needy("analysis", name, analyses.get(name).parameters)
    day = inspection.read_day(as_of) if isinstance(as_of, str) else as_of
    if profile is None:
        return Asked(checks, asked, measured, day)
    from csa_graph.checking.profile import read

    read(profile)
    return Asked(checks, asked, measured, day, str(Path(profile).absolute()))


def look(engine: Engine, inputs: Sequence[Input]) -> list[Glance]:
    """Take a first look at each file."""
    return _run_light(engine, units.glance, inputs)


def plan(
    engine: Engine,
    glances: Sequence[Glance],
    inputs: Mapping[str, Input],
    names: Mapping[str, str],
    *,
    asked: Asked,
    folder: Path,
) -> list[Job]:
    """Return a job for each unit.

    Args:
        engine: Where the files are looked into that others may borrow from.
        glances: What a first look at each file told.
        inputs: The files, by path.
        names: What each path is called in the tables.
        asked: What is asked of each edition.
        folder: Where the tables are written.
    """
    grouped = units.group(glances)
    asking = _run_light(engine, borrowing.lend, borrowing.request(glances, grouped, inputs))
    loans = borrowing.choose(loan for lent in asking for loan in lent)
    return [_make_job(unit, loans, inputs, names, asked=asked, folder=folder) for unit in grouped]


def _run_light(engine: Engine, function: Callable[[Any], Any], jobs: Sequence[Any]) -> list[Any]:
    """Call a function that takes some milliseconds: for a few jobs no process is started."""
    return list(map(function, jobs) if len(jobs) <= _FEW else engine.run(function, jobs))


def _make_job(
    unit: Unit,
    loans: Mapping[str, borrowing.Loan],
    inputs: Mapping[str, Input],
    names: Mapping[str, str],
    *,
    asked: Asked,
    folder: Path,
) -> Job:
    files = tuple(names[path] for path in unit.paths)
    # The same for the same files, wherever they are and whoever does the work.
    key = hashlib.sha256("\0".join((*unit.editions, *files)).encode()).hexdigest()[:16]
    borrowed, loan = borrowing.borrow(unit, loans)
    read = tuple(inputs[path] for path in unit.paths)
    return Job(key, read, files, unit.editions, borrowed, loan, asked, str(folder.absolute()))


def _refuse_needy(what: str, name: str, parameters: Iterable[Any]) -> None:
    if needed := [each.name for each in parameters if not each.optional]:
        raise CsaGraphError(
            f"The {what} {name} has to be told its {needed[0]}: a survey asks the same of every edition."
        )
