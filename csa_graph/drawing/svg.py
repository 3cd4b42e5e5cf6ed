"""Turn a picture into one standalone SVG file that browsers, Word, LibreOffice and Inkscape show alike.

It uses attributes only: no style sheet, no script, no link, no font file. All text is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from csa_graph.base.xml_text import for_xml
from csa_graph.drawing.shapes import BACKGROUND, Shape, Words

if TYPE_CHECKING:
    from csa_graph.drawing.shapes import Picture

# The first is the widest: what fits in it fits in the others.
FONTS = "DejaVu Sans, Verdana, Segoe UI, Helvetica Neue, Arial, Liberation Sans, Noto Sans, sans-serif"
# XML 1.0 has no way to write these, not even as references.


def to_svg(picture: Picture) -> str:
    """Return a picture as SVG text."""
    width, height = f"{picture.width:g}", f"{picture.height:g}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"',
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description"',
            f'font-family="{FONTS}" stroke-linejoin="round">',
            f'<title id="title">{clean(picture.title)}</title>',
            f'<desc id="description">{clean(picture.description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="{BACKGROUND}"/>',
            *(_draw(item) if isinstance(item, Shape) else _write(item) for item in picture.items),
            "</svg>",
            "",
        ]
    )


def clean(text: str) -> str:
    """Return text as it may stand in XML, between tags or in quotes.

    >>> clean('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return escape(for_xml(text))


def _draw(shape: Shape) -> str:
    place = f' transform="translate({shape.x:g} {shape.y:g})"' if shape.x or shape.y else ""
    stroke = f' stroke="{shape.stroke}" stroke-width="{shape.width:g}"' if shape.stroke else ""
    dash = f' stroke-dasharray="{" ".join(f"{part:g}" for part in shape.dash)}"' if shape.dash else ""
    cap = ' stroke-linecap="round"' if shape.is_dotted() else ""
    return f'<path d="{shape.path}"{place} fill="{shape.fill or "none"}"{stroke}{dash}{cap}/>'


def _write(words: Words) -> str:
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    weight = ' font-weight="bold"' if words.bold else ""
    slant = ' font-style="italic"' if words.italic else ""
    place = f'<text x="{words.x:g}" y="{words.y:g}" font-size="{words.size:g}"{anchor}{weight}{slant}'
    text = f"{clean(words.words)}</text>"
    # Two texts, one upon the other, because not all programs know the order of fill and stroke.
    halo = (
        f'{place} fill="none" stroke="{BACKGROUND}" stroke-width="4" aria-hidden="true">{text}'
        if words.halo
        else ""
    )
    return f'{halo}{place} fill="{words.fill}">{text}'
