"""A loaded dataset is compared with the ontology: unknown terms, wrong datatypes, references to nothing.

Scans the files themselves only when something is wrong, to name file and line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.files.faults import Fault
from csa_graph.sparql.engine import iter_rows
from csa_graph.terms import vocabularies
from csa_graph.terms.iris import (
    CSA,
    DCT,
    FOAF,
    ONTOLOGY,
    OWL,
    RDF,
    RDFS,
    ROOT,
    XSD,
    get_namespace,
    local_name,
)
from csa_graph.terms.ontology import describe_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator


# A line or a lead that ends at nothing would be an answer about nobody, wherever the IRI comes from.
_FORMS = {
    "date": 'a date such as "2018-09-30"^^xsd:date',
    "integer": "a whole number such as 15",
    "decimal": "a decimal number such as 0.6 or 2.0",
    "boolean": "true or false",
    "string": 'text such as "Sept 2018", without language or datatype',
}
# What these point to is a page of someone else's, not a thing that the data describe.
_LINKS = {each.value for each in (FOAF.page, RDFS.seeAlso, DCT.source, DCT.license, OWL.sameAs)}
_CURRENT = "{ ?s ?p ?o }"
_EVERYWHERE = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"


class Usage(NamedTuple):
    """What a dataset uses.

    Attributes:
        predicates: (predicate, datatype of the object or None where that is no literal), each once.
        objects: IRIs that stand as objects.
        typed: IRIs of things that have a type.
    """

    predicates: set[tuple[str, str | None]]
    objects: set[str]
    typed: set[str]


class DanglingReferences(NamedTuple):
    """References to what is not described, all as IRIs.

    Attributes:
        untyped: What stands as an object, and nothing gives it a type.
        ends: Those of them at which a line or a lead ends.
        namespaces: The namespaces of what is described.
        typed: What is described.
    """

    untyped: set[str]
    ends: set[str]
    namespaces: set[str]
    typed: set[str]


class Comparison(NamedTuple):
    """What came of comparing a dataset with the ontology.

    Attributes:
        faults: What is wrong.
        dangling: References to what the dataset does not describe.
    """

    faults: list[Fault]
    dangling: DanglingReferences


def compare(engine: ox.Store, ontology: ox.Store, *, everywhere: bool, whole: bool) -> Comparison:
    """Compare what data use with the ontology.

    Args:
        engine: The data: as loaded, or with their current layer, which uses no other terms.
        ontology: The ontology, in its graph; the same engine where only the current layer is looked at.
        everywhere: Whether to look at all graphs, and not only at the current layer.
        whole: Whether these are all data; else a reference may lead to what other files describe.
    """
    usage = observe(engine, everywhere=everywhere)
    known = _typed(ontology, ONTOLOGY)
    dangling = _find_dangling(usage, known, engine, ontology)
    faults = [
        *_unknown_terms(usage, known),
        *_misspelt_terms(usage, engine, ontology),
        *_wrong_values(usage, engine, ontology),
    ]
    if whole:
        faults += find_references_to_nothing(dangling, usage.typed | known)
    return Comparison(faults, dangling)


def observe(engine: ox.Store, *, everywhere: bool) -> Usage:
    """List what data without the ontology use: in all graphs, or only in the current layer."""
    where = _EVERYWHERE if everywhere else _CURRENT
    found = iter_rows(engine, f"SELECT DISTINCT ?p (DATATYPE(?o) AS ?datatype) {{ {where} }}")
    predicates = {(predicate.value, datatype.value if datatype else None) for predicate, datatype in found}
    # Most statements have a literal: those of a predicate that has none are found without the others.
    linking = sorted({predicate for predicate, datatype in predicates if datatype is None} - _LINKS)
    listed = " ".join(f"<{predicate}>" for predicate in linking)
    values = iter_rows(engine, f"SELECT DISTINCT ?o {{ VALUES ?p {{ {listed} }} {where} }}")
    objects = {node.value for (node,) in values if isinstance(node, ox.NamedNode)}
    return Usage(predicates, objects, _typed(engine, None if everywhere else ox.DefaultGraph()))


def _typed(
    engine: ox.Store, graph: ox.NamedNode | ox.DefaultGraph | None, kind: ox.NamedNode | None = None
) -> set[str]:
    quads = engine.quads_for_pattern(None, RDF.type, kind, graph)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}


def _unknown_terms(usage: Usage, known: set[str]) -> Iterator[Fault]:
    for predicate in sorted({each for each, _ in usage.predicates}):
        if predicate.startswith(CSA.base) and predicate not in known:
            yield Fault(describe_unknown(predicate, known), predicate=predicate)
    for term in sorted(usage.objects):
        if term.startswith(CSA.base) and term not in known:
            yield Fault(describe_unknown(term, known), object=term)


def _misspelt_terms(usage: Usage, engine: ox.Store, ontology: ox.Store) -> Iterator[Fault]:
    """Find reused terms that are misspelt: ``org:postin`` and ``org:Organisation`` would lose every seat."""
    quads = ontology.quads_for_pattern(None, RDFS.label, None, ONTOLOGY)
    labelled = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    meant = {iri.casefold(): iri for iri in labelled}
    for predicate in sorted({each for each, _ in usage.predicates} - labelled):
        right = meant.get(predicate.casefold())
        if right is not None and not predicate.startswith(CSA.base):
            yield Fault(f"there is no term {predicate}: write {right}", predicate=predicate)
            continue
        right = vocabularies.find_right(predicate)
        if right is not None:
            yield Fault(f"there is no term {predicate}; the nearest is {right}", predicate=predicate)
    for term in sorted(filter(vocabularies.is_unknown, usage.objects)):
        right = vocabularies.find_right(term)
        if right is not None:
            yield Fault(f"there is no term {term}; the nearest is {right}", object=term)
    yield from _wrong_cases(usage, engine)


def _wrong_cases(usage: Usage, engine: ox.Store) -> Iterator[Fault]:
    """Find properties in place of classes, and classes in place of properties: ``a org:organization``."""
    for predicate in sorted({each for each, _ in usage.predicates}):
        right = vocabularies.find_other_case(predicate)
        if right is not None and local_name(predicate)[0].isupper():
            yield Fault(f"{predicate} is a class, and no property: write {right}", predicate=predicate)
    for term in sorted(filter(vocabularies.find_other_case, usage.objects)):
        right = vocabularies.find_other_case(term)
        if right is None or local_name(term)[0].isupper():
            continue
        if next(engine.quads_for_pattern(None, RDF.type, ox.NamedNode(term), None), None) is not None:
            yield Fault(f"{term} is a property, and no class: write {right}", object=term)


def _wrong_values(usage: Usage, engine: ox.Store, ontology: ox.Store) -> Iterator[Fault]:
    ranges = {
        quad.subject.value: quad.object.value
        for quad in ontology.quads_for_pattern(None, RDFS.range, None, ONTOLOGY)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    known = ranges.keys() | _typed(ontology, ONTOLOGY, OWL.ObjectProperty)
    # A property can have values of several datatypes; it is looked at once.
    doubtful: dict[str, str | None] = {}
    for predicate, datatype in usage.predicates:
        if not predicate.startswith(CSA.base) or predicate not in known:
            continue
        expected = ranges.get(predicate, "")
        if not expected.startswith(XSD.base):
            if datatype is not None:
                doubtful[predicate] = None
        elif datatype != expected or expected != XSD.string.value:
            doubtful[predicate] = expected.removeprefix(XSD.base)
    for predicate in sorted(doubtful):
        yield from _values(engine, predicate, doubtful[predicate])


def _values(engine: ox.Store, predicate: str, expected: str | None) -> Iterator[Fault]:
    """Find the values of a predicate that are not of the expected datatype; None expects things."""
    values = iter_rows(engine, f"SELECT DISTINCT ?o {{ {_EVERYWHERE.replace('?p', f'<{predicate}>')} }}")
    # Of thousands of statements the values are few, and mostly good.
    if all(_has_datatype(value, expected) for (value,) in values):
        return
    words = _FORMS[expected] if expected else "the IRI of a thing"
    seen = set()
    for quad in engine.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
        value = quad.object
        if _has_datatype(value, expected) or (quad.subject, value) in seen:
            continue
        seen.add((quad.subject, value))
        given = f"“{value.value}”" if isinstance(value, ox.Literal) else str(value)
        message = f"csa:{predicate.removeprefix(CSA.base)} is {given}, but must be {words}"
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else None
        shown = value.value if isinstance(value, ox.NamedNode | ox.Literal) else None
        yield Fault(message, subject, predicate, shown)


def _has_datatype(value: object, expected: str | None) -> bool:
    if not isinstance(value, ox.Literal):
        return expected is None
    if expected is None or value.datatype.value != XSD.base + expected:
        return False
    # No patterns: to compile them would take longer than to look at every value.
    text = value.value
    if expected == "integer":
        digits = text[1:] if text[:1] in {"+", "-"} else text
        return digits.isascii() and digits.isdigit()
    if expected == "boolean":
        return text in {"true", "false", "1", "0"}
    return expected != "date" or _is_day(text)


def _is_day(text: str) -> bool:
    import datetime

    try:
        # Python also reads 20180930, which XML Schema does not.
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _find_dangling(usage: Usage, known: set[str], engine: ox.Store, ontology: ox.Store) -> DanglingReferences:
    untyped = {iri for iri in usage.objects - usage.typed - known if not iri.startswith(CSA.base)}
    namespaces = {get_namespace(iri) for iri in usage.typed} - {""}
    ends: set[str] = set()
    if untyped:
        kinds = ontology.quads_for_pattern(None, RDFS.subPropertyOf, CSA.accountableTo, ONTOLOGY)
        named = (*(quad.subject for quad in kinds), CSA.informs, CSA.lead)
        lines = (
            engine.quads_for_pattern(None, kind, None) for kind in named if isinstance(kind, ox.NamedNode)
        )
        ends = {quad.object.value for line in lines for quad in line if isinstance(quad.object, ox.NamedNode)}
    return DanglingReferences(untyped, ends & untyped, namespaces, usage.typed)


def find_references_to_nothing(dangling: DanglingReferences, described: set[str]) -> Iterator[Fault]:
    """Find the references that should lead to something, in all data together.

    Args:
        dangling: What none of the data describes, where it is an end, and the namespaces of all that they do.
        described: IRIs of all that they describe, to propose the nearest.
    """
    for iri in sorted(dangling.untyped):
        if iri.startswith(ROOT) or get_namespace(iri) in dangling.namespaces or iri in dangling.ends:
            yield Fault(_describe_dangling(iri, described), object=iri)


def _describe_dangling(iri: str, typed: set[str]) -> str:
    from csa_graph.base.similar import nearest

    namespace = get_namespace(iri)
    names = sorted(each.removeprefix(namespace) for each in typed if get_namespace(each) == namespace)
    near = nearest(iri.removeprefix(namespace), names, 1)
    hint = f"the nearest that is described is {namespace}{near[0]}" if near else "give it a type and a label"
    return f"nothing describes {iri}: {hint}"
