"""The ontology's file becomes the lists of terms that the program needs: lines of accountability, ties.

They stand in the order of the file, in which they are shown and offered. Reads no data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from csa_graph.terms.iris import CSA, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox


@cache
def list_lines() -> tuple[str, ...]:
    """Return the IRIs of the lines of accountability, the general one last.

    >>> [iri.rpartition("#")[2] for iri in list_lines()]
    ['reportsTo', 'subGroupOf', 'overseenBy', 'scrutinisedBy', 'accountableTo']
    """
    return (*list_narrower(CSA.accountableTo.value), CSA.accountableTo.value)


@cache
def list_ties() -> tuple[str, ...]:
    """Return the IRIs of the ties that are no lines of accountability.

    >>> [iri.rpartition("#")[2] for iri in list_ties()][:3]
    ['supports', 'administers', 'hosts']
    """
    return list_narrower(CSA.tie.value)


def list_narrower(general: str) -> tuple[str, ...]:
    """Return the IRIs of the properties that stand directly below one."""
    return tuple(particular for particular, above in _read()[1] if above == general)


@cache
def list_wider(particular: str) -> tuple[str, ...]:
    """Return the IRIs of the properties that stand above one, however far.

    >>> [iri.rpartition("#")[2] for iri in list_wider(CSA.reportsTo.value)][:2]
    ['accountableTo', 'reportsTo']
    """
    found: dict[str, None] = {}
    ahead = [particular]
    while ahead:
        lower = ahead.pop()
        above = [wider for narrower, wider in _read()[1] if narrower == lower and wider not in found]
        found.update(dict.fromkeys(above))
        ahead += above
    return tuple(found)


def sort(terms: Iterable[str]) -> list[str]:
    """Return terms of the ontology in the order in which it describes them."""
    return sorted(terms, key=_read()[0].__getitem__)


@cache
def _read() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Return the places of all terms, and which property stands below which."""
    import pyoxigraph as ox

    from csa_graph.base import resources

    places: dict[str, int] = {}
    below = []
    for quad in ox.parse(path=str(resources.ontology() / "csa.ttl"), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode):
            places.setdefault(quad.subject.value, len(places))
            if quad.predicate == RDFS.subPropertyOf and isinstance(quad.object, ox.NamedNode):
                below.append((quad.subject.value, quad.object.value))
    return places, below


@cache
def list_labels() -> dict[str, str]:
    """Return what the terms of the ontology, and the words of its lists, are called, by IRI.

    >>> list_labels()[CSA.reportsTo.value]
    'reports to'
    """
    return {**_read_names("csa.ttl", RDFS.label), **list_choices()}


@cache
def list_choices() -> dict[str, str]:
    """Return the words of the lists from which data choose, by IRI."""
    return _read_names("kinds.ttl", SKOS.prefLabel)


def _read_names(name: str, predicate: ox.NamedNode) -> dict[str, str]:
    import pyoxigraph as ox

    from csa_graph.base import resources

    return {
        quad.subject.value: quad.object.value
        for quad in ox.parse(path=str(resources.ontology() / name), format=ox.RdfFormat.TURTLE)
        if quad.predicate == predicate
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
    }
