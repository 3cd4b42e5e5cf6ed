"""The ontology becomes the words that the workbook offers: properties, and the lists to choose from.

Reads the two files of the ontology only; what data describe is not here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from csa_graph.base.wording import fold
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, ORG, OWL, RDF, RDFS, SKOS, local_name
from csa_graph.terms.prefixes import PREFIXES

#: The lists of ``ontology/kinds.ttl``, by the prefix of their members.
LISTS = ("kind", "role", "status", "precision", "caveat", "freq")


class Terms(NamedTuple):
    """Words of the ontology.

    Attributes:
        words: The label of each property.
        inverse: The label of each property when it is read from its object.
        labels: The same where no other property has that label.
        properties: The property of each folded label.
        lists: The members of each list: (IRI, name, other names).
        objects: The properties whose objects are things.
        types: The datatype of the values of a property.
    """

    words: dict[str, str]
    inverse: dict[str, str]
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
        for label in facts.get(RDFS.label.value, ()):
            # The vocabularies in use write classes with a capital.
            if not local_name(iri)[:1].isupper():
                named.setdefault(label, []).append(iri)
    labels = {owners[0]: label for label, owners in named.items() if len(owners) == 1}
    return Terms(
        {owner: label for label, owners in named.items() for owner in owners},
        {iri: label for iri, facts in about.items() for label in facts.get(CSA.inverseLabel.value, ())},
        labels,
        {fold(label): iri for iri, label in labels.items()},
        {each: _members(each, about) for each in LISTS},
        frozenset(iri for iri, facts in about.items() if _is_object_property(facts)),
        {iri: facts[RDFS.range.value][0] for iri, facts in about.items() if RDFS.range.value in facts},
    )


@cache
def list_ties() -> tuple[str, ...]:
    """Return the IRIs of what the sheet Lines offers, in order: the ontology says which ties there are."""
    others = {each.value for each in (CSA.addresses, CSA.owns, CSA.prioritises)}
    return (
        *ontology.list_lines(),
        *(CSA.informs.value, CSA.cooperatesWith.value, ORG.linkedTo.value),
        *ontology.sort({*ontology.list_ties(), *others}),
        # What a body is, and how often it meets, can be for a time, or by a law.
        *(ORG.classification.value, CSA.frequency.value),
    )


def _members(prefix: str, about: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (iri, facts[SKOS.prefLabel.value][0], tuple(facts.get(SKOS.altLabel.value, ())))
        for iri, facts in about.items()
        if iri.startswith(PREFIXES[prefix]) and SKOS.prefLabel.value in facts
    ]


def _is_object_property(facts: dict[str, list[str]]) -> bool:
    kinds = facts.get(RDF.type.value, ())
    return OWL.ObjectProperty.value in kinds
