"""Examples of reading rules become documents: names stand in brackets, so no register has to find them."""

from __future__ import annotations

import re

from csa_graph.documents.document import Cell, Document, Passage
from csa_graph.reading.proposal import Mention, Name

_NAME = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")


def build(text: str) -> tuple[Document, tuple[Name, ...], dict[str, tuple[Mention, ...]]]:
    """Make a document of an example.

    Args:
        text: Its paragraphs, a line each: "# " begins a heading, "- " a point, "|" a row of a table.
    """
    names: dict[str, Name] = {}
    mentions: dict[str, tuple[Mention, ...]] = {}
    passages: list[Passage] = []
    headings: list[str] = []
    columns: list[str] = []
    lead = None
    for order, line in enumerate((each for each in text.strip().splitlines() if each.strip()), 1):
        key = f"p{order}"
        if line.startswith("|"):
            cells = [each.strip() for each in re.split(r"\|(?![^\[]*\])", line)[1:]]
            plain, found = _take_names(" | ".join(cells), names)
            starts = [0]
            for cell in (_NAME.sub(r"\1", each) for each in cells):
                starts.append(starts[-1] + len(cell) + 3)
            if not columns:
                columns = cells
                continue
            made = tuple(
                Cell(_NAME.sub(r"\1", cell), column, start)
                for cell, column, start in zip(cells, columns, starts, strict=False)
            )
            passages.append(
                Passage(key, key, "row", plain, order=order, headings=tuple(headings), table=1, cells=made)
            )
            mentions[key] = found
            continue
        kind = "heading" if line.startswith("#") else "item" if line.startswith("- ") else "paragraph"
        plain, found = _take_names(line.lstrip("#").strip().removeprefix("- "), names)
        mentions[key] = found
        depth = len(line) - len(line.lstrip("#"))
        level = depth if kind == "heading" else int(kind == "item")
        headings = headings[: depth - 1] if kind == "heading" else headings
        above = tuple(headings)
        led = lead if kind == "item" else None
        passages.append(Passage(key, key, kind, plain, None, order, "", level, above, led))  # type: ignore[arg-type] # one of three
        if kind == "heading":
            headings = [*headings, key]
            lead = None
            columns = []
        elif kind == "paragraph":
            lead = key if plain.endswith(":") else None
    return Document("example", "text", "", tuple(passages)), tuple(names.values()), mentions


def _take_names(line: str, names: dict[str, Name]) -> tuple[str, tuple[Mention, ...]]:
    plain, found, at = "", [], 0
    for match in _NAME.finditer(line):
        plain += line[at : match.start()]
        found.append(Mention(match[1], len(plain), len(plain) + len(match[1])))
        names.setdefault(match[1], Name(match[1], (), match[2] or "group"))
        plain += match[1]
        at = match.end()
    return plain + line[at:], tuple(found)
