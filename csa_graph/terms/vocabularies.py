"""The terms of W3C ORG, FOAF, SKOS, Dublin Core and PROV: what is misspelt is told from what is right.

These vocabularies are finished, so what they do not have is no term. Says nothing of what a term means.
"""

from __future__ import annotations

from csa_graph.terms.iris import DCT, FOAF, ORG, SKOS
from csa_graph.terms.prefixes import PREFIXES

_NAMES = {
    ORG.base: (
        "ChangeEvent FormalOrganization Head Membership Organization OrganizationalCollaboration "
        "OrganizationalUnit Post Role Site basedAt changedBy classification hasMember hasMembership "
        "hasPost hasPrimarySite hasRegisteredSite hasSite hasSubOrganization hasUnit headOf heldBy "
        "holds identifier linkedTo location member memberDuring memberOf organization "
        "originalOrganization postIn purpose remuneration reportsTo resultedFrom "
        "resultingOrganization role roleProperty siteAddress siteOf subOrganizationOf "
        "transitiveSubOrganizationOf unitOf"
    ),
    FOAF.base: (
        "Agent Document Group Image LabelProperty OnlineAccount OnlineChatAccount "
        "OnlineEcommerceAccount OnlineGamingAccount Organization Person PersonalProfileDocument "
        "Project account accountName accountServiceHomepage age aimChatID based_near birthday "
        "currentProject depiction depicts dnaChecksum familyName family_name firstName focus fundedBy "
        "geekcode gender givenName givenname holdsAccount homepage icqChatID img interest "
        "isPrimaryTopicOf jabberID knows lastName logo made maker mbox mbox_sha1sum member "
        "membershipClass msnChatID myersBriggs name nick openid page pastProject phone plan "
        "primaryTopic publications schoolHomepage sha1 skypeID status surname theme thumbnail tipjar "
        "title topic topic_interest weblog workInfoHomepage workplaceHomepage yahooChatID"
    ),
    SKOS.base: (
        "Collection Concept ConceptScheme OrderedCollection altLabel broadMatch broader "
        "broaderTransitive changeNote closeMatch definition editorialNote exactMatch example "
        "hasTopConcept hiddenLabel historyNote inScheme mappingRelation member memberList narrowMatch "
        "narrower narrowerTransitive notation note prefLabel related relatedMatch scopeNote "
        "semanticRelation topConceptOf"
    ),
    DCT.base: (
        "Agent AgentClass BibliographicResource Box DCMIType DDC FileFormat Frequency IMT ISO3166 "
        "Jurisdiction LCC LCSH LicenseDocument LinguisticSystem Location LocationPeriodOrJurisdiction "
        "MESH MediaType MediaTypeOrExtent MethodOfAccrual MethodOfInstruction NLM Period PeriodOfTime "
        "PhysicalMedium PhysicalResource Point Policy ProvenanceStatement RFC1766 RFC3066 RFC4646 "
        "RFC5646 RightsStatement SizeOrDuration Standard TGN UDC URI W3CDTF abstract accessRights "
        "accrualMethod accrualPeriodicity accrualPolicy alternative audience available "
        "bibliographicCitation conformsTo contributor coverage created creator date dateAccepted "
        "dateCopyrighted dateSubmitted description educationLevel extent format hasFormat hasPart "
        "hasVersion identifier instructionalMethod isFormatOf isPartOf isReferencedBy isReplacedBy "
        "isRequiredBy isVersionOf issued language license mediator medium modified provenance "
        "publisher references relation replaces requires rights rightsHolder source spatial subject "
        "tableOfContents temporal title type valid"
    ),
    PREFIXES["prov"]: (
        "Accept Activity ActivityInfluence Agent AgentInfluence Association Attribution Bundle "
        "Collection Communication Contribute Contributor Copyright Create Creator Delegation "
        "Derivation Dictionary DirectQueryService EmptyCollection EmptyDictionary End Entity "
        "EntityInfluence Generation Influence Insertion InstantaneousEvent Invalidation KeyEntityPair "
        "Location Modify Organization Person Plan PrimarySource Publish Publisher Quotation Removal "
        "Replace Revision RightsAssignment RightsHolder Role ServiceDescription SoftwareAgent Start "
        "Submit Usage actedOnBehalfOf activity activityOfInfluence agent agentOfInfluence alternateOf "
        "asInBundle atLocation atTime category component constraints contributed definition "
        "derivedByInsertionFrom derivedByRemovalFrom describesService dictionary editorialNote "
        "editorsDefinition ended endedAtTime entity entityOfInfluence generalizationOf generated "
        "generatedAsDerivation generatedAtTime hadActivity hadDelegate hadDerivation "
        "hadDictionaryMember hadGeneration hadInfluence hadMember hadPlan hadPrimarySource "
        "hadRevision hadRole hadUsage has_anchor has_provenance has_query_service influenced "
        "influencer informed insertedKeyEntityPair invalidated invalidatedAtTime inverse locationOf "
        "mentionOf order pairEntity pairKey pingback provenanceUriTemplate qualifiedAssociation "
        "qualifiedAssociationOf qualifiedAttribution qualifiedAttributionOf qualifiedCommunication "
        "qualifiedCommunicationOf qualifiedDelegation qualifiedDelegationOf qualifiedDerivation "
        "qualifiedDerivationOf qualifiedEnd qualifiedEndOf qualifiedForm qualifiedGeneration "
        "qualifiedGenerationOf qualifiedInfluence qualifiedInfluenceOf qualifiedInsertion "
        "qualifiedInvalidation qualifiedInvalidationOf qualifiedPrimarySource qualifiedQuotation "
        "qualifiedQuotationOf qualifiedRemoval qualifiedRevision qualifiedSourceOf qualifiedStart "
        "qualifiedStartOf qualifiedUsage qualifiedUsingActivity quotedAs removedKey revisedEntity "
        "sharesDefinitionWith specializationOf started startedAtTime unqualifiedForm used value "
        "wasActivityOfInfluence wasAssociateFor wasAssociatedWith wasAttributedTo wasDerivedFrom "
        "wasEndedBy wasGeneratedBy wasInfluencedBy wasInformedBy wasInvalidatedBy wasMemberOf "
        "wasPlanOf wasPrimarySourceOf wasQuotedFrom wasRevisionOf wasRoleIn wasStartedBy wasUsedBy "
        "wasUsedInDerivation"
    ),
}
#: The terms of each vocabulary, by its namespace.
TERMS: dict[str, frozenset[str]] = {space: frozenset(names.split()) for space, names in _NAMES.items()}
_SPACES = tuple(TERMS)


def find_right(iri: str) -> str | None:
    """Return the term that a misspelt IRI means; None for what is right, is like no term, or is of others.

    A class is mistaken for a class, and a property for a property, unless only a capital letter is wrong.

    >>> find_right(ORG.base + "reportTo") == ORG.base + "reportsTo"
    True
    >>> find_right(ORG.base + "membership") == ORG.base + "Membership"
    True
    >>> find_right(ORG.base + "reportsTo"), find_right("https://example.org/reportTo")
    (None, None)
    """
    if not is_unknown(iri):
        return None
    from csa_graph.base.similar import nearest, split_camel

    space = next(each for each in TERMS if iri.startswith(each))
    name = iri.removeprefix(space)
    plain: dict[str, str] = {}
    for each in sorted(TERMS[space]):
        if _fold(each) == _fold(name):
            return space + each
        if each[0].isupper() == name[0].isupper():
            plain.setdefault(split_camel(each), each)
    near = nearest(split_camel(name), plain, 1)
    return space + plain[near[0]] if near else None


def find_other_case(iri: str) -> str | None:
    """Return the term that differs from another in its first letter alone: the class where a property stands.

    >>> find_other_case(ORG.base + "organization") == ORG.base + "Organization"
    True
    >>> find_other_case(ORG.base + "Post") is None
    True
    """
    if not iri.startswith(_SPACES):
        return None
    space = next(each for each in TERMS if iri.startswith(each))
    name = iri.removeprefix(space)
    other = name[:1].swapcase() + name[1:]
    return space + other if {name, other} <= TERMS[space] else None


def is_unknown(iri: str) -> bool:
    """Return whether an IRI stands in the namespace of one of these vocabularies and is none of its terms."""
    if not iri.startswith(_SPACES):
        return False
    space = next(each for each in TERMS if iri.startswith(each))
    return iri != space and iri.removeprefix(space) not in TERMS[space]


def _fold(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")
