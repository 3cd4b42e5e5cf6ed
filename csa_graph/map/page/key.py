"""Turn projections into the keys of their views: the kinds of line and thing that are present, counted.

A kind of line has the same number in every view of a page, stated lines apart from inferred ones, so that one
filter serves drawings, words and tables. It does not filter.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csa_graph.drawing.arrows import draw_sample
from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import Box
from csa_graph.map.layout.graphviz import label_lines

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.things import Content

_SAMPLE = (28.0, 18.0)


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A kind of line in the key of a view; `number` is that of the kind in the whole page."""

    number: int
    words: str
    inferred: bool
    count: int
    style: styles.LineStyle
    arrow: str


@dataclass(frozen=True, slots=True)
class ThingEntry:
    """A kind of thing in the key of a view, with the outline of a small box of its shape."""

    family: str
    words: str
    count: int
    outline: str


def number_kinds(content: Content) -> dict[str, int]:
    """Return the number of its kind for each line of a page, by the address of the line."""
    pairs = {
        relation.id: (styles.merge(key), relation.inferred)
        for (_s, _t, key), relation in content.relations.items()
    }
    ordered = sorted(set(pairs.values()), key=lambda pair: (styles.rank(pair[0]), pair[1]))
    numbers = {pair: number for number, pair in enumerate(ordered)}
    return {line: numbers[pair] for line, pair in pairs.items()}


def list_lines(graph: nx.MultiDiGraph[str], content: Content, numbers: dict[str, int]) -> list[LineEntry]:
    """Return the entries for the kinds of line in a view, accountability first.

    Args:
        graph: The projection.
        content: What the page says.
        numbers: The number of its kind for each line, by address.
    """
    style_of = styles.get_styles(key for *_ends, key in graph.edges(keys=True))
    counts: Counter[int] = Counter()
    first: dict[int, tuple[str, str, bool]] = {}
    # What a kind is called, and not what one of its lines says beside: "through the Forum, for the grant".
    for line, facts in marks.iter_lines(graph):
        relation = content.relations[line]
        number = numbers[relation.id]
        counts[number] += 1
        words = " ".join(label_lines(facts["label"]))
        first.setdefault(number, (line[2], words, relation.inferred))
    return [
        LineEntry(number, words, inferred, counts[number], style_of[kind], draw_sample(style_of[kind].arrow))
        for number, (kind, words, inferred) in sorted(first.items())
    ]


def list_things(graph: nx.MultiDiGraph[str], content: Content) -> list[ThingEntry]:
    """Return the entries for the kinds of thing in a view."""
    counts = Counter(content.things[iri].family for iri in graph)
    return [
        ThingEntry(family, words, counts[family], Box("", family, *_SAMPLE).get_outline())
        for family, words in styles.FAMILY_HEADINGS.items()
        if counts[family]
    ]
