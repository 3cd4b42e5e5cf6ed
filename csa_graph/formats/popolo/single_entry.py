"""JSON that is one person or organization, and no list of them, is told from other JSON by its fields.

Guesses nothing: what can be either is neither.
"""

from __future__ import annotations

import json
from typing import Any

from csa_graph.formats.popolo.entries import plain

# Fields that only one of the two has.
_PERSON = frozenset(
    {"given_name", "family_name", "additional_name", "honorific_prefix", "honorific_suffix", "sort_name"}
    | {"patronymic_name", "birth_date", "death_date", "gender", "biography", "national_identity", "email"}
)
_ORGANIZATION = frozenset(
    {"classification", "founding_date", "dissolution_date", "parent", "parent_id", "children", "posts"}
)
#: What can stand near the beginning of such a file.
MARKS = tuple(sorted(json.dumps(each).encode() for each in _PERSON | _ORGANIZATION))


def find_kind(content: dict[str, Any]) -> str:
    """Return the list that a single entry belongs to; empty for a document, and for what can be either.

    >>> find_kind({"id": "ada", "name": "Ada Quill", "gender": "female"})
    'persons'
    >>> find_kind({"id": "ada", "name": "Ada Quill"})
    ''
    """
    is_document = any(isinstance(content.get(each), list) for each in ("persons", "organizations"))
    if is_document or not (plain(content.get("id")) or plain(content.get("name"))):
        return ""
    said = plain(content.get("@type") or content.get("type")).lower()
    if said in {"person", "organization"}:
        return f"{said}s"
    inner = content.get("memberships")
    members = [each for each in inner if isinstance(each, dict)] if isinstance(inner, list) else []
    # The entries inside name the other end.
    is_person = bool(_PERSON & content.keys()) or _name_all(members, "organization", "person")
    is_body = bool(_ORGANIZATION & content.keys()) or _name_all(members, "person", "organization")
    if is_person is is_body:
        return ""
    return "persons" if is_person else "organizations"


def _name_all(members: list[dict[str, Any]], other: str, own: str) -> bool:
    """Return whether all memberships name the other end, and none but this one for its own."""
    named = [bool({other, f"{other}_id"} & each.keys()) for each in members]
    return bool(named) and all(named) and not any({own, f"{own}_id"} & each.keys() for each in members)
