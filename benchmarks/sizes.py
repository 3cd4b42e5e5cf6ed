"""Figures at several sizes become a table with growth and memory, which is printed and kept.

Judges nothing: what a figure should be stands in ``benchmarks.targets``.
"""

from __future__ import annotations

import json
import math
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from benchmarks import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    #: Figures by name, such as ``rules_s``, of a variant, at a size.
    Figures = Mapping[int, Mapping[str, Mapping[str, float]]]

#: How many partnerships: the sizes at which all is measured, and the one that is asked for by --ten-thousand.
SIZES = (1, 10, 100, 1000)
LARGE = 10_000


def get_exponent(figures: Figures, variant: str, figure: str) -> float | None:
    """Return the exponent by which a figure grows with the data, between the two largest sizes that have it.

    >>> round(get_exponent({10: {"a": {"s": 2.0}}, 100: {"a": {"s": 20.0}}}, "a", "s"), 2)
    1.0
    """
    sizes = sorted(size for size, variants in figures.items() if variants.get(variant, {}).get(figure))
    if len(sizes) < 2:
        return None
    smaller, larger = sizes[-2:]
    grown = figures[larger][variant][figure] / figures[smaller][variant][figure]
    return math.log(grown) / math.log(larger / smaller)


def describe_machine(libraries: Iterable[str]) -> dict[str, str]:
    """Return the machine and the versions of what ran on it; what is not installed is left out."""
    machine = {
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
    }
    for library in libraries:
        try:
            machine[library] = version(library)
        except PackageNotFoundError:
            continue
    return machine


def report(
    name: str,
    title: str,
    figures: Figures,
    findings: Mapping[str, object],
    *,
    libraries: Iterable[str],
    grown: str,
) -> None:
    """Print a table of the figures and write it to ``results/<name>.md`` and ``.json``.

    Args:
        name: Name of the files.
        title: What was measured.
        figures: The figures by size, variant and name.
        findings: What else is worth reading, by its name in words.
        libraries: Whose versions are told.
        grown: The figure whose growth is told.
    """
    machine = describe_machine(libraries)
    columns = sorted({each for variants in figures.values() for row in variants.values() for each in row})
    variants = list(dict.fromkeys(each for row in figures.values() for each in row))
    growth = {each: get_exponent(figures, each, grown) for each in variants}
    lines = [
        f"# {title}",
        "",
        "; ".join(f"{key} {value}" if key != "system" else value for key, value in machine.items()) + ".",
        "",
        f"| partnerships | what | {' | '.join(columns)} |",
        f"|--:|---|{'--:|' * len(columns)}",
    ]
    for size in sorted(figures):
        for variant, row in figures[size].items():
            cells = (f"{row[each]:.4g}" if each in row else "" for each in columns)
            lines.append(f"| {size:,} | {variant} | {' | '.join(cells)} |")
    lines += ["", f"Growth of {grown} between the two largest sizes, as an exponent:", ""]
    lines += [f"- {each}: {value:.2f}" for each, value in growth.items() if value is not None]
    lines += ["", *(f"- {key}: {value}" for key, value in findings.items())]
    text = "\n".join(lines) + "\n"
    print(text)
    kept = {
        "title": title,
        "machine": dict(machine),
        "figure": grown,
        "sizes": {str(size): figures[size] for size in sorted(figures)},
        "growth": {each: round(value, 3) for each, value in growth.items() if value is not None},
        **findings,
    }
    measure.RESULTS.mkdir(exist_ok=True)
    (measure.RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    (measure.RESULTS / f"{name}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
