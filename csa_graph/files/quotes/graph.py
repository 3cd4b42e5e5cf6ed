"""The graph of quotes of an edition: what its passages say in their own words, and which words state what.

It is called as its edition with ``/quotes`` behind. No layer has it: who asks what holds does not meet it,
and whoever may not hand texts on leaves out the one graph. Reads and makes statements, no files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.files.quotes.places import name_graph, name_graphs
from csa_graph.files.quotes.selectors import Selector
from csa_graph.terms.annotation import OA
from csa_graph.terms.iris import DCT, PROV, RDF, SCHEMA, XSD, local_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from csa_graph.sparql.rows import Term


class Quote(NamedTuple):
    """Words of a passage that state something.

    Attributes:
        passage: The IRI of the passage.
        selector: Which words.
        statement: What they state: subject, property and value; None where they tell of a thing as a whole.
        thing: The IRI of the thing of which they tell all that the passage says: a seat, an arrangement, an
            action; empty where they make a statement.
        creator: Who decided that they do; empty where nobody says.
        created: When, as a date; empty where nobody says.
        iri: What the quote itself is called in the data; empty for one that is new.
    """

    passage: str
    selector: Selector
    statement: tuple[Term, Term, Term] | None = None
    thing: str = ""
    creator: str = ""
    created: str = ""
    iri: str = ""


class Quotes(NamedTuple):
    """What is known of the words of passages.

    Attributes:
        texts: What passages say, by their IRIs.
        quotes: Which of the words state what.
    """

    texts: Mapping[str, str]
    quotes: tuple[Quote, ...] = ()


def leave_out(quads: Iterable[ox.Quad], editions: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    """Iterate over statements without the graphs of quotes, and without the text of any passage."""
    graphs = name_graphs(editions)
    return (quad for quad in quads if quad.predicate != SCHEMA.text and quad.graph_name not in graphs)


def add(known: Quotes, new: Quotes) -> Quotes:
    """Return what is known with what is new: texts replace texts, and words that are known stay.

    Args:
        known: The quotes that data have.
        new: Texts, in the order of the document, and quotes.
    """
    told = {(each.passage, each.statement, each.thing) for each in known.quotes}
    more = (each for each in new.quotes if (each.passage, each.statement, each.thing) not in told)
    others = {passage: text for passage, text in known.texts.items() if passage not in new.texts}
    return Quotes({**new.texts, **others}, (*known.quotes, *more))


def read(quads: Iterable[ox.Quad], edition: ox.NamedNode | None = None) -> Quotes:
    """Read texts and quotes out of statements; all else is passed over.

    Args:
        quads: The statements of a graph, or of files.
        edition: The edition whose graph of quotes is read, and no other; None reads all.
    """
    if edition is not None:
        graph = name_graph(edition)
        quads = (quad for quad in quads if quad.graph_name == graph)
    texts: dict[str, str] = {}
    about: dict[Term, dict[ox.NamedNode, list[Term]]] = {}
    for subject, predicate, value, _ in quads:
        if predicate == SCHEMA.text:
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal):
                # Of several texts one is told, the same each time.
                texts[subject.value] = min(value.value, texts.get(subject.value, value.value))
        else:
            about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    found: list[Quote] = []
    for node, facts in about.items():
        if OA.Annotation in facts.get(RDF.type, ()):
            found += _read_annotation(node, facts, about)
    return Quotes(texts, tuple(sorted(found, key=_key)))


def to_quads(edition: ox.NamedNode | str, quotes: Quotes, source: str = "") -> Iterator[ox.Quad]:
    """Iterate over the statements of a graph of quotes: texts in the order given, each with its quotes.

    Args:
        edition: The edition, or its IRI.
        quotes: The texts and quotes.
        source: Of what copy the texts are: the name of a file.
    """
    graph = name_graph(edition)

    def state(subject: ox.NamedNode, *facts: tuple[ox.NamedNode, Term]) -> Iterator[ox.Quad]:
        return (ox.Quad(subject, predicate, value, graph) for predicate, value in facts)

    if source:
        yield from state(graph, (DCT.source, ox.Literal(source)))
    counts: dict[str, int] = {}
    of: dict[str, list[Quote]] = {}
    for each in sorted(quotes.quotes, key=_key):
        of.setdefault(each.passage, []).append(each)
    for passage in (*quotes.texts, *(each for each in of if each not in quotes.texts)):
        if passage in quotes.texts:
            yield from state(ox.NamedNode(passage), (SCHEMA.text, ox.Literal(quotes.texts[passage])))
        for quote in of.get(passage, ()):
            name = local_name(passage)
            counts[name] = counts.get(name, 0) + 1
            base = f"{graph.value}#{name}-{counts[name]}"
            yield from _list_facts(quote, base, state)


if TYPE_CHECKING:
    from collections.abc import Callable

    _State = Callable[..., Iterator[ox.Quad]]


def _list_facts(quote: Quote, base: str, state: _State) -> Iterator[ox.Quad]:
    """Iterate over the statements of one quote, whose parts are called as it is."""
    target, words, place, body = (
        ox.NamedNode(f"{base}.{part}") for part in ("target", "words", "place", "statement")
    )
    selector = quote.selector
    has_place = selector.start is not None and selector.end is not None
    yield from state(
        ox.NamedNode(base),
        (RDF.type, OA.Annotation),
        (OA.hasTarget, target),
        *([(OA.hasBody, body)] if quote.statement is not None else []),
        *([(OA.hasBody, ox.NamedNode(quote.thing))] if quote.thing else []),
        *([(DCT.creator, ox.Literal(quote.creator))] if quote.creator else []),
        *([(DCT.created, ox.Literal(quote.created, datatype=XSD.date))] if quote.created else []),
    )
    yield from state(
        target,
        (RDF.type, OA.SpecificResource),
        (OA.hasSource, ox.NamedNode(quote.passage)),
        *([(OA.hasSelector, words)] if selector.exact else []),
        *([(OA.hasSelector, place)] if has_place else []),
    )
    if selector.exact:
        around = ((OA.prefix, selector.prefix), (OA.suffix, selector.suffix))
        yield from state(
            words,
            (RDF.type, OA.TextQuoteSelector),
            (OA.exact, ox.Literal(selector.exact)),
            *((name, ox.Literal(text)) for name, text in around if text),
        )
    if selector.start is not None and selector.end is not None:
        yield from state(
            place,
            (RDF.type, OA.TextPositionSelector),
            (OA.start, ox.Literal(selector.start)),
            (OA.end, ox.Literal(selector.end)),
        )
    if quote.statement is not None:
        subject, predicate, value = quote.statement
        yield from state(
            body,
            (RDF.type, RDF.Statement),
            (RDF.subject, subject),
            (RDF.predicate, predicate),
            (RDF.object, value),
        )


def _read_annotation(
    node: Term,
    facts: Mapping[ox.NamedNode, Collection[Term]],
    about: Mapping[Term, Mapping[ox.NamedNode, Collection[Term]]],
) -> Iterator[Quote]:
    creator = _text(facts, DCT.creator) or _text(facts, PROV.wasAttributedTo)
    iri = node.value if isinstance(node, ox.NamedNode) else ""
    bodies = sorted(facts.get(OA.hasBody, ()), key=str)
    told = [_read_body(body, about.get(body, {})) for body in bodies] or [(None, "")]
    for target in sorted(facts.get(OA.hasTarget, ()), key=str):
        parts = about.get(target, {})
        selector = _read_selector([about.get(each, {}) for each in parts.get(OA.hasSelector, ())])
        for passage in parts.get(OA.hasSource, ()):
            if isinstance(passage, ox.NamedNode):
                for statement, thing in told:
                    created = _text(facts, DCT.created)
                    yield Quote(passage.value, selector, statement, thing, creator, created, iri)


def _read_body(
    body: Term, facts: Mapping[ox.NamedNode, Collection[Term]]
) -> tuple[tuple[Term, Term, Term] | None, str]:
    parts = [min(facts.get(each, ()), key=str, default=None) for each in _PARTS]
    subject, predicate, value = parts
    if subject is not None and predicate is not None and value is not None:
        return (subject, predicate, value), ""
    return None, body.value if isinstance(body, ox.NamedNode) else ""


def _read_selector(parts: Iterable[Mapping[ox.NamedNode, Collection[Term]]]) -> Selector:
    found = Selector("")
    for each in parts:
        if OA.exact in each:
            found = found._replace(
                exact=_text(each, OA.exact), prefix=_text(each, OA.prefix), suffix=_text(each, OA.suffix)
            )
        start, end = _text(each, OA.start), _text(each, OA.end)
        if start.isdecimal() and end.isdecimal() and max(len(start), len(end)) <= _DIGITS:
            found = found._replace(start=int(start), end=int(end))
    return found


def _text(facts: Mapping[ox.NamedNode, Collection[Term]], predicate: ox.NamedNode) -> str:
    found = (each.value for each in facts.get(predicate, ()) if isinstance(each, ox.Literal | ox.NamedNode))
    return min(found, default="")


def _key(quote: Quote) -> tuple[str, int, int, str, str]:
    start, end = quote.selector.start or 0, quote.selector.end or 0
    return quote.passage, start, end, str(quote.statement), quote.thing


_PARTS = (RDF.subject, RDF.predicate, RDF.object)
# No text has more letters.
_DIGITS = 12
