"""Sentences and lists of who chairs and who sits on a group become proposals of seats, one a holder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.proposal import Proposal
from csa_graph.reading.statements import holders, roles, subjects, wording
from csa_graph.reading.statements.holder import Holder
from csa_graph.reading.statements.listing import AS_PRINTED, HALF, Listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csa_graph.documents.document import Passage
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.cue import Cue
    from csa_graph.reading.statements.listing import Meant
    from csa_graph.reading.statements.nouns import Nouns

# A verb of its own ends a list of holders, and with it the noun that it belongs to.
FINITE = re.compile(
    r"\s(?:is|are|was|were|will|shall|has|have|had|must|(?-i:may|can)|should|meets|meet|reports?\s+(?:in)?to"
    r"|provides|oversees|ensures|attends|agrees|represents|brings|makes|includes|comprises|consists|deputises"
    r"|receives|decides)(?:\s|\Z)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r",\s+(?:this|these|it|they|we|the\s+(?:group|board|panel|body|forum|committee|partnership|meeting))\b"
    r"|,?\s+and\s+(?:vice|co|deputy)-?\s?chaired|,?\s+(?:and|or|but),?\s+(?:in|by|when|if|failing)\s|\s+on\s+behalf\s+of\b"
    r"|,?\s+(?:or|and)?,?\s*in\s+[^,.;]{1,40}['’]s\s+absence|\s*(?:[,;(]\s*)?\b(?:who|whose|which|where|when|while|whilst|although|but|until|supported\s+by|deputised\s+by"
    r"|assisted\s+by|in\s+accordance|subject\s+to|in\s+(?:his|her|their|whose|the)\s+absence"
    r"|for\s+a\s+(?:term|period|further)|to\s+(?:ensure|provide|help|deliver|oversee|agree|support|enable|discuss)"
    r"|(?:as|for|to\s+be|to)\s+(?:(?:its|the|a)\s+)?(?:vice|deputy|co|joint|acting)?[-\s]?chair\w*|its\s+(?:vice|chair)\w*|as\s+(?:(?:its\s+)?(?:full\s+)?members|set\s+out|agreed|described|listed|required|appropriate|well\s+as\s+being)"
    r"|on\s+an?\s+(?:rotating|rotational|annual|alternat\w+|interim)"
    r"|with\s+(?:the\s+)?(?:support|administrative|secretariat|[^,.;]{1,60}\s+as\s+(?:the\s+)?(?:vice|deputy))"
    r"|(?:from|since)\s+(?:\w+\s+)?\d{4})\b|\s[–—]\s|:\s",
    re.IGNORECASE,
)
# "Ten members: …" is how many, before who.
_COUNTED = re.compile(
    r"\s*(?:the\s+following|up\s+to|not\s+more\s+than|at\s+least|no\s+more\s+than)?[\w\s]{0,24}?"
    r"(?:members|people|persons|representatives|organisations|partners|agencies|bodies|places|seats|following)"
    r"(?:[\w\s,]{0,24})?:\s",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:,|;|\band\b|\bbut\b)", re.IGNORECASE)
_HOLD = frozenset({"person", "office"})
_NOBODY = frozenset({"it", "this", "he", "she", "they", "the"})
# Words before "chairs" that are more than a holder with an office are a clause.
_FEW = 20
# A list of them has commas.
_MANY = 70
# A statement whose words are farther apart is shown by its holder alone.
_NEAR = 600


def propose_sentence(cue: Cue, groups: Sequence[Meant]) -> Iterator[Proposal]:
    """Propose the seats of one sentence: its holders stand at the side where its group does not."""
    pattern, passage, context = cue.pattern, cue.passage, cue.context
    listing = Listing(tuple(groups), _role_of(cue), cue.rule, pattern)
    places = pattern.subject, pattern.object
    if "named" in places:
        if cue.is_last and passage.id not in context.lists and any(each.name for each in groups):
            context.lists[passage.id] = listing
        return
    if "after" in places or "holders before" in places:
        found = _before(cue)
        if cue.is_last and passage.text.rstrip().endswith(":") and len(found) < 2:
            # "The following are members of the Board:" leads into the list.
            context.lists[passage.id] = listing
            return
    else:
        start, end = _region(passage.text, cue)
        if "holders within" in places:
            start, end = cue.match.span("holder")
        if end - start < 3 and cue.is_last:
            context.lists[passage.id] = listing
            return
        is_chair = "chair" in listing.role
        mentions = context.mentions(passage)
        found = holders.read(passage.text, start, end, mentions, context.names, is_point=is_chair)
        if cue.is_last and passage.text.rstrip().endswith(":") and not any(each.is_known for each in found):
            # "brings together senior representatives of:" leads into the list.
            context.lists[passage.id] = listing
            return
    yield from propose(context, passage, listing, found, cue.match.span())


def _role_of(cue: Cue) -> str:
    """Return the role that the words of a cue name, else that of the pattern."""
    words = cue.match[0].lower()
    if cue.pattern.proposes == "chair" and ("jointly" in words or re.match(r"co[- ]?[ch]", words)):
        return "co-chair"
    if "role" not in cue.match.re.groupindex or not cue.match["role"]:
        return cue.pattern.proposes
    printed = cue.match["role"].lower().strip(" -")
    return roles.of(printed) or roles.of(f"{printed} chair") or cue.pattern.proposes


def _region(text: str, cue: Cue) -> tuple[int, int]:
    """Return where a list of holders behind a cue begins and ends."""
    start, end = cue.match.end(), cue.sentence.end
    counted = _COUNTED.match(text, start, end)
    if counted:
        start = counted.end()
    stop = next((each for each in _STOP.finditer(text, start, end) if each.start() > start + 1), None)
    if stop:
        end = stop.start()
    verb = FINITE.search(text, start, end)
    if verb:
        # What stands before the verb is its subject, from the last "and" or comma on.
        joins = [each.start() for each in _JOIN.finditer(text, start, verb.start())]
        end = joins[-1] if joins else verb.start()
    while start < end and text[start] in " :–—-,":
        start += 1
    return start, close(text, start, end)


def close(text: str, start: int, end: int) -> int:
    """Return where a list ends that stands in brackets: "(chaired by Ann Lee) meets"."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def _before(cue: Cue) -> list[Holder]:
    """Read the holders that stand before a verb: "Ann Lee and Bo Day co-chair", "the Leader chairs"."""
    if cue.verb.before < 0:
        return []
    context, text = cue.context, cue.passage.text
    if text[: cue.match.start()].rstrip()[-1:] in {",", "(", "–"} and cue.pattern.subject == "holders before":
        return _apposed(cue)
    named = _named_before(cue, subjects.find(cue.sentence, cue.verb))
    last = cue.sentence.units[cue.verb.before]
    end = last.start if last.kind == "relative" else last.end
    marks = (each.end for each in cue.sentence.units if each.end <= end and each.low in {";", ":"})
    start = max(marks, default=cue.sentence.start)
    if len(text[start:end].split()) > (_MANY if "," in text[start:end] else _FEW) or FINITE.search(
        text, start, end
    ):
        return named
    found = holders.read(text, start, end, context.mentions(cue.passage), context.names)
    found = [each for each in found if each.kind != "group" and each.name.lower() not in _NOBODY]
    # The register may know only some of "Ann Lee, Bo Day and Cy Fox co-chair".
    is_list = len(found) > len(named) and all(each.is_called or each.kind in _HOLD for each in found)
    return found if is_list or not named else named


def _apposed(cue: Cue) -> list[Holder]:
    """Read the one whom an office behind a comma or in brackets describes: "Bo Day, Chair of the Board"."""
    names = cue.context.names
    before = [each for each in cue.sentence.units[: cue.verb.before + 1] if each.kind != "mark"]
    last = before[-1] if before else None
    if last is None or last.kind != "name" or last.name not in names:
        return []
    return [Holder(last.name, last.start, last.end, names[last.name].kind)]


def _named_before(cue: Cue, found: Nouns | None) -> list[Holder]:
    names = cue.context.names
    units = [each for each in found.units if each.name in names] if found else []
    return [
        Holder(each.name, each.start, each.end, names[each.name].kind)
        for each in units
        if names[each.name].kind in {"person", "office"}
        or (cue.pattern.proposes != "chair" and names[each.name].kind == "organisation")
    ]


def propose(
    context: Context,
    passage: Passage,
    listing: Listing,
    found: Sequence[Holder],
    span: tuple[int, int],
    *,
    is_point: bool = False,
) -> Iterator[Proposal]:
    """Propose a seat for each holder of a list, in each of its groups.

    Args:
        context: The document.
        passage: Where they stand.
        listing: What announces them.
        found: The holders.
        span: Where the words that announce them stand in the passage.
        is_point: Whether they are one point of a list, of which other points may have a known name.
    """
    if not is_point and sum(each.is_known or each.is_people for each in found) < listing.pattern.known:
        return
    kinds = listing.pattern.subject_kinds
    if "group" not in kinds:
        found = [each for each in found if each.kind in kinds or (each.is_called and "person" in kinds)]
    found = [each for each in found if each.is_plausible]
    if is_point and listing.pattern.known > 1:
        found = [each for each in found if each.is_known or each.is_people or each.is_called]
    if ":" in listing.role or (not is_point and len(found) < 2):
        # Who stands in for an absent chair is no seat: only a list tells of one whose holder is not named.
        found = [each for each in found if each.name or "csa:vacant" in each.details]
    listing = listing._replace(groups=tuple(one for each in listing.groups for one in context.spread(each)))
    for group in listing.groups:
        # A class of groups has no members of its own: "the sub-groups include the Panel".
        if (group.name is None and "chair" not in listing.role) or group.how == AS_PRINTED:
            continue
        own = [each for each in found if each.name != group.name and _is_of(context, group, each, listing)]
        group_of = "" if len(own) < 2 else _alike(context, passage, listing, group)
        for holder in own:
            yield _seat(passage, listing, group, holder, span)._replace(group=group_of)


def _is_of(context: Context, group: Meant, holder: Holder, listing: Listing) -> bool:
    """Return whether a holder of several groups' list is this group's: "Sue Day (North), Ann Lee (South)"."""
    if len(listing.groups) < 2 or not holder.qualifier or group.name is None:
        return True
    wanted = holder.qualifier.lower()
    if not any(each.name and wanted in each.name.lower() for each in listing.groups):
        return True
    name = context.names.get(group.name)
    return any(wanted in each.lower() for each in (group.name, *(name.aliases if name else ())))


def _alike(context: Context, passage: Passage, listing: Listing, group: Meant) -> str:
    """Return what seats are decided together with: the list of members of one group in one place."""
    above = context.passages.get(passage.lead_in or "", passage)
    return f"{listing.role}s of {group.name or '?'}, {above.locator}"


def _is_part(name: str) -> bool:
    return name.lower().endswith(("committee", "panel", "sub-group", "subgroup", "working group"))


def _seat(
    passage: Passage, listing: Listing, group: Meant, holder: Holder, span: tuple[int, int]
) -> Proposal:
    pattern = listing.pattern
    role = holder.role or listing.role
    confidence = pattern.confidence * group.factor
    reasons = [pattern.reason]
    if group.how:
        reasons.append(f"The group is {group.how}.")
    if holder.name and not holder.is_known:
        confidence *= 0.93 if len(holder.name.split()) < 7 else 0.8
        reasons.append("The paper names the holder nowhere else.")
    if holder.kind == "group" and role == "member" and _is_part(holder.name):
        confidence *= 0.85
        reasons.append("A committee is more often a part of the group than a member of it.")
    if group.name is None or not holder.name:
        confidence = min(confidence, HALF)
    start, end = min(span[0], holder.start), max(span[1], holder.end)
    if span == (0, 0) or end - start > _NEAR:
        start, end = holder.start, holder.end
    return Proposal(
        passage=passage.id,
        start=start,
        end=end,
        statement=wording.state(holder.name or None, role, group.name),
        subject=holder.name or None,
        predicate=role,
        object=group.name,
        confidence=round(confidence, 2),
        rule=listing.rule.name,
        reason=" ".join(reasons),
        details={**pattern.details, **holder.details},
        alternatives=group.others,
    )
