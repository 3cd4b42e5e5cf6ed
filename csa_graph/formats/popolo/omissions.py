"""What a layer says that Popolo has no place for becomes one sentence: lines, other properties, other things.

Writes nothing; ``writing`` does.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import list_words
from csa_graph.formats.popolo.terms import ALONE, OBJECTS, PRINTED_ROLE, TEXTS, term
from csa_graph.formats.popolo.writing import KINDS, list_within
from csa_graph.terms import ontology
from csa_graph.terms.cube import QB
from csa_graph.terms.iris import CSA, DCT, FOAF, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store

# What the writer reads of an entry, beside the terms of its own fields.
_WRITTEN = frozenset(
    {RDF.type, SKOS.notation, SKOS.prefLabel, SKOS.altLabel, SKOS.broader, FOAF.name, PRINTED_ROLE}
    | {DCT.spatial, CSA.starts, CSA.ends, CSA.timescale, CSA.filledBy, ORG.identifier}
    | {
        term(f"org:{name}")
        for name in ("classification", "role", "postIn", "heldBy", "member", "organization")
    }
    | {term(name) for name in ("org:memberOf", "opengov:post", "opengov:onBehalfOf")}
    | {term_ for fields in TEXTS.values() for term_ in fields.values()}
    | {predicate for predicate, _, _ in OBJECTS.values()}
    | {predicate for _, predicate in ALONE.values()}
)
# What describes the data and not the partnership, or stands inside an entry.
_NO_THINGS = frozenset(
    {CSA.Passage, CSA.Edition, CSA.Inference, CSA.Rule, CSA.Mapping, SKOS.Concept, ORG.Role, QB.Observation}
    | {class_ for _, class_, _ in OBJECTS.values()}
)
_SHOWN = 8
_GENERAL = CSA.accountableTo.value


def select_stated(layer: Iterable[ox.Quad], store: Store) -> list[ox.Quad]:
    """Return the statements of a layer that a passage makes, without what rules add; all where none does."""
    passages = {quad.subject for quad in store.quads(None, RDF.type, CSA.Passage)}
    stated = {quad.triple for quad in store.quads() if quad.graph_name in passages}
    return [quad for quad in layer if not stated or quad.triple in stated]


def describe(quads: Iterable[ox.Quad], label: Callable[[Term], str]) -> str:
    """Return a sentence on what Popolo has no place for; empty if there is nothing.

    Args:
        quads: The statements of one layer.
        label: Gives the words for a property or a class.
    """
    triples = {quad.triple for quad in quads}
    kinds: dict[Term, set[Term]] = {}
    for triple in triples:
        if triple.predicate == RDF.type:
            kinds.setdefault(triple.subject, set()).add(triple.object)
    entries = {term(name) for names in KINDS.values() for name in names} | {term("schema:Place")}
    written = _WRITTEN | set(list_within())
    # The general term beside a particular one says nothing more.
    particular = {(each.subject, each.object) for each in triples if _is_particular(each.predicate)}
    lines: Counter[ox.NamedNode] = Counter()
    others: Counter[ox.NamedNode] = Counter()
    accountable = set(map(ox.NamedNode, ontology.list_lines())) - written
    for triple in triples:
        if not _is_particular(triple.predicate) and (triple.subject, triple.object) in particular:
            continue
        if triple.predicate in accountable:
            lines[triple.predicate] += 1
        elif kinds.get(triple.subject, set()) & entries and not _is_written(triple, kinds, written):
            others[triple.predicate] += 1
    things: Counter[ox.NamedNode] = Counter()
    for classes in kinds.values():
        if not classes & (entries | _NO_THINGS):
            named = (each for each in classes if isinstance(each, ox.NamedNode))
            ordered = sorted(named, key=lambda each: (not each.value.startswith(CSA.base), each.value))
            things.update(ordered[:1])
    parts = [
        _count(lines, label, "line of accountability", "lines of accountability"),
        _count(others, label, "other statement", "other statements"),
        _count(things, label, "thing of another kind", "things of other kinds"),
    ]
    told = list_words([part for part in parts if part])
    return f"Popolo has no place for {told}: left out." if told else ""


def _is_written(triple: ox.Triple, kinds: dict[Term, set[Term]], written: frozenset[ox.NamedNode]) -> bool:
    # Of all entries only organizations have identifiers by this property.
    of_post = triple.predicate == ORG.identifier and ORG.Post in kinds.get(triple.subject, ())
    return triple.predicate in written and not of_post


def _is_particular(predicate: ox.NamedNode) -> bool:
    return predicate.value.startswith(CSA.base) and predicate.value != _GENERAL


def _count(found: Counter[ox.NamedNode], label: Callable[[Term], str], one: str, many: str) -> str:
    """Return how many there are in all, and how many of each: the most first."""
    if not found:
        return ""
    total = sum(found.values())
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0].value))
    shown = [f"{label(each)} {number:,}" for each, number in ordered[:_SHOWN]] + ["…"] * (
        len(ordered) > _SHOWN
    )
    return f"{total:,} {one if total == 1 else many} ({', '.join(shown)})"
