"""The small words of English that the grammar goes by, from ``queries/reading/grammar.toml``."""

from __future__ import annotations

import functools
import re
import tomllib
from typing import NamedTuple

from csa_graph.base import resources


class Words(NamedTuple):
    """Lists of words, all in small letters; ``grammar.toml`` says what each list is."""

    prepositions: frozenset[str]
    joining: frozenset[str]
    determiners: frozenset[str]
    pointing: frozenset[str]
    helping: frozenset[str]
    denying: frozenset[str]
    open: frozenset[str]
    conditions: frozenset[str]
    relative: frozenset[str]
    clause: frozenset[str]
    transparent: frozenset[str]
    trailing: frozenset[str]
    bodies: frozenset[str]
    any_body: frozenset[str]
    adjectives: frozenset[str]
    abbreviations: frozenset[str]
    open_phrases: frozenset[str]
    past_phrases: frozenset[str]
    pairs: frozenset[str]
    openers: frozenset[str]
    overseen: frozenset[str]
    sectors: frozenset[str]
    abstract: frozenset[str]
    not_first: frozenset[str]
    powers: frozenset[str]
    ended_phrases: frozenset[str]
    denial_phrases: frozenset[str]


@functools.cache
def load() -> Words:
    """Read the lists; once."""
    lists = tomllib.loads((resources.queries() / "reading" / "grammar.toml").read_text("utf-8"))
    return Words(**{name: frozenset(lists[name]) for name in Words._fields})


@functools.cache
def phrase(name: str) -> re.Pattern[str]:
    """Return what finds any phrase of a list, in small letters; the list by its name."""
    listed: frozenset[str] = getattr(load(), name)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(listed))) + r")\b")


def singular(word: str) -> str:
    """Return a noun in the singular, as far as its ending tells.

    >>> singular("authorities"), singular("sub-groups"), singular("business"), singular("bodies")
    ('authority', 'sub-group', 'business', 'body')
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
