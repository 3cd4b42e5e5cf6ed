"""Headings are told from paragraphs, also where no style says so: by numbers, looks and what follows."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.structure.numbers import APART

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.documents.structure.pieces import Piece

_MOST_WORDS = 20
_MOST_LETTERS = 150
#: A heading that its number alone makes one is as short as this.
_FEW_WORDS = 10
#: Larger than the body by this factor, letters are those of a heading.
_LARGER = 1.12
#: So many headings of another look make it the look of headings.
_FEWEST_MARKED = 2
#: A sentence has more spaces than this.
_SENTENCE = 6
_CHAIR = re.compile(r"\s+(?:vice[- ]|co-?|deputy )?chairs?\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?!(?:part|chapter|section|theme|priority|aim|goal|objective)\b)[^\d–—-]*(?:-[^\d–—-]+)?", re.IGNORECASE
)
_VERB = re.compile(
    r" (?:is|are|was|were|be|been|will|shall|has|have|had|may|must|can|should|would|does|do|we['’]ve) "
)
#: So many short lines below each other are a list without marks.
_RUN = 4


class Looks(NamedTuple):
    """How the body of a document looks.

    Attributes:
        size: The size of its letters; 0 if the form knows none.
        is_bold: Whether most of it is bold.
        are_known: Whether headings have a style or look of their own: not where only the title has.
    """

    size: float
    is_bold: bool
    are_known: bool


def find_looks(pieces: Sequence[Piece]) -> Looks:
    """Find what most letters look like."""
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for piece in pieces:
        if piece.kind != "row":
            sizes[piece.block.size] += len(piece.text)
            bold += len(piece.text) * piece.block.is_bold
            letters += len(piece.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    is_bold = bold > letters / 2
    looks = Looks(size, is_bold, are_known=True)
    marked = sum(
        1 for piece in pieces if piece.is_told or (piece.kind == "paragraph" and _differs(piece, looks))
    )
    return looks._replace(are_known=marked >= _FEWEST_MARKED)


def tell(pieces: Sequence[Piece]) -> Looks:
    """Mark headings, and take the mark from sentences that a file styles as headings for their numbers.

    Returns:
        What the body looks like.
    """
    looks = find_looks(pieces)
    _take_back(pieces)
    runs = _find_runs(pieces)
    # From the end, as a heading may follow a heading.
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if piece.kind not in {"paragraph", "item"}:
            continue
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        before = pieces[place - 1] if place else None
        if piece.number is not None:
            if _is_numbered_heading(piece, before, after, looks):
                piece.kind = "heading"
        elif piece.kind == "paragraph" and _is_plain_heading(piece, before, after, looks, runs[place]):
            piece.kind = "heading"
    return looks


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence or a point of a list, whatever its style.

    >>> is_sentence("matters arising;"), is_sentence("Membership"), is_sentence("The agenda is made up of:")
    (True, False, True)
    """
    words = text.split()
    if text[-1] in ";," or len(words) > 25:
        return True
    return (text[-1] in ".:" and len(words) >= 6) or (text[0].islower() and len(words) > 2)


def _take_back(pieces: Sequence[Piece]) -> None:
    """Make paragraphs of "headings" that are sentences: some papers number all by heading styles."""
    sentences: Counter[int] = Counter()
    totals: Counter[int] = Counter()
    for piece in pieces:
        if piece.is_told:
            totals[piece.level] += 1
            sentences[piece.level] += is_sentence(piece.text) and not _is_named(piece)
    for piece in pieces:
        if not piece.is_told or _is_named(piece):
            continue
        is_style_of_sentences = sentences[piece.level] > totals[piece.level] / 2
        is_lone_sentence = is_sentence(piece.text) and (piece.words > 25 or piece.text[-1] in ";,")
        if is_style_of_sentences or is_lone_sentence:
            piece.kind, piece.is_told = "paragraph", False


def _is_named(piece: Piece) -> bool:
    return piece.number is not None and piece.number.style == "named"


def _find_runs(pieces: Sequence[Piece]) -> list[int]:
    """Return for each piece how many short lines without numbers or marks stand together around it."""
    runs = [0] * len(pieces)
    start = 0
    for place in range(len(pieces) + 1):
        is_short = place < len(pieces) and _is_short(pieces[place])
        if not is_short:
            for each in range(start, place):
                # At the top of a paper stand its titles.
                runs[each] = place - start if start else min(place - start, _RUN - 1)
            start = place + 1
    return runs


def _is_short(piece: Piece) -> bool:
    return piece.kind == "paragraph" and piece.number is None and _can_be_heading(piece.text)


def _can_be_heading(text: str) -> bool:
    if len(text) > _MOST_LETTERS or text.count(" ") >= _MOST_WORDS or text[-1] in ".;,:–—-(&/":
        return False
    if text[0].isdigit():
        # "2018 to 2019", and not "4 partner members".
        return re.match(r"(?:19|20)\d\d\b", text) is not None
    return (text[0].isupper() or text[0] in "“‘\"'(") and any(map(str.isalpha, text))


def is_field(text: str) -> bool:
    """Tell whether a text is what is told under a name: "Chair: Ada Lund", and not "Priority 1: Lights".

    >>> is_field("Chair: Ada Lund"), is_field("Priority 1: Lights"), is_field("Quay Team – Chair: Ben Osei")
    (True, False, False)
    """
    label, colon, value = text.partition(":")
    if _CHAIR.match(value):
        # "Serious Violence Group: Chair Ada Lund" is the heading of what is said of the group.
        return False
    return bool(colon) and value[:1] == " " and label.count(" ") < 3 and _LABEL.fullmatch(label) is not None


def _has_verb(text: str) -> bool:
    """Tell whether a text is a sentence that has lost its full stop: it is long and has a verb."""
    return text.count(" ") >= _SENTENCE and text[-1] != "?" and _VERB.search(text) is not None


def _is_numbered_heading(piece: Piece, before: Piece | None, after: Piece | None, looks: Looks) -> bool:
    number = piece.number
    if number is not None and number.style == "named":
        return _is_named_heading(piece)
    is_brief = piece.words <= _MOST_WORDS + 5 and len(piece.text) <= 1.5 * _MOST_LETTERS
    if not is_brief or piece.text[-1] in ".;," or not get_parts(piece):
        return False
    has_child = after is not None and _is_child(after, piece)
    if piece.block.number and _is_next(before, piece):
        # The last point of a list of the file, before the paragraphs of the section go on.
        has_child = False
    if piece.text[-1] == ":" or has_child:
        return has_child
    if looks.are_known and piece.words <= _MOST_WORDS and _stands_out(piece, looks):
        return True
    # A list of the file: its points look as text does.
    is_listed = looks.are_known and (bool(piece.block.number) or piece.block.kind == "item")
    is_point = (_is_next(before, piece) and piece.text[-1] != "?") or _is_next(piece, after)
    is_point = is_point or is_listed or not piece.text[0].isupper()
    # "3.2 The chair (i) presides": it leads in.
    leads_in = after is not None and after.number is not None and after.text[:1].islower()
    if piece.words > _FEW_WORDS or is_point or leads_in or after is None:
        return False
    return _is_body(after)


def _is_named_heading(piece: Piece) -> bool:
    kind = piece.number.shape if piece.number is not None else ""
    if piece.words > _MOST_WORDS or len(piece.text) > _MOST_LETTERS:
        return False
    # "Section 2. Meetings. The board meets monthly." is a paragraph with its number.
    return kind in APART or not re.search(r"[.;,]\s+\S", piece.text) or piece.words <= 6


def _is_child(after: Piece, piece: Piece) -> bool:
    """Tell whether the number of the next piece begins with that of this one."""
    if after.number is None or piece.number is None or after.number.style != "parts":
        return False
    return after.number.parts[:-1] == get_parts(piece)


def get_parts(piece: Piece) -> tuple[str, ...]:
    """Return the parts of a decimal number, also of a single one; empty for others."""
    number = piece.number
    if number is None:
        return ()
    if number.style in {"decimal", "upper"} and ")" not in number.shape:
        return (number.printed,)
    return number.parts if number.style == "parts" else ()


def _is_next(before: Piece | None, after: Piece | None) -> bool:
    """Tell whether a number comes next after another, with nothing between: both are points of a list."""
    if before is None or after is None or before.number is None or after.number is None:
        return False
    if before.number.shape != after.number.shape or before.is_told or after.is_told:
        return False
    return bool({(kind, value + 1) for kind, value in before.number.values} & set(after.number.values))


def _is_body(piece: Piece) -> bool:
    """Tell whether a piece is what a heading stands above."""
    if piece.kind in {"item", "row", "heading"}:
        return True
    if piece.kind == "paragraph":
        text = piece.text
        says_something = piece.words > 12 or text[-1] in ".:;?" or _has_verb(text) or is_field(text)
        return says_something or piece.number is not None
    return False


def _stands_out(piece: Piece, looks: Looks) -> bool:
    return _differs(piece, looks) or _is_shouted(piece.text)


def _differs(piece: Piece, looks: Looks) -> bool:
    block = piece.block
    return (block.is_bold and not looks.is_bold) or bool(looks.size and block.size > _LARGER * looks.size)


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 5 and len(text.split()) > 1 and all(char.isupper() for char in letters)


def is_bare(piece: Piece) -> bool:
    """Tell whether a piece is nothing but its word and number: the next one says what it is called."""
    number = piece.number
    if number is None or number.style != "named":
        return False
    return piece.text.rstrip(":.– —-").lower() == number.printed.lower()


def can_be_title(piece: Piece) -> bool:
    """Tell whether a paragraph is short and no sentence."""
    return _is_short(piece) and not _has_verb(piece.text)


def _is_plain_heading(
    piece: Piece, before: Piece | None, after: Piece | None, looks: Looks, run: int
) -> bool:
    text = piece.text.rstrip(":") if looks.are_known and piece.block.is_bold else piece.text
    if not text or not _can_be_heading(text) or is_field(text):
        return False
    if before is not None and is_bare(before) and not _has_verb(text):
        return True
    if after is None or after.kind in {"footnote", "caption"}:
        return False
    if looks.are_known:
        return _stands_out(piece, looks)
    return not _has_verb(text) and _stands_above(text, before, after, run)


def _stands_above(text: str, before: Piece | None, after: Piece, run: int) -> bool:
    """Tell whether what follows a line without looks makes a heading of it."""
    if after.kind == "heading":
        # Nothing stands between it and the second of several sections: it says something of the first.
        is_empty = after.number is not None and after.number.values and min(after.number.values)[1] > 1
        return (run < _RUN and not (is_empty and before is not None)) or _is_shouted(text)
    return _is_body(after) and run < _RUN and not (after.kind == "paragraph" and after.text[0].islower())
