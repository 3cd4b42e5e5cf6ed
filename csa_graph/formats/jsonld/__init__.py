"""JSON-LD with plain keys, its context embedded; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.endings import RDF_ENDINGS
from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write(reading: Reading, _view: str) -> str:
    from csa_graph.formats.jsonld import namespaces, writing

    context = writing.read_context()
    own = namespaces.find_own(reading.store.editions(), context)
    return writing.to_jsonld(reading.names.quotes.iter_quads(), context, own)


FORMAT = Format(writers=(Writer("jsonld", "JSON-LD", "dataset", _write, RDF_ENDINGS["jsonld"], place=20),))
