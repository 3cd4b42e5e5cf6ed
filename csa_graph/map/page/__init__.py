"""The governance map: projections become one HTML page to be read, searched and printed, or a picture.

`text` wraps, `boxes` sizes, `graphviz` routes, `layout` and `columns` place; `content` words, `network`
(pyvis) holds, `page` puts the page together. `picture` does that for `svg` and `paint` (PNG, PDF), and
`listing` for `dot` and `mermaid`. Nothing in here reads a store.
"""

from __future__ import annotations

from csa_graph.map.page.page import render

__all__ = ["render"]
