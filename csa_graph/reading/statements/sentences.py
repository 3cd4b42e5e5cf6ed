"""Sentences become proposals: a cue, the two ends that the grammar finds, and what is said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.proposal import Proposal, Unread
from csa_graph.reading.statements import details, ends, objects, seats, verbs, wording
from csa_graph.reading.statements.cue import NOBODY, Cue
from csa_graph.reading.statements.listing import HALF, Lines, Listing
from csa_graph.reading.statements.topics import BODIES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from csa_graph.documents.document import Passage
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.cue import End
    from csa_graph.reading.statements.listing import Meant
    from csa_graph.reading.statements.rules import Pattern, Rule
    from csa_graph.reading.statements.verbs import Mood

# What is no fact is not proposed, and a person is told where it stands.
_LEFT: dict[Mood, str] = {
    "open": "left open or put off, so it is not proposed",
    "past": "told of the past, so it is not proposed",
    "condition": "a condition or a question, so it is not proposed",
}
# How far before a cue its pattern looks for what bars it.
_BEFORE = 60
# A point of a list begins with the body that it is about, after an article at most.
_AT_START = 6


def propose(context: Context, passage: Passage, rule: Rule, pattern: Pattern) -> Iterator[Proposal]:
    """Propose what a pattern finds in a passage."""
    if pattern.cue is None:
        return
    for match in pattern.cue.finditer(passage.text):
        if _is_barred(pattern, passage.text, match):
            continue
        sentence = context.sentence(passage, match.start(), is_of_seats=":" not in pattern.proposes)
        if match.end() > sentence.end:
            continue
        verb = verbs.find(sentence, match.start(), match.end(), passage.text)
        if verb is None:
            continue
        if verb.mood in _LEFT:
            context.left.append(Unread(passage.id, match.start(), match.end(), _LEFT[verb.mood]))
        elif verb.mood == "stated":
            yield from _propose_one(Cue(context, passage, rule, pattern, sentence, verb, match))


def _is_barred(pattern: Pattern, text: str, match: re.Match[str]) -> bool:
    before = pattern.not_before
    if before and before.search(text, max(0, match.start() - _BEFORE), match.start()):
        return True
    return bool(pattern.not_after and pattern.not_after.match(text, match.end()))


def _propose_one(cue: Cue) -> Iterator[Proposal]:
    places = {"subject": cue.pattern.subject, "object": cue.pattern.object}
    known = frozenset[str]()
    found: dict[str, End] = {}
    # A name tells whom a pronoun at the other end cannot mean, so names are looked at first.
    for side in sorted(places, key=lambda each: ends.is_vague(cue, each)):
        if not places[side].startswith("holders") and places[side] != "listed":
            found[side] = ends.find(cue, side, known)
            known |= found[side].names
    if any(place.startswith("holders") for place in places.values()):
        group = next(iter(found.values()))
        yield from seats.propose_sentence(cue, group.meant)
    elif "listed" in places.values():
        yield from _propose_list(cue, found)
    elif not _announce(cue, found["subject"]):
        yield from _pair(cue, found["subject"], found["object"])


def _propose_list(cue: Cue, found: Mapping[str, End]) -> Iterator[Proposal]:
    """Propose a line of each body of a list: in the sentence, or in the points that it leads into."""
    ((side, end),) = found.items()
    listed = "subject" if side == "object" else "object"
    after = objects.find(cue.sentence, cue.verb.after)
    if after is None:
        if cue.is_last and end.meant[0].name:
            cue.context.lines[cue.passage.id] = Lines(listed, end.meant[0], cue.rule, cue.pattern)
        return
    kinds = cue.pattern.subject_kinds if listed == "subject" else cue.pattern.object_kinds
    other = ends.mean(cue, after[0], kinds, end.names)
    subject, object_ = (other, end) if listed == "subject" else (end, other)
    yield from _pair(cue, subject, object_)


def propose_listed(context: Context, passage: Passage) -> Iterator[Proposal]:
    """Propose the line that a point of a list states: the body with which the point begins."""
    lines = context.lines.get(passage.lead_in or "")
    mention = min(context.mentions(passage), key=lambda each: each.start, default=None)
    if lines is None or mention is None or mention.start > _AT_START or mention.name == lines.other.name:
        return
    name = context.names.get(mention.name)
    if name is None or name.kind not in BODIES:
        return
    other = lines.other.name
    subject, object_ = (mention.name, other) if lines.listed == "subject" else (other, mention.name)
    lead = context.passages[passage.lead_in or ""].locator
    yield Proposal(
        passage=passage.id,
        start=mention.start,
        end=mention.end,
        statement=wording.state(subject, lines.pattern.proposes, object_),
        subject=subject,
        predicate=lines.pattern.proposes,
        object=object_,
        confidence=round(lines.pattern.confidence * lines.other.factor, 2),
        rule=lines.rule.name,
        reason=f"{lines.pattern.reason} {lead} leads into the list.",
        group=f"{lines.rule.name}, {lead}",
    )


def _announce(cue: Cue, subject: End) -> bool:
    """Note that the points below a sentence are what it states of a body; say whether they are."""
    is_open = not cue.passage.text[cue.match.end() :].strip(" :–—-")
    if cue.pattern.object == "entries" and is_open and subject.meant[0].name:
        cue.context.lists[cue.passage.id] = Listing(
            subject.meant, cue.pattern.proposes, cue.rule, cue.pattern
        )
        return True
    return False


def _pair(cue: Cue, subject: End, object_: End) -> Iterator[Proposal]:
    """Propose a statement for each subject and each object."""
    if len(subject.meant) > 1 and len(object_.meant) > 1 and subject.names & object_.names:
        # Several bodies answer to the same several bodies: whoever is told of is somebody else.
        subject = NOBODY
    pairs = [(one, other) for one in subject.meant for other in object_.meant]
    for one, other in pairs:
        is_half = one.name is None or other.name is None
        if cue.context.is_same(one.name, other.name) or (is_half and not cue.pattern.half):
            continue
        yield _state(cue, one, other, (subject, object_))


def _state(cue: Cue, one: Meant, other: Meant, both: tuple[End, End]) -> Proposal:
    pattern = cue.pattern
    reasons = [pattern.reason, *(f"One end is {each.how}." for each in (one, other) if each.how)]
    starts = [cue.match.start(), *(each.start for each in both if each.start is not None)]
    stops = [cue.match.end(), *(each.end for each in both if each.end is not None)]
    return Proposal(
        passage=cue.passage.id,
        start=min(starts),
        end=max(stops),
        statement=wording.state(one.name, pattern.proposes, other.name),
        subject=one.name,
        predicate=pattern.proposes,
        object=other.name,
        confidence=_confidence(pattern.confidence * one.factor * other.factor, one, other),
        rule=cue.rule.name,
        reason=" ".join(reasons),
        details={**pattern.details, **_beside(cue, both[1])},
        alternatives=(*one.others, *other.others),
    )


def _confidence(found: float, one: Meant, other: Meant) -> float:
    is_half = one.name is None or other.name is None
    return round(min(found, HALF) if is_half else found, 2)


def _beside(cue: Cue, object_: End) -> dict[str, str | tuple[str, ...]]:
    """Read what the sentence says beside the two ends."""
    text, sentence, verb = cue.passage.text, cue.sentence, cue.verb
    first = sentence.units[verb.before].end if verb.before >= 0 else sentence.start
    stop = object_.end if object_.end is not None and object_.end > cue.match.end() else cue.match.end()
    end = details.find_clause_end(text, stop, sentence.end)
    found: dict[str, str | tuple[str, ...]] = {}
    often = details.frequency(text[first : cue.match.end()]) or details.frequency(text[stop:end])
    if often:
        found["csa:frequency"] = often
    said = details.subject(text[stop:end])
    if said:
        found["csa:subject"] = said
    through = details.via(sentence, text, cue.match.start(), stop)
    if through:
        found["csa:via"] = through if len(through) > 1 else through[0]
    return found
