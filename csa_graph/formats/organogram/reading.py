"""UK government organograms (CSV files of senior and junior posts) become editions of TriG, a passage a row.

What is sound is imported; what is left out, or taken otherwise than it stands, is a note with file and line.
The format and what is made of each column: docs/organograms.md. Salaries and contacts are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.files.source import Imported
from csa_graph.files.trig import to_trig
from csa_graph.formats.organogram import origin, parsing, register
from csa_graph.formats.organogram.edition import Edition, Namespaces, list_prefixes, state
from csa_graph.formats.organogram.notes import Notes
from csa_graph.terms.iris import ROOT
from csa_graph.terms.minting import require_namespace, slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.formats.organogram.rows import Kind

_COMMENT = "Made from the files of an organogram: a block a row, and it holds what that row states."
_WORDS = "Read from {}. The files print no title: this one is made of the body's name and the day."


def recognises(paths: Sequence[Path]) -> bool:
    """Return whether all files are organograms, by their first lines."""
    return all(parsing.peek(path) is not None for path in paths)


def read(
    paths: Sequence[Path], *, base: str | None = None, period: str | None = None, replaces: str | None = None
) -> Imported:
    """Read one organogram: the senior file, the junior file, or both.

    Args:
        paths: The files, in any order.
        base: Namespace of new IRIs, ending in ``/`` or ``#``; by default one of the body's own.
        period: The day of the organogram, where the names of the files do not tell it.
        replaces: The day of the organogram of the same body that this one replaces.

    Raises:
        SourceError: A file cannot be read, is too large, or is no organogram; or they are not of one.
        CsaGraphError: ``base`` is no namespace.
    """
    if base is not None:
        require_namespace(base)
    notes = Notes()
    files = _pair(paths)
    found = [row for path in files for row in parsing.read_rows(path, notes)]
    publisher = origin.get_publisher(found)
    days = [origin.find_day(path.stem) for path in files]
    if len(days) == 2 and all(days) and days[0] != days[1]:
        raise SourceError(
            f"the names of the files tell two days, {days[0]} and {days[1]}: "
            "import each organogram by itself",
            files[1],
        )
    when = (period or "").strip() or next(filter(None, days), "")
    if not when:
        when = origin.UNDATED
        message = "the name of the file tells no day: the period is “not stated”; give it with --period"
        notes.add(files[0], None, message)
    body = publisher or files[0].stem
    spaces = Namespaces(base or f"{ROOT}{slug(body)}/", base or f"{ROOT}uk/")
    edition = Edition(
        iri=spaces.base + slug(when),
        title=f"Organogram of {body}" + (f", {when}" if when != origin.UNDATED else ""),
        period=when,
        comment=_WORDS.format(" and ".join(path.name for path in files)),
        publisher=publisher,
        replaces=spaces.base + slug(replaces) if replaces else "",
    )
    quads = state(edition, register.read_entries(found, notes), spaces, notes)
    trig = to_trig(quads, list_prefixes(edition, spaces), _COMMENT)
    return Imported(trig, notes=notes.list_messages(), is_laid_out=True)


def _pair(paths: Sequence[Path]) -> list[Path]:
    """Return the senior file, then the junior one.

    Raises:
        SourceError: There are two of one kind: they are of several organograms.
    """
    pair: dict[Kind, Path] = {}
    for path in sorted(dict.fromkeys(paths), key=str):
        # What is no organogram is refused when it is read.
        kind = parsing.peek(path) or "senior"
        if kind in pair:
            raise SourceError(
                f"this and {pair[kind].name} are both files of {kind} posts: "
                "import each organogram by itself",
                path,
            )
        pair[kind] = path
    return [pair[kind] for kind in ("senior", "junior") if kind in pair]
