"""The analysis ``timeline`` becomes a Gantt chart: a row for each action, a column for each month, as SVG.

Shows when things are due. No passage says when work begins, so no bar does either.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from csa_graph.drawing.shapes import (
    ACCENT,
    BACKGROUND,
    BORDER,
    FOREGROUND,
    HAIRLINE,
    LINES,
    MUTED,
    WARNING_COLOUR,
    Picture,
    Shape,
    Words,
)
from csa_graph.drawing.svg import to_svg as write
from csa_graph.drawing.text import get_width, wrap
from csa_graph.views import months
from csa_graph.views.sheet import LEFT, RIGHT, ROOM, WIDTH, Entry, Paragraph, add_key, add_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.analysis.result import Result

    Record = dict[str, Any]
    # An upright line: its day, its name, its colour, its dashes.
    _Line = tuple[datetime.date, str, str, tuple[float, ...]]

# Columns of words, and where the months begin, from the left edge.
_ACTION, _LEAD, _GAP = 250.0, 205.0, 12.0
_LEFT = LEFT + _ACTION + _LEAD + 2 * _GAP
_SIZE, _LINE, _PAD = 10.5, 13.0, 4.0
_AXIS = 10.0
_SPAN_COLOUR, _DAY_COLOUR = "#cfe0f1", LINES[3]
_DEADLINE = "M0 -6L6 0L0 6L-6 0Z"
# Its tip is the day, and it is longer than a deadline, so that both can be seen on the same day.
_BEGIN = "M-14 -8L0 0L-14 8Z"
_NOTE = (
    "No passage says on which day work begins, so bars have no beginning: a bar is the time that the printed "
    "timescale can mean, and the deadline is its last day."
)


def to_svg(result: Result) -> str:
    """Return the actions of the analysis ``timeline`` as a Gantt chart, as wide as A4 on its side."""
    table = result.table("actions")
    records: list[Record] = [dict(zip(table.columns, row, strict=True)) for row in table]
    as_of = _read_day(result.parameters.get("as_of"))
    axis = months.get_axis(_days(records), as_of, (_LEFT, RIGHT))
    picture = Picture(round(WIDTH), 0, result.title, _describe(result, records))
    y = add_paragraphs(picture, LEFT, Paragraph(result.title, 20, bold=True), Paragraph(_NOTE, _SIZE, MUTED))
    y = add_key(picture, y + 6, _list_entries(records), _SIZE)
    if as_of and axis and not axis.holds(as_of):
        outside = f"{_words(as_of)} lies outside the months that are shown."
        y = add_paragraphs(picture, y, Paragraph(outside, _SIZE, WARNING_COLOUR))
    ends = sorted({each["plan_ends"] for each in records if each["plan_ends"]})
    lines: list[_Line] = [(day, f"plan ends {_words(day)}", FOREGROUND, ()) for day in ends]
    if as_of and axis and axis.holds(as_of):
        lines.append((as_of, f"as of {_words(as_of)}", _DAY_COLOUR, (6.0, 3.0)))
    if axis:
        y = _add_line_names(picture, y + 4, axis, lines)
    top = y + 6
    y = rows = _add_heads(picture, top, axis) if records else top
    body: list[Shape | Words] = []
    for each in records:
        y = _add_row(body, y, each, axis)
    if axis:
        # Below the words, which keep a halo around them.
        edges = "".join(f"M{x:g} 0V{y - rows:g}" for x in axis.get_edges())
        picture.items.append(Shape(edges, 0, rows, stroke=HAIRLINE, width=0.8))
        for day, _, colour, dash in lines:
            path, x = f"M0 0V{y - top:g}", axis.get_end(day)
            picture.items.append(Shape(path, x, top, stroke=colour, width=1.6, dash=dash))
    picture.items += body
    if not records:
        y = add_paragraphs(picture, y, Paragraph(table.none, 14))
    y = add_paragraphs(picture, y + 8, Paragraph(_get_source(records), _SIZE, MUTED))
    picture.height = round(y + LEFT)
    return write(picture)


# ---------------------------------------------------------------- rows


def _add_row(items: list[Shape | Words], y: float, each: Record, axis: months.Axis | None) -> float:
    """Add an action; return where the next one begins."""
    columns = [
        (LEFT, wrap(str(each["action"]), _ACTION, _SIZE)),
        (LEFT + _ACTION + _GAP, wrap(str(each["lead"]), _LEAD, _SIZE)),
    ]
    marks, beside = _draw_time(each, axis)
    count = max(1, len(beside), *(len(lines) for _, lines in columns))
    height = count * _LINE + 2 * _PAD
    items.append(Shape(f"M0 0H{ROOM:g}", LEFT, round(y, 1), stroke=HAIRLINE, width=1))
    for x, lines in columns:
        for place, text in enumerate(lines):
            items.append(Words(round(x, 1), round(y + _PAD + 10 + place * _LINE, 1), text, _SIZE))
    middle = round(y + height / 2, 1)
    items += [mark.put(0, middle) for mark in marks]
    first = middle + 4 - (len(beside) - 1) * _LINE / 2
    for place, words in enumerate(beside):
        items.append(words.put(0, round(first + place * _LINE, 1)))
    return round(y + height, 1)


def _draw_time(each: Record, axis: months.Axis | None) -> tuple[list[Shape], list[Words]]:
    """Return the marks of an action around the height 0, and the lines of words beside them, all at 0."""
    state = str(each["state"] or "")
    day = each["due"] or each["begins"]
    if axis is None or day is None:
        said = [
            ("no date stated", WARNING_COLOUR),
            *([(state, MUTED)] if state not in ("", "no date stated") else []),
        ]
        return [], list(_place_words(said, _LEFT, _LEFT))
    marks = []
    begin, end = axis.get_end(day), axis.get_end(day)
    if each["due"]:
        start = months.get_first_day(each["due"], str(each["precision"] or ""))
        begin = axis.get_start(start)
        marks.append(Shape(f"M0 -7H{end - begin:.1f}V7H0Z", begin, 0, _SPAN_COLOUR, BORDER, 0.8))
        marks.append(Shape(_DEADLINE, end, 0, ACCENT))
    if each["begins"]:
        x = axis.get_end(each["begins"])
        # Where both fall on one day, the deadline stands inside.
        marks.insert(len(marks) - 1 if each["due"] else 0, Shape(_BEGIN, x, 0, BACKGROUND, ACCENT, 1.4))
        begin, end = min(begin, x), max(end, x)
    said = [(str(each["timescale"] or _words(day)), FOREGROUND)]
    if each["begins"]:
        said.append((f"to begin by {_words(each['begins'])}", FOREGROUND))
    said += [
        (part, WARNING_COLOUR if "plan ends" in part or "ago" in part else MUTED)
        for part in state.split("; ")
        if part
    ]
    return marks, list(_place_words(said, begin, end))


def _place_words(said: list[tuple[str, str]], begin: float, end: float) -> Iterator[Words]:
    """Put words to the right of a mark, or to its left where there is more room."""
    right, left = RIGHT - end - 12, begin - _LEFT - 8
    widest = max(get_width(text, _AXIS) for text, _ in said)
    is_left = widest > right and left > right
    room = max(left if is_left else right, 60)
    for text, fill in said:
        for line in wrap(text, room, _AXIS):
            if is_left:
                yield Words(round(begin - 6, 1), 0, line, _AXIS, fill, anchor="end", halo=True)
            else:
                yield Words(round(end + 10, 1), 0, line, _AXIS, fill, halo=True)


# ---------------------------------------------------------------- what stands above


def _add_heads(picture: Picture, y: float, axis: months.Axis | None) -> float:
    """Add the names of the columns; return where the rows begin."""
    for x, text in ((LEFT, "Action"), (LEFT + _ACTION + _GAP, "Lead")):
        picture.items.append(Words(round(x, 1), y + 28, text, _SIZE, bold=True))
    for place, (start, end, text) in enumerate(axis.get_years() if axis else ()):
        if place:
            picture.items.append(Shape("M0 0V17", start, y, stroke=HAIRLINE, width=0.8))
        if end - start > get_width(text, _SIZE, bold=True):
            picture.items.append(Words(start + 4, y + 12, text, _SIZE, bold=True))
    for x, text in axis.get_labels(_AXIS) if axis else ():
        picture.items.append(Words(x, y + 28, text, _AXIS, MUTED, anchor="middle"))
    return y + 34


def _add_line_names(
    picture: Picture,
    y: float,
    axis: months.Axis,
    lines: list[tuple[datetime.date, str, str, tuple[float, ...]]],
) -> float:
    """Write what each upright line is, each in a row of its own; return where these rows end."""
    for day, text, colour, _ in lines:
        x = axis.get_end(day)
        is_left = x + 4 + get_width(text, _AXIS, bold=True) > RIGHT
        anchor, at = ("end", x) if is_left else ("start", x)
        picture.items.append(Words(round(at, 1), y + 10, text, _AXIS, colour, bold=True, anchor=anchor))
        y += _LINE
    return y


def _list_entries(records: list[Record]) -> list[Entry]:
    """Return what the marks mean, of those that are drawn."""
    entries: list[Entry] = []
    if any(each["due"] for each in records):
        span = Shape("M0 -6H24V6H0Z", 0, 0, _SPAN_COLOUR, BORDER, 0.8)
        entries.append(Entry([span], 24, "the time that the timescale can mean"))
        entries.append(Entry([Shape(_DEADLINE, 6, 0, ACCENT)], 12, "deadline: the last day of it"))
    if any(each["begins"] for each in records):
        begin = Shape(_BEGIN, 14, 0, BACKGROUND, ACCENT, 1.4)
        entries.append(Entry([begin], 14, "begins: the last day by which it is to have begun"))
    return entries


# ---------------------------------------------------------------- words and days


def _days(records: list[Record]) -> list[datetime.date]:
    """Return every day that is drawn."""
    days = [each[column] for each in records for column in ("due", "begins", "plan_ends") if each[column]]
    return days + [
        months.get_first_day(each["due"], str(each["precision"] or "")) for each in records if each["due"]
    ]


def _describe(result: Result, records: list[Record]) -> str:
    """Return every row as a sentence: what a reader who cannot see the picture gets."""
    sentences = [result.summary, _NOTE]
    for each in records:
        when = [f"due {_words(each['due'])}"] if each["due"] else []
        when += [f"to begin by {_words(each['begins'])}"] if each["begins"] else []
        said = f"{each['action']}: {', '.join(when) or 'no date stated'}; lead {each['lead']}"
        sentences.append(f"{said}{'; ' + each['state'] if when and each['state'] else ''}.")
    return " ".join(sentences)


def _get_source(records: list[Record]) -> str:
    labels = {str(passage) for each in records for passage in each["passage"]}
    return f"Source: {'; '.join(sorted(labels, key=_in_order)) or 'no passage'}."


def _in_order(label: str) -> list[tuple[int, str]]:
    """Return a key that sorts row 9 before row 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", label)]


def _read_day(value: object) -> datetime.date | None:
    if value is None or isinstance(value, datetime.date):
        return value
    return datetime.date.fromisoformat(str(value).strip())


def _words(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
