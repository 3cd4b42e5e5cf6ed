"""A rule of ``ontology/rules`` becomes updates that apply it to all editions at once.

A rule is a query ``CONSTRUCT { … } WHERE { … }``. Most read plain statements, and of the ontology what stands
first in its graph. What they read of the ontology is the same for all editions, and looked up once; each of
their patterns must hold in a part of one edition. A rule of any other form reads the graphs of editions,
which have to be made for it. Runs nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.asking import catalogue
from csa_graph.base.errors import QueryError
from csa_graph.sparql import engine, tokens
from csa_graph.terms.iris import ONTOLOGY, RDF
from csa_graph.terms.prefixes import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csa_graph.asking.query import Query

# A template has no braces inside: that would be a graph, and CONSTRUCT makes none.
_TEMPLATE = re.compile(r"\s*(\{[^{}]*\})\s*WHERE\s*(?=\{)", re.IGNORECASE)
_ONTOLOGY = re.compile(rf"\s*GRAPH\s*{re.escape(str(ONTOLOGY))}\s*\{{([^{{}}]*)\}}\s*\.?", re.IGNORECASE)
# The members of a list count as one plain statement of it: a list stands in one passage as a whole.
_PREFIX = re.compile(r"PREFIX\s+([\w\-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_TERM = re.compile(
    r"rdf:rest\*/rdf:first|<[^<>\s]*>|[?$]\w+|(?:[A-Za-z_][\w\-]*)?:[\w\-]*|\b(?:a|true|false)\b"
    r"|(?P<mark>[.;])|\s+|(?P<other>.)"
)


class Rule(NamedTuple):
    """A rule, taken apart.

    Attributes:
        query: The rule as it is written.
        prefixes: The declarations of its prefixes.
        template: What it adds: statements without braces.
        added: Subject, predicate and object of what it adds, where that is one statement.
        group: What it reads, as it is written, without braces.
        infers: IRIs of the properties and classes that it adds, as its header has them; ``rdf:type`` too
            where it adds a class. Empty where the header does not tell.
        ontology: What it reads of the ontology; empty where it reads nothing.
        patterns: What it reads of the data, each a subject, a predicate and an object; none where it reads
            other than plain statements.
    """

    query: Query
    prefixes: str
    template: str
    group: str
    infers: frozenset[str] = frozenset()
    added: tuple[str, str, str] | None = None
    ontology: str = ""
    patterns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name."""
        return self.query.name

    def find_needed(self) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | None]]:
        """Iterate over the properties that data must have for it to add anything, some with the value.

        >>> [rule] = [each for each in read() if each.name == "symmetric"]
        >>> [needed.value for needed, _ in rule.find_needed()]
        ['https://w3id.org/csa-graph/ontology#cooperatesWith']
        """
        names = dict(_PREFIX.findall(self.prefixes))
        for pattern in self.patterns:
            _, predicate, value = pattern.split()
            # Of the members of a list the last step.
            last = predicate if predicate.startswith("<") else predicate.rpartition("/")[2]
            needed = _find_iri(last, names)
            if needed is not None:
                yield needed, _find_iri(value, names)

    def find_read(self) -> set[str] | None:
        """Return the IRIs of the properties and classes that it reads of data; None where it may read any.

        >>> [rule] = [each for each in read() if each.name == "elected-group"]
        >>> rule.find_read()
        {'https://w3id.org/csa-graph/ontology#ElectedBody'}
        """
        found = list(self.find_needed())
        if not found or len(found) < len(self.patterns):
            return None
        return {(value if value and needed == RDF.type else needed).value for needed, value in found}


def choose(ordered: Sequence[Rule], terms: Iterable[str]) -> list[Rule]:
    """Return those of some rules without which something would be missing that is read.

    Args:
        ordered: The rules, in the order in which they are applied: none feeds an earlier one.
        terms: IRIs of the properties and classes that are read; ``rdf:type`` for any class.

    >>> [rule.name for rule in choose(read(), [expand("csa:attends")])]
    ['attends-by-own-role', 'attends-by-role']
    """
    needed = set(terms)
    chosen: list[Rule] = []
    for place in range(len(ordered) - 1, -1, -1):
        rule = ordered[place]
        if rule.infers and needed.isdisjoint(rule.infers):
            continue
        chosen.append(rule)
        found = rule.find_read()
        if found is None:
            return [*ordered[:place], *reversed(chosen)]
        needed |= found
    return chosen[::-1]


def read() -> list[Rule]:
    """Read the rules, in the order in which they are applied.

    Sub-property comes first, so that the other rules see the general property, and sub-class comes last, so
    that it sees the classes that they add. No rule feeds an earlier one, so one pass reaches the end: the
    header's ``step`` gives the order, and rules of the same step come by name.

    Raises:
        QueryError: A rule has another form.
    """
    known = catalogue.rules().values()
    ordered = sorted(known, key=lambda rule: (rule.header.get("step", 2), rule.name))
    return [parse(each) for each in ordered]


def parse(query: Query) -> Rule:
    """Take a rule apart.

    Raises:
        QueryError: It has another form.
    """
    for word in tokens.iter_words(query.text):
        if word.upper != "CONSTRUCT":
            continue
        template = _TEMPLATE.match(query.text, word.end)
        group = query.text[template.end() :].strip() if template else ""
        if template and group.endswith("}"):
            prefixes, read = query.text[: word.start], group[1:-1]
            added = _find_statement(template[1][1:-1])
            rule = Rule(query, prefixes, template[1][1:-1], read, _list_inferred(query, added), added)
            plain = _without_comments(read)
            ontology = _ONTOLOGY.match(plain)
            patterns = _patterns(plain[ontology.end() :] if ontology else plain)
            if patterns:
                return rule._replace(ontology=ontology[1] if ontology else "", patterns=patterns)
            try:
                engine.check(query.text)
            except QueryError as error:
                raise QueryError(error.reason, query.name, error.line) from None
            return rule
    raise QueryError("a rule must have the form CONSTRUCT { … } WHERE { … }", query.name)


def is_of_class(pattern: str) -> bool:
    """Return whether a pattern says of which class something is."""
    return pattern.split()[1] == "a"


def _find_iri(term: str, names: Mapping[str, str]) -> ox.NamedNode | None:
    """Return what a term of a pattern stands for; None for a variable."""
    if term == "a":
        return RDF.type
    if term.startswith(("?", "$")):
        return None
    if term.startswith("<"):
        return ox.NamedNode(term[1:-1])
    # Of a path, such as that to the members of a list, its last step.
    prefix, _, local = term.rpartition("/")[2].partition(":")
    return ox.NamedNode(names[prefix] + local) if prefix in names else None


def _find_statement(template: str) -> tuple[str, str, str] | None:
    """Return the terms of a template of one plain statement."""
    patterns = _patterns(template)
    if len(patterns) != 1:
        return None
    subject, predicate, value = patterns[0].split()
    return subject, str(RDF.type) if predicate == "a" else predicate, value


def _list_inferred(query: Query, added: tuple[str, str, str] | None) -> frozenset[str]:
    """Return what a rule's header says that it adds; with a class ``rdf:type`` as well."""
    told = frozenset(map(expand, query.header.get("infers", ())))
    adds_class = added is not None and added[1] == str(RDF.type)
    return told | {RDF.type.value} if told and adds_class else told


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)^\s*#.*$", "", text)


def _patterns(text: str) -> tuple[str, ...]:
    """Return plain statements with a subject each; none if there is anything else."""
    patterns: list[str] = []
    terms: list[str] = []
    for found in _TERM.finditer(f"{text} ."):
        if found["other"]:
            return ()
        if found["mark"]:
            if len(terms) == 3:
                patterns.append(" ".join(terms))
            elif len(terms) > 1 or found["mark"] == ";":
                return ()
            terms = terms[:1] if found["mark"] == ";" else []
        elif not found[0].isspace():
            terms.append(found[0])
    return tuple(patterns)
