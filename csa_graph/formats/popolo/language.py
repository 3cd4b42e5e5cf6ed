"""The fields of Popolo are where those who write it find what a term says."""

from __future__ import annotations

from functools import cache

from csa_graph.files.language import Language, Spot

_MEMBERSHIP, _PERSON, _ORGANIZATION = "of the membership", "of the person", "of the organization"
_SPOTS = {
    "csa:Seat": Spot("membership", "", ""),
    "org:Membership": Spot("membership", "", ""),
    "csa:Group": Spot("organization", "", ""),
    "org:Post": Spot("post", "", ""),
    "org:role": Spot("“role”", _MEMBERSHIP, "in"),
    "org:heldBy": Spot("“person_id”", _MEMBERSHIP, "in"),
    "org:postIn": Spot("“organization_id”", _MEMBERSHIP, "in"),
    "csa:filledBy": Spot("“post_id”", _MEMBERSHIP, "in"),
    "opengov:onBehalfOf": Spot("“on_behalf_of_id”", _MEMBERSHIP, "in"),
    "org:memberOf": Spot("“memberships”", _PERSON, "in"),
    "foaf:name": Spot("“name”", _PERSON, "in"),
    "skos:prefLabel": Spot("“name”", "", "in"),
    "skos:altLabel": Spot("“other_names”", "", "in"),
    "org:classification": Spot("“classification”", _ORGANIZATION, "in"),
    "org:subOrganizationOf": Spot("“parent_id”", _ORGANIZATION, "in"),
    "csa:starts": Spot("“start_date”", "", "in"),
    "csa:ends": Spot("“end_date”", "", "in"),
}


@cache
def make() -> Language:
    """Return the language of Popolo."""
    nowhere = "Popolo has no field for all of that: import the file, and state it in the data file."
    return Language({"": _SPOTS}, nowhere=nowhere, words={"ontology/kinds.ttl": "the list"})
