"""Popolo JSON becomes TriG: persons, organizations, posts, memberships and areas, a passage an entry.

One file, or several that are one set. Does not take over motions, votes and speeches, and of events only when
they were: a note says so.

What becomes what:

- a person: ``foaf:Person``;
- an organization: ``csa:Group`` or ``org:FormalOrganization``, by its classification; where that tells
  nothing, a group if the file has members or posts of it, and else an organisation;
- a post: ``org:Post``; an area: ``skos:Concept``; a parent: ``org:subOrganizationOf``, which is no line of
  accountability, for Popolo only says that the one contains the other;
- a membership of a group that runs today: ``csa:Seat``; any other membership: ``org:Membership``, beside
  ``org:memberOf`` where it runs today. So what has ended, or is still to come, is in the graph with its
  dates, and no question, check or analysis takes it for a seat of today. Option ``as_of`` gives another day.
  A membership ends at the latest with its legislative period, its post, its member or its organization.

Other fields stand under the terms of Popolo's own JSON-LD contexts. What has none is left out with a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import list_words
from csa_graph.terms.iris import ROOT
from csa_graph.terms.minting import require_namespace, slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.source import Imported

_BEGINNING = 65_536


def recognises(paths: Sequence[Path]) -> bool:
    """Return whether files begin like JSON objects with a list of Popolo, or with what its entries have."""
    if len(set(paths)) < len(paths):
        return False
    try:
        return bool(paths) and all(_recognises(path) for path in paths)
    except OSError:
        return False


def _recognises(path: Path) -> bool:
    from csa_graph.files import encoding
    from csa_graph.formats.popolo import single_entry

    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    if encoding.find_wide(start):
        start = encoding.read(start).text.encode()
    lists = (b'"persons"', b'"organizations"', b'"memberships"', b'"posts"')
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        return False
    return any(each in start for each in lists) or (
        b'"name"' in start and any(each in start for each in single_entry.MARKS)
    )


def read(
    paths: Sequence[Path],
    *,
    base: str | None = None,
    title: str | None = None,
    period: str | None = None,
    as_of: str | None = None,
) -> Imported:
    """Read one set of Popolo: a file, or several.

    Args:
        paths: The files, in any order.
        base: Namespace of new IRIs, ending in ``/`` or ``#``; by default made of the first file's name.
        title: Title of the edition; by default the names of the files.
        period: Period of the edition in words; by default "not stated".
        as_of: Day, as ``2018-09-30``, at which memberships are judged: one that runs then is a seat. By
            default the day on which the file is read.

    Raises:
        SourceError: A file is no JSON, too big, or holds none of Popolo's lists; or the files are no one set.
        CsaGraphError: An option has a value that it cannot have.
    """
    from csa_graph.base import days
    from csa_graph.files.notes import Note
    from csa_graph.files.source import Imported
    from csa_graph.files.trig import to_trig
    from csa_graph.formats.popolo import documents, sets
    from csa_graph.formats.popolo.edition import make, prefixes

    files = sorted(dict.fromkeys(paths), key=lambda path: (path.name, str(path)))
    namespace = require_namespace(base or f"{ROOT}{slug(files[0].stem)}/")
    day = days.choose_day(as_of)
    if len(files) > 1 and not sets.are_one_set(files):
        raise SourceError(
            f"this and {files[1].name} are two sets of Popolo: neither names what the other describes; "
            "import each by itself",
            files[0],
        )
    document = documents.load(files)
    noun = "Popolo file" if len(files) == 1 else "Popolo files"
    words = title or f"{noun} {list_words([path.name for path in files])}"
    edition, quads = make(document, namespace, words, period or "not stated", day)
    notes = tuple(
        Note(*document.find_place(place), message) for place, message in document.notes.list_messages()
    )
    return Imported(to_trig(quads, prefixes(namespace, edition)), {}, notes, is_laid_out=True)
