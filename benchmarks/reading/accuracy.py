"""Papers are read and compared with what they state: a set of papers becomes figures."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.papers import harbour
from benchmarks.papers.forms import FORMS
from benchmarks.papers.invent import invent_all
from benchmarks.papers.kinds import KINDS
from benchmarks.papers.web import to_text
from benchmarks.reading.lists import Gold, read_all, read_gold
from benchmarks.reading.passages import Kept, compare_passages
from csa_graph.base.errors import CsaGraphError
from csa_graph.documents.document import Document
from csa_graph.documents.reading import read_document
from csa_graph.reading.comparing.compare import compare
from csa_graph.reading.comparing.figures import add_up
from csa_graph.reading.proposal import Review
from csa_graph.reading.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.reading.comparing.figures import Comparison
    from csa_graph.reading.comparing.truth import Truth

#: What each copy of the agreement is called, whatever its form.
AGREEMENT = "worcestershire"
# The excerpts begin with lines about where they come from, which are no part of the paper.
_NOTE = "# "
_HARBOUR = Path(harbour.__file__).with_suffix(".toml")


class Measured(NamedTuple):
    """A set of papers, read.

    Attributes:
        name: What the set is called.
        papers: The comparison of each paper; none if nothing was measured.
        why: Why nothing was measured, what could not be read, or what the form keeps of the papers.
    """

    name: str
    papers: tuple[Comparison, ...]
    why: str = ""

    @property
    def total(self) -> Comparison:
        """The figures of all papers together."""
        return add_up(self.name, self.papers)


class Read(NamedTuple):
    """A paper, read and compared.

    Attributes:
        comparison: The comparison.
        document: What it became; None if it could not be read.
        why: Why it could not.
    """

    comparison: Comparison
    document: Document | None
    why: str = ""


def measure_paper(path: Path, truth: Truth) -> Read:
    """Read a paper and compare it; one that cannot be read states nothing, and the reason is told."""
    try:
        document = read_document(path)
    except CsaGraphError as error:
        nothing = Review(Document(path.name, "", "", ()), (), {}, ())
        return Read(compare(nothing, truth), None, str(error).replace(f"{path.parent}/", ""))
    return Read(compare(read(document), truth), document)


def measure_excerpts(folder: Path | None, scratch: Path) -> Iterator[Measured]:
    """Measure the excerpts: those that rules may be written for, and those that are set aside."""
    for name, is_held_out in (("six excerpts", False), ("three set aside", True)):
        found = [
            gold
            for gold in read_all()
            if gold.truth.is_held_out == is_held_out and not gold.file.startswith(AGREEMENT)
        ]
        jobs = []
        missing = []
        for gold in found:
            source = folder / gold.file if folder else None
            if source is None or not source.exists():
                missing.append(gold.file)
                continue
            lines = source.read_text("utf-8").splitlines(keepends=True)
            copy = scratch / gold.file
            copy.write_text("".join(line for line in lines if not line.startswith(_NOTE)), "utf-8")
            jobs.append((copy, gold.truth))
        yield _measure(name, jobs, f"not in the folder: {', '.join(missing)}" if missing else "")


def measure_agreement(folder: Path | None) -> Iterator[Measured]:
    """Measure the agreement in each form that the folder holds."""
    (gold,) = (each for each in read_all() if each.file.startswith(AGREEMENT))
    paths = sorted(folder.glob(f"{AGREEMENT}*")) if folder else []
    if not paths:
        yield Measured("the agreement", (), "not measured: no folder of its copies")
    for path in paths:
        yield _measure(f"the agreement, {path.name}", [(path, gold.truth)])


def measure_invented(count: int, first: int, wanted: Sequence[str]) -> Iterator[Measured]:
    """Measure invented papers: by form, and by kind over all forms that could be read."""
    by_kind: dict[str, list[Comparison]] = {kind.name: [] for kind in KINDS}
    for form in FORMS:
        if form.name not in wanted:
            continue
        if not form.is_possible():
            yield Measured(f"invented, {form.name}", (), "not measured: what makes it is not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = []
            reasons = []
            kept = Kept()
            for paper in invent_all(count, first):
                path = Path(folder) / f"{paper.name}{form.ending}"
                form.write(paper, path)
                done = measure_paper(path, paper.truth)
                found.append(done.comparison)
                if done.document:
                    by_kind[paper.kind].append(done.comparison)
                    kept += compare_passages(paper, done.document)
                else:
                    reasons.append(done.why)
            told = f"{len(reasons)} could not be read, the first: {reasons[0]}" if reasons else str(kept)
            yield Measured(f"invented, {form.name}", tuple(found), told)
    yield _measure_aside(count, first)
    for kind, papers in by_kind.items():
        if papers:
            yield Measured(f"invented, all forms, {kind}", tuple(papers))


def _measure_aside(count: int, first: int) -> Measured:
    """Measure papers made of the wordings that are set aside, as text."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for paper in invent_all(count, first, is_aside=True):
            path = Path(folder) / f"{paper.name}.txt"
            path.write_text(to_text(paper), "utf-8")
            found.append(measure_paper(path, paper.truth).comparison)
    return Measured("invented, text, wordings set aside", tuple(found))


def measure_harbour() -> Iterator[Measured]:
    """Measure the paper of the demo, in both of its forms."""
    gold: Gold = read_gold(_HARBOUR)
    for path in sorted(harbour.FOLDER.glob(f"{harbour.NAME}.*")):
        yield _measure(f"the demo, {path.suffix[1:]}", [(path, gold.truth)])


def _measure(name: str, jobs: Iterable[tuple[Path, Truth]], why: str = "") -> Measured:
    found = [measure_paper(path, truth) for path, truth in jobs]
    reasons = [why, *(each.why for each in found)]
    papers = tuple(each.comparison for each in found)
    return Measured(name, papers, "; ".join(filter(None, reasons)) or ("" if papers else "not measured"))
