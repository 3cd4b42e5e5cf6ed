"""Invents agreements of many partnerships: all that a check can read, and faults that are known.

    python -m benchmarks.generate 1000 build/thousand

writes the agreements of 1,000 partnerships into a folder, a file each, and beside them ``expected.json``:
which check finds a fault in which partnership, about what.

Nothing in them is real. The same number and seed always give the same files, and a partnership is the same
however many follow it. Each has its own things; all share the nation, the law, a ministry, kinds and roles,
as real ones do. Neighbours share a county: its council, its director and one of its priorities; one group in
it answers to a board next door. One in three has an edition of 2035 as well, which that of 2040 replaces. All
is in order but for what ``benchmarks.faults`` breaks: about 3 of 100 things. A single partnership of any size
is what ``benchmarks.partnership`` invents.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import faults
from benchmarks.agreement import PREFIXES, Action, Agreement, Group, Priority, Programme
from benchmarks.partnership import FIRST, LAST, LINES, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.faults import Expected

#: How many partnerships lie in one county.
NEIGHBOURS = 4
#: One partnership in so many has an earlier edition.
WITH_EARLIER = 3
#: The day at which the faults are to be found: in the period of the plans.
AS_OF = "2040-06-01"
_BODIES, _CATEGORIES, _YEARS = 8, 5, range(2036, 2040)
_GROUP_KINDS = ("board", "strategy-group", "panel", "community-safety-partnership", "forum")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_PAST = 5


class _Size(NamedTuple):
    groups: int
    priorities: int
    actions: int
    programmes: int


_NOW, _BEFORE = _Size(16, 7, 12, 8), _Size(6, 3, 3, 2)


def invent(partnerships: int, seed: int = 1) -> str:
    """Return the agreements of some partnerships as TriG, about 1,400 statements for each.

    Args:
        partnerships: How many.
        seed: Which of all possible ones.
    """
    texts = ("\n".join(_write(editions)) for editions, _ in _iter_partnerships(partnerships, seed))
    return "\n".join([PREFIXES, *texts])


def expect(partnerships: int, seed: int = 1) -> list[Expected]:
    """Return what the checks of :data:`benchmarks.faults.FAULTS` find in what :func:`invent` returns."""
    return [each for _, found in _iter_partnerships(partnerships, seed) for each in found]


def write(partnerships: int, folder: Path, seed: int = 1) -> None:
    """Write the agreements of some partnerships into a folder, a file each, and what is to be found in them.

    Args:
        partnerships: How many.
        folder: Where to; made where it is not there.
        seed: Which of all possible ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    findings = []
    for number, (editions, found) in enumerate(_iter_partnerships(partnerships, seed)):
        text = "\n".join([PREFIXES, *_write(editions), ""])
        (folder / f"invented-{number:05}.trig").write_text(text, encoding="utf-8")
        findings += [each._asdict() for each in found]
    kept = {
        "partnerships": partnerships,
        "seed": seed,
        "as_of": AS_OF,
        "codes": sorted(faults.FAULTS),
        "findings": findings,
    }
    (folder / "expected.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _write(editions: list[Agreement]) -> Iterator[str]:
    for each in editions:
        yield from each.to_trig()


def _iter_partnerships(partnerships: int, seed: int) -> Iterator[tuple[list[Agreement], list[Expected]]]:
    for number in range(partnerships):
        # Each has a chance of its own, so that it does not depend on those before it.
        chance = random.Random(f"{seed} {number}")  # noqa: S311  (no secret)
        labels = [
            f"{chance.choice(FIRST)} {chance.choice(SECOND)} {chance.choice(LAST)} {group}"
            for group in range(_NOW.groups)
        ]
        labels[0] = _name_board(number)
        if number % NEIGHBOURS == 1:
            labels[2] = _name_border_group(number)
        agreement = _agree(number, labels, _NOW, "2040", chance)
        _add_table(agreement, chance)
        _add_county(agreement)
        found = faults.plant(agreement, chance)
        editions = [agreement]
        if number % WITH_EARLIER == WITH_EARLIER - 1:
            agreement.replaces = "2035"
            editions.insert(0, _agree(number, labels, _BEFORE, "2035", chance))
        yield editions, found


def _name_board(number: int) -> str:
    return f"Safety Partnership {number}"


def _name_border_group(number: int) -> str:
    return f"Border Group {number}"


def _agree(number: int, labels: list[str], size: _Size, period: str, chance: random.Random) -> Agreement:
    """Invent an agreement in which the governance is in order, without table and neighbours."""
    agreement = Agreement(number, period, bodies=_BODIES)
    # The first half of the groups is where the others answer to; the last one is elected.
    upper, last = size.groups // 2, size.groups - 1
    for group in range(size.groups):
        above = f":g{chance.randrange(min(group, upper))}" if group else ""
        kind = "scrutiny-committee" if group == last else _GROUP_KINDS[group % len(_GROUP_KINDS)]
        fixed = {0: [("scrutinisedBy", f":g{last}")], 1: [("reportsTo", ":g0")], last: []}
        lines = fixed.get(group, [(chance.choice(LINES), above)])
        # The law wants a council and the police on a community safety partnership.
        seats = ["opengov:onBehalfOf :o0", "opengov:onBehalfOf :o1"] if "community" in kind else []
        while len(seats) < 3:
            body = f"opengov:onBehalfOf :o{chance.randrange(_BODIES)}"
            seats.append(chance.choice((body, "csa:forKind kind:charity")))
        area = chance.choice(("county", "county", "north", "south"))
        made = Group(f"g{group}", labels[group], kind, area, lines, f"org:heldBy :m{group}", seats)
        if period == "2040":
            made.total = len(seats) + 1
        made.supporter = f":o{chance.randrange(_BODIES)}" if group else ""
        agreement.groups.append(made)
        agreement.people[f"m{group}"] = f":o{group % _BODIES}"
    for priority in range(size.priorities):
        top = (size.priorities + 1) // 2
        part_of = f"p{chance.randrange(top)}" if priority >= top else ""
        agreement.priorities.append(
            Priority(f"p{priority}", [f":g{chance.randrange(upper)}"], part_of if priority else "")
        )
    for row in range(1, size.actions + 1):
        agreement.actions.append(_act(row, size, period, f":g{chance.randrange(upper)}", chance))
    for programme in range(size.programmes):
        aim, runs = f"p{chance.randrange(size.priorities)}", f":o{chance.randrange(_BODIES)}"
        name = f"r{programme}" if period == "2040" else f"r{programme}-{period}"
        agreement.programmes.append(Programme(name, f"Programme {programme}", aim, runs))
    agreement.overseer = f":g{chance.randrange(upper)}"
    return agreement


def _act(row: int, size: _Size, period: str, lead: str, chance: random.Random) -> Action:
    month, priority = chance.randrange(len(_MONTHS)), row % size.priorities
    return Action(
        # As a programme, an action belongs to one edition only: the other has its own.
        f"x{row}" if period == "2040" else f"x{row}-{period}",
        f"Priority {priority}",
        f"{_MONTHS[month]} {period}",
        f"{period}-{month + 1:02}-28",
        [":o0" if row == 3 else ":o7" if row == 9 else lead],
        [f":p{priority}"],
        done=month < _PAST or period != "2040",
    )


def _add_table(agreement: Agreement, chance: random.Random) -> None:
    """Add figures, a table whose totals are right, and what the text says of its first two rows."""
    agreement.figures = [(f"Cases {figure}", chance.randrange(90)) for figure in range(3)]
    agreement.claims = ["rises", "falls"]
    for area in ("north", "south"):
        for row in range(_CATEGORIES):
            numbers = chance.sample(range(900), len(_YEARS))
            if row < len(agreement.claims):
                numbers.sort(reverse=agreement.claims[row] == "falls")
            for year, number in zip(_YEARS, numbers, strict=True):
                agreement.cells[f"k{row}", area, year] = number
        for year in _YEARS:
            parts = (agreement.cells[f"k{row}", area, year] for row in range(_CATEGORIES))
            agreement.cells["all", area, year] = sum(parts)


def _add_county(agreement: Agreement) -> None:
    """Add what neighbours have in common: nothing by chance, so that what is expected can be counted."""
    number = agreement.number
    county, name = f"uk:c{number // NEIGHBOURS}", f"County {number // NEIGHBOURS}"
    shared = [
        f'{county}-council a org:FormalOrganization ; skos:prefLabel "Council of {name}" .',
        f'{county}-director a foaf:Person ; foaf:name "Director of {name}" ; org:memberOf {county}-council .',
        f'{county}-roads a csa:Priority ; skos:prefLabel "Roads of {name}" .',
    ]
    for group, whose in enumerate(("org:heldBy", "opengov:onBehalfOf")):
        who = f"{county}-{'council' if group else 'director'}"
        agreement.groups[group].seats.append(f"{whose} {who}")
        agreement.groups[group].total += 1
    if number % NEIGHBOURS == 0:
        shared.append(f":g0 csa:owns {county}-roads . :x1 csa:addresses {county}-roads .")
        lower = f"<https://w3id.org/csa-graph/invented-{number + 1}/g2>"
        described = f'{lower} a org:Organization ; skos:prefLabel "{_name_border_group(number + 1)}"'
        agreement.remarks["5"] = [f"{described} ; csa:reportsTo :g0 ."]
    if number % NEIGHBOURS == 1:
        upper = f"<https://w3id.org/csa-graph/invented-{number - 1}/g0>"
        agreement.groups[2].lines = [("reportsTo", upper)]
        agreement.remarks["5"] = [
            f'{upper} a org:Organization ; skos:prefLabel "{_name_board(number - 1)}" .'
        ]
    agreement.remarks["4"] = shared


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
