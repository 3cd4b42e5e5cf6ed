"""An invented paper becomes slides: a section a slide, or several where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.papers.model import Grid, Heading, Item, NewPage, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.papers.model import Block, Paper

# So many points stand on a slide.
_POINTS = 6


def write_slides(paper: Paper, path: Path) -> None:
    """Write a paper as a presentation; slides have no numbers, so what is numbered becomes points."""
    from pptx import Presentation

    shown = Presentation()
    title = shown.slides.add_slide(shown.slide_layouts[0])
    title.shapes.title.text = paper.title
    title.placeholders[1].text = paper.subtitle
    for heading, blocks in _slides(paper):
        grids = [block for block in blocks if isinstance(block, Grid)]
        points = [block for block in blocks if not isinstance(block, Grid)]
        if points:
            slide = shown.slides.add_slide(shown.slide_layouts[1])
            slide.shapes.title.text = heading
            frame = slide.placeholders[1].text_frame
            for place, block in enumerate(points):
                paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
                paragraph.text = getattr(block, "text", "")
                paragraph.level = 1 if isinstance(block, Item) else 0
        for grid in grids:
            slide = shown.slides.add_slide(shown.slide_layouts[5])
            slide.shapes.title.text = heading
            _add_table(slide, grid)
    shown.save(str(path))


def _slides(paper: Paper) -> Iterator[tuple[str, list[Block]]]:
    """Share the blocks out among slides: a list stays with the paragraph that leads into it."""
    heading = paper.title
    found: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, NewPage):
            continue
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and len(found) >= _POINTS):
            if found:
                yield heading, found
            found = []
        if isinstance(block, Heading):
            heading = block.text
        else:
            found.append(block)
    if found:
        yield heading, found


def _add_table(slide: object, grid: Grid) -> None:
    from pptx.util import Inches

    size = (Inches(0.5), Inches(1.5), Inches(9), Inches(0.3 * (len(grid.rows) + 1)))
    shapes = slide.shapes  # type: ignore[attr-defined]  # of a library without types
    table = shapes.add_table(len(grid.rows) + 1, len(grid.columns), *size).table
    for place, row in enumerate((grid.columns, *grid.rows)):
        for column, text in enumerate(row):
            table.cell(place, column).text = text
