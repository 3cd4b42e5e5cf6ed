"""Reads the tables of a survey with DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    from pathlib import Path


class Tables:
    """The tables of a survey.

    Args:
        folder: Its folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, *columns: str, where: str = "true") -> list[tuple[Any, ...]]:
        """Return the rows of a table; lists as tuples."""
        single = self._folder / f"{name}.parquet"
        place = single if single.exists() else self._folder / name / "*" / "*.parquet"
        chosen = ", ".join(columns) or "*"
        query = f"SELECT {chosen} FROM read_parquet('{place}') WHERE {where}"  # noqa: S608
        with duckdb.connect() as database:
            rows = database.execute(query).fetchall()
        return [tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row) for row in rows]

    def names(self) -> set[str]:
        """Return the names of the tables, those of the rules with their folder."""
        kept = {path.stem for path in self._folder.glob("*.parquet")}
        return kept | {path.name for path in self._folder.iterdir() if path.is_dir()}

    def all(self) -> dict[str, set[tuple[Any, ...]]]:
        """Return all rows of all tables."""
        across = {f"across/{path.stem}" for path in (self._folder / "across").glob("*.parquet")}
        return {name: set(self.read(name)) for name in sorted(self.names() - {"across"} | across)}
