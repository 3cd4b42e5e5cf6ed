"""The rules of reading: each file of ``queries/reading/statements`` is one kind of statement.

``queries/reading/README.md`` says what a file holds. A rule is data: nobody needs Python to add one.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Required, TypedDict, cast

from csa_graph.base import resources
from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where a pattern looks for the words: a verb with its ends, a label with its value, a table with columns.
FORMS = frozenset({"sentence", "field", "table"})
#: Where an end stands: ``queries/reading/README.md`` says what each is.
PLACES = frozenset(
    {
        "before",
        "after",
        "owner",
        "within",
        "agent",
        "first",
        "last",
        "named",
        "topic",
        "listed",
        "relative",
        "class",
        "data",
        "text",
        "rest",
        "sentence",
        "often",
        "entries",
        "up to as",
        "lead",
        "after or topic",
        "none",
    }
    | {"holders", "holders before", "holders within"}
)

# Words that a pattern may name in braces.
_PARTS = {
    "adverbs": (
        r"(?:(?:also|both|back|up|directly|formally|jointly|regularly|annually|quarterly|monthly|ultimately"
        r"|routinely|primarily|collectively|fully|then|in turn|onwards?|periodically|individually|itself"
        r"|independently|solely|mainly|first|upwards?"
        r"|(?:once|twice|each|every|\w+ times)(?: an?| each| per)? (?:year|quarter|month)) ){0,3}"
    ),
    "chair": r"(?:chair(?:man|woman|person)?|convenor|convener)",
    "role": (
        r"(?P<role>(?:(?:vice|deputy|co|acting|interim|joint)[- ]?)?(?:chair(?:man|men|woman|person|s)?"
        r"|convenor|convener))"
    ),
    "sub": (
        r"(?:sub[- ]?groups?|sub[- ]?committees?|sub[- ]?boards?|sub[- ]?panels?|sub[- ]?forums?"
        r"|sub[- ]?partnerships?)"
    ),
}


class Pattern(NamedTuple):
    """One way in which a kind of statement is put.

    Attributes:
        form: Which of :data:`FORMS`.
        words: Parts of words, in small letters, of which a passage needs one to be tried.
        cue: What finds the words that state it; of a field what its label is.
        subject: Where the subject stands, of :data:`PLACES`.
        object: Where the object stands.
        proposes: The property or role.
        confidence: How surely it is so where both ends are named.
        reason: Why it is as sure as that.
        half: Whether it is worth showing with one end.
        known: How many of a list of holders the register must know for it to count.
        subject_kinds: The kinds that the subject may have, as ``Name.kind``.
        object_kinds: The kinds that the object may have.
        not_before: What must not stand right before the cue.
        not_after: What must not stand right behind the cue.
        columns: Of a table what the heading of each of its columns is.
        details: What is stated beside it, by prefixed name.
    """

    form: str
    words: tuple[str, ...]
    cue: re.Pattern[str] | None
    subject: str
    object: str
    proposes: str
    confidence: float
    reason: str
    half: bool
    known: int
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    columns: Mapping[str, re.Pattern[str]]
    details: Mapping[str, str]


class Example(NamedTuple):
    """Words that a rule must, or must not, find something in.

    Attributes:
        text: The paragraphs: lines that begin with "# " are headings, with "- " points of a list, with "|"
            rows of a table. A name stands in brackets, with its kind behind a bar where it is no group.
        finds: What is to be found: ``subject > predicate > object``, with ``?`` for an end that is not told.
    """

    text: str
    finds: tuple[str, ...]


class Rule(NamedTuple):
    """A file of rules: one kind of statement.

    Attributes:
        name: The name of the file.
        summary: What it reads, in a sentence.
        patterns: The ways in which it is put.
        examples: What it must find, and where it must find nothing.
    """

    name: str
    summary: str
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]


@functools.cache
def load() -> tuple[Rule, ...]:
    """Read the rules, by name; once.

    Raises:
        CsaGraphError: A file is not as the README of the folder says; the message names it.
    """
    folder = resources.queries() / "reading" / "statements"
    return tuple(read(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))


def read(name: str, text: str) -> Rule:
    """Read one file.

    Args:
        name: What the file is called, without its ending.
        text: What stands in it.

    Raises:
        CsaGraphError: It is not as the README of the folder says.
    """
    try:
        content = tomllib.loads(text)
        shared = {
            key: value for key, value in content.items() if key not in {"pattern", "example", "summary"}
        }
        patterns = tuple(_read_pattern(cast("_Given", {**shared, **each})) for each in content["pattern"])
        examples = tuple(Example(each["text"], tuple(each.get("finds", ()))) for each in content["example"])
        return Rule(name, content["summary"], patterns, examples)
    except (tomllib.TOMLDecodeError, re.error, ValueError, TypeError) as error:
        raise CsaGraphError(f"The reading rule {Path(name).name}.toml is not valid: {error}.") from None
    except KeyError as error:
        raise CsaGraphError(f"The reading rule {Path(name).name}.toml lacks its key {error}.") from None


_GROUPS = ("group", "organisation", "part of an organisation")
_KNOWN = frozenset(Pattern._fields)
_BODIES = (
    "group",
    "organisation",
    "part of an organisation",
    "kind of body",
    "office",
    "person",
)


class _Given(TypedDict, total=False):
    """A pattern as it stands in a file."""

    form: str
    words: list[str]
    cue: str | list[str]
    subject: str
    object: str
    proposes: Required[str]
    confidence: Required[float]
    reason: Required[str]
    half: bool
    known: int
    subject_kinds: list[str]
    object_kinds: list[str]
    not_before: str | list[str]
    not_after: str | list[str]
    columns: dict[str, str]
    details: dict[str, str]


def _read_pattern(given: _Given) -> Pattern:
    unknown = sorted(given.keys() - _KNOWN)
    if unknown:
        raise ValueError(f"it has the unknown key “{unknown[0]}”")
    form = given.get("form", "sentence")
    places = {given.get("subject", "before"), given.get("object", "after")}
    if form not in FORMS or not places <= PLACES:
        raise ValueError(f"its form or a place is none of {', '.join(sorted(FORMS | PLACES))}")
    if not 0 < given["confidence"] <= 1:
        raise ValueError("its confidence is not between 0 and 1")
    return Pattern(
        form,
        tuple(given.get("words", ())),
        _compile(given.get("cue"), form),
        given.get("subject", "before"),
        given.get("object", "after"),
        given["proposes"],
        float(given["confidence"]),
        given["reason"],
        bool(given.get("half", True)),
        int(given.get("known", 0)),
        frozenset(given.get("subject_kinds", _BODIES)),
        frozenset(given.get("object_kinds", _BODIES if ":" in given["proposes"] else _GROUPS)),
        _compile(given.get("not_before"), "before"),
        _compile(given.get("not_after"), "after"),
        {key: re.compile(_expand(value), re.IGNORECASE) for key, value in given.get("columns", {}).items()},
        given.get("details", {}),
    )


def _expand(pattern: str) -> str:
    for name, part in _PARTS.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern.replace(" ?", r"\s?").replace(" ", r"\s+")


def _compile(given: str | list[str] | None, form: str) -> re.Pattern[str] | None:
    if given is None:
        return None
    joined = "|".join(f"(?:{_expand(each)})" for each in ([given] if isinstance(given, str) else given))
    ends = {"before": (r"(?:", r")\s*\Z"), "after": (r"\s*(?:", r")"), "field": (r"(?:", r")\Z")}
    opening, closing = ends.get(form, (r"\b(?:", r")(?!\w)"))
    return re.compile(f"{opening}{joined}{closing}", re.IGNORECASE)
