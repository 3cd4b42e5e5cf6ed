"""What is printed before a text becomes its number: ``4.7``, ``(a)``, ``iv.``, ``Article 3``, a dot.

Looks at one text alone; :mod:`csa_graph.documents.structure.numbering` finds which list a number belongs to.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

#: What a number is made of. ``parts`` are several decimals (4.7), ``named`` has a word before it (Article 3).
NumberStyle = Literal["parts", "decimal", "lower", "upper", "named", "bullet"]

#: What is counted apart in a document: its numbers begin anew inside.
APART = frozenset({"appendix", "annex", "annexe", "schedule"})
#: What is called by a word and a number.
_NAMES = (
    "appendix|annexe|annex|schedule|article|section|subsection|sub-section|clause|part|chapter|rule|regulation"
    "|standing order|by-?law|title"
)
BULLETS = "•●○◦▪■□▫‣\u2043∙·►▶➢✓✔❖\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_BULLET = re.compile(rf"(?:[{BULLETS}]\s*|(?:[-–—*+]|o(?=\s+[A-Z]))\s+)(?=\S)")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LABEL = rf"(?:{'|'.join(_WORDS)}|\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|[ivxlc]{{1,7}}|[IVXLC]{{1,7}}|[A-Z]{{1,2}})"
_NAMED = re.compile(
    rf"({_NAMES})\s+({_LABEL})\b(?!['’])\s*(?:([.:)–—-]+)(?:\s+|(?<![.])(?=[A-Z“‘\"]))|$|\s+)", re.IGNORECASE
)
# "1.1The Act": no space after it; "4.7 million" and "12.30pm" are no numbers of paragraphs.
_PARTS = re.compile(r"([A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,3}){1,5})(?:[.):]+\s*|\s+|(?=[A-Z“‘\"(])|$)")
_LETTERED_PARTS = re.compile(r"([A-Z]\.?\d{1,3}(?:\.\d{1,3})*)(?:[.):]+\s*|\s{1,})(?=\S)")
_SINGLE = re.compile(
    r"(?:\((\d{1,3}|[a-z]{1,2}|[A-Z]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6})\)|"
    r"(\d{1,3}|[a-z]{1,2}|[A-Z]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6})([.)]))(?:\s*)(?=\S)"
)
_BARE = re.compile(r"(\d{1,2})(?:\t\s*|\s+)(?=[A-Z“‘])")
_ROMAN = re.compile(r"(?=.)(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_ROMAN_FIGURES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MAX_SINGLE = 199


class Number(NamedTuple):
    """A printed number.

    Attributes:
        printed: As it stands, without the full stop or colon after it.
        style: What it is made of.
        shape: What the numbers of one list share: style and brackets, or the word before it.
        values: What it can count: ``(i)`` is the ninth letter and the first roman number.
        parts: Of several decimals its parts; else empty.
        is_certain: Whether it needs no other of its list to be believed.
    """

    printed: str
    style: NumberStyle
    shape: str
    values: tuple[tuple[str, int], ...]
    parts: tuple[str, ...] = ()
    is_certain: bool = True


def split(text: str) -> tuple[Number | None, str]:
    r"""Split what is typed at the start of a text from the rest.

    >>> split("1.1The Act introduces")[0].printed, split("a)Knowsley")[1], split("The Board meets.")[0]
    ('1.1', 'Knowsley', None)
    >>> split("Appendix B: Groups")[0].printed, split("• Lay members")[1], split("4.7 million")[0].is_certain
    ('Appendix B', 'Lay members', False)
    """
    for pattern, make in _WAYS:
        match = pattern.match(text)
        if match is None:
            continue
        number = make(match)
        if number is not None:
            return number, text[match.end() :].strip()
    return None, text


def read_label(label: str) -> Number | None:
    """Read a number that the form makes, which is nothing else.

    >>> read_label("Article IV.").printed, read_label("4.7").parts, read_label("(iv)").values
    ('Article IV', ('4', '7'), (('lower roman', 4),))
    """
    stripped = " ".join(label.split())
    if not stripped:
        return None
    if stripped.isdecimal() and len(stripped) <= 3:
        return Number(stripped, "decimal", "decimal", (("decimal", int(stripped)),))
    # A number that stands alone is read as before a text.
    number, rest = split(f"{stripped} X")
    if number is None and stripped.isalpha():
        number, rest = split(f"{stripped}. X")
    if number is None or rest != "X":
        return Number(stripped, "bullet", "bullet", ()) if not any(map(str.isalnum, stripped)) else None
    return number._replace(is_certain=True)


def to_roman(value: int) -> str:
    """Write a number in small roman figures.

    >>> to_roman(14)
    'xiv'
    """
    found = ""
    for size, letters in _ROMAN_FIGURES:
        count, value = divmod(value, size)
        found += letters * count
    return found


def to_letters(value: int) -> str:
    """Write a number in small letters; after z comes aa, then bb, as office programs count.

    >>> to_letters(2), to_letters(28)
    ('b', 'bb')
    """
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _find_roman(letters: str) -> int | None:
    match = _ROMAN.match(letters.lower())
    if match is None:
        return None
    value = 100 * len(match[1])
    for part, ten, one in ((match[2], 10, "x"), (match[3], 1, "i")):
        five = {"x": "l", "i": "v"}[one]
        above = {"x": "c", "i": "x"}[one]
        if part == one + above:
            value += 9 * ten
        elif part == one + five:
            value += 4 * ten
        else:
            value += ten * (5 * part.count(five) + part.count(one))
    return value or None


def count_label(label: str) -> tuple[tuple[str, int], ...]:
    """Tell what a figure, letter or roman number can count.

    >>> count_label("c"), count_label("12")
    ((('lower', 3), ('lower roman', 100)), (('decimal', 12),))
    """
    if label.isdecimal():
        return (("decimal", int(label)),)
    case = "lower" if label.islower() else "upper"
    found: list[tuple[str, int]] = []
    if len(set(label)) == 1:
        found.append((case, 26 * (len(label) - 1) + ord(label[0].lower()) - ord("a") + 1))
    roman = _find_roman(label)
    if roman is not None:
        found.append((f"{case} roman", roman))
    if len(label) > 1 and roman is not None:
        # "ii" as the 35th letter is never meant.
        found = found[-1:]
    return tuple(found)


def _make_bullet(_match: re.Match[str]) -> Number:
    return Number("•", "bullet", "bullet", ())


def _make_named(match: re.Match[str]) -> Number | None:
    word, label, mark = match[1], match[2], match[3]
    rest = match.string[match.end() :]
    # "Section 3 sets out …" is a sentence.
    if not mark and rest and not (rest[0].isupper() and rest[-1] not in ".;," and len(rest.split()) <= 12):
        return None
    is_word = label.lower() in _WORDS
    if label.isalpha() and label.islower() and not is_word:
        return None
    kind = " ".join(word.lower().split())
    values: tuple[tuple[str, int], ...] = ()
    if is_word:
        values = (("decimal", _WORDS.index(label.lower()) + 1),)
    elif "." not in label and not label[:-1].isdecimal():
        values = count_label(label)
    printed = f"{word[0].upper()}{word[1:].lower()} {label}"
    return Number(printed, "named", kind, values, (label,))


def _make_parts(match: re.Match[str]) -> Number | None:
    parts = tuple(match[1].replace(".", " ").split())
    rest = match.string[match.end() :]
    is_certain = not rest or rest[0].isupper() or rest[0] in "“‘\"'(["
    # A day (01.04.2018) or an hour (9.30-11.00).
    if parts[0].startswith("0") or (match.end() < len(match.string) and rest[:1].isdecimal()):
        return None
    return Number(match[1], "parts", f"parts {len(parts)}", (), parts, is_certain)


def _make_single(match: re.Match[str]) -> Number | None:
    label = match[1] or match[2]
    bracket = "()" if match[1] else match[3]
    values = count_label(label)
    if not values or (label.isdecimal() and int(label) > _MAX_SINGLE):
        return None
    rest = match.string[match.end() :]
    if bracket == "." and not label.isdecimal():
        # "A. Smith", "e.g. a list": others of its list must stand in the document.
        if re.match(r"[a-zA-Z]\.", rest) or match[0][-1] == ".":
            return None
        return Number(
            label, _find_style(label), f"{_find_style(label)} {bracket}", values, (), is_certain=False
        )
    if label.isdecimal() and match[0][-1] == "." and rest[:1].isdecimal():
        return None
    printed = f"({label})" if match[1] else label if bracket == "." else f"{label})"
    return Number(printed, _find_style(label), f"{_find_style(label)} {bracket}", values)


def _make_bare(match: re.Match[str]) -> Number:
    return Number(match[1], "decimal", "bare", (("decimal", int(match[1])),), (), "\t" in match[0])


def _find_style(label: str) -> NumberStyle:
    return "decimal" if label.isdecimal() else "lower" if label.islower() else "upper"


_WAYS = (
    (_BULLET, _make_bullet),
    (_NAMED, _make_named),
    (_PARTS, _make_parts),
    (_LETTERED_PARTS, _make_parts),
    (_SINGLE, _make_single),
    (_BARE, _make_bare),
)
