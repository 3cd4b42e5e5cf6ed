"""A query of somebody's own becomes an answer, a truth value or triples.

It is compared with the ontology: a term that does not exist finds nothing, and the engine says nothing of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csa_graph.asking.answer import label_rows
from csa_graph.base import watching
from csa_graph.sparql import apart
from csa_graph.sparql.rows import Rows
from csa_graph.sparql.tokens import iter_iris
from csa_graph.terms import ontology, vocabularies
from csa_graph.terms.iris import CSA
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from csa_graph.asking.answer import Answer
    from csa_graph.base.limits import Limits
    from csa_graph.naming.names import Names
    from csa_graph.sparql.store import Store


def run(
    text: str,
    store: Store,
    names: Names,
    edition: ox.NamedNode | None = None,
    *,
    service: bool = False,
    limits: Limits | None = None,
) -> Answer | bool | list[ox.Triple]:
    """Run a query; arguments, results and errors as of :meth:`csa_graph.GovernanceGraph.sparql`."""
    found = find(text, store, edition, service=service, limits=limits)
    if not isinstance(found, Rows):
        return found
    answer = label_rows(found, names.label)
    if answer:
        return answer
    return replace(answer, none=" ".join((answer.explain_absence(), *describe_misspelt(text, store))))


def find(
    text: str,
    store: Store,
    edition: ox.NamedNode | None = None,
    *,
    service: bool = False,
    limits: Limits | None = None,
) -> Rows | bool | list[ox.Triple]:
    """Run a query as :func:`run` does, and return its terms as they are."""
    prefixes = PREFIXES | store.own_prefix()
    if limits is None:
        return watching.run(
            lambda: store.query(text, edition=edition, service=service, prefixes=prefixes), lambda: None
        )
    question = apart.Question(text, edition.value if edition is not None else None, service, prefixes)
    return apart.query(store, question, limits)


def describe_misspelt(query: str, store: Store) -> list[str]:
    """Return, in a sentence each, which terms of a query do not exist, and what is nearest to them.

    Args:
        query: A query that runs.
        store: The store that it asks.
    """
    known = ontology.list_labels()
    told: dict[str, None] = {}
    for iri in iter_iris(query, PREFIXES | store.own_prefix()):
        if iri.startswith(CSA.base) and iri != CSA.base and iri not in known:
            sentence = ontology.describe_unknown(iri, known)
            told[f"{sentence[0].upper()}{sentence[1:]}."] = None
        elif right := vocabularies.find_right(iri):
            told[f"There is no term {iri}; the nearest is {right}."] = None
    return list(told)
