"""Files that are made up are read, validated, asked and checked; what comes of it is an answer or words.

Each is tried in a process of its own, with little time and memory.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csa_graph import opening
from csa_graph.base.errors import CsaGraphError
from csa_graph.base.limits import LimitError, Limits
from csa_graph.files import formatting
from csa_graph.graph import GovernanceGraph
from tests.imports import ROOT
from tests.stress.chance import Chance
from tests.stress.grammars import GRAMMARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.base.limits import Pool

#: What a file may take.
LIMITS = Limits(20, 1_000_000_000)
READ, REFUSED, UNFORESEEN, STOPPED = "read", "refused", "unforeseen", "stopped"
#: What must not come of any file.
FAULTS = {UNFORESEEN, STOPPED}


class Outcome(NamedTuple):
    """What came of made-up files: one of the words above, and particulars."""

    kind: str
    detail: str = ""


def write(kind: str, seed: int, folder: Path) -> list[Path]:
    """Write the files of a kind for a number, and return what is to be read."""
    made = GRAMMARS[kind](Chance(f"{kind} {seed}"))
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return sorted({folder / Path(name).parts[0] for name in made})


def work(job: tuple[str, int]) -> Iterator[object]:
    """Make up the files of a kind for a number, and do with them what commands do."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write(*job, Path(folder))
        try:
            _use(paths)
        except CsaGraphError as error:
            yield Outcome(REFUSED, str(error)[:300])
        except BaseException as error:  # noqa: BLE001  (whatever comes is what is looked for)
            import traceback

            yield Outcome(UNFORESEEN, "".join(traceback.format_exception(error))[-1500:])
        else:
            yield Outcome(READ)


def warm_up() -> None:
    """Load what the work needs, so that each process has it from the beginning."""
    _use([ROOT / "tests" / "data" / "harbour"])


def _use(paths: list[Path]) -> None:
    inputs = opening.find(paths)
    for each in opening.load(*inputs):
        each.quads()
        if each.format in formatting.FORMATS:
            formatting.lay_out(each)
    opening.validate(*inputs)
    graph = GovernanceGraph.open(*inputs)
    graph.ask("who-reports-to-whom")
    graph.ask("who-chairs-several")
    str(graph.check())
    graph.export("jsonld")


def try_one(pool: Pool[tuple[str, int]], kind: str, seed: int) -> Outcome:
    """Try the files of a kind for a number."""
    try:
        (outcome,) = pool.run((kind, seed), LIMITS)
    except LimitError as error:
        return Outcome(STOPPED, str(error))
    assert isinstance(outcome, Outcome)
    return outcome
