"""What an invented agreement holds becomes TriG: a block for each of its passages.

Invents nothing and knows no fault: ``benchmarks.generate`` fills an agreement in such a way that no check
finds anything, ``benchmarks.faults`` then breaks it in known places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PREFIXES = """@prefix area: <https://w3id.org/csa-graph/area/> .
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
_BODY_KINDS = ("local-authority", "police-force", "service-provider", "charity")


@dataclass
class Group:
    """A group; ``lines`` are pairs of a property and the body above, ``chair`` is what its chair has."""

    name: str
    label: str
    kind: str
    area: str
    lines: list[tuple[str, str]]
    chair: str
    seats: list[str]
    total: int = 0
    supporter: str = ""
    only_in_appendix: bool = False


@dataclass
class Action:
    """An action; ``due`` and ``starts`` are days or empty, ``printed`` is its lead in words."""

    name: str
    theme: str
    timescale: str
    due: str
    leads: list[str]
    addresses: list[str]
    starts: str = ""
    done: bool = False
    printed: str = ""


@dataclass
class Priority:
    """A priority; ``part_of`` is another one or empty."""

    name: str
    owners: list[str]
    part_of: str = ""


@dataclass
class Programme:
    """A programme; ``addresses`` is a priority or empty."""

    name: str
    label: str
    addresses: str
    runs: str


@dataclass
class Agreement:
    """One edition of what one partnership publishes.

    Attributes:
        number: Number of the partnership.
        period: The year; it is the end of the IRI of the edition as well.
        replaces: The year of the edition before, or empty.
        people: Of each person, the body that they come from, or empty.
        bodies: How many organisations it names.
        claims: Which way each of the first rows of its table is said to go.
        figures: Name and number of each figure in the text.
        cells: The numbers of its table by category, area and year; the totals are under "all".
        overseer: Who oversees its process; empty for nobody.
        remarks: Further statements of a passage, by its name.
        loose: Statements that stand in no passage.
        listed: Names of passages that state nothing.
    """

    number: int
    period: str
    groups: list[Group] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    bodies: int = 0
    priorities: list[Priority] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    figures: list[tuple[str, int]] = field(default_factory=list)
    cells: dict[tuple[str, str, int], int] = field(default_factory=dict)
    overseer: str = ""
    replaces: str = ""
    remarks: dict[str, list[str]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)

    @property
    def root(self) -> str:
        """The stem of the IRIs of its partnership."""
        return f"https://w3id.org/csa-graph/invented-{self.number}/"

    def to_trig(self) -> Iterator[str]:
        """Write it as TriG, without the prefixes that all agreements share."""
        yield f"@prefix : <{self.root}> .\n@prefix p: <{self.root}{self.period}#> ."
        title = f'dct:title "Invented Safety Plan {self.number}, {self.period}"'
        before = f" ; dct:replaces :{self.replaces}" if self.replaces else ""
        facts = f'{title} ; csa:period "{self.period}" ; dct:publisher :g0{before}'
        yield f":{self.period} a csa:Edition ; {facts} ."
        yield from self.loose
        passages: dict[str, Iterable[str]] = {"1": self._introduction(), "2": self._text()}
        passages |= {f"3.{number}": self._priority(each) for number, each in enumerate(self.priorities)}
        passages |= dict.fromkeys(("4", "5", "H.6", *self.listed), ())
        passages |= {f"A.{row}": self._action(each) for row, each in enumerate(self.actions, 1)}
        passages |= {f"B.{entry}": self._group(each) for entry, each in enumerate(self.groups)}
        passages["C"] = self._table()
        order = 0
        for name, statements in passages.items():
            lines = [*statements, *self.remarks.get(name, ())]
            if lines or name in self.listed:
                order += 1
                yield from self._passage(name, order, lines)

    def _passage(self, name: str, order: int, lines: list[str]) -> Iterator[str]:
        letter, _, rest = name.partition(".")
        locators = {"A": f"Appendix A, row {rest}", "B": f"Appendix B, entry {rest}"}
        locator = {**locators, "H": f"Section {rest}, heading"}.get(letter, name)
        place = f'csa:locator "{locator}" ; csa:order {order} ; csa:page {order}'
        words = f'dct:abstract "In short, {locator}."'
        yield f"p:{name} a csa:Passage ; dct:isPartOf :{self.period} ; {place} ; {words} ."
        if lines:
            yield "\n".join((f"p:{name} {{", *lines, "}"))

    def _introduction(self) -> Iterator[str]:
        yield _LAW
        number, period = self.number, self.period
        ends = f'csa:ends "{period}-12-31"^^xsd:date'
        span = f'csa:starts "{period}-01-01"^^xsd:date ; {ends}'
        bearer = "csa:bearer kind:responsible-authority ; csa:legalBasis uk:act"
        yield _thing("duty", "csa:Duty", "Duty", bearer)
        yield _thing(f"agreement-{period}", "csa:Plan", f"Safety Plan {number}", "dct:creator :g0", ends)
        plan = f"dct:isPartOf :agreement-{period}"
        yield _thing(f"actions-{period}", "csa:Plan", "Action Plan", plan, span)
        appendix = f'skos:altLabel "Appendix B" ; {plan}'
        yield _thing(f"governance-{period}", "foaf:Document", "Governance", appendix)
        yield _thing("county", "skos:Concept", f"County {number}", "skos:broader area:national")
        for place in ("north", "south"):
            yield _thing(place, "skos:Concept", f"{place.title()} County {number}", "skos:broader :county")
        for body in range(self.bodies):
            kind = f"org:classification kind:{_BODY_KINDS[body % len(_BODY_KINDS)]} ; dct:spatial :county"
            alias = f'skos:altLabel "Body {body}"'
            yield _thing(f"o{body}", "org:FormalOrganization", f"Body {body} of County {number}", alias, kind)

    def _text(self) -> Iterator[str]:
        for group in self.groups:
            if not group.only_in_appendix:
                yield from _lines(group)
            if group.supporter:
                yield f"{group.supporter} csa:supports :{group.name} ."
        yield ":line a csa:Arrangement ; csa:from :g1 ; csa:line csa:reportsTo ; csa:to :g0 ."
        for each in self.programmes:
            facts = ["csa:status status:under-way", "dct:spatial :county"]
            facts += [f"csa:addresses :{each.addresses}"] if each.addresses else []
            yield _thing(each.name, "csa:Programme", each.label, *facts)
            yield f"{each.runs} csa:runs :{each.name} . uk:ministry csa:funds :{each.name} ."
        yield _thing("process", "csa:Process", "Casework")
        if self.overseer:
            yield f":process csa:overseenBy {self.overseer} ."
        for row, way in enumerate(self.claims):
            facts = ["csa:concerns :table", f"csa:category :k{row}", f"csa:claims trend:{way}-each-year"]
            yield _thing(f"claim{row}", "csa:Claim", f"Row {row} {way}", *facts)
        for row, (label, value) in enumerate(self.figures):
            facts = [f"rdf:value {value}", 'csa:timescale "2039"', "csa:concerns :process"]
            yield _thing(f"f{row}", "csa:Figure", label, *facts)

    def _priority(self, priority: Priority) -> Iterator[str]:
        number = priority.name[1:]
        yield _thing(priority.name, "csa:Priority", f"Priority {number}", f'skos:altLabel "Aim {number}"')
        for owner in priority.owners:
            yield f"{owner} csa:owns :{priority.name} ."
        if priority.part_of:
            yield f":{priority.name} skos:broader :{priority.part_of} ."

    def _action(self, action: Action) -> Iterator[str]:
        printed = action.printed or " / ".join(lead.removeprefix(":") for lead in action.leads)
        facts = [
            f"dct:isPartOf :actions-{self.period}",
            f'csa:theme "{action.theme}"',
            f'csa:timescale "{action.timescale}"',
            f'csa:leadAsPrinted "{printed}"',
            *(f"csa:lead {lead}" for lead in action.leads),
            *(f"csa:addresses {priority}" for priority in action.addresses),
        ]
        if action.due:
            facts += [f'csa:due "{action.due}"^^xsd:date', "csa:precision precision:month"]
        facts += [f'csa:starts "{action.starts}"^^xsd:date'] if action.starts else []
        facts += ["csa:status status:done"] if action.done else []
        yield _thing(action.name, "csa:Action", f"Action {action.name[1:]}", *facts)

    def _group(self, group: Group) -> Iterator[str]:
        number = group.name[1:]
        yield _thing(
            group.name,
            "csa:Group",
            group.label,
            f'skos:altLabel "Group {number}"',
            f"org:classification kind:{group.kind}",
            f"dct:spatial :{group.area}",
            f'org:purpose "Does what group {number} does."',
            *([f"csa:totalSeats {group.total}"] if group.total else []),
        )
        if group.only_in_appendix:
            yield from _lines(group)
        if group.chair:
            chair = f"org:role role:chair ; {group.chair}"
            yield f":c{number}-{self.period} a csa:Seat ; org:postIn :{group.name} ; {chair} ."
        for seat, whose in enumerate(group.seats):
            facts = f"org:postIn :{group.name} ; org:role role:member ; {whose}"
            yield f":s{number}-{seat}-{self.period} a csa:Seat ; {facts} ."
        holder = group.chair.removeprefix("org:heldBy :")
        if holder in self.people:
            home = f" ; org:memberOf {self.people[holder]}" if self.people[holder] else ""
            yield f':{holder} a foaf:Person ; foaf:name "Member {holder[1:]}"{home} .'

    def _table(self) -> Iterator[str]:
        if not self.cells:
            return
        yield _thing("table", "qb:DataSet", "Offences", "qb:structure csa:tableStructure")
        yield _thing("all", "skos:Concept", "All offences")
        for row in sorted({category for category, _, _ in self.cells} - {"all"}):
            yield _thing(row, "skos:Concept", f"Offence {row[1:]}", "skos:broader :all")
        for (category, area, year), number in self.cells.items():
            cell = f":{category}-{area}-{year} a qb:Observation ; qb:dataSet :table"
            place = f'csa:category :{category} ; sdmxd:refArea :{area} ; sdmxd:refPeriod "{year}"'
            yield f"{cell} ; {place} ; sdmxm:obsValue {number} ."


def _thing(name: str, kind: str, label: str, *facts: str) -> str:
    return " ; ".join((f':{name} a {kind} ; skos:prefLabel "{label}"', *facts)) + " ."


def _lines(group: Group) -> Iterator[str]:
    for line, above in group.lines:
        yield f":{group.name} csa:{line} {above} ."
