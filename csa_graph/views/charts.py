"""The analysis ``figures`` becomes small charts, one for each category, on one sheet: a picture as SVG.

Draws the numbers as printed. Where each line lies is for ``panels``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.drawing.shapes import MUTED, Picture
from csa_graph.drawing.svg import to_svg as write
from csa_graph.drawing.text import wrap
from csa_graph.views import panels
from csa_graph.views.panels import Line, Panel
from csa_graph.views.sheet import HEIGHT, LEFT, ROOM, WIDTH, Entry, Paragraph, add_key, add_paragraphs

if TYPE_CHECKING:
    from csa_graph.analysis.result import Result
    from csa_graph.asking.answer import Answer

_GAP = 18.0
_SMALL = 11.0
# So many charts fit side by side: the more there are, the smaller they may be.
_COLUMNS = ((4, 2), (6, 3), (12, 4))
_MOST_COLUMNS = 5
# Of a chart with its words, where the charts of several tables need more than a sheet anyway.
_USUAL_HEIGHT = 190.0
_HOW_TO_READ = (
    "Each chart has an upright axis of its own, from 0; all have the same years. Compare the shapes of lines "
    "between charts, not their heights. In words: the first number and the last."
)


def to_svg(result: Result) -> str:
    """Return the figures of the analysis ``figures`` as a picture as wide as A4 on its side."""
    table = result.table("years")
    charts = _gather(table, result.table("mapping"))
    years = [column for column in table.columns if column[0].isdigit()]
    picture = Picture(round(WIDTH), 0, result.title, _describe(result, charts))
    y = add_paragraphs(
        picture, LEFT, Paragraph(result.title, 20, bold=True), Paragraph(_HOW_TO_READ, _SMALL, MUTED)
    )
    if not charts:
        y = add_paragraphs(picture, y + 8, Paragraph(table.none, 14))
    axes = panels.get_axes([each for some in charts.values() for each in some], years)
    y = add_key(picture, y + 4, _list_entries(axes.areas), _SMALL) + 8
    sources = _sources(result)
    end = HEIGHT - LEFT - 4 - sum(15 * len(wrap(each, ROOM, _SMALL)) for each in sources)
    for name, some in charts.items():
        if len(charts) > 1:
            y = add_paragraphs(picture, y + 6, Paragraph(name, 14, bold=True))
        y = _add_panels(picture, y, end if len(charts) == 1 else None, some, axes)
    y = add_paragraphs(picture, y + 2, *(Paragraph(each, _SMALL, MUTED) for each in sources))
    picture.height = round(y + LEFT)
    return write(picture)


# ---------------------------------------------------------------- what is drawn


def _gather(table: Answer, mapping: Answer) -> dict[str, list[Panel]]:
    """Return the charts by table, totals first."""
    ties: dict[str, list[str]] = {}
    for row in mapping:
        record: dict[str, Any] = dict(zip(mapping.columns, row, strict=True))
        words = ties.setdefault(record["category"].iri, [])
        if (said := f"{record['tie']} {record['priority']}") not in words:
            words.append(said)
    found: dict[tuple[str, str], tuple[str, bool, Panel]] = {}
    for row in table:
        record = dict(zip(table.columns, row, strict=True))
        category, key = record["category"], (record["table"].iri, record["category"].iri)
        panel = Panel(str(category), tuple(ties.get(category.iri, ())), [])
        panel = found.setdefault(key, (str(record["table"]), record["kind"] == "total", panel))[2]
        numbers = {name: record[name] for name in table.columns if name[0].isdigit()}
        panel.lines.append(
            Line(
                str(record["area"]), {year: number for year, number in numbers.items() if number is not None}
            )
        )
    charts: dict[str, list[Panel]] = {}
    for name, _, panel in sorted(found.values(), key=lambda each: not each[1]):
        charts.setdefault(name, []).append(panel)
    return charts


def _describe(result: Result, charts: dict[str, list[Panel]]) -> str:
    """Return every number in words: what a reader who cannot see the picture gets."""
    sentences = [
        f"{panel.name}, {line.area}: "
        f"{', '.join(f'{number:,} in {year}' for year, number in line.numbers.items())}."
        for some in charts.values()
        for panel in some
        for line in panel.lines
    ]
    return " ".join([result.summary, *sentences])


def _sources(result: Result) -> list[str]:
    table, mapping = result.table("years"), result.table("mapping")
    places = dict.fromkeys(
        (str(name), "; ".join(map(str, cited)) if isinstance(cited, tuple) else "")
        for name, cited in zip(table.column("table"), table.column("passage"), strict=True)
    )
    lines = [f"Source: {name}, {cited or 'no passage'}." for name, cited in places]
    views = zip(mapping.column("mapping"), mapping.column("who_says"), strict=True)
    lines += [
        f"What belongs to which priority is not stated there. It is the view of: {who} ({each})."
        for each, who in dict.fromkeys((str(each), str(who)) for each, who in views)
    ]
    return lines


# ---------------------------------------------------------------- where it stands


def _list_entries(areas: list[str]) -> list[Entry]:
    """Return what each line means."""
    short = panels.shorten(areas)
    return [
        Entry(
            panels.draw_sample(number),
            panels.SAMPLE,
            area if area.startswith(short[area]) else f"{short[area]}: {area}",
        )
        for number, area in enumerate(areas)
    ]


def _add_panels(
    picture: Picture, y: float, end: float | None, charts: list[Panel], axes: panels.Axes
) -> float:
    """Add the charts of one table in rows, as high as there is room before `end`; return where they end."""
    columns = next((count for most, count in _COLUMNS if len(charts) <= most), _MOST_COLUMNS)
    width = (ROOM - _GAP * (columns - 1)) / columns
    rows = [charts[place : place + columns] for place in range(0, len(charts), columns)]
    spare = (end - y) / len(rows) - _GAP if end else _USUAL_HEIGHT
    for row in rows:
        head = max(panels.get_head(each, width) for each in row)
        height = panels.get_height(head, spare)
        for place, each in enumerate(row):
            x = LEFT + place * (width + _GAP)
            items = panels.draw(each, (width, height), head, axes)
            picture.items += [item.put(round(x, 1), round(y, 1)) for item in items]
        y += height + _GAP
    return y
