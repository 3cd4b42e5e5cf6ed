"""Several files of Popolo become sets: a file that names by id what only another describes is read with it.

Looks at ids alone, and joins nothing that does not refer to each other.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.formats.popolo import documents
from csa_graph.formats.popolo.entries import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from csa_graph.formats.popolo.entries import Entry

    Ids = set[tuple[str, str]]

# What the fields of an entry lead to.
_REFERENCES = {
    "person_id": ("persons",),
    "member_id": ("persons", "organizations"),
    "organization_id": ("organizations",),
    "on_behalf_of_id": ("organizations",),
    "post_id": ("posts",),
    "area_id": ("areas",),
    "legislative_period_id": ("events",),
}


class _Part(NamedTuple):
    """One file: what it describes, what it names and does not describe, and which lists it has."""

    path: Path
    described: Ids
    missing: Ids
    lists: set[str]


def find(paths: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Return the files that are read as one, in the order of their names: those alone are left out.

    Only files of one folder belong together. One that cannot be read is told of when it is read.
    """
    folders: dict[Path, list[_Part]] = {}
    for path in paths:
        part = _read_part(path)
        if part is not None:
            folders.setdefault(path.parent, []).append(part)
    return [group for parts in folders.values() for group in _join(parts) if len(group) > 1]


def are_one_set(paths: Sequence[Path]) -> bool:
    """Return whether files are one set: they refer to each other, or have no list in common."""
    parts = [part for part in map(_read_part, paths) if part is not None]
    if len(parts) < len(paths):
        return True  # What is wrong with it is told when it is read.
    shared = [kind for kind in LISTS if sum(kind in part.lists for part in parts) > 1]
    return not shared or len(_join(parts)) == 1


def _read_part(path: Path) -> _Part | None:
    try:
        document = documents.load([path])
    except SourceError:
        return None
    described = {(entry.kind, entry.text("id")) for entry in document.entries}
    described |= {("events", each) for each in document.events}
    named = {lead for entry in document.entries for lead in _list_references(entry)}
    kinds = {kind for kind, _ in described}
    # An id that leads to either is found where one of the two has it.
    missing = {
        (kind, each) for kind, each in named if not {(other, each) for other in kind.split()} & described
    }
    return _Part(path, described, missing, kinds)


def _list_references(entry: Entry) -> Iterable[tuple[str, str]]:
    leads = {**_REFERENCES, "parent_id": (entry.kind,)}
    for field, kinds in leads.items():
        identifier = entry.text(field)
        if identifier:
            yield " ".join(kinds), identifier


def _join(parts: Sequence[_Part]) -> list[tuple[Path, ...]]:
    """Return the parts in groups: each with those that describe what it names."""
    groups: dict[Path, set[Path]] = {part.path: {part.path} for part in parts}
    for part in parts:
        missing = set(part.missing)
        others = [each for each in parts if each is not part]
        while missing and others:
            best = max(others, key=lambda other: _rank(part, other, missing))
            found = _found(best, missing)
            if not found:
                break
            missing -= found
            others.remove(best)
            joined = groups[part.path] | groups[best.path]
            groups |= dict.fromkeys(joined, joined)
    unique = {frozenset(group): None for group in groups.values()}
    return [tuple(sorted(group, key=lambda path: path.name)) for group in unique]


def _found(other: _Part, missing: Ids) -> Ids:
    """Return what of the missing things a file describes."""
    return {
        (kind, each) for kind, each in missing if any((one, each) in other.described for one in kind.split())
    }


def _rank(part: _Part, other: _Part, missing: Ids) -> tuple[bool, int, int, str]:
    """Sort by how surely a file is the other part: of other lists, describing much, called alike."""
    pairs = zip(part.path.name, other.path.name, strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    found = len(_found(other, missing))
    return bool(found) and part.lists.isdisjoint(other.lists), found, alike, other.path.name
