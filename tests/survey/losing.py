"""Work that takes its worker with it: on a machine's processes, and in a cluster's.

A worker imports this module by its name, so what is in it must stand at its top.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.survey import attempts
from csa_graph.survey.edition import survey_unit

if TYPE_CHECKING:
    from csa_graph.survey.edition import Job, UnitResult

#: The unit that it happens to.
_UNLUCKY = "vale.trig"


def lose_worker_once(job: Job) -> UnitResult:
    """Survey a unit; at the first try of one of them its process is killed in the middle of it."""
    return _lose(job, "worker", os.getpid())


def lose_executor_once(job: Job) -> UnitResult:
    """Survey a unit; at the first try of one of them the executor of Spark is killed, and its workers."""
    daemon = os.getppid()
    # In the line of a process its parent is the second field after the name, which is in brackets.
    executor = int(Path(f"/proc/{daemon}/stat").read_text().rpartition(")")[2].split()[1])
    return _lose(job, "executor", executor)


def lose_worker_always(job: Job) -> UnitResult:
    """Survey a unit; one of them kills its process as often as it is tried."""
    if _is_unlucky(job) and attempts.count(job.folder, job.key) < attempts.MAX_LOST:
        attempts.begin(job.folder, job.key)
        os.kill(os.getpid(), signal.SIGKILL)
    return survey_unit(job)


def find_trace(folder: Path, what: str) -> Path:
    """Return the file that says that it has happened, for a survey that is put into a folder."""
    return folder.parent / f"lost-{what}"


def _lose(job: Job, what: str, process: int) -> UnitResult:
    # The folder of the job is within the one of all builds, which is beside the survey.
    trace = find_trace(Path(job.folder).parent, what)
    if _is_unlucky(job) and not trace.exists():
        attempts.begin(job.folder, job.key)
        trace.touch()
        os.kill(process, signal.SIGKILL)
        # What is killed is not gone at once, and must not come to the end of its work.
        signal.pause()
    return survey_unit(job)


def _is_unlucky(job: Job) -> bool:
    return any(name.endswith(_UNLUCKY) for name in job.files)
