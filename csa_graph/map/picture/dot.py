"""Turn a projection into DOT, which Graphviz and many drawing programs read: they choose the places.

Bands are clusters, and so is the key. All labels are escaped; the same projection always gives the
same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.drawing.shapes import BACKGROUND, BORDER, HAIRLINE, LINES, MUTED, TINT
from csa_graph.map.content import marks
from csa_graph.map.layout.graphviz import label_lines
from csa_graph.map.picture.listing import list_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.map.content.boxes import Box
    from csa_graph.map.content.particulars import Particulars
    from csa_graph.map.picture.listing import Listing
    from csa_graph.projection.network import LineFacts

_PIXELS_PER_INCH = 72.0
_SHAPES = {
    "group": ("box", "rounded"),
    "organisation": ("box", "solid"),
    "person": ("oval", "solid"),
    "office": ("oval", "solid"),
    "process": ("octagon", "solid"),
    "programme": ("octagon", "solid"),
    "priority": ("box", "solid"),
    "other": ("box", "rounded"),
}
_PATTERNS = {
    0: ("solid", "normal"),
    1: ("solid", "empty"),
    2: ("dashed", "diamond"),
    3: ("dashed", "vee"),
    4: ("dashed", "dot"),
    5: ("dashed", "odot"),
    6: ("dashed", "odiamond"),
    7: ("dashed", "normal"),
}


def to_dot(graph: nx.MultiDiGraph[str], particulars: Particulars) -> str:
    """Return a projection in the DOT language, boxes of the size that their text needs."""
    listing = list_view(graph, particulars)
    heading = quote("\n".join([listing.title, particulars.get_source()]))
    numbers = {iri: f"n{number}" for number, iri in enumerate(listing.boxes)}
    parts = [
        "digraph governance {",
        *(f"  // {_plain(words)}" for words in (listing.title, *listing.about)),
        f'  graph [rankdir=LR, labelloc=t, fontname="DejaVu Sans", tooltip={quote(listing.title)},',
        f"    label={heading}];",
        f'  node [fontname="DejaVu Sans", fontsize=11, fixedsize=true, color="{BORDER}"];',
        '  edge [fontname="DejaVu Sans", fontsize=9];',
        *_write_key(listing),
    ]
    banded = set[str]()
    for number, (label, things) in enumerate(listing.bands):
        parts += [
            f"  subgraph cluster_band{number} {{",
            f'    label={quote(label)}; labeljust=l; style=rounded; color="{HAIRLINE}"; fontcolor="{MUTED}";',
            *(f"  {_write_box(numbers[iri], listing.boxes[iri])}" for iri in things),
            "  }",
        ]
        banded.update(things)
    parts += [_write_box(numbers[iri], box) for iri, box in listing.boxes.items() if iri not in banded]
    for line in listing.lines:
        source, target, key = line
        facts = marks.get_line(graph, line)
        look = _style_line(listing.style_of[key].number, inferred=facts["inferred"])
        words = "\n".join(label_lines(facts["label"], inferred=facts["inferred"]))
        parts.append(
            f"  {numbers[source]} -> {numbers[target]} [label={quote(words)}, "
            f"edgetooltip={quote(_where(facts))}, comment={quote(key)}, {look}];"
        )
    return "\n".join([*parts, "}", ""])


def _write_key(listing: Listing) -> Iterator[str]:
    """Give the cluster of the key: a line of each kind between two points, a box of each shape."""
    yield "  subgraph cluster_key {"
    yield f'    label="Key"; labeljust=l; style=solid; color="{HAIRLINE}"; fontcolor="{MUTED}";'
    for number, kind in enumerate(listing.kinds):
        ends = f"key{number}a", f"key{number}b"
        for end in ends:
            yield f'    {end} [label="", shape=point, width=0.05];'
        look = _style_line(kind.style, inferred=kind.inferred)
        yield f"    {ends[0]} -> {ends[1]} [label={quote(kind.words)}, {look}];"
    for number, entry in enumerate(listing.families):
        yield (f"    keyf{number} [label={quote(entry.words)}, fixedsize=false, {_style_box(entry.family)}];")
    yield "  }"


def _write_box(name: str, box: Box) -> str:
    words = "\n".join([*([box.tag] if box.tag else []), *(line.words for line in box.lines if line.words)])
    width, height = box.width * 1.1 / _PIXELS_PER_INCH, (box.height + 16) / _PIXELS_PER_INCH
    return (
        f"  {name} [label={quote(words)}, tooltip={quote(box.screen_reader_text)}, comment={quote(box.iri)}, "
        f"{_style_box(box.family)}, width={width:.2f}, height={height:.2f}];"
    )


def _style_box(family: str) -> str:
    shape, style = _SHAPES.get(family, ("note", "solid"))
    extra = ", peripheries=2" if family == "priority" else ""
    ground = TINT if family == "group" else BACKGROUND
    return f'shape={shape}, style="{style},filled", fillcolor="{ground}"{extra}'


def _style_line(style: int, *, inferred: bool) -> str:
    pattern, arrow = _PATTERNS[style]
    pattern = "dotted" if inferred else pattern
    colour = LINES[style]
    return f'style={pattern}, arrowhead={arrow}, color="{colour}", fontcolor="{colour}"'


def _where(facts: LineFacts) -> str:
    passages = "; ".join(facts["passages"])
    return f"Stated in {passages}." if passages else "Inferred: no passage states it."


def _plain(text: str) -> str:
    """Return text as one line of a comment."""
    return "".join(char if char.isprintable() else " " for char in text)


def quote(text: str) -> str:
    r"""Return text as a quoted string of DOT that means itself: no escape, no entity, no markup.

    >>> print(quote('a "b" \\N & c'))
    "a \"b\" \\N &amp; c"
    """
    shown = "".join(char if char.isprintable() or char == "\n" else "�" for char in text)
    shown = shown.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + shown.replace("\n", "\\n") + '"'
