"""Popolo JSON becomes TriG: persons, organizations, posts, memberships and areas, a passage an entry.

Does not take over motions, votes, speeches and events: a note says so.

What becomes what:

- a person: ``foaf:Person``;
- an organization: ``csa:Group`` or ``org:FormalOrganization``, by its classification; where that tells
  nothing, a group if the file has members or posts of it, and else an organisation;
- a post: ``org:Post``; an area: ``skos:Concept``; a parent: ``org:subOrganizationOf``, which is no line of
  accountability, for Popolo only says that the one contains the other;
- a membership of a group that has no end: ``csa:Seat``; any other membership: ``org:Membership``, beside
  ``org:memberOf`` where it has no end. So what has ended is in the graph with its dates, and no question,
  check or analysis takes it for a seat of today. Option ``as_of`` gives the day at which memberships are
  judged instead, by their dates.

Other fields stand under the terms of Popolo's own JSON-LD contexts. What has none is left out with a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import CsaGraphError
from csa_graph.terms.iris import ROOT
from csa_graph.terms.minting import is_iri, slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.source import Imported

_BEGINNING = 65_536


def knows(paths: Sequence[Path]) -> bool:
    """Return whether there is one file, and it begins as a JSON object that names a list of Popolo."""
    if len(paths) != 1:
        return False
    try:
        with paths[0].open("rb") as file:
            start = file.read(_BEGINNING)
    except OSError:
        return False
    lists = (b'"persons"', b'"organizations"', b'"memberships"', b'"posts"')
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and any(each in start for each in lists)


def read(
    paths: Sequence[Path],
    *,
    base: str | None = None,
    title: str | None = None,
    period: str | None = None,
    as_of: str | None = None,
) -> Imported:
    """Read one Popolo file.

    Args:
        paths: The file.
        base: Namespace of new IRIs, ending in ``/`` or ``#``; by default made of the file's name.
        title: Title of the edition; by default the name of the file.
        period: Period of the edition in words; by default "not stated".
        as_of: Day, as ``2018-09-30``, at which memberships are judged: one that runs then is a seat. Without
            it every membership with an end date counts as ended.

    Raises:
        SourceError: The file is no JSON, too big, or holds none of Popolo's lists.
        CsaGraphError: An option has a value that it cannot have.
    """
    from csa_graph.files.notes import Note
    from csa_graph.files.source import Imported
    from csa_graph.files.trig import to_trig
    from csa_graph.formats.popolo import entries
    from csa_graph.formats.popolo.edition import make, prefixes

    if len(paths) != 1:
        raise CsaGraphError("Popolo is read one file at a time: name one file.")
    path = paths[0]
    namespace = base or f"{ROOT}{slug(path.stem)}/"
    if not is_iri(namespace) or namespace[-1] not in "/#":
        raise CsaGraphError(f"The namespace “{namespace}” must be an IRI that ends in / or #.")
    document = entries.load(path)
    words = title or f"Popolo file {path.name}"
    edition, quads = make(document, namespace, words, period or "not stated", as_of)
    notes = tuple(Note(path, place, message) for place, message in document.notes.listed())
    return Imported(to_trig(quads, prefixes(namespace, edition)), {}, notes)
