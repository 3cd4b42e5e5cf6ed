"""What people call things becomes IRIs, and IRIs become what people call them.

Asks the store nothing before it is first used; never guesses: a name that fits nothing exactly is an error
with suggestions.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import AmbiguousNameError, UnknownNameError
from csa_graph.base.wording import fold
from csa_graph.files.remedies import Remedies
from csa_graph.naming.editions import Editions
from csa_graph.naming.index import AS_PASSAGE, PREFERRED, Index
from csa_graph.naming.kinds import Kinds
from csa_graph.terms.iris import CSA, DCT, OPENGOV, ORG, RDF, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.files.inputs import Input
    from csa_graph.naming.quotes import Quotations
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store


_FOR_WHOM = (
    OPENGOV.onBehalfOf,
    CSA.forKind,
    CSA.filledBy,
)


_PASSAGES = {CSA.Passage}
# So many editions are named.
_TOLD = 3

__all__ = ["Names", "local_name"]


class Names:
    """The names of everything in a store.

    Args:
        store: A built store.
        edition: IRI of the edition whose words are preferred; None prefers the current layer.
    """

    def __init__(self, store: Store, edition: ox.NamedNode | str | None = None) -> None:
        self._store = store
        #: What is to be done about a thing, in the language of the file that states something of it.
        self.remedies = Remedies()
        chosen = ox.NamedNode(edition) if isinstance(edition, str) else edition
        self._edition = chosen
        self._graph: ox.NamedNode | ox.DefaultGraph = chosen or ox.DefaultGraph()
        self._labels: dict[Term, str] = {}
        self._places: dict[Term, tuple[str, int]] = {}
        self._kinds = Kinds(store)
        self._editions = Editions(store)
        self._index = Index(store, self._editions, self.label, self.cite)

    def speak_as(self, inputs: Iterable[Input]) -> None:
        """Let remedies speak the languages of the files that the store was built of."""
        self.remedies = Remedies(inputs)

    @cached_property
    def quotes(self) -> Quotations:
        """What passages say, and which of their words state what."""
        from csa_graph.naming.quotes import Quotations

        return Quotations(self._store, self._edition, self.label)

    def label(self, term: Term) -> str:
        """Return the words for a term: what it is called, or the text of a literal."""
        known = self._labels.get(term)
        if known is None:
            known = self._labels[term] = self._find_label(term)
        return known

    def kind_of(self, term: Term) -> str:
        """Return what a thing is, in the words of the ontology: "group", "person"; else "thing"."""
        return self._kinds.label_of(term)

    def is_kind(self, term: Term, kind: str) -> bool:
        """Return whether a thing is of a kind, in the words of the ontology: "group", "person"."""
        return self._kinds.is_a(term, self._kinds.classes(kind))

    def cite(self, passage: Term | str, locator: str) -> str:
        """Return how readers find a passage: its locator, and the edition where several are read."""
        return locator if self._edition is not None else self._editions.cite(passage, locator)

    def place(self, passage: Term) -> tuple[str, int]:
        """Return a key that sorts passages: edition, then place in the document."""
        known = self._places.get(passage)
        if known is None:
            known = self._places[passage] = self._find_place(passage)
        return known

    def find(self, text: str, kind: str | None = None) -> ox.NamedNode:
        """Return the one thing that has a name.

        Case, accents, punctuation, "&" for "and" and a leading "the" do not matter, unless something is
        called exactly so.

        Args:
            text: A label, alias, abbreviation, identifier, locator of a passage, IRI, or the end of one
                (``scb``, ``:scb``).
            kind: What the thing must be, in the ontology's words ("group"); None or "thing" for anything.

        Raises:
            UnknownNameError: Nothing of that kind has the name.
            AmbiguousNameError: Several things have it.
            QueryError: The ontology knows no such kind.
        """
        wanted = self._kinds.classes(kind)
        iri = text.strip().removeprefix("<").removesuffix(">")
        if "://" in iri or iri.startswith("urn:"):
            return self._find_iri(text, iri, wanted, kind)
        # What is called exactly so goes before what is called nearly so, and is found without the index.
        # A passage goes behind either: a group can have the name of a heading, and is asked about more often.
        fitting: dict[ox.NamedNode, int] = {}
        for look in (self._index.find_exactly, self._index.find):
            found = look(text)
            for node, rank in found.items():
                if node not in fitting and self._kinds.is_a(node, wanted):
                    is_passage = self._kinds.is_a(node, _PASSAGES)
                    fitting[node] = max(rank, AS_PASSAGE) if is_passage else rank
            if fitting and (wanted == _PASSAGES or min(fitting.values()) < AS_PASSAGE):
                break
        if not fitting:
            if found:
                node = min(found, key=lambda each: (found[each], each.value))
                there, asked = _add_article(self.kind_of(node)), _add_article(kind or "thing")
                what = f"{self.label(node)} is {there}, not {asked}: nothing else is called"
                raise UnknownNameError(text, self._suggest(text, wanted), what)
            raise UnknownNameError(text, self._suggest(text, wanted))
        best = min(fitting.values())
        nodes = sorted((node for node, rank in fitting.items() if rank == best), key=lambda each: each.value)
        if len(nodes) > 1:
            nodes = self._editions.prefer(nodes, self._edition)
        if len(nodes) > 1:
            raise AmbiguousNameError(
                text, [(each.value, self.label(each), self.kind_of(each)) for each in nodes]
            )
        return nodes[0]

    def find_edition(self, text: str) -> ox.NamedNode:
        """Return the edition that has a name, or is the one that its publisher or words of its title mean.

        Raises:
            UnknownNameError: None is; lists the editions.
            AmbiguousNameError: Several are.
        """
        try:
            return self.find(text, "edition")
        except UnknownNameError:
            there = self._store.editions()
        publisher = None
        with suppress(UnknownNameError, AmbiguousNameError):
            publisher = self.find(text, "body")
        words = f" {fold(text)} "
        found = [
            each
            for each in there
            if publisher in {value for value, _ in self._store.values(each, DCT.publisher)}
        ] or [each for each in there if words.strip() and words in f" {fold(self.label(each))} "]
        found = [each for each in found if each in self._editions.in_force] or found
        if len(found) > 1:
            raise AmbiguousNameError(
                text, [(each.value, self.label(each), self.kind_of(each)) for each in found]
            )
        if not found:
            from csa_graph.base.similar import nearest

            labels = [self.label(each) for each in there]
            near = nearest(text, labels, partly=True) or labels[:_TOLD]
            raise UnknownNameError(text, near, "No edition is called")
        return found[0]

    def describe_editions(self) -> str:
        """Return the titles of the editions there are, and of the one that is read where it was named."""
        titles = [self.label(each) for each in self._store.editions()]
        more = f" and {len(titles) - _TOLD} more" if len(titles) > _TOLD else ""
        read = f", read in {self.label(self._edition)}" if self._edition is not None else ""
        return f"{', '.join(titles[:_TOLD]) or 'no edition'}{more}{read}"

    def list_names(self, kind: str | None = None) -> list[str]:
        """Return all names and aliases of the data's things of a kind, sorted."""
        return sorted(set(self._iter_names(self._kinds.classes(kind))))

    # ------------------------------------------------------------------ labels

    def _find_label(self, term: Term) -> str:
        if isinstance(term, ox.Literal):
            return term.value
        if isinstance(term, ox.Triple):
            return str(term)
        for predicate in PREFERRED:
            text = self._find_text(term, predicate)
            if text is not None:
                return self.cite(term, text) if predicate == CSA.locator else text
        words = self._describe_seat(term) or self._describe_arrangement(term)
        if words is not None:
            return words
        return self._describe_list(term) if isinstance(term, ox.BlankNode) else local_name(term.value)

    def _describe_seat(self, term: ox.NamedNode | ox.BlankNode) -> str | None:
        group = self._find_object(term, ORG.postIn)
        if group is None:
            return None
        role = self._find_object(term, ORG.role)
        of = self.label(group)
        name = f"{_capitalise(self.label(role))} of {of}" if role is not None else f"Seat on {of}"
        # Seats that no named person holds are distinguished by whom they are for.
        held = self._find_object(term, ORG.heldBy)
        found = (self._find_object(term, each) for each in _FOR_WHOM)
        whom = None if held else next((each for each in found if each is not None), None)
        return f"{name} for {self.label(whom)}" if whom is not None else name

    def _describe_arrangement(self, term: ox.NamedNode | ox.BlankNode) -> str | None:
        line = self._find_object(term, CSA.line)
        if line is None:
            return None
        named = (
            sorted({self.label(value) for value, _ in self._store.values(term, each)})
            for each in (CSA.from_, CSA.to)
        )
        lower, upper = (" and ".join(labels) or "(not named)" for labels in named)
        return f"{lower} {self.label(line)} {upper}"

    def _describe_list(self, term: ox.BlankNode) -> str:
        first = self._find_object(term, RDF.first)
        if first is None:
            return _add_article(self.kind_of(term))
        rest = self._find_object(term, RDF.rest)
        later = f", then {self.label(rest)}" if isinstance(rest, ox.BlankNode) else ""
        return f"{self.label(first)}{later}"

    def _find_place(self, passage: Term) -> tuple[str, int]:
        if isinstance(passage, ox.NamedNode):
            for value, _ in self._store.values(passage, CSA.order):
                if isinstance(value, ox.Literal) and value.value.lstrip("-").isdigit():
                    return passage.value.rpartition("#")[0], int(value.value)
        return str(passage), 0

    def _find_text(self, term: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode) -> str | None:
        """Return the best literal: of the chosen layer, in English or no language, first by the alphabet."""
        best: tuple[bool, bool, str] | None = None
        for literal, is_in_layer in self._store.values(term, predicate, self._graph):
            if isinstance(literal, ox.Literal) and literal.value.strip():
                language = literal.language
                foreign = language is not None and not language.startswith("en")
                rank = (not is_in_layer, foreign, literal.value)
                best = rank if best is None or rank < best else best
        return best[2] if best is not None else None

    def _find_object(self, term: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode) -> Term | None:
        return min((value for value, _ in self._store.values(term, predicate)), key=str, default=None)

    # ------------------------------------------------------------------ finding

    def _find_iri(self, text: str, iri: str, wanted: set[ox.NamedNode], kind: str | None) -> ox.NamedNode:
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            raise UnknownNameError(text, (), "This is not a valid IRI:") from None
        if next(iter(self._store.quads(node)), None) is None:
            raise UnknownNameError(text, self._suggest(local_name(iri), wanted), "The data do not describe")
        if not self._kinds.is_a(node, wanted):
            raise UnknownNameError(
                text, (), f"This is {_add_article(self.kind_of(node))}, not {_add_article(kind or 'thing')}:"
            )
        return node

    def _iter_names(self, wanted: set[ox.NamedNode]) -> Iterator[str]:
        for node, text in self._index.iter_called():
            if self._kinds.is_a(node, wanted):
                yield text

    def _suggest(self, text: str, wanted: set[ox.NamedNode]) -> list[str]:
        # Only a name that nothing has needs it.
        from csa_graph.base.similar import nearest

        return nearest(text, self._iter_names(wanted), partly=True)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _add_article(kind: str) -> str:
    if kind == "concept":
        return "a kind, an area or a subject"
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
