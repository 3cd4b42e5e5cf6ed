"""The letters of a paragraph of an OpenDocument text, and what hangs on it: notes, boxes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block
from csa_graph.documents.opendocument import names
from csa_graph.documents.opendocument.names import MOST_REPEATED, text, to_int

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from csa_graph.documents.opendocument.styles import Look, Styles

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BREAKS = {text("tab"): "\t", text("line-break"): "\n"}
_SPANS = {text(name) for name in ("span", "a", "meta", "ruby", "ruby-base")}


class Run(NamedTuple):
    """Letters of one look."""

    text: str
    look: Look


class Letters:
    """Reads paragraphs.

    Attributes:
        told: How much of each kind was not read, or taken otherwise than it stands.
        notes: The notes of what was read, until they are taken.
        boxes: The text boxes of what was read, until they are taken.
    """

    def __init__(self, styles: Styles) -> None:
        """Begin a document.

        Args:
            styles: Its styles.
        """
        self.told: Counter[str] = Counter()
        self.notes: list[Block] = []
        self.boxes: list[_Element] = []
        self._styles = styles
        self._count = 0

    def read(self, element: _Element, base: Look) -> Iterator[Run]:
        """Read the letters of a paragraph, and keep what hangs on it."""
        yield from self._show(element.text, base)
        for child in element:
            tag = str(child.tag)
            if tag in _SPANS:
                own = self._styles.find_look(child.get(text("style-name"), ""))
                yield from self.read(child, own.over(base))
            elif tag == text("s"):
                yield from self._show(" " * min(to_int(child.get(text("c"))) or 1, MOST_REPEATED), base)
            elif tag in _BREAKS:
                yield from self._show(_BREAKS[tag], base)
            elif tag == text("note"):
                self._take_note(child)
            elif tag == names.ANNOTATION:
                self.told["comments"] += 1
            elif tag == names.FRAME:
                self.take_frame(child)
            elif tag in {text("hidden-text"), text("hidden-paragraph")}:
                self.told["hidden"] += 1
            elif not tag.startswith(names.DRAWING):
                # A field: what it shows.
                yield from self._show("".join(map(str, child.itertext())), base)
            yield from self._show(child.tail, base)

    def _show(self, words: str | None, look: Look) -> Iterator[Run]:
        if not words:
            return
        if look.is_hidden:
            self.told["hidden"] += bool(words.strip())
        elif look.is_white and not look.is_painted:
            self.told["white"] += bool(words.strip())
        else:
            yield Run(words.translate(_RAISED) if look.is_raised else words, look)

    def _take_note(self, note: _Element) -> None:
        body = note.find(text("note-body"))
        if body is None:
            return
        mark = note.find(text("note-citation"))
        self._count += 1
        number = (mark.text or "").strip() if mark is not None else ""
        words = " ".join("".join(map(str, each.itertext())).strip() for each in body.iter(text("p"))).strip()
        if words:
            self.notes.append(Block("footnote", words, number=number or str(self._count)))

    def take_frame(self, frame: _Element) -> None:
        """Keep the boxes of a frame, to be read after the paragraph."""
        boxes = list(frame.iterfind(names.BOX))
        self.boxes.extend(boxes)
        self.told["pictures"] += not boxes and frame.find(names.IMAGE) is not None
