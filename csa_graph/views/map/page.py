"""Turn projections into one HTML page: a drawing for each view, and the same content in words and in a table.

The page asks nothing of any other place and is whole without script. It is returned as text, not written to a
file.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx


def render(
    graphs: Mapping[str, nx.MultiDiGraph[str]],
    *,
    title: str,
    edition: str,
    period: str,
    built: str,
    fingerprint: str,
) -> str:
    """Return the map as one HTML page.

    Args:
        graphs: Projections by name of their view, in the order of the page; the first is open at the start.
        title: Title of the page, e.g. the name of the partnership.
        edition: Title of the edition that is shown.
        period: Period of the edition as printed.
        built: Date of the build, as it is to be read. The page has no clock: same arguments, same page.
        fingerprint: Short checksum of the data.

    Raises:
        ValueError: If there is no view to show.
    """
    from markupsafe import Markup

    from csa_graph.views.map import content, network

    if not graphs:
        message = "a map needs at least one view"
        raise ValueError(message)
    gathered = content.gather(graphs)
    sections = []
    for view, graph in graphs.items():
        drawn = network.MapNetwork(view, graph, gathered)
        # Every value of the fragment was escaped when it was made; escaping it again would show its tags.
        fragment = Markup(drawn.generate_html(notebook=False))  # noqa: S704
        sections.append({"name": view, "title": drawn.heading, "html": fragment})
    css = _read("page.css")
    script = _read("page.js")
    page = network.make_environment().get_template("page.html")
    return page.render(
        title=title,
        edition=edition,
        period=period,
        built=built,
        fingerprint=fingerprint,
        sections=sections,
        text=gathered.get_sections(),
        relations=list(gathered.relations.values()),
        css=Markup(css),  # noqa: S704  (our own file)
        css_hash=_hash(css),
        script=Markup(script),  # noqa: S704  (our own file)
        script_hash=_hash(script),
    )


def _read(name: str) -> str:
    from csa_graph.views.map.network import TEMPLATES

    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
