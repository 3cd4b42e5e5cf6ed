"""RDF files with terms of W3C ORG become an edition: what they state, what is not taken, and what rules add.

How a file is parsed is in ``parsing``, and how names are fitted to what the data need is in ``fitting``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.base.wording import quantity
from csa_graph.files.notes import Note, Tally
from csa_graph.formats.org import labels, parsing, periods
from csa_graph.terms import vocabularies
from csa_graph.terms.iris import CSA, DCT, RDF, RDFS, ROOT, XSD, local_name
from csa_graph.terms.minting import Minter, slug

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from csa_graph.asking.query import Query


# The rules of this step and later ones need to know what runs on the day.
_SEATS = 4


class Timing(NamedTuple):
    """The day at which memberships are judged, and what takes the notes on that."""

    day: datetime.date
    notes: Tally


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


def make(
    paths: Sequence[Path], base: str, title: str, period: str, day: datetime.date
) -> tuple[list[ox.Quad], list[Note]]:
    """Return all statements of the edition, and the notes.

    Args:
        paths: The files.
        base: Namespace of new IRIs.
        title: Title of the edition.
        period: Its period in words.
        day: The day at which memberships are judged.

    Raises:
        SourceError: A file cannot be read.
    """
    notes: list[Note] = []
    minter = Minter(f"{base}org#")
    known_terms = _read_ontology_terms()
    passages: list[Passage] = []
    for path in paths:
        file = parsing.read(path, base)
        quads, nameless = parsing.name_blank_nodes(file.quads, base)
        if file.remark:
            notes.append(Note(path, "", file.remark))
        if nameless:
            number = quantity(nameless, "thing without an IRI", "things without an IRI")
            message = f"{number} got one that follows from what is said of them"
            notes.append(Note(path, "", message))
        passages += _passages(path, _select_usable(quads, file, known_terms, base, notes), minter)
    stated = {triple for passage in passages for triple in passage.triples}
    tally = Tally()
    names = labels.Names(stated, tally)
    passages = [each._replace(triples=list(names.fit(each.triples))) for each in passages]
    passages += list(_apply_rules(passages, names, paths, minter, Timing(day, tally)))
    notes += [Note(paths[0], "", message) for _, message in tally.list_messages()]
    return list(_quads(passages, base, title, period)), notes


def _read_ontology_terms() -> dict[str, set[str]]:
    """Return the terms that the ontology knows, by their IRI without regard to capitals."""
    parsed = ox.parse(path=str(resources.ontology() / "csa.ttl"), format=ox.RdfFormat.TURTLE)
    known = (each.subject for each in parsed if each.predicate == RDFS.label)
    found: dict[str, set[str]] = {}
    for node in known:
        if isinstance(node, ox.NamedNode):
            found.setdefault(node.value.casefold(), set()).add(node.value)
    return found


def _select_usable(
    quads: Sequence[ox.Quad],
    file: parsing.File,
    known_terms: dict[str, set[str]],
    base: str,
    notes: list[Note],
) -> list[ox.Quad]:
    """Return the statements that can be taken as they are; note the others, each kind once."""
    left: dict[str, list[ox.Quad]] = {}
    strange: dict[str, list[ox.Quad]] = {}
    kept = []
    for quad in quads:
        reason = _explain_refusal(quad, known_terms, base)
        if reason:
            left.setdefault(reason, []).append(quad)
            continue
        kept.append(quad)
        if vocabularies.is_unknown(quad.predicate.value):
            strange.setdefault(quad.predicate.value, []).append(quad)
    for reason, those in sorted(left.items()):
        message = f"{quantity(len(those), 'statement')} left out: {reason}"
        notes.append(Note(file.path, file.find_line(those[0]), message))
    for term, those in sorted(strange.items()):
        message = f"there is no term {term}: what it says is kept, and nothing is made of it"
        notes.append(Note(file.path, file.find_line(those[0]), message))
    return kept


def _explain_refusal(quad: ox.Quad, known_terms: dict[str, set[str]], base: str) -> str:
    """Return why a statement cannot be taken; empty if it can."""
    terms = (quad.subject, quad.predicate, quad.object)
    if any(isinstance(each, ox.Triple) for each in terms):
        return "a statement about a statement has no place here"
    iris = [each.value for each in terms if isinstance(each, ox.NamedNode)]
    if any(iri.startswith((CSA.base, f"{base}org#")) or iri == f"{base}org" for iri in iris):
        return "a term of csa-graph is no term of others: state it in a data file of csa-graph"
    if quad.predicate.value.startswith(ROOT):
        return "a term of csa-graph is no term of others: state it in a data file of csa-graph"
    misspelt = _find_misspelt(quad, known_terms)
    if misspelt:
        return misspelt
    if isinstance(quad.object, ox.Literal) and quad.predicate in labels.LEADS_TO_THING:
        return f"{quad.predicate.value} must lead to a thing, not to text"
    return ""


def _find_misspelt(quad: ox.Quad, known_terms: dict[str, set[str]]) -> str:
    """Return which term of a statement is misspelt, and the right one; empty if none is."""
    meant = known_terms.get(quad.predicate.value.casefold())
    if meant is not None and quad.predicate.value not in meant:
        return f"there is no term {quad.predicate.value}; the nearest is {max(meant)}"
    # What a thing is said to be is a term as well.
    predicate = quad.predicate
    for term in (predicate, quad.object) if predicate == RDF.type else (predicate,):
        if not isinstance(term, ox.NamedNode):
            continue
        right = vocabularies.find_right(term.value)
        if right is not None:
            return f"there is no term {term.value}; the nearest is {right}"
        other = vocabularies.find_other_case(term.value)
        is_class = local_name(term.value)[:1].isupper()
        if other is not None and is_class is (term is predicate):
            return f"{term.value} is a {'class' if is_class else 'property'} here: write {other}"
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


def _apply_rules(
    passages: Sequence[Passage], names: labels.Names, paths: Sequence[Path], minter: Minter, timing: Timing
) -> Iterator[Passage]:
    """Iterate over what each rule adds to what the files state."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for passage in passages for triple in passage.triples)
    files = ", ".join(path.name for path in paths)

    def passage(name: str, words: str, triples: list[ox.Triple]) -> Passage:
        iri = ox.NamedNode(minter.mint(f"mapped {name}"))
        return Passage(iri, f"{files}, mapped by rule {name}", words, triples)

    rules = catalogue.load(resources.ontology() / "mappings" / "org").values()
    ordered = sorted(rules, key=lambda each: (each.header.get("step", 2), each.name))
    before = [rule for rule in ordered if rule.header.get("step", 2) < _SEATS]
    for rule in before:
        yield from _apply(rule, store, passage)
    made = periods.Periods(store, timing.day, timing.notes).state()
    if made:
        store.extend(ox.Quad(*triple) for triple in made)
        yield passage(periods.NAME, periods.WORDS, sorted(made, key=str))
    for rule in ordered[len(before) :]:
        yield from _apply(rule, store, passage)
    store.remove_graph(periods.ANOTHER_DAY)
    for name, words, more in names.complete(store):
        yield passage(name, words, more)


def _apply(
    rule: Query, store: ox.Store, passage: Callable[[str, str, list[ox.Triple]], Passage]
) -> Iterator[Passage]:
    """Add what a rule makes of a store; iterate over the passage of it, if it makes anything new."""
    known = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    new = sorted(set(store.query(rule.text)) - known, key=str)  # type: ignore[arg-type]
    if new:
        store.extend(ox.Quad(*triple) for triple in new)
        yield passage(rule.name, rule.summary, new)


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
