"""Makes small PDF files whose every letter stands where a test puts it, with tags or without."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 595, 842
REGULAR, BOLD = "F1", "F2"
#: Writes the letters a, b, c … as alef, bet, gimel …; what stands first in a string stands on the left.
HEBREW = "F3"
Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)


@dataclass
class Tag:
    """A tag: its type, what it holds, and its attributes as PDF writes them."""

    kind: str
    children: list[Tag | tuple[int, int]] = field(default_factory=list)
    attributes: str = ""


_HEBREW = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <61> <7A> <05D0> endbfrange endcmap end end"""


class Paper:
    """A PDF in the making; places are counted from the upper left corner, in points."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self._pictures: list[tuple[bytes, int, int]] = []
        self._marks: list[int] = []
        self.tree: list[Tag] = []
        self.extra = ""
        self.turn = 0

    def add_page(self) -> Paper:
        """Begin a page."""
        self.pages.append([])
        self._marks.append(0)
        return self

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 11,
        font: str = REGULAR,
        colour: Colour = BLACK,
        mode: int = 0,
        matrix: str = "1 0 0 1",
        artifact: bool = False,
        raised: str = "",
    ) -> tuple[int, int]:
        """Write a line of text, with a raised mark at its end; return by what a tag names it."""
        red, green, blue = colour
        words = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        mark = self._marks[-1]
        self._marks[-1] += 1
        higher = f" /{font} {0.6 * size} Tf {0.4 * size} Ts ({raised}) Tj 0 Ts" if raised else ""
        begin = "/Artifact BMC" if artifact else f"/P <</MCID {mark}>> BDC"
        self.pages[-1].append(
            f"{begin} BT {red} {green} {blue} rg {mode} Tr /{font} {size} Tf {matrix} {x} {HEIGHT - y} Tm "
            f"({words.decode('latin-1')}) Tj{higher} ET EMC"
        )
        return len(self.pages) - 1, mark

    def write_lines(
        self, x: float, y: float, lines: list[str], *, size: float = 11, lead: float = 0, font: str = REGULAR
    ) -> float:
        """Write lines below each other; return where the next would stand."""
        for line in lines:
            self.write(x, y, line, size=size, font=font)
            y += lead or 1.25 * size
        return y

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        red, green, blue = colour
        self.pages[-1].append(f"{red} {green} {blue} rg {x} {HEIGHT - y - height} {width} {height} re f")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.pages[-1].append(f"0 G 0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def rule_table(self, columns: list[float], rows: list[float]) -> None:
        """Draw all lines of a table."""
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])

    def show(self, grey: bytes, width: int, height: int, place: str = f"{WIDTH} 0 0 {HEIGHT} 0 0") -> None:
        """Show a picture in shades of grey; by default it fills the page."""
        self._pictures.append((grey, width, height))
        self.pages[-1].append(f"q {place} cm /Im{len(self._pictures)} Do Q")

    def save(self, path: Path) -> Path:
        """Write the file."""
        path.write_bytes(_Writer(self).make(self._pictures))
        return path


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._objects: list[bytes] = [b"", b""]

    def _add(self, content: str | bytes) -> int:
        self._objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(self._objects)

    def _add_stream(self, particulars: str, content: bytes) -> int:
        packed = zlib.compress(content)
        head = f"<<{particulars} /Filter /FlateDecode /Length {len(packed)}>>\nstream\n"
        return self._add(head.encode() + packed + b"\nendstream")

    def make(self, pictures: list[tuple[bytes, int, int]]) -> bytes:
        paper = self._paper
        names = {
            name: self._add(f"<</Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding>>")
            for name, base in ((REGULAR, "Helvetica"), (BOLD, "Helvetica-Bold"))
        }
        letters = self._add_stream("", _HEBREW)
        names[HEBREW] = self._add(
            "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding "
            f"/ToUnicode {letters} 0 R>>"
        )
        fonts = " ".join(f"/{name} {number} 0 R" for name, number in names.items())
        images = " ".join(
            f"/Im{place} {self._add_picture(*picture)} 0 R" for place, picture in enumerate(pictures, 1)
        )
        self._pages = []
        for place, parts in enumerate(paper.pages):
            content = self._add_stream("", "\n".join(parts).encode("latin-1"))
            self._pages.append(
                self._add(
                    f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {paper.turn} "
                    f"/StructParents {place} /Contents {content} 0 R "
                    f"/Resources <</Font <<{fonts}>> /XObject <<{images}>>>>>>"
                )
            )
        tags = f"/MarkInfo <</Marked true>> /StructTreeRoot {self._add_tree()} 0 R" if paper.tree else ""
        self._objects[0] = f"<</Type /Catalog /Pages 2 0 R {tags}>>".encode()
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self._objects[1] = f"<</Type /Pages /Kids [{kids}] /Count {len(self._pages)}>>".encode()
        return self._join()

    def _add_picture(self, grey: bytes, width: int, height: int) -> int:
        return self._add_stream(
            f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
            "/BitsPerComponent 8",
            grey,
        )

    def _add_tree(self) -> int:
        root = self._add("")
        owners: dict[tuple[int, int], int] = {}
        kids = " ".join(f"{self._add_tag(tag, root, owners)} 0 R" for tag in self._paper.tree)
        numbers = []
        for page in range(len(self._pages)):
            last = max((mark for at, mark in owners if at == page), default=-1)
            named = " ".join(
                f"{owners[page, mark]} 0 R" if (page, mark) in owners else "null" for mark in range(last + 1)
            )
            numbers.append(f"{page} [{named}]")
        parents = self._add(f"<</Nums [{' '.join(numbers)}]>>")
        self._objects[root - 1] = f"<</Type /StructTreeRoot /K [{kids}] /ParentTree {parents} 0 R>>".encode()
        return root

    def _add_tag(self, tag: Tag, parent: int, owners: dict[tuple[int, int], int]) -> int:
        number = self._add("")
        kids = []
        for child in tag.children:
            if isinstance(child, Tag):
                kids.append(f"{self._add_tag(child, number, owners)} 0 R")
            else:
                page, mark = child
                owners[child] = number
                kids.append(f"<</Type /MCR /Pg {self._pages[page]} 0 R /MCID {mark}>>")
        self._objects[number - 1] = (
            f"<</Type /StructElem /S /{tag.kind} /P {parent} 0 R {tag.attributes} /K [{' '.join(kids)}]>>"
        ).encode()
        return number

    def _join(self) -> bytes:
        content = b"%PDF-1.7\n"
        places = []
        for number, each in enumerate(self._objects, 1):
            places.append(len(content))
            content += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
        start = len(content)
        content += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        content += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        size = len(places) + 1
        content += f"trailer\n<</Size {size} /Root 1 0 R {self._paper.extra}>>\n".encode()
        content += f"startxref\n{start}\n%%EOF\n".encode()
        return content
