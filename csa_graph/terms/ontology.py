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

# Of the letters of a term, how many those of another must have in common with it to be proposed.
_ALIKE = 0.75


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


def describe_unknown(iri: str, known: Iterable[str]) -> str:
    """Return what is said of an IRI of the ontology that is none of its terms: with the nearest one.

    >>> describe_unknown(CSA.base + "Grupe", list_labels())
    'the ontology has no term csa:Grupe; the nearest is csa:Group'
    """
    from difflib import get_close_matches

    from csa_graph.base.similar import nearest, split_camel

    name = iri.removeprefix(CSA.base)
    # Words are compared, so the parts of reportsTo are set apart.
    ours = [each.removeprefix(CSA.base) for each in known if each.startswith(CSA.base)]
    apart = {split_camel(each): each for each in ours}
    # A class is mistaken for a class, and a property for a property.
    alike = [each for each in apart if each[:1].isupper() == name[:1].isupper()]
    # Where no slip of the pen makes one of another: terms are few, and none is taken for what is written.
    near = nearest(split_camel(name), sorted(alike), 1) or get_close_matches(
        split_camel(name), sorted(alike), 1, _ALIKE
    )
    hint = f"; the nearest is csa:{apart[near[0]]}" if near else "; ontology/csa.ttl lists the terms"
    return f"the ontology has no term csa:{name}{hint}"


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
