"""The governance map: projections become one HTML page that people can read, search and print.

`text` wraps, `boxes` sizes, `layout` places and routes, `content` words, `network` (pyvis) draws, `page` puts
it together. Nothing in here reads a store.
"""

from __future__ import annotations

from csa_graph.views.map.page import render

__all__ = ["render"]
