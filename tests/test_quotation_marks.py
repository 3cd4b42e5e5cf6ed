"""Holds messages to one quotation mark: “…”, as a straight one reads like a part of what is typed."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent / "csa_graph"
#: What these write is code or a file for other programs, in which quotation marks have a meaning.
WRITERS = (
    "asking/html.py",
    "cli/parameters.py",
    "drawing/svg.py",
    "formats/network/graphml.py",
    "formats/neo4j/cypher.py",
    "formats/review/writing/",
    "formats/workbook/reading/folder.py",
    "formats/workbook/writing/",
    "map/layout/graphviz.py",
    "map/picture/",
    "survey/local.py",
    "survey/rules.py",
    "views/csv.py",
)
# A literal of RDF is none.
STRAIGHT = re.compile(r"""(["'])\0\1(?!\^\^|@)""")


def find_straight(text: str) -> Iterator[tuple[int, str]]:
    """List the f-strings of a module in which a value stands in straight quotation marks, or as a repr."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
        shown = "".join(map(str, parts))
        is_repr = any(
            isinstance(part, ast.FormattedValue) and part.conversion == ord("r") for part in node.values
        )
        if is_repr or STRAIGHT.search(shown):
            yield node.lineno, ast.unparse(node)


def test_values_in_messages_stand_in_curly_quotation_marks() -> None:
    offenders = [
        f"{name}, line {line}: {shown}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(WRITERS)
        # Python's own words for a name that a module lacks.
        and name != "__init__.py"
        for line, shown in find_straight(path.read_text("utf-8"))
    ]
    assert offenders == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("""f'no "{name}"'""", 1),
        ('''f"no '{name}'"''', 1),
        ('f"no {name!r}"', 1),
        ('f"no “{name}”"', 0),
        ("""f'{label} = "{a}, {b}"'""", 0),
    ],
)
def test_straight_quotation_marks_are_found(text: str, number: int) -> None:
    assert len(list(find_straight(text))) == number
