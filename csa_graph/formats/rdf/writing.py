"""What is read becomes RDF text: the whole dataset, or one layer in a format that holds no more.

The same statements in whatever order give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.files.rdf import to_rdf

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def to_turtle(reading: Reading) -> bytes:
    """Return the layer that is read as Turtle."""
    return to_rdf(reading.names.quotes.iter_quads(reading.edition or ox.DefaultGraph()), ox.RdfFormat.TURTLE)


def to_trig(reading: Reading) -> bytes:
    """Return every layer and passage as TriG."""
    return to_rdf(reading.names.quotes.iter_quads(), ox.RdfFormat.TRIG)


def to_nquads(reading: Reading) -> bytes:
    """Return every layer and passage as N-Quads."""
    return to_rdf(reading.names.quotes.iter_quads(), ox.RdfFormat.N_QUADS)
