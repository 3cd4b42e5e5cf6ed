"""An answer becomes JSON: what was asked, what the columns hold, and the rows, each thing with its IRI.

Rounds nothing and leaves nothing out: a cell without value is null.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from csa_graph.asking.cells import PASSAGE, Thing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell


def to_json(answer: Answer, parameters: Mapping[str, object]) -> str:
    """Return an answer as JSON text, in UTF-8 characters.

    The column ``passage`` becomes ``passages``, a list, empty where no passage states the row.

    Args:
        answer: The answer.
        parameters: What the question was asked with.
    """
    import json

    plain = to_plain(answer)
    content = {
        "question": answer.name or answer.title,
        "summary": answer.title,
        "note": answer.note,
        "parameters": {name: str(value) for name, value in parameters.items() if value is not None},
        "columns": plain["columns"],
        "rows": plain["rows"],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_plain(answer: Answer) -> dict[str, Any]:
    """Return an answer as what JSON has: its name, title, note, columns and rows."""
    keys = ["passages" if _is_list(answer, column) else column for column in answer.columns]
    return {
        "name": answer.name,
        "title": answer.title,
        "note": answer.note,
        "columns": {
            key: answer.meanings.get(column, "") for key, column in zip(keys, answer.columns, strict=True)
        },
        "rows": [
            dict(zip(keys, map(_value, row), strict=True)) | _quote(answer, number)
            for number, row in enumerate(answer.rows)
        ],
    }


def _quote(answer: Answer, number: int) -> dict[str, Any]:
    if not answer.quotes:
        return {}
    from csa_graph.asking.quoting import to_plain

    return {"quote": list(map(to_plain, answer.quotes[number]))}


def _is_list(answer: Answer, column: str) -> bool:
    return column == PASSAGE and all(isinstance(cell, tuple) for cell in answer.column(column))


def _value(cell: Cell) -> Any:  # noqa: ANN401  (whatever JSON has)
    if isinstance(cell, Thing):
        return {"iri": cell.iri, "label": cell.label}
    if isinstance(cell, tuple):
        return [_value(thing) for thing in cell]
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    # JSON has no words for these.
    if isinstance(cell, float) and (cell != cell or cell in {float("inf"), float("-inf")}):  # noqa: PLR0124
        return str(cell)
    return cell
