"""What is found before a statement is proposed: whom a noun means, and what announces a list of holders."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from csa_graph.reading.statements.rules import Pattern, Rule


#: How a class of bodies is meant that is not named: "the sub-groups".
AS_PRINTED = "a class of bodies, as printed"
#: A statement with an open end is no more than this sure: who is missing may change what is meant.
HALF = 0.6


class Meant(NamedTuple):
    """Whom a noun means.

    Attributes:
        name: The name; None where nobody can tell.
        factor: How surely, 0 to 1.
        others: Who else could be meant.
        how: In words, for the reason; empty where it is named.
    """

    name: str | None
    factor: float = 1.0
    others: tuple[str, ...] = ()
    how: str = ""


class Listing(NamedTuple):
    """A list of holders that a sentence, a heading or a column announces.

    Attributes:
        groups: The groups whose seats they are.
        role: The role that they have.
        rule: Which rule reads it.
        pattern: Which of its patterns.
    """

    groups: tuple[Meant, ...]
    role: str
    rule: Rule
    pattern: Pattern


class Lines(NamedTuple):
    """A list of bodies that a sentence leads into, each of which has a line to one other.

    Attributes:
        listed: The end that each point of the list is: ``subject`` or ``object``.
        other: Who is at the other end.
        rule: Which rule reads it.
        pattern: Which of its patterns.
    """

    listed: str
    other: Meant
    rule: Rule
    pattern: Pattern
