"""A PDF becomes blocks, in the order in which people read it, each with its printed page.

Tags come first; where there are none, or they leave text out, places tell. What is not read is told.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import quantity
from csa_graph.documents.block import Content
from csa_graph.documents.forms import MOST_TAGGED
from csa_graph.documents.pdf import (
    drafts,
    furniture,
    gaps,
    indents,
    lines,
    margin_numbers,
    notes,
    opening,
    paragraphs,
    runs,
    tables,
    tagged,
)
from csa_graph.documents.pdf.drafts import Draft
from csa_graph.documents.pdf.tree import Mark, Tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.documents.block import BlockKind
    from csa_graph.documents.pdf.runs import PageText, Run

# Of the letters that are no artifact the tags must name so many to be trusted.
_TRUSTED = 0.95


class _Page(NamedTuple):
    """A page: its text without running heads and feet, and its place among the pages, from 0."""

    number: int
    text: PageText
    runs: list[Run]


def read(path: Path, *, ocr: bool = False) -> Content:
    """Read a PDF.

    Args:
        path: The file.
        ocr: Whether the words of pages that are pictures are recognised.

    Raises:
        SourceError: It is protected, damaged, empty, or a scan without text.
        CsaGraphError: pypdfium2 is not installed.
    """
    document = opening.open_file(path)
    try:
        return _read(document, path, ocr=ocr)
    finally:
        document.close()


def read_picture(path: Path) -> Content:
    """Read a picture of pages, whose words are recognised.

    Args:
        path: The file.

    Raises:
        SourceError: Tesseract is not installed or fails, or there are no words.
    """
    from csa_graph.documents import ocr

    texts = ocr.read_picture(path)
    if not any(text.runs for text in texts):
        raise SourceError("no words are recognised in this picture", path)
    pages, numbers = _drop_margins(texts)
    return Content(
        drafts.make_blocks(_make_drafts(pages), numbers), "", len(texts), tuple(notes.describe(texts, ()))
    )


def _read(document: Any, path: Path, *, ocr: bool) -> Content:  # noqa: ANN401  (pypdfium2 has no types)
    texts: list[PageText] = []
    tree = Tree()
    named: list[set[int]] = []
    broken: list[int] = []
    for number in range(len(document)):
        text, marks = _read_page(document, number, tree, path if ocr else None)
        if text is None:
            broken.append(number + 1)
        texts.append(text or runs.EMPTY)
        named.append(marks)
    _refuse_without_text(texts, path)
    pages, numbers = _drop_margins(texts)
    if _is_tagged(pages, named):
        tags, contents = tagged.make_drafts(tree.root, _find_marks(pages))
        found = _join(tags)
    else:
        found, contents = _make_drafts(pages), 0
    told = notes.describe(texts, broken)
    if contents:
        told.append("A table of contents is left out.")
    title = str(document.get_metadata_value("Title") or "").strip()
    return Content(drafts.make_blocks(found, numbers), title, len(texts), tuple(told))


def _read_page(
    document: Any,  # noqa: ANN401
    number: int,
    tree: Tree,
    recognised: Path | None,
) -> tuple[PageText | None, set[int]]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None, set()
    try:
        text = runs.read(page)
        if recognised is not None and notes.is_picture(text):
            from csa_graph.documents import ocr

            return ocr.read_page(page, recognised), set()
        marks = {run.mark for run in text.runs if run.mark >= 0}
        are_read = marks and len(document) <= MOST_TAGGED
        return text, tree.add(page, number, marks) if are_read else set()
    finally:
        page.close()


def _refuse_without_text(texts: Sequence[PageText], path: Path) -> None:
    if any(text.runs for text in texts):
        return
    if any(text.drawn.pictures for text in texts):
        raise SourceError(
            f"a scan without text ({quantity(len(texts), 'page')}): with --ocr its words are recognised",
            path,
        )
    raise SourceError("the PDF has no text that can be seen", path)


def _drop_margins(texts: Sequence[PageText]) -> tuple[list[_Page], list[int | None]]:
    """Leave out running heads and feet and numbers of lines; return also the printed number of each page."""
    rows = [lines.make_rows(text.runs) for text in texts]
    numbered = margin_numbers.find(rows)
    if numbered:
        kept = [[[run for run in row if id(run) not in numbered] for row in page] for page in rows]
        rows = [[row for row in page if row] for page in kept]
    found = furniture.find(
        [[lines.make_line(row) for row in page] for page in rows], [text.height for text in texts]
    )
    pages = []
    for number, text in enumerate(texts):
        dropped = numbered | {id(run) for place in found.lines[number] for run in rows[number][place]}
        pages.append(_Page(number, text, [run for run in text.runs if id(run) not in dropped]))
    return pages, found.numbers


# --- with tags ------------------------------------------------------------------------------------


def _is_tagged(pages: Sequence[_Page], named: Sequence[set[int]]) -> bool:
    """Tell whether tags name all but very little of the text."""
    known = letters = 0
    for page in pages:
        for run in page.runs:
            if not run.is_artifact:
                letters += len(run.text)
                known += len(run.text) * (run.mark in named[page.number])
    return bool(known) and known >= _TRUSTED * letters


def _find_marks(pages: Sequence[_Page]) -> dict[Mark, list[Run]]:
    found: dict[Mark, list[Run]] = {}
    for page in pages:
        for run in page.runs:
            if run.mark >= 0:
                found.setdefault(Mark(page.number, run.mark), []).append(run)
    return found


def _join(found: Sequence[Draft]) -> list[Draft]:
    """Join paragraphs that some makers tag anew on each page."""
    joined: list[Draft] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and _is_parted(before, each):
            joined[-1] = before._replace(lines=before.lines + each.lines)
        else:
            joined.append(each)
    return joined


def _is_parted(before: Draft, after: Draft) -> bool:
    if (
        before.page >= after.page
        or before.kind not in {"text", "item"}
        or after.kind != "text"
        or after.number
    ):
        return False
    one, other = (
        paragraphs.Paragraph(list(each.lines), each.page, max(line.box.x1 for line in each.lines), each.page)
        for each in (before, after)
    )
    return paragraphs.goes_on(one, other)


# --- without tags ---------------------------------------------------------------------------------


def _make_drafts(pages: Sequence[_Page]) -> list[Draft]:
    ruled: dict[int, tables.RawTable] = {}
    regions: list[tuple[int, lines.Region]] = []
    for page in pages:
        left, made = tables.take_out(page.runs, page.text.drawn.rules, len(ruled) + 1)
        ruled.update(made)
        levels = [rule.at for rule in page.text.drawn.rules if rule.is_level]
        for region in lines.read(left):
            kept, made = gaps.take_out(region, len(ruled) + 1, levels)
            ruled.update(made)
            regions.append((page.number, kept))
    spacing = paragraphs.measure(region for _, region in regions)
    right = _find_right([region for _, region in regions if not region.is_column])
    found = [
        each
        for place, (number, region) in enumerate(regions)
        for each in paragraphs.make(region, number, place, spacing, 0 if region.is_column else right)
    ]
    joined = paragraphs.join(found)
    depths = indents.find_depths(joined)
    return [_make_draft(each, depth, ruled, pages) for each, depth in zip(joined, depths, strict=True)]


def _find_right(regions: Sequence[lines.Region]) -> float:
    """Return where the lines of most pages end: a page with short lines only does not show it."""
    if not regions:
        return 0
    edges: Counter[int] = Counter()
    for region in regions:
        edges[round(region.right / 4)] += len(region.lines)
    return edges.most_common(1)[0][0] * 4.0


def _make_draft(
    each: paragraphs.Paragraph,
    depth: indents.Depth,
    ruled: dict[int, tables.RawTable],
    pages: Sequence[_Page],
) -> Draft:
    is_ocr = pages[each.page].text.is_scan
    if each.table is not None:
        return Draft("row", (), each.page, is_ocr=is_ocr, table=ruled[each.table])
    kind: BlockKind = "footnote" if each.is_note else "item" if depth.is_point else "text"
    return Draft(kind, tuple(each.lines), each.page, depth.level, is_ocr=is_ocr)
