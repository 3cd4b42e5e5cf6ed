"""Answers, findings and graphs become text that people and programs read.

A view gets rows or a graph, never the store, and returns text: it prints nothing and writes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.views.look import Look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.asking.answer import Answer

#: Formats of an answer, the default first, each with the endings of files that mean it.
FORMATS = {
    "table": (".txt",),
    "csv": (".csv",),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
    "html": (".html",),
}

#: The standard formats of what a query of one's own finds, with their endings. CSV is asked for by its name:
#: ".csv" is the table with labels.
RESULTS: dict[str, tuple[str, ...]] = {
    "sparql-json": (".srj",),
    "sparql-xml": (".srx",),
    "sparql-csv": (),
    "sparql-tsv": (".tsv",),
}


def render(
    answer: Answer,
    form: str = "table",
    *,
    look: Look | None = None,
    parameters: Mapping[str, object] | None = None,
    iris: bool = False,
) -> str:
    """Return an answer as text that ends in a newline.

    Args:
        answer: The answer.
        form: One of :data:`FORMATS`.
        look: Where a table is to be read; by default nowhere in particular.
        parameters: What the question was asked with; JSON repeats it.
        iris: Whether CSV has a column of IRIs beside each column of things.

    Raises:
        ValueError: There is no such format.
    """
    if form == "table":
        from csa_graph.views.table import to_table

        return to_table(answer, look or Look())
    if form == "csv":
        from csa_graph.views.csv import to_csv

        return to_csv(answer, iris=iris)
    if form == "json":
        from csa_graph.views.json import to_json

        return to_json(answer, parameters or {})
    if form == "markdown":
        from csa_graph.views.markdown import to_markdown

        return to_markdown(answer)
    if form == "html":
        return answer.to_html() + "\n"
    raise ValueError(f"there is no format “{form}”: it can be {', '.join(FORMATS)}")
