"""The letters of a page become runs: letters of one look that stand beside each other on one line.

What nobody can see is left out and counted: white on white, outside the page, under a box, too small. Spaces
are as the page shows them. Makes no lines.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.documents.pdf import drawn as drawing
from csa_graph.documents.pdf import glyphs
from csa_graph.documents.pdf.geometry import Box, apply, box_of, make_frame

if TYPE_CHECKING:
    from csa_graph.documents.pdf.drawn import Colour, Drawn
    from csa_graph.documents.pdf.geometry import Matrix
    from csa_graph.documents.pdf.glyphs import Glyph, Look

#: Why letters were not read.
UNSEEN, OUTSIDE, COVERED, TINY, SLANTED = "unseen", "outside", "covered", "tiny", "slanted"
_SMALLEST = 1.5
# Colours that differ by less than this cannot be told apart on paper.
_NEAR = 24
_WHITE = (255, 255, 255)
# A gap as wide as this, in heights of letters, parts runs; a narrower one than the other is no space.
_WIDE, _SPACE = 1.2, 0.14


class Word(NamedTuple):
    """A word of a run: its letters, and where it begins and ends."""

    text: str
    x0: float
    x1: float


class Run(NamedTuple):
    """Letters of one look beside each other.

    Attributes:
        text: They; spaces at its ends are kept.
        box: Where they are.
        base: How far from the top the line is on which they stand.
        size: How large they are, in points.
        is_bold: Whether they are bold.
        order: Which piece of the page it is, in the order of the file.
        mark: The number by which the tags of the page name it; -1 if they do not.
        is_artifact: Whether the file says that it is no part of the text, as a running head is none.
        words: Its words with their places.
    """

    text: str
    box: Box
    base: float
    size: float
    is_bold: bool
    order: int
    mark: int = -1
    is_artifact: bool = False
    words: tuple[Word, ...] = ()


class PageText(NamedTuple):
    """The text of a page.

    Attributes:
        runs: What can be seen, in the order of the file.
        width: How wide the page is.
        height: How high it is.
        drawn: What else is on it.
        hidden: How many letters were left out, by why.
        is_scan: Whether it is a picture with the letters that a scanner has recognised laid under it.
    """

    runs: list[Run]
    width: float
    height: float
    drawn: Drawn
    hidden: Counter[str]
    is_scan: bool = False


def read(page: Any) -> PageText:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the text of a page of pypdfium2."""
    text = page.get_textpage()
    try:
        found = glyphs.read(text.raw)
    finally:
        text.close()
    # Whichever way the page is turned, its reader turns the paper until most letters stand upright.
    angles = Counter(each.look.angle for each in found if each.look)
    turn = angles.most_common(1)[0][0] if angles else page.get_rotation()
    frame, width, height = make_frame(page.get_cropbox(), turn if turn in {90, 180, 270} else 0)
    drawn = drawing.read(page, frame)
    return _Builder(frame, drawn, Box(0, 0, width, height), turn).build(found)


class _Builder:
    """Makes runs of the letters of one page."""

    def __init__(self, frame: Matrix, drawn: Drawn, page: Box, angle: int) -> None:
        self._frame, self._drawn, self._page, self._angle = frame, drawn, page, angle
        self._hidden: Counter[str] = Counter()
        self._runs: list[Run] = []
        # Areas large enough to be behind letters.
        self._fills = [each for each in drawn.fills if each.box.height >= _SMALLEST]

    def build(self, found: list[Glyph]) -> PageText:
        is_scan = self._is_scan(found)
        open_run: _OpenRun | None = None
        gap = ""
        for glyph in found:
            if glyph.look is None:
                if glyph.text == "\n":
                    self._close(open_run)
                    open_run = None
                gap = " "
                continue
            if glyph.look.angle != self._angle:
                self._hidden[SLANTED] += not glyph.text.isspace()
                continue
            if glyph.look.is_invisible and not is_scan:
                self._hidden[UNSEEN] += not glyph.text.isspace()
                continue
            box = box_of(self._frame, *glyph.edges)
            base = apply(self._frame, *glyph.base)[1]
            if open_run is not None and open_run.takes(glyph.look, box, base):
                open_run.add(glyph.text, box, gap)
            else:
                self._close(open_run)
                open_run = _OpenRun(glyph.text, glyph.look, box, base)
            gap = ""
        self._close(open_run)
        return PageText(self._runs, self._page.width, self._page.height, self._drawn, self._hidden, is_scan)

    def _is_scan(self, found: list[Glyph]) -> bool:
        letters = [each.look for each in found if each.look and not each.text.isspace()]
        unseen = sum(each.is_invisible for each in letters)
        area = self._page.width * self._page.height
        covered = max((each.width * each.height for each in self._drawn.pictures), default=0)
        return unseen > 0.5 * len(letters) and covered > 0.5 * area

    def _close(self, open_run: _OpenRun | None) -> None:
        if open_run is None or not open_run.text.strip():
            return
        run = open_run.close(len(self._runs))
        why = self._why_unseen(run, open_run.look)
        if why:
            self._hidden[why] += sum(not each.isspace() for each in run.text)
        else:
            self._runs.append(run)

    def _why_unseen(self, run: Run, look: Look) -> str:
        x, y = (run.box.x0 + run.box.x1) / 2, (run.box.top + run.box.bottom) / 2
        if not self._page.holds(x, y):
            return OUTSIDE
        if run.size < _SMALLEST:
            return TINY
        if look.is_invisible:
            return ""
        order = self._drawn.orders.get(look.address, 0)
        behind: Colour | None = _WHITE
        for fill in self._fills:
            if not fill.box.holds(x, y):
                continue
            if order and fill.order > order:
                covers = fill.box.holds(run.box.x0, y, 1) and fill.box.holds(run.box.x1, y, 1)
                if covers and fill.is_opaque and fill.colour is not None:
                    return COVERED
            else:
                behind = fill.colour
        if look.colour is None or behind is None:
            return ""
        is_near = all(abs(one - other) < _NEAR for one, other in zip(look.colour, behind, strict=True))
        return UNSEEN if is_near else ""


class _OpenRun:
    """A run to which letters are still added."""

    def __init__(self, text: str, look: Look, box: Box, base: float) -> None:
        self.text, self.look = text, look
        self._x0, self._top, self._x1, self._bottom = box
        self._last = box
        self._base = base
        self._words: list[Word] = []
        self._add_to_word(text, box, is_apart=True)

    def takes(self, look: Look, box: Box, base: float) -> bool:
        own = self.look
        if look is not own and (
            look.mark != own.mark
            or look.is_bold != own.is_bold
            or abs(look.size - own.size) > 0.3
            or look.colour != own.colour
            or look.is_invisible != own.is_invisible
            or look.is_artifact != own.is_artifact
        ):
            return False
        size = max(own.size, 1)
        if abs(base - self._base) > 0.1 * size:
            return False
        # Of a script that runs to the left the next letter is on the left.
        return max(box.x0 - self._last.x1, self._last.x0 - box.x1) < _WIDE * size

    def add(self, text: str, box: Box, gap: str) -> None:
        distance = max(box.x0 - self._last.x1, self._last.x0 - box.x1)
        if (gap or distance > _SPACE * self.look.size) and not self.text.endswith(" "):
            self.text += " "
        self._add_to_word(text, box, is_apart=self.text[-1].isspace())
        self.text += text
        if not text.isspace():
            self._last = box
        self._x0, self._x1 = min(self._x0, box.x0), max(self._x1, box.x1)
        self._top, self._bottom = min(self._top, box.top), max(self._bottom, box.bottom)

    def _add_to_word(self, text: str, box: Box, *, is_apart: bool) -> None:
        if text.isspace():
            return
        if is_apart or not self._words:
            self._words.append(Word(text, box.x0, box.x1))
        else:
            word = self._words[-1]
            self._words[-1] = Word(word.text + text, min(word.x0, box.x0), max(word.x1, box.x1))

    def close(self, order: int) -> Run:
        box = Box(self._x0, self._top, self._x1, self._bottom)
        own = self.look
        words = tuple(self._words)
        return Run(self.text, box, self._base, own.size, own.is_bold, order, own.mark, own.is_artifact, words)


#: A page on which nothing could be read.
EMPTY = PageText([], 0, 0, drawing.Drawn([], [], {}, True), Counter())
