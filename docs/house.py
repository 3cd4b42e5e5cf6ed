"""The imports of the package become the picture and the table of its rooms in ``docs/architecture.md``.

The order of the rooms is that of ``tests/test_house.py``. Runs nothing of the package.
"""

from __future__ import annotations

import ast
from collections import Counter
from html import escape
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from tests import imports
from tests.test_house import ROOMS, get_room

PAGE = Path(__file__).resolve().parent / "architecture.md"
_HEADING = "## Every room"
_WIDTH, _BOX, _HEIGHT, _STEP, _LEFT, _TOP = 1240, 860, 30, 44, 16, 16
# How far out an arrow bends, for each room that it passes.
_BEND = 20


class House(NamedTuple):
    """The rooms of the package.

    Attributes:
        files: Number of Python files, by room.
        words: What each room says that it is: the first sentence of its text.
        arrows: Number of imports by the room that imports and the one that is imported from.
    """

    files: dict[str, int]
    words: dict[str, str]
    arrows: dict[tuple[str, str], int]


def read() -> House:
    """Read the files of the package."""
    package = {name: file for name, file in imports.files().items() if name.split(".")[0] == "csa_graph"}
    files = Counter(get_room(module) for module in package)
    arrows = Counter(
        (get_room(module), get_room(imported))
        for module, file in package.items()
        for imported in file.imports & package.keys()
        if get_room(imported) != get_room(module)
    )
    words = {}
    for room in ROOMS:
        text = (
            ast.get_docstring(package[f"csa_graph.{room}" if room != "__init__" else "csa_graph"].tree) or ""
        )
        words[room] = " ".join(text.partition("\n\n")[0].split()).replace("``", "`")
    return House(dict(files), words, dict(arrows))


def picture() -> str:
    """Return the picture, as SVG: a box for each room, the lowest at the bottom, and arrows to what it needs.

    An arrow that only shortens a way along other arrows is faint. Each of the others has the number of its
    imports beside it.
    """
    house = read()
    needed = set(nx.transitive_reduction(nx.DiGraph(list(house.arrows))).edges)
    height = 2 * _TOP + _STEP * len(ROOMS)
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" role="img">',
        "<title>The rooms of csa-graph: each imports only from rooms below it</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for is_needed in (False, True):
        for (source, target), number in sorted(house.arrows.items(), key=lambda each: _order(each[0])):
            if ((source, target) in needed) is is_needed:
                parts.append(_arrow(source, target, number, is_needed=is_needed))
    parts += [
        _number(source, target, house.arrows[source, target]) for source, target in sorted(needed, key=_order)
    ]
    parts += [_box(room, house) for room in reversed(ROOMS)]
    return "\n".join([*parts, "</svg>", ""])


def _order(arrow: tuple[str, str]) -> tuple[int, int]:
    return ROOMS.index(arrow[0]), ROOMS.index(arrow[1])


def _find_top(room: str) -> int:
    return _TOP + _STEP * (len(ROOMS) - 1 - ROOMS.index(room))


def _box(room: str, house: House) -> str:
    top = _find_top(room)
    number = house.files[room]
    told = f"{number} files" if number > 1 else f"{room}.py"
    frame = f'x="{_LEFT}" y="{top}" width="{_BOX}" height="{_HEIGHT}" rx="4"'
    return (
        f'<rect {frame} fill="#f4f6f8" stroke="#4a5a6a"/>'
        + _text(_LEFT + 10, top + 20, _name(room), 'font-size="14" font-weight="bold" fill="#1d2b38"')
        + _text(_LEFT + 108, top + 20, told, 'font-size="11" fill="#5a6a7a"')
        + _text(_LEFT + 190, top + 20, house.words[room].replace("`", ""), 'font-size="12" fill="#1d2b38"')
    )


def _text(x: float, y: float, words: str, look: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" {look}>{escape(words)}</text>'


def _bend(source: str, target: str) -> tuple[float, float, float]:
    """Return how an arrow goes at the right of the boxes: where it begins, ends, and how far out it bends."""
    # It leaves a box below its middle and comes in above it.
    start, end = _find_top(source) + 20, _find_top(target) + 10
    return start, end, 18 + _BEND * (ROOMS.index(source) - ROOMS.index(target))


def _arrow(source: str, target: str, number: int, *, is_needed: bool) -> str:
    """Draw an arrow, bent the further out the more boxes it passes."""
    right = _LEFT + _BOX
    start, end, out = _bend(source, target)
    colour, width = ("#20639b", 1 + min(number, 40) / 16) if is_needed else ("#d5dde4", 1)
    words = f"{_name(source)} imports from {_name(target)}: {number}"
    head = f"M{right + 8} {end - 4}L{right} {end}L{right + 8} {end + 4}Z"
    return (
        f'<g fill="none" stroke="{colour}" stroke-width="{width:.2f}"><title>{words}</title>'
        f'<path d="M{right} {start}C{right + out} {start} {right + out} {end} {right + 6} {end}"/>'
        + (f'<path d="{head}" fill="{colour}" stroke="none"/></g>' if is_needed else "</g>")
    )


def _number(source: str, target: str, number: int) -> str:
    """Write the number of an arrow's imports where it is farthest out."""
    start, end, out = _bend(source, target)
    look = 'font-size="11" fill="#20639b" stroke="#fff" stroke-width="4" paint-order="stroke"'
    return _text(
        _LEFT + _BOX + 0.75 * out, (start + end) / 2 + 4, str(number), f'{look} text-anchor="middle"'
    )


def _name(room: str) -> str:
    return "csa_graph" if room == "__init__" else room


def page() -> str:
    """Return the page about the house, with its table made anew; the rest of it is written by hand."""
    before, heading, _ = PAGE.read_text(encoding="utf-8").partition(_HEADING)
    if not heading:
        raise ValueError(f"{PAGE} has no heading “{_HEADING}”")
    house = read()
    files, number = sum(house.files.values()), sum(house.arrows.values())
    counted = f"{files} files; {number} imports between rooms, in {len(house.arrows)} pairs of rooms."
    lines = [
        "",
        "<!-- The table below is made by `make docs`. -->",
        "",
        f"From the top to the bottom. {counted}",
        "",
        "| room | what it is | files | imports from |",
        "|---|---|--:|---|",
    ]
    for room in reversed(ROOMS):
        below = [
            (target, house.arrows[room, target])
            for target in reversed(ROOMS)
            if (room, target) in house.arrows
        ]
        needs = ", ".join(f"{_name(target)} {number}" for target, number in below)
        words = house.words[room].replace("|", "\\|")
        lines.append(f"| `{_name(room)}` | {words} | {house.files[room]} | {needs} |")
    return before + heading + "\n" + "\n".join([*lines, ""])
