"""JSON becomes the entries of Popolo's lists, those inside others too, each with its JSON pointer.

Does not know what the entries mean; it notes what is no entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csa_graph.files.notes import Tally

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
        pointer: Where it stands: ``/persons/0``; among several files ``people.json#/persons/0``.
        fields: Its fields, without other entries.
    """

    kind: str
    pointer: str
    fields: Mapping[str, Any]

    def text(self, field: str) -> str:
        """Return a field as one line of text; empty where it is missing or no plain value."""
        return plain(self.fields.get(field))


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


def iter_entries(kind: str, pointer: str, listed: Any, notes: Tally) -> Iterator[Entry]:  # noqa: ANN401
    """Iterate over the entries of a list, and of the lists and entries inside them."""
    if not isinstance(listed, list):
        if listed is not None:
            notes.add(pointer, f"this must be a list of {kind}: it is left out")
        return
    for number, fields in enumerate(listed):
        place = f"{pointer}/{number}"
        if isinstance(fields, dict):
            yield from iter_entry(kind, place, fields, notes)
        else:
            notes.add(place, f"an entry of {kind} must be an object: it is left out")


def iter_entry(kind: str, pointer: str, fields: Mapping[str, Any], notes: Tally) -> Iterator[Entry]:
    """Iterate over an entry and the entries inside it."""
    own = dict(fields)
    # The list tells it.
    own.pop("@type", None)
    inner: list[Entry] = []
    for field, value in sorted(fields.items()):
        place = f"{pointer.rstrip('/')}/{escape(field)}"
        if (kind, field) in _INSIDE:
            inside, outer = _INSIDE[kind, field]
            del own[field]
            inner += _inside(
                inside, outer, plain(fields.get("id")), iter_entries(inside, place, value, notes)
            )
        elif isinstance(value, dict) and (field in _WHOLE or field in {"parent", "member"}):
            inside, reference = _reference(kind, field, value)
            del own[field]
            if plain(value.get("id")):
                own.setdefault(reference, value["id"])
                # Often the id alone.
                inner += iter_entry(inside, place, value, notes) if len(value) > 1 else ()
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


def escape(key: str) -> str:
    """Escape a key for a JSON pointer."""
    return shorten(key).replace("~", "~0").replace("/", "~1")


def shorten(key: str) -> str:
    """Return the beginning of a key, in one line."""
    return plain(key)[:60]
