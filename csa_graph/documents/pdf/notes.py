"""What of a PDF was not read, or not as it stands, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csa_graph.base.wording import list_words, quantity
from csa_graph.documents.pdf import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.pdf.geometry import Box
    from csa_graph.documents.pdf.runs import PageText

# A page with fewer letters than this, and a picture over half of it, is a scan without text.
_FEW = 12
_LARGE = 0.4
# A picture that is smaller, in points, is an ornament; one of more than this share of the page its ground.
_SMALL, _BEHIND = 60.0, 0.9
_WHY = {
    runs.UNSEEN: "cannot be seen (of the colour of the paper, or without any)",
    runs.COVERED: "lie under a coloured box",
    runs.OUTSIDE: "lie outside the page",
    runs.TINY: "are too small to be seen",
    runs.SLANTED: "stand aslant or on their side, as those of a stamp do",
}


def describe(texts: Sequence[PageText], broken: Sequence[int]) -> list[str]:
    """Return what to say of what was not read.

    Args:
        texts: The text of each page.
        broken: The numbers of pages that cannot be read, from 1.
    """
    notes = []
    if broken:
        notes.append(f"{_name_pages(broken)} cannot be read: the file is damaged there.")
    scans = [place + 1 for place, text in enumerate(texts) if is_picture(text)]
    if scans:
        notes.append(
            f"{_name_pages(scans)} without text, as a scan has none, not read: --ocr recognises the words."
        )
    for why, words in _WHY.items():
        on = [(place + 1, text.hidden[why]) for place, text in enumerate(texts) if text.hidden[why]]
        if on:
            count = sum(number for _, number in on)
            where = _name_pages([place for place, _ in on]).lower()
            notes.append(f"{quantity(count, 'letter')} that {words} not read: {where} of the file.")
    pictures = _count_pictures(texts)
    if pictures:
        notes.append(f"{quantity(pictures, 'picture is', 'pictures are')} not read.")
    layers = [place + 1 for place, text in enumerate(texts) if text.is_scan]
    if layers:
        notes.append(
            f"{_name_pages(layers)} scanned: the words are what a program has recognised, with mistakes; "
            "tables are read as lines."
        )
    return notes


def _count_pictures(texts: Sequence[PageText]) -> int:
    """Count pictures, but for small ones, those behind the text, and those that each page repeats."""
    places: Counter[tuple[int, ...]] = Counter()
    for text in texts:
        if is_picture(text) or text.is_scan:
            continue
        seen = {
            tuple(round(edge / 4) for edge in box)
            for box in text.drawn.pictures
            if min(box.width, box.height) > _SMALL and _get_share(box, text) < _BEHIND
        }
        places.update(seen)
    return sum(count for count in places.values() if count < max(3, len(texts) / 2))


def _get_share(box: Box, text: PageText) -> float:
    """Return how much of a page a picture covers, without what sticks out."""
    width = min(box.x1, text.width) - max(box.x0, 0)
    height = min(box.bottom, text.height) - max(box.top, 0)
    return max(width, 0) * max(height, 0) / max(text.width * text.height, 1)


def is_picture(text: PageText) -> bool:
    """Tell whether a page is a picture without text."""
    letters = sum(len(run.text) for run in text.runs)
    return letters < _FEW and any(_get_share(box, text) > _LARGE for box in text.drawn.pictures)


def _name_pages(places: Sequence[int]) -> str:
    shown = [str(each) for each in places[:10]] + (["…"] if len(places) > 10 else [])
    return f"Page{'s' if len(places) > 1 else ''} {list_words(shown)}"
