"""The shapes of a slide become blocks: its title first, then the others from the top to the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.documents.block import Block, BlockCell
from csa_graph.documents.lines import join_paragraphs
from csa_graph.documents.structure.numbers import to_letters, to_roman

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SLIDE_ID = f"{_P}sldId"
TIE = f"{_R}id"
_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"dt", "ftr", "sldNum", "hdr", "sldImg"}
_BODIES = {"body", "obj", ""}
#: Shapes whose tops are nearer than this stand beside each other: a fifth of an inch.
_BESIDE = 182_880
_MOST_SPANNED = 400
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

#: Where the placeholders of a layout stand: by index and by kind.
Places = dict[str, tuple[int, int]]


class _Shape(NamedTuple):
    """A shape with where it stands, from the top."""

    element: _Element
    top: int
    left: int
    kind: str | None


def find_places(layout: _Element) -> Places:
    """Find where the placeholders of a layout stand: a slide need not say it again."""
    found: Places = {}
    for shape in layout.iter(f"{_P}sp"):
        holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        offset = shape.find(f"{_P}spPr/{_A}xfrm/{_A}off")
        if holder is not None and offset is not None:
            place = (_to_int(offset.get("y")), _to_int(offset.get("x")))
            found.setdefault(f"#{holder.get('idx', '0')}", place)
            found.setdefault(holder.get("type", "obj"), place)
    return found


def read(
    root: _Element, slide: int, places: Mapping[str, tuple[int, int]], told: Counter[str]
) -> Iterator[Block]:
    """Read the shapes of a slide."""
    tree = root.find(f"{_P}cSld/{_P}spTree")
    shapes = [] if tree is None else list(_iter_shapes(tree, places, told, 0, 0))
    titles = [each for each in shapes if each.kind in _TITLES]
    others = [each for each in shapes if each.kind not in _TITLES and each.kind not in _FURNITURE]
    for each in titles:
        text = " ".join(_read_text(paragraph) for paragraph in each.element.iter(f"{_A}p")).strip()
        if text:
            yield Block("heading", text, 1, slide=slide)
    tables = 0
    for each in _sort(others):
        table = each.element.find(f"{_A}graphic/{_A}graphicData/{_A}tbl")
        if table is not None:
            tables += 1
            # Tables are counted over the whole presentation.
            yield from _read_table(table, slide, 1_000 * slide + tables)
        else:
            yield from _read_frame(each, slide)


def read_notes(root: _Element, slide: int) -> Iterator[Block]:
    """Read the notes below a slide."""
    for shape in root.iter(f"{_P}sp"):
        holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if holder is not None and holder.get("type") == "body":
            for paragraph in shape.iter(f"{_A}p"):
                text = _read_text(paragraph).strip()
                if text:
                    yield Block("footnote", text, slide=slide)


def _iter_shapes(
    tree: _Element, places: Mapping[str, tuple[int, int]], told: Counter[str], down: int, right: int
) -> Iterator[_Shape]:
    """Give the shapes of a slide, also those in groups."""
    for element in tree:
        named = element.find(f".//{_P}cNvPr")
        if element.tag == f"{_P}grpSp":
            shift = _find_shift(element)
            yield from _iter_shapes(element, places, told, down + shift[0], right + shift[1])
        elif named is not None and named.get("hidden") in {"1", "true"}:
            told["hidden shapes"] += 1
        elif element.tag == f"{_P}pic":
            told["pictures"] += 1
        elif element.tag == f"{_P}cxnSp":
            told["lines"] += 1
        elif element.tag == f"{_P}graphicFrame":
            if element.find(f"{_A}graphic/{_A}graphicData/{_A}tbl") is None:
                told["diagrams"] += 1
            else:
                offset = element.find(f"{_P}xfrm/{_A}off")
                yield _Shape(element, _get(offset, "y") + down, _get(offset, "x") + right, None)
        elif element.tag == f"{_P}sp":
            yield _place(element, places, down, right)


def _find_shift(group: _Element) -> tuple[int, int]:
    """Return how far the shapes of a group stand from where they say."""
    frame = group.find(f"{_P}grpSpPr/{_A}xfrm")
    if frame is None:
        return 0, 0
    offset, inner = frame.find(f"{_A}off"), frame.find(f"{_A}chOff")
    return _get(offset, "y") - _get(inner, "y"), _get(offset, "x") - _get(inner, "x")


def _place(element: _Element, places: Mapping[str, tuple[int, int]], down: int, right: int) -> _Shape:
    holder = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    kind = None if holder is None else holder.get("type", "")
    offset = element.find(f"{_P}spPr/{_A}xfrm/{_A}off")
    if offset is not None:
        return _Shape(element, _get(offset, "y") + down, _get(offset, "x") + right, kind)
    place = (0, 0)
    if holder is not None:
        by_kind = places.get(kind or "obj", places.get("body", place))
        place = places.get(f"#{holder.get('idx', '0')}", by_kind)
    return _Shape(element, *place, kind)


def _sort(shapes: list[_Shape]) -> list[_Shape]:
    """Sort shapes as they are read: those that stand beside each other from the left to the right."""
    ordered = sorted(shapes, key=lambda each: each.top)
    found: list[_Shape] = []
    band: list[_Shape] = []
    for each in ordered:
        if band and each.top - band[0].top > _BESIDE:
            found.extend(sorted(band, key=lambda shape: shape.left))
            band = []
        band.append(each)
    return found + sorted(band, key=lambda shape: shape.left)


def _read_frame(shape: _Shape, slide: int) -> Iterator[Block]:
    """Read the paragraphs of a shape."""
    # By level: how many numbered paragraphs came before.
    counts: dict[int, int] = {}
    for paragraph in shape.element.iterfind(f"{_P}txBody/{_A}p"):
        text = _read_text(paragraph).strip()
        if not text:
            continue
        properties = paragraph.find(f"{_A}pPr")
        level = min(_to_int(properties.get("lvl")) if properties is not None else 0, 8)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        auto = properties.find(f"{_A}buAutoNum") if properties is not None else None
        if auto is not None:
            start = _to_int(auto.get("startAt")) or 1
            counts[level] = counts.get(level, start - 1) + 1
            number = _write(counts[level], auto.get("type", ""))
            yield Block("text", text, level + 1, number, slide=slide)
            continue
        counts.pop(level, None)
        is_point = shape.kind in _BODIES
        if properties is not None and properties.find(f"{_A}buNone") is not None:
            is_point = False
        elif properties is not None and properties.find(f"{_A}buChar") is not None:
            is_point = True
        is_bold = _is_bold(paragraph)
        if is_point:
            yield Block("item", text, level + 1, slide=slide, is_bold=is_bold)
        else:
            yield Block("text", text, slide=slide, is_bold=is_bold)


def _read_text(paragraph: _Element) -> str:
    parts = []
    for each in paragraph:
        if each.tag in {f"{_A}r", f"{_A}fld"}:
            letters = "".join(text.text or "" for text in each.iterfind(f"{_A}t"))
            properties = each.find(f"{_A}rPr")
            if properties is not None and _to_int(properties.get("baseline")) > 0:
                letters = letters.translate(_RAISED)
            parts.append(letters)
        elif each.tag == f"{_A}br":
            parts.append("\n")
    return "".join(parts)


def _is_bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iterfind(f"{_A}r") if (run.findtext(f"{_A}t") or "").strip()]
    looks = [run.find(f"{_A}rPr") for run in runs]
    return bool(looks) and all(look is not None and look.get("b") in {"1", "true"} for look in looks)


def _read_table(table: _Element, slide: int, number: int) -> Iterator[Block]:
    look = table.find(f"{_A}tblPr")
    has_heading = look is not None and look.get("firstRow") in {"1", "true"}
    for place, row in enumerate(table.iterfind(f"{_A}tr")):
        cells = []
        for cell in row.iterfind(f"{_A}tc"):
            if cell.get("hMerge") in {"1", "true"}:
                continue
            texts = [" ".join(_read_text(each).split()) for each in cell.iter(f"{_A}p")]
            rows = 0 if cell.get("vMerge") in {"1", "true"} else 1
            columns = min(max(_to_int(cell.get("gridSpan")), 1), _MOST_SPANNED)
            text = join_paragraphs([each for each in texts if each])
            cells.append(BlockCell(text, has_heading and not place, columns, rows))
        if cells:
            yield Block("row", "", slide=slide, table=number, cells=tuple(cells))


def _write(value: int, form: str) -> str:
    """Write a number as the presentation shows it."""
    label = str(value)
    if form.startswith("alpha"):
        label = to_letters(value)
    elif form.startswith("roman"):
        label = to_roman(value)
    if form.startswith(("alphaUc", "romanUc")):
        label = label.upper()
    if form.endswith("ParenBoth"):
        return f"({label})"
    return f"{label})" if form.endswith("ParenR") else f"{label}." if form.endswith("Period") else label


def _get(element: _Element | None, name: str) -> int:
    return 0 if element is None else _to_int(element.get(name))


def _to_int(text: str | None) -> int:
    stripped = (text or "").strip()
    return int(stripped) if stripped.lstrip("-").isdecimal() and len(stripped) < 12 else 0
