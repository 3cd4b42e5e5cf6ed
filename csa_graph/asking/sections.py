"""The sections in which a thing is described: which property is told under which heading, and where.

Reads no data.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, DCT, FOAF, OPENGOV, ORG, RDF, SCHEMA, SKOS

#: The heading of the lines of accountability.
LINES = "Lines of accountability"
#: The properties of each section, in their order; any other is an other tie.
SECTIONS: dict[str, tuple[ox.NamedNode, ...]] = {
    "What it is": (
        *(RDF.type, RDF.value, ORG.classification, ORG.purpose, DCT.description, DCT.abstract, DCT.spatial),
        *(DCT.type, DCT.date, CSA.statutory, CSA.status, CSA.frequency, CSA.period, CSA.starts, CSA.ends),
        *(CSA.locator, CSA.order, CSA.page, SKOS.definition),
    ),
    "Names": (SKOS.prefLabel, SKOS.altLabel, SKOS.notation, FOAF.name, ORG.identifier, DCT.title),
    # After the lines of accountability, which the ontology lists.
    LINES: (
        *(CSA.informs, CSA.from_, CSA.to, CSA.line, CSA.via, CSA.viaInOrder, CSA.subject),
        SCHEMA.amount,
    ),
    "Decisions and appointments": (
        *(CSA.approves, CSA.delegatesTo, CSA.appoints, CSA.nominates, SCHEMA.founder, CSA.quorum, CSA.voting),
        *(CSA.condition, CSA.prevailsOver),
    ),
    "Seats": (
        *(ORG.postIn, ORG.role, ORG.heldBy, ORG.memberOf, OPENGOV.onBehalfOf),
        *(CSA.forKind, CSA.filledBy, CSA.grade, CSA.count, CSA.totalSeats, CSA.vacant),
    ),
    "Priorities": (CSA.owns, CSA.prioritises, CSA.addresses),
    "Actions": (
        *(CSA.lead, CSA.accountable, CSA.leadAsPrinted, CSA.theme, CSA.due, CSA.timescale, CSA.precision),
    ),
    "Plans, law and duties": (
        *(CSA.legalBasis, CSA.bearer, CSA.responsibleFor, CSA.monitors, CSA.takesAccountOf),
        *(CSA.signatoryOf, DCT.creator, DCT.publisher),
    ),
}
#: The sections of what has no place among these.
OTHER, STATES, INFERRED = "Other ties", "What it states", "Inferred by rules, stated by no passage"
#: The order in which the sections are told.
ORDER = [*SECTIONS, OTHER, STATES, INFERRED]


@cache
def list_places() -> dict[ox.NamedNode, tuple[str, int]]:
    """Return the section of each property, and its place there."""
    lines = tuple(map(ox.NamedNode, ontology.list_lines()))
    sections = {title: (*lines, *terms) if title == LINES else terms for title, terms in SECTIONS.items()}
    return {term: (title, place) for title, terms in sections.items() for place, term in enumerate(terms)}
