"""Turn the networks of views into what their canvases need: places of things, lines with their look.

The canvas is that of vis-network, which pyvis carries. Words are not repeated: the canvas takes them from the
page by address. It lays nothing out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csa_graph.views.map import styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from csa_graph.views.map.content import Content
    from csa_graph.views.map.network import MapNetwork

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


def make_plan(
    drawn: MapNetwork, graph: nx.MultiDiGraph[str], content: Content
) -> dict[str, list[list[Any]]] | None:
    """Return the plan of a canvas, or None for a view whose things have no places.

    Args:
        drawn: The network of the view.
        graph: Its projection.
        content: What the page says.

    Returns:
        `nodes`: address, x, y of the centre in pixels; `edges`: address, number of the style, arrow.
    """
    places = {node["id"]: (node.get("x"), node.get("y")) for node in drawn.nodes}
    if not places or any(x is None or y is None for x, y in places.values()):
        return None
    style_of = styles.get_styles(key for *_ends, key in graph.edges(keys=True))
    return {
        "nodes": [[content.things[iri].id, round(x), round(y)] for iri, (x, y) in places.items()],
        "edges": [
            [content.relations[line].id, style_of[line[2]].number, style_of[line[2]].arrow]
            for line in graph.edges(keys=True)
        ],
    }


def to_json(plans: Mapping[str, object]) -> str:
    r"""Return plans as JSON that can stand in a script element.

    >>> to_json({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    return json.dumps(plans, separators=(",", ":")).replace("<", "\\u003c")


def read_library() -> str:
    """Return the code of vis-network as pyvis carries it."""
    import pyvis

    code = (Path(pyvis.__file__).parent / _LIBRARY).read_text(encoding="utf-8")
    if "</script" in code.lower():
        message = "the library cannot stand inside a page: it ends its own script element"
        raise ValueError(message)
    return code
