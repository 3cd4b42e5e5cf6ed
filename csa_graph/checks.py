"""Check queries become findings: a fault of the governance in a sentence, with the passages that show it.

Knows no check by name: what is in ``queries/checks`` is run. Whether a file is well formed is for ``shapes``.
"""

from __future__ import annotations

import datetime
import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from csa_graph import catalogue
from csa_graph.answer import PASSAGE, Thing
from csa_graph.errors import QueryError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyoxigraph as ox

    from csa_graph.answer import Cell
    from csa_graph.catalogue import Query
    from csa_graph.names import Names
    from csa_graph.store import Edition, Store

    Record = Mapping[str, Cell]

#: The gravest first. An error: something for which nobody can be held to account, or a contradiction.
#: A warning: governance needs a statement that is missing or doubtful. A note: worth knowing, perhaps meant.
SEVERITIES = ("error", "warning", "note")

_FOCUS = "focus"
# In a sentence: "the Prevent Strategy Group", but "Swanswell".
_WITH_ARTICLE = {"group", "elected body"}
_TEXTS = ("severity", "title", "why", "remedy", "source", "message")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a message that is repeated: once for each value of some columns.

    Attributes:
        text: Its wording, with ``{column}``.
        each: The columns of whose values there is one phrase each; the others are listed inside it.
    """

    text: str
    each: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule that governance is held to, as its query file has it.

    Attributes:
        code: Name of the query file.
        source: Who says that it should be so.
        message: The sentence for one finding, with ``{column}`` or ``{phrase}``.
        also: Sentences that follow where their columns have a value.
        each: There is one finding for each value of these columns; the other columns are listed in it.
        phrases: Parts of the message that are repeated.
        joined_by: The word before the last item of a list.
        query: The query that finds it.
    """

    code: str
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
    query: Query


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a check found.

    Attributes:
        code: The check.
        severity: One of :data:`SEVERITIES`.
        focus: What it is about.
        message: The fault in plain English.
        passages: The passages to read it against, in reading order.
        remedy: What to do about it.
        details: The values of the other columns.
    """

    code: str
    severity: str
    focus: Thing
    message: str
    passages: tuple[Thing, ...] = ()
    remedy: str = ""
    details: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)


def run(
    store: Store,
    names: Names,
    only: Iterable[str] | None = None,
    skip: Iterable[str] | None = None,
    edition: Edition = None,
) -> list[Finding]:
    """Run checks on a store.

    Args:
        store: A built store, rules applied.
        names: The names of that store.
        only: Codes of the checks to run; None for all.
        skip: Codes of checks to leave out.
        edition: IRI of the edition to check; None checks the current layer.

    Returns:
        The findings, the gravest first, then by code, then in the order of the document.

    Raises:
        UnknownNameError: There is no check of a code that was given; with suggestions.
        QueryError: A check's query or header is wrong.
    """
    known = all_checks()
    asked, left_out = set(known if only is None else only), set(skip or ())
    for code in sorted(asked | left_out):
        get(code, known)
    chosen = asked - left_out
    found = [finding for code in chosen for finding in run_check(known[code], store, names, edition)]
    return sorted(found, key=lambda finding: _rank(finding, names))


def run_check(check: Check, store: Store, names: Names, edition: Edition = None) -> list[Finding]:
    """Run one check; the findings come in the order of its query."""
    answer = catalogue.run(check.query, store, names, edition=edition)
    if missing := {_FOCUS, *check.query.columns} - set(answer.columns):
        raise QueryError(f"it selects no ?{min(missing)}", check.code)
    groups: dict[tuple[Cell, ...], list[Record]] = {}
    for row in answer:
        record = dict(zip(answer.columns, row, strict=True))
        groups.setdefault(tuple(record[name] for name in check.each), []).append(record)
    return [_finding(check, records, names) for records in groups.values()]


def all_checks() -> dict[str, Check]:
    """Return the checks by code, sorted.

    Raises:
        QueryError: A header is missing or wrong.
    """
    return {name: from_query(query) for name, query in catalogue.checks().items()}


def get(code: str, known: Mapping[str, Check] | None = None) -> Check:
    """Return one check, of all or of those that are known.

    Raises:
        UnknownNameError: There is no check of that code; with suggestions.
    """
    known = all_checks() if known is None else known
    if code not in known:
        from csa_graph.wording import nearest

        raise UnknownNameError(code, nearest(code, known), "No check is called")
    return known[code]


def from_query(query: Query) -> Check:
    """Read the header of a check.

    Raises:
        QueryError: Something is missing in it, or its message names a column that the check does not have.
    """
    header = query.header
    for key in _TEXTS:
        if not isinstance(header.get(key), str) or not header[key]:
            raise QueryError(f"its header has no {key}", query.name)
    if header["severity"] not in SEVERITIES:
        raise QueryError(
            f"its severity is “{header['severity']}”: it can be {_listed(SEVERITIES, 'or')}", query.name
        )
    phrases = {
        name: Phrase(entry["text"], tuple(entry.get("for", _fields(entry["text"]))))
        for name, entry in header.get("phrases", {}).items()
    }
    texts: dict[str, Any] = {key: header[key] for key in _TEXTS}
    check = Check(
        code=query.name,
        **texts,
        also=tuple(header.get("also", ())),
        each=tuple(header.get("each", (_FOCUS,))),
        phrases=phrases,
        joined_by=header.get("joined_by", "and"),
        query=query,
    )
    inside = {name for phrase in phrases.values() for name in (*_fields(phrase.text), *phrase.each)}
    used = inside.union(check.each, *map(_fields, (check.message, *check.also)))
    if unknown := used - set(query.columns) - set(phrases):
        raise QueryError(f"its message uses {{{min(unknown)}}}, which is none of its columns", query.name)
    return check


def _finding(check: Check, records: Sequence[Record], names: Names) -> Finding:
    passages = {thing for record in records for thing in _things(record.get(PASSAGE))}
    values = {name: _distinct(records, name) for name in records[0] if name != PASSAGE}
    wording = _Wording(names, check.joined_by)
    words = {name: wording.listed(each) for name, each in values.items()}
    for name, phrase in check.phrases.items():
        words[name] = "; ".join(_phrases(phrase, records, wording))
    sentences = [check.message, *(each for each in check.also if all(words[name] for name in _fields(each)))]
    message = " ".join(sentence.format_map(words) for sentence in sentences)
    focus = records[0][_FOCUS]
    return Finding(
        check.code,
        check.severity,
        focus if isinstance(focus, Thing) else Thing(str(focus), str(focus)),
        message[:1].upper() + message[1:],
        tuple(sorted(passages, key=lambda passage: _place(passage, names))),
        check.remedy,
        {name: each for name, each in values.items() if name != _FOCUS and each},
    )


def _phrases(phrase: Phrase, records: Sequence[Record], wording: _Wording) -> list[str]:
    fields = _fields(phrase.text)
    groups: dict[tuple[Cell, ...], list[Record]] = {}
    for record in records:
        if all(record[name] is not None for name in fields):
            groups.setdefault(tuple(record[name] for name in phrase.each), []).append(record)
    return [
        phrase.text.format_map({name: wording.listed(_distinct(group, name)) for name in fields})
        for group in groups.values()
    ]


def _distinct(records: Sequence[Record], name: str) -> tuple[Cell, ...]:
    """Return the values of a column, each once, in alphabetical order of what is printed."""
    found = {record[name] for record in records if record[name] is not None}
    return tuple(sorted(found, key=lambda cell: _words(cell).casefold()))


def _things(cell: Cell) -> tuple[Thing, ...]:
    if isinstance(cell, Thing):
        return (cell,)
    return cell if isinstance(cell, tuple) else ()


def _fields(template: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in string.Formatter().parse(template) if name)


class _Wording:
    """Writes cells as the words of a sentence."""

    def __init__(self, names: Names, joined_by: str) -> None:
        self._names = names
        self._joined_by = joined_by

    def listed(self, cells: Sequence[Cell]) -> str:
        """Write values as a list: ``A, B and C``."""
        return _listed([self._with_article(cell) for cell in cells], self._joined_by)

    def _with_article(self, cell: Cell) -> str:
        words = _words(cell)
        if not isinstance(cell, Thing) or cell.iri.startswith("_:") or words.lower().startswith("the "):
            return words
        return f"the {words}" if self._names.kind_of(_node(cell)) in _WITH_ARTICLE else words


def _listed(words: Sequence[str], joined_by: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"


def _words(cell: Cell) -> str:
    if isinstance(cell, datetime.date) and not isinstance(cell, datetime.datetime):
        return f"{cell.day} {cell:%B %Y}"
    return str(cell)


def _rank(finding: Finding, names: Names) -> tuple[Any, ...]:
    # A finding without a passage stands after those that the document shows.
    place = _place(finding.passages[0], names) if finding.passages else ("\U0010ffff", 0)
    label = finding.focus.label.casefold()
    return SEVERITIES.index(finding.severity), finding.code, place, label, finding.message


def _place(passage: Thing, names: Names) -> tuple[str, int]:
    return names.place(_node(passage))


def _node(thing: Thing) -> ox.NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(thing.iri)
