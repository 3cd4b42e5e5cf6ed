"""A document, passage by passage, becomes proposals: each rule is tried where its words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.statements import edition, fields, listed, rules, sentences, tables, unread
from csa_graph.reading.statements.context import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csa_graph.documents.document import Document, Passage
    from csa_graph.reading.proposal import Mention, Name, Proposal, Unread
    from csa_graph.reading.statements.rules import Pattern, Rule


class Stated(NamedTuple):
    """What a document is read to state.

    Attributes:
        proposals: The proposals.
        unread: What a person should know was not read.
    """

    proposals: tuple[Proposal, ...]
    unread: tuple[Unread, ...]


def propose(
    document: Document,
    names: Sequence[Name],
    mentions: Mapping[str, Sequence[Mention]],
    used: Iterable[Rule] | None = None,
) -> Stated:
    """Propose what a document states.

    Args:
        document: The document.
        names: Its register of names.
        mentions: Where they stand, by passage.
        used: The rules; all that there are where none are named.

    Returns:
        The proposals, in the order of the document, what the edition itself is first; and what was not read.
    """
    context = Context(document, names, mentions)
    known = list(used if used is not None else rules.load())
    found: list[Proposal] = []
    for passage in document.passages:
        found += _propose_passage(context, passage, known)
        context.pass_by(passage)
    return Stated((*edition.propose(context), *found), tuple(unread.find(context, found)))


def _propose_passage(context: Context, passage: Passage, known: Sequence[Rule]) -> list[Proposal]:
    low = passage.text.lower()
    best: dict[tuple[str | None, str, str | None], Proposal] = {}
    for proposal in _iter_proposals(context, passage, known, low):
        key = proposal.subject, proposal.predicate, proposal.object
        # Two rules that read the same words make one statement: the surer one, with the details of both.
        other = best.get(key)
        if other is None:
            best[key] = proposal
        elif proposal.confidence > other.confidence:
            best[key] = proposal._replace(details={**other.details, **proposal.details})
        else:
            best[key] = other._replace(details={**proposal.details, **other.details})
    complete = [each for each in best.values() if each.is_complete]
    kept = [each for each in best.values() if each.is_complete or not _is_told_whole(each, complete)]
    return sorted(kept, key=lambda each: (each.start, each.end))


def _is_told_whole(half: Proposal, complete: Iterable[Proposal]) -> bool:
    """Return whether a half statement is a part of one that has both ends."""
    return any(
        half.predicate == each.predicate
        and half.start < each.end
        and each.start < half.end
        and (half.subject is None or half.subject == each.subject)
        and (half.object is None or half.object == each.object)
        for each in complete
    )


def _iter_proposals(
    context: Context, passage: Passage, known: Sequence[Rule], low: str
) -> Iterator[Proposal]:
    is_point = passage.kind == "item"
    if is_point:
        yield from listed.propose(context, passage)
        yield from sentences.propose_listed(context, passage)
    found = [
        proposal
        for rule in known
        for pattern in rule.patterns
        if _is_worth_trying(pattern, passage, low)
        for proposal in _try(context, passage, rule, pattern)
    ]
    yield from found
    if not is_point and not found:
        # A paragraph below "Members" that states nothing else may be the list.
        yield from listed.propose(context, passage)


def _try(context: Context, passage: Passage, rule: Rule, pattern: Pattern) -> Iterator[Proposal]:
    if pattern.form == "field":
        if passage.kind == "heading":
            listed.announce(context, passage, rule, pattern)
        return fields.propose(context, passage, rule, pattern)
    if pattern.form == "table":
        return tables.propose(context, passage, rule, pattern)
    if passage.kind in {"heading", "title"} and ":" in pattern.proposes:
        return iter(())
    return sentences.propose(context, passage, rule, pattern)


def _is_worth_trying(pattern: Pattern, passage: Passage, low: str) -> bool:
    """Return whether a passage, or the heading of a column of it, has one of the words of a pattern."""
    if not pattern.words or any(word in low for word in pattern.words):
        return True
    columns = (cell.column.lower() for cell in passage.cells if pattern.form != "sentence")
    return any(word in column for column in columns for word in pattern.words)
