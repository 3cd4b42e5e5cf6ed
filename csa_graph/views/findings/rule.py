"""A check becomes a page that explains it, and all checks a list.

Says what the header of the query file says; the query itself stays in its file, which the page names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import heading
from csa_graph.base.terminal import for_terminal
from csa_graph.views.findings.html import fill
from csa_graph.views.markdown import escape
from csa_graph.views.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.checking.check import Check
    from csa_graph.views.look import Look

#: Formats of a page, the default first.
FORMATS = ("table", "json", "markdown", "html")

_FIELD = re.compile(r"\{(\w+)\}")


def list_checks(known: Iterable[Check]) -> Answer:
    """Return checks as rows of a table, in the order given."""
    meanings = {
        "code": "the name of the check",
        "severity": "error, warning or note",
        "topic": "what it is about",
        "title": "what it finds",
        "needs_day": "whether it is run only with --as-of",
    }
    rows = tuple((each.code, each.severity, each.topic, each.title, each.needs_date) for each in known)
    return Answer("The checks", tuple(meanings), rows, meanings, none="There are no checks.")


def explain(check: Check, form: str, look: Look) -> str:
    """Return the page of a check.

    Args:
        check: The check.
        form: One of :data:`FORMATS`.
        look: Where text is to be read.

    Raises:
        ValueError: There is no such format.
    """
    if form == "table":
        return _text(check, look)
    if form == "json":
        return _json(check)
    if form == "markdown":
        return _markdown(check)
    if form == "html":
        return fill(
            "rule.html",
            title=check.title,
            editions="",
            check=check,
            grade=_grade(check),
            parts=_parts(check),
            columns=_columns(check),
        )
    raise ValueError(f"there is no format “{form}”: it can be {', '.join(FORMATS)}")


def sample(check: Check) -> str:
    """Return what a finding says, with what each column holds in place of its value."""

    def fill_in(found: re.Match[str]) -> str:
        name = found[1]
        if name in check.phrases:
            return _FIELD.sub(fill_in, check.phrases[name].text)
        return f"[{check.query.columns.get(name, heading(name))}]"

    return " ".join(_FIELD.sub(fill_in, sentence) for sentence in (check.message, *check.also))


def _grade(check: Check) -> str:
    day = " It needs a day: give --as-of DATE." if check.needs_date else ""
    return f"{check.severity.capitalize()}, on {check.topic}.{day}"


def _parts(check: Check) -> dict[str, str]:
    return {
        "What it finds": check.query.summary,
        "Why it matters": check.why,
        "What to do": check.remedy,
        "Who says so": check.source,
        "What a finding says": sample(check),
        "The query": f"{check.query.path.parent.name}/{check.query.path.name}",
    }


def _columns(check: Check) -> dict[str, str]:
    return {heading(name): meaning for name, meaning in check.query.columns.items()}


def _text(check: Check, look: Look) -> str:
    page = Page(look)
    page.heading(for_terminal(f"{check.title} ({check.code})"))
    page.line(_grade(check))
    for name, said in _parts(check).items():
        page.gap()
        page.heading(name)
        page.line(for_terminal(said), indent=2)
    page.gap()
    page.heading("What its columns hold")
    for name, meaning in _columns(check).items():
        page.item(for_terminal(f"{name}: {meaning}"))
    return page.text()


def _markdown(check: Check) -> str:
    lines = [f"# {escape(check.title)}", "", f"`{check.code}`", "", f"*{escape(_grade(check))}*"]
    for name, said in _parts(check).items():
        lines += ["", f"**{name}.** {escape(said)}"]
    lines += ["", "| column | what it holds |", "| --- | --- |"]
    lines += [f"| {escape(name)} | {escape(meaning)} |" for name, meaning in _columns(check).items()]
    return "\n".join(lines) + "\n"


def _json(check: Check) -> str:
    import json

    content = {
        "code": check.code,
        "title": check.title,
        "severity": check.severity,
        "topic": check.topic,
        "needs_day": check.needs_date,
        "summary": check.query.summary,
        "why": check.why,
        "remedy": check.remedy,
        "source": check.source,
        "message": [check.message, *check.also],
        "columns": dict(check.query.columns),
        "query": check.query.path.name,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
