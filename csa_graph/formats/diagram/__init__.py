"""Diagrams as text, Mermaid and DOT; drawn by the room of maps, without the day, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Writer
from csa_graph.map.formats import FORMATS

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write_mermaid(reading: Reading, view: str) -> str | bytes:
    from csa_graph.map import draw as maps

    return maps.draw(reading, (view,), form="mermaid", dated=False).content


def _write_dot(reading: Reading, view: str) -> str | bytes:
    from csa_graph.map import draw as maps

    return maps.draw(reading, (view,), form="dot", dated=False).content


FORMAT = Format(
    writers=(
        Writer("mermaid", "Mermaid", "view", _write_mermaid, FORMATS["mermaid"], place=50),
        Writer("dot", "DOT", "view", _write_dot, FORMATS["dot"], place=51),
    )
)
