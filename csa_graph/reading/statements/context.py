"""What a passage is about, and whom "it", "this group", "the Board" and "we" mean in it.

A document is gone through once, in order; what has been named so far is remembered. Where two bodies are
possible both are offered, and neither is sure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.reading.statements import subjects
from csa_graph.reading.statements import words as listed
from csa_graph.reading.statements.listing import AS_PRINTED, Meant
from csa_graph.reading.statements.parsed import Parsed
from csa_graph.reading.statements.topics import BODIES, Topics, initials

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.documents.document import Document, Passage
    from csa_graph.reading.proposal import Mention, Name, Unread
    from csa_graph.reading.statements.listing import Lines, Listing
    from csa_graph.reading.statements.units import Sentence, Unit


# What only a heading tells is not marked sure: an entry whose heading is not seen has that of the one before.
_HEADING = 0.93


class Context:
    """A document as it is gone through.

    Args:
        document: The document.
        names: Its names.
        mentions: Where they stand, by passage.
    """

    def __init__(
        self, document: Document, names: Sequence[Name], mentions: Mapping[str, Sequence[Mention]]
    ) -> None:
        self.document = document
        self.names = {each.name: each for each in names}
        self.passages = {each.id: each for each in document.passages}
        #: Its passages, as sentences.
        self.parsed = Parsed(self.names, mentions)
        self.mentions = self.parsed.mentions
        self.sentence = self.parsed.sentence
        self.bounds = self.parsed.bounds
        self._heads = {each.name: _head(each) for each in names}
        self._last: dict[str, list[str]] = {}
        self._seen: list[str] = []
        #: Lists of holders that a passage or a heading announces, by its id.
        self.lists: dict[str, Listing] = {}
        #: The same of bodies that have a line to one other.
        self.lines: dict[str, Lines] = {}
        #: What a rule found and did not propose, for it is no fact.
        self.left: list[Unread] = []
        self.topics = Topics(document, self.names, mentions)

    # --- what a passage is about ------------------------------------------------------------------

    def pass_by(self, passage: Passage) -> None:
        """Remember the bodies that a passage names, once it has been read."""
        for mention in self.mentions(passage):
            name = self.names.get(mention.name)
            if name is None or name.kind not in BODIES:
                continue
            recent = self._last.setdefault(self._heads[name.name], [])
            if name.name in recent:
                recent.remove(name.name)
            recent.append(name.name)

    def spread(self, meant: Meant) -> tuple[Meant, ...]:
        """Return those that a plural name names, each; anything else as it is."""
        name = self.names.get(meant.name or "")
        parts = name.parts if name is not None and name.is_plural else ()
        return tuple(meant._replace(name=each) for each in parts) or (meant,)

    def is_same(self, one: str | None, other: str | None) -> bool:
        """Return whether two names are one body, or one of them is a plural that names the other."""
        if one is None or other is None:
            return False
        named = [self.names[each] for each in (one, other) if each in self.names]
        if one == other or any(each in (one, other) for name in named for each in name.parts):
            return True
        plain = {initials(each) for each in (one, other)}
        return len(plain) == 1 and len(next(iter(plain))) > 1

    # --- whom a noun means ------------------------------------------------------------------------

    def meant(
        self,
        passage: Passage,
        sentence: Sentence,
        unit: Unit,
        *,
        apart_from: frozenset[str] = frozenset(),
        is_object: bool = False,
    ) -> Meant:
        """Return whom a noun means.

        Args:
            passage: Where it stands.
            sentence: Its sentence.
            unit: The noun.
            apart_from: Whom it cannot mean: the other end of the statement.
            is_object: Whether it stands behind the verb, so that it means what was named last.
        """
        if unit.kind == "name":
            is_known = unit.name in self.names
            return (
                Meant(unit.name)
                if is_known
                else Meant(unit.name, 0.85, how="printed so, and no name of the list")
            )
        if unit.kind == "pronoun" and is_object and unit.low in {"it", "them"}:
            return self._last_named(passage, sentence, unit, apart_from)
        if unit.kind == "pronoun":
            return self._pronoun(passage, sentence, unit, apart_from)
        return self._generic(passage, unit, apart_from)

    def about(self, passage: Passage, before: int = 0) -> Meant:
        """Return whom words without a subject are about.

        That is the subject of the sentences before it, else who leads into its list, else its heading.

        Args:
            passage: Where the words stand.
            before: Where their sentence begins in it.
        """
        topic = self.topics.topic(passage)
        if before:
            found = self._subject_of(passage, before, is_next=True)
            if found and found.name:
                return found._replace(factor=found.factor * 0.95, how="the subject of the sentence before")
            if found:
                # The sentence before is about something else: only a heading tells, where no other is named.
                is_alone = topic and not self._names_other(passage, before, topic)
                return Meant(topic, _HEADING * 0.97, how="the heading of its section") if is_alone else found
        if passage.lead_in:
            lead = self.passages[passage.lead_in]
            found = self._subject_of(lead, len(lead.text))
            if found and found.name:
                return found._replace(factor=found.factor * 0.97, how="the sentence that leads into the list")
        if topic:
            return Meant(topic, _HEADING, how="the heading of its section")
        if self.topics.own:
            return Meant(self.topics.own, 0.85, how="whose document it is")
        return Meant(None)

    def _names_other(self, passage: Passage, before: int, topic: str) -> bool:
        """Return whether a passage names another group than its topic before a position."""
        names = (self.names.get(each.name) for each in self.mentions(passage) if each.end <= before)
        return any(each is not None and each.kind == "group" and each.name != topic for each in names)

    def _pronoun(self, passage: Passage, sentence: Sentence, unit: Unit, apart_from: frozenset[str]) -> Meant:
        if unit.low in {"we", "us"}:
            return Meant(self.topics.own, 0.9, how="whose document it is") if self.topics.own else Meant(None)
        opening = subjects.find_opening(sentence)
        if opening and opening.units and opening.units[0].end <= unit.start and unit.low in {"it", "they"}:
            first = self.meant(passage, sentence, opening.units[0], apart_from=apart_from)
            if first.name and first.name not in apart_from:
                return first._replace(factor=first.factor * 0.9, how="the subject of its sentence")
        found = self._subject_of(passage, sentence.start)
        if found and found.name and found.name not in apart_from:
            topic = self.topics.topic(passage)
            if topic and topic not in {found.name, *apart_from} and unit.low != "this":
                return Meant(found.name, 0.8, (topic,), "the subject of the sentence before")
            return found._replace(factor=found.factor * 0.97, how="the subject of the sentence before")
        if unit.low in {"it", "this"}:
            about = self.about(passage)
            if about.name not in apart_from:
                return about._replace(factor=about.factor * 0.98)
        return Meant(None)

    def _last_named(
        self, passage: Passage, sentence: Sentence, unit: Unit, apart_from: frozenset[str]
    ) -> Meant:
        for each in reversed([each for each in sentence.units if each.end <= unit.start]):
            if each.kind in {"name", "generic"} and each.is_plural == (unit.low == "them"):
                found = self.meant(passage, sentence, each, apart_from=apart_from)
                if found.name and found.name not in apart_from:
                    return found._replace(factor=found.factor * 0.93, how="what is named last before it")
        return Meant(None)

    def _subject_of(self, passage: Passage, before: int, *, is_next: bool = False) -> Meant | None:
        """Return who is the subject of the last sentence before a position that has a body for one.

        Args:
            passage: The passage.
            before: The position.
            is_next: Whether only the sentence right before counts, and those before it whose subject that
                sentence goes on with; nobody is meant where it has another subject.
        """
        for start, _ in reversed([each for each in self.bounds(passage) if each[1] <= before]):
            sentence = self.sentence(passage, start)
            found = subjects.find_opening(sentence)
            if found is None:
                if is_next:
                    return Meant(None)
                continue
            unit = found.units[0] if found.units else None
            if unit is not None and unit.kind == "name":
                name = self.names.get(unit.name)
                if name is None or name.kind in {"person", "office", "place", "law"}:
                    if is_next:
                        return Meant(None)
                    continue
                return Meant(unit.name)
            if unit is not None and unit.kind != "pronoun":
                return self._generic(passage, unit, frozenset())
        return None

    def _generic(self, passage: Passage, unit: Unit, apart_from: frozenset[str]) -> Meant:
        """Return which body "the Board" is: of its section, named before it, or whose paper it is."""
        any_body = unit.head in listed.load().any_body
        if unit.is_plural:
            is_pointing = unit.pointer in {"these", "those", "both"}
            return Meant(None) if is_pointing else Meant(_as_printed(passage, unit), 0.95, how=AS_PRINTED)
        topic, own = self.topics.topic(passage), self.topics.own
        if self._fits(topic, unit, apart_from):
            return Meant(topic, _HEADING, how="the heading of its section")
        here = self._before_here(passage, unit, apart_from)
        recent = [each for each in self._last.get(unit.head, ()) if each not in apart_from]
        if here or (recent and not self._fits(own, unit, apart_from)):
            return _last(here or recent[-3:], 0.94 if here else 0.85)
        if self._fits(own, unit, apart_from) and unit.pointer != "that":
            return Meant(own, 0.92, how="whose document it is")
        is_other = any(self._heads.get(each) == unit.head for each in apart_from)
        if any_body or is_other or unit.pointer in {"this", "that"}:
            return Meant(None)
        return Meant(_as_printed(passage, unit), 0.9, how="named so, and no further")

    def _fits(self, name: str | None, unit: Unit, apart_from: frozenset[str]) -> bool:
        """Return whether a generic noun can mean a name."""
        if name is None or name in apart_from:
            return False
        return unit.head in listed.load().any_body or self._heads.get(name) == unit.head

    def _before_here(self, passage: Passage, unit: Unit, apart_from: frozenset[str]) -> list[str]:
        kinds = {"group"} if unit.head in listed.load().any_body else BODIES
        found: dict[str, None] = {}
        for mention in self.mentions(passage):
            name = self.names.get(mention.name)
            if mention.end > unit.start or name is None or name.kind not in kinds:
                continue
            if self._fits(name.name, unit, apart_from):
                found.pop(name.name, None)
                found[name.name] = None
        return list(found)[-3:]


def _last(names: Sequence[str], factor: float) -> Meant:
    """Take the last of several bodies; where there are others, they are offered, and none is sure."""
    others = tuple(names[:-1])
    return Meant(names[-1], 0.6 if others else factor, others, "the last body of that kind before it")


def _as_printed(passage: Passage, unit: Unit) -> str:
    """Return a generic noun as a name, as printed, without the article."""
    text = passage.text[unit.start : unit.end]
    return re.sub(r"^(?:the|our|its|their|all|both|each|every)\s+", "", text, flags=re.IGNORECASE)


def _head(name: Name) -> str:
    """Return the noun by which a body is called, in the singular: ``board``."""
    bodies = listed.load().bodies
    for form in (name.name, *name.aliases):
        plain = re.sub(r"\(.*?\)", " ", form).lower()
        words = [listed.singular(each) for each in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain)]
        found = next((each for each in reversed(words) if each in bodies), None)
        if found:
            return found
    return ""
