"""A report becomes the first screen of what matters: five groups of findings, then a line for each other.

Says which findings there are, not what each of them says: that is for ``terminal``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.terminal import for_terminal
from csa_graph.checking import ranking
from csa_graph.views.findings import words
from csa_graph.views.findings.terminal import list_rest
from csa_graph.views.page import Page

if TYPE_CHECKING:
    from csa_graph.checking.ranking import Group
    from csa_graph.checking.report import Report
    from csa_graph.views.look import Look

#: How many groups are told with why they matter: with these, a screen of 24 lines of 80 characters is full.
TOLD = 5
# Where a report is read in no terminal, lines are as long as on an ordinary one.
_WIDTH = 80


def is_short(report: Report) -> bool:
    """Return whether a report has so few groups of findings that it is told in full at once."""
    return len({(each.severity, each.code) for each in report.findings}) <= TOLD


def to_text(report: Report, look: Look) -> str:
    """Return the digest of a report.

    Args:
        report: The report.
        look: Where the text is to be read.
    """
    page, width = Page(look), look.width or _WIDTH
    groups = ranking.group(report)
    page.heading(f"{words.summary(report)} What matters most:")
    for number, each in enumerate(groups[:TOLD], 1):
        page.heading(for_terminal(_cut(f"{number}. {_grade(each)}", width)))
        page.line(for_terminal(_cut(f"{each.check.code}: {_list_about(each, width)}", width - 3)), indent=3)
        page.line(for_terminal(_cut(_first_sentence(each.check.why), 2 * (width - 3) - 10)), indent=3)
    page.line("Ranked by severity, topics not yet told, findings that no caveat limits, and number.")
    page.gap()
    page.heading("Also found:")
    for each in groups[TOLD:]:
        page.item(for_terminal(f"{_grade(each)} ({each.check.code})"))
    list_rest(report, page)
    page.line("With --all, each finding is listed with its passages and what to do.")
    page.line(words.summary(report))
    return page.text()


def _grade(group: Group) -> str:
    return f"{group.severity.capitalize()}: {group.check.title}: {len(group.findings)}"


def _list_about(group: Group, width: int) -> str:
    """Return what the findings are about, as many as there is room for, and how many others there are."""
    labels = list(dict.fromkeys(each.focus.label for each in group.findings))
    room = width - 3 - len(group.check.code) - 2
    for shown in range(len(labels), 1, -1):
        more = len(labels) - shown
        listed = ", ".join(labels[:shown]) + (f" and {more} more" if more else "")
        if len(listed) <= room:
            return listed
    return labels[0] + (f" and {len(labels) - 1} more" if labels[1:] else "")


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"
