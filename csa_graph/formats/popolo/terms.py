"""The fields of Popolo and their terms in RDF: for the reader and the writer alike.

Fields that need more than a term, as names and memberships do, are not in here.
"""

from __future__ import annotations

import pyoxigraph as ox

from csa_graph.terms.iris import DCT, OPENGOV, RDFS, SKOS
from csa_graph.terms.prefixes import PREFIXES

_OTHERS = {
    "bio": "http://purl.org/vocab/bio/0.1/",
    "pim": "http://www.w3.org/2000/10/swap/pim/contact#",
    "person": "http://www.w3.org/ns/person#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def term(name: str) -> ox.NamedNode:
    """Return the IRI of a short name.

    >>> term("org:Post").value
    'http://www.w3.org/ns/org#Post'
    """
    prefix, _, local = name.partition(":")
    return ox.NamedNode((PREFIXES.get(prefix) or _OTHERS[prefix]) + local)


def _terms(names: dict[str, str]) -> dict[str, ox.NamedNode]:
    return {field: term(name) for field, name in names.items()}


_STAMPS = {"created_at": "dct:created", "updated_at": "dct:modified"}
_NAMES = {
    "family_name": "foaf:familyName",
    "given_name": "foaf:givenName",
    "additional_name": "schema:additionalName",
    "honorific_prefix": "schema:honorificPrefix",
    "honorific_suffix": "schema:honorificSuffix",
    "patronymic_name": "person:patronymicName",
}

#: Fields that hold one text, by list.
TEXTS: dict[str, dict[str, ox.NamedNode]] = {
    "persons": _terms(
        {
            **_NAMES,
            "sort_name": "pim:sortName",
            "email": "schema:email",
            "gender": "foaf:gender",
            "birth_date": "schema:birthDate",
            "death_date": "schema:deathDate",
            "image": "schema:image",
            "summary": "bio:olb",
            "biography": "bio:biography",
            "national_identity": "opengov:nationalIdentity",
            **_STAMPS,
        }
    ),
    "organizations": _terms(
        {
            "abstract": "dct:abstract",
            "description": "dct:description",
            "founding_date": "schema:foundingDate",
            "dissolution_date": "schema:dissolutionDate",
            "image": "schema:image",
            **_STAMPS,
        }
    ),
    "posts": _terms(_STAMPS),
    "memberships": _terms(_STAMPS),
    "areas": _terms({"identifier": "dct:identifier", "classification": "dct:type", **_STAMPS}),
}

#: Lists of objects: the property that leads to each, its class, and the terms of its fields.
OBJECTS: dict[str, tuple[ox.NamedNode, ox.NamedNode, dict[str, ox.NamedNode]]] = {
    "contact_details": (
        OPENGOV.contactDetail,
        term("schema:ContactPoint"),
        _terms(
            {
                "label": "rdfs:label",
                "type": "schema:contactType",
                "value": "rdf:value",
                "note": "skos:note",
                "valid_from": "schema:validFrom",
                "valid_until": "schema:validThrough",
                **_STAMPS,
            }
        ),
    ),
    "other_names": (
        OPENGOV.otherName,
        OPENGOV.OtherName,
        _terms(
            {
                "name": "rdfs:label",
                **_NAMES,
                "start_date": "schema:validFrom",
                "end_date": "schema:validThrough",
                "note": "skos:note",
            }
        ),
    ),
    "identifiers": (
        term("schema:identifier"),
        term("schema:PropertyValue"),
        _terms({"identifier": "schema:value", "scheme": "schema:propertyID"}),
    ),
    "links": (
        RDFS.seeAlso,
        term("schema:WebPage"),
        _terms({"url": "schema:url", "note": "skos:note"}),
    ),
    "sources": (
        DCT.source,
        term("schema:WebPage"),
        _terms({"url": "schema:url", "note": "skos:note"}),
    ),
}

#: An object with this one field alone is no thing of its own: the property has the value itself.
ALONE = {
    "links": ("url", RDFS.seeAlso),
    "sources": ("url", DCT.source),
    "other_names": ("name", SKOS.altLabel),
    "identifiers": ("identifier", DCT.identifier),
}

#: Fields that other modules read.
OWN = {
    "persons": {"id", "name"},
    "organizations": {"id", "name", "classification", "parent_id", "area_id"},
    "posts": {"id", "label", "other_label", "role", "organization_id", "area_id", "start_date", "end_date"},
    "memberships": {"id", "label", "role", "person_id", "member_id", "organization_id", "post_id"}
    | {"on_behalf_of_id", "area_id", "start_date", "end_date"}
    | {"legislative_period_id", "legislative_period"},
    "areas": {"id", "name", "parent_id"},
}

#: The role of a seat, by the folded word of the file, where one of ontology/kinds.ttl means the same.
ROLES = {
    "": "member",
    "member": "member",
    "chair": "chair",
    "chairperson": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "adviser": "adviser",
    "advisor": "adviser",
    "elected member": "elected-member",
    "councillor": "elected-member",
    "co opted member": "co-opted-member",
}
#: What each of these is called there.
ROLE_LABELS = {
    "member": "member",
    "chair": "chair",
    "adviser": "adviser",
    "elected-member": "elected member",
    "co-opted-member": "co-opted member",
}
#: The word of the file where it is not what the role is called.
PRINTED_ROLE = term("vcard:role")

#: Words of a classification that make a group: people or organisations take part in it together.
GROUPS = frozenset(
    {"assembly", "board", "cabinet", "caucus", "chamber", "commission", "committee", "conference", "congress"}
    | {"council", "delegation", "executive", "faction", "forum", "group", "house", "legislature", "meeting"}
    | {"panel", "parliament", "partnership", "senate", "subcommittee", "subgroup", "team"}
)
#: Words that make a formal organisation, whatever other words stand beside them.
FORMAL = frozenset(
    {
        "agency",
        "association",
        "authority",
        "charity",
        "company",
        "corporation",
        "court",
        "department",
        "force",
    }
    | {"foundation", "government", "ministry", "ngo", "office", "organisation", "organization", "party"}
    | {"school", "service", "trust", "union", "university"}
)
