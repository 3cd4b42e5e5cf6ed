"""A query file of ``queries/checks`` becomes a check: one rule that governance is held to, with its wording.

Runs nothing; which checks there are is for ``checks``.
"""

from __future__ import annotations

import functools
import string
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.errors import QueryError
from csa_graph.base.wording import list_words
from csa_graph.terms.prefixes import expand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.asking.query import Query

#: The most severe first. An error: something for which nobody can be held to account, or a contradiction.
#: A warning: governance needs a statement that is missing or doubtful. A note: worth knowing, perhaps meant.
SEVERITIES = ("error", "warning", "note")

#: What checks are about, in the order of a report.
TOPICS = ("ownership", "delivery", "accountability", "seats", "evidence")

#: The column that says what a finding is about.
FOCUS = "focus"
#: The parameter of checks that judge the state at a day.
AS_OF = "as_of"
_TEXTS = ("topic", "severity", "title", "why", "remedy", "source", "message")


class Phrase(NamedTuple):
    """A part of a message that is repeated: once for each value of some columns.

    Attributes:
        text: Its wording, with ``{column}``.
        each: The columns of whose values there is one phrase each; the others are listed inside it.
    """

    text: str
    each: tuple[str, ...]


class Check(NamedTuple):
    """One rule that governance is held to, as its query file has it.

    Attributes:
        code: Name of the query file.
        topic: One of :data:`TOPICS`.
        source: Who says that it should be so.
        message: The sentence for one finding, with ``{column}`` or ``{phrase}``.
        also: Sentences that follow where their columns have a value.
        each: There is one finding for each value of these columns; the other columns are listed in it.
        phrases: Parts of the message that are repeated.
        joined_by: The word before the last item of a list.
        by_edition: Whether it can be run on one edition: not if it is about what belongs to none.
        mark: The few words by which a map marks what it finds; empty where it has none.
        circles: Properties whose circles its query is given, by the variable of a body in one.
        query: The query that finds it.
    """

    code: str
    topic: str
    severity: str
    title: str
    why: str
    remedy: str
    source: str
    message: str
    also: tuple[str, ...]
    each: tuple[str, ...]
    phrases: Mapping[str, Phrase]
    joined_by: str
    by_edition: bool
    mark: str
    circles: Mapping[str, str]
    query: Query

    @property
    def needs_date(self) -> bool:
        """Whether it judges the state at a day, and cannot be run without one."""
        return AS_OF in self.query.parameters


def from_query(query: Query) -> Check:
    """Read the header of a check.

    Raises:
        QueryError: Something is missing in it, or its message names a column that the check does not have.
    """
    header = query.header
    for key in _TEXTS:
        if not isinstance(header.get(key), str) or not header[key]:
            raise QueryError(f"its header has no {key}", query.name)
    for key, values in (("topic", TOPICS), ("severity", SEVERITIES)):
        if header[key] not in values:
            raise QueryError(
                f"its {key} is “{header[key]}”: it can be {list_words(values, 'or')}", query.name
            )
    phrases = {
        name: Phrase(entry["text"], tuple(entry.get("for", get_fields(entry["text"]))))
        for name, entry in header.get("phrases", {}).items()
    }
    texts: dict[str, Any] = {key: header[key] for key in _TEXTS}
    check = Check(
        code=query.name,
        **texts,
        also=tuple(header.get("also", ())),
        each=tuple(header.get("each", (FOCUS,))),
        phrases=phrases,
        joined_by=header.get("joined_by", "and"),
        by_edition=header.get("by_edition", True),
        mark=str(header.get("mark", "")),
        circles={name: expand(term) for name, term in header.get("circles", {}).items()},
        query=query,
    )
    inside = {name for phrase in phrases.values() for name in (*get_fields(phrase.text), *phrase.each)}
    used = inside.union(check.each, *map(get_fields, (check.message, *check.also)))
    if unknown := used - set(query.columns) - set(phrases):
        raise QueryError(f"its message uses {{{min(unknown)}}}, which is none of its columns", query.name)
    return check


@functools.cache
def get_fields(template: str) -> tuple[str, ...]:
    """Return the names in braces of a message.

    >>> get_fields("The {focus} has {count}.")
    ('focus', 'count')
    """
    return tuple(name for _, name, _, _ in string.Formatter().parse(template) if name)
