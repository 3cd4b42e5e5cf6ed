"""Statements as a flat table of CSV, each with the passages that state it; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from csa_graph.projection.reading import Reading


def _write(reading: Reading, _view: str) -> str:
    from csa_graph.asking import statements
    from csa_graph.views.csv import to_csv

    return to_csv(statements.tabulate(reading.store, reading.names, reading.edition), iris=True)


FORMAT = Format(
    writers=(
        Writer(
            "statements",
            "“statements” (a CSV table with a line for each statement)",
            "layer",
            _write,
            (".csv",),
            place=60,
        ),
    )
)
