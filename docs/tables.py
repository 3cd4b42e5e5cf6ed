"""The tables of a survey and its rules become the page that lists them.

Reads the schemas that the files are written with, so the page cannot say anything else.
"""

from __future__ import annotations

from csa_graph.survey import rules, tables

_INTRODUCTION = """
# Tables of a survey

What `csa-graph survey … -o DIR` writes; [survey.md](survey.md) says how to make and read it. A table “by
partnership” is a folder with one folder for each partnership, `partnership=…`, and the column `partnership`
is in these names only. Other tables are one file. What was not asked for has no table; an edition without
rows in a table has a file without rows. An empty cell is NULL.
"""
_ACROSS = """
## across/

What the rules across partnerships find among the editions in force, a file each. They are SQL files of
`queries/survey`, and each gives the rows of the question of the same name.
"""


def page(made: str) -> str:
    """Return the page.

    Args:
        made: The comment that says that it is made.
    """
    lines = [made, *_INTRODUCTION.splitlines(), ""]
    for table in tables.ALL:
        place = f"{table.name}/, by partnership" if table.by_partnership else f"{table.name}.parquet"
        lines += [f"## {place}", "", f"A row is {table.words}.", "", *_list(table.columns), ""]
    lines += [*_ACROSS.strip().splitlines(), ""]
    for rule in rules.rules().values():
        lines += [f"### {rule.name}.parquet", "", rule.summary, "", *_list(rule.columns), ""]
    return "\n".join(lines)


def _list(columns: tuple[tables.Column, ...]) -> list[str]:
    rows = (f"| `{column.name}` | {column.kind} | {column.words} |" for column in columns)
    return ["| column | kind | what it holds |", "|---|---|---|", *rows]
