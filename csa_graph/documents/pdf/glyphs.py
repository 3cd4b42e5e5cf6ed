"""The letters of a page of a PDF, each with its place and look, as pdfium finds them.

Ligatures, hyphens and spaces of all kinds become plain letters. Leaves nothing out.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from csa_graph.documents.pdf.drawn import Colour

# Ligatures and Roman numbers of one letter.
_COMPOSED = (*range(0xFB00, 0xFB07), *range(0x2160, 0x2180))
_LETTERS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _COMPOSED}
# A hyphen at the end of a line is also a letter that pdfium calls the second.
_LETTERS.update(dict.fromkeys("\u00ad\u2010\u2011\x02", "-"))
_LETTERS.update(dict.fromkeys("\u00a0\u202f\u2007\t", " "))
_LETTERS.update(dict.fromkeys("\u200b\u200c\u200d\ufeff\ufffe\uffff\x00", ""))
_BOLD = re.compile(r"bold|black|heavy|demi|-medi$|cmbx|sfbx", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FAINT = 20
#: The angle of letters that stand neither upright nor on their side.
SKEW = -1


class Look(NamedTuple):
    """What all letters of one piece of text have in common.

    Attributes:
        size: How large they are, in points.
        is_bold: Whether they are bold.
        colour: Which colour they have; None for a pattern.
        is_invisible: Whether they are not painted at all.
        mark: The number by which the tags of the page name them; -1 if they do not.
        is_artifact: Whether the file says that they are no part of the text.
        address: Which piece of text it is.
        angle: How far they are turned against the clock: 0, 90, 180, 270 degrees, or askew.
    """

    size: float
    is_bold: bool
    colour: Colour | None
    is_invisible: bool
    mark: int
    is_artifact: bool
    address: int
    angle: int


class Glyph(NamedTuple):
    """A letter.

    Attributes:
        text: It; ligatures are several letters.
        look: What it looks like; None for a space or line end that pdfium has put between two.
        edges: Where it is in the file: left, low, right, high.
        base: Where it stands.
    """

    text: str
    look: Look | None
    edges: tuple[float, float, float, float]
    base: tuple[float, float]


def read(text: Any) -> list[Glyph]:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the letters of a text page of pdfium, in its order, which is that of reading within a line."""
    import pypdfium2.raw as pdfium

    looks = _Looks(text)
    glyphs: list[Glyph] = []
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        thing = pdfium.FPDFText_GetTextObject(text, index)
        look = looks.get(index, thing) if thing else None
        if look is None:
            glyphs.append(Glyph("\n" if char in "\r\n" else char, None, (0, 0, 0, 0), (0, 0)))
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, at_x, at_y)
        pdfium.FPDFText_GetLooseCharBox(text, index, at_box)
        edges = (box.left, box.bottom, box.right, box.top)
        glyphs.append(Glyph(_LETTERS.get(char, char), look, edges, (x.value, y.value)))
    return [each for each in glyphs if each.text]


class _Looks:
    """What letters look like, asked once for each piece of text."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._text = text
        self._looks: dict[int, Look] = {}
        self._fonts: dict[int, bool] = {}

    def get(self, index: int, thing: Any) -> Look:  # noqa: ANN401
        address = ctypes.addressof(thing.contents)
        look = self._looks.get(address)
        if look is None:
            look = self._looks[address] = self._make(index, thing, address)
        return look

    def _make(self, index: int, thing: Any, address: int) -> Look:  # noqa: ANN401
        pdfium, text = self._pdfium, self._text
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
        parts = [ctypes.c_uint() for _ in range(4)]
        colour: Colour | None = None
        alpha = 255
        if pdfium.FPDFText_GetFillColor(text, index, *parts):
            red, green, blue, alpha = (each.value for each in parts)
            colour = (red, green, blue)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        # The angle is told with the clock.
        degrees = -round(math.degrees(pdfium.FPDFText_GetCharAngle(text, index))) % 360
        angle = next((each for each in (0, 90, 180, 270, 360) if abs(degrees - each) <= 2), -1) % 360
        return Look(
            size=size,
            is_bold=self._is_bold(thing) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
            colour=colour,
            is_invisible=mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE or alpha < _FAINT,
            mark=pdfium.FPDFPageObj_GetMarkedContentID(thing),
            is_artifact=self._is_artifact(thing),
            address=address,
            angle=angle if angle >= 0 and degrees > -3 else SKEW,
        )

    def _is_bold(self, thing: Any) -> bool:  # noqa: ANN401
        pdfium = self._pdfium
        font = pdfium.FPDFTextObj_GetFont(thing)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        known = self._fonts.get(address)
        if known is None:
            buffer = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace")
            known = bool(_BOLD.search(name)) or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            self._fonts[address] = known
        return known

    def _is_artifact(self, thing: Any) -> bool:  # noqa: ANN401
        pdfium = self._pdfium
        for index in range(pdfium.FPDFPageObj_CountMarks(thing)):
            mark = pdfium.FPDFPageObj_GetMark(thing, index)
            buffer, length = (ctypes.c_ushort * 20)(), ctypes.c_ulong()
            if not pdfium.FPDFPageObjMark_GetName(mark, buffer, 40, length):
                continue
            if bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
                return True
        return False
