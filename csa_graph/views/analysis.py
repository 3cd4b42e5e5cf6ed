"""The result of an analysis becomes a report: what it means, its tables, and its limits.

Measures nothing, and draws no picture itself: those have views of their own.
"""

from __future__ import annotations

from html import escape
from importlib import import_module
from typing import TYPE_CHECKING

from csa_graph.views.look import Look
from csa_graph.views.short import shorten

if TYPE_CHECKING:
    from csa_graph.analysis.result import Result

# Pictures and calendars, by analysis and format: the module of csa_graph.views and its function.
_FURTHER = {
    ("timeline", "ics"): ("calendar", "to_ics"),
    ("timeline", "svg"): ("gantt", "to_svg"),
    ("figures", "svg"): ("charts", "to_svg"),
}


def render(result: Result, form: str = "table", *, look: Look | None = None, iris: bool = False) -> str:
    """Return a result as text that ends in a newline.

    Args:
        result: What an analysis found.
        form: ``table``, ``csv`` (the first table), ``json``, ``markdown``, ``html``, or a further format of
            the analysis. What is to be read has the beginnings of long tables, data have all.
        look: Where a table is to be read; by default nowhere in particular.
        iris: Whether CSV has a column of IRIs beside each column of things.

    Raises:
        ValueError: The analysis has no such format.
    """
    if (result.name, form) in _FURTHER:
        module, function = _FURTHER[result.name, form]
        return str(getattr(import_module(f"csa_graph.views.{module}"), function)(result))
    if form == "csv":
        from csa_graph.views.csv import to_csv

        return to_csv(result.tables[0], iris=iris)
    writers = {"table": _to_text, "json": _to_json, "markdown": _to_markdown, "html": _to_html}
    if form not in writers:
        raise ValueError(f"there is no format “{form}” of {result.name}")
    return writers[form](result if form == "json" else shorten(result), look or Look())


def _to_text(result: Result, look: Look) -> str:
    from csa_graph.base.terminal import for_terminal
    from csa_graph.views.page import Page
    from csa_graph.views.table import to_table

    def paragraphs(*texts: str) -> str:
        page = Page(look)
        for number, text in enumerate(texts):
            if number:
                page.gap()
            page.line(for_terminal(text))
        return page.text()

    head = Page(look)
    head.heading(for_terminal(result.title))
    parts = [head.text() + paragraphs(result.summary)]
    for table in result.tables:
        page = Page(look)
        page.heading(for_terminal(table.title))
        parts.append(page.text() + to_table(table, look))
    ending = [f"What this cannot tell: {result.limits}"]
    if result.engine:
        ending.append(f"Mathematics: {result.engine}.")
    return "\n".join([*parts, paragraphs(*ending)])


def _to_json(result: Result, _look: Look) -> str:
    import json

    from csa_graph.views.json import to_plain

    content = {
        "analysis": result.name,
        "title": result.title,
        "summary": result.summary,
        "limits": result.limits,
        "engine": result.engine,
        "parameters": {name: _plain(value) for name, value in result.parameters.items()},
        "tables": [to_plain(table) for table in result.tables],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    return [str(each) for each in value] if isinstance(value, tuple | list) else str(value)


def _to_markdown(result: Result, _look: Look) -> str:
    from csa_graph.views.markdown import escape as plain
    from csa_graph.views.markdown import to_markdown

    parts = [f"# {plain(result.title)}", plain(result.summary)]
    for table in result.tables:
        parts += [f"## {plain(table.title)}", to_markdown(table).rstrip()]
    parts.append(f"**What this cannot tell.** {plain(result.limits)}")
    if result.engine:
        parts.append(f"Mathematics: {plain(result.engine)}.")
    return "\n\n".join(parts) + "\n"


def _to_html(result: Result, _look: Look) -> str:

    parts = [f"<h1>{escape(result.title)}</h1>", f"<p>{escape(result.summary)}</p>"]
    parts += [table.to_html() for table in result.tables]
    parts.append(f"<p><strong>What this cannot tell.</strong> {escape(result.limits)}</p>")
    if result.engine:
        parts.append(f"<p>Mathematics: {escape(result.engine)}.</p>")
    return '<article class="csa-graph">\n' + "\n".join(parts) + "\n</article>\n"
