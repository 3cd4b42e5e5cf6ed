"""What the document itself is: its title, whose it is, for which period. All else hangs on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.base.wording import fold
from csa_graph.reading.proposal import Proposal
from csa_graph.reading.statements import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.document import Passage
    from csa_graph.reading.statements.context import Context

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+)?"
# "2018 to 2019", "2018-19", "April 2024 – March 2027": a period on a title page.
_PERIOD = re.compile(
    rf"\b{_DAY}(?:19|20)\d\d\s*(?:to|until|[-–—/])\s*{_DAY}(?:(?:19|20)\d\d|\d\d)\b", re.IGNORECASE
)
# What is no title, though it stands alone on the first page.
_DATE = re.compile(rf"\s*(?:version\s*[\d.]+|draft|{_DAY}(?:19|20)\d\d)\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Whose plans and agreements are editions: terms of reference have no period.
_FRONT = 6
# A heading shorter than this is one of a section: "Purpose".
_LABEL = 24


def propose(context: Context) -> Iterator[Proposal]:
    """Propose what the document is."""
    front = list(context.document.passages[:_FRONT])
    title = next((each for each in front if each.kind == "title"), None)
    if (
        title is None
        and front
        and front[0].kind == "heading"
        and not front[0].number
        and len(front[0].text) > _LABEL
    ):
        title = front[0]
    if title is None or _DATE.fullmatch(title.text):
        return
    called = context.document.title or title.text
    place = _find(front, called) or (title, 0, len(title.text))
    certain = 0.95 if title.kind == "title" else 0.8
    yield _state(place, called, "dct:title", called, sure=certain, why="It stands at the head of the paper.")
    period = next((found for each in front for found in [_PERIOD.search(each.text)] if found), None)
    why, sure = "The front of the paper gives it.", 0.92
    if period is None:
        period, why, sure = _YEAR.search(title.text), "It is the only year of the title.", 0.7
    if period:
        where = next(each for each in front if each.text == period.string)
        yield _state((where, *period.span()), called, "csa:period", period[0], sure=sure, why=why)
    if context.topics.own:
        name = context.names[context.topics.own]
        is_in_title = any(fold(form) in fold(called) for form in (name.name, *name.aliases))
        named = next(
            (found for each in (title, *front) for found in [_mention(context, each)] if found), place
        )
        sure = 0.9 if is_in_title else 0.6
        why = "The title names it." if is_in_title else "It is the group that the paper names most, or first."
        yield _state(place if is_in_title else named, called, "dct:publisher", name.name, sure=sure, why=why)


def _find(front: list[Passage], words: str) -> tuple[Passage, int, int] | None:
    for each in front:
        at = each.text.find(words)
        if at >= 0:
            return each, at, at + len(words)
    return None


def _mention(context: Context, passage: Passage) -> tuple[Passage, int, int] | None:
    for each in context.mentions(passage):
        if each.name == context.topics.own:
            return passage, each.start, each.end
    return None


def _state(
    place: tuple[Passage, int, int], subject: str, predicate: str, value: str, *, sure: float, why: str
) -> Proposal:
    passage, start, end = place
    return Proposal(
        passage=passage.id,
        start=start,
        end=end,
        statement=wording.state("The paper", predicate, value),
        subject=subject,
        predicate=predicate,
        object=value,
        confidence=sure,
        rule="edition",
        reason=why,
    )
