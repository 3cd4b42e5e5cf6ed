"""What a document is known to state: bodies and facts as plain values, from whatever they were taken.

A list made by hand, a paper's own maker or the data of a partnership become this; nothing here reads a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The kinds of statement that are measured, in the order in which they are told.
Kind = Literal["chairs", "lines", "members", "actions", "priorities"]
KINDS: tuple[Kind, ...] = ("chairs", "lines", "members", "actions", "priorities")

#: The properties that are lines: of accountability, and of information.
LINES = frozenset(
    {
        "csa:accountableTo",
        "csa:informs",
        "csa:overseenBy",
        "csa:reportsTo",
        "csa:scrutinisedBy",
        "csa:subGroupOf",
    }
)
ACTION = "csa:Action"
PRIORITY = "csa:prioritises"
LEAD = "csa:lead"
LEAD_AS_PRINTED = "csa:leadAsPrinted"
DUE = "csa:due"
THEME = "csa:theme"


class Body(NamedTuple):
    """A body that the document names.

    Attributes:
        name: Its name.
        aliases: Other forms of it.
        kinds: What it may be taken for: ``group``, ``organisation`` or either.
        each: Of a name that stands for several bodies, what these are called: a statement of one of them is a
            part of that of all.
        is_wanted: Whether a reader must find it; else it may.
        at: Where it is named.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("group",)
    each: tuple[str, ...] = ()
    is_wanted: bool = True
    at: str = ""


class Fact(NamedTuple):
    """A statement that the document makes.

    Attributes:
        kind: What kind of statement it is.
        subject: The forms of the subject of which each is right; none where the document leaves it open.
        predicate: The properties, or roles, of which each is right.
        object: The forms of the object of which each is right; none where the document leaves it open.
        is_wanted: Whether a reader must propose it; else it may.
        at: Where it is stated.
        details: What is stated beside it, by prefixed name.
    """

    kind: Kind
    subject: tuple[str, ...]
    predicate: tuple[str, ...]
    object: tuple[str, ...]
    is_wanted: bool = True
    at: str = ""
    details: Mapping[str, tuple[str, ...]] = {}

    @property
    def is_open(self) -> bool:
        """Whether the document leaves an end open."""
        return self.kind != "actions" and not (self.subject and self.object)

    def __str__(self) -> str:
        """Write it as a line for people."""
        ends = [forms[0] if forms else "?" for forms in (self.subject, self.predicate, self.object)]
        return " · ".join(ends if self.kind != "actions" else ends[:1])


class Mistake(NamedTuple):
    """What a hasty reader takes from the document, and it does not state.

    Attributes:
        subject: The forms of the subject; none stands for any.
        predicate: The properties or roles.
        object: The forms of the object; none stands for any.
        why: Why the document does not state it.
    """

    subject: tuple[str, ...]
    predicate: tuple[str, ...]
    object: tuple[str, ...]
    why: str


class Truth(NamedTuple):
    """What a document is known to state.

    Attributes:
        title: What the document is called in figures.
        bodies: The bodies that it names.
        facts: What it states, of the kinds that are measured: everything else of these kinds is wrong.
        mistakes: What is expected to be mistaken.
        is_held_out: Whether it was set aside while rules were written.
    """

    title: str
    bodies: tuple[Body, ...]
    facts: tuple[Fact, ...]
    mistakes: tuple[Mistake, ...] = ()
    is_held_out: bool = False
