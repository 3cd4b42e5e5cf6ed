"""What a store was built of is compared with the files of now: what changes, where that is certain.

Reads changed files only, and no store.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.building import coupling
from csa_graph.building.ledger import Entry, Ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.building.coupling import Ties
    from csa_graph.files.inputs import Input

#: Bytes of changed files from which on all files are built: they are built in memory, all at once.
_LARGE = 20_000_000


class UnsureError(Exception):
    """It is not sure that the result would be that of a build of all files; says why."""


class Change(NamedTuple):
    """What changes.

    Attributes:
        files: The files to be built, each with what ties it to others.
        gone: IRIs of the editions that were built of them, or of files that are no more.
        ledger: The ledger afterwards.
        replaced: IRIs of what is replaced afterwards.
        editions: IRIs of all editions afterwards.
    """

    files: dict[Input, Ties]
    gone: frozenset[str]
    ledger: Ledger
    replaced: frozenset[str]
    editions: frozenset[str]


def find(ledger: Ledger, files: Mapping[str, tuple[Input, str]]) -> Change:
    """Find the files that have changed, and those whose editions another one replaces now, or no more.

    Args:
        ledger: What the store was built of.
        files: All data files by their names, with their digests.

    Raises:
        UnsureError: The changed files cannot be built without the others, or too much has changed.
        SourceError: A changed file cannot be used.
    """
    entries = ledger.entries
    changed = {
        name for name, (_, digest) in files.items() if name not in entries or entries[name].digest != digest
    }
    kept = {name: entry for name, entry in entries.items() if name in files and name not in changed}
    ties = {name: coupling.read(files[name][0]) for name in changed}
    replaced = frozenset(
        chain(*(each.replaced for each in kept.values()), *(each.replaced for each in ties.values()))
    )
    before = frozenset(chain.from_iterable(each.replaced for each in entries.values()))
    for name, entry in kept.items():
        # What is in force has changed in a file that has not.
        if not (replaced ^ before).isdisjoint(entry.editions):
            ties[name] = coupling.read(files[name][0])
    gone = [entry for name, entry in entries.items() if name in ties or name not in files]
    _check_apart(gone, ties, len(files))
    after = kept | {
        name: Entry(files[name][1], True, each.editions, each.replaced) for name, each in ties.items()
    }
    return Change(
        {files[name][0]: each for name, each in ties.items()},
        frozenset(chain.from_iterable(entry.editions for entry in gone)),
        Ledger(ledger.recipe, after),
        replaced,
        _list_editions(after, replaced),
    )


def _check_apart(gone: list[Entry], ties: Mapping[str, Ties], number: int) -> None:
    """Refuse files that were not built apart from others, or cannot be now, and too many of them."""
    if not all(entry.is_apart for entry in gone):
        raise UnsureError("a file was built together with others")
    if not all(each.is_alone and each.editions for each in ties.values()):
        raise UnsureError("a changed file cannot be built by itself, or has no edition")
    if sum(each.size for each in ties.values()) > _LARGE or 2 * len(ties) > number:
        raise UnsureError("much has changed: to build all files is as fast")


def _list_editions(entries: Mapping[str, Entry], replaced: frozenset[str]) -> frozenset[str]:
    """Return the editions of all files."""
    listed = list(chain.from_iterable(entry.editions for entry in entries.values()))
    if len(set(listed)) < len(listed):
        raise UnsureError("two files describe one edition")
    if replaced.issuperset(listed):
        raise UnsureError("no edition would be in force")
    return frozenset(listed)
