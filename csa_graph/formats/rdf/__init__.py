"""RDF in the formats that every tool for RDF reads: Turtle, TriG, N-Quads; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.endings import RDF_ENDINGS
from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write_turtle(reading: Reading, _view: str) -> bytes:
    from csa_graph.formats.rdf import writing

    return writing.to_turtle(reading)


def _write_trig(reading: Reading, _view: str) -> bytes:
    from csa_graph.formats.rdf import writing

    return writing.to_trig(reading)


def _write_nquads(reading: Reading, _view: str) -> bytes:
    from csa_graph.formats.rdf import writing

    return writing.to_nquads(reading)


def _describe_omissions(_reading: Reading, _view: str) -> str:
    return "Turtle has no place for the passages that state what it holds: TriG has."


FORMAT = Format(
    writers=(
        Writer("trig", "TriG", "dataset", _write_trig, RDF_ENDINGS["trig"], place=10),
        Writer(
            "turtle",
            "Turtle",
            "layer",
            _write_turtle,
            RDF_ENDINGS["turtle"],
            place=11,
            omissions=_describe_omissions,
        ),
        Writer("nquads", "N-Quads", "dataset", _write_nquads, RDF_ENDINGS["nquads"], place=12),
    )
)
