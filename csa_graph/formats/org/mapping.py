"""RDF files with terms of W3C ORG become an edition: what they state, what is not taken, and what rules add.

How a file is parsed is in ``parsing``, and how names are fitted to what the data need is in ``fitting``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.files.notes import Note
from csa_graph.formats.org import labels, parsing
from csa_graph.terms.iris import CSA, DCT, RDF, RDFS, ROOT, XSD
from csa_graph.terms.minting import Minter, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Passage(NamedTuple):
    """A passage of the edition, with what it states.

    Attributes:
        iri: Its IRI.
        locator: File and graph; or files and rule.
        abstract: The rule in words; empty for what a file states.
        triples: What it states.
    """

    iri: ox.NamedNode
    locator: str
    abstract: str
    triples: list[ox.Triple]


def make(paths: Sequence[Path], base: str, title: str, period: str) -> tuple[list[ox.Quad], list[Note]]:
    """Return all statements of the edition, and the notes.

    Args:
        paths: The files.
        base: Namespace of new IRIs.
        title: Title of the edition.
        period: Its period in words.

    Raises:
        SourceError: A file cannot be read.
    """
    notes: list[Note] = []
    minter = Minter(f"{base}org#")
    labelled = _labelled()
    passages: list[Passage] = []
    for path in paths:
        quads, nameless = parsing.name_blank_nodes(parsing.read(path, base), base)
        if nameless:
            message = f"{nameless} things without an IRI got one that follows from what is said of them"
            notes.append(Note(path, "", message))
        passages += _passages(path, _taken(quads, path, labelled, base, notes), minter)
    stated = {triple for passage in passages for triple in passage.triples}
    names = labels.Names(stated, paths[0], notes)
    passages = [each._replace(triples=list(names.fit(each.triples))) for each in passages]
    passages += list(_mapped(passages, names, paths, minter))
    return list(_quads(passages, base, title, period)), notes


def _labelled() -> dict[str, set[str]]:
    """Return the terms that the ontology knows, by their IRI without regard to capitals."""
    parsed = ox.parse(path=str(resources.ontology() / "csa.ttl"), format=ox.RdfFormat.TURTLE)
    known = (each.subject for each in parsed if each.predicate == RDFS.label)
    found: dict[str, set[str]] = {}
    for node in known:
        if isinstance(node, ox.NamedNode):
            found.setdefault(node.value.casefold(), set()).add(node.value)
    return found


def _taken(
    quads: Sequence[ox.Quad], path: Path, labelled: dict[str, set[str]], base: str, notes: list[Note]
) -> list[ox.Quad]:
    """Return the statements that can be taken as they are; note the others, each kind once."""
    left: dict[str, int] = {}
    kept = []
    for quad in quads:
        reason = _objection(quad, labelled, base)
        if reason:
            left[reason] = left.get(reason, 0) + 1
        else:
            kept.append(quad)
    for reason, number in sorted(left.items()):
        notes.append(Note(path, "", f"{number} statement{'s' if number > 1 else ''} left out: {reason}"))
    return kept


def _objection(quad: ox.Quad, labelled: dict[str, set[str]], base: str) -> str:
    """Return why a statement cannot be taken; empty if it can."""
    terms = (quad.subject, quad.predicate, quad.object)
    if any(isinstance(each, ox.Triple) for each in terms):
        return "a statement about a statement has no place here"
    iris = [each.value for each in terms if isinstance(each, ox.NamedNode)]
    if any(iri.startswith((CSA.base, f"{base}org#")) or iri == f"{base}org" for iri in iris):
        return "a term of csa-graph is no term of others: state it in a data file of csa-graph"
    if quad.predicate.value.startswith(ROOT):
        return "a term of csa-graph is no term of others: state it in a data file of csa-graph"
    right = labelled.get(quad.predicate.value.casefold())
    if right is not None and quad.predicate.value not in right:
        return f"there is no term {quad.predicate.value}; the nearest is {max(right)}"
    if isinstance(quad.object, ox.Literal) and quad.predicate in labels.LEADS_TO_THING:
        return f"{quad.predicate.value} must lead to a thing, not to text"
    return ""


def _passages(path: Path, quads: Sequence[ox.Quad], minter: Minter) -> Iterator[Passage]:
    """Iterate over the passages of a file: its default graph, then its named graphs by name."""
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        graphs.setdefault(name, []).append(quad.triple)
    for name in sorted(graphs):
        locator = f"{path.name}, graph {name}" if name else path.name
        end = slug(f"{path.stem} {name}") if name else slug(path.stem)
        # The order of statements means nothing in RDF.
        triples = sorted(set(graphs[name]), key=lambda each: (str(each.subject), str(each)))
        yield Passage(ox.NamedNode(minter.mint(end)), locator, "", triples)


def _mapped(
    passages: Sequence[Passage], names: labels.Names, paths: Sequence[Path], minter: Minter
) -> Iterator[Passage]:
    """Iterate over what each rule adds to what the files state."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for passage in passages for triple in passage.triples)
    files = ", ".join(path.name for path in paths)
    rules = catalogue.load(resources.ontology() / "mappings" / "org").values()
    for rule in sorted(rules, key=lambda each: (each.header.get("step", 2), each.name)):
        found = store.query(rule.text)
        known = {quad.triple for quad in store}
        new = sorted({each for each in found if _is_sound(each)} - known, key=str)  # type: ignore[union-attr]
        if new:
            store.extend(ox.Quad(*triple) for triple in new)
            iri = ox.NamedNode(minter.mint(f"mapped {rule.name}"))
            yield Passage(iri, f"{files}, mapped by rule {rule.name}", rule.summary, new)
    for name, words, more in names.complete(store):
        iri = ox.NamedNode(minter.mint(f"mapped {name}"))
        yield Passage(iri, f"{files}, mapped by rule {name}", words, more)


def _is_sound(triple: ox.Triple) -> bool:
    """Return whether a rule made a statement that can be read: a date of strangers can be no date."""
    if isinstance(triple.object, ox.Literal) and triple.object.datatype == XSD.date:
        import datetime

        try:
            datetime.date.fromisoformat(triple.object.value)
        except ValueError:
            return False
    return True


def _quads(passages: Sequence[Passage], base: str, title: str, period: str) -> Iterator[ox.Quad]:
    edition = ox.NamedNode(f"{base}org")
    yield ox.Quad(edition, RDF.type, CSA.Edition)
    yield ox.Quad(edition, DCT.title, ox.Literal(title))
    yield ox.Quad(edition, CSA.period, ox.Literal(period))
    full = [passage for passage in passages if passage.triples]
    for number, passage in enumerate(full, 1):
        yield ox.Quad(passage.iri, RDF.type, CSA.Passage)
        yield ox.Quad(passage.iri, DCT.isPartOf, edition)
        yield ox.Quad(passage.iri, CSA.locator, ox.Literal(passage.locator))
        yield ox.Quad(passage.iri, CSA.order, ox.Literal(str(number), datatype=XSD.integer))
        if passage.abstract:
            yield ox.Quad(passage.iri, DCT.abstract, ox.Literal(passage.abstract))
    for passage in full:
        for triple in passage.triples:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, passage.iri)
