"""What of a PDF was not read, or not as it stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import list_words, quantity
from csa_graph.documents.pdf import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.pdf.runs import PageText

# A page with fewer letters than this, and a picture over half of it, is a scan without text.
_FEW = 12
_LARGE = 0.4
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
    layers = [place + 1 for place, text in enumerate(texts) if text.is_scan]
    if layers:
        notes.append(
            f"{_name_pages(layers)} scanned: the words are what a program has recognised, with mistakes; "
            "tables are read as lines."
        )
    return notes


def is_picture(text: PageText) -> bool:
    """Tell whether a page is a picture without text."""
    letters = sum(len(run.text) for run in text.runs)
    area = text.width * text.height
    return letters < _FEW and any(each.width * each.height > _LARGE * area for each in text.drawn.pictures)


def _name_pages(places: Sequence[int]) -> str:
    shown = [str(each) for each in places[:10]] + (["…"] if len(places) > 10 else [])
    return f"Page{'s' if len(places) > 1 else ''} {list_words(shown)}"
