"""Results of the units become the tables of all editions and of all failures.

Which edition is in force is decided here, because only here all editions are known.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import edition, rules, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.survey.edition import Tasks, UnitResult
    from csa_graph.survey.tables import Row


class Totals(NamedTuple):
    """The numbers of the whole survey.

    Attributes:
        editions: Number of editions.
        partnerships: Number of partnerships.
        rows: Number of rows, by table.
        severities: Number of findings, by severity.
        failures: Rows of the table of failures.
    """

    editions: int
    partnerships: int
    rows: dict[str, int]
    severities: dict[str, int]
    failures: tuple[Row, ...]


def finish(done: Sequence[UnitResult], tasks: Tasks, folder: Path) -> Totals:
    """Write the tables that are made once for all units.

    Args:
        done: What was found in each unit.
        tasks: What was done with each edition.
        folder: Where the tables are.

    Raises:
        CsaGraphError: A worker has written to a folder that this process does not see.
    """
    replaced = {iri for each in done for iri in each.replaced}
    names = [column.name for column in tables.EDITIONS.columns]
    whose, iri, in_force = (names.index(name) for name in (tables.PARTNERSHIP, "edition", "in_force"))
    editions = sorted(
        (*row[:in_force], row[iri] not in replaced, *row[in_force + 1 :])
        for each in done
        for row in each.editions
    )
    failures = sorted((row for each in done for row in each.failures), key=str)
    counts = Counter({table.name: 0 for table in edition.list_tables(tasks)})
    severities: Counter[str] = Counter()
    for each in done:
        counts.update(dict(each.counts))
        severities.update(dict(each.severities))
        for partnership in {str(row[whose]) for row in each.editions}:
            _require_file(tables.place(folder, tables.STATEMENTS, partnership, each.key), folder)
    for table, rows in ((tables.EDITIONS, editions), (tables.FAILURES, failures)):
        tables.write(rules.get_place(folder, table), table.columns, rows)
        counts[table.name] = len(rows)
    partnerships = {row[whose] for row in editions}
    return Totals(len(editions), len(partnerships), dict(counts), dict(severities), tuple(failures))


def _require_file(path: Path, folder: Path) -> None:
    if not path.exists():
        raise CsaGraphError(
            # The folder is within the one that all builds for a place work in.
            f"{folder.parent.parent}: a worker wrote its tables where this machine does not see them: name a "
            "folder that all of them share"
        )
