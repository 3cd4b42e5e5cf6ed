"""The ends of a statement: each stands where its pattern says, and means whom the context tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.statements import objects, owners, subjects, values
from csa_graph.reading.statements.cue import NOBODY, End
from csa_graph.reading.statements.listing import AS_PRINTED, Meant
from csa_graph.reading.statements.nouns import Nouns

if TYPE_CHECKING:
    from csa_graph.reading.statements.cue import Cue


def find(cue: Cue, side: str, apart_from: frozenset[str] = frozenset()) -> End:
    """Find who stands at one end.

    Args:
        cue: The words that state it.
        side: ``subject`` or ``object``.
        apart_from: Who is at the other end, and so cannot be meant by a pronoun.
    """
    place = cue.pattern.subject if side == "subject" else cue.pattern.object
    if place == "class" or place in values.PLACES:
        return _find_value(cue, place)
    found = _find_nouns(cue, "after" if place == "after or topic" else place)
    if found is not None and found.how == "members" and ":" in cue.pattern.proposes:
        # Members who report to their own bodies are not the group.
        return NOBODY
    is_left_out = found is not None and found.how == "left out"
    if place == "topic" or is_left_out or (found is None and place in {"owner", "after or topic"}):
        # "Membership comprises", "The chair is": what a noun without an owner belongs to is the section's.
        is_owned = place != "before" and cue.context.topics.topic(cue.passage) is not None
        about = cue.context.about(cue.passage, 0 if is_owned else cue.sentence.start)
        return End(cue.context.spread(about)) if about.name not in apart_from else NOBODY
    kinds = cue.pattern.subject_kinds if side == "subject" else cue.pattern.object_kinds
    if place in {"last", "named"}:
        return _mean_last(cue, found, kinds)
    return mean(cue, found, kinds, apart_from, is_object=place == "after")


def _find_value(cue: Cue, place: str) -> End:
    """Find an end that is no name: a class of bodies as printed, or what is stated of a body."""
    if place == "class":
        meant = Meant(cue.match["class"], 0.95, how=AS_PRINTED)
        return End((meant,), *cue.match.span("class"))
    said = values.find(cue, place)
    return End(tuple(Meant(each.text) for each in said), said[0].start, said[-1].end) if said else NOBODY


def _mean_last(cue: Cue, found: Nouns | None, kinds: frozenset[str]) -> End:
    """Find the last of several nouns that is of a kind; whom the passage is about where none is."""
    for unit in reversed(found.units if found else ()):
        end = mean(cue, Nouns((unit,)), kinds, frozenset())
        if end.names:
            return End(
                tuple(each._replace(factor=each.factor * 0.95) for each in end.meant), end.start, end.end
            )
    return End(cue.context.spread(cue.context.about(cue.passage, cue.sentence.start)))


def is_vague(cue: Cue, side: str) -> bool:
    """Return whether an end is no name, so that who the other end is tells whom it cannot mean."""
    found = _find_nouns(cue, cue.pattern.subject if side == "subject" else cue.pattern.object)
    return found is None or not found.units or found.units[0].kind != "name"


def _find_nouns(cue: Cue, place: str) -> Nouns | None:
    sentence, verb, match = cue.sentence, cue.verb, cue.match
    found: Nouns | None = None
    if place == "before":
        found = subjects.find(sentence, verb)
    elif place == "after":
        after = objects.find(sentence, verb.after)
        found = after[0] if after else None
    elif place in {"owner", "within"}:
        found = owners.find_owner(sentence, match.start(), match.end(), within=place == "within")
    elif place == "agent":
        found = objects.find_agent(sentence, match.end())
    elif place == "data":
        found = owners.find_data(sentence, verb)
    elif place == "first":
        found = subjects.find_opening(sentence) or subjects.find_overseen(sentence)
    elif place == "relative":
        found = subjects.find_antecedent(sentence, match.start())
    elif place == "last":
        found = subjects.find_last(sentence, match.start())
    elif place == "named":
        found = subjects.find_last(sentence, sentence.end)
    return found


def mean(
    cue: Cue,
    nouns: Nouns | None,
    kinds: frozenset[str],
    apart_from: frozenset[str],
    *,
    is_object: bool = False,
) -> End:
    """Find whom nouns mean; nobody where there are none, or where they are of another kind than is wanted."""
    if nouns is None or not nouns.units:
        return NOBODY
    context, passage, sentence = cue.context, cue.passage, cue.sentence
    if nouns.how == "printed" and "process" not in kinds:
        return NOBODY
    found: list[Meant] = []
    for unit in nouns.units:
        meant = context.meant(passage, sentence, unit, apart_from=apart_from, is_object=is_object)
        name = context.names.get(meant.name or "")
        if name is not None and name.kind not in kinds:
            meant = Meant(None)
        possible = (context.meant(passage, sentence, each).name for each in nouns.others)
        others = tuple(each for each in possible if each and each != meant.name)
        if others:
            meant = meant._replace(factor=min(meant.factor, 0.7), others=(*meant.others, *others))
        elif nouns.how == "relative":
            meant = meant._replace(factor=meant.factor * 0.98, how=meant.how or "the noun before “which”")
        elif nouns.how == "first":
            meant = meant._replace(factor=meant.factor * 0.98)
        found += context.spread(meant)
    return End(tuple(found), nouns.units[0].start, nouns.units[-1].end)
