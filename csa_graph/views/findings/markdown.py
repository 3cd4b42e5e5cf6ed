"""A report becomes Markdown: a heading for each check, an item for each finding, as for an issue or a mail.

Lets no label act as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking.cells import text
from csa_graph.views.findings import words
from csa_graph.views.markdown import escape, quote

if TYPE_CHECKING:
    from csa_graph.checking.report import Report


def to_markdown(report: Report) -> str:
    """Return a report as a document in Markdown."""
    editions = "; ".join(map(escape, report.editions))
    lines = [f"# {words.TITLE}", "", *([editions, ""] if editions else []), f"**{words.summary(report)}**"]
    for note in words.notes(report):
        lines += ["", escape(note)]
    for (severity, code), found in words.group(report.findings).items():
        lines += ["", f"## {severity.capitalize()}: {escape(words.title(report, code))}: {len(found)}", ""]
        messages, shared = words.share(found)
        for each, message in zip(found, messages, strict=True):
            where = f" ({text(tuple(each.passages))})" if each.passages else ""
            lines.append(f"- {escape(message + where)}")
            lines += [f"    {quote(said)}" for said in each.quotes]
        for sentence in shared:
            lines += ["", f"{words.SHARED} {escape(sentence)}"]
        for remedy in dict.fromkeys(each.remedy for each in found if each.remedy):
            lines += ["", f"What to do: {escape(remedy)}"]
    if report.fixed:
        lines += ["", f"## {words.FIXED}: {len(report.fixed)}", ""]
        lines += [f"- {escape(f'{each.message} ({each.code})')}" for each in report.fixed]
    return "\n".join(lines) + "\n"
