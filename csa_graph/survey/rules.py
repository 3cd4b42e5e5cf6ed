"""The rules across partnerships: SQL files that read the tables of a survey, on any engine that speaks SQL.

A file of ``queries/survey`` answers what a question of the catalogue asks of one store; a file of
``queries/survey/views`` makes a view that others read. Runs the files in turn.
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from csa_graph.base import resources
from csa_graph.base.errors import QueryError
from csa_graph.survey import tables
from csa_graph.survey.tables import NUMBER, TEXT, Column
from csa_graph.terms import ontology
from csa_graph.terms.iris import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_MARK = "--+"
#: The view of the lines of accountability, which others read.
LINE_KINDS = "line_kinds"
FOLDER = "across"
_SCRATCH = ".scratch"


class Engine(Protocol):
    """What runs SQL over the tables."""

    def use(self, scratch: Path) -> None:
        """Set the folder for temporary files."""

    def load(self, view: str, place: Path, columns: Sequence[Column], *, by_partnership: bool) -> None:
        """Make the files of a table a view."""

    def define(self, view: str, query: str) -> None:
        """Make a view of the result of a query."""

    def count(self, view: str) -> int:
        """Return how many rows a view has."""

    def select(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query and return its rows."""


@dataclass(frozen=True)
class Rule:
    """One SQL file.

    Attributes:
        name: The file's name without its ending.
        summary: What it answers, or what its rows are.
        question: The question of the catalogue that it equals; empty for a view.
        columns: What each column holds.
        step: Order of a view: it is made after those of lower steps, which it reads.
        query: The query; of a recursive view, its first step.
        repeated: The query that is run on a view until it has no more rows than before; empty for others.
    """

    name: str
    summary: str
    question: str
    columns: tuple[Column, ...]
    step: int
    query: str
    repeated: str = ""


def rules() -> dict[str, Rule]:
    """Return the rules by name, sorted."""
    return {rule.name: rule for rule in _read_folder(resources.queries() / "survey")}


def views() -> list[Rule]:
    """Return the views in the order in which they can be made."""
    found = _read_folder(resources.queries() / "survey" / "views")
    return sorted(found, key=lambda rule: (rule.step, rule.name))


def run(engine: Engine, folder: Path) -> dict[str, int]:
    """Run all rules over the tables of a folder and write what they find beside them.

    Returns:
        The number of rows by rule.

    Raises:
        QueryError: A header is missing or wrong.
    """
    # Beside the tables, where all workers see it.
    scratch = folder / _SCRATCH
    engine.use(scratch)
    for table in (tables.EDITIONS, tables.STATEMENTS):
        place = get_place(folder, table)
        engine.load(table.name, place, table.columns, by_partnership=table.by_partnership)
    engine.define(LINE_KINDS, select_line_kinds())
    for view in views():
        engine.define(view.name, view.query)
        number = 0
        while view.repeated and number != (number := engine.count(view.name)):
            engine.define(view.name, view.repeated)
    counts = {}
    for rule in rules().values():
        rows = engine.select(rule.query)
        rows.sort(key=lambda row: [(cell is None, cell) for cell in row])
        tables.write(folder / FOLDER / f"{rule.name}.parquet", rule.columns, rows)
        counts[rule.name] = len(rows)
    shutil.rmtree(scratch, ignore_errors=True)
    return counts


def select_line_kinds() -> str:
    """Return a query for the kinds of line that the ontology knows: IRIs, and the last parts of these."""
    kinds = ontology.list_lines()
    return " UNION ALL ".join(f"SELECT '{iri}' AS iri, '{local_name(iri)}' AS property" for iri in kinds)


def get_place(folder: Path, table: tables.Table) -> Path:
    """Return where a table is kept: its folder, or its one file."""
    return folder / table.name if table.by_partnership else folder / f"{table.name}.parquet"


def read(path: Path) -> Rule:
    """Read an SQL file.

    Raises:
        QueryError: Its header is missing or wrong.
    """
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    # Not all engines read the header as a comment, and none needs it.
    query = "\n".join(line for line in lines if not line.startswith("--"))
    try:
        header = tomllib.loads(
            "\n".join(line.removeprefix(_MARK) for line in lines if line.startswith(_MARK))
        )
        columns = tuple(_iter_columns(header["columns"], header.get("numbers", ())))
        queries = [each.strip() for each in query.split(";") if each.strip()]
        return Rule(
            path.stem, header["summary"], header.get("question", ""), columns, header.get("step", 0), *queries
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise QueryError(f"its header is wrong: {error}", path.stem) from None


def _iter_columns(words: Mapping[str, str], numbers: Sequence[str]) -> Iterator[Column]:
    for name, meaning in words.items():
        yield Column(name, NUMBER if name in numbers else TEXT, meaning)


def _read_folder(folder: Path) -> list[Rule]:
    return [read(path) for path in sorted(folder.glob("*.sql"))]
