"""Turn a projection into what a text format lists: its boxes by band, its lines, the entries of its key.

The same things, words, shapes and bands as the picture, in an order that the data alone decide. It writes no
format.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import Box, make_box
from csa_graph.map.layout.bands import name_bands
from csa_graph.map.layout.graphviz import label_lines

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.particulars import Particulars
    from csa_graph.projection.network import Line


class KindEntry(NamedTuple):
    """A kind of line in the key: number of its style, words with how many there are, whether inferred."""

    style: int
    words: str
    inferred: bool


class FamilyEntry(NamedTuple):
    """A kind of thing in the key: its family, words with how many there are."""

    family: str
    words: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A view in a settled order.

    Attributes:
        title: Of the view and of what is shown.
        about: What the map says of itself, one fact each.
        boxes: By IRI.
        bands: Bands by name, each with its IRIs; what stands in none is in no band.
        lines: As (source, target, kind).
        style_of: How each kind of line looks.
        kinds: The key of the lines.
        families: The key of the things.
    """

    title: str
    about: tuple[str, ...]
    boxes: dict[str, Box]
    bands: list[tuple[str, list[str]]]
    lines: list[Line]
    style_of: dict[str, styles.LineStyle]
    kinds: list[KindEntry]
    families: list[FamilyEntry]


def list_view(graph: nx.MultiDiGraph[str], particulars: Particulars) -> Listing:
    """Return a view as a text format lists it.

    Args:
        graph: The projection.
        particulars: What the map says of itself.
    """
    things = dict(marks.iter_nodes(graph))
    named = sorted(graph, key=lambda iri: (things[iri]["label"].casefold(), iri))
    boxes = {iri: make_box(iri, things[iri]) for iri in named}
    place = {iri: number for number, iri in enumerate(named)}
    lines = sorted(
        graph.edges(keys=True), key=lambda line: (place[line[0]], place[line[1]], styles.rank(line[2]))
    )
    style_of = styles.get_styles(key for *_ends, key in lines)
    about = (
        ("Edition", particulars.edition),
        ("Period", particulars.period),
        ("Built", particulars.built),
        ("Judged as of", particulars.as_of),
        ("Data fingerprint", particulars.fingerprint),
    )
    return Listing(
        title=f"{marks.get_view(graph)['title']}: {particulars.title}",
        about=tuple(f"{name}: {value}" for name, value in about if value),
        boxes=boxes,
        bands=[(part.label, part.things) for part in name_bands(graph, named)],
        lines=lines,
        style_of=style_of,
        kinds=_list_kinds(graph, lines, style_of),
        families=_list_families(boxes),
    )


def _list_kinds(
    graph: nx.MultiDiGraph[str], lines: list[Line], style_of: dict[str, styles.LineStyle]
) -> list[KindEntry]:
    facts = dict(marks.iter_lines(graph))
    counts = Counter((line[2], facts[line]["inferred"]) for line in lines)
    # Seats of one role can be worded by their number: the key names the role by its first line.
    words = {line[2]: " ".join(label_lines(facts[line]["label"])) for line in lines[::-1]}
    return [
        KindEntry(
            style_of[kind].number,
            f"{words[kind]}{' (inferred)' if inferred else ''}: {counts[kind, inferred]}",
            inferred,
        )
        for kind, inferred in sorted(counts, key=lambda entry: (styles.rank(entry[0]), entry[1]))
    ]


def _list_families(boxes: dict[str, Box]) -> list[FamilyEntry]:
    counts = Counter(box.family for box in boxes.values())
    return [
        FamilyEntry(family, f"{heading.lower()}: {counts[family]}")
        for family, heading in styles.FAMILY_HEADINGS.items()
        if counts[family]
    ]
