"""What is drawn on a page besides letters: ruled lines, filled areas and pictures.

Ruled lines make tables; filled areas tell whether letters can be seen. Reads no text.
"""

from __future__ import annotations

import ctypes
import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.documents.pdf.geometry import Box, apply, box_of, multiply

if TYPE_CHECKING:
    from csa_graph.documents.pdf.geometry import Matrix

Colour = tuple[int, int, int]
# A drawing can have any number of strokes; a ruled page has few. The time that they take is bounded.
_MOST_OBJECTS = 40_000
_MOST_SEGMENTS = 40_000
_DEEPEST = 6
# What is thinner is a line.
_THIN = 2.5
_OPAQUE = 200


class Fill(NamedTuple):
    """An area with a colour.

    Attributes:
        box: Where.
        colour: Which; None for a picture or a pattern.
        order: When it is painted: what has a higher order lies above it.
        is_opaque: Whether what lies below cannot be seen.
    """

    box: Box
    colour: Colour | None
    order: int
    is_opaque: bool


class Rule(NamedTuple):
    """A straight line, level or upright.

    Attributes:
        is_level: Whether it is level.
        at: How far from the top, or from the left, it is.
        start: Where it begins.
        end: Where it ends.
    """

    is_level: bool
    at: float
    start: float
    end: float


class Drawn(NamedTuple):
    """All that is drawn on a page.

    Attributes:
        fills: Filled areas and pictures, as they are painted.
        rules: Straight lines, and the edges of rectangles.
        orders: When each piece of text is painted, by its address.
        is_whole: Whether all was looked at.
    """

    fills: list[Fill]
    rules: list[Rule]
    orders: dict[int, int]
    is_whole: bool

    @property
    def pictures(self) -> list[Box]:
        """Where pictures and patterns are."""
        return [each.box for each in self.fills if each.colour is None]


def read(page: Any, frame: Matrix) -> Drawn:  # noqa: ANN401  (pypdfium2 has no types)
    """Return what is drawn on a page.

    Args:
        page: A page of pypdfium2.
        frame: From places of the file to ours.
    """
    return _Reader(frame).read(page)


class _Reader:
    def __init__(self, frame: Matrix) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._frame = frame
        self._fills: list[Fill] = []
        self._rules: list[Rule] = []
        self._orders: dict[int, int] = {}
        self._objects = self._segments = 0

    def read(self, page: Any) -> Drawn:  # noqa: ANN401
        pdfium = self._pdfium
        count = pdfium.FPDFPage_CountObjects(page)
        for index in range(count):
            self._look_at(pdfium.FPDFPage_GetObject(page, index), self._frame, 0)
        is_whole = self._objects < _MOST_OBJECTS and self._segments < _MOST_SEGMENTS
        return Drawn(self._fills, self._rules, self._orders, is_whole)

    def _look_at(self, thing: Any, matrix: Matrix, depth: int) -> None:  # noqa: ANN401
        pdfium = self._pdfium
        self._objects += 1
        if not thing or self._objects > _MOST_OBJECTS:
            return
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._orders[ctypes.addressof(thing.contents)] = self._objects
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._look_at_path(thing, matrix)
        elif kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}:
            if (box := self._get_box(thing, matrix)) is not None:
                self._fills.append(Fill(box, None, self._objects, self._is_opaque(thing)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = multiply(self._get_matrix(thing), matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._look_at(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _is_opaque(self, thing: Any) -> bool:  # noqa: ANN401
        return not self._pdfium.FPDFPageObj_HasTransparency(thing)

    def _get_box(self, thing: Any, matrix: Matrix) -> Box | None:  # noqa: ANN401
        edges = [ctypes.c_float() for _ in range(4)]
        if not self._pdfium.FPDFPageObj_GetBounds(thing, *edges):
            return None
        left, low, right, high = (each.value for each in edges)
        return box_of(matrix, left, low, right, high)

    def _get_matrix(self, thing: Any) -> Matrix:  # noqa: ANN401
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(thing, found):
            return (1, 0, 0, 1, 0, 0)
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _get_colour(self, thing: Any) -> tuple[Colour | None, int]:  # noqa: ANN401
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self._pdfium.FPDFPageObj_GetFillColor(thing, *parts):
            return None, 255
        red, green, blue, alpha = (each.value for each in parts)
        return (red, green, blue), alpha

    def _look_at_path(self, thing: Any, matrix: Matrix) -> None:  # noqa: ANN401
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not self._pdfium.FPDFPath_GetDrawMode(thing, fill, stroke) or not (fill.value or stroke.value):
            return
        whole = self._get_box(thing, matrix)
        if whole is None:
            return
        if fill.value and whole.width > _THIN and whole.height > _THIN:
            colour, alpha = self._get_colour(thing)
            if alpha > _OPAQUE:
                self._fills.append(Fill(whole, colour, self._objects, self._is_opaque(thing)))
        for points in self._iter_outlines(thing, multiply(self._get_matrix(thing), matrix)):
            self._add_rules(points, is_filled=bool(fill.value))

    def _iter_outlines(self, thing: Any, matrix: Matrix) -> list[list[tuple[float, float]]]:  # noqa: ANN401
        """Return the corners of each outline; one with a curve is left out."""
        pdfium = self._pdfium
        outlines: list[list[tuple[float, float]]] = []
        has_curve: set[int] = set()
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPath_CountSegments(thing)):
            self._segments += 1
            if self._segments > _MOST_SEGMENTS:
                break
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
                outlines.append([])
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                has_curve.add(len(outlines))
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            outlines[-1].append(apply(matrix, x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                outlines[-1].append(outlines[-1][0])
        return [each for number, each in enumerate(outlines, 1) if number not in has_curve]

    def _add_rules(self, points: list[tuple[float, float]], *, is_filled: bool) -> None:
        across, down = [x for x, _ in points], [y for _, y in points]
        box = Box(min(across), min(down), max(across), max(down))
        if box.height <= _THIN < box.width:
            self._rules.append(Rule(True, (box.top + box.bottom) / 2, box.x0, box.x1))
        elif box.width <= _THIN < box.height:
            self._rules.append(Rule(False, (box.x0 + box.x1) / 2, box.top, box.bottom))
        elif is_filled or len(points) > 2:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if abs(y1 - y0) <= 0.5 < abs(x1 - x0):
                    self._rules.append(Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= 0.5 < abs(y1 - y0):
                    self._rules.append(Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))
