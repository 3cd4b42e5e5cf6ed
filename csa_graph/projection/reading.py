"""A store becomes what analyses, maps and exports read: projections and answers, and their things by name.

What is known of all things is read once, however many projections are made. Says nothing of how anything is
drawn or written.
"""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from csa_graph.asking.cells import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pyoxigraph as ox

    from csa_graph.asking.answer import Answer
    from csa_graph.naming.names import Names
    from csa_graph.projection.facts import Facts
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Store


class Reading:
    """One store, as it is read: the editions in force, or one that was chosen.

    Args:
        store: A built store.
        names: The names of that store.
        edition: IRI of the edition to read; None reads the editions in force.
        built: When the store was built; None means today.
        judged: The day at which it is read, in a sentence; empty where nothing depends on one.

    Attributes:
        store: The store.
        names: What things are called, and what is called so.
        edition: IRI of the edition that is read; None for the editions in force.
        built: When the store was built.
        judged: The day at which it is read, in a sentence.
    """

    def __init__(
        self,
        store: Store,
        names: Names,
        edition: ox.NamedNode | None = None,
        built: datetime.date | None = None,
        judged: str = "",
    ) -> None:
        self.store = store
        self.names = names
        self.edition = edition
        self.built = built or datetime.datetime.now(datetime.UTC).date()
        self.judged = judged
        self._projections: dict[str, nx.MultiDiGraph[str]] = {}
        self._answers: dict[str, Answer] = {}

    def project(self, view: str = "governance") -> nx.MultiDiGraph[str]:
        """Return a projection (see ``projecting.project``), frozen: copy it to change it."""
        if view not in self._projections:
            import networkx as nx

            self._projections[view] = nx.freeze(self.to_networkx(view))
        return self._projections[view]

    def to_networkx(self, view: str) -> nx.MultiDiGraph[str]:
        """Return a projection that nobody else has, so that it can be changed.

        Raises:
            UnknownNameError: There is no such view.
        """
        from csa_graph.projection.projecting import project

        store, names = self._prefetched
        return project(store, names, view, edition=self._layer, facts=self._facts)

    def ask(self, question: str) -> Answer:
        """Return the answer to a question of the catalogue that takes no parameter, or none of its own."""
        if question not in self._answers:
            from csa_graph.asking import catalogue, running

            query = catalogue.get(question)
            self._answers[question] = running.run(query, *self._prefetched, edition=self.edition)
        return self._answers[question]

    def count_editions(self) -> int:
        """Return how many editions are read: one that was chosen, or those in force."""
        from csa_graph.naming.editions import Editions

        return 1 if self.edition is not None else len(Editions(self.store).in_force)

    def list_edition_values(self, prefixed: str) -> list[str]:
        """Return the values of a property over the editions that are read, in words, each once.

        Args:
            prefixed: The property by a known prefix, such as ``dct:title``.
        """
        return list(dict.fromkeys(self.names.label(term) for term in self.list_edition_terms(prefixed)))

    def list_edition_terms(self, prefixed: str) -> list[Term]:
        """Return the values of a property over the editions that are read, each once.

        Args:
            prefixed: The property by a known prefix, such as ``dct:title``.
        """
        from csa_graph.terms.prefixes import PREFIXES

        in_force = "MINUS { ?newer dct:replaces ?edition }" if self.edition is None else ""
        where = f"{{ ?edition a csa:Edition ; {prefixed} ?value {in_force} }}"
        text = f"SELECT ?edition ?value WHERE {where} ORDER BY ?edition ?value"
        chosen = {"edition": self.edition} if self.edition is not None else None
        rows = self.store.query(text, chosen, prefixes=PREFIXES)
        terms = [row[-1] for row in rows] if not isinstance(rows, bool) else []
        return list(dict.fromkeys(term for term in terms if term is not None))

    def find(self, name: str, kind: str | None = None) -> Thing:
        """Return the one thing that has a name; raises as :meth:`csa_graph.naming.names.Names.find` does."""
        return self.thing(self.names.find(name, kind).value)

    def thing(self, iri: str) -> Thing:
        """Return a thing with its label."""
        import pyoxigraph as ox

        return Thing(iri, self._labels.label(ox.NamedNode(iri)))

    def passages(self, iris: Iterable[str]) -> tuple[Thing, ...]:
        """Return passages, each once, in reading order: the cell of a column ``passage``."""
        import pyoxigraph as ox

        names = self._labels
        nodes = sorted({ox.NamedNode(iri) for iri in iris}, key=names.place)
        return tuple(Thing(node.value, names.label(node)) for node in nodes)

    @property
    def _layer(self) -> str | None:
        return self.edition.value if self.edition is not None else None

    @cached_property
    def _facts(self) -> Facts:
        from csa_graph.projection import facts

        return facts.read(*self._prefetched, self._layer)

    @property
    def _labels(self) -> Names:
        return self._prefetched[1]

    @cached_property
    def _prefetched(self) -> tuple[Store, Names]:
        """The store and its names; where all editions are read, what names are made of is read at once."""
        if self.edition is not None:
            return self.store, self.names
        from csa_graph.projection.properties import prefetch_names

        return prefetch_names(self.store)
