"""What reading a document gives: its names, and the statements that it proposes for a person to decide on.

Holds values only. Nothing here is in a graph: that takes a decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.documents.document import Document


class Mention(NamedTuple):
    """Where a passage names something.

    Attributes:
        name: Which name: its :attr:`Name.name`.
        start: Where the words begin in the text of the passage, counted in letters from 0.
        end: Where they end.
    """

    name: str
    start: int
    end: int


class Name(NamedTuple):
    """Something that the document names: a body, a person, an office, a law, a plan, a place, a priority.

    Attributes:
        name: Its fullest printed form, never expanded; unique among the names.
        aliases: The other forms that the document prints.
        kind: What it is: a label of a class, such as ``group``, ``organisation``, ``person``, ``office``,
            ``law``, ``plan``, ``place``, ``priority``.
        type: The kind of body, role or the like as the ontology calls it (``board``,
            ``police and crime panel``); empty if nothing tells.
        passages: The ids of the passages that name it, the first that describes it first.
        part_of: The name of the whole that it is a part of ("WCC PH" of WCC); None if none is told.
        office_of: Of an office, where it is.
        iri: The IRI that a register of earlier names gives it; None for a new one.
        same_as: Other names that could mean the same, each with how surely, 0 to 1: for a person to decide.
        is_plural: Whether it names several at once ("both Safeguarding Boards").
        parts: Of a plural, the names that it stands for; none where the document does not tell them.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    type: str = ""
    passages: tuple[str, ...] = ()
    part_of: str | None = None
    office_of: str | None = None
    iri: str | None = None
    same_as: tuple[tuple[str, float], ...] = ()
    is_plural: bool = False
    parts: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """One statement that a passage seems to make.

    Attributes:
        passage: The id of the passage.
        start: Where the words that state it begin in the text of the passage, counted in letters from 0.
        end: Where they end.
        statement: The statement in words: "The Strategy Group reports to the Board".
        subject: The name of the subject, as :attr:`Name.name`; None where the words do not tell it.
        predicate: The property as a prefixed name (``csa:reportsTo``); for a seat the role (``chair``,
            ``vice chair``, ``member``), the subject being who holds it and the object the group.
        object: The name of the object, or a value; None where the words do not tell it.
        confidence: How surely the passage says so, 0 to 1; at :data:`SURE` and above it is marked sure.
        rule: The rule that found it.
        reason: Why it is as sure as that, in words.
        details: What is stated beside it, by prefixed name: ``csa:via``, ``csa:frequency``, ``csa:subject``,
            ``csa:timescale``, ``csa:leadAsPrinted``, ``csa:due`` …; lists where there are several.
        alternatives: Other names that the subject or object could be, where two are possible.
        group: What alike proposals are decided together with: the list of members, the table of actions;
            empty for one that stands alone.
    """

    passage: str
    start: int
    end: int
    statement: str
    subject: str | None
    predicate: str
    object: str | None
    confidence: float
    rule: str
    reason: str
    details: Mapping[str, str | tuple[str, ...]] = {}
    alternatives: tuple[str, ...] = ()
    group: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether it has both ends."""
        return self.subject is not None and self.object is not None


#: The confidence from which a proposal is marked sure: none of these may be invented.
SURE = 0.9


class Unread(NamedTuple):
    """What a person should know was not read.

    Attributes:
        passage: The id of the passage.
        start: Where the words begin.
        end: Where they end.
        why: ``no rule reads it``, ``named and nothing stated``, ``drawn, not written`` …
    """

    passage: str
    start: int
    end: int
    why: str


class Review(NamedTuple):
    """A document, what it names, and what it is proposed to state.

    Attributes:
        document: The document.
        names: What it names.
        mentions: Where, by passage.
        proposals: The statements, in the order of the document; what the edition itself is comes first.
        unread: What was not read, in the order of the document.
    """

    document: Document
    names: tuple[Name, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    proposals: tuple[Proposal, ...]
    unread: tuple[Unread, ...] = ()
