"""The ending of a file's name says its format, whether that is one of data, answers or maps.

Knows no list of formats but that of RDF files, which are data: every list stands where its formats are made.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The formats of RDF files, each with the endings of their names.
RDF_ENDINGS = {
    "trig": (".trig",),
    "turtle": (".ttl",),
    "nquads": (".nq",),
    "ntriples": (".nt",),
    "jsonld": (".jsonld",),
    "rdfxml": (".rdf",),
}


def get_ending(name: str | PurePath) -> str:
    """Return how the name of a file ends, in small letters; empty where it has no ending.

    >>> get_ending("plans/plan.TRIG"), get_ending("plan"), get_ending(".svg")
    ('.trig', '', '.svg')
    """
    path = PurePath(name)
    return (path.suffix or (path.name if path.name.startswith(".") else "")).lower()


def find_format(name: str | PurePath, formats: Mapping[str, Iterable[str]]) -> str | None:
    """Return the format of a file by the ending of its name; None if the ending is unknown.

    Args:
        name: The name, or path, of the file.
        formats: The formats by name, each with its endings.

    >>> find_format("plan.TRIG", RDF_ENDINGS), find_format("plan", RDF_ENDINGS)
    ('trig', None)
    """
    ending = get_ending(name)
    return next((form for form, endings in formats.items() if ending in endings), None)


def list_endings(formats: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the endings of all formats.

    >>> list_endings({"page": (".html", ".htm"), "picture": (".svg",)})
    ['.html', '.htm', '.svg']
    """
    return [ending for endings in formats.values() for ending in endings]
