"""The parts of a file become sections of units: the description of a passage, then its block.

Puts passages into the order of their document, and moves nothing past a heading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.files.formatting.tokens import UnsafeError
from csa_graph.files.formatting.tree import Block, Thing
from csa_graph.terms.iris import CSA

if TYPE_CHECKING:
    from csa_graph.files.formatting.tree import Tree


@dataclass(slots=True)
class Unit:
    """What stays together: a thing, or all that describes a passage and its blocks."""

    items: list[Thing | Block]
    order: int | None = None

    @property
    def has_block(self) -> bool:
        """Return whether a named graph is in it."""
        return any(isinstance(item, Block) for item in self.items)


@dataclass(slots=True)
class Section:
    """Units under one heading: comments that a blank line sets apart from what follows."""

    heading: list[str]
    line: int
    units: list[Unit] = field(default_factory=list)


def arrange(tree: Tree) -> list[Section]:
    """Return the sections of a file, each with its units in the order of the document.

    Raises:
        UnsafeError: A passage would have to be moved past a heading.
    """
    sections = _split(tree)
    sequence = [(number, unit) for number, section in enumerate(sections) for unit in section.units]
    # What has no place in the document follows what it followed.
    place, keyed = -1, []
    for number, unit in sequence:
        place = unit.order if unit.order is not None else place
        keyed.append((place, number, unit))
    for section in sections:
        section.units = []
    last = 0
    for _place, number, unit in sorted(keyed, key=lambda each: each[0]):
        if number < last:
            first = unit.items[0].first
            raise UnsafeError(
                f"“{first.text}” belongs behind the heading in line {sections[last].line}, but a heading "
                "says nothing of how far it reaches: move the passage yourself, or let go of all comments "
                "(--drop-comments)",
                first.line,
            )
        last = number
        sections[number].units.append(unit)
    return sections


def _split(tree: Tree) -> list[Section]:
    """Return the sections of a file in the order of the file; each description stands with its block."""
    blocks = {tree.expand(item.name) for item in tree.items if isinstance(item, Block)}
    units: dict[str, Unit] = {}
    waiting: dict[str, list[Thing | Block]] = {}
    sections = [Section([], 1)]
    for item in tree.items:
        heading = _take_heading(item)
        if heading:
            sections.append(Section(heading, item.first.comment_lines[0]))
        name = _name(item, tree)
        order = _find_order(item, tree) if isinstance(item, Thing) else None
        is_description = isinstance(item, Thing) and (name in blocks or order is not None)
        if not is_description and isinstance(item, Thing):
            sections[-1].units.append(Unit([item]))
            continue
        if name not in units and is_description and name in blocks:
            waiting.setdefault(name, []).append(item)
            continue
        if name not in units:
            units[name] = Unit(waiting.pop(name, []))
            sections[-1].units.append(units[name])
        units[name].items.append(item)
    for unit in units.values():
        found = [_find_order(item, tree) for item in unit.items if isinstance(item, Thing)]
        unit.order = next((each for each in found if each is not None), None)
    return sections


def _take_heading(item: Thing | Block) -> list[str]:
    """Take the comments before an item that a blank line sets apart from it."""
    before = item.first.before
    if "" not in before:
        return []
    cut = len(before) - before[::-1].index("")
    item.first.before = before[cut:]
    return before[: cut - 1]


def _name(item: Thing | Block, tree: Tree) -> str:
    return tree.expand(item.name if isinstance(item, Block) else item.subject[0])


def _find_order(thing: Thing, tree: Tree) -> int | None:
    """Return the place in the document that is stated of a passage; a thing without locator is none."""
    found: dict[str, str] = {}
    for each in thing.properties:
        found.setdefault(tree.expand(each.predicate), each.values[0].tokens[0].text)
    order = found.get(CSA.order.value, "") if CSA.locator.value in found else ""
    order = order.strip("\"'")
    return int(order) if order.lstrip("+-").isdecimal() else None
