"""Turn the areas of things into bands: what lines join stands together, by its area.

Says which things share a band and what it is called. It places nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content import marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

NO_AREA = "No area stated"
SEVERAL_AREAS = "Several areas"


class Part(NamedTuple):
    """Things that stand together in one band: the place of the band among others, its name, the things."""

    order: int
    label: str
    things: list[str]


def get_area(graph: nx.MultiDiGraph[str], iri: str) -> tuple[int, str]:
    """Return the area of a thing with its place among areas, the widest first; its name is empty for none."""
    facts = marks.get_node(graph, iri)
    return (facts["band_order"], facts["area"])


def part_tied(graph: nx.MultiDiGraph[str], things: list[str]) -> list[Part]:
    """Return things with lines in bands, or in one part without a name where bands would not tell anything.

    A band would mislead where a line led from one into another: so what lines join is in one band, and where
    most of that is of several areas there are none.
    """
    import networkx as nx

    tied = graph.subgraph(things)
    bands: dict[tuple[int, str], list[str]] = defaultdict(list)
    mixed = 0
    for component in nx.weakly_connected_components(tied):
        areas = {get_area(graph, iri) for iri in component}
        order, label = min(areas)
        if len(areas) > 1:
            label = SEVERAL_AREAS
            mixed += len(component)
        bands[order, label or NO_AREA] += component
    if mixed * 2 > len(things) or not any(label not in {NO_AREA, SEVERAL_AREAS} for _order, label in bands):
        return [Part(0, "", things)]
    place = {iri: number for number, iri in enumerate(things)}
    return [
        Part(order, label, sorted(inside, key=place.__getitem__))
        for (order, label), inside in sorted(bands.items())
    ]


def part_lone(graph: nx.MultiDiGraph[str], things: Iterable[str], *, banded: bool) -> list[Part]:
    """Return things without lines in bands, or in one part without a name.

    Args:
        graph: The projection.
        things: Those of its things that have no line.
        banded: Whether the things with lines are in bands, or there are none. Bands of the others alone would
            puzzle.
    """
    bands: dict[tuple[int, str], list[str]] = defaultdict(list)
    for iri in things:
        order, label = get_area(graph, iri)
        bands[order, label or NO_AREA].append(iri)
    if len(bands) < 2 or not banded:
        return [Part(0, "", [iri for inside in bands.values() for iri in inside])]
    return [Part(order, label, inside) for (order, label), inside in sorted(bands.items())]


def name_bands(graph: nx.MultiDiGraph[str], things: list[str]) -> list[Part]:
    """Return the bands of a view with all their things, with lines or without, as its drawing has them.

    Args:
        graph: The projection.
        things: All things of it, in the order in which they are to stand.
    """
    tied = part_tied(graph, [iri for iri in things if graph.degree(iri)])
    banded = len(tied) > 1 or not tied[0].things
    lone = part_lone(graph, [iri for iri in things if not graph.degree(iri)], banded=banded)
    bands: dict[tuple[int, str], list[str]] = defaultdict(list)
    for part in [*(tied if len(tied) > 1 else ()), *lone]:
        if part.label:
            bands[part.order, part.label] += part.things
    return [Part(order, label, inside) for (order, label), inside in sorted(bands.items())]
