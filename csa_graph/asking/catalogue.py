"""Query files are found by name: questions, checks, edge queries and rules.

Knows no query by name: what is in the folder is in the catalogue.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from csa_graph.asking import query as queries
from csa_graph.base import resources
from csa_graph.base.errors import UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.asking.query import Query

# So many names are listed where one of them is wanted.
_FEW = 12


def questions() -> dict[str, Query]:
    """Return the questions by name, sorted."""
    return load(resources.queries() / "questions")


def checks() -> dict[str, Query]:
    """Return the checks by name, sorted."""
    return load(resources.queries() / "checks")


def edges() -> dict[str, Query]:
    """Return the edge queries by name, sorted."""
    return load(resources.queries() / "edges")


def rules() -> dict[str, Query]:
    """Return the rules by name, sorted."""
    return load(resources.ontology() / "rules")


def load(folder: Path) -> dict[str, Query]:
    """Read all query files of a folder.

    Returns:
        The queries by name, sorted.

    Raises:
        QueryError: A header is missing or wrong.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"), key=lambda each: each.stem)}


def get(name: str, folder: Path | None = None) -> Query:
    """Read one query.

    Args:
        name: Its name in the catalogue.
        folder: Where to look; None for the questions.

    Raises:
        UnknownNameError: There is no query of that name; with suggestions.
        QueryError: Its header is missing or wrong.
    """
    folder = folder or resources.queries() / "questions"
    path = folder / f"{name}.rq"
    # Letters, digits and hyphens only: a name must not lead out of the folder.
    if not name.replace("-", "").isalnum() or not path.is_file():
        from csa_graph.base.similar import nearest

        noun = {"questions": "question", "edges": "view"}.get(folder.name, "query")
        known = sorted(each.stem for each in folder.glob("*.rq"))
        few = known if len(known) <= _FEW else ()
        raise UnknownNameError(name, nearest(name, known, partly=True), f"No {noun} is called", few)
    return _read(path)


def _read(path: Path) -> Query:
    """Read a file of a catalogue, unless it has been read and is as it was."""
    known = path.stat()
    return read_once(path, known.st_mtime_ns, known.st_size)


@functools.cache
def read_once(path: Path, modified: int, size: int) -> Query:  # noqa: ARG001
    """Read a query file the first time it is asked for; raises as :func:`csa_graph.asking.query.read`.

    Args:
        path: The file.
        modified: When it was changed last, in nanoseconds.
        size: How many bytes it has.
    """
    return queries.read(path)
