"""What a copy is proposed to state is compared with what the data state: where both agree, words are known.

A proposal that the data do not bear out is passed over: it is for a person to decide on, elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import fold
from csa_graph.files.quotes.graph import Quote
from csa_graph.files.quotes.selectors import make
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, FOAF, OPENGOV, ORG, SKOS
from csa_graph.terms.prefixes import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.reading.attaching import Attached
    from csa_graph.reading.proposal import Proposal, Review

    Node = ox.NamedNode | ox.BlankNode

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.notation, FOAF.name)
_HOLDERS = (ORG.heldBy, CSA.filledBy, OPENGOV.onBehalfOf, CSA.forKind)


def find_words(review: Review, attached: Attached, quads: Iterable[ox.Quad]) -> tuple[Quote, ...]:
    """Return which words of the passages of the data state what the data state.

    Args:
        review: What was read in the copy.
        attached: Where the passages of the copy stand in the texts of the data.
        quads: The statements of the data files.
    """
    stated = _Stated(quads)
    called = {each.name: (each.name, *each.aliases) for each in review.names}
    found: dict[Quote, None] = {}
    for proposal in review.proposals:
        part = attached.parts.get(proposal.passage)
        text = attached.texts.get(part.passage) if part is not None else None
        if part is None or text is None or not proposal.is_complete:
            continue
        selector = make(text, part.start + proposal.start, part.start + proposal.end)
        if not selector.exact.strip():
            continue
        ends = [stated.find(called.get(end, (end,))) for end in (proposal.subject, proposal.object) if end]
        for quote in stated.quote(Quote(part.passage, selector), proposal, *ends):
            found[quote] = None
    return tuple(found)


class _Stated:
    """What the data state, passage by passage, and what they call things."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._called: dict[str, set[str]] = {}
        self._in: dict[str, list[ox.Quad]] = {}
        for quad in quads:
            if isinstance(quad.graph_name, ox.NamedNode):
                self._in.setdefault(quad.graph_name.value, []).append(quad)
            is_named = isinstance(quad.subject, ox.NamedNode) and quad.predicate in _LABELS
            if is_named and isinstance(quad.object, ox.Literal):
                self._called.setdefault(fold(quad.object.value), set()).add(_value(quad.subject))
        for iri, label in ontology.list_choices().items():
            self._called.setdefault(fold(label), set()).add(iri)

    def find(self, names: Iterable[str]) -> set[str]:
        """Return the IRIs of what is called by one of some names."""
        return set().union(*(self._called.get(fold(name), set()) for name in names))

    def quote(
        self, quote: Quote, proposal: Proposal, subjects: set[str], objects: set[str]
    ) -> Iterator[Quote]:
        """Iterate over what a passage states that is what was proposed: a statement, or a seat as a whole."""
        quads = self._in.get(quote.passage, [])
        if ":" not in proposal.predicate:
            for seat in self._find_seats(quads, proposal.predicate, subjects, objects):
                yield quote._replace(thing=seat)
            return
        if proposal.predicate.partition(":")[0] not in PREFIXES:
            return
        predicate = expand(proposal.predicate)
        for quad in quads:
            ends = _value(quad.subject) in subjects and _value(quad.object) in objects
            if quad.predicate.value == predicate and ends:
                yield quote._replace(statement=(quad.subject, quad.predicate, quad.object))

    def _find_seats(
        self, quads: list[ox.Quad], role: str, holders: set[str], groups: set[str]
    ) -> Iterator[str]:
        about: dict[str, dict[ox.NamedNode, set[str]]] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode):
                facts = about.setdefault(quad.subject.value, {})
                facts.setdefault(quad.predicate, set()).add(_value(quad.object))
        roles = self._called.get(fold(role), set())
        for seat, facts in about.items():
            held = set().union(*(facts.get(each, set()) for each in _HOLDERS))
            if (
                facts.get(ORG.postIn, set()) & groups
                and facts.get(ORG.role, set()) & roles
                and held & holders
            ):
                yield seat


def _value(term: Node | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
