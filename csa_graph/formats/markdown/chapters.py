"""Groups, priorities and actions become the chapters of a document, with what is not stated of each.

Looks for what is missing in what is stated alone, not in what rules infer. Writes no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import description
from csa_graph.formats.markdown.document import Chapter
from csa_graph.projection.network import get_node, iter_nodes
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.projection.reading import Reading


def gather(reading: Reading, view: str) -> list[Chapter]:
    """Return the chapters of a document on what is read.

    Args:
        reading: What is read.
        view: Name of the edge query whose things stand in the document.
    """
    graph = reading.project(view)
    chapters = []
    for heading, kind, gaps in _list_chapters():
        chosen = [iri for iri, facts in iter_nodes(graph) if kind.value in facts["types"]]
        chosen.sort(key=lambda iri: (get_node(graph, iri)["label"].casefold(), iri))
        things = []
        for iri in chosen:
            node = ox.NamedNode(iri)
            missing = [words for words, names in gaps.items() if not _is_stated(reading, node, names)]
            if kind == CSA.Group and not get_node(graph, iri)["chairs"]:
                missing.insert(0, "No chair is stated.")
            found = description.describe(reading.store, reading.names, node, reading.edition)
            things.append((found, tuple(missing)))
        chapters.append(Chapter(heading, things))
    return chapters


def _list_chapters() -> tuple[tuple[str, ox.NamedNode, dict[str, tuple[str, ...]]], ...]:
    """Return headings, classes, and what is said where no such property is stated; “^”: of the object."""
    lines = tuple(map(local_name, ontology.list_lines()))
    leads = ("lead", "accountable", "leadAsPrinted")
    return (
        ("Groups", CSA.Group, {"No line of accountability is stated.": lines}),
        ("Priorities", CSA.Priority, {"No owner is stated.": ("^owns",)}),
        (
            "Actions",
            CSA.Action,
            {"No lead is stated.": leads, "No deadline is stated.": ("due", "timescale")},
        ),
    )


def _is_stated(reading: Reading, node: ox.NamedNode, names: Iterable[str]) -> bool:
    """Return whether a thing has one of some properties, or for a name that begins with “^” is its object."""
    layer = reading.edition or ox.DefaultGraph()
    for name in names:
        property_ = CSA[name.removeprefix("^")]
        subject, value = (None, node) if name.startswith("^") else (node, None)
        if next(reading.store.quads(subject, property_, value, layer), None) is not None:
            return True
    return False
