"""A short paper, written as in a letter, becomes a document: for tests of what reads documents."""

from __future__ import annotations

from csa_graph.documents.document import Cell, Document, Passage


def paper(text: str, title: str = "") -> Document:
    """Make a document of lines.

    A line that begins with ``# `` is a heading, with ``- `` a point of a list that the line before it leads
    into, with ``| `` a row of a table whose first row has the headings; other lines are paragraphs.
    """
    passages: list[Passage] = []
    columns: list[str] = []
    heading: str | None = None
    lead_in: str | None = None
    for line in (each.strip() for each in text.strip().splitlines()):
        order = len(passages) + 1
        above = (heading,) if heading else ()
        if not line.startswith("|"):
            columns = []
        if line.startswith("# "):
            heading, lead_in = f"p{order}", None
            passages.append(Passage(heading, str(order), "heading", line[2:], order=order, level=1))
        elif line.startswith("- "):
            item = Passage(f"p{order}", str(order), "item", line[2:], order=order, headings=above)
            passages.append(item._replace(lead_in=lead_in))
        elif line.startswith("|") and not columns:
            columns = [each.strip() for each in line.strip("|").split("|")]
        elif line.startswith("|"):
            texts = [each.strip() for each in line.strip("|").split("|")]
            cells, start = [], 0
            for column, cell in zip(columns, texts, strict=True):
                cells.append(Cell(cell, column, start))
                start += len(cell) + 1
            row = Passage(f"p{order}", str(order), "row", " ".join(texts), order=order, headings=above)
            passages.append(row._replace(table=1, cells=tuple(cells)))
        elif line:
            lead_in = f"p{order}"
            passages.append(Passage(lead_in, str(order), "paragraph", line, order=order, headings=above))
    return Document("paper.txt", "text", title, tuple(passages))
