"""What a document says that its words mean: "Full Name (ABC)", "the “Panel” means …", lists of abbreviations.

Finds the short form and the words that it stands for; what kind of thing these name is for others to tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.names.initials import stands_for
from csa_graph.reading.names.tokens import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.reading.names.tokens import Line, Token

_OPEN, _CLOSE = "\"'“‘", "\"'”’"
_QUOTED = rf"[{_OPEN}]\s*(?:the\s+)?([^{_OPEN}{_CLOSE}]{{2,60}}?)\s*[{_CLOSE}]"
# What stands between brackets behind a name: abbreviations or quoted short forms.
_BRACKET = re.compile(r"\(([^()]{1,160})\)")
_LEAD = re.compile(
    r"^(?:(?:herein(?:after)?|hereafter|from here on|also|known as|also known as|referred to|called|"
    r"abbreviated|or|and|in this document|below|throughout|as|to|together|collectively|each|an?|the|simply|"
    r"formerly|previously|jointly|acronym)\b|“|”|\"|,|:|\s)+",
    re.IGNORECASE,
)
_POINTING = re.compile(r"the [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?: or (?:the )?[A-Z]\w+){0,2}$")
_TOGETHER = re.compile(r"\b(?:together|collectively|jointly|both)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"^(?:[A-Z][A-Za-z]*[A-Z&][A-Za-z&.]*s?|(?:[A-Z]\.){2,}|[A-Z]\d?[A-Z]+)$")
_MEANS = re.compile(
    rf"(?:^|[;:,.]\s|\bthe\s|-\s|\b(?:the )?(?:term|expression|word)s?\s)\s*{_QUOTED}\s*,?\s+"
    r"(?:shall\s+mean|will\s+mean|means|mean|is defined as|refers? to|denotes?|has the meaning of|"
    r"shall refer to)\s*:?\s+",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"\b([A-Z][A-Za-z&]{1,15})\b,?\s+(?:stands for|is short for|is the abbreviation (?:of|for))\s+"
    r"(?:the\s+)?"
)
_CALLED = re.compile(
    r"\b(?:referred to(?: (?:here|below|hereafter|in this document|throughout))?|known|abbreviated|styled)\s+"
    rf"(?:singularly\s+|collectively\s+|together\s+|simply\s+|to\s+)?(?:as|to)\s+{_QUOTED}",
    re.IGNORECASE,
)
_TOGETHER_AS = re.compile(rf"\btogether\s+(?:referred to\s+|known\s+)?(?:as\s+)?{_QUOTED}", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;.](?:\s|$)|,\s(?:as|which|who|and its)\b|$")
# Words between a name and its brackets are none; so many letters at most stand there.
_NEAR = 4
# An abbreviation stands for so many words at most.
_MOST_COVERED = 16
_GLOSSARY_SHORT = frozenset(
    {"abbreviation", "acronym", "term", "shortform", "initial", "abbreviationacronym", "word"}
)
_GLOSSARY_LONG = frozenset(
    {"meaning", "definition", "fullname", "inful", "infull", "description", "fullterm", "name", "standsfor"}
)
_ENTRY = re.compile(r"^([A-Z][A-Za-z&]{1,15})\s*(?:=|:|–|—|-)\s*(\S.*)$")


class Definition(NamedTuple):
    """A short form, and what it stands for.

    Attributes:
        short: The short form as printed, without "the".
        start: Where the words begin that it stands for. Of an abbreviation those of its letters: what stands
            before them, such as the name of a county, belongs to the name all the same.
        end: Where they end; the start where no words tell, so that it stands for the name before it.
        is_abbreviation: Whether the short form is made of initials.
        is_together: Whether it stands for several at once.
        is_meaning: Whether the words say what it means, so that it can be a name by itself.
    """

    short: str
    start: int
    end: int
    is_abbreviation: bool
    is_together: bool = False
    is_meaning: bool = False


def find(line: Line) -> list[Definition]:
    """Find what a passage defines."""
    found = [*_in_brackets(line), *_meanings(line), *_called(line.text), *_entries(line)]
    return [each for each in found if squeeze(each.short)]


def covers(short: str, tokens: Sequence[Token]) -> int | None:
    """Return the first of the last tokens whose initials are an abbreviation; None if they are not.

    >>> from csa_graph.reading.names.tokens import tokenise
    >>> covers("HWBB", tokenise("The Board; the Kent Health and Wellbeing Board"))
    4
    """
    first = len(tokens) - 1
    while first > 0 and tokens[first].gap in " -/',":
        first -= 1
    found = stands_for(short, [token.text.casefold() for token in tokens[first:]])
    return None if found is None else first + found


def _in_brackets(line: Line) -> Iterator[Definition]:
    for match in _BRACKET.finditer(line.text):
        at = match.start()
        before = line.before(at, _MOST_COVERED)
        if not before or at - before[-1].end > _NEAR:
            continue
        inside = match[1].strip()
        for short, quoted in _short_forms(inside):
            if not _ABBREVIATION.match(short):
                yield Definition(short, at, at, False, bool(_TOGETHER.search(inside)))
                continue
            covered = list(before)
            first = covers(short, covered)
            if first is None and len(covered) > 1 and not covered[-1].is_capital:
                # "Public Health team (PH)".
                covered.pop()
                first = covers(short, covered)
            if first is not None and covered[first].is_capital:
                yield Definition(short, covered[first].start, covered[-1].end, True)
            elif before[-1].is_capital or before[-1].is_plural or quoted:
                yield Definition(short, at, at, True)
        # "ABC (Full Name)".
        within = line.between(at, match.end())
        short = before[-1].text
        if len(within) > 1 and _ABBREVIATION.match(short) and covers(short, within) == 0:
            yield Definition(short, within[0].start, within[-1].end, True)


def _short_forms(inside: str) -> Iterator[tuple[str, bool]]:
    """Iterate over the short forms between brackets, and whether they are quoted or said to be ones."""
    quoted = [each.strip() for each in re.findall(_QUOTED, inside, re.IGNORECASE)]
    if quoted:
        yield from ((each, True) for each in quoted if len(each.split()) <= 6)
        return
    said = _LEAD.match(inside)
    rest = inside[said.end() :] if said else inside
    is_said = bool(
        said and re.search(r"hereafter|herein|known|called|referred|abbreviated", said[0], re.IGNORECASE)
    )
    # "(the Committee)", "(the Board or ICB)".
    is_pointing = bool(_POINTING.match(inside))
    parts = [part.strip().removeprefix("the ") for part in re.split(r"\s+or\s+|\s*/\s*|,\s*|;\s*", rest)]
    if len(parts) > 1 and not (is_pointing or all(_ABBREVIATION.match(part) for part in parts)):
        # "(Police, Probation, CRC)" lists what is meant; it defines nothing.
        return
    for plain in parts:
        if _ABBREVIATION.match(plain):
            yield plain, is_said
        elif (is_said or is_pointing) and plain[:1].isupper() and len(plain.split()) <= 6:
            yield plain, True


def _meanings(line: Line) -> Iterator[Definition]:
    """Iterate over "the “Board” means the Safety Board" and "ABC stands for Full Name"."""
    text = line.text
    for match in (*_MEANS.finditer(text), *_STANDS.finditer(text)):
        short = match[1].strip()
        is_short = bool(_ABBREVIATION.match(short))
        if match.re is _STANDS and not is_short:
            continue
        end = _clause_end(text, match.end())
        yield Definition(short, match.end(), end, is_short, is_meaning=True)


def _clause_end(text: str, start: int) -> int:
    stop = _CLAUSE_END.search(text, start)
    return stop.start() if stop else len(text)


def _called(text: str) -> Iterator[Definition]:
    """Iterate over "…, known as “X”" and "… together as “the Xs”"."""
    for match in _TOGETHER_AS.finditer(text):
        yield Definition(match[1], match.start(), match.start(), False, is_together=True)
    for match in _CALLED.finditer(text):
        at = match.start()
        is_bracketed = text.rfind("(", 0, at) > text.rfind(")", 0, at)
        if not (is_bracketed or re.search(r"together|singularly", match[0], re.IGNORECASE)):
            yield Definition(match[1], at, at, bool(_ABBREVIATION.match(match[1])))


def _entries(line: Line) -> Iterator[Definition]:
    """Iterate over the entries of a list of abbreviations: a row of a table, or "ABC – Full Name"."""
    cells = [cell for cell in line.passage.cells if cell.text and not cell.is_spanned]
    if len(cells) == 2 and _ABBREVIATION.match(cells[0].text):
        short, long = cells
        is_listed = squeeze(short.column) in _GLOSSARY_SHORT and squeeze(long.column) in _GLOSSARY_LONG
        end = long.start + len(long.text)
        within = line.between(long.start, end)
        if within and (is_listed or covers(short.text, within) == 0):
            yield Definition(short.text, long.start, end, True, is_meaning=True)
    match = None if cells else _ENTRY.match(line.text)
    if match and _ABBREVIATION.match(match[1]):
        within = line.between(match.start(2), len(line.text))
        if within and covers(match[1], within) == 0:
            yield Definition(match[1], match.start(2), within[-1].end, True, is_meaning=True)
