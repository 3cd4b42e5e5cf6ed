"""Turn a projection into text that other drawing programs read: DOT for Graphviz, Mermaid for wikis.

The same things, words, shapes and lines as the picture; those programs choose the places. All labels are
escaped, and the same projection always gives the same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.views.map import styles
from csa_graph.views.map.boxes import Box, make_box
from csa_graph.views.map.graphviz import label_lines

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.views.map.picture import Particulars

Line = tuple[str, str, str]

_PIXELS_PER_INCH = 72.0
_DOT_SHAPES = {
    "group": ("box", "rounded"),
    "organisation": ("box", "solid"),
    "person": ("oval", "solid"),
    "office": ("oval", "solid"),
    "process": ("octagon", "solid"),
    "programme": ("octagon", "solid"),
    "priority": ("box", "solid"),
    "other": ("box", "rounded"),
}
_DOT_LINES = {
    0: ("solid", "normal"),
    1: ("solid", "empty"),
    2: ("dashed", "diamond"),
    3: ("dashed", "vee"),
    4: ("dashed", "dot"),
    5: ("dashed", "odot"),
    6: ("dashed", "odiamond"),
    7: ("dashed", "normal"),
}
_MERMAID_SHAPES = {
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
_MERMAID_LINES = {2: "--o", 3: "-.->", 4: "--x", 5: "-.-o", 6: "-.->", 7: "==>"}


def to_dot(graph: nx.MultiDiGraph[str], particulars: Particulars) -> str:
    """Return a projection in the DOT language, boxes of the size that their text needs."""
    boxes, lines, style_of = _order(graph)
    title = f"{graph.graph.get('title', '')}: {particulars.title}"
    parts = [
        "digraph governance {",
        f'  graph [rankdir=LR, labelloc=t, fontname="DejaVu Sans", tooltip={_quote(title)},',
        f"    label={_quote(title + chr(10) + particulars.get_source())}];",
        '  node [fontname="DejaVu Sans", fontsize=11, fixedsize=true];',
        '  edge [fontname="DejaVu Sans", fontsize=9];',
    ]
    numbers = {iri: f"n{number}" for number, iri in enumerate(boxes)}
    for iri, box in boxes.items():
        shape, style = _DOT_SHAPES.get(box.family, ("note", "solid"))
        words = "\n".join(
            [*([box.tag] if box.tag else []), *(line.words for line in box.lines if line.words)]
        )
        extra = ", peripheries=2" if box.family == "priority" else ""
        width, height = box.width * 1.1 / _PIXELS_PER_INCH, (box.height + 16) / _PIXELS_PER_INCH
        parts.append(
            f"  {numbers[iri]} [label={_quote(words)}, tooltip={_quote(box.spoken)}, comment={_quote(iri)}, "
            f"shape={shape}, style={style}, width={width:.2f}, height={height:.2f}{extra}];"
        )
    for source, target, key in lines:
        facts = graph.edges[source, target, key]
        pattern, arrow = _DOT_LINES[style_of[key].number]
        label = _quote("\n".join(label_lines(facts)))
        tip = _quote(_where(facts))
        parts.append(
            f"  {numbers[source]} -> {numbers[target]} [label={label}, edgetooltip={tip}, "
            f"comment={_quote(key)}, "
            f"style={'dotted' if facts.get('inferred') else pattern}, arrowhead={arrow}];"
        )
    return "\n".join([*parts, "}", ""])


def to_mermaid(graph: nx.MultiDiGraph[str], particulars: Particulars) -> str:
    """Return a projection as a Mermaid flowchart from left to right."""
    boxes, lines, style_of = _order(graph)
    title = f"{graph.graph.get('title', '')}: {particulars.title}"
    parts = [
        "---",
        f"title: {_plain_quote(title)}",
        "---",
        f"%% {_plain(particulars.get_source())}",
        "flowchart LR",
    ]
    numbers = {iri: f"n{number}" for number, iri in enumerate(boxes)}
    for iri, box in boxes.items():
        begin, end = _MERMAID_SHAPES.get(box.family, ("(", ")"))
        words = [_entities(each) for each in (box.tag, *(line.words for line in box.lines)) if each]
        parts.append(f'  {numbers[iri]}{begin}"{"<br>".join(words)}"{end}')
    for source, target, key in lines:
        facts = graph.edges[source, target, key]
        arrow = "-.->" if facts.get("inferred") else _MERMAID_LINES.get(style_of[key].number, "-->")
        said = _entities(" ".join(label_lines(facts)))
        parts.append(f'  {numbers[source]} {arrow}|"{said}"| {numbers[target]}')
    return "\n".join([*parts, ""])


def _order(
    graph: nx.MultiDiGraph[str],
) -> tuple[dict[str, Box], list[Line], dict[str, styles.LineStyle]]:
    """Return boxes by label, and lines by the places of their ends: an order that the data alone decide."""
    named = sorted(graph, key=lambda iri: (str(graph.nodes[iri].get("label", "")).casefold(), iri))
    boxes = {iri: make_box(iri, graph.nodes[iri]) for iri in named}
    place = {iri: number for number, iri in enumerate(named)}
    lines = sorted(
        graph.edges(keys=True), key=lambda line: (place[line[0]], place[line[1]], styles.rank(line[2]))
    )
    return boxes, lines, styles.get_styles(key for *_ends, key in lines)


def _where(facts: dict[str, Any]) -> str:
    passages = "; ".join(facts.get("passages", ()))
    return f"Stated in {passages}." if passages else "Inferred: no passage states it."


def _plain(text: str) -> str:
    """Return text without line breaks, controls, or the braces that begin a directive of Mermaid."""
    return "".join(char if char.isprintable() and char not in "{}" else " " for char in text)


def _plain_quote(text: str) -> str:
    """Return text as a quoted string of YAML."""
    import json

    return json.dumps(_plain(text), ensure_ascii=False)


def _quote(text: str) -> str:
    r"""Return text as a quoted string of DOT that means itself: no escape, no entity, no markup.

    >>> print(_quote('a "b" \\N & c'))
    "a \"b\" \\N &amp; c"
    """
    shown = "".join(char if char.isprintable() or char == "\n" else "�" for char in text)
    shown = shown.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + shown.replace("\n", "\\n") + '"'


def _entities(text: str) -> str:
    """Return text for a label of Mermaid: all but letters, digits and spaces as codes of characters.

    >>> _entities("A & B")
    'A #38; B'
    """
    return "".join(
        char if char.isalnum() or char == " " else f"#{ord(char)};" for char in text if char.isprintable()
    )
