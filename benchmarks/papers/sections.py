"""The sections of an invented paper: each a function that says its part and remembers what it has stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.papers import statements as say
from benchmarks.papers.model import Grid, Heading, Item, Paragraph
from benchmarks.papers.plan import actions, priorities
from benchmarks.papers.wordings import filler, names
from csa_graph.base.wording import list_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.papers.model import Block, Mark
    from benchmarks.papers.world import World

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
_REPORTS, _SUB_GROUP = "csa:reportsTo", "csa:subGroupOf"


def introduction(world: World) -> Iterator[Block]:
    """Say what the paper is about, and what its bodies are called."""
    main = world.main
    yield Heading(world.random.choice(("Introduction", "Purpose", "Background", "About this document")))
    wordings, shorter = (
        (names.DEFINED, main.short) if world.chance(0.5) else (names.DEFINED_AS_GENERAL, main.general)
    )
    yield Paragraph(world.render(world.pick(wordings), a=main.full, s=main.short, g=main.general))
    # Behind a name that ends so, "the Board" is clear by itself; an abbreviation is not.
    world.define(main, shorter, main.general if main.name.endswith(main.general) else "")
    yield from say.fillers(world, 2)
    law = world.random.choice(filler.LAWS)
    yield Paragraph(f"The legal basis of this work is the {law}.")
    if world.chance(0.4):
        beside = world.outside[0]
        other = f"the {world.towns[1]} Liaison Group"
        world.rename(beside, other)
        yield Paragraph(world.render(world.pick(names.TWO_NAMES), a=beside, other=other))


def terms(world: World) -> Iterator[Block]:
    """Define the words of a legal paper."""
    yield Heading("Interpretation")
    yield Paragraph("In this document the following expressions have the following meanings:", False)
    for body, general in ((world.main, world.main.general), (world.organisations[0], "Host Authority")):
        text = names.TERMS[world.random.randrange(3)]
        full = body.full if body.full.startswith("the ") else f"the {body.full}"
        yield Item(world.render(text, a=full, g=general), "letter")
        world.define(body, general)
    law = world.random.choice(filler.LAWS)
    yield Item(f"the “Act” means the {law}.", "letter")
    yield from say.fillers(world, 1)


def governance(world: World) -> Iterator[Block]:
    """Say to whom the main body answers, and to whom it does not."""
    main, upper, scrutiny = world.main, world.upper, world.scrutiny
    yield Heading(world.random.choice(("Governance", "Accountability", "Governance and accountability")))
    texts = [
        say.line(world, main, world.random.choice((_REPORTS, "csa:accountableTo")), upper),
        say.line(world, main, "csa:scrutinisedBy", scrutiny),
        say.line(world, world.process, "csa:overseenBy", main),
        say.line(world, main, "csa:informs", world.outside[0]),
        say.trap(world, main, world.outside[1]),
        say.no_end(world, main),
    ]
    if len(world.groups) > 2:
        how = world.random.choice(("from both", "to both", "in turn"))
        first, second, third = world.groups[:3]
        if how == "from both":
            texts.append(say.joined_lines(world, how, first, main, second))
        elif how == "to both":
            texts.append(say.joined_lines(world, how, first, main, upper))
        else:
            texts.append(say.joined_lines(world, how, third, first, main))
    yield from say.shuffled(world, [*(Paragraph(text) for text in texts), *say.fillers(world, 2)])


def bodies(world: World) -> Iterator[Block]:
    """Say which bodies are below the main one."""
    main = world.main
    yield Heading(world.random.choice(("Sub-groups", "Structure", "Supporting bodies")))
    if world.chance(0.5):
        # The number may be an old one: what counts is the list.
        count = len(world.groups) - world.chance(0.3)
        wording = world.random.choice(
            (
                "{A} has {n} sub-groups:",
                "{A} is supported by {n} sub-groups:",
                "The {n} sub-groups of {a} are:",
                "{A} has set up the following sub-groups:",
            )
        )
        yield Paragraph(world.render(wording, a=main, n=_NUMBERS[count]))
        mark = _mark(world)
        for body in world.groups:
            world.state("lines", body, _SUB_GROUP, main)
            yield Item(world.say(body), mark)
    else:
        for body in world.groups:
            yield Paragraph(say.line(world, body, _SUB_GROUP, main))
            if world.chance(0.4):
                yield Paragraph(say.chair(world, body))
    first, last = world.groups[0], world.groups[-1]
    yield Paragraph(say.line(world, first, world.random.choice((_REPORTS, "csa:accountableTo")), main))
    yield Paragraph(say.trap(world, last, world.outside[0]))
    yield Paragraph(say.line(world, last, "csa:informs", world.outside[1]))


def membership(world: World) -> Iterator[Block]:
    """Say who chairs the main body, and who sits on it."""
    yield Heading(world.random.choice(("Membership", "Chair and members", "Composition")))
    if "co-chairs" not in world.kind.sections:
        yield Paragraph(say.chairs(world, world.main) if world.chance(0.6) else say.chair(world, world.main))
    yield from say.member_list(world, world.main, _mark(world))
    yield from say.fillers(world, 1)
    if world.chance(0.5):
        yield Paragraph(say.member_sentence(world, world.random.choice(world.groups)))


def co_chairs(world: World) -> Iterator[Block]:
    """Say that four chair the main body."""
    yield Heading("Leadership")
    yield Paragraph(say.co_chairs(world, world.main))
    yield from say.fillers(world, 1)


def meetings(world: World) -> Iterator[Block]:
    """Say how the main body meets: much that is not measured, and some traps."""
    yield Heading(world.random.choice(("Meetings", "How we work", "Conduct of meetings")))
    yield Paragraph(say.meets(world, world.main))
    yield Paragraph(world.render(world.pick(filler.QUORUM), a=world.main))
    yield from say.fillers(world, 2)
    yield Paragraph(say.half_line(world, world.random.choice(world.groups)))
    yield Paragraph(say.line_to_chair(world, world.random.choice(world.groups), world.scrutiny))
    yield Paragraph(say.no_chair(world, world.random.choice(world.groups)))


def entries(world: World) -> Iterator[Block]:
    """Describe each body below its own heading, as "it" and "this group"."""
    is_annex = world.chance(0.5)
    yield Heading("Appendix B: The groups" if is_annex else "The groups", is_numbered=not is_annex)
    for body in world.groups:
        heading = say.headed(world, body, 2, is_numbered=False)
        yield heading
        texts = [say.fillers(world, 1).__next__().text]
        if body.name in heading.text and "hair" not in heading.text:
            texts.insert(0, say.entry_chair(world, body))
        if world.chance(0.4):
            texts.append(say.entry_vice_chair(world, body))
        property_ = world.random.choice((_REPORTS, "csa:accountableTo", _SUB_GROUP))
        texts.append(say.entry_line(world, body, property_, world.main))
        texts.append(say.entry_members(world, body))
        if world.chance(0.5):
            yield Paragraph(" ".join(texts), False)
        else:
            yield from (Paragraph(text, False) for text in texts)


def table(world: World) -> Iterator[Block]:
    """Describe the bodies in a table: the chair in a column of his own, or in that of the purpose."""
    yield Heading("Committees and groups")
    yield Paragraph("The table shows the bodies that do the detailed work.")
    is_hidden = world.chance(0.5)
    rows = []
    for body in world.groups:
        holder = world.chair_of(body)
        world.state("lines", body, _REPORTS, world.main)
        world.define(body)
        purpose = world.random.choice(("Looks at risk", "Plans the year", "Checks quality", "Hears cases"))
        hidden = f"Chaired by {holder.full}. {purpose}."
        to = world.main.name
        rows.append((body.name, hidden, to) if is_hidden else (body.name, purpose, holder.full, to))
    columns = ("Group", "Purpose", "Reports to") if is_hidden else ("Body", "Purpose", "Chair", "Reports to")
    yield Grid(columns, tuple(rows), "Table 1: The groups")


def annex(world: World) -> Iterator[Block]:
    """Add an annex whose numbers begin again."""
    body = world.groups[-1]
    yield Heading(f"Annex A: {body.name}", is_numbered=False, restarts=True)
    yield Heading("Role")
    yield from say.fillers(world, 1)
    yield Paragraph(say.entry_line(world, body, _REPORTS, world.main))
    yield Heading("Members")
    yield Paragraph(say.chair(world, body))
    yield from say.member_list(world, body, _mark(world))


def past(world: World) -> Iterator[Block]:
    """Name those who are no longer there."""
    yield Heading(world.random.choice(("Past members", "Former members")))
    yield Paragraph(f"{list_words(['We', 'our partners'])} thank those who served before:", False)
    for _ in range(3):
        person = world.person()
        world.deny(person, "member", world.main, "a member in the past")
        yield Item(f"{person.forms[0]}, until {world.random.randint(2015, 2023)}")
    yield Paragraph(say.no_chair(world, world.main), False)


def _mark(world: World) -> Mark:
    if world.kind.has_letters:
        return world.random.choice(("letter", "roman"))
    return world.random.choice(("bullet", "bullet", "letter", "figure"))


SECTIONS: dict[str, Callable[[World], Iterator[Block]]] = {
    "introduction": introduction,
    "terms": terms,
    "governance": governance,
    "bodies": bodies,
    "membership": membership,
    "co-chairs": co_chairs,
    "meetings": meetings,
    "priorities": priorities,
    "actions": actions,
    "entries": entries,
    "table": table,
    "annex": annex,
    "past": past,
}
