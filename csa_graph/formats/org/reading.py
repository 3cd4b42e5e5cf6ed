"""Other people's RDF with terms of W3C ORG becomes TriG: what it states, and what rules make of it, apart.

What a file states stands in a passage for each of its graphs, as it is. What the rules of
``ontology/mappings/org`` add, so that questions and checks know it, stands in a passage for each rule, whose
locator names files and rule. Left out, with a note each: terms of our own ontology, which no other file has,
and what could not be built. Where a name breaks the rules of form it becomes another name; what is nameless
gets a name that follows from its IRI.

Does not fetch anything: a JSON-LD context must stand in the file, and XML entities are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.iris import CSA, ORG, ROOT
from csa_graph.terms.minting import require_namespace, slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.source import Imported

_BEGINNING = 262_144
_ORG, _OURS = ORG.base.encode(), CSA.base.encode()


def recognises(paths: Sequence[Path]) -> bool:
    """Return whether one of some RDF files names W3C ORG near its beginning; none may use our ontology."""
    try:
        starts = [_start(path) for path in paths]
    except OSError:
        return False
    return any(_ORG in start for start in starts) and not any(_OURS in start for start in starts)


def read(
    paths: Sequence[Path],
    *,
    base: str | None = None,
    title: str | None = None,
    period: str | None = None,
    as_of: str | None = None,
) -> Imported:
    """Read RDF files with terms of W3C ORG as one edition.

    Args:
        paths: The files: Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD, by their names.
        base: Namespace of new IRIs, ending in ``/`` or ``#``; by default made of the first file's name.
        title: Title of the edition; by default the names of the files.
        period: Period of the edition in words; by default "not stated".
        as_of: Day, as ``2018-09-30``, at which memberships are judged: one that runs then is a seat. By
            default the day on which the files are read.

    Raises:
        SourceError: A file cannot be read; names file and line where they are known.
        CsaGraphError: The namespace cannot be used.
    """
    from csa_graph.base import days
    from csa_graph.files.source import Imported
    from csa_graph.files.trig import to_trig
    from csa_graph.formats.org import mapping

    namespace = require_namespace(base or f"{ROOT}{slug(paths[0].stem)}/")
    day = days.choose_day(as_of)
    names = ", ".join(path.name for path in paths)
    quads, notes = mapping.make(paths, namespace, title or f"RDF of {names}", period or "not stated", day)
    edition = f"{namespace}org#"
    return Imported(to_trig(quads, {"": namespace, "p": edition}), {}, tuple(notes), is_laid_out=True)


def _start(path: Path) -> bytes:
    from csa_graph.files import encoding

    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    return encoding.read(start).text.encode() if encoding.find_wide(start) else start
