"""Targets and what was measured become a chart: one bar each, as a share of what is allowed."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.targets import Row

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 1000, 430, 150, 40, 78
_LOOK = 'role="img" font-family="sans-serif" font-size="14" aria-labelledby="title"'
#: From a hundredth of what is allowed to ten times as much.
_LEAST, _MOST = 0.01, 10.0
_MET, _MISSED, _INK, _GREY = "#2f6f4f", "#a8361c", "#1d1d1b", "#6b6b68"


def draw(rows: Sequence[Row], title: str) -> str:
    """Return the chart as SVG.

    Args:
        rows: The targets; those of which nothing was measured have no bar.
        title: What stands above it.
    """
    height = _TOP + _ROW * len(rows) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" {_LOOK}>',
        f'<title id="title">{html.escape(title)}</title>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="30" font-size="18" font-weight="bold" fill="{_INK}">{html.escape(title)}</text>',
    ]
    for share in (_LEAST, 0.1, 1.0, _MOST):
        x, is_limit = place(share), math.isclose(share, 1)
        colour, width = (_INK, 2) if is_limit else ("#d5d5d0", 1)
        words = "what is allowed" if is_limit else f"{share:g} ×"
        ends = f'x1="{x}" y1="{_TOP - 10}" x2="{x}" y2="{height - 16}"'
        parts.append(f'<line {ends} stroke="{colour}" stroke-width="{width}"/>')
        look = f'font-size="12" text-anchor="middle" fill="{_GREY}"'
        parts.append(f'<text x="{x}" y="{_TOP - 16}" {look}>{words}</text>')
    for number, row in enumerate(rows):
        parts += _draw_row(row, _TOP + _ROW * number)
    return "\n".join([*parts, "</svg>", ""])


def place(share: float) -> float:
    """Return where a share of what is allowed stands on the scale, from the left.

    >>> place(0.01), place(10.0), place(1e9)
    (430.0, 850.0, 850.0)
    """
    kept = min(max(share, _LEAST), _MOST)
    along = math.log(kept / _LEAST) / math.log(_MOST / _LEAST)
    return round(_LEFT + along * (_WIDTH - _LEFT - _RIGHT), 1)


def _draw_row(row: Row, top: int) -> list[str]:
    lines = _break(row.target.what, 58)
    middle = top + _ROW / 2
    first = middle + 4 - 8 * (len(lines) - 1)
    parts = [
        f'<text x="{_LEFT - 14}" y="{first + 16 * number}" text-anchor="end" font-size="13" fill="{_INK}">'
        f"{html.escape(line)}</text>"
        for number, line in enumerate(lines)
    ]
    words, colour, end = "not measured", _GREY, float(_LEFT)
    if row.figure is not None:
        words = f"{row.figure.value:.3g}{row.target.unit}, {'met' if row.is_met else 'missed'}"
        colour, end = _MET if row.is_met else _MISSED, place(row.figure.value / row.target.limit)
        parts.append(
            f'<rect x="{_LEFT}" y="{top + 10}" width="{max(end - _LEFT, 2):.1f}" height="{_ROW - 20}" '
            f'fill="{colour}"/>'
        )
    # White behind the words keeps them from the lines of the scale.
    text = f'x="{end + 8:.1f}" y="{middle + 4}" font-size="13" fill="{colour}"'
    parts.append(f'<text {text} stroke="#ffffff" stroke-width="4" paint-order="stroke">{words}</text>')
    return parts


def _break(text: str, length: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, length)
