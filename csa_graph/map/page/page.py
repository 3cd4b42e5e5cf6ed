"""Turn projections into one HTML page: a drawing for each view, and the same content in words and in a table.

The page asks nothing of any other place and is whole without script. It is returned as text, not written to a
file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    from markupsafe import Markup

    from csa_graph.map.content.routes import Routes
    from csa_graph.map.content.words import Words

#: Ends of lines between parts that stand below each other, and parts of drawings, mean nothing.
_BREAKS = re.compile(
    r"\n(?=\n|\s*</?(?:a href=[^>]* class=\"(?:box|line)|g |section|svg"
    r"|article|[dl]i|div|h[2-4]|p\b|t[a-z]+\b|ul))"
)
_SHEETS = ("page.css", "map.css", "print.css")
_SCRIPTS = (
    "core.js",
    "filter.js",
    "keys.js",
    "zoom.js",
    "details.js",
    "routes.js",
    "find.js",
    "export.js",
    "explore.js",
    "around.js",
    "start.js",
)


def render(
    graphs: Mapping[str, nx.MultiDiGraph[str]],
    *,
    title: str,
    edition: str,
    period: str,
    built: str,
    fingerprint: str,
    as_of: str = "",
    source: str = "",
    explored: bool = True,
    words: Words | None = None,
    routes: Routes | None = None,
) -> str:
    """Return the map as one HTML page.

    Args:
        graphs: Projections by name of their view, in the order of the page; the first is open at the start.
        title: Title of the page, e.g. the name of the partnership.
        edition: Title of the edition that is shown.
        period: Period of the edition as printed.
        built: Date of the build, as it is to be read. The page has no clock: same arguments, same page.
        fingerprint: Short checksum of the data.
        as_of: Day at which findings were judged, as it is to be read; empty where at none.
        source: The document as saved drawings cite it; by default the edition.
        explored: Whether the page carries the canvas on which a view is explored freely.
        words: What the passages say that are cited; without them a citation is a number.
        routes: The ways up from its things; None for none.

    Raises:
        ValueError: If there is no view to show.
    """
    from csa_graph.map.content import things as content
    from csa_graph.map.content.routes import Routes
    from csa_graph.map.content.words import Words
    from csa_graph.map.page import environment, explore, gaps, key, lines, network, tree
    from csa_graph.map.page.routes import pack as pack_routes

    if not graphs:
        raise ValueError("a map needs at least one view")
    gathered = content.gather(graphs, words or Words())
    kind_of = key.number_kinds(gathered)
    found = gaps.collect(graphs, gathered)
    packed = lines.pack(gathered, kind_of, found)
    sections = []
    plans = {}
    for view, graph in graphs.items():
        drawn = network.MapNetwork(view, graph, gathered)
        plan = explore.make_plan(drawn, gathered) if explored else None
        if plan is not None:
            plans[f"view-{view}"] = plan
        drawn.templateEnv.globals.update(
            key=key.list_lines(graph, gathered, kind_of),
            families=key.list_things(graph, gathered),
            sections=gathered.get_sections(graph),
            numbers=packed.numbers,
            explorable=plan is not None,
        )
        # Every value of the fragment was escaped when it was made; escaping it again would show its tags.
        sections.append(
            {"name": view, "title": drawn.heading, "html": _trust(drawn.generate_html(notebook=False))}
        )
    css = "".join(map(_read, _SHEETS))
    script = '(() => {\n"use strict";\n' + "".join(map(_read, _SCRIPTS)) + "})();"
    library = explore.read_library() if plans else ""
    written: str = (
        environment.make_environment()
        .get_template("page.html")
        .render(
            title=title,
            edition=edition,
            period=period,
            built=built,
            fingerprint=fingerprint,
            as_of=as_of,
            source=source,
            sections=sections,
            tree=tree.make_tree(graphs, gathered),
            text=gathered.get_sections(),
            lines=packed,
            lines_data=_trust(packed.data),
            routes=_trust(pack_routes(routes or Routes({}, {}), gathered)),
            gaps=found,
            passages=gathered.passages,
            css=_trust(css),
            css_hash=_hash(css),
            script=_trust(script),
            script_hash=_hash(script),
            plans=_trust(explore.to_json(plans)),
            library=explore.pack(library) if library else "",
            library_hash=_hash(library),
        )
    )
    head, body, rest = written.partition("<body>")
    read, data, code = rest.partition('<script type="application/json"')
    return head + body + _BREAKS.sub("", read) + data + code


def _trust(text: str) -> Markup:
    """Mark text as safe: our own files, or what was escaped when it was made."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704


def _read(name: str) -> str:
    """Return one of our own scripts or style sheets without indentation and without lines of comment."""
    from csa_graph.map.page.environment import TEMPLATES

    lines = map(str.strip, (TEMPLATES / name).read_text(encoding="utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def _hash(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
