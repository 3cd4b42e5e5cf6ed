"""The invented bodies and people of one paper, and what the paper has said of them so far."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.papers import lexicon
from benchmarks.papers.wordings.aside import INSTEAD
from csa_graph.reading.comparing.truth import Body, Fact, Mistake, Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.papers.kinds import KindOfPaper
    from csa_graph.reading.comparing.truth import Kind


class Thing(NamedTuple):
    """A body, or whoever can hold a seat.

    Attributes:
        full: Its full name, with its article where it has one.
        short: Its abbreviation; empty where it has none.
        general: The word that stands for it ("Board"); empty where none does.
        forms: The forms by which a person or an office may be known; else empty.
    """

    full: str
    short: str = ""
    general: str = ""
    forms: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its full name, without article."""
        return self.full.removeprefix("the ")

    @property
    def known(self) -> tuple[str, ...]:
        """All forms of it."""
        return self.forms or tuple(filter(None, (self.name, self.short, self.general)))


class World:
    """The bodies and people of a paper, and a memory of what it has stated.

    Args:
        kind: The kind of paper.
        seed: Makes the same paper again.
        is_aside: Whether it is made of the wordings that are set aside.
    """

    def __init__(self, kind: KindOfPaper, seed: int, *, is_aside: bool = False) -> None:
        self.kind = kind
        self.is_aside = is_aside
        self.random = random.Random(f"{kind.name} {seed}")  # noqa: S311  # papers, no secrets
        self.county = self.random.choice(lexicon.COUNTIES)
        self.towns = self.random.sample(lexicon.TOWNS, 2)
        self.main = self._body(kind.main, general=kind.general, is_short=True)
        self.upper = self._body(kind.upper, is_short=self.random.random() < 0.5)
        self.scrutiny = self._body(kind.scrutiny)
        count = self.random.randint(min(3, len(kind.groups)), len(kind.groups))
        self.groups = [
            self._body(name, is_short=self.random.random() < 0.3)
            for name in self.random.sample(kind.groups, count)
        ]
        self.outside = [self._body(name) for name in kind.outside]
        self.process = Thing(kind.process)
        self.organisations = [
            self._organisation(name, has_short) for name, has_short in lexicon.ORGANISATIONS
        ]
        self._people = self.random.sample(
            [f"{first} {last}" for first in lexicon.FIRST for last in lexicon.LAST], 60
        )
        self.named: dict[str, Thing] = {}
        self._short: dict[str, set[str]] = {}
        self._aliases: dict[str, str] = {}
        self._chairs: dict[str, Thing] = {}
        self._used: dict[int, list[str]] = {}
        self._facts: list[Fact] = []
        self._mistakes: list[Mistake] = []

    def _fill(self, name: str) -> str:
        return name.format(c=self.county, t=self.towns[0], u=self.towns[1], main="{main}")

    def _body(self, name: str, *, general: str = "", is_short: bool = False) -> Thing:
        filled = self._fill(name)
        return Thing(f"the {filled}", lexicon.abbreviate(filled) if is_short else "", general)

    def _organisation(self, name: str, has_short: bool) -> Thing:  # a row of the table
        filled = self._fill(name)
        return Thing(filled, lexicon.abbreviate(filled) if has_short else "")

    def pick(self, wordings: Sequence[str]) -> str:
        """Choose a wording; all of a list are used before one is used again."""
        chosen = INSTEAD.get(tuple(wordings), wordings) if self.is_aside else wordings
        left = self._used.setdefault(id(chosen), [])
        if not left:
            left.extend(self.random.sample(list(chosen), len(chosen)))
        return left.pop()

    def chance(self, share: float) -> bool:
        """Say yes in a share of cases."""
        return self.random.random() < share

    # --- people -----------------------------------------------------------------------------------

    def person(self) -> Thing:
        """Invent a person, alone or with an office or an organisation."""
        name = self._people.pop()
        titled = f"{self.random.choice(lexicon.TITLES)}{name}"
        office, place = self.random.choice(lexicon.OFFICES)
        home = self.organisations[place].full
        shown = self.random.choice(
            (titled, titled, f"{titled}, {home}", f"{titled}, {office}", f"{titled} ({home})")
        )
        return Thing(shown, forms=tuple(dict.fromkeys((titled, name))))

    def office(self) -> Thing:
        """Invent a holder by office."""
        office, place = self.random.choice(lexicon.OFFICES)
        home = self.organisations[place].full
        shown = f"the {office} of {home}" if place != 0 or self.chance(0.7) else f"the {office}"
        bare = shown.removeprefix("the ")
        return Thing(shown, forms=tuple(dict.fromkeys((bare, office))))

    def holder(self) -> Thing:
        """Invent who holds a seat: mostly a person."""
        return self.person() if self.chance(0.65) else self.office()

    # --- wording ----------------------------------------------------------------------------------

    def say(self, thing: Thing) -> str:
        """Write a body as the paper calls it: in full at first, then as it comes."""
        self.named[thing.full] = thing
        shorter = sorted(self._short.get(thing.full, ()))
        return self.random.choice([thing.full, *(f"the {each}" for each in shorter)])

    def define(self, thing: Thing, *shorter: str) -> None:
        """Remember that the paper has explained shorter names of a body."""
        self.named[thing.full] = thing
        self._short.setdefault(thing.full, set()).update(filter(None, shorter))

    def rename(self, thing: Thing, other: str) -> None:
        """Remember that a body has another name."""
        self._aliases[thing.full] = other.removeprefix("the ")

    def is_defined(self, thing: Thing) -> bool:
        """Say whether the abbreviation of a body has been explained."""
        return bool(thing.short) and thing.short in self._short.get(thing.full, ())

    def chair_of(self, body: Thing) -> Thing:
        """Choose who chairs a body: whoever did so already."""
        if body.full not in self._chairs:
            self._chairs[body.full] = self.holder()
        self.state("chairs", self._chairs[body.full], "chair", body)
        return self._chairs[body.full]

    def render(self, wording: str, **things: Thing | str) -> str:
        """Put things into a wording: ``{a}`` within a sentence, ``{A}`` where it begins one."""
        values: dict[str, str] = {}
        for key, thing in things.items():
            text = thing if isinstance(thing, str) else self.say(thing)
            values[key], values[key.capitalize()] = text, capitalise(text)
        text = re.sub(r"\s+", " ", wording.format(**values)).strip()
        return capitalise(text)

    # --- what is stated ---------------------------------------------------------------------------

    def state(
        self,
        kind: Kind,
        subject: Thing | None,
        predicate: str,
        object_: Thing | None,
    ) -> None:
        """Remember a fact."""
        forms = [(each.known if each else ()) for each in (subject, object_)]
        self.add(Fact(kind, forms[0], tuple(predicate.split(" | ")), forms[1]))

    def add(self, fact: Fact) -> None:
        """Remember a fact, once."""
        if fact not in self._facts:
            self._facts.append(fact)

    def deny(self, subject: Thing | None, predicate: str, object_: Thing | None, why: str) -> None:
        """Remember what a hasty reader takes from it."""
        forms = [(each.known if each else ()) for each in (subject, object_)]
        self._mistakes.append(Mistake(forms[0], (predicate,), forms[1], why))

    def _other_name(self, body: Thing) -> tuple[str, ...]:
        other = self._aliases.get(body.full)
        return (other,) if other else ()

    def truth(self, title: str) -> Truth:
        """Return all that the paper has stated."""
        groups = [self.main, self.upper, self.scrutiny, *self.groups, *self.outside]
        bodies = [
            Body(each.name, (*each.known[1:], *self._other_name(each)), ("group",))
            for each in groups
            if each.full in self.named
        ]
        bodies += [
            Body(each.name, each.known[1:], ("organisation", "group"), is_wanted=each.full in self.named)
            for each in self.organisations
            if each.full not in lexicon.SECTORS
        ]
        return Truth(title, tuple(bodies), tuple(self._facts), tuple(self._mistakes))


def capitalise(text: str) -> str:
    """Begin a text with a capital letter.

    >>> capitalise("the Board")
    'The Board'
    """
    return text[:1].upper() + text[1:]
