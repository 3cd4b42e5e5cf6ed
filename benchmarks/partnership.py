"""Invents partnerships of any size, as data files: groups, lines, seats, people, priorities, actions.

Nothing in them is real. The same size and seed always give the same file.
"""

from __future__ import annotations

import random

_HEAD = """@prefix : <https://w3id.org/csa-graph/invented/> .
@prefix p: <https://w3id.org/csa-graph/invented/2040#> .
@prefix area: <https://w3id.org/csa-graph/area/> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

:2040 a csa:Edition ; dct:title "Invented Safety Plan 2040" ; dct:publisher :g0 ; csa:period "2040" .
p:1 a csa:Passage ; dct:isPartOf :2040 ; csa:locator "1" ; csa:order 1 ; dct:abstract "All of it." .
p:1 {
"""
FIRST = ("Harbour", "Castle", "Meadow", "Mill", "Abbey", "Bridge", "Orchard", "Quarry", "Forest", "Market")
SECOND = ("Safety", "Crime Reduction", "Youth Justice", "Road Safety", "Substance Misuse", "Safeguarding")
LAST = ("Board", "Strategy Group", "Panel", "Partnership", "Forum", "Delivery Group")
LINES = ("reportsTo", "reportsTo", "reportsTo", "subGroupOf", "overseenBy", "scrutinisedBy")


def invent(size: int, seed: int = 1) -> str:
    """Return the data of a partnership as TriG.

    Args:
        size: How many things there are, about: half of them groups, the rest people, bodies, priorities and
            actions.
        seed: Which of all possible ones.
    """
    chance = random.Random(seed)  # noqa: S311  (no secret)
    groups, people = max(size // 2, 2), max(size // 5, 1)
    bodies, priorities, actions = max(size // 10, 1), max(size // 10, 1), max(size // 10, 1)
    parts = [_HEAD]
    parts += [
        f'  area:a{number} a skos:Concept ; skos:prefLabel "District {number}" .' for number in range(6)
    ]
    for number in range(groups):
        words = (chance.choice(FIRST), chance.choice(SECOND), chance.choice(LAST))
        place = chance.randrange(6)
        label = f"{' '.join(words)} {number}"
        parts.append(f'  :g{number} a csa:Group ; skos:prefLabel "{label}" ; dct:spatial area:a{place} .')
        # One in ten answers to nobody; one in eight answers to two.
        for _ in range((chance.random() > 0.1) + (chance.random() > 0.875) if number else 0):
            above = chance.randrange(max(number // 5, 1), number + 1) // 2 if number > 1 else 0
            parts.append(f"  :g{number} csa:{chance.choice(LINES)} :g{above} .")
    for number in range(people):
        parts.append(f'  :m{number} a foaf:Person ; foaf:name "Member {number}" .')
    parts += [
        f'  :o{number} a org:FormalOrganization ; skos:prefLabel "Council {number}" .'
        for number in range(bodies)
    ]
    for number in range(groups):
        who = f":m{chance.randrange(people)}"
        if chance.random() > 0.2:
            parts.append(
                f"  :c{number} a csa:Seat ; org:postIn :g{number} ; org:role role:chair ; org:heldBy {who} ."
            )
        body = f":o{chance.randrange(bodies)}"
        parts.append(
            f"  :s{number} a csa:Seat ; org:postIn :g{number} ; org:role role:member ; csa:filledBy {body} ."
        )
    for number in range(priorities):
        parts.append(f'  :p{number} a csa:Priority ; skos:prefLabel "Priority {number}" .')
        if chance.random() > 0.3:
            parts.append(f"  :g{chance.randrange(groups)} csa:owns :p{number} .")
    for number in range(actions):
        aim, lead = chance.randrange(priorities), chance.randrange(groups)
        what = f"csa:addresses :p{aim} ; csa:lead :g{lead}"
        parts.append(f'  :x{number} a csa:Action ; skos:prefLabel "Action {number}" ; {what} .')
    return "\n".join([*parts, "}", ""])
