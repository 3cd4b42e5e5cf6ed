"""A store becomes what analyses read: projections and answers, each made once, and their things by name.

Hides the store: an analysis sees graphs of networkx and answers of the catalogue.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from csa_graph.asking.answer import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pyoxigraph as ox

    from csa_graph.asking.answer import Answer
    from csa_graph.naming.names import Names
    from csa_graph.projection.facts import Facts
    from csa_graph.stores.embedded import Store


class Reading:
    """One graph, as analyses read it.

    Args:
        store: A built store.
        names: The names of that store.
        edition: IRI of the edition to read; None reads the editions in force.
    """

    def __init__(self, store: Store, names: Names, edition: ox.NamedNode | None = None) -> None:
        self._store = store
        self._names = names
        self._edition = edition
        self._facts: Facts | None = None
        self._projections: dict[str, nx.MultiDiGraph[str]] = {}
        self._answers: dict[str, Answer] = {}

    def project(self, view: str = "governance") -> nx.MultiDiGraph[str]:
        """Return a projection (see :func:`csa_graph.projection.project`), frozen: copy it to change it."""
        if view not in self._projections:
            import networkx as nx

            from csa_graph import projection
            from csa_graph.projection import facts

            edition = self._edition.value if self._edition is not None else None
            store, names = self._ahead
            self._facts = self._facts or facts.read(store, names, edition)
            made = projection.project(store, names, view, edition=edition, facts=self._facts)
            self._projections[view] = nx.freeze(made)
        return self._projections[view]

    def ask(self, question: str) -> Answer:
        """Return the answer to a question of the catalogue that takes no parameter, or none of its own."""
        if question not in self._answers:
            from csa_graph.asking import catalogue

            query = catalogue.get(question)
            self._answers[question] = catalogue.run(query, *self._ahead, edition=self._edition)
        return self._answers[question]

    def count_editions(self) -> int:
        """Return how many editions are read: one that was chosen, or those in force."""
        from csa_graph.naming.editions import Editions

        return 1 if self._edition is not None else len(Editions(self._store).in_force)

    def find(self, name: str, kind: str | None = None) -> Thing:
        """Return the one thing that has a name; raises as :meth:`csa_graph.naming.names.Names.find` does."""
        return self.thing(self._names.find(name, kind).value)

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
    def _labels(self) -> Names:
        return self._ahead[1]

    @cached_property
    def _ahead(self) -> tuple[Store, Names]:
        """The store and its names; where all editions are read, what names are made of is read at once."""
        if self._edition is not None:
            return self._store, self._names
        from csa_graph.projection.properties import read_ahead

        return read_ahead(self._store)
