"""What a passage says becomes a line of text, in which two signs stand around the words that are marked.

The signs are letters that no text has: a view escapes the line as any other text, and then writes them in its
own way. A long passage is cut around its marked words, at sentences where it can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.naming.quotes import Quotation

    Span = tuple[int, int]

#: Stand before and behind marked words.
START, END = "\ue000", "\ue001"
#: So many letters of a passage are shown where it is read among others.
ROOM = 320
# What moves the cursor of a terminal, or turns the direction of reading for all that follows.
_HARMFUL = (*range(9), *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CLEAN = str.maketrans("", "", "".join(map(chr, _HARMFUL)) + START + END)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
# So many letters stand before the marked words where even their sentence is too long.
_BEFORE = 60
# Of a passage that states something in more places than these, the first ones are shown.
_PARTS = 4
_BETWEEN = " … "


def write(quotation: Quotation, room: int | None = None) -> str:
    r"""Return what a passage says, its marked words between the signs.

    Args:
        quotation: What it says.
        room: How many letters of it are shown, at most about; None shows all.

    >>> from csa_graph.naming.quotes import Quotation
    >>> write(Quotation("urn:a", "4.7", "The forum reports to the board.", ((10, 17),)))
    'The forum \ue000reports\ue001 to the board.'
    """
    text = quotation.text
    spans = [_trim(text, span) for span in quotation.spans]
    parts = _choose_parts(text, spans, room)
    written = _BETWEEN.join(_write_part(text, spans, part) for part in parts)
    first, last = parts[0][0], parts[-1][1]
    return f"{'… ' if first else ''}{written}{' …' if last < len(text) else ''}"


def cite(quotation: Quotation, room: int | None = None, *, is_named: bool = True) -> str:
    """Return what a passage says with where it stands: ``4.7, page 8: “…”``.

    Args:
        quotation: What it says.
        room: As for :func:`write`.
        is_named: Whether to say which passage it is.
    """
    where = [quotation.locator] if is_named else []
    where += [f"page {quotation.page}"] if quotation.page is not None else []
    where += ["in our words"] if quotation.is_ours else []
    said = write(quotation, room)
    said = said if quotation.is_ours else f"“{said}”"
    return f"{', '.join(where)}: {said}" if where else said


def replace(text: str, start: str, end: str) -> str:
    """Return text with the signs replaced by what marks words in a format."""
    return text.replace(START, start).replace(END, end)


def join(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Return what passages say, each passage once, with all the words that are marked in any of them."""
    from csa_graph.naming.quotes import merge

    found: dict[str, Quotation] = {}
    for each in quotations:
        known = found.get(each.passage)
        is_same = known is not None and known.text == each.text
        spans = merge((*known.spans, *each.spans)) if known is not None and is_same else each.spans
        found[each.passage] = (known or each)._replace(spans=spans) if is_same else known or each
    return list(found.values())


def _clean(text: str) -> str:
    return re.sub(r"\s", " ", text.translate(_CLEAN))


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a place without the spaces at its ends: some formats mark no space."""
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())


def _write_part(text: str, spans: list[Span], part: Span) -> str:
    place, last = part
    written = []
    for begun, ended in spans:
        start, end = max(begun, place), min(ended, last)
        if start < end:
            written += [_clean(text[place:start]), START, _clean(text[start:end]), END]
            place = end
    return "".join([*written, _clean(text[place:last])])


def _choose_parts(text: str, spans: list[Span], room: int | None) -> list[Span]:
    """Choose what is shown of a text: the sentences of its marked words, or its first ones, as room is."""
    if room is None or len(text) <= room:
        return [(0, len(text))]
    ends = sorted({0, *(each.end() for each in _SENTENCE.finditer(text)), len(text)})
    if not spans:
        whole = [end for end in ends[1:] if end <= room] or ends[1:2]
        return [_cut(text, (0, whole[-1]), 0, room)]
    parts: list[Span] = []
    for first, last in spans:
        start = max(each for each in ends if each <= first)
        end = min((each for each in ends if each >= last and each > start), default=len(text))
        if parts and start <= parts[-1][1]:
            parts[-1] = parts[-1][0], max(end, parts[-1][1])
        else:
            parts.append((start, end))
    return [
        _cut(text, part, next((span[0] for span in spans if span[0] >= part[0]), part[0]), room)
        for part in parts[:_PARTS]
    ]


def _cut(text: str, part: Span, first: int, room: int) -> Span:
    """Return as much of a part of a text as there is room for, with what is marked first in it."""
    start, end = part
    if end - start > room:
        if first - start > _BEFORE:
            start = text.rfind(" ", start, first - _BEFORE // 2) + 1 or start
        end = text.rfind(" ", start, start + room)
        end = end if end > start else start + room
    return start, len(text[:end].rstrip()) if end < len(text) else end
