"""What a query gives back: RDF terms, and rows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Rows:
    """What a SELECT query found.

    Attributes:
        columns: Names of the variables, as selected.
        rows: One tuple a solution; None where a variable is unbound.
    """

    def __init__(self, columns: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> None:
        self.columns = columns
        self.rows = rows

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        """Iterate over the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)
