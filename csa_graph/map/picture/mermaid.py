"""Turn a projection into a flowchart of Mermaid, which wikis and GitHub draw: they choose the places.

Bands are subgraphs, and so is the key. All labels are escaped; the same projection always gives the
same text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.map.content import marks
from csa_graph.map.layout.graphviz import label_lines
from csa_graph.map.picture.listing import list_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.map.content.boxes import Box
    from csa_graph.map.content.particulars import Particulars
    from csa_graph.map.picture.listing import Listing

# Defaults of Mermaid, which a diagram cannot change by itself, "secure" as they are; GitHub keeps to them.
# https://mermaid.js.org/config/schema-docs/config-properties-maxtextsize.html and …-maxedges.html
#: So many characters are read.
TEXT_LIMIT = 50_000
#: So many lines are too many.
LINES_LIMIT = 500

_SHAPES = {
    "group": ("(", ")"),
    "organisation": ("[", "]"),
    "person": ("([", "])"),
    "office": ("([", "])"),
    "process": ("{{", "}}"),
    "programme": ("{{", "}}"),
    "priority": ("[[", "]]"),
    "action": ("[/", "/]"),
    "plan": ("[/", "/]"),
    "statute": ("[/", "/]"),
}
_ARROWS = {2: "--o", 3: "-.->", 4: "--x", 5: "-.-o", 6: "-.->", 7: "==>"}
_LINE = re.compile(r'^ +\w+ \S+\|"', re.MULTILINE)


def to_mermaid(graph: nx.MultiDiGraph[str], particulars: Particulars) -> str:
    """Return a projection as a Mermaid flowchart from left to right."""
    listing = list_view(graph, particulars)
    numbers = {iri: f"n{number}" for number, iri in enumerate(listing.boxes)}
    parts = [
        "---",
        f"title: {_quote_yaml(listing.title)}",
        "---",
        *(f"%% {_plain(words)}" for words in listing.about),
        "flowchart LR",
        *_write_key(listing, particulars.get_source()),
    ]
    banded = set[str]()
    for number, (label, things) in enumerate(listing.bands):
        parts += [
            f'  subgraph band{number}["{escape(label)}"]',
            *(f"  {_write_box(numbers[iri], listing.boxes[iri])}" for iri in things),
            "  end",
        ]
        banded.update(things)
    parts += [_write_box(numbers[iri], box) for iri, box in listing.boxes.items() if iri not in banded]
    for line in listing.lines:
        source, target, key = line
        facts = marks.get_line(graph, line)
        arrow = _choose_arrow(listing.style_of[key].number, inferred=facts["inferred"])
        words = " ".join(label_lines(facts["label"], inferred=facts["inferred"]))
        parts.append(f'  {numbers[source]} {arrow}|"{escape(words)}"| {numbers[target]}')
    return "\n".join([*parts, ""])


def count_lines(text: str) -> int:
    """Return how many lines a diagram draws, those of its key included, as Mermaid counts them."""
    return len(_LINE.findall(text))


def _write_key(listing: Listing, source: str) -> Iterator[str]:
    yield '  subgraph key["Key"]'
    for number, kind in enumerate(listing.kinds):
        arrow = _choose_arrow(kind.style, inferred=kind.inferred)
        yield f'    key{number}a["from"]'
        yield f'    key{number}b["to"]'
        yield f'    key{number}a {arrow}|"{escape(kind.words)}"| key{number}b'
    for number, entry in enumerate(listing.families):
        begin, end = _SHAPES.get(entry.family, ("(", ")"))
        yield f'    keyf{number}{begin}"{escape(entry.words)}"{end}'
    yield f'    source["{escape(source)}"]'
    yield "  end"


def _write_box(name: str, box: Box) -> str:
    begin, end = _SHAPES.get(box.family, ("(", ")"))
    words = [escape(each) for each in (box.tag, *(line.words for line in box.lines)) if each]
    return f'  {name}{begin}"{"<br>".join(words)}"{end}'


def _choose_arrow(style: int, *, inferred: bool) -> str:
    return "-.->" if inferred else _ARROWS.get(style, "-->")


def _plain(text: str) -> str:
    """Return text without line breaks, controls, or the braces that begin a directive of Mermaid."""
    return "".join(char if char.isprintable() and char not in "{}" else " " for char in text)


def _quote_yaml(text: str) -> str:
    import json

    return json.dumps(_plain(text), ensure_ascii=False)


def escape(text: str) -> str:
    """Return text for a label of Mermaid: all but letters, digits and spaces as codes of characters.

    >>> escape("A & B")
    'A #38; B'
    """
    return "".join(
        char if char.isalnum() or char == " " else f"#{ord(char)};" for char in text if char.isprintable()
    )
