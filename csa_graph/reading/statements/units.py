"""A sentence becomes units: names, generic bodies ("the Board"), pronouns, words and marks.

A name that the register knows is one unit, however many words it has, so no comma or "and" within it splits a
list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.reading.proposal import Mention

UnitKind = Literal["name", "generic", "pronoun", "relative", "word", "mark", "possessive"]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+|['’](?!s\b)[^\W_]+)*|['’]s\b|['’](?=\W|$)|[^\w\s]|_")
_END = re.compile(r"(?<=[.!?])[\"”’')\]]?\s+(?=[\"“‘'(\[]?[^\W_a-z])")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.[\"”’')\]]?$")
# A sentence of so many letters is a table or a mistake of some program.
_LONGEST = 2_000
_PRONOUNS = frozenset({"it", "they", "we", "us", "them"})
_BARE = frozenset({"this", "these", "those"})
_NUMBERS = "two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = frozenset(_NUMBERS.split())


class Unit(NamedTuple):
    """A piece of a sentence.

    Attributes:
        kind: What it is.
        low: Its words in small letters.
        start: Where it begins in the text of the passage.
        end: Where it ends.
        name: The name that it is, as the register has it.
        head: Of a generic body its noun in the singular: ``board``.
        is_plural: Whether its noun is plural.
        pointer: Of a generic body the word before it that points back: ``this``; empty if there is none.
        is_capital: Whether a word begins with a capital letter.
    """

    kind: UnitKind
    low: str
    start: int
    end: int
    name: str = ""
    head: str = ""
    is_plural: bool = False
    pointer: str = ""
    is_capital: bool = False

    @property
    def is_noun(self) -> bool:
        """Whether it can be an end of a statement."""
        return self.kind in {"name", "generic", "pronoun"}


class Sentence(NamedTuple):
    """One sentence of a passage.

    Attributes:
        start: Where it begins in the text of the passage.
        end: Where it ends.
        units: What it is made of.
        text: The text of the passage.
    """

    start: int
    end: int
    units: tuple[Unit, ...]
    text: str = ""


def split(text: str, mentions: Iterable[Mention] = ()) -> Iterator[tuple[int, int]]:
    """Find where the sentences of a text begin and end; a full stop within a name ends none."""
    within = sorted((each.start, each.end) for each in mentions)
    start = 0
    for found in _END.finditer(text):
        before = _LAST_WORD.search(text, max(start, found.start() - 24), found.start() + 1)
        short = before and (
            before[1].lower() in listed.load().abbreviations or (len(before[1]) == 1 and before[1].isupper())
        )
        if short or any(one < found.start() < other for one, other in within):
            continue
        yield from _cut(text, start, found.start())
        start = found.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at a blank: what is looked at around each cue stays bounded."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > start else start + _LONGEST
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def parse(text: str, start: int, end: int, mentions: Iterable[Mention]) -> Sentence:
    """Make units of a sentence.

    Args:
        text: The text of the passage.
        start: Where the sentence begins in it.
        end: Where it ends.
        mentions: The names of the passage.
    """
    tokens: list[Unit] = []
    at = start
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start < at or mention.end > end:
            continue
        tokens += _tokens(text, at, mention.start)
        low = text[mention.start : mention.end].lower()
        tokens.append(Unit("name", low, mention.start, mention.end, mention.name, is_plural=_is_plural(low)))
        at = mention.end
    tokens += _tokens(text, at, end)
    return Sentence(start, end, tuple(_find_nouns(text, tokens)), text)


def _tokens(text: str, start: int, end: int) -> Iterator[Unit]:
    relative = listed.load().relative
    for found in _TOKEN.finditer(text, start, end):
        low = found[0].lower().replace("’", "'")
        kind: UnitKind = "word"
        if low in {"'s", "'"}:
            kind = "possessive"
        elif not low[0].isalnum():
            kind = "mark"
        elif low in _PRONOUNS:
            kind = "pronoun"
        elif low in relative:
            kind = "relative"
        yield Unit(kind, low, found.start(), found.end(), is_capital=found[0][0].isupper())


def _is_plural(low: str) -> bool:
    last = low.rpartition(" ")[2]
    return listed.singular(last) != last and not last.endswith("'s")


def _find_nouns(text: str, tokens: Sequence[Unit]) -> list[Unit]:
    """Join the words of generic bodies, and tell pronouns and demonstratives from determiners."""
    grammar = listed.load()
    made: list[Unit] = []
    at = 0
    while at < len(tokens):
        unit = tokens[at]
        noun = listed.singular(unit.low)
        if unit.kind == "word" and noun in grammar.bodies:
            last = at
            while last + 1 < len(tokens) and listed.singular(tokens[last + 1].low) in grammar.bodies:
                last += 1
            made.append(_take_generic(text, made, unit, tokens[last]))
            at = last + 1
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        is_bare = unit.low in _BARE and after and (after.low in grammar.helping or after.kind == "mark")
        if is_bare and (unit.kind, unit.low) != ("relative", "that"):
            unit = unit._replace(kind="pronoun")
        made.append(unit)
        at += 1
    return made


def _take_generic(text: str, made: list[Unit], first: Unit, last: Unit) -> Unit:
    """Take the words before a generic noun into it, as far as they belong to it; they leave the list."""
    grammar = listed.load()
    low = last.low
    start, pointer = first.start, ""
    count = len(made)
    while count and made[count - 1].kind == "word" and _is_before_noun(made, count - 1):
        count -= 1
    if count and made[count - 1].low in grammar.pointing:
        count -= 1
        pointer = made[count].low
    if count and made[count - 1].low in {"all", "both", "each"} and made[count - 1].kind == "word":
        count -= 1
    if count < len(made):
        start = made[count].start
    is_indefinite = count > 0 and made[count - 1].low in {"a", "an", "no", "any", "some", "another", "such"}
    is_plural = listed.singular(low) != low
    is_capital = text[first.start].isupper()
    if not pointer and is_capital and made and start == first.start and _is_name_part(made[-1], text, start):
        # "the Better Care Sub-Committee", of which the register knows no more than a part.
        while made and _is_name_part(made[-1], text, start):
            start = made.pop().start
        whole = text[start : last.end]
        return Unit("name", whole.lower(), start, last.end, whole, is_plural=is_plural, is_capital=True)
    if is_indefinite or not (pointer or is_plural or is_capital):
        return Unit("word", low, first.start, last.end, head=listed.singular(low), is_plural=is_plural)
    del made[count:]
    return Unit(
        "generic",
        text[start : last.end].lower(),
        start,
        last.end,
        "",
        listed.singular(low),
        is_plural,
        pointer,
    )


def _is_name_part(unit: Unit, text: str, end: int) -> bool:
    """Return whether a unit right before a noun is a part of one name with it."""
    is_capital = unit.kind == "name" or (unit.kind == "word" and unit.is_capital and not unit.head)
    is_word = unit.low not in listed.load().determiners and unit.low not in listed.load().prepositions
    return is_capital and is_word and text[unit.end : end] == " "


def _is_before_noun(made: Sequence[Unit], at: int) -> bool:
    """Return whether a word describes the generic noun after it."""
    grammar = listed.load()
    low = made[at].low
    if low in grammar.adjectives or low in _NUMBER_WORDS or low.isdigit():
        return True
    # "task and finish groups"
    return low in {"and", "&"} and at > 0 and made[at - 1].low == "task"
