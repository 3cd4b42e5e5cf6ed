"""A JSON file becomes the entries of Popolo's lists, those inside others too, each with its JSON pointer.

Does not know what the entries mean; it notes what is no entry, and what stands there twice.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.files.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: Bytes of the largest file that is read: JSON is held in memory whole, at about ten times its size.
LARGEST = 50_000_000

#: Popolo's lists that are read, in the order of the result.
LISTS = ("areas", "persons", "organizations", "posts", "memberships")
# Where entries stand inside others: the list that they belong to, and the field that names the outer one.
_INSIDE = {
    ("persons", "memberships"): ("memberships", "person_id"),
    ("organizations", "memberships"): ("memberships", "organization_id"),
    ("organizations", "posts"): ("posts", "organization_id"),
    ("organizations", "children"): ("organizations", "parent_id"),
    ("posts", "memberships"): ("memberships", "post_id"),
    ("areas", "children"): ("areas", "parent_id"),
}
# Whole entries in place of their ids.
_WHOLE = {
    "person": ("persons", "person_id"),
    "organization": ("organizations", "organization_id"),
    "on_behalf_of": ("organizations", "on_behalf_of_id"),
    "post": ("posts", "post_id"),
    "area": ("areas", "area_id"),
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Entry(NamedTuple):
    """One entry.

    Attributes:
        kind: The list that it belongs to, of :data:`LISTS`.
        pointer: Where it stands: ``/persons/0``.
        fields: Its fields, without other entries.
    """

    kind: str
    pointer: str
    fields: Mapping[str, Any]

    def text(self, field: str) -> str:
        """Return a field as one line of text; empty where it is missing or no plain value."""
        return plain(self.fields.get(field))


class Notes:
    """What is to be said of a file; the same said of many places becomes one note."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}

    def add(self, place: str, message: str) -> None:
        """Note something about a place, a JSON pointer."""
        self._places.setdefault(message, []).append(place)

    def listed(self) -> Iterator[tuple[str, str]]:
        """Iterate over (place, message): the first place, with the number of the others."""
        for message, places in self._places.items():
            more = f" (and {len(places) - 1} more places of this kind)" if len(places) > 1 else ""
            yield places[0], message + more


class Document(NamedTuple):
    """A file, read.

    Attributes:
        path: The file.
        entries: Its entries, by list and then in the order of the file.
        notes: What was found to say; later steps add to it.
    """

    path: Path
    entries: tuple[Entry, ...]
    notes: Notes

    def of(self, kind: str) -> Iterator[Entry]:
        """Iterate over the entries of one list."""
        return (entry for entry in self.entries if entry.kind == kind)


def plain(value: Any) -> str:  # noqa: ANN401
    r"""Return a JSON value as one line of text; empty for null, lists and objects.

    >>> plain("  Ann \n Lee "), plain(7), plain(None), plain(["x"])
    ('Ann Lee', '7', '', '')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return ""
    # Half a character is no text that could be written; RDF/XML and databases know no zero byte.
    return " ".join(_SURROGATE.sub("\ufffd", value).replace("\0", "\ufffd").split())


def load(path: Path) -> Document:
    """Read a file.

    Raises:
        SourceError: It cannot be read, is no JSON, or holds none of the lists.
    """
    notes = Notes()
    content = _parse(path, notes)
    if not isinstance(content, dict) or not any(isinstance(content.get(each), list) for each in LISTS):
        raise SourceError(
            f"this is not Popolo: it must be an object with a list of {', '.join(LISTS[1:])}", path
        )
    found: dict[str, list[Entry]] = {kind: [] for kind in LISTS}
    for key in sorted(content):
        if key in LISTS:
            for entry in _entries(key, f"/{_escaped(key)}", content[key], notes):
                found[entry.kind].append(entry)
        elif content[key]:
            notes.add(f"/{_escaped(key)}", f"“{_short(key)}” is left out: there is no term for it here")
    return Document(path, tuple(entry for kind in LISTS for entry in found[kind]), notes)


def _parse(path: Path, notes: Notes) -> Any:  # noqa: ANN401
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in pairs:
            if key in made and made[key] != value:
                notes.add("", f"an object has “{_short(key)}” twice: the last is taken")
            made[key] = value
        return made

    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"the file has more than {LARGEST // 1_000_000} MB: split it", path)
        text = decode(path.read_bytes(), path)
        return json.loads(text, object_pairs_hook=unique)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    except json.JSONDecodeError as error:
        raise SourceError(f"this is not valid JSON: {error.msg}", path, error.lineno) from None
    except RecursionError:
        raise SourceError("this JSON is nested too deeply to be read", path) from None
    except ValueError as error:
        # Python refuses to read numbers of thousands of digits.
        raise SourceError(f"this JSON cannot be read: {error}", path) from None


def _entries(kind: str, pointer: str, listed: Any, notes: Notes) -> Iterator[Entry]:  # noqa: ANN401
    """Iterate over the entries of a list, and of the lists and entries inside them."""
    if not isinstance(listed, list):
        if listed is not None:
            notes.add(pointer, f"this must be a list of {kind}: it is left out")
        return
    for number, fields in enumerate(listed):
        place = f"{pointer}/{number}"
        if isinstance(fields, dict):
            yield from _entry(kind, place, fields, notes)
        else:
            notes.add(place, f"an entry of {kind} must be an object: it is left out")


def _entry(kind: str, pointer: str, fields: Mapping[str, Any], notes: Notes) -> Iterator[Entry]:
    own = dict(fields)
    # The list tells it.
    own.pop("@type", None)
    inner: list[Entry] = []
    for field, value in sorted(fields.items()):
        place = f"{pointer}/{_escaped(field)}"
        if (kind, field) in _INSIDE:
            inside, outer = _INSIDE[kind, field]
            del own[field]
            inner += _inside(inside, outer, plain(fields.get("id")), _entries(inside, place, value, notes))
        elif isinstance(value, dict) and (field in _WHOLE or field in {"parent", "member"}):
            inside, reference = _reference(kind, field, value)
            del own[field]
            if plain(value.get("id")):
                own.setdefault(reference, value["id"])
                # Often the id alone.
                inner += _entry(inside, place, value, notes) if len(value) > 1 else ()
            else:
                notes.add(place, "an entry inside another needs an id: it is left out")
    yield Entry(kind, pointer, own)
    yield from inner


def _reference(kind: str, field: str, value: Mapping[str, Any]) -> tuple[str, str]:
    """Return the list of an entry that stands in place of its id, and the field of the id."""
    if field == "parent":
        return kind, "parent_id"
    if field == "member":
        is_body = plain(value.get("@type")).lower() == "organization" or "classification" in value
        return ("organizations", "member_id") if is_body else ("persons", "person_id")
    return _WHOLE[field]


def _inside(kind: str, outer: str, identifier: str, found: Iterator[Entry]) -> Iterator[Entry]:
    """Give entries of an inner list the id of the outer entry, where they do not name it."""
    depth = None
    for entry in found:
        here = entry.pointer.count("/")
        depth = here if depth is None else depth
        is_direct = entry.kind == kind and here == depth
        if is_direct and identifier and not entry.text(outer):
            yield entry._replace(fields={**entry.fields, outer: identifier})
        else:
            yield entry


def _escaped(key: str) -> str:
    """Escape a key for a JSON pointer."""
    return _short(key).replace("~", "~0").replace("/", "~1")


def _short(key: str) -> str:
    return plain(key)[:60]
