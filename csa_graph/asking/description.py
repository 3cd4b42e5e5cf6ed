"""A thing becomes all that is known about it: sentences in both directions, each with its passages.

Says nothing about how the sentences look on a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import quoting, sections
from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing, to_cell, to_thing
from csa_graph.asking.premises import Premises
from csa_graph.terms.iris import CSA, DCT, ONTOLOGY, ORG, RDF, SCHEMA, SKOS, local_name
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.asking.cells import Cell
    from csa_graph.naming.names import Names
    from csa_graph.naming.quotes import Quotation
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store


# Things that only join others: they are described where they are mentioned.
_LINKS = {CSA.Seat, CSA.Arrangement, CSA.ReportingArrangement}

# What ties them to the body that they are about.
_LINKED_BY = {ORG.postIn, CSA.from_}
# What tells of an arrangement by what it joins.
_ENDS = {CSA.from_, CSA.line, CSA.to}
# What the label of a seat says already: "Chair of the Harbour Board".
_IN_LABEL = {ORG.postIn, ORG.role}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is known.

    Attributes:
        words: What joins the thing and the value, read from the thing: "reports to", "receives reports from".
        value: The other end.
        details: What else is known of the other end where it only joins: "is held by Ada Quay".
        passages: The passages that state it, in reading order.
        inferred: Whether a rule added it.
        subject: The thing that the statement is about, where that is another.
        is_link: Whether the value itself has no words that say more than its details.
        rests_on: Of what a rule added, the passages that state what it follows from.
        quotes: What the passages say, with the words that state it, where the data have their text.
    """

    words: str
    value: Cell
    details: tuple[str, ...] = ()
    passages: tuple[Thing, ...] = ()
    inferred: bool = False
    subject: Thing | None = None
    is_link: bool = False
    rests_on: tuple[Thing, ...] = ()
    quotes: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What is known in one respect: its title, and the statements in a fixed order."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Description:
    """All that is known about a thing.

    Attributes:
        thing: The thing.
        kind: What it is, in the words of the ontology.
        sections: What is known, in groups; none is empty.
        day: The day at which it is told what is current, in a sentence; empty where nothing depends on one.
    """

    thing: Thing
    kind: str
    sections: tuple[Section, ...]
    day: str = ""

    def __iter__(self) -> Iterator[Statement]:
        """Iterate over all statements."""
        return (statement for section in self.sections for statement in section.statements)

    def to_answer(self) -> Answer:
        """Return the statements as rows of a table."""
        rows = []
        for section in self.sections:
            for each in section.statements:
                subject, details = each.subject or self.thing, "; ".join(each.details)
                rests_on = "; ".join(passage.label for passage in each.rests_on)
                row = section.title, subject, each.words, each.value, details, rests_on, each.passages
                rows.append(row)
        meanings = {
            "about": "the respect in which it is known",
            "thing": "the thing",
            "relation": "what joins the thing and the value",
            "value": "the other end",
            "details": "what else is known of the other end",
            "inferred_from": "of what a rule added, where that is stated from which it follows",
            "passage": "where it is stated",
        }
        title = f"All that is known about {self.thing.label}"
        quotes = tuple(each.quotes for each in self) if any(each.quotes for each in self) else ()
        return Answer(title, tuple(meanings), tuple(rows), meanings, self.day, name="show", quotes=quotes)

    def _repr_html_(self) -> str:
        return self.to_answer()._repr_html_()


def describe(
    store: Store, names: Names, node: ox.NamedNode, edition: ox.NamedNode | None = None
) -> Description:
    """Gather all that is known about a thing.

    Args:
        store: A built store.
        names: The names of that store.
        node: The thing.
        edition: The edition to read; None reads the current layer.
    """
    return _Reader(store, names, edition or ox.DefaultGraph()).describe(node)


class _Reader:
    """Reads one layer of a store; remembers which graphs are passages."""

    def __init__(self, store: Store, names: Names, layer: ox.NamedNode | ox.DefaultGraph) -> None:
        self.store = store
        self.names = names
        self.layer = layer
        # Each layer holds the descriptions of what is evidence for it, and of no other edition's.
        self.passages = {quad.subject for quad in store.quads(None, RDF.type, CSA.Passage, layer)}
        self.premises = Premises(store, names, layer)
        self.inferences = {quad.subject for quad in store.quads(None, RDF.type, CSA.Inference, layer)}

    def describe(self, node: ox.NamedNode) -> Description:
        found: dict[str, list[tuple[int, str, str, Statement]]] = {}
        for quads in self.group_alike(node):
            quad = quads[0]
            forward = quad.subject == node
            statement = self.make_statement(*quads, forward=forward)
            title, place = sections.list_places().get(quad.predicate, (sections.OTHER, 0))
            if statement.inferred and quad.predicate != RDF.type:
                title = sections.INFERRED
            key = (2 * place + (not forward), statement.words, str(statement.value))
            found.setdefault(title, []).append((*key, statement))
        if node in self.passages:
            found[sections.STATES] = list(self.list_stated_by(node))
            said = self.names.quotes.find(node.value)
            if said is not None:
                title, place = sections.list_places()[DCT.abstract]
                words = self.names.label(SCHEMA.text)
                found.setdefault(title, []).append((2 * place, words, "", Statement(words, said.text)))
        told = []
        for title in sections.ORDER:
            entries = sorted(found.get(title, ()), key=lambda entry: entry[:3])
            if entries:
                told.append(Section(title, tuple(entry[3] for entry in entries)))
        return Description(to_thing(node, self.names.label), self.names.kind_of(node), tuple(told))

    def list_stated_by(self, passage: ox.NamedNode) -> Iterator[tuple[int, str, str, Statement]]:
        """Put what a passage states into words, a seat or an arrangement as one statement about its group."""
        quads = list(self.store.quads(None, None, None, passage))
        joined = {quad.subject for quad in quads if quad.predicate in _LINKED_BY}
        for quad in quads:
            forward = quad.subject not in joined
            if forward or quad.predicate in _LINKED_BY:
                subject = to_thing(quad.subject if forward else quad.object, self.names.label)
                statement = self.make_statement(quad, forward=forward, subject=subject)
                yield 0, subject.label, f"{statement.words} {statement.value} {statement.details}", statement

    def group_alike(self, node: ox.NamedNode) -> Iterable[list[ox.Quad]]:
        """Return the statements with a thing at either end; those that say the same together.

        What holds both ways, such as to co-operate, is the same whichever of the two is said to do so.
        """
        alike: dict[tuple[str, Term], list[ox.Quad]] = {}
        for quad in self.list_statements(node):
            forward = quad.subject == node
            end = quad.object if forward else quad.subject
            alike.setdefault((self.find_words(quad.predicate, forward=forward), end), []).append(quad)
        return alike.values()

    def list_statements(self, node: ox.NamedNode) -> Iterable[ox.Quad]:
        """Return the statements with a thing at either end, each once, and what the ontology says of it."""
        quads = (
            *self.store.quads(node, None, None, self.layer),
            *self.store.quads(None, None, node, self.layer),
            *self.store.quads(node, None, None, ONTOLOGY),
        )
        if not quads:
            # Editions and passages are described beside the layers.
            outside = ox.DefaultGraph()
            quads = (*self.store.quads(node, None, None, outside), *self.store.quads(None, None, node))
        return {(quad.subject, quad.predicate, quad.object): quad for quad in quads}.values()

    def make_statement(
        self, quad: ox.Quad, *others: ox.Quad, forward: bool, subject: Thing | None = None
    ) -> Statement:
        """Put a triple into words, read from its subject or from its object; others say the same."""
        end = quad.object if forward else quad.subject
        passages, inferred = self.find_passages(quad, *others)
        details = tuple(self.list_details(end, quad.predicate)) if subject is None or not forward else ()
        # "Has the seat: as chair, is held by Ada Quay" says all that the seat's own name would.
        nameless = isinstance(end, ox.NamedNode) and self.names.label(end) == local_name(end.value)
        joins = quad.predicate in {ORG.postIn, CSA.from_, CSA.to, CSA.via}
        # An area is part of a larger one; what is broader than a sort of body is the kind that it is of.
        is_sort = quad.predicate == SKOS.broader and _is_kind(quad.object)
        return Statement(
            self.find_words(ORG.classification if is_sort else quad.predicate, forward=forward),
            to_cell(end, self.names.label),
            details,
            passages,
            inferred,
            subject,
            bool(details) and (nameless or (joins and not forward)),
            self.premises.find(quad) if inferred else (),
            quoting.find(self.names.quotes, passages, quoting.list_ends(quad, *others)),
        )

    def find_passages(self, *alike: ox.Quad) -> tuple[tuple[Thing, ...], bool]:
        """Return the passages that state one of some triples, and whether rules alone added them."""
        found = {
            other.graph_name
            for quad in alike
            for other in self.store.quads(quad.subject, quad.predicate, quad.object)
            if not isinstance(other.graph_name, ox.DefaultGraph)
        }
        stated = sorted(found & self.passages, key=self.names.place)
        inferred = not found.isdisjoint(self.inferences)
        return tuple(to_thing(each, self.names.label) for each in stated), inferred and not stated

    def find_words(self, predicate: ox.NamedNode, *, forward: bool) -> str:
        label = self.names.label(predicate)
        if forward:
            return label
        for quad in self.store.quads(predicate, CSA.inverseLabel, None, ONTOLOGY):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
        return f"is “{label}” of"

    def list_details(self, end: Term, leading_here: ox.NamedNode) -> Iterator[str]:
        """Say what a seat or an arrangement joins, but for the statement that led to it."""
        if isinstance(end, ox.Literal | ox.Triple):
            return
        if not any(quad.object in _LINKS for quad in self.store.quads(end, RDF.type, None, self.layer)):
            return
        entries = []
        quads = list(self.store.quads(end, None, None, self.layer))
        ends = [quad for quad in quads if quad.predicate in _ENDS]
        yield from self.join_ends(ends, leading_here)
        for quad in quads:
            if quad in ends:
                continue
            title, place = sections.list_places().get(quad.predicate, (sections.OTHER, 99))
            known = (
                {RDF.type, leading_here}
                if leading_here in _LINKED_BY
                else {RDF.type, leading_here, *_IN_LABEL}
            )
            if quad.predicate not in known and title != "Names" and not self.find_passages(quad)[1]:
                value = to_cell(quad.object, self.names.label)
                words = self.find_words(quad.predicate, forward=True)
                # "Is vacant" says it all.
                entries.append((place, words if value is True else f"{words} {value}"))
        yield from (text for _, text in sorted(entries))

    def join_ends(self, ends: Iterable[ox.Quad], leading_here: ox.NamedNode) -> Iterator[str]:
        """Say what an arrangement joins, read from where it was reached: "reports to Harbour Council"."""
        named: dict[ox.NamedNode, list[str]] = {each: [] for each in _ENDS}
        backward = leading_here == CSA.to
        for quad in ends:
            if quad.predicate == CSA.line and isinstance(quad.object, ox.NamedNode):
                named[CSA.line].append(self.find_words(quad.object, forward=not backward))
            else:
                named[quad.predicate].append(self.names.label(quad.object))
        lower, line, upper = (" and ".join(sorted(named[each])) for each in (CSA.from_, CSA.line, CSA.to))
        parts = {CSA.from_: (line, upper), CSA.to: (line, lower)}.get(leading_here, (lower, line, upper))
        if line:
            yield " ".join(each or "(not named)" for each in parts)


def _is_kind(term: Term) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(PREFIXES["kind"])
