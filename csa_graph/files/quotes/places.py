"""Where quotes are kept: in a graph of their own for each edition, and in a file beside its data file.

Reads neither.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.endings import RDF_ENDINGS, get_ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_GRAPH = "/quotes"
_FILE = ".quotes"
# Turtle has no place for a graph.
_ENDINGS = tuple(ending for form in ("trig", "nquads", "jsonld") for ending in RDF_ENDINGS[form])


def name_graph(edition: ox.NamedNode | str) -> ox.NamedNode:
    """Return the name of the graph of quotes of an edition.

    >>> name_graph("https://example.org/harbour/2030").value
    'https://example.org/harbour/2030/quotes'
    """
    return ox.NamedNode(f"{edition if isinstance(edition, str) else edition.value}{_GRAPH}")


def name_graphs(editions: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
    """Return the names of the graphs of quotes of editions."""
    return set(map(name_graph, editions))


def find_edition(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str | None:
    """Return the IRI of the edition whose quotes a graph holds, by its name; None for any other graph."""
    if not isinstance(graph, ox.NamedNode) or not graph.value.endswith(_GRAPH):
        return None
    return graph.value.removesuffix(_GRAPH)


def name_beside(path: Path) -> Path:
    """Return the name of the file of quotes beside a data file.

    >>> from pathlib import Path
    >>> name_beside(Path("harbour/2030.trig")).name
    '2030.quotes.trig'
    """
    return path.with_name(f"{_stem(path)}{_FILE}.trig")


def is_beside(path: Path) -> bool:
    """Return whether a file is, by its name, one of quotes that belongs to a data file.

    >>> from pathlib import Path
    >>> is_beside(Path("2030.quotes.trig")), is_beside(Path("2030.trig"))
    (True, False)
    """
    return _stem(path).endswith(_FILE) and get_ending(path) in _ENDINGS


def iter_beside(path: Path) -> Iterator[Path]:
    """Iterate over the files of quotes that lie beside a data file."""
    if is_beside(path):
        return
    stem = f"{path.parent}{os.sep}{_stem(path)}{_FILE}"
    for ending in _ENDINGS:
        if os.path.isfile(stem + ending):  # noqa: PTH113  (of thousands of files most have none)
            yield path.with_name(f"{_stem(path)}{_FILE}{ending}")


def _stem(path: Path) -> str:
    return path.name.removesuffix(path.suffix)
