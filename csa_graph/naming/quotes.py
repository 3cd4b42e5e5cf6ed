"""A passage becomes what it says: its text where the data have it, and in it the words that state something.

Where they have none, what it says in our words, if anybody has written that. Asks the store nothing before it
is first used, and nothing more where the data have no words of any passage.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.files.quotes.graph import leave_out, read
from csa_graph.files.quotes.places import name_graph
from csa_graph.files.quotes.selectors import resolve
from csa_graph.terms.annotation import OA
from csa_graph.terms.iris import CSA, DCT, ORG, RDF, SCHEMA
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from csa_graph.files.quotes.graph import Quote
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Graph, Store

    Span = tuple[int, int]

_DEFAULT = ox.DefaultGraph()
_HAS = (SCHEMA.text, OA.hasTarget)
_HAS_ANY = f"""{declare("oa", "schema")}ASK {{
  VALUES ?has {{ schema:text oa:hasTarget }}
  {{ ?passage ?has ?text }} UNION {{ GRAPH ?graph {{ ?passage ?has ?text }} }}
}}"""
# What is the same of many seats or arrangements says of none which one is meant.
_COMMON = {RDF.type, ORG.role, CSA.line}
_BETWEEN = " … "


class Quotation(NamedTuple):
    """What a passage says.

    Attributes:
        passage: The IRI of the passage.
        locator: How readers find it.
        text: What it says; of a passage without a text what is known of its words, or our words.
        spans: Where in it the words stand that state what was asked for, in letters from 0; empty where
            nothing tells which of them do.
        page: The page on which it begins; None where that is not known.
        is_ours: Whether these are our words, and not the document's.
    """

    passage: str
    locator: str
    text: str
    spans: tuple[Span, ...] = ()
    page: int | None = None
    is_ours: bool = False

    @property
    def words(self) -> list[str]:
        """The words that are marked."""
        return [self.text[start:end] for start, end in self.spans]


class _Known(NamedTuple):
    """The words that the data have of the passages of one edition: texts, and quotes by passage."""

    texts: Mapping[str, str]
    quotes: Mapping[str, list[Quote]]


class Quotations:
    """What the passages of a store say.

    Args:
        store: A built store.
        edition: The edition that is read; None for those in force.
        label: Gives the locator of a passage.

    Attributes:
        has_texts: Whether texts are told, where the data have some.
    """

    def __init__(
        self,
        store: Store,
        edition: ox.NamedNode | None,
        label: Callable[[Term], str],
    ) -> None:
        self._store = store
        self._edition = edition
        self._label = label
        self.has_texts = True
        self._known: dict[ox.NamedNode, _Known] = {}

    def __bool__(self) -> bool:
        """Return whether the data have words of any passage."""
        return self.has_texts and self._has_any

    def leave_out(self) -> None:
        """Tell no text from now on: as if the data had none."""
        self.has_texts = False

    def iter_quads(self, graph: Graph | None = None) -> Iterator[ox.Quad]:
        """Iterate over the statements of the store, or of one graph, without texts where none are told."""
        quads = self._store.quads(None, None, None, graph)
        return quads if self.has_texts else leave_out(quads, self._store.editions())

    def find(self, passage: str, about: Iterable[str] = ()) -> Quotation | None:
        """Return what a passage says in the words of the document; None where the data have none of them.

        Args:
            passage: Its IRI.
            about: IRIs, and texts, of what it is to state: the subject, the property and the value. The
                words that state this are marked; by default those of all that it states.
        """
        node = _to_node(passage)
        if node is None or not self:
            return None
        text, quotes = self._read(node)
        chosen = self._choose(quotes, frozenset(about))
        if text is None:
            return self._join(passage, chosen or quotes)
        found = (resolve(text, each.selector) for each in chosen)
        spans = [span for each in found if each.state == "found" for span in each.spans]
        return self._make(passage, text, merge(spans))

    def tell(self, passage: str, about: Iterable[str] = ()) -> Quotation | None:
        """Return the same, or our words of the passage; None where there are neither."""
        found, node = self.find(passage, about), _to_node(passage)
        if found is None and node is not None:
            values = (value for value, _ in self._store.values(node, DCT.abstract))
            texts = sorted(each.value for each in values if isinstance(each, ox.Literal))
            found = self._make(passage, texts[0], (), is_ours=True) if texts else None
        return found

    def _choose(self, quotes: list[Quote], about: frozenset[str]) -> list[Quote]:
        """Return the quotes that state what is asked for, those that fit best."""
        if not about:
            return quotes
        fits = [self._rate(each, about) for each in quotes]
        best = max(fits, default=0)
        return [each for each, fit in zip(quotes, fits, strict=True) if fit == best and best]

    def _rate(self, quote: Quote, about: frozenset[str]) -> int:
        """Return how well a quote fits what is asked for: 0 if it states something else."""
        if quote.statement is None:
            return 3 if quote.thing in about else 2 * self._joins(quote.passage, quote.thing, about)
        subject, predicate, value = quote.statement
        if _word(value) in about and _word(subject) in about:
            return 2 + (_word(predicate) in about)
        # What is stated of a seat or an arrangement is told of what it joins.
        if isinstance(subject, ox.NamedNode) and self._joins(quote.passage, subject.value, about):
            return 1 + (_word(value) in about)
        return 0

    def _joins(self, passage: str, thing: str, about: frozenset[str]) -> bool:
        """Return whether a passage states that a thing joins at least two of those that are asked for."""
        if not thing:
            return False
        quads = self._store.quads(ox.NamedNode(thing), None, None, ox.NamedNode(passage))
        joined = {_word(quad.object) for quad in quads if quad.predicate not in _COMMON}
        return len(joined & about) > 1

    def _join(self, passage: str, quotes: list[Quote]) -> Quotation | None:
        """Return what is known of the words of a passage whose text is not at hand."""
        text, spans = "", []
        for _, (exact, prefix, suffix, *_), *_ in quotes:
            if exact:
                text += _BETWEEN if text else ""
                start = len(text) + len(prefix)
                text += prefix + exact + suffix
                spans.append((start, start + len(exact)))
        return self._make(passage, text, tuple(spans)) if text else None

    def _make(self, passage: str, text: str, spans: tuple[Span, ...], *, is_ours: bool = False) -> Quotation:
        node = ox.NamedNode(passage)
        pages = (
            value.value for value, _ in self._store.values(node, CSA.page) if isinstance(value, ox.Literal)
        )
        page = min((int(each) for each in pages if each.isdecimal()), default=None)
        # The whole of a passage needs no mark.
        marked = () if spans == ((0, len(text)),) else spans
        return Quotation(passage, self._label(node), text, marked, page, is_ours)

    def _read(self, passage: ox.NamedNode) -> tuple[str | None, list[Quote]]:
        """Return the text that the data have of a passage, and its quotes."""
        text = self._outside.get(passage.value)
        quotes: list[Quote] = []
        for home, _ in self._store.values(passage, DCT.isPartOf):
            if isinstance(home, ox.NamedNode):
                known = self._read_edition(name_graph(home))
                text = known.texts.get(passage.value, text)
                quotes += known.quotes.get(passage.value, [])
        return text, quotes

    def _read_edition(self, graph: ox.NamedNode) -> _Known:
        known = self._known.get(graph)
        if known is None:
            texts, found = read(self._store.quads(None, None, None, graph))
            quotes: dict[str, list[Quote]] = {}
            for each in found:
                quotes.setdefault(each.passage, []).append(each)
            known = self._known[graph] = _Known(texts, quotes)
        return known

    @cached_property
    def _has_any(self) -> bool:
        if not self._store.is_local:
            return self._store.ask(_HAS_ANY)
        return any(next(self._store.quads(None, each), None) is not None for each in _HAS)

    @cached_property
    def _outside(self) -> dict[str, str]:
        """Texts that stand where passages are described."""
        layer = self._edition or _DEFAULT
        return dict(read(self._store.quads(None, SCHEMA.text, None, layer)).texts)


def _to_node(iri: str) -> ox.NamedNode | None:
    """Return a passage by its IRI; None for what has none, as a query of one's own may cite anything."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _word(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def merge(spans: Collection[Span]) -> tuple[Span, ...]:
    """Return places in their order, those that overlap as one.

    >>> merge([(5, 9), (0, 3), (2, 4)])
    ((0, 4), (5, 9))
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
