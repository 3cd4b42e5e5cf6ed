"""Turn the networks of views into what their canvases need: the places of things.

The canvas is that of vis-network, which pyvis carries. Words, lines and their looks are not repeated: the
canvas takes them from the page by address. It lays nothing out.
"""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.map.content.things import Content
    from csa_graph.map.page.network import MapNetwork

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


def make_plan(drawn: MapNetwork, content: Content) -> list[tuple[str, int, int]] | None:
    """Return the plan of a canvas, or None for a view whose things have no places.

    Args:
        drawn: The network of the view.
        content: What the page says.

    Returns:
        Of each thing its address, and x and y of the centre in pixels.
    """
    places = {node["id"]: (node.get("x"), node.get("y")) for node in drawn.nodes}
    if not places or any(x is None or y is None for x, y in places.values()):
        return None
    return [(content.things[iri].id, round(x), round(y)) for iri, (x, y) in places.items()]


def to_json(plans: Mapping[str, object]) -> str:
    r"""Return plans as JSON that can stand in a script element.

    >>> to_json({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    return json.dumps(plans, separators=(",", ":")).replace("<", "\\u003c")


def read_library() -> str:
    """Return the code of vis-network as pyvis carries it."""
    import pyvis

    return (Path(pyvis.__file__).parent / _LIBRARY).read_text(encoding="utf-8")


def pack(code: str) -> str:
    """Return code as it stands in a page until it is wanted: compressed by gzip, in Base64."""
    # Without a time in it, the same code always gives the same text.
    return base64.b64encode(gzip.compress(code.encode(), 9, mtime=0)).decode()
