"""A review is written where it is asked for; one that is there is brought up to date, with its decisions.

An edit that the new sheet would have no place for is told, and nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base import marks, outputs, updates, writing
from csa_graph.base.errors import CsaGraphError
from csa_graph.base.wording import list_words
from csa_graph.files.notes import ImportedFaultsError
from csa_graph.formats.review import merging, parsing, recognising
from csa_graph.formats.review import writing as written
from csa_graph.formats.review.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from csa_graph.formats.review.decisions import DecidedReview
    from csa_graph.formats.review.parsing import ReviewFile

_SHOWN = 3


class Saved(NamedTuple):
    """A review that was written.

    Attributes:
        decided: The review, as it was written.
        is_new: Whether none was there.
        kept: How many rows kept what was decided on them.
        gone: How many decisions are on words that are gone.
    """

    decided: DecidedReview
    is_new: bool = True
    kept: int = 0
    gone: int = 0


def save(
    decided: DecidedReview, output: Path, form: str, *, inputs: Iterable[Path] = (), force: bool = False
) -> Saved:
    """Write a review, or bring the one that is there up to date.

    Args:
        decided: What was read, with no decision.
        output: The file, or the folder of CSV files.
        form: Its form.
        inputs: What it was made of.
        force: Whether to write over edits that would be lost.

    Raises:
        CsaGraphError: What is there is somebody's work, or has edits that would be lost; or it cannot be
            written.
        ImportedFaultsError: The review that is there has faults.
    """
    outputs.refuse_inputs(output, inputs)
    before = _read_bytes(output)
    found = parsing.read(output) if before and recognising.is_review(output) else None
    if found is None:
        _write(decided, output, form, inputs=inputs, force=force)
        return Saved(decided)
    if found.faults:
        raise ImportedFaultsError(found.faults)
    if not force:
        _refuse_to_lose(found)
    merged = merging.merge(found.decided, decided)
    if output.is_dir():
        updates.update_folder(output, before, written.to_csv(merged.decided), "read")
    else:
        (content,) = before.values()
        ending = FORMS[form][0]
        updates.update(output, content, marks.seal(_to_bytes(merged.decided, form), ending), "read")
    return Saved(merged.decided, is_new=False, kept=merged.kept, gone=merged.gone)


def _read_bytes(output: Path) -> dict[str, bytes]:
    """Return what stands at an output, by name; nothing if nothing does."""
    if writing.is_stream(output):
        return {}
    if output.is_dir():
        return {each.name: each.read_bytes() for each in sorted(output.glob("*.csv")) if each.is_file()}
    return {output.name: output.read_bytes()} if output.is_file() else {}


def _to_bytes(decided: DecidedReview, form: str) -> bytes:
    return written.to_xlsx(decided) if form == "xlsx" else written.to_json(decided).encode()


def _write(decided: DecidedReview, output: Path, form: str, *, inputs: Iterable[Path], force: bool) -> None:
    if form == "csv":
        outputs.write_folder(output, written.to_csv(decided), inputs=inputs, force=force)
    else:
        content, (ending, *_) = _to_bytes(decided, form), FORMS[form]
        outputs.write(output, content, ending, inputs=inputs, force=force)


def _refuse_to_lose(found: ReviewFile) -> None:
    """Refuse to write over what the new sheet has no place for."""
    lost = [*found.strange, *(f"what somebody has written in {place}" for place in found.rewritten)]
    if lost:
        more = f" and {len(lost) - _SHOWN:,} more" if len(lost) > _SHOWN else ""
        raise CsaGraphError(
            f"{found.path}: reading again would lose {list_words(lost[:_SHOWN])}{more}: move it to another "
            "file, or to the column Note; or add --force"
        )
