"""Invents agreements of many partnerships: all that a check can read, some of it faulty.

    python -m benchmarks.generate 1000 build/thousand

writes the agreements of 1,000 partnerships into a folder, a file each.

Nothing in them is real. The same number and seed always give the same file. Each partnership has its own
things; all share the nation, the law, a ministry, kinds and roles, as real ones do. Neighbours share a
county: its council, its director and one of its priorities; one group in it answers to a board next door. A
single partnership of any size is what ``benchmarks.partnership`` invents.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.partnership import FIRST, LAST, LINES, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARED = """@prefix area: <https://w3id.org/csa-graph/area/> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix opengov: <http://www.w3.org/ns/opengov#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix precision: <https://w3id.org/csa-graph/precision/> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#> .
@prefix sdmxm: <http://purl.org/linked-data/sdmx/2009/measure#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix status: <https://w3id.org/csa-graph/status/> .
@prefix trend: <https://w3id.org/csa-graph/trend/> .
@prefix uk: <https://w3id.org/csa-graph/uk/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_LAW = """uk:act a eli:LegalResource ; skos:prefLabel "Invented Act" .
kind:local-authority skos:broader kind:responsible-authority .
kind:police-force skos:broader kind:responsible-authority .
uk:ministry a org:FormalOrganization ; skos:prefLabel "Ministry" ; org:classification kind:government .
area:national a skos:Concept ; skos:prefLabel "National" ."""
#: How many partnerships lie in one county.
NEIGHBOURS = 4
_GROUPS, _PEOPLE, _BODIES, _PRIORITIES, _ACTIONS, _PROGRAMMES = 16, 14, 8, 7, 12, 8
_CATEGORIES, _YEARS = 5, range(2034, 2040)
_KINDS = ("local-authority", "police-force", "service-provider", "charity")
_GROUP_KINDS = ("board", "strategy-group", "panel", "community-safety-partnership", "scrutiny-committee")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def invent(partnerships: int, seed: int = 1) -> str:
    """Return the agreements of some partnerships as TriG, about 1,400 statements for each.

    Args:
        partnerships: How many.
        seed: Which of all possible ones.
    """
    return "\n".join([_SHARED, *_iter_agreements(partnerships, seed)])


def write(partnerships: int, folder: Path, seed: int = 1) -> None:
    """Write the agreements of some partnerships into a folder, a file each.

    Args:
        partnerships: How many.
        folder: Where to; made where it is not there.
        seed: Which of all possible ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number, agreement in enumerate(_iter_agreements(partnerships, seed)):
        (folder / f"invented-{number:05}.trig").write_text(f"{_SHARED}\n{agreement}\n", encoding="utf-8")


def _iter_agreements(partnerships: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    for number in range(partnerships):
        yield "\n".join(_agreement(number, chance))


def _agreement(number: int, chance: random.Random) -> Iterator[str]:
    root = f"https://w3id.org/csa-graph/invented-{number}"
    yield f"@prefix : <{root}/> .\n@prefix p: <{root}/2040#> ."
    title = f'dct:title "Invented Safety Plan {number}"'
    yield f':2040 a csa:Edition ; {title} ; csa:period "2040" ; dct:publisher :g0 .'
    passages = {"1": _introduction(number), "2": _text(chance), "C": _table(chance)}
    passages["4"] = _county(number)
    passages |= {f"3.{priority}": _priority(priority, chance) for priority in range(_PRIORITIES)}
    passages |= {f"A.{row}": _action(row, chance) for row in range(1, _ACTIONS + 1)}
    passages |= {f"B.{entry}": _group(entry, chance) for entry in range(_GROUPS)}
    for order, (name, lines) in enumerate(passages.items(), 1):
        letter, _, rest = name.partition(".")
        locator = {"A": f"Appendix A, row {rest}", "B": f"Appendix B, entry {rest}"}.get(letter, name)
        place = f'csa:locator "{locator}" ; csa:order {order} ; csa:page {order}'
        yield f'p:{name} a csa:Passage ; dct:isPartOf :2040 ; {place} ; dct:abstract "In short, {locator}." .'
        yield "\n".join((f"p:{name} {{", *lines, "}"))


def _thing(name: str, kind: str, label: str, *facts: str) -> str:
    return " ; ".join((f':{name} a {kind} ; skos:prefLabel "{label}"', *facts)) + " ."


def _introduction(number: int) -> Iterator[str]:
    yield _LAW
    ends = 'csa:ends "2040-12-31"^^xsd:date'
    yield _thing("duty", "csa:Duty", "Duty", "csa:bearer kind:responsible-authority ; csa:legalBasis uk:act")
    yield _thing("agreement", "csa:Plan", f"Safety Plan {number}", "dct:creator :g0", ends)
    yield _thing("actions", "csa:Plan", "Action Plan", "dct:isPartOf :agreement", ends)
    appendix = 'skos:altLabel "Appendix B" ; dct:isPartOf :agreement'
    yield _thing("governance", "foaf:Document", "Governance", appendix)
    yield _thing("county", "skos:Concept", f"County {number}", "skos:broader area:national")
    for place in ("north", "south"):
        yield _thing(place, "skos:Concept", f"{place.title()} County {number}", "skos:broader :county")
    for body in range(_BODIES):
        kind = f"org:classification kind:{_KINDS[body % len(_KINDS)]} ; dct:spatial :county"
        alias = f'skos:altLabel "Body {body}"'
        yield _thing(f"o{body}", "org:FormalOrganization", f"Body {body} of County {number}", alias, kind)


def _county(number: int) -> Iterator[str]:
    """What neighbours have in common: nothing of it by chance, so that what is expected can be counted."""
    county, name = f"uk:c{number // NEIGHBOURS}", f"County {number // NEIGHBOURS}"
    yield f'{county}-council a org:FormalOrganization ; skos:prefLabel "Council of {name}" .'
    home = f"org:memberOf {county}-council"
    yield f'{county}-director a foaf:Person ; foaf:name "Director of {name}" ; {home} .'
    yield f":shared-0 a csa:Seat ; org:postIn :g0 ; org:role role:member ; org:heldBy {county}-director ."
    whom = f"opengov:onBehalfOf {county}-council"
    yield f":shared-1 a csa:Seat ; org:postIn :g1 ; org:role role:member ; {whom} ."
    yield f'{county}-roads a csa:Priority ; skos:prefLabel "Roads of {name}" .'
    if number % NEIGHBOURS == 1:
        yield f":g2 csa:reportsTo <https://w3id.org/csa-graph/invented-{number - 1}/g0> ."


def _text(chance: random.Random) -> Iterator[str]:
    for group in range(1, _GROUPS):
        # One in ten answers to nobody, and one in ten to two.
        for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 1, 1, 1, 2))):
            yield f":g{group} csa:{chance.choice(LINES)} :g{chance.randrange(group)} ."
        yield f":o{chance.randrange(_BODIES)} csa:supports :g{group} ."
    yield f":g0 csa:scrutinisedBy :g{_GROUPS - 1} ."
    yield ":line a csa:ReportingArrangement ; csa:from :g1 ; csa:line csa:reportsTo ; csa:to :g0 ."
    for programme in range(_PROGRAMMES):
        aim = f"csa:addresses :p{chance.randrange(_PRIORITIES)}"
        facts = (aim, "csa:status status:under-way", "dct:spatial :county")
        yield _thing(f"r{programme}", "csa:Programme", f"Programme {programme}", *facts)
        yield f":o{chance.randrange(_BODIES)} csa:runs :r{programme} . uk:ministry csa:funds :r{programme} ."
    yield _thing("process", "csa:Process", "Casework", f"csa:overseenBy :g{chance.randrange(_GROUPS)}")
    for row, way in ((0, "rises"), (1, "falls")):
        facts = ("csa:concerns :table", f"csa:category :k{row}", f"csa:claims trend:{way}-each-year")
        yield _thing(f"claim{row}", "csa:Claim", f"Row {row} {way}", *facts)
    for figure in range(3):
        facts = (f"rdf:value {chance.randrange(90)}", 'csa:timescale "2039"', "csa:concerns :process")
        yield _thing(f"f{figure}", "csa:Figure", f"Cases {figure}", *facts)


def _priority(priority: int, chance: random.Random) -> Iterator[str]:
    alias = f'skos:altLabel "Aim {priority}"'
    yield _thing(f"p{priority}", "csa:Priority", f"Priority {priority}", alias)
    if chance.random() > 0.3:
        yield f":g{chance.randrange(_GROUPS)} csa:owns :p{priority} ."
    if priority and chance.random() > 0.5:
        yield f":p{priority} skos:broader :p{chance.randrange(priority)} ."


def _action(row: int, chance: random.Random) -> Iterator[str]:
    month = chance.randrange(len(_MONTHS))
    leads = chance.sample(range(_GROUPS), chance.choice((0, 1, 1, 1, 1, 1, 1, 1, 2, 2)))
    facts = [
        "dct:isPartOf :actions",
        f'csa:theme "Priority {row % _PRIORITIES}"',
        f'csa:timescale "{_MONTHS[month]} 2040"',
        f'csa:due "2040-{month + 1:02}-28"^^xsd:date',
        "csa:precision precision:month",
        f'csa:leadAsPrinted "{" / ".join(f"Group {lead}" for lead in leads) or "Partners"}"',
        *(f"csa:lead :g{lead}" for lead in leads),
    ]
    if chance.random() > 0.1:
        facts.append(f"csa:addresses :p{chance.randrange(_PRIORITIES)}")
    yield _thing(f"x{row}", "csa:Action", f"Action {row}", *facts)


def _group(group: int, chance: random.Random) -> Iterator[str]:
    yield _thing(
        f"g{group}",
        "csa:Group",
        f"{chance.choice(FIRST)} {chance.choice(SECOND)} {chance.choice(LAST)} {group}",
        f'skos:altLabel "Group {group}"',
        f"org:classification kind:{_GROUP_KINDS[group % len(_GROUP_KINDS)]}",
        f"dct:spatial :{chance.choice(('county', 'county', 'north', 'south'))}",
        f'org:purpose "Does what group {group} does."',
    )
    if chance.random() > 0.2:
        person = chance.randrange(_PEOPLE)
        yield f":c{group} a csa:Seat ; org:postIn :g{group} ; org:role role:chair ; org:heldBy :m{person} ."
        home = f" ; org:memberOf :o{person % _BODIES}" if person % 5 else ""
        yield f':m{person} a foaf:Person ; foaf:name "Member {person}"{home} .'
    for seat in range(3):
        body = f"opengov:onBehalfOf :o{chance.randrange(_BODIES)}"
        whom = chance.choice((body, "csa:forKind kind:charity"))
        yield f":s{group}-{seat} a csa:Seat ; org:postIn :g{group} ; org:role role:member ; {whom} ."


def _table(chance: random.Random) -> Iterator[str]:
    yield _thing("table", "qb:DataSet", "Offences", "qb:structure csa:tableStructure")
    yield _thing("all", "skos:Concept", "All offences")
    for row in range(_CATEGORIES):
        yield _thing(f"k{row}", "skos:Concept", f"Offence {row}", "skos:broader :all")
    for area in ("north", "south"):
        for year in _YEARS:
            numbers = [chance.randrange(900) for _ in range(_CATEGORIES)]
            for row, number in enumerate(numbers):
                yield _cell(f"k{row}", area, year, number)
            # One total in fifty is wrong.
            yield _cell("all", area, year, sum(numbers) + (chance.random() > 0.98))


def _cell(category: str, area: str, year: int, number: int) -> str:
    return (
        f":{category}-{area}-{year} a qb:Observation ; qb:dataSet :table ; csa:category :{category} ; "
        f'sdmxd:refArea :{area} ; sdmxd:refPeriod "{year}" ; sdmxm:obsValue {number} .'
    )


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
