"""JSON files become one document: the entries of all, what each names by id, and when events were.

Does not know what the entries mean; it notes what is no entry, and what stands there twice.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base import marks
from csa_graph.base.errors import SourceError
from csa_graph.files import encoding
from csa_graph.files.notes import Tally
from csa_graph.formats.popolo import single_entry
from csa_graph.formats.popolo.entries import LISTS, escape, iter_entries, iter_entry, plain, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from csa_graph.formats.popolo.entries import Entry

#: Bytes of the largest file that is read: JSON is held in memory whole, at about ten times its size.
LARGEST = 50_000_000

_EVENTS = "events"
_NO_POPOLO = (
    f"this is not Popolo: it must be an object with a list of {', '.join(LISTS[1:])}, or one person or "
    "organization that can be told by its fields"
)


class Document(NamedTuple):
    """One set of Popolo, read.

    Attributes:
        entries: Its entries, by list and then in the order of the files.
        events: Start and end of each event, by its id: legislative periods are events.
        notes: What was found to say; later steps add to it.
        paths: The files, by what the pointers of their entries begin with; empty for one file alone.
    """

    entries: tuple[Entry, ...]
    events: Mapping[str, tuple[str, str]]
    notes: Tally
    paths: Mapping[str, Path]

    def of(self, kind: str) -> Iterator[Entry]:
        """Iterate over the entries of one list."""
        return (entry for entry in self.entries if entry.kind == kind)

    def find_place(self, pointer: str) -> tuple[Path, str]:
        """Return the file and the pointer in it."""
        file, mark, rest = pointer.partition("#")
        return (self.paths[file], rest) if mark and file in self.paths else (self.paths[""], pointer)


def load(paths: Sequence[Path]) -> Document:
    """Read the files of one set.

    Raises:
        SourceError: One cannot be read, is no JSON, or holds none of the lists.
    """
    notes = Tally()
    found: dict[str, list[Entry]] = {kind: [] for kind in LISTS}
    events: dict[str, tuple[str, str]] = {}
    names = _name(paths)
    for name, path in names.items():
        start = f"{name}#" if name else ""
        content = parse(path, notes, start)
        kind = single_entry.find_kind(content) if isinstance(content, dict) else ""
        if kind:
            for entry in iter_entry(kind, f"{start}/", content, notes):
                found[entry.kind].append(entry)
            continue
        if not isinstance(content, dict) or not any(isinstance(content.get(each), list) for each in LISTS):
            raise SourceError(_NO_POPOLO, path)
        for key in sorted(name for name, value in content.items() if not marks.is_key(name, value)):
            pointer = f"{start}/{escape(key)}"
            if key in LISTS:
                for entry in iter_entries(key, pointer, content[key], notes):
                    found[entry.kind].append(entry)
                continue
            if key == _EVENTS and isinstance(content[key], list):
                events |= _list_events(content[key])
            if content[key]:
                notes.add(pointer, _describe_left_out(key))
    entries = tuple(entry for kind in LISTS for entry in found[kind])
    return Document(entries, events, notes, {"": paths[0], **names})


def _describe_left_out(key: str) -> str:
    if key == _EVENTS:
        return "of “events” only the dates are read, for the memberships that name one as their period"
    return f"“{shorten(key)}” is left out: there is no term for it here"


def _name(paths: Sequence[Path]) -> dict[str, Path]:
    """Return the files by what tells their entries apart: nothing for a file alone."""
    if len(paths) == 1:
        return {"": paths[0]}
    given = [path.name for path in paths]
    return {
        path.name if given.count(path.name) == 1 else f"{number}-{path.name}": path
        for number, path in enumerate(paths, 1)
    }


def _list_events(listed: Sequence[Any]) -> dict[str, tuple[str, str]]:
    return {
        plain(each.get("id")): (plain(each.get("start_date")), plain(each.get("end_date")))
        for each in listed
        if isinstance(each, dict) and plain(each.get("id"))
    }


def parse(path: Path, notes: Tally, start: str = "") -> Any:  # noqa: ANN401
    """Return what a file of JSON says.

    Args:
        path: The file.
        notes: Takes what is odd about it.
        start: What places in it begin with.

    Raises:
        SourceError: It cannot be read, or is no JSON.
    """

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in pairs:
            if key in made and made[key] != value:
                notes.add(start, "an object has “{}” twice: the last is taken", shorten(key))
            made[key] = value
        return made

    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"the file has more than {LARGEST // 1_000_000} MB: split it", path)
        read = encoding.read(path.read_bytes())
        if read.not_utf8:
            notes.add(start, encoding.describe(read))
        return json.loads(read.text, object_pairs_hook=unique)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    except json.JSONDecodeError as error:
        raise SourceError(f"this is not valid JSON: {error.msg}", path, error.lineno) from None
    except RecursionError:
        raise SourceError("this JSON is nested too deeply to be read", path) from None
    except ValueError as error:
        # Python refuses to read numbers of thousands of digits.
        raise SourceError(f"this JSON cannot be read: {error}", path) from None
