"""A store becomes a dataset of rdflib: a copy of all layers, for those who go on in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.quiet import without_literal_warnings
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    import rdflib

    from csa_graph.sparql.store import Store


def to_dataset(store: Store) -> rdflib.Dataset:
    """Return a copy of all layers of a store as a dataset of rdflib, with our prefixes."""
    import warnings

    import rdflib

    dataset = rdflib.Dataset()
    with warnings.catch_warnings(), without_literal_warnings():
        # rdflib's own reader uses what rdflib deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=store.dump(ox.RdfFormat.N_QUADS), format="nquads")
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
