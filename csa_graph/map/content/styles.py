"""Say how a kind of line and a kind of thing look: pattern, arrow and shape, so that colour is never alone.

Knows IRIs of the vocabulary and names of CSS classes; the colours themselves are in page.css.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, ELI, FOAF, KIND, ORG, ROLE, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.projection.network import NodeFacts


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
# Kinds that stand in the same view must differ; the same kind looks the same in every view. A line of
# accountability looks as its place among them says.
_FIXED = {
    CSA.owns.value: 0,
    CSA.prioritises.value: 2,
    CSA.addresses.value: 1,
    CSA.lead.value: 3,
    SKOS.broader.value: 6,
    DCT.isPartOf.value: 6,
    ORG.unitOf.value: 6,
}
# Told in the same words and drawn alike: one kind to a reader.
_ALIKE = {DCT.isPartOf.value: SKOS.broader.value, ORG.unitOf.value: SKOS.broader.value}
_PRIORITIES_AND_ACTIONS = (
    CSA.owns.value,
    CSA.prioritises.value,
    CSA.lead.value,
    CSA.accountable.value,
    CSA.addresses.value,
)


@cache
def _list_fixed() -> dict[str, int]:
    lines = {kind: place % len(_STYLES) for place, kind in enumerate(ontology.list_lines())}
    return lines | _FIXED


@cache
def _list_ranks() -> dict[str, int]:
    """Return the order of lines in keys and lists: accountability first."""
    kinds = (*ontology.list_lines(), ROLE.chair.value, *_PRIORITIES_AND_ACTIONS)
    return {kind: place for place, kind in enumerate(kinds)}


def get_styles(kinds: Iterable[str]) -> dict[str, LineStyle]:
    """Return the style of each kind of line that stands in one view, in the order of its key."""
    ordered = sorted(set(kinds), key=rank)
    fixed = _list_fixed()
    taken = {fixed[kind] for kind in ordered if kind in fixed}
    free = [style for style in _STYLES if style.number not in taken] or list(_STYLES)
    styles: dict[str, LineStyle] = {}
    loose = 0
    for kind in ordered:
        if kind in fixed:
            styles[kind] = _STYLES[fixed[kind]]
        else:
            styles[kind] = free[loose % len(free)]
            loose += 1
    return styles


def rank(kind: str) -> tuple[int, str]:
    """Return the place of a kind of line in keys and lists."""
    ranks = _list_ranks()
    return (ranks.get(kind, len(ranks)), kind)


def merge(kind: str) -> str:
    """Return the kind under which a key lists a kind of line: itself, or one that reads and looks the same.

    >>> merge(DCT.isPartOf.value)
    'http://www.w3.org/2004/02/skos/core#broader'
    """
    return _ALIKE.get(kind, kind)


# The first class found among the types of a thing, most specific first, decides.
_FAMILIES = {
    CSA.Group.value: "group",
    CSA.Process.value: "process",
    CSA.Priority.value: "priority",
    CSA.Action.value: "action",
    CSA.Programme.value: "programme",
    CSA.Plan.value: "plan",
    CSA.Seat.value: "office",
    ORG.Post.value: "office",
    ORG.OrganizationalUnit.value: "organisation",
    ORG.FormalOrganization.value: "organisation",
    ORG.Organization.value: "organisation",
    FOAF.Person.value: "person",
    ELI.LegalResource.value: "statute",
    CSA.Duty.value: "statute",
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


def get_family(iri: str, types: Iterable[str]) -> str:
    """Return the family of a thing by its types, most specific first; it decides the shape of its box.

    >>> types = [CSA.Group.value, ORG.Organization.value]
    >>> get_family("urn:x", types), get_family("urn:x", ())
    ('group', 'other')
    """
    found = (_FAMILIES[term] for term in types if term in _FAMILIES)
    return next(found, "kind" if iri.startswith(KIND.base) else "other")


def get_kind(iri: str, facts: NodeFacts) -> str:
    """Return what a thing is, in a word or a few: its kind, else its type; empty where neither is stated.

    That something is a concept tells a reader nothing.
    """
    is_concept = facts["type"] == SKOS.Concept.value
    told = facts["kind"] or ("" if is_concept else facts["type_label"])
    return told or ("kind of body" if iri.startswith(KIND.base) else "")
