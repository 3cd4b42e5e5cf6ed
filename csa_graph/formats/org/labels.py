"""Names in other people's RDF are fitted to what the data need: one name in each language, and one at least.

Changes no statement but those that name something; what it changes and adds is noted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import resources
from csa_graph.terms.iris import CSA, DCT, FOAF, RDF, RDFS, ROOT, SKOS, XSD, get_namespace, local_name
from csa_graph.terms.prefixes import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.files.notes import Tally
    from csa_graph.sparql.rows import Term


def term(name: str) -> ox.NamedNode:
    """Return the IRI of a short name.

    >>> term("org:Post").value
    'http://www.w3.org/ns/org#Post'
    """
    return ox.NamedNode(expand(name))


#: Properties whose values are things: text there would be no answer to who or what.
LEADS_TO_THING = frozenset(
    term(f"org:{name}")
    for name in (
        *(
            "memberOf",
            "hasMember",
            "headOf",
            "member",
            "organization",
            "hasMembership",
            "role",
            "classification",
        ),
        *(
            "postIn",
            "hasPost",
            "heldBy",
            "holds",
            "unitOf",
            "hasUnit",
            "subOrganizationOf",
            "hasSubOrganization",
        ),
        *("reportsTo", "linkedTo"),
    )
) | {RDF.type}

# What ontology/shapes.ttl asks a name of.
_NAMED = frozenset(
    term(name)
    for name in (
        *("org:Organization", "org:FormalOrganization", "org:OrganizationalUnit", "csa:Group", "org:Post"),
        *("org:OrganizationalCollaboration", "org:Role", "skos:Concept", "skos:ConceptScheme"),
        *("prov:Activity", "prov:Plan", "eli:LegalResource", "qb:DataSet", "foaf:Document"),
    )
)
# In the order in which they are taken for a name.
_SOURCES = (
    SKOS.prefLabel,
    FOAF.name,
    RDFS.label,
    ox.NamedNode("http://www.w3.org/2006/vcard/ns#fn"),
    ox.NamedNode("http://www.w3.org/2006/vcard/ns#organization-name"),
    ox.NamedNode(expand("schema:name")),
    ox.NamedNode("https://schema.org/name"),
    ox.NamedNode("http://www.w3.org/ns/regorg#legalName"),
    DCT.title,
    SKOS.altLabel,
)
_SPACES = (expand("schema:"), "https://schema.org/", "http://www.w3.org/2006/vcard/ns#")


def _terms(foaf: str, others: str) -> tuple[ox.NamedNode, ...]:
    """Return the terms of FOAF with these names, then those of schema.org and vCard."""
    ours = (FOAF.base + each for each in foaf.split())
    return tuple(map(ox.NamedNode, (*ours, *(space + each for space in _SPACES for each in others.split()))))


_GIVEN = _terms("givenName firstName givenname", "givenName given-name")
_MIDDLE = _terms("", "additionalName additional-name")
_FAMILY = _terms("familyName lastName surname family_name", "familyName family-name")
_HOLDERS = _terms("", "hasName n")
_PARTS = frozenset((*_GIVEN, *_MIDDLE, *_FAMILY, *_HOLDERS))
_NAME_RULE = (
    "Each thing is called by its name in SKOS or FOAF, its label, its name in vCard, schema.org or the "
    "Registered Organization Vocabulary, its given and family name, its title or another name of it: the "
    "first of these; else by the end of its IRI."
)
_KNOWN_RULE = "Everything is a resource: said only of things that the files name but do not describe."


class Names:
    """What things are called in some files.

    Args:
        stated: All that the files state.
        notes: Where notes are added.
    """

    def __init__(self, stated: Iterable[ox.Triple], notes: Tally) -> None:
        self._notes = notes
        self._parts: dict[Term, dict[ox.NamedNode, list[Term]]] = {}
        found: dict[tuple[Term, ox.NamedNode], list[ox.Literal]] = {}
        for each in sorted(stated, key=str):
            if isinstance(each.object, ox.Literal) and each.predicate in _SOURCES:
                found.setdefault((each.subject, each.predicate), []).append(each.object)
            elif each.predicate in _PARTS:
                self._parts.setdefault(each.subject, {}).setdefault(each.predicate, []).append(each.object)
        self._found = found
        # What is one of our lists has its name there.
        lists = ox.parse(path=str(resources.ontology() / "kinds.ttl"), format=ox.RdfFormat.TURTLE)
        self._listed = {quad.subject for quad in lists}
        self._kept: dict[tuple[Term, ox.NamedNode], set[ox.Literal]] = {}
        for key, literals in found.items():
            if key[1] in {SKOS.prefLabel, FOAF.name}:
                self._kept[key] = _one_each(literals, plain_only=key[1] == FOAF.name)

    def fit(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Iterate over statements; a name too many, or in a form that a name cannot have, is another name."""
        for each in triples:
            if each.predicate not in {SKOS.prefLabel, FOAF.name, SKOS.altLabel}:
                yield each
            elif not isinstance(each.object, ox.Literal) or not each.object.value.strip():
                self._notes.add("", f"{each.predicate.value} of {{}} is no text: left out", str(each.subject))
            elif each.predicate == SKOS.altLabel or each.object in self._kept[each.subject, each.predicate]:
                yield each
            else:
                self._notes.add("", "the name “{}” is kept as another name", each.object.value[:80])
                yield ox.Triple(each.subject, SKOS.altLabel, each.object)

    def complete(self, store: ox.Store) -> Iterator[tuple[str, str, list[ox.Triple]]]:
        """Iterate over (rule, its words, statements): the names and types that things still lack."""
        missing: list[ox.Triple] = []
        kinds: dict[Term, set[Term]] = {}
        for quad in store.quads_for_pattern(None, RDF.type, None, None):
            kinds.setdefault(quad.subject, set()).add(quad.object)
        for node in sorted(kinds, key=str):
            if not isinstance(node, ox.NamedNode) or node in self._listed:
                continue
            if FOAF.Person in kinds[node] and not self._kept.get((node, FOAF.name)):
                missing.append(ox.Triple(node, FOAF.name, ox.Literal(self._best(node))))
            has_label = any(store.quads_for_pattern(node, SKOS.prefLabel, None, None))
            if kinds[node] & _NAMED and not has_label:
                missing.append(ox.Triple(node, SKOS.prefLabel, ox.Literal(self._best(node))))
        if missing:
            yield "name", _NAME_RULE, missing
        bare = sorted(_find_bare(store, set(kinds) | self._listed), key=str)
        if bare:
            shown = ", ".join(each.value for each in bare[:3])
            number = "1 thing is" if len(bare) == 1 else f"{len(bare)} things are"
            self._notes.add("", f"{number} named but not described, such as {shown[:300]}")
            yield "resource", _KNOWN_RULE, [ox.Triple(each, RDF.type, RDFS.Resource) for each in bare]

    def _best(self, node: ox.NamedNode) -> str:
        for predicate in _SOURCES:
            if predicate == DCT.title:
                joined = self._join(node)
                if joined:
                    self._notes.add("", "“{}” is a name made of given and family name", joined)
                    return joined
            literals = [each for each in self._found.get((node, predicate), ()) if each.value.strip()]
            if literals:
                return min(literals, key=_rank).value.strip()
        end = local_name(node.value)
        self._notes.add("", "what has no name is called by the end of its IRI: “{}”", end[:80])
        return end

    def _join(self, node: Term, *, within: bool = False) -> str:
        """Return given and family name as one name; vCard can keep them in a thing of their own."""
        parts = self._parts.get(node, {})
        words = [self._part(parts, terms) for terms in (_GIVEN, _MIDDLE, _FAMILY)]
        if (words[0] or words[2]) or within:
            return " ".join(filter(None, words))
        inner = (value for term_ in _HOLDERS for value in parts.get(term_, ()))
        return next(filter(None, (self._join(each, within=True) for each in inner)), "")

    @staticmethod
    def _part(parts: Mapping[ox.NamedNode, Iterable[Term]], terms: Iterable[ox.NamedNode]) -> str:
        for each in terms:
            literals = [value for value in parts.get(each, ()) if isinstance(value, ox.Literal)]
            if literals:
                return " ".join(min(literals, key=_rank).value.split())
        return ""


def _rank(literal: ox.Literal) -> tuple[bool, bool, int, str]:
    """Sort names: those in English or no language first."""
    language = literal.language
    is_foreign = language is not None and not language.startswith("en")
    # The fullest form is the name.
    return is_foreign, language is not None, -len(literal.value), literal.value


def _one_each(literals: Iterable[ox.Literal], *, plain_only: bool) -> set[ox.Literal]:
    """Return the names that can stand: one in each language, one without; of a person one without alone."""
    kept: dict[str | None, ox.Literal] = {}
    for each in sorted(literals, key=_rank):
        is_text = each.language is not None or each.datatype == XSD.string
        if is_text and each.value.strip() and not (plain_only and each.language is not None):
            kept.setdefault(each.language, each)
    return set(kept.values())


def _find_bare(store: ox.Store, typed: set[Term]) -> set[ox.NamedNode]:
    """Return the things that a build would look for: named, in a namespace of typed things, and not typed."""
    subjects = {quad.subject for quad in store}
    objects = {quad.object for quad in store if isinstance(quad.object, ox.NamedNode)}
    found: set[ox.NamedNode] = set()
    spaces = {get_namespace(each.value) for each in typed if isinstance(each, ox.NamedNode)}
    while True:
        # To type one thing makes its namespace one of typed things.
        new = {
            node
            for node in objects - found - typed
            # Our own terms are described by the ontology.
            if not node.value.startswith(CSA.base)
            and (node.value.startswith(ROOT) or get_namespace(node.value) in spaces or node in subjects)
        }
        if not new:
            return found
        found |= new
        spaces |= {get_namespace(node.value) for node in new}
