"""A name while it is being gathered: what is printed for one thing, and where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.reading.names.tokens import is_in_capitals, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(eq=False)
class Draft:
    """One thing that the document names.

    Attributes:
        key: What it is compared by.
        parts: The keys of its words.
        kind: The label of a class.
        is_plural: Whether it stands for several.
        forms: How often each form is printed.
        shorts: What the document says stands for it, abbreviations and nouns; no form is in both.
        passages: The ids of the passages that name it, in their order.
        described: The passages of them that describe it: headings and definitions.
        type: The kind of body as the ontology calls it.
        part_of: The whole of which it is a part.
        office_of: Of an office, where it is.
        members: Of a plural, what it stands for.
        leads: The keys of the capitalised words before its head; None where they make a name of any head.
        has_short_head: Whether its head is an abbreviation: "South Kent CSP".
        opening: How often it begins a sentence with a word that the document has in small letters too.
        at: Where it stands, if it is a name nowhere else: by passage, beginning and end.
        longest: How many letters of its key each form accounts for.
    """

    key: str
    parts: Sequence[str]
    kind: str
    is_plural: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    shorts: Counter[str] = field(default_factory=Counter)
    passages: dict[str, None] = field(default_factory=dict)
    described: dict[str, None] = field(default_factory=dict)
    type: str = ""
    part_of: Draft | None = None
    office_of: Draft | None = None
    members: tuple[Draft, ...] = ()
    leads: tuple[str, ...] | None = None
    has_short_head: bool = False
    opening: int = 0
    at: list[tuple[str, int, int]] = field(default_factory=list)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, form: str, passage: str, *, describes: bool = False, length: int = 0) -> None:
        """Count a form as printed in a passage."""
        self.forms[form] += 1
        self.longest[form] = max(length, self.longest.get(form, 0))
        self.passages[passage] = None
        if describes:
            self.described[passage] = None

    def take(self, other: Draft) -> None:
        """Take over what another draft of the same thing has."""
        self.forms.update(other.forms)
        self.shorts.update(other.shorts)
        self.passages.update(other.passages)
        self.described.update(other.described)
        self.longest.update(other.longest)
        self.type = self.type or other.type
        self.part_of = self.part_of or other.part_of
        self.office_of = self.office_of or other.office_of

    @property
    def name(self) -> str:
        """The fullest form that is printed."""
        order = list(self.forms)

        def rank(form: str) -> tuple[bool, int, int, int, int]:
            uppers = sum(token.is_upper for token in tokenise(form))
            return (
                is_in_capitals(form),
                -self.longest.get(form, 0),
                uppers,
                -self.forms[form],
                order.index(form),
            )

        return min(order, key=rank) if order else next(iter(self.shorts))
