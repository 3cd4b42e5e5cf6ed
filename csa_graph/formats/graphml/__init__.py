"""GraphML, for tools that draw networks, such as yEd, Gephi and igraph; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write(reading: Reading, view: str) -> str:
    from csa_graph.formats.graphml import writing

    return writing.to_graphml(reading.project(view))


FORMAT = Format(writers=(Writer("graphml", "GraphML (yEd, Gephi)", "view", _write, (".graphml",), place=30),))
