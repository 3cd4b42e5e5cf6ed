"""The ontology becomes the words that the workbook offers: properties, and the lists to choose from.

Reads the two files of the ontology only; what data describe is not here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from csa_graph.base.wording import fold
from csa_graph.terms.prefixes import PREFIXES

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
#: The lists of ``ontology/kinds.ttl``, by the prefix of their members.
LISTS = ("kind", "role", "status", "precision", "caveat", "freq")


class Terms(NamedTuple):
    """Words of the ontology.

    Attributes:
        words: The label of each property.
        labels: The same where no other property has that label.
        properties: The property of each folded label.
        lists: The members of each list: (IRI, name, other names).
        objects: The properties whose objects are things.
        types: The datatype of the values of a property.
    """

    words: dict[str, str]
    labels: dict[str, str]
    properties: dict[str, str]
    lists: dict[str, list[tuple[str, str, tuple[str, ...]]]]
    objects: frozenset[str]
    types: dict[str, str]


@cache
def read() -> Terms:
    """Read the ontology."""
    import pyoxigraph as ox

    from csa_graph.base import resources

    about: dict[str, dict[str, list[str]]] = {}
    for name in ("csa.ttl", "kinds.ttl"):
        for quad in ox.parse(path=str(resources.ontology() / name), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                facts = about.setdefault(quad.subject.value, {})
                facts.setdefault(quad.predicate.value, []).append(quad.object.value)
    named: dict[str, list[str]] = {}
    for iri, facts in about.items():
        for label in facts.get(_RDFS + "label", ()):
            # The vocabularies in use write classes with a capital.
            if not iri.rpartition("/")[2].rpartition("#")[2][:1].isupper():
                named.setdefault(label, []).append(iri)
    labels = {owners[0]: label for label, owners in named.items() if len(owners) == 1}
    return Terms(
        {owner: label for label, owners in named.items() for owner in owners},
        labels,
        {fold(label): iri for iri, label in labels.items()},
        {each: _members(each, about) for each in LISTS},
        frozenset(iri for iri, facts in about.items() if _is_object_property(facts)),
        {iri: facts[_RDFS + "range"][0] for iri, facts in about.items() if _RDFS + "range" in facts},
    )


def _members(prefix: str, about: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (iri, facts[_SKOS + "prefLabel"][0], tuple(facts.get(_SKOS + "altLabel", ())))
        for iri, facts in about.items()
        if iri.startswith(PREFIXES[prefix]) and _SKOS + "prefLabel" in facts
    ]


def _is_object_property(facts: dict[str, list[str]]) -> bool:
    kinds = facts.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ())
    return "http://www.w3.org/2002/07/owl#ObjectProperty" in kinds
