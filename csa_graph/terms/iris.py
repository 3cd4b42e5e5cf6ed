"""The IRIs of the terms that csa-graph knows, each spelled once: ``CSA.reportsTo``, ``RDF.type``.

Says nothing of what a term means: the ontology does.
"""

from __future__ import annotations

import pyoxigraph as ox

from csa_graph.terms.namespace import Namespace


# Terms of this project; ontology/csa.ttl says what they mean.
class _Csa(Namespace):
    Action: ox.NamedNode
    Arrangement: ox.NamedNode
    Duty: ox.NamedNode
    Edition: ox.NamedNode
    ElectedBody: ox.NamedNode
    Group: ox.NamedNode
    Inference: ox.NamedNode
    Mapping: ox.NamedNode
    Passage: ox.NamedNode
    Plan: ox.NamedNode
    Priority: ox.NamedNode
    Process: ox.NamedNode
    Programme: ox.NamedNode
    ReportingArrangement: ox.NamedNode
    Rule: ox.NamedNode
    Seat: ox.NamedNode
    accountable: ox.NamedNode
    accountableTo: ox.NamedNode
    addresses: ox.NamedNode
    answersTo: ox.NamedNode
    appoints: ox.NamedNode
    approves: ox.NamedNode
    attends: ox.NamedNode
    bearer: ox.NamedNode
    category: ox.NamedNode
    chairs: ox.NamedNode
    comesFrom: ox.NamedNode
    commissions: ox.NamedNode
    condition: ox.NamedNode
    cooperatesWith: ox.NamedNode
    coordinates: ox.NamedNode
    count: ox.NamedNode
    delegatesTo: ox.NamedNode
    due: ox.NamedNode
    ends: ox.NamedNode
    filledBy: ox.NamedNode
    forKind: ox.NamedNode
    frequency: ox.NamedNode
    from_: ox.NamedNode
    fullTimeEquivalent: ox.NamedNode
    funds: ox.NamedNode
    grade: ox.NamedNode
    hosts: ox.NamedNode
    informs: ox.NamedNode
    inverseLabel: ox.NamedNode
    lead: ox.NamedNode
    leadAsPrinted: ox.NamedNode
    legalBasis: ox.NamedNode
    line: ox.NamedNode
    locator: ox.NamedNode
    monitors: ox.NamedNode
    nominates: ox.NamedNode
    order: ox.NamedNode
    overseenBy: ox.NamedNode
    ownBodyOf: ox.NamedNode
    owns: ox.NamedNode
    page: ox.NamedNode
    period: ox.NamedNode
    precision: ox.NamedNode
    prevailsOver: ox.NamedNode
    prioritises: ox.NamedNode
    quorum: ox.NamedNode
    reportsTo: ox.NamedNode
    responsibleFor: ox.NamedNode
    runs: ox.NamedNode
    scrutinisedBy: ox.NamedNode
    signatoryOf: ox.NamedNode
    sitsOn: ox.NamedNode
    starts: ox.NamedNode
    status: ox.NamedNode
    statutory: ox.NamedNode
    subGroupOf: ox.NamedNode
    subject: ox.NamedNode
    table: ox.NamedNode
    tableStructure: ox.NamedNode
    takenBy: ox.NamedNode
    takesAccountOf: ox.NamedNode
    theme: ox.NamedNode
    tie: ox.NamedNode
    times: ox.NamedNode
    timescale: ox.NamedNode
    to: ox.NamedNode
    totalSeats: ox.NamedNode
    vacant: ox.NamedNode
    via: ox.NamedNode
    viaInOrder: ox.NamedNode
    voting: ox.NamedNode


# Dublin Core.
class _Dct(Namespace):
    BibliographicResource: ox.NamedNode
    W3CDTF: ox.NamedNode
    abstract: ox.NamedNode
    created: ox.NamedNode
    creator: ox.NamedNode
    date: ox.NamedNode
    description: ox.NamedNode
    identifier: ox.NamedNode
    isPartOf: ox.NamedNode
    license: ox.NamedNode
    publisher: ox.NamedNode
    replaces: ox.NamedNode
    source: ox.NamedNode
    spatial: ox.NamedNode
    title: ox.NamedNode
    type: ox.NamedNode


# European Legislation Identifier.
class _Eli(Namespace):
    LegalResource: ox.NamedNode


# People and documents.
class _Foaf(Namespace):
    Document: ox.NamedNode
    Person: ox.NamedNode
    name: ox.NamedNode
    page: ox.NamedNode


# Popolo's own terms.
class _Opengov(Namespace):
    OtherName: ox.NamedNode
    contactDetail: ox.NamedNode
    onBehalfOf: ox.NamedNode
    otherName: ox.NamedNode
    post: ox.NamedNode


# W3C Organization Ontology.
class _Org(Namespace):
    FormalOrganization: ox.NamedNode
    Membership: ox.NamedNode
    Organization: ox.NamedNode
    OrganizationalUnit: ox.NamedNode
    Post: ox.NamedNode
    Role: ox.NamedNode
    classification: ox.NamedNode
    heldBy: ox.NamedNode
    identifier: ox.NamedNode
    linkedTo: ox.NamedNode
    member: ox.NamedNode
    memberDuring: ox.NamedNode
    memberOf: ox.NamedNode
    organization: ox.NamedNode
    postIn: ox.NamedNode
    purpose: ox.NamedNode
    role: ox.NamedNode
    subOrganizationOf: ox.NamedNode
    unitOf: ox.NamedNode


# OWL.
class _Owl(Namespace):
    ObjectProperty: ox.NamedNode
    sameAs: ox.NamedNode


# W3C provenance.
class _Prov(Namespace):
    Activity: ox.NamedNode
    Agent: ox.NamedNode
    Entity: ox.NamedNode
    used: ox.NamedNode
    wasAssociatedWith: ox.NamedNode
    wasAttributedTo: ox.NamedNode
    wasDerivedFrom: ox.NamedNode


# RDF.
class _Rdf(Namespace):
    Statement: ox.NamedNode
    first: ox.NamedNode
    nil: ox.NamedNode
    object: ox.NamedNode
    predicate: ox.NamedNode
    rest: ox.NamedNode
    subject: ox.NamedNode
    type: ox.NamedNode
    value: ox.NamedNode


# RDF Schema.
class _Rdfs(Namespace):
    Resource: ox.NamedNode
    comment: ox.NamedNode
    label: ox.NamedNode
    range: ox.NamedNode
    seeAlso: ox.NamedNode
    subClassOf: ox.NamedNode
    subPropertyOf: ox.NamedNode


# Roles of a seat; ontology/kinds.ttl lists them.
class _Role(Namespace):
    chair: ox.NamedNode


# schema.org.
class _Schema(Namespace):
    amount: ox.NamedNode
    currency: ox.NamedNode
    founder: ox.NamedNode
    text: ox.NamedNode


# SKOS.
class _Skos(Namespace):
    Concept: ox.NamedNode
    altLabel: ox.NamedNode
    broadMatch: ox.NamedNode
    broader: ox.NamedNode
    closeMatch: ox.NamedNode
    definition: ox.NamedNode
    exactMatch: ox.NamedNode
    inScheme: ox.NamedNode
    notation: ox.NamedNode
    prefLabel: ox.NamedNode
    relatedMatch: ox.NamedNode


# How far a thing is; ontology/kinds.ttl lists them.
class _Status(Namespace):
    done: ox.NamedNode
    eliminated: ox.NamedNode


# Datatypes.
class _Xsd(Namespace):
    anyURI: ox.NamedNode
    boolean: ox.NamedNode
    date: ox.NamedNode
    decimal: ox.NamedNode
    integer: ox.NamedNode
    string: ox.NamedNode


CSA = _Csa("csa")
DCT = _Dct("dct")
ELI = _Eli("eli")
FOAF = _Foaf("foaf")
OPENGOV = _Opengov("opengov")
ORG = _Org("org")
OWL = _Owl("owl")
PROV = _Prov("prov")
RDF = _Rdf("rdf")
RDFS = _Rdfs("rdfs")
ROLE = _Role("role")
SCHEMA = _Schema("schema")
SKOS = _Skos("skos")
STATUS = _Status("status")
XSD = _Xsd("xsd")
# Areas that no partnership owns, and kinds of body.
AREA = Namespace("area")
KIND = Namespace("kind")

#: The namespace of all partnerships.
ROOT = "https://w3id.org/csa-graph/"
#: The graph that holds the ontology.
ONTOLOGY = ox.NamedNode(ROOT + "ontology")


def get_namespace(iri: str) -> str:
    """Return an IRI up to its last “/” or “#”: of an edition, how the IRIs of its partnership begin.

    >>> get_namespace("https://w3id.org/csa-graph/harbour/2030-31")
    'https://w3id.org/csa-graph/harbour/'
    """
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name(CSA.reportsTo.value)
    'reportsTo'
    """
    return iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2] or iri
