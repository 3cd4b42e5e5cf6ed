"""Presentations become blocks: titles, points with their levels, tables and notes, slide by slide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import quantity
from csa_graph.documents import told
from csa_graph.documents.block import Block, Content
from csa_graph.documents.packages import Package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["read"]

_MAIN = "ppt/presentation.xml"
_OWN: dict[str, Callable[[int], str]] = {
    "hidden": lambda count: f"{quantity(count, 'hidden slide is', 'hidden slides are')} not read.",
    "hidden shapes": lambda count: f"{quantity(count, 'hidden shape is', 'hidden shapes are')} not read.",
    "diagrams": lambda count: (
        f"{quantity(count, 'diagram or chart', 'diagrams or charts')} drawn, not written: not read."
    ),
    "lines": lambda count: f"{quantity(count, 'line or arrow', 'lines or arrows')} between boxes: not read.",
}
_TOLD = ("macros", "hidden", "hidden shapes", "pictures", "diagrams", "lines")


def read(path: Path) -> Content:
    """Read a presentation (.pptx), or one with macros without them.

    Args:
        path: The file.

    Raises:
        SourceError: It is damaged, or made to fill the memory.
    """
    counts: Counter[str] = Counter()
    with Package(path) as package:
        names = list(_iter_slides(package))
        if not names:
            raise SourceError("the presentation has no slides", path)
        blocks: list[Block] = []
        for number, name in enumerate(names, 1):
            blocks.extend(_read_slide(package, name, number, counts))
        counts["macros"] = any(name.endswith("vbaProject.bin") for name in package.names)
    return Content(blocks, "", None, told.describe(counts, _TOLD, _OWN))


def _iter_slides(package: Package) -> Iterator[str]:
    """Give the names of the slides, in the order in which they are shown."""
    from csa_graph.documents.slides.shapes import SLIDE_ID, TIE

    main = next((name for kind, name in package.find_related("").values() if kind == "officeDocument"), _MAIN)
    ties = package.find_related(main)
    for each in package.parse(main).iter(SLIDE_ID):
        kind, name = ties.get(each.get(TIE, ""), ("", ""))
        if kind == "slide" and name in package.names:
            yield name


def _read_slide(package: Package, name: str, number: int, counts: Counter[str]) -> Iterator[Block]:
    from csa_graph.documents.slides import shapes

    root = package.parse(name)
    if root.get("show") in {"0", "false"}:
        counts["hidden"] += 1
        return
    ties = dict(package.find_related(name).values())
    layout = ties.get("slideLayout", "")
    places = shapes.find_places(package.parse(layout)) if layout in package.names else {}
    yield from shapes.read(root, number, places, counts)
    notes = ties.get("notesSlide", "")
    if notes in package.names:
        yield from shapes.read_notes(package.parse(notes), number)
