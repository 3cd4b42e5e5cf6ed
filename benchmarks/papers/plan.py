"""The priorities and the action plan of an invented paper."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from benchmarks.papers.model import Grid, Heading, Item, Paragraph
from benchmarks.papers.wordings import plans
from benchmarks.papers.world import Thing
from csa_graph.base.wording import list_words
from csa_graph.reading.comparing.truth import ACTION, DUE, LEAD, LEAD_AS_PRINTED, PRIORITY, THEME, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.papers.model import Block
    from benchmarks.papers.world import World


def priorities(world: World) -> Iterator[Block]:
    """Say what the main body has as priorities: as points, or in a sentence."""
    yield Heading(world.random.choice(("Priorities", "Our priorities", "What we focus on")))
    chosen = world.random.sample(plans.THEMES, world.random.randint(3, 5))
    for each in chosen:
        world.state("priorities", world.main, PRIORITY, Thing(each))
    if world.chance(0.6):
        yield Paragraph(world.render(world.pick(plans.PRIORITIES_LEAD_IN), a=world.main))
        yield from (Item(each) for each in chosen)
    else:
        text = list_words([each[0].lower() + each[1:] for each in chosen])
        yield Paragraph(world.render(world.pick(plans.PRIORITIES), a=world.main, list=text))


def actions(world: World) -> Iterator[Block]:
    """Add a table of actions, with themes over several rows and leads of every kind."""
    yield Heading(world.random.choice(("Action plan", "Work programme", "What we will do")))
    yield Paragraph("The table sets out what will be done, by when, and who leads.")
    columns = world.random.choice(plans.COLUMNS)
    rows: list[tuple[str, ...]] = []
    chosen = world.random.sample(plans.ACTIONS, world.random.randint(6, 9))
    themes = world.random.sample(plans.THEMES, 4)
    form = world.random.choice(plans.DATES)
    for place, (wording, words) in enumerate(chosen):
        theme = themes[place // 3]
        when, due = _date(world, form)
        printed, leads = _leads(world)
        rows.append((theme if place % 3 == 0 else "", wording.format(place=world.towns[0]), when, printed))
        details: dict[str, tuple[str, ...]] = {LEAD_AS_PRINTED: (printed,), DUE: (due,), THEME: (theme,)}
        if leads:
            details[LEAD] = leads
        world.add(Fact("actions", (words,), (ACTION,), (), details=details))
    yield Grid(columns, tuple(rows), world.random.choice(("", "Table 2: Actions")))


def _date(world: World, form: str) -> tuple[str, str]:
    """Return a month as it is printed, and its last day."""
    month, year = world.random.randint(1, 12), world.random.choice((2026, 2027))
    last = calendar.monthrange(year, month)[1]
    names = {"month": calendar.month_name[month], "mon": calendar.month_abbr[month], "number": month}
    return form.format(year=year, last=last, **names), f"{year}-{month:02d}-{last:02d}"


def _leads(world: World) -> tuple[str, tuple[str, ...]]:
    """Return leads as they are printed, and the bodies that they mean, with all forms of each."""
    if world.chance(0.12):
        return world.random.choice(plans.NOBODY), ()
    bodies = [*world.organisations[:6], *world.groups]
    chosen = world.random.sample(bodies, world.random.choice((1, 1, 2)))
    for each in chosen:
        world.named.setdefault(each.full, each)
    # An abbreviation only where the paper has explained it.
    printed = [each.short if world.is_defined(each) else each.name for each in chosen]
    # The name of one may have an "and" in it: what joins them then is another mark.
    joints = plans.AND if not any(" and " in each or "&" in each for each in printed) else (" / ", "; ")
    return world.random.choice(joints).join(printed), tuple(" | ".join(each.known) for each in chosen)
