"""A report becomes text to be read: by severity and check, with counts and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking.cells import text
from csa_graph.base.terminal import for_terminal
from csa_graph.views.findings import words
from csa_graph.views.page import Page

if TYPE_CHECKING:
    from csa_graph.checking.report import Report
    from csa_graph.views.look import Look


def to_text(report: Report, look: Look) -> str:
    """Return a report as text.

    Args:
        report: The report.
        look: Where the text is to be read.
    """
    page = Page(look)
    for (severity, code), found in words.group(report.findings).items():
        page.gap()
        page.heading(for_terminal(f"{severity.capitalize()}: {words.title(report, code)}: {len(found)}"))
        messages, shared = words.share(found)
        for each, message in zip(found, messages, strict=True):
            where = f" ({text(tuple(each.passages))})" if each.passages else ""
            page.item(for_terminal(f"{message}{where}"))
            for quotation in each.quotes:
                page.quote(quotation, 6, is_named=len(each.passages) > 1)
        for sentence in shared:
            page.line(for_terminal(f"{words.SHARED} {sentence}"), indent=2)
        for remedy in dict.fromkeys(each.remedy for each in found if each.remedy):
            page.line(for_terminal(f"What to do: {remedy}"), indent=2)
    list_rest(report, page)
    page.line(words.summary(report))
    return page.text()


def list_rest(report: Report, page: Page) -> None:
    """Add to a page what a report says beside findings: what is gone since the baseline, and notes."""
    if report.fixed:
        page.gap()
        page.heading(f"{words.FIXED}: {len(report.fixed)}")
        for gone in report.fixed:
            page.item(for_terminal(f"{gone.message} ({gone.code})"))
    page.gap()
    for note in words.notes(report):
        page.line(for_terminal(note))
