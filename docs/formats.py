"""What each format says of itself becomes the page that lists them: how files are read, and what is written.

Reads the folders of ``csa_graph/formats``, so the page cannot say anything else.
"""

from __future__ import annotations

from csa_graph.formats import readers, writers

_INTRODUCTION = """
# Formats

[importing.md](importing.md) says how to use them. Each format is a folder of `csa_graph/formats`.

## Read

`csa-graph import FILE… -o NAME.trig` makes a data file; `--data FILE` takes the file as it is.

| `--from` | files | names that end in | options beside `--base` |
|---|---|---|---|
"""
_WRITTEN = """
## Written

`csa-graph export -o FILE` goes by the ending of the name; a format without one is a folder of files.

| `--format` | what it is | names that end in | what it holds |
|---|---|---|---|
"""
_HOLDS = {
    "dataset": "every layer and passage",
    "layer": "the editions in force, or `--edition`",
    "view": "one view: `--view`, else {}",
}


def page(made: str) -> str:
    """Return the page.

    Args:
        made: The comment that says that it is made.
    """
    lines = [made, *_INTRODUCTION.splitlines()]
    for reader in readers().values():
        options = ", ".join(f"`{each.flag}`" for each in reader.options) or "–"
        lines.append(f"| `{reader.name}` | {reader.title} | {_list(reader.endings)} | {options} |")
    lines += _WRITTEN.splitlines()
    for writer in writers().values():
        holds = _HOLDS[writer.holds].format(writer.view)
        lines.append(f"| `{writer.name}` | {writer.title} | {_list(writer.endings)} | {holds} |")
    return "\n".join(lines) + "\n"


def _list(endings: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in endings) or "–"
