"""Let Graphviz write a picture as PNG or PDF: no browser, and only a few fonts looked at.

It runs in a process of its own, so that its choice of fonts does not bind the rest of the program.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.drawing.shapes import Picture

_POINTS_PER_INCH = 72.0
_DATE = re.compile(rb"/CreationDate \([^)]*\)")
_DPI = {"png": 144, "pdf": 72}
# A PNG of more pixels a side than this takes memory by the gigabyte and opens nowhere.
_MOST_PIXELS = 16_000
_FONTS = (
    "DejaVuSans.ttf",
    "LiberationSans-Regular.ttf",
    "Verdana.ttf",
    "verdana.ttf",
    "Arial.ttf",
    "arial.ttf",
)
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts/Supplemental",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
# Latin, Greek and Cyrillic letters and the common marks are in all of those fonts.
_COVERED = 0x0530
_MARKS = set("–—‘’“”…•·£€ ")


def to_image(picture: Picture, form: str) -> bytes:
    """Return a picture as PNG (two pixels to one of the page, fewer if it is huge) or as PDF of one page.

    Args:
        picture: What is drawn.
        form: "png" or "pdf".

    Raises:
        CsaGraphError: Graphviz could not write it.
    """
    import os
    import subprocess
    import tempfile

    from csa_graph.base.errors import CsaGraphError
    from csa_graph.drawing.strokes import to_xdot

    longest = max(picture.width, picture.height, 1)
    dpi = min(_DPI[form], _MOST_PIXELS / longest * _POINTS_PER_INCH)
    with tempfile.TemporaryDirectory() as folder:
        drawn, written = Path(folder, "picture.xdot"), Path(folder, f"picture.{form}")
        drawn.write_text(to_xdot(picture), encoding="utf-8")
        environment = dict(os.environ)
        if (fonts := write_fonts(picture, folder)) is not None:
            environment["FONTCONFIG_FILE"] = fonts
        size = [f"{picture.width:g}", f"{picture.height:g}", f"{dpi:g}"]
        # -P: the folder of this file holds modules of ours that must not hide others.
        command = [sys.executable, "-P", __file__, form, str(drawn), str(written), *size]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603
        if done.returncode or not written.exists():
            raise CsaGraphError(
                f"Graphviz could not write the {form.upper()} (code {done.returncode}); try --format svg."
            )
        # The clock has no place in it: the same data give the same file. Blanks keep all offsets right.
        return _DATE.sub(lambda found: b" " * len(found[0]), written.read_bytes())


def write_fonts(picture: Picture, folder: str, roots: Sequence[str] = _FONT_FOLDERS) -> str | None:
    """Write a list of fonts that names the folders of the common ones.

    Looking through all fonts of a machine takes seconds the first time.

    Args:
        picture: What is drawn.
        folder: Where the list is written.
        roots: Folders in which, or below which, the fonts are.

    Returns:
        The path of the list; None where the text has letters that the common fonts lack, or where there are
        none.
    """
    letters = {char for item in picture.items for char in getattr(item, "words", "")}
    if any(ord(char) >= _COVERED and char not in _MARKS for char in letters):
        return None
    there = (Path(root) for root in roots)
    found = {path.parent for root in there if root.is_dir() for name in _FONTS for path in root.rglob(name)}
    if not found:
        return None
    from csa_graph.drawing.svg import clean

    listed = "".join(f"<dir>{clean(str(path))}</dir>" for path in sorted(found))
    file = Path(folder, "fonts.conf")
    cache = clean(str(Path(folder, "cache")))
    file.write_text(f"<fontconfig>{listed}<cachedir>{cache}</cachedir></fontconfig>", encoding="utf-8")
    return str(file)


def paint(form: str, drawn: str, written: str, *lengths: str) -> None:
    """Write a file of xdot as an image, given its width and height in points and its points to the inch."""
    import pygraphviz

    width, height, dpi = map(float, lengths)
    graph = pygraphviz.AGraph(directed=True)
    # Set, not parsed: the text does not pass through the DOT language.
    graph.graph_attr["_background"] = Path(drawn).read_text(encoding="utf-8")
    graph.graph_attr.update(pad="0", margin="0", dpi=f"{dpi:g}", bgcolor="white")
    size = {"width": str(width / _POINTS_PER_INCH), "height": str(height / _POINTS_PER_INCH)}
    # A box that is not seen holds the page open. Only "nop2" measures the text of a background.
    middle = f"{width / 2},{height / 2}"
    graph.add_node("page", label="", shape="box", fixedsize="true", style="invis", pos=middle, **size)
    Path(written).write_bytes(graph.draw(format=form, prog="nop2"))


if __name__ == "__main__":
    paint(*sys.argv[1:])
