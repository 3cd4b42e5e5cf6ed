"""Many papers become many reviews, on all cores: each by itself, so that one that fails stops no other.

A paper whose review is there, and which has not changed since, is not read again.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base import marks, workers
from csa_graph.base.endings import get_ending
from csa_graph.base.errors import CsaGraphError, SourceError
from csa_graph.base.version import __version__
from csa_graph.documents.forms import FORMS as PAPERS
from csa_graph.formats.review import recognising, summary
from csa_graph.formats.review.decisions import DecidedReview
from csa_graph.formats.review.saving import Saved, save

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.formats.review.summary import Figures
    from csa_graph.reading.names import KnownName

_ENDINGS = frozenset(ending for form in PAPERS for ending in form.endings)


class Settings(NamedTuple):
    """How papers are read.

    Attributes:
        ocr: Whether scans are read by tesseract.
        suggest_above: The confidence from which accepting is suggested; None suggests nothing.
        force: Whether to write over edits that would be lost.
        known: Names that are known before.
    """

    ocr: bool = False
    suggest_above: float | None = None
    force: bool = False
    known: tuple[KnownName, ...] = ()


class Job(NamedTuple):
    """A paper to be read.

    Attributes:
        paper: The file.
        output: Where its review is written.
        form: The form of the review.
        settings: How it is read.
    """

    paper: Path
    output: Path
    form: str
    settings: Settings


class Outcome(NamedTuple):
    """What came of a paper.

    Attributes:
        job: The paper, and where its review is.
        figures: How much was read; None where it was not.
        error: Why it could not be read; empty where it could.
    """

    job: Job
    figures: Figures | None = None
    error: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Whether its review was there, and the paper has not changed since."""
        return self.figures is None and not self.error


def find_papers(given: Iterable[str]) -> list[Path]:
    """List the papers that names mean: files, folders of papers, patterns for either.

    Raises:
        SourceError: There is none.
    """
    found: dict[Path, None] = {}
    for name in given:
        path = Path(name)
        if path.is_file():
            inside: list[Path] = [path]
        elif path.is_dir():
            inside = _list_inside(path)
        else:
            hits = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  (a pattern can begin with a root)
            inside = [
                each for hit in map(Path, hits) for each in ([hit] if hit.is_file() else _list_inside(hit))
            ]
        if not inside:
            is_pattern = any(mark in name for mark in "*?[")
            what = "no paper fits this pattern" if is_pattern else "there is no such file"
            raise SourceError("the folder holds no paper" if path.is_dir() else what, path)
        found.update(dict.fromkeys(inside))
    return list(found)


def _list_inside(folder: Path) -> list[Path]:
    places = sorted(os.walk(folder))
    names = (Path(place, name) for place, _, names in places for name in sorted(names))
    return [path for path in names if get_ending(path) in _ENDINGS and not path.name.startswith((".", "~$"))]


def plan(papers: Sequence[Path], folder: Path, form: str, settings: Settings) -> list[Job]:
    """Return a job for each paper, each with an output of its own in a folder.

    Args:
        papers: The papers.
        folder: Where the reviews go.
        form: Their form.
        settings: How the papers are read.
    """
    taken = Counter(path.name.casefold() for path in papers)
    jobs = []
    for path in papers:
        # Papers of one name are told apart by where they lie.
        where = f".{marks.sum_up(str(path).encode())[:8]}" if taken[path.name.casefold()] > 1 else ""
        ending = "" if form == "csv" else f".{form}"
        jobs.append(Job(path, folder / f"{path.name}{where}.review{ending}", form, settings))
    return jobs


def read_one(job: Job) -> Saved:
    """Read a paper and write its review.

    Raises:
        SourceError: The paper cannot be read.
        CsaGraphError: The review cannot be written, or the one that is there has edits that would be lost.
    """
    decided = read(job.paper, job.settings)
    return save(decided, job.output, job.form, inputs=[job.paper], force=job.settings.force)


def read(paper: Path, settings: Settings) -> DecidedReview:
    """Read a paper; nothing is decided on it.

    Raises:
        SourceError: It cannot be read.
    """
    from csa_graph.reading.papers import read_paper

    review = read_paper(paper, known=settings.known, ocr=settings.ocr)
    return DecidedReview(review, suggest_above=settings.suggest_above, paper=sum_up(paper, settings))


def sum_up(paper: Path, settings: Settings) -> str:
    """Return what tells whether a paper would be read as it was: its checksum, and who read it how.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        content = paper.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", paper) from None
    names = f" {marks.sum_up(repr(settings.known).encode())}" if settings.known else ""
    return f"{marks.sum_up(content)} {__version__}{' ocr' if settings.ocr else ''}{names}"


def do(job: Job) -> Outcome:
    """Read a paper if need be, and say what came of it."""
    try:
        if recognising.find_paper(job.output) == sum_up(job.paper, job.settings):
            return Outcome(job)
        return Outcome(job, summary.count(read_one(job).decided))
    except CsaGraphError as error:
        return Outcome(job, error=str(error))


def run(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """Read papers, and iterate over what came of each, in their order.

    A paper whose process dies, for instance because memory is used up, is given up; others are not.

    Args:
        jobs: The papers.
        processes: How many are read at once.
    """
    place, is_alone = 0, False
    while place < len(jobs):
        left = jobs[place : place + 1] if is_alone else jobs[place:]
        results = workers.run(do, left, 1 if is_alone else min(processes, len(left)), apart=True)
        try:
            for outcome in results:
                place += 1
                yield outcome
            is_alone = False
        except BrokenProcessPool:
            if is_alone:
                yield Outcome(
                    jobs[place], error=f"{jobs[place].paper}: its process was lost: is there memory enough?"
                )
                place += 1
            # Those that were in work are read one by one until the one is found.
            is_alone = not is_alone
