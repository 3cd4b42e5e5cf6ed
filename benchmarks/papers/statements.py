"""Sentences of an invented paper, each with what it states: lines, seats, and what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.papers.model import Heading, Item, Paragraph
from benchmarks.papers.wordings import aside, lines, seats, traps
from benchmarks.papers.wordings.filler import FILLER, FREQUENCIES
from benchmarks.papers.world import Thing
from csa_graph.base.wording import list_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.papers.model import Block, Mark
    from benchmarks.papers.world import World


def line(world: World, subject: Thing, predicate: str, object_: Thing) -> str:
    """Say that one body answers to another."""
    wording = world.pick(lines.LINES[predicate])
    world.state("lines", subject, predicate, object_)
    return world.render(wording, a=subject, b=object_, often=world.random.choice(lines.OFTEN))


def entry_line(world: World, subject: Thing, predicate: str, object_: Thing) -> str:
    """Say so below the heading of the body."""
    wording = world.pick(lines.ENTRY[predicate])
    world.state("lines", subject, predicate, object_)
    often = world.random.choice(lines.OFTEN)
    return world.render(wording, it=pronoun(world, subject), b=object_, often=often)


def joined_lines(world: World, how: str, one: Thing, two: Thing, three: Thing) -> str:
    """Say two lines in one sentence: ``a``, ``b`` and ``c`` as the wordings have them."""
    wording = world.pick(lines.JOINED[how])
    reports = "csa:reportsTo"
    pairs = {
        "from both": ((one, two), (three, two)),
        "to both": ((one, two), (one, three)),
        "in turn": ((one, two), (two, three)),
    }
    for subject, object_ in pairs[how]:
        world.state("lines", subject, reports, object_)
    return world.render(wording, a=one, b=two, c=three, often=world.random.choice(lines.OFTEN))


def pronoun(world: World, body: Thing) -> str:
    """Return how a paper speaks of the body whose heading stands above."""
    noun = body.name.rsplit(maxsplit=1)[-1]
    # "The Board" is the body that the paper is about, and no other.
    others = () if noun == world.main.general else (f"the {noun}",)
    choices: list[str] = ["it", f"this {noun.lower()}", "this body", *others]
    return world.random.choice(choices)


def chair(world: World, body: Thing) -> str:
    """Say who chairs a body."""
    wording = world.pick(seats.CHAIRS)
    return world.render(wording, a=body, p=_shown(wording, world.chair_of(body)))


def chairs(world: World, body: Thing) -> str:
    """Say who chairs a body, and who stands in."""
    first, second = world.chair_of(body), world.holder()
    world.state("chairs", second, "vice chair", body)
    if world.chance(0.5):
        wording = world.pick(seats.BOTH_CHAIRS)
        return world.render(wording, a=body, p=_plain(first), q=_plain(second))
    wording = world.pick(seats.VICE_CHAIRS)
    return f"{chair(world, body)} {world.render(wording, a=body, p=_shown(wording, second))}"


def _shown(wording: str, holder: Thing) -> str:
    """Write who holds a seat: with office or home only where nothing follows."""
    return holder.full if wording.endswith("{p}.") else _plain(holder)


def _plain(holder: Thing) -> str:
    """Write who holds a seat: a person by name, an office in full."""
    return holder.full if holder.full.startswith("the ") else holder.forms[0]


def co_chairs(world: World, body: Thing) -> str:
    """Say that four chair a body together."""
    holders = [world.person() for _ in range(4)]
    for each in holders:
        world.state("chairs", each, "co-chair | chair", body)
    return world.render(
        world.pick(seats.CO_CHAIRS), a=body, p=list_words([each.forms[0] for each in holders])
    )


def entry_chair(world: World, body: Thing) -> str:
    """Say who chairs a body below its heading."""
    wording = world.pick(seats.ENTRY_CHAIRS)
    return world.render(wording, it=pronoun(world, body), p=_shown(wording, world.chair_of(body)))


def entry_vice_chair(world: World, body: Thing) -> str:
    """Say who stands in, below the heading of the body."""
    holder = world.holder()
    world.state("chairs", holder, "vice chair", body)
    return world.render(world.pick(seats.ENTRY_VICE_CHAIRS), p=holder.full)


def headed(world: World, body: Thing, level: int, *, is_numbered: bool) -> Heading:
    """Make the heading of a body's entry, with its chair or without."""
    text = body.name + (f" ({body.short})" if body.short else "")
    world.define(body, body.short)
    if world.chance(0.5):
        holder = world.chair_of(body)
        text = world.pick(seats.HEADED_CHAIRS).format(name=text, p=holder.full)
    return Heading(text, level, is_numbered=is_numbered)


def member_list(world: World, body: Thing, mark: Mark, *, is_numbered: bool = True) -> Iterator[Block]:
    """Say who sits on a body, as points."""
    yield Paragraph(world.render(world.pick(seats.LEADS_IN), a=body), is_numbered)
    # "Representatives of:" and then "A representative of" would be no English.
    chosen = members(world, body, 4, 8)
    for each in chosen:
        text = world.random.choice(seats.SEATS).format(m=_name(world, each))
        yield Item(text[:1].upper() + text[1:] if mark != "bullet" else text, mark)
    if world.chance(0.3):
        office = world.office()
        world.state("members", office, "member", body)
        yield Item(office.full, mark)


def member_sentence(world: World, body: Thing) -> str:
    """Say who sits on a body, in a sentence."""
    chosen = members(world, body, 3, 6)
    text = list_words([_name(world, each) for each in chosen])
    return world.render(world.pick(seats.MEMBERS), a=body, list=text)


def entry_members(world: World, body: Thing) -> str:
    """Say who sits on a body, below its heading."""
    chosen = members(world, body, 3, 6)
    text = list_words([_name(world, each) for each in chosen])
    return world.render(world.pick(seats.ENTRY_MEMBERS), it=pronoun(world, body), list=text)


def members(world: World, body: Thing, least: int, most: int) -> list[Thing]:
    """Choose who sits on a body."""
    chosen = world.random.sample(world.organisations, world.random.randint(least, most))
    for each in chosen:
        world.state("members", each, "member", body)
        world.named.setdefault(each.full, each)
    return chosen


def _name(world: World, thing: Thing) -> str:
    """Write an organisation as papers do: at first in full, with its abbreviation, and then as it comes."""
    if not thing.short:
        return thing.full
    if world.is_defined(thing):
        return world.random.choice((thing.full, thing.short))
    world.define(thing, thing.short)
    return f"{thing.full} ({thing.short})"


def trap(world: World, subject: Thing, object_: Thing) -> str:
    """Say what looks like a line and is none."""
    wordings = aside.NO_LINES[traps.NO_LINES] if world.is_aside else traps.NO_LINES
    predicate, wording = world.random.choice(wordings)
    world.deny(subject, predicate, object_, "it looks like a line and is none")
    return world.render(wording, a=subject, b=object_)


def line_to_chair(world: World, subject: Thing, body: Thing) -> str:
    """Say that a body reports to the chair of another one, which is no line to that one."""
    forms = [body.full, *body.known, *(f"the {each}" for each in body.known[1:])]
    chair_of = Thing(f"the Chair of {body.full}", forms=tuple(f"Chair of {each}" for each in forms))
    world.state("lines", subject, "csa:reportsTo", chair_of)
    world.deny(subject, "csa:reportsTo", body, "to its chair only")
    return world.render(world.pick(traps.TO_THE_CHAIR), a=subject, b=body)


def half_line(world: World, subject: Thing) -> str:
    """Say that a body reports, and not to whom."""
    predicate, wording = world.random.choice(traps.HALF_LINES)
    world.state("lines", subject, predicate, None)
    return world.render(wording, a=subject)


def no_end(world: World, subject: Thing) -> str:
    """Say what a body is accountable for."""
    predicate, wording = world.random.choice(traps.NO_ENDS)
    world.deny(subject, predicate, None, "to no body")
    return world.render(wording, a=subject)


def no_chair(world: World, body: Thing) -> str:
    """Name somebody who does not chair a body."""
    person = world.person()
    world.deny(person, "chair", body, "does something else, or did so once")
    return world.render(world.pick(traps.NO_CHAIRS), a=body, p=person.forms[0])


def fillers(world: World, count: int) -> Iterator[Paragraph]:
    """Say things that state nothing that is measured."""
    for _ in range(count):
        yield Paragraph(world.pick(FILLER))


def meets(world: World, body: Thing) -> str:
    """Say how often a body meets."""
    return world.render(world.pick(FREQUENCIES), a=body)


def shuffled(world: World, blocks: Sequence[Block]) -> list[Block]:
    """Put paragraphs in another order."""
    return world.random.sample(list(blocks), len(blocks))
