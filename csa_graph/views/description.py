"""All that is known about a thing becomes sentences to be read, in groups, each with its passages.

Leaves tables, CSV and JSON of it to the other views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking.cells import INFERRED, Thing, text
from csa_graph.base.terminal import for_terminal
from csa_graph.views.page import Page

if TYPE_CHECKING:
    from csa_graph.asking.description import Description, Statement
    from csa_graph.naming.quotes import Quotation
    from csa_graph.views.look import Look


# Labels of relations that are no verbs: what follows them needs a colon to read well.
_NOUNS = {"area", "status", "kind of line", "how often", "type", "precision of the date", "unit", "period"}


def to_text(description: Description, look: Look) -> str:
    """Return a description as text that fits the width of where it is read."""
    page = Page(look)
    label = for_terminal(description.thing.label)
    page.heading(f"{label} ({for_terminal(description.kind)})")
    page.line(for_terminal(description.thing.iri))
    told: list[Quotation] = []
    for section in description.sections:
        page.gap()
        page.heading(for_terminal(section.title))
        for statement in section.statements:
            page.item(sentence(statement))
            for each in statement.quotes:
                # What has been read once with the same words marked need not be read again.
                if each not in told:
                    told.append(each)
                    page.quote(each, 6, is_named=len(statement.passages) > 1)
    if description.day:
        page.gap()
        page.line(description.day)
    return page.text()


def sentence(statement: Statement) -> str:
    """Return a statement in words: "reports to Harbour Board (1.2)"."""
    details = ", ".join(statement.details)
    parts = [statement.subject.label] if statement.subject else []
    if statement.is_link:
        parts.append(f"{statement.words}: {details}")
    else:
        parts += [_joining(statement), text(statement.value) + (f": {details}" if details else "")]
    if statement.passages:
        parts.append(f"({text(statement.passages)})")
    elif statement.inferred:
        premises = text(statement.rests_on)
        parts.append(f"({INFERRED} from {premises})" if premises else f"({INFERRED})")
    return for_terminal(" ".join(parts))


def _joining(statement: Statement) -> str:
    """Return the words before the value: "reports to", "is an", "remit:"."""
    words = statement.words
    if not isinstance(statement.value, Thing) or words in _NOUNS:
        return f"{words}:"
    if words.endswith(" a") and statement.value.label[:1].lower() in "aeiou":
        return f"{words}n"
    return words
