"""GEXF, the format of Gephi; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write(reading: Reading, view: str) -> str:
    from csa_graph.formats.gexf import writing

    return writing.to_gexf(reading.project(view))


FORMAT = Format(writers=(Writer("gexf", "GEXF (Gephi)", "view", _write, (".gexf",), place=31),))
