"""The definitions that no rule can carry, read a second time: from their words, with sets alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.terms.iris import CSA, OPENGOV, ORG, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    Statements = set[ox.Triple]

LINES = (CSA.reportsTo, CSA.subGroupOf, CSA.overseenBy, CSA.scrutinisedBy, CSA.accountableTo)


def list_pairs(some: Statements, predicate: ox.NamedNode) -> set[tuple[object, object]]:
    return {(each.subject, each.object) for each in some if each.predicate == predicate}


def list_arranged(passage: Statements, *, limited: bool) -> set[tuple[object, object, object]]:
    """Return the lines that arrangements of a passage describe, with a subject or without: ends and kind."""
    subjects = {each.subject for each in passage if each.predicate == CSA.subject}
    return {
        (lower, upper, kind)
        for one, kind in list_pairs(passage, CSA.line)
        if kind in LINES and (one in subjects) == limited
        for other, lower in list_pairs(passage, CSA.from_)
        if other == one
        for third, upper in list_pairs(passage, CSA.to)
        if third == one
    }


def list_general(passages: Iterable[Statements]) -> set[ox.Triple]:
    """Return who answers to whom by a line that at least one passage does not limit to a subject."""
    found = set()
    for passage in passages:
        limited = list_arranged(passage, limited=True)
        stated = {(*pair, kind) for kind in LINES for pair in list_pairs(passage, kind)}
        found |= (stated - limited) | list_arranged(passage, limited=False)
    return {ox.Triple(lower, CSA.answersTo, upper) for lower, upper, _ in found}  # type: ignore[arg-type]


def list_own(
    passages: Iterable[Statements],
    everything: Statements,
    publishers: set[ox.NamedNode],
    partnership: ox.NamedNode,
) -> set[ox.Triple]:
    """Return the own bodies of a document that publishes, describes or makes answer."""
    passages = list(passages)
    said = set().union(*passages)
    groups = {thing for thing, kind in list_pairs(said, RDF.type) if kind == CSA.Group}
    lines = {pair for kind in LINES for pair in list_pairs(said, kind)}
    for passage in passages:
        for limited in (True, False):
            lines |= {(lower, upper) for lower, upper, _ in list_arranged(passage, limited=limited)}
    told = {
        subject
        for predicate in (ORG.heldBy, CSA.filledBy, OPENGOV.onBehalfOf, CSA.forKind)
        for subject, _ in list_pairs(everything, predicate)
    }
    idle = {other for _, other in list_pairs(everything, CSA.filledBy)} - told
    many = {seat for seat, number in list_pairs(everything, CSA.count) if number.value != "1"}  # type: ignore[attr-defined]
    with_total = {group for group, _ in list_pairs(everything, CSA.totalSeats)}

    def weigh(group: object) -> int:
        seats = {seat for seat, on in list_pairs(said, ORG.postIn) if on == group} - idle
        kinds = {each.predicate for each in said if each.subject == group}
        return (
            len(seats)
            + len(seats & many)
            + 2 * (group in with_total)
            + len(kinds & {ORG.purpose, CSA.frequency})
        )

    own = {group for group in groups if group in publishers or weigh(group) > 1}
    own = own or {group for group in groups if weigh(group) or any(group in line for line in lines)} or groups
    while more := {lower for lower, upper in lines if upper in own and lower in groups} - own:
        own = own | more
    return {ox.Triple(group, CSA.ownBodyOf, partnership) for group in own}  # type: ignore[arg-type]
