"""All results become one table: the targets first, then every figure, with the machine and the versions.

Measures nothing, and judges only by ``benchmarks.targets``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks import chart, measure, targets

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.targets import Results, Row

NAME = "table"
_COLUMNS = ("benchmark", "partnerships", "what", "time", "beside", "growth", "memory MB", "disk MB")


def read(folder: Path = measure.RESULTS) -> dict[str, dict[str, Any]]:
    """Return the results that there are, by the name of the file, without this table itself."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in sorted(folder.glob("*.json"))
        if path.stem != NAME
    }


def list_figures(results: Results) -> Iterator[dict[str, str]]:
    """Give each figure with its benchmark and what it is beside: the first of its size, or the base."""
    for name, result in results.items():
        if "sizes" in result:
            yield from _list_sizes(name, result)
        for variant, row in result.get("times", {}).items():
            base = result["base"] if isinstance(result["base"], str) else result["base"].get(variant, "")
            yield {
                "benchmark": name,
                "what": variant,
                "time": f"{row['median_ms']:,.1f} ms",
                "beside": "" if variant == base else f"{row['ratio']:.3g} × {base}",
            }


def _list_sizes(name: str, result: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    largest: dict[str, str] = {variant: size for size, row in result["sizes"].items() for variant in row}
    for size, variants in result["sizes"].items():
        first = next(iter(variants))
        for variant, row in variants.items():
            # What has not the figure of the others is told by a time that it has, and compared with nothing.
            figure = result["figure"]
            base = variants[first].get(figure) if variant != first else None
            if figure not in row:
                figure, base = next(each for each in row if each.endswith(("_s", "_ms"))), None
            growth = result["growth"].get(variant) if largest[variant] == size else None
            memory = row.get("peak_mb", row.get("memory_mb"))
            yield {
                "benchmark": name,
                "partnerships": f"{int(size):,}",
                "what": variant,
                "time": f"{row[figure]:,.4g} {figure.replace('_', ' ')}",
                "beside": f"{row[figure] / base:.3g} × {first}" if base else "",
                "growth": "" if growth is None else f"{growth:.2f}",
                "memory MB": f"{memory:,.0f}" if memory else "",
                "disk MB": f"{row['disk_mb']:,.1f}" if row.get("disk_mb") else "",
            }


def merge_machines(results: Results) -> dict[str, str]:
    """Return the machine, and each version that any benchmark told; versions that differ are all named."""
    merged: dict[str, list[str]] = {}
    for result in results.values():
        for key, value in result.get("machine", {}).items():
            if value not in merged.setdefault(key, []):
                merged[key].append(value)
    return {key: " or ".join(values) for key, values in merged.items()}


def to_markdown(rows: Sequence[Row], results: Results) -> str:
    """Write the table as Markdown."""
    machine = merge_machines(results)
    versions = ", ".join(f"{key} {value}" for key, value in machine.items() if key != "system")
    figures = list(list_figures(results))
    lines = [
        "# What was wanted, and what was measured",
        "",
        f"{machine.get('system', 'unknown machine')}; {versions}.",
        "",
        f"![each target as a share of what is allowed]({NAME}.svg)",
        "",
        "| what | target | measured | met | how |",
        "|---|---|--:|---|---|",
        *(f"| {' | '.join(_cells(row))} |" for row in rows),
        "",
        "## Every figure",
        "",
        "“Beside” divides a time by that of another variant in the same run; “growth” is the exponent",
        "between the two largest sizes.",
        "",
        f"| {' | '.join(_COLUMNS)} |",
        "|---|--:|---|--:|---|--:|--:|--:|",
        *(f"| {' | '.join(figure.get(column, '') for column in _COLUMNS)} |" for figure in figures),
    ]
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    return row.target.what, row.target.words, _tell(row), _judge(row), targets.explain(row)


def _tell(row: Row) -> str:
    return "–" if row.figure is None else f"{row.figure.value:.3g}{row.target.unit}"


def _judge(row: Row) -> str:
    return {True: "yes", False: "**no**", None: "–"}[row.is_met]


def write(folder: Path = measure.RESULTS, without: Container[str] = ()) -> list[Row]:
    """Write the table as Markdown, JSON and SVG beside the results, and return the targets.

    Args:
        folder: Where the results are.
        without: Benchmarks whose results are not to be believed.
    """
    results = {name: result for name, result in read(folder).items() if name not in without}
    rows = targets.compare(results)
    kept = {
        "machine": merge_machines(results),
        "targets": [
            {
                "name": row.target.name,
                "what": row.target.what,
                "target": row.target.words,
                "limit": row.target.limit,
                "measured": None if row.figure is None else row.figure.value,
                "met": row.is_met,
                "how": targets.explain(row),
            }
            for row in rows
        ],
        "figures": list(list_figures(results)),
    }
    (folder / f"{NAME}.md").write_text(to_markdown(rows, results), encoding="utf-8")
    (folder / f"{NAME}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    title = "What was measured, as a share of what is allowed"
    (folder / f"{NAME}.svg").write_text(chart.draw(rows, title), encoding="utf-8")
    return rows
