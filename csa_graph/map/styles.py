"""Say how a kind of line and a kind of thing look: pattern, arrow and shape, so that colour is never alone.

Knows IRIs of the vocabulary and names of CSS classes; the colours themselves are in page.css.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csa_graph.projection import neighbourhood, reporting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CSA = "https://w3id.org/csa-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"

LINES_OF_ACCOUNTABILITY = reporting.KINDS
CHAIR = "https://w3id.org/csa-graph/role/chair"


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How one kind of line is drawn: number of its CSS class, and shape of its arrow head."""

    number: int
    arrow: str


_STYLES = (
    LineStyle(0, "triangle"),
    LineStyle(1, "hollow"),
    LineStyle(2, "diamond"),
    LineStyle(3, "vee"),
    LineStyle(4, "disc"),
    LineStyle(5, "ring"),
    LineStyle(6, "lozenge"),
    LineStyle(7, "triangle"),
)
_BROADER = "http://www.w3.org/2004/02/skos/core#broader"
_PART_OF = "http://purl.org/dc/terms/isPartOf"
# Kinds that stand in the same view must differ; the same kind looks the same in every view.
_FIXED = {
    CSA + "reportsTo": 0,
    CSA + "subGroupOf": 1,
    CSA + "overseenBy": 2,
    CSA + "scrutinisedBy": 3,
    CSA + "accountableTo": 4,
    CSA + "owns": 0,
    CSA + "prioritises": 2,
    CSA + "addresses": 1,
    CSA + "lead": 3,
    _BROADER: 6,
    _PART_OF: 6,
    ORG + "unitOf": 6,
}
# Told in the same words and drawn alike: one kind to a reader.
_ALIKE = {_PART_OF: _BROADER, ORG + "unitOf": _BROADER}
_PRIORITIES_AND_ACTIONS = tuple(
    CSA + name for name in ("owns", "prioritises", "lead", "accountable", "addresses")
)
# Order of lines in keys and lists: accountability first.
_RANK = {kind: rank for rank, kind in enumerate((*LINES_OF_ACCOUNTABILITY, CHAIR, *_PRIORITIES_AND_ACTIONS))}


def get_styles(kinds: Iterable[str]) -> dict[str, LineStyle]:
    """Return the style of each kind of line that stands in one view, in the order of its key."""
    ordered = sorted(set(kinds), key=rank)
    taken = {_FIXED[kind] for kind in ordered if kind in _FIXED}
    free = [style for style in _STYLES if style.number not in taken] or list(_STYLES)
    styles: dict[str, LineStyle] = {}
    loose = 0
    for kind in ordered:
        if kind in _FIXED:
            styles[kind] = _STYLES[_FIXED[kind]]
        else:
            styles[kind] = free[loose % len(free)]
            loose += 1
    return styles


def rank(kind: str) -> tuple[int, str]:
    """Return the place of a kind of line in keys and lists."""
    return (_RANK.get(kind, len(_RANK)), kind)


def merge(kind: str) -> str:
    """Return the kind under which a key lists a kind of line: itself, or one that reads and looks the same.

    >>> merge("http://purl.org/dc/terms/isPartOf")
    'http://www.w3.org/2004/02/skos/core#broader'
    """
    return _ALIKE.get(kind, kind)


# The first class found among the types of a thing, most specific first, decides.
_FAMILIES = {
    CSA + "Group": "group",
    CSA + "Process": "process",
    CSA + "Priority": "priority",
    CSA + "Action": "action",
    CSA + "Programme": "programme",
    CSA + "Plan": "plan",
    CSA + "Seat": "office",
    ORG + "Post": "office",
    ORG + "OrganizationalUnit": "organisation",
    ORG + "FormalOrganization": "organisation",
    ORG + "Organization": "organisation",
    "http://xmlns.com/foaf/0.1/Person": "person",
    "http://data.europa.eu/eli/ontology#LegalResource": "statute",
    CSA + "Duty": "statute",
}
FAMILY_HEADINGS = {
    "group": "Groups",
    "process": "Processes",
    "organisation": "Organisations",
    "kind": "Kinds of body",
    "person": "People",
    "office": "Offices and seats",
    "priority": "Priorities",
    "action": "Actions",
    "programme": "Programmes and projects",
    "plan": "Plans and strategies",
    "statute": "Statutes and duties",
    "other": "Other",
}


def get_family(iri: str, facts: Mapping[str, Any]) -> str:
    """Return the family of a thing by its types, most specific first; it decides the shape of its box.

    >>> types = ["https://w3id.org/csa-graph/ontology#Group", "http://www.w3.org/ns/org#Organization"]
    >>> get_family("urn:x", {"types": types}), get_family("urn:x", {})
    ('group', 'other')
    """
    found = (_FAMILIES[term] for term in facts.get("types", ()) if term in _FAMILIES)
    return next(found, "kind" if iri.startswith(neighbourhood.KINDS) else "other")


def get_kind(iri: str, facts: Mapping[str, Any]) -> str:
    """Return what a thing is, in a word or a few: its kind, else its type; empty where neither is stated.

    >>> get_kind("https://w3id.org/csa-graph/kind/charity", {})
    'kind of body'
    """
    stated = str(facts.get("kind") or facts.get("type_label") or "")
    return stated or ("kind of body" if iri.startswith(neighbourhood.KINDS) else "")
