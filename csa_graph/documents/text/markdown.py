"""Markdown becomes blocks, with the lists of Pandoc too: letters, roman numbers, and ``#.`` for the next one.

Pictures, code and drawings are left out and told; HTML within it is read as its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from csa_graph.base.wording import quantity
from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.structure import numbers
from csa_graph.documents.structure.numbers import count_label, to_letters, to_roman
from csa_graph.documents.text import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*\{[^}]*\})?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_POINT = re.compile(r"(\s*)([-*+•]|\(?(?:\d{1,9}|#|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)])([ \t]+)(?=\S)")
_NOTE = re.compile(r" {0,3}\[\^([^\]]{1,100})\]:[ \t]*(.*)")
_LINK = re.compile(r" {0,3}\[[^\]^][^\]]{0,300}\]:[ \t]*\S+.*")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL = re.compile(r"(?<!\\)\|")
_FIELD = re.compile(r"(title|subtitle|date)\s*:\s*(.+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_COMMAND = re.compile(
    r"\\(?:newpage|pagebreak|clearpage|tableofcontents)\b.*|:::.*|\[TOC\]|\{[:%].*\}", re.IGNORECASE
)

#: No heading and no rule is longer.
_LONG_LINE = 1_000


@dataclass(slots=True)
class _List:
    """A list that is open.

    Attributes:
        indent: Where its marks stand.
        style: How it counts; ``bullet`` if it does not.
        value: The last number.
        before: What stands before the number: ``(`` or nothing.
        after: What stands behind it.
    """

    indent: int
    style: str
    value: int
    before: str
    after: str


@dataclass(slots=True)
class Markdown:
    """What a text in Markdown gives.

    Attributes:
        blocks: Its blocks.
        title: The title that its first lines declare.
        notes: What was left out.
    """

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    notes: list[str] = field(default_factory=list)


def make_blocks(text: str) -> Markdown:
    """Make blocks of a text in Markdown."""
    reader = _Reader()
    lines = _COMMENT.sub("", text).expandtabs(4).splitlines()
    reader.read(lines[reader.read_front(lines) :])
    return reader.made


class _Reader:
    """Goes through the lines once."""

    def __init__(self) -> None:
        self.made = Markdown()
        self._waiting: list[str] = []
        # What the paragraph that is open is: a point with its number, or text.
        self._number = ""
        self._kind: Literal["item", "text", "footnote"] = "text"
        self._level = 0
        self._lists: list[_List] = []
        self._tables = 0
        self._left_out = 0

    def read_front(self, lines: Sequence[str]) -> int:
        """Read the fields at the top; return how many lines they take."""
        if not lines or lines[0].strip() != "---":
            return 0
        end = next((at for at, line in enumerate(lines[1:200], 1) if line.strip() in {"---", "..."}), 0)
        for line in lines[1:end]:
            match = _FIELD.match(line)
            if match is not None:
                words = inline.strip(match[2].strip().strip("'\""))
                if match[1] == "title":
                    self.made.title = words
                self.made.blocks.append(Block("title", words))
        return end + 1 if end else 0

    def read(self, lines: Sequence[str]) -> None:
        """Read all lines."""
        fence = ""
        place = 0
        while place < len(lines):
            line = lines[place]
            place += 1
            match = _FENCE.match(line)
            if fence:
                fence = "" if match is not None and match[1].startswith(fence) else fence
            elif match is not None:
                self._end()
                fence = match[1]
                self._left_out += 1
            elif "|" in line and place < len(lines) and _is_divider(lines[place], line):
                place = self._read_table(lines, place - 1)
            else:
                self._take(line)
        self._end()
        if self._left_out:
            blocks = quantity(self._left_out, "block")
            self.made.notes.append(f"{blocks} of code or drawings in the text are not read.")

    def _take(self, line: str) -> None:
        line = re.sub(r"^ {0,3}>[ ]?", "", line)
        if not line.strip():
            self._end()
            return
        if self._take_heading(line) or _LINK.fullmatch(line) or _COMMAND.fullmatch(line.strip()):
            return
        note = _NOTE.match(line)
        point = _POINT.match(line)
        if note is not None:
            self._end()
            self._waiting, self._kind, self._number = [note[2]], "footnote", note[1]
        elif point is not None and self._begins_point(point):
            self._take_point(point, line[point.end() :])
        else:
            self._take_text(line)

    def _take_heading(self, line: str) -> bool:
        match = _HEADING.fullmatch(line) if len(line) < _LONG_LINE else None
        if match is not None:
            self._end()
            self._lists = []
            self.made.blocks.append(Block("heading", inline.strip(match[2]), len(match[1])))
            return True
        under = _UNDERLINE.fullmatch(line)
        if under is not None and self._waiting and self._kind == "text" and not self._level:
            words = inline.strip(" ".join(self._waiting))
            self._waiting, self._lists = [], []
            self.made.blocks.append(Block("heading", words, 1 if under[1][0] == "=" else 2))
            return True
        if len(line) < _LONG_LINE and _RULE.fullmatch(line):
            self._end()
            self._lists = []
            return True
        return False

    def _begins_point(self, point: re.Match[str]) -> bool:
        mark = point[2]
        if len(mark) == 1 or mark.strip("().") == "#":
            return True
        label = mark.strip("().")
        if not label.isdecimal():
            # "A. Smith chairs it" is no list: two spaces say that it is one, or a list that it goes on with.
            is_known = any(each.style != "bullet" and _continues(each, label) for each in self._lists)
            return is_known or len(point[3]) > 1 or "(" in mark or ")" in mark or label == "a"
        # A number in the middle of a paragraph begins a list only if it is the first.
        return not self._waiting or self._kind == "item" or label == "1" or bool(self._lists)

    def _take_point(self, point: re.Match[str], rest: str) -> None:
        self._end()
        indent, mark = len(point[1]), point[2]
        while self._lists and self._lists[-1].indent > indent + 1:
            self._lists.pop()
        last = self._lists[-1] if self._lists else None
        if last is not None and indent >= last.indent + 2:
            last = None
        elif last is not None and not _is_same(last, mark):
            self._lists.pop()
            last = None
        if last is None:
            self._lists.append(_open(indent, mark))
        else:
            last.value += 1
        self._level, self._kind = len(self._lists), "item"
        self._number = _write(self._lists[-1])
        self._waiting = [rest]

    def _take_text(self, line: str) -> None:
        # Markdown would read a line below another on; who numbers paragraphs means a new one.
        if self._waiting and _has_parts(line) and (self._kind == "item" or _has_parts(self._waiting[0])):
            self._end()
        if not self._waiting:
            indent = len(line) - len(line.lstrip())
            while self._lists and indent <= self._lists[-1].indent:
                self._lists.pop()
            self._kind, self._level, self._number = "text", len(self._lists), ""
        self._waiting.append(line.strip())

    def _end(self) -> None:
        """End the paragraph that is open."""
        raw = " ".join(self._waiting)
        words = inline.strip(raw).strip()
        if words:
            is_bold = inline.is_strong(raw)
            self.made.blocks.append(Block(self._kind, words, self._level, self._number, is_bold=is_bold))
        self._waiting, self._kind, self._level, self._number = [], "text", 0, ""

    def _read_table(self, lines: Sequence[str], place: int) -> int:
        self._end()
        self._tables += 1
        head = True
        while place < len(lines) and "|" in lines[place]:
            if not _is_divider(lines[place], lines[place]):
                cells = tuple(
                    BlockCell(inline.strip(each), is_header=head) for each in _split_cells(lines[place])
                )
                self.made.blocks.append(Block("row", "", table=self._tables, cells=cells))
            else:
                head = False
            place += 1
        return place


def _has_parts(line: str) -> bool:
    """Return whether a line begins with a number of parts, such as 1.2."""
    number = numbers.split(line.strip())[0]
    return number is not None and number.style == "parts" and number.is_certain


def _is_divider(line: str, above: str) -> bool:
    is_one = "-" in line and "|" in line and _DIVIDER.fullmatch(line.strip()) is not None
    return is_one and len(_split_cells(line)) == len(_split_cells(above))


def _split_cells(line: str) -> list[str]:
    stripped = line.strip().removeprefix("|")
    stripped = stripped[:-1] if stripped.endswith("|") and not stripped.endswith("\\|") else stripped
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(stripped)]


def _open(indent: int, mark: str) -> _List:
    if len(mark) == 1:
        return _List(indent, "bullet", 0, "", "")
    label = mark.strip("().").replace("#", "1")
    style, value = next(
        (each for each in count_label(label) if each[1] == 1), (count_label(label) or (("decimal", 1),))[0]
    )
    return _List(indent, style, value, "(" if mark[0] == "(" else "", mark[-1])


def _is_same(each: _List, mark: str) -> bool:
    """Tell whether a mark goes on with a list, in which only the first number is read."""
    if len(mark) == 1 or each.style == "bullet":
        return len(mark) == 1 and each.style == "bullet"
    label = mark.strip("().")
    if (each.before == "(") != (mark[0] == "(") or each.after != mark[-1]:
        return False
    return label == "#" or (label.isdecimal() and each.style == "decimal") or _continues(each, label)


def _continues(each: _List, label: str) -> bool:
    return any(style == each.style for style, _ in count_label(label) if label != "#")


def _write(each: _List) -> str:
    if each.style == "bullet":
        return ""
    if each.style == "decimal":
        label = str(each.value)
    else:
        label = to_roman(each.value) if each.style.endswith("roman") else to_letters(each.value)
        label = label.upper() if each.style.startswith("upper") else label
    return f"{each.before}{label}{each.after}"
