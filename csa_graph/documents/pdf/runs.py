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


#: Where a letter is: left, top, right, bottom.
_Edges = tuple[float, float, float, float]


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
        self._is_upright = frame[:4] == (1, 0, 0, -1)
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
            box, base = self._place(glyph)
            if open_run is None or not open_run.takes(glyph.look, glyph.text, box, base, gap):
                self._close(open_run)
                open_run = _OpenRun(glyph.text, glyph.look, box, base)
            gap = ""
        self._close(open_run)
        return PageText(self._runs, self._page.width, self._page.height, self._drawn, self._hidden, is_scan)

    def _place(self, glyph: Glyph) -> tuple[_Edges, float]:
        """Return where a letter is on the page as it is read; of most pages without turning it."""
        if self._is_upright:
            left, low, right, high = glyph.edges
            across, down = self._frame[4:]
            return (left + across, down - high, right + across, down - low), down - glyph.base[1]
        x0, top, x1, bottom = box_of(self._frame, *glyph.edges)
        return (x0, top, x1, bottom), apply(self._frame, *glyph.base)[1]

    def _is_scan(self, found: list[Glyph]) -> bool:
        letters = [each.look for each in found if each.look and not each.text.isspace()]
        unseen = sum(each.is_invisible for each in letters)
        area = self._page.width * self._page.height
        covered = max((each.width * each.height for each in self._drawn.pictures), default=0)
        return unseen > 0.5 * len(letters) and covered > 0.5 * area

    def _close(self, open_run: _OpenRun | None) -> None:
        if open_run is None:
            return
        run = open_run.close(len(self._runs))
        if not run.words:
            return
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

    __slots__ = ("_base", "_last", "_starts_word", "_words", "_x0", "_x1", "_y0", "_y1", "look", "parts")

    def __init__(self, text: str, look: Look, box: _Edges, base: float) -> None:
        self.parts, self.look = [text], look
        self._x0, self._y0, self._x1, self._y1 = box
        self._last = (box[0], box[2])
        self._base = base
        # The letters of each word, where it begins and where it ends.
        self._words: list[tuple[list[str], float, float]] = []
        self._starts_word = True
        self._add_to_word(text, box[0], box[2])

    def takes(self, look: Look, text: str, box: _Edges, base: float, gap: str) -> bool:
        """Add a letter, if it goes on beside the last; tell whether it does.

        Args:
            look: What it looks like.
            text: It.
            box: Where it is.
            base: Where it stands.
            gap: A space, if there is one before it.
        """
        x0, y0, x1, y1 = box
        size = max(self.look.size, 1)
        # Of a script that runs to the left the next letter is on the left.
        last0, last1 = self._last
        distance = max(x0 - last1, last0 - x1)
        if abs(base - self._base) > 0.1 * size or distance >= _WIDE * size:
            return False
        if look is not self.look and not _look_alike(look, self.look):
            return False
        if (gap or distance > _SPACE * size) and not self._starts_word:
            self.parts.append(" ")
            self._starts_word = True
        self.parts.append(text)
        self._add_to_word(text, x0, x1)
        self._x0, self._x1 = min(self._x0, x0), max(self._x1, x1)
        self._y0, self._y1 = min(self._y0, y0), max(self._y1, y1)
        return True

    def _add_to_word(self, text: str, x0: float, x1: float) -> None:
        if text.isspace():
            self._starts_word = True
            return
        self._last = (x0, x1)
        if self._starts_word:
            self._words.append(([text], x0, x1))
            self._starts_word = False
        else:
            letters, start, end = self._words[-1]
            letters.append(text)
            self._words[-1] = (letters, min(start, x0), max(end, x1))

    def close(self, order: int) -> Run:
        """Return what has become of it."""
        box = Box(self._x0, self._y0, self._x1, self._y1)
        own = self.look
        words = tuple(Word("".join(letters), x0, x1) for letters, x0, x1 in self._words)
        text = "".join(self.parts)
        return Run(text, box, self._base, own.size, own.is_bold, order, own.mark, own.is_artifact, words)


def _look_alike(one: Look, other: Look) -> bool:
    return abs(one.size - other.size) <= 0.3 and (
        (one.mark, one.is_bold, one.colour, one.is_invisible, one.is_artifact)
        == (other.mark, other.is_bold, other.colour, other.is_invisible, other.is_artifact)
    )


#: A page on which nothing could be read.
EMPTY = PageText([], 0, 0, drawing.Drawn([], [], {}, True), Counter())
