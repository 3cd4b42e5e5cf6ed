"""The columns of an organogram are where those who publish one find what a term says."""

from __future__ import annotations

from functools import cache

from csa_graph.files.language import Language, Spot

_SENIOR, _BOTH = "in the file of senior posts", "in the file"
_SPOTS = {
    "org:Post": Spot("row", _BOTH, ""),
    "org:heldBy": Spot("“Name”", _SENIOR),
    "foaf:name": Spot("“Name”", _SENIOR),
    "skos:prefLabel": Spot("“Job Title”", _BOTH),
    "org:identifier": Spot("“Post Unique Reference”", _SENIOR),
    "csa:grade": Spot("“Grade”", _BOTH),
    "org:postIn": Spot("“Unit”", _BOTH),
    "org:unitOf": Spot("“Organisation”", _BOTH),
    "csa:reportsTo": Spot("“Reports to Senior Post”", _SENIOR),
    "csa:fullTimeEquivalent": Spot("“FTE”", _SENIOR),
    "csa:vacant": Spot("“Name”, as Vacant,", _SENIOR),
    "rdfs:comment": Spot("“Notes”", _SENIOR),
}


@cache
def make() -> Language:
    """Return the language of organograms."""
    nowhere = "An organogram has no column for all of that: import it, and state it in the data file."
    return Language({"": _SPOTS}, nowhere=nowhere, words={"ontology/kinds.ttl": "the list"})
