"""Points of a list that a heading, a label or a sentence announces: who sits on a group, its priorities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.proposal import Proposal
from csa_graph.reading.statements import holders, roles, seats, values, wording
from csa_graph.reading.statements.listing import Listing, Meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.document import Passage
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.rules import Pattern, Rule


def announce(context: Context, heading: Passage, rule: Rule, pattern: Pattern) -> None:
    """Note that what stands under a heading is a list of holders: a heading "Membership"."""
    is_list = pattern.subject == "holders" or pattern.object == "entries"
    if pattern.cue is None or not is_list:
        return
    label = re.split(r"\sof\s|[:(]", heading.text, maxsplit=1)[0].strip(" .:–—-")
    found = pattern.cue.match(label)
    if not found:
        return
    own = context.topics.topic_of(heading)
    about = Meant(own, 0.95, how="the heading of its section") if own else context.about(heading)
    context.lists[heading.id] = Listing((about,), role_of(pattern, found), rule, pattern)


def propose(context: Context, passage: Passage) -> Iterator[Proposal]:
    """Propose the seats that an item, or a row, of a list of holders states."""
    listing = context.lists.get(passage.lead_in or "")
    text = passage.text
    is_point = passage.kind == "item"
    if listing is None and not passage.lead_in and passage.headings and (is_point or _is_bare(passage)):
        listing = context.lists.get(passage.headings[-1])
    if listing is not None and listing.pattern.object == "entries":
        if is_point:
            yield from _propose_entry(context, passage, listing)
        return
    if listing is None or passage.kind not in {"item", "paragraph"}:
        return
    end = len(text)
    sentence = next(iter(context.bounds(passage)), (0, end))
    end = min(end, sentence[1])
    found = holders.read(text, 0, end, context.mentions(passage), context.names, is_point=is_point)
    words = len(text[:end].split())
    if words > 40 or (words > 18 and not any(each.is_known for each in found)):
        return
    if not is_point and not any(each.is_known or each.is_people for each in found):
        return
    yield from (
        each._replace(group=_group_of(context, passage, listing))
        for each in seats.propose(context, passage, listing, found, (0, 0), is_point=True)
    )


def _propose_entry(context: Context, passage: Passage, listing: Listing) -> Iterator[Proposal]:
    """Propose what one point of a list of values states of each body."""
    text = passage.text
    # "Safe quays: fewer thefts and falls" is called by what stands before the colon.
    end = min((at for at in (text.find(":"), text.find(" – "), len(text)) if at > 0), default=len(text))
    for group in listing.groups:
        for value in values.read_entries(text, 0, end, context.mentions(passage), is_point=True):
            pattern = listing.pattern
            yield Proposal(
                passage=passage.id,
                start=value.start,
                end=value.end,
                statement=wording.state(group.name, pattern.proposes, value.text),
                subject=group.name,
                predicate=pattern.proposes,
                object=value.text,
                confidence=round(pattern.confidence * group.factor, 2),
                rule=listing.rule.name,
                reason=pattern.reason,
                alternatives=group.others,
                group=_group_of(context, passage, listing),
            )


def _is_bare(passage: Passage) -> bool:
    """Return whether a paragraph is a list without a verb: "Ann Lee, Director of Housing"."""
    text = passage.text.rstrip()
    if passage.kind != "paragraph" or text.endswith(".") or ":" in text:
        return False
    return not seats.FINITE.search(f" {text}")


def _group_of(context: Context, passage: Passage, listing: Listing) -> str:
    above = context.passages[passage.lead_in or passage.headings[-1]]
    return f"{listing.rule.name} of {listing.groups[0].name or '?'}, {above.locator}"


def role_of(pattern: Pattern, label: re.Match[str]) -> str:
    """Return the role that a label names, else that of the pattern."""
    if "role" in label.re.groupindex and label["role"]:
        return roles.of(label["role"]) or pattern.proposes
    return pattern.proposes
