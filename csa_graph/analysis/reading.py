"""A store becomes what analyses read: projections and answers, each made once, and their things by name.

Hides the store: an analysis sees graphs of networkx and answers of the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.answer import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pyoxigraph as ox

    from csa_graph.answer import Answer
    from csa_graph.names import Names
    from csa_graph.store import Store


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
        self._projections: dict[str, nx.MultiDiGraph[str]] = {}
        self._answers: dict[str, Answer] = {}

    def project(self, view: str = "governance") -> nx.MultiDiGraph[str]:
        """Return a projection (see :func:`csa_graph.projection.project`), frozen: copy it to change it."""
        if view not in self._projections:
            import networkx as nx

            from csa_graph import projection

            edition = self._edition.value if self._edition is not None else None
            made = projection.project(self._store, self._names, view, edition=edition)
            self._projections[view] = nx.freeze(made)
        return self._projections[view]

    def ask(self, question: str) -> Answer:
        """Return the answer to a question of the catalogue that takes no parameter, or none of its own."""
        if question not in self._answers:
            from csa_graph import catalogue

            query = catalogue.get(question)
            self._answers[question] = catalogue.run(query, self._store, self._names, edition=self._edition)
        return self._answers[question]

    def find(self, name: str, kind: str | None = None) -> Thing:
        """Return the one thing that has a name; raises as :meth:`csa_graph.names.Names.find` does."""
        node = self._names.find(name, kind)
        return Thing(node.value, self._names.label(node))

    def thing(self, iri: str) -> Thing:
        """Return a thing with its label."""
        import pyoxigraph as ox

        return Thing(iri, self._names.label(ox.NamedNode(iri)))

    def passages(self, iris: Iterable[str]) -> tuple[Thing, ...]:
        """Return passages, each once, in reading order: the cell of a column ``passage``."""
        import pyoxigraph as ox

        nodes = sorted({ox.NamedNode(iri) for iri in iris}, key=self._names.place)
        return tuple(Thing(node.value, self._names.label(node)) for node in nodes)
