"""Rows of a check become findings: a fault of the governance in a sentence, with the passages that show it.

Runs no query and decides no severity.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from csa_graph.asking import quoting
from csa_graph.asking.cells import PASSAGE, Thing
from csa_graph.base.wording import list_words
from csa_graph.checking.check import FOCUS, SEVERITIES, get_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyoxigraph as ox

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell
    from csa_graph.asking.limits import Limits
    from csa_graph.checking.check import Check, Phrase
    from csa_graph.naming.names import Names
    from csa_graph.naming.quotes import Quotation

    Record = Mapping[str, Cell]


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
        key: What it is known by in another report, however it is worded there: the code, the IRI of the
            focus, and the values of the other columns of which there is one finding each.
        also: The sentences at the end of the message that add to the fault itself.
        limits: Those of them that tell which caveats of the document limit it.
        quotes: What the passages say, with the words marked that tell of it, where the data have their text.
    """

    code: str
    severity: str
    focus: Thing
    message: str
    passages: tuple[Thing, ...] = ()
    remedy: str = ""
    details: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    key: str = ""
    also: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    quotes: tuple[Quotation, ...] = ()


def from_answer(check: Check, answer: Answer, names: Names, limits: Limits) -> list[Finding]:
    """Make the findings of a check, in the order of its rows.

    Args:
        check: The check.
        answer: What its query found.
        names: The names of the store that it was run on.
        limits: The caveats of that store.
    """
    groups: dict[tuple[Cell, ...], list[Record]] = {}
    for row in answer:
        record = dict(zip(answer.columns, row, strict=True))
        groups.setdefault(tuple(record[name] for name in check.each), []).append(record)
    wording = _Wording(names, check)
    return [_finding(check, records, names, wording, limits) for records in groups.values()]


def sort(findings: Iterable[Finding], names: Names) -> list[Finding]:
    """Return findings, the most severe first, then by code, then in the order of the document."""
    return sorted(findings, key=lambda finding: rank(finding, names))


def rank(finding: Finding, names: Names) -> tuple[Any, ...]:
    """Return the key that puts findings in order, as :func:`sort` does."""
    # A finding without a passage stands after those that the document shows.
    place = _place(finding.passages[0], names) if finding.passages else ("\U0010ffff", 0)
    label = finding.focus.label.casefold()
    return SEVERITIES.index(finding.severity), finding.code, place, label, finding.message


def _finding(
    check: Check, records: Sequence[Record], names: Names, wording: _Wording, limits: Limits
) -> Finding:
    passages = _passages(records, names)
    values = {name: _distinct(records, name) for name in records[0] if name != PASSAGE}
    words = {name: wording.write_list(values[name]) for name in wording.used}
    for name, phrase in check.phrases.items():
        words[name] = "; ".join(_phrases(phrase, records, wording))
    also = tuple(
        each.format_map(words) for each in check.also if all(words[name] for name in get_fields(each))
    )
    cell = records[0][FOCUS]
    focus = cell if isinstance(cell, Thing) else Thing(str(cell), str(cell))
    told = tuple(limits.tell(check.query.denies, [focus], passages))
    also = (*also, *told)
    message = " ".join((check.message.format_map(words), *also))
    return Finding(
        check.code,
        check.severity,
        focus,
        message[:1].upper() + message[1:],
        passages,
        names.remedies.render(check.remedy, focus.iri),
        {name: each for name, each in values.items() if name != FOCUS and each},
        _key(check, records[0]),
        also,
        told,
        quoting.find(names.quotes, passages, (cell for each in values.values() for cell in each)),
    )


def _passages(records: Sequence[Record], names: Names) -> tuple[Thing, ...]:
    if len(records) == 1:
        # An answer has them in order.
        return _things(records[0].get(PASSAGE))
    passages = {thing for record in records for thing in _things(record.get(PASSAGE))}
    if len(passages) < 2:
        return tuple(passages)
    return tuple(sorted(passages, key=lambda passage: _place(passage, names)))


def _key(check: Check, record: Record) -> str:
    more = (f"{name}={_identity(record[name])}" for name in check.each if name != FOCUS)
    return " | ".join((check.code, _identity(record[FOCUS]), *more))


def _identity(cell: Cell) -> str:
    """Return what identifies a value in any reading of the data."""
    if isinstance(cell, Thing):
        # Readers number things without IRI as they come.
        return cell.label if cell.iri.startswith("_:") else cell.iri
    if isinstance(cell, tuple):
        return " ".join(sorted(map(_identity, cell)))
    return "" if cell is None else str(cell)


def _phrases(phrase: Phrase, records: Sequence[Record], wording: _Wording) -> list[str]:
    fields = get_fields(phrase.text)
    groups: dict[tuple[Cell, ...], list[Record]] = {}
    for record in records:
        if all(record[name] is not None for name in fields):
            groups.setdefault(tuple(record[name] for name in phrase.each), []).append(record)
    return [
        phrase.text.format_map({name: wording.write_list(_distinct(group, name)) for name in fields})
        for group in groups.values()
    ]


def _distinct(records: Sequence[Record], name: str) -> tuple[Cell, ...]:
    """Return the values of a column, each once, in alphabetical order of what is printed."""
    if len(records) == 1:
        cell = records[0][name]
        return () if cell is None else (cell,)
    found = {record[name] for record in records if record[name] is not None}
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(found, key=lambda cell: _words(cell).casefold()))


def _things(cell: Cell) -> tuple[Thing, ...]:
    if isinstance(cell, Thing):
        return (cell,)
    return cell if isinstance(cell, tuple) else ()


class _Wording:
    """Writes cells as the words of a sentence."""

    def __init__(self, names: Names, check: Check) -> None:
        self._names = names
        self._joined_by = check.joined_by
        fields = {name for sentence in (check.message, *check.also) for name in get_fields(sentence)}
        #: The columns that the message names outside of its phrases.
        self.used = fields - set(check.phrases)
        self._written: dict[str, str] = {}

    def write_list(self, cells: Sequence[Cell]) -> str:
        """Write values as a list: ``A, B and C``."""
        return list_words([self._with_article(cell) for cell in cells], self._joined_by)

    def _with_article(self, cell: Cell) -> str:
        if not isinstance(cell, Thing):
            return _words(cell)
        known = self._written.get(cell.iri)
        if known is None:
            known = self._written[cell.iri] = self._name(cell)
        return known

    def _name(self, thing: Thing) -> str:
        words = thing.label
        if thing.iri.startswith("_:") or words.lower().startswith("the "):
            return words
        # In a sentence: "the Prevent Strategy Group", "the Chief Constable", but "Swanswell".
        node = _node(thing)
        is_the = any(self._names.is_kind(node, kind) for kind in ("group", "office"))
        return f"the {words}" if is_the else words


def _words(cell: Cell) -> str:
    if isinstance(cell, datetime.date) and not isinstance(cell, datetime.datetime):
        return f"{cell.day} {cell:%B %Y}"
    return str(cell)


def _place(passage: Thing, names: Names) -> tuple[str, int]:
    return names.place(_node(passage))


def _node(thing: Thing) -> ox.NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(thing.iri)
