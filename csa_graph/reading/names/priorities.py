"""What a document calls its priorities: points of a list, sections, cells of a column, a list in a sentence.

A priority is found where it is called one; its words elsewhere are no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.names.tokens import squeeze, tokenise
from csa_graph.reading.names.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.scanning import Scan

KIND = "priority"

# A priority has no more words: what is longer says what is done about one.
_MOST_WORDS = 12
_SENTENCE = re.compile(
    r"\bpriorit(?:y|ies)\b[^.;:]{0,60}?\b(?:are|include|includes)\b:?\s+(?P<list>[^.]{3,400})", re.IGNORECASE
)
_LEAD_IN = re.compile(r"(?::|\b(?:are|include|includes|is|following))\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:(?:strategic\s+)?priority\s+)?(?:\d+|[a-z])[.):]?\s*[-–—:]?\s+", re.IGNORECASE)
_APART = re.compile(r"\s[–—-]\s|:\s|\s\(")


def find(drafts: Drafts) -> None:
    """Add what the document calls its priorities."""
    cues = {scan.passage.id for scan in drafts.scans if _announces(scan)}
    for scan in drafts.scans:
        for start, end in _places(scan, cues):
            tokens = tokenise(scan.text[start:end])
            if 0 < len(tokens) <= _MOST_WORDS:
                draft = drafts.draft(drafts.keys.parts(tokens), KIND)
                draft.add(scan.text[start:end], scan.passage.id, describes=True)
                draft.at.append((scan.passage.id, start, end))


def _announces(scan: Scan) -> bool:
    """Return whether a passage says that priorities follow it."""
    text = scan.text.strip()
    if scan.passage.kind in ("heading", "title", "caption"):
        keys = [token.key for token in scan.tokens]
        return len(keys) <= _MOST_WORDS and any(
            "".join(keys[place:]).startswith(cue)
            for place in range(len(keys))
            for cue in load().priority_cues
        )
    sentence = re.split(r"(?<=[.;])\s", text)[-1]
    return bool(re.search(r"\bpriorit(?:y|ies)\b", sentence, re.IGNORECASE) and _LEAD_IN.search(sentence))


def _places(scan: Scan, cues: set[str]) -> Iterator[tuple[int, int]]:
    """Iterate over where a passage names priorities."""
    passage, text = scan.passage, scan.text
    for cell in passage.cells:
        if squeeze(cell.column) in load().priority_columns and cell.text and not cell.is_spanned:
            yield _trim(text, cell.start, cell.start + len(cell.text))
    if passage.cells:
        return
    is_led = passage.lead_in in cues or (passage.lead_in is None and _is_below(passage.headings, cues))
    is_section = passage.kind == "heading" and _is_below(passage.headings, cues)
    if is_section or (passage.kind == "item" and is_led):
        yield _trim(text, 0, len(text))
    elif passage.kind in ("paragraph", "item"):
        for match in _SENTENCE.finditer(text):
            yield from _listed(text, match.start("list"), match.end("list"))


def _is_below(headings: Sequence[str], cues: set[str]) -> bool:
    """Return whether the last of headings is one of priorities."""
    return bool(headings) and headings[-1] in cues


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a priority stands: without its number, and what is said of it behind a dash."""
    number = _NUMBER.match(text[start:end])
    if number:
        start += number.end()
    apart = _APART.search(text, start, end)
    if apart and apart.start() > start:
        end = apart.start()
    while end > start and text[end - 1] in " .;,:":
        end -= 1
    return start, end


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Iterate over the members of a list in a sentence, each from its first capital to its last."""
    separator = ";" if ";" in text[start:end] else ","
    members = []
    place = start
    for part in re.split(
        rf"{separator}|\band\b(?=\s[A-Z])" if separator == "," else separator, text[start:end]
    ):
        found = re.search(re.escape(part), text[place:end])
        begin = place + (found.start() if found else 0) + len(part) - len(part.lstrip())
        place = begin + len(part.lstrip())
        tokens = tokenise(part.strip())
        last = _last_capital([token.is_capital for token in tokens], [token.key for token in tokens])
        if last is not None:
            members.append((begin, begin + tokens[last].end))
    if len(members) > 1:
        yield from members


def _last_capital(capitals: Sequence[bool], keys: Sequence[str]) -> int | None:
    """Return the last capitalised word of a run, which small words may join; None if there is none."""
    if not capitals or not capitals[0]:
        return None
    last = 0
    for place, is_capital in enumerate(capitals):
        if is_capital:
            last = place
        elif keys[place] not in {"and", "of", "against", "the", "in", "for", "to", "on", "with", "from"}:
            break
    return last
