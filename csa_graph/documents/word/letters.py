"""The letters of one paragraph: what a reader sees of its runs, with changes taken as accepted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.word import names
from csa_graph.documents.word.names import get, is_on, w
from csa_graph.documents.word.styles import Look, is_painted, read_look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

    from csa_graph.documents.word.styles import Style, Styles

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WHITE = {"ffffff", "background1", "bg1"}
#: Kept as they stand around text.
_CHANGES = {w("ins"), w("moveTo")}
_CONTROLS = {w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("fldSimple")}
_AROUND = _CHANGES | _CONTROLS | {w("hyperlink"), w("dir"), w("bdo"), w("ruby"), w("rubyBase")}
_DROPPED = {w("del"), w("moveFrom")}


class _Run(NamedTuple):
    """Letters of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Line:
    """What stands in a paragraph.

    Attributes:
        runs: Its letters.
        boxes: The text boxes that hang on it.
        marks: The footnotes and endnotes that it names: which kind, and which.
        page: On which page it begins.
        is_contents: Whether it is part of a table of contents.
    """

    runs: list[_Run] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    page: int = 1
    is_contents: bool = False

    @property
    def text(self) -> str:
        """All of its letters."""
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        """Whether all that says something is bold."""
        seen = [bool(run.look.is_bold) for run in self.runs if any(map(str.isalnum, run.text))]
        return bool(seen) and all(seen)

    @property
    def size(self) -> float:
        """The size that most of its letters have."""
        sizes: Counter[float] = Counter()
        for run in self.runs:
            sizes[run.look.size or 0.0] += len(run.text.strip())
        return sizes.most_common(1)[0][0] if sizes else 0.0


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction comes first, then what it shows.

    Attributes:
        instruction: What it is told to do.
        is_shown: Whether what it shows has begun.
    """

    instruction: str = ""
    is_shown: bool = False


class Letters:
    """Reads paragraphs; a field may go over several of them.

    Attributes:
        page: The page that is reached.
        told: How much of each kind was not read, or taken otherwise than it stands.
    """

    def __init__(self, styles: Styles) -> None:
        """Begin a document.

        Args:
            styles: Its styles.
        """
        self.page = 1
        self.told: Counter[str] = Counter()
        self._styles = styles
        self._fields: list[_Field] = []

    @property
    def _is_in_contents(self) -> bool:
        """Whether a field that makes a table of contents is open."""
        return any(each.instruction.split()[:1] == ["TOC"] for each in self._fields)

    def read(self, paragraph: _Element, style: Style, *, is_painted: bool = False) -> Line:
        """Read a paragraph.

        Args:
            paragraph: The paragraph.
            style: Its style.
            is_painted: Whether the page or cell behind it is painted, so that white letters are seen.
        """
        line = Line(page=self.page)
        properties = paragraph.find(w("pPr"))
        if properties is not None and names_shading(properties):
            is_painted = True
        begun = self.page
        self._read(paragraph, style.look, line, is_painted=is_painted)
        if self.page != begun and not _says_before_break(paragraph):
            line.page = self.page
        return line

    def _read(self, element: _Element, base: Look, line: Line, *, is_painted: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == w("r"):
                self._read_run(child, base, line, is_painted=is_painted)
            elif tag in _AROUND:
                self.told["changes"] += tag in _CHANGES
                self._read(child, base, line, is_painted=is_painted)
            elif tag in _DROPPED:
                self.told["changes"] += 1
            elif tag == names.ALTERNATE:
                for each in _choose(child):
                    self._read(each, base, line, is_painted=is_painted)

    def _read_run(self, run: _Element, base: Look, line: Line, *, is_painted: bool) -> None:
        properties = run.find(w("rPr"))
        own = read_look(properties)
        if properties is not None and (style := get(properties.find(w("rStyle")))):
            own = own.over(self._styles.get_run_look(style))
        look = own.over(base)
        text = self._collect(run, line)
        if not text:
            return
        if properties is not None and get(properties.find(w("vertAlign"))) == "superscript":
            text = text.translate(_RAISED)
        if self._is_in_contents:
            line.is_contents = line.is_contents or bool(text.strip())
        elif look.is_hidden:
            self.told["hidden"] += bool(text.strip())
        elif look.colour in _WHITE and not look.is_shaded and not is_painted:
            self.told["white"] += bool(text.strip())
        else:
            line.runs.append(_Run(text, look))

    def _collect(self, element: _Element, line: Line) -> str:
        """Return the letters of a run, and keep what hangs on it."""
        parts: list[str] = []
        for child in element:
            make = _MAKERS.get(str(child.tag))
            if make is not None:
                if self._is_shown():
                    parts.append(make(child))
            elif child.tag == names.ALTERNATE:
                parts.extend(self._collect(each, line) for each in _choose(child))
            else:
                self._take(child, line)
        return "".join(parts)

    def _take(self, child: _Element, line: Line) -> None:
        tag = child.tag
        if tag == w("fldChar"):
            self._take_field(get(child, "fldCharType"))
        elif tag == w("instrText"):
            if self._fields and not self._fields[-1].is_shown:
                self._fields[-1].instruction += child.text or ""
        elif tag == w("lastRenderedPageBreak"):
            self.page += 1
        elif tag in {w("footnoteReference"), w("endnoteReference")}:
            line.marks.append((tag.rpartition("}")[2].removesuffix("Reference"), get(child, "id")))
        elif tag in {w("drawing"), w("pict"), w("object")}:
            boxes = list(child.iter(w("txbxContent")))
            line.boxes.extend(boxes)
            if child.find(f".//{names.DIAGRAM}") is not None:
                self.told["diagrams"] += 1
            elif not boxes and next(child.iter(names.BLIP, names.VML_PICTURE), None) is not None:
                self.told["pictures"] += 1

    def _take_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_shown(self) -> bool:
        return all(each.is_shown for each in self._fields)


def names_shading(properties: _Element) -> bool:
    """Tell whether the properties of a paragraph or cell paint it."""
    return is_painted(properties.find(w("shd")))


def _choose(alternate: _Element) -> Iterable[_Element]:
    """Return one of the two forms that something is written in."""
    choice = alternate.find(names.CHOICE)
    fallback = alternate.find(names.FALLBACK)
    return [each for each in (choice, fallback) if each is not None][:1]


def _says_before_break(paragraph: _Element) -> bool:
    """Tell whether letters stand before the first new page of a paragraph."""
    for each in paragraph.iter(w("t"), w("lastRenderedPageBreak")):
        if each.tag == w("lastRenderedPageBreak"):
            return False
        if (each.text or "").strip():
            return True
    return False


def _make_symbol(element: _Element) -> str:
    # The letters of fonts of symbols are marks.
    code = get(element, "char").lower()
    return {"f0b7": "•", "f0a7": "▪", "f0fc": "✓"}.get(code, "")


def _make_break(element: _Element) -> str:
    return "" if get(element, "type") in {"page", "column"} else "\n"


_MAKERS: dict[str, Callable[[_Element], str]] = {
    w("t"): lambda element: element.text or "",
    w("tab"): lambda _element: "\t",
    w("ptab"): lambda _element: "\t",
    w("br"): _make_break,
    w("cr"): lambda _element: "\n",
    w("noBreakHyphen"): lambda _element: "-",
    w("sym"): _make_symbol,
}


def is_deleted(properties: _Element | None) -> bool:
    """Tell whether a paragraph or row is marked as deleted."""
    if properties is None:
        return False
    mark = properties.find(w("rPr"))
    holder = properties if mark is None else mark
    return holder.find(w("del")) is not None or holder.find(w("moveFrom")) is not None


def is_hidden_mark(properties: _Element | None) -> bool:
    """Tell whether the end of a paragraph is hidden: it goes on in the next."""
    mark = properties.find(w("rPr")) if properties is not None else None
    return mark is not None and bool(is_on(mark.find(w("vanish"))))
