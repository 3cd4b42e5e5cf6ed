"""The words of pictures are recognised by the program tesseract, where it is installed.

What comes of it are words with their places, which become lines and paragraphs as those of any PDF do.
"""

from __future__ import annotations

import csv
import io
import shutil
import statistics
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.documents import programs
from csa_graph.documents.pdf.drawn import Drawn
from csa_graph.documents.pdf.geometry import Box
from csa_graph.documents.pdf.runs import PageText, Run, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

#: How sharp a page is shown, in dots an inch, and how long one may take.
DOTS, SECONDS = 300, 120.0
_POINTS = 72
# A page that is larger is shown less sharp.
_MOST_DOTS = 40_000_000
_LETTERS_WITH_TAILS = frozenset("gjpqy,;()[]{}Q|/_")
# Words that are recognised less surely than this are specks of dirt.
_SURE = 20.0
# How tesseract is told to look at a page.
_ONE_COLUMN, _ANY_LAYOUT = "4", "3"
_FEWEST = 12


class _Row(NamedTuple):
    """A word as tesseract tells it; places in dots."""

    page: int
    line: tuple[str, str, str]
    text: str
    box: Box


def read_page(page: Any, path: Path) -> PageText:  # noqa: ANN401  (pypdfium2 has no types)
    """Recognise the words of a page of a PDF.

    Args:
        page: A page of pypdfium2.
        path: Its file.

    Raises:
        SourceError: Tesseract is not installed, or fails.
    """
    width, height = page.get_size()
    scale = DOTS / _POINTS
    if width * height * scale**2 > _MOST_DOTS:
        scale = (_MOST_DOTS / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        lines = (
            bytes(memoryview(bitmap.buffer)[row * bitmap.stride : row * bitmap.stride + bitmap.width])
            for row in range(bitmap.height)
        )
        picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    finally:
        bitmap.close()
    rows = _recognise(picture, path, round(scale * _POINTS))
    return _make_page(rows, width, height, 1 / scale)


def read_picture(path: Path) -> list[PageText]:
    """Recognise the words of a picture, which can have several pages.

    Args:
        path: A file in PNG, JPEG or TIFF.

    Raises:
        SourceError: Tesseract is not installed, or fails.
    """
    rows = _recognise(path.read_bytes(), path, DOTS)
    scale = _POINTS / DOTS
    pages = []
    for number in range(max((row.page for row in rows), default=0) + 1):
        own = [row for row in rows if row.page == number]
        width = max((row.box.x1 for row in own), default=0) * scale
        height = max((row.box.bottom for row in own), default=0) * scale
        # Of the edges of the picture nothing is known.
        pages.append(_make_page(own, width + _POINTS, height + _POINTS, scale))
    return pages


def _recognise(picture: bytes, path: Path, dots: int) -> list[_Row]:
    """Recognise words: as one column, which keeps numbers in the margin; anew where there are two."""
    rows = list(_run(picture, path, dots, _ONE_COLUMN))
    return list(_run(picture, path, dots, _ANY_LAYOUT)) if _has_gutter(rows) else rows


def _has_gutter(rows: Sequence[_Row]) -> bool:
    """Tell whether a gap runs down the middle of a page, with text on both sides."""
    lines: dict[tuple[str, str, str], list[Box]] = {}
    for row in rows:
        if row.page == 0:
            lines.setdefault(row.line, []).append(row.box)
    if len(lines) < _FEWEST:
        return False
    left, right = min(row.box.x0 for row in rows), max(row.box.x1 for row in rows)
    for tenths in range(35, 66, 2):
        middle = left + (right - left) * tenths / 100
        free = [not any(box.x0 - 2 <= middle <= box.x1 + 2 for box in line) for line in lines.values()]
        both = [line[0].x1 < middle < line[-1].x0 for line in lines.values()]
        if sum(free) >= 0.9 * len(lines) and sum(both) >= 0.5 * len(lines):
            return True
    return False


def _run(picture: bytes, path: Path, dots: int, layout: str) -> Iterator[_Row]:
    program = shutil.which("tesseract")
    if program is None:
        raise SourceError(
            "to recognise the words of pictures the program tesseract is needed: install it (Debian and "
            "Ubuntu: apt-get install tesseract-ocr)",
            path,
        )
    command = [program, "stdin", "stdout", "-l", "eng", "--dpi", str(dots), "--psm", layout, "tsv"]
    try:
        # Several threads are slower here than one, and take the processors of others.
        found = programs.run(command, SECONDS, picture, {"OMP_THREAD_LIMIT": "1"})
    except TimeoutError:
        raise SourceError(f"tesseract did not end within {SECONDS:g} seconds on a page", path) from None
    if found.code:
        said = found.said.strip().splitlines()
        raise SourceError(f"tesseract cannot read it: {said[-1] if said else 'it does not say why'}", path)
    yield from _read_rows(found.written.decode("utf-8", "replace"))


def _read_rows(table: str) -> Iterator[_Row]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != "5" or not text or float(row["conf"]) < _SURE:
            continue
        left, top = float(row["left"]), float(row["top"])
        box = Box(left, top, left + float(row["width"]), top + float(row["height"]))
        yield _Row(int(row["page_num"]) - 1, (row["block_num"], row["par_num"], row["line_num"]), text, box)


def _make_page(rows: Iterable[_Row], width: float, height: float, scale: float) -> PageText:
    lines: dict[tuple[str, str, str], list[_Row]] = {}
    for row in rows:
        lines.setdefault(row.line, []).append(row)
    heights = {key: _measure(words) * scale for key, words in lines.items()}
    usual = statistics.median(heights.values()) if heights else 0.0
    runs: list[Run] = []
    for key, words in lines.items():
        # A line of letters without tails is lower than others of its size.
        size = usual if 0.7 * usual < heights[key] < 1.25 * usual else heights[key]
        base = _find_base(words) * scale
        for word in words:
            box = Box(*(each * scale for each in word.box))
            place = Word(word.text, box.x0, box.x1)
            runs.append(Run(word.text, box, base, round(size, 1), False, len(runs), words=(place,)))
    return PageText(runs, width, height, Drawn([], [], {}, True), Counter(), True)


def _measure(words: list[_Row]) -> float:
    """Return the size of the letters of a line: from the highest letter to the longest tail."""
    return max(word.box.bottom for word in words) - min(word.box.top for word in words)


def _find_base(words: list[_Row]) -> float:
    """Return where the letters of a line stand: where words without tails end."""
    flat = [word.box.bottom for word in words if not _LETTERS_WITH_TAILS & set(word.text)]
    return statistics.median(flat or [word.box.bottom for word in words])
