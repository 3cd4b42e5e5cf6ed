"""What each format says of itself becomes the page that lists them: how files are read, and what is written.

Reads the folders of ``csa_graph/formats``, so the page cannot say anything else.
"""

from __future__ import annotations

from csa_graph.documents import forms, packages
from csa_graph.formats import readers, writers

_INTRODUCTION = """
# Formats

[importing.md](importing.md) says how to use them. Each format is a folder of `csa_graph/formats`.

## Read

`csa-graph import FILE… -o NAME.trig` makes a data file; `--data FILE` takes the file as it is.

| `--from` | files | names that end in | options beside `--base` |
|---|---|---|---|
"""
_PAPERS = """
## Papers

`csa-graph read FILE…` reads papers ([reading.md](reading.md)), each in a process of its own, which ends at
these limits. What a file is, its content says; an ending that says otherwise is told. What would unpack to
more than {unpacked:,.0f} MB is refused before it is unpacked. A PDF has at most {pages:,} pages; of one with
more than {tagged:,} the tags are not read.

| form | names that end in | largest file | time | memory |
|---|---|---|---|---|
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
    lines += list_papers()
    lines += _WRITTEN.splitlines()
    for writer in writers().values():
        holds = _HOLDS[writer.holds].format(writer.view)
        lines.append(f"| `{writer.name}` | {writer.title} | {_list(writer.endings)} | {holds} |")
    return "\n".join(lines) + "\n"


def list_papers() -> list[str]:
    """Return the forms of papers, with what reading one may take."""
    head = _PAPERS.format(
        unpacked=packages.LARGEST_TOTAL / 1e6, pages=forms.MOST_PAGES, tagged=forms.MOST_TAGGED
    )
    lines = head.splitlines()
    for form in forms.FORMS:
        limits = form.limits
        memory = f"{limits.memory / 1e6:,.0f} MB" if limits.memory else "–"
        largest = f"{form.largest / 1e6:,.0f} MB"
        lines.append(
            f"| {form.called} | {_list(form.endings)} | {largest} | {limits.seconds:,.0f} s | {memory} |"
        )
    return [*lines, "", f"With `--ocr` a PDF or picture may take {forms.OCR_SECONDS / 60:,.0f} minutes."]


def _list(endings: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in endings) or "–"
