"""What is known of groups, priorities and actions becomes a Markdown document that reads on its own.

Every sentence names its passages; what rules infer is left out. It invents no sentence of its own but for
what is not stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.views.description import sentence
from csa_graph.views.markdown import escape, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.asking.description import Description
    from csa_graph.naming.quotes import Quotation


class Chapter(NamedTuple):
    """A heading, and the things below it, each with what is not stated of it: "No chair is stated."."""

    heading: str
    things: list[tuple[Description, tuple[str, ...]]]


def to_document(title: str, source: str, chapters: Iterable[Chapter]) -> str:
    """Return a Markdown document.

    Args:
        title: Its title.
        source: Where its content comes from, in a sentence.
        chapters: What it holds; a chapter without things is left out.
    """
    lines = [f"# {_heading(title)}", "", escape(source)]
    for chapter in chapters:
        if chapter.things:
            lines += ["", f"## {chapter.heading}"]
        for description, gaps in chapter.things:
            lines += ["", f"### {_heading(description.thing.label)}", "", *_write(description, gaps)]
    return "\n".join(lines) + "\n"


def _heading(words: str) -> str:
    # Signs of number at the end of a heading would be taken for its closing.
    return escape(words).replace("#", "\\#")


def _write(description: Description, gaps: tuple[str, ...]) -> Iterator[str]:
    """Give a list: the respect in which something is known, then what is known."""
    told: list[Quotation] = []
    for section in description.sections:
        stated = [each for each in section.statements if not each.inferred]
        if stated:
            yield f"- {escape(section.title)}"
            for each in stated:
                yield f"    - {escape(sentence(each))}"
                new = [said for said in each.quotes if said not in told]
                told += new
                yield from (f"        {quote(said)}" for said in new)
    if gaps:
        yield "- Not stated"
        yield from (f"    - {escape(each)}" for each in gaps)
