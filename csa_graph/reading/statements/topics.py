"""Which body a section is about, whose document it is, and which body an abbreviation can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.base.wording import fold
from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.documents.document import Document, Passage
    from csa_graph.reading.proposal import Mention, Name

#: Kinds of names that can report, be overseen, have seats.
BODIES = frozenset({"group", "organisation", "part of an organisation"})

_ANNEX = re.compile(r"\W*(?:annex|appendix|schedule|part)\b", re.IGNORECASE)
# So many times as often as the next one.
_CLEAR = 1.5
# A line is no longer than this.
_LINE = 90
_VERB = re.compile(r"\b(?:is|are|was|were|will|shall|has|have|meets?|reports?|provides?|works?)\b")
# A heading that begins with, or ends in, a body is about it; "links to the Council" is not.
_ABOUT = re.compile(r"(?:^|\b(?:of|for)\s+)(?:the\s+|our\s+)?$", re.IGNORECASE)
_NOT_ABOUT = re.compile(r"\b(?:to|with|between|and|from|by)\s+(?:the\s+|our\s+)?$", re.IGNORECASE)


def _is_bare(name: str) -> bool:
    """Return whether a name is but the noun of bodies: "Meetings"."""
    return listed.singular(name.lower()) in listed.load().bodies


class Topics:
    """What the parts of a document are about.

    Args:
        document: The document.
        names: Its names.
        mentions: Where they stand, by passage.
    """

    def __init__(
        self, document: Document, names: Mapping[str, Name], mentions: Mapping[str, Sequence[Mention]]
    ) -> None:
        self._document = document
        self._names = names
        self._mentions = mentions
        self._passages = {each.id: each for each in document.passages}
        self._topics: dict[str, str | None] = {}
        self._initials: dict[str, set[str]] = {}
        self._annexes = self._find_annexes()
        self._entries = self._find_entries()
        #: Whose document it is; None if nothing tells.
        self.own = self._find_own()

    def topic(self, passage: Passage) -> str | None:
        """Return the body that the section of a passage is about; None where its headings name none."""
        if passage.id in self._entries:
            return self._entries[passage.id]
        for heading in reversed(passage.headings):
            if heading not in self._topics:
                self._topics[heading] = self.topic_of(self._passages[heading])
            found = self._topics[heading]
            if found is not None:
                return found
        return self._annexes.get(passage.id)

    def _find_entries(self) -> dict[str, str]:
        """Find what a passage is about that follows a line with the name of a group, and no heading."""
        found: dict[str, str] = {}
        entry = None
        for passage in self._document.passages:
            if passage.kind in {"heading", "title"}:
                entry = None
            elif passage.kind == "paragraph" and len(passage.text) < _LINE and not passage.text.endswith("."):
                first = min(self._mentions.get(passage.id, ()), key=lambda each: each.start, default=None)
                name = self._names.get(first.name) if first else None
                if (
                    first
                    and name
                    and name.kind == "group"
                    and first.start < 5
                    and not _VERB.search(passage.text)
                ):
                    entry = name.name
            if entry:
                found[passage.id] = entry
        return found

    def _find_annexes(self) -> dict[str, str | None]:
        """Find what the annex is about in which a passage stands, where its headings begin anew at 1."""
        found: dict[str, str | None] = {}
        topic = None
        for passage in self._document.passages:
            if passage.kind == "heading" and _ANNEX.match(f"{passage.number} {passage.locator}"):
                topic = self.topic_of(passage)
            if topic:
                found[passage.id] = topic
        return found

    def topic_of(self, heading: Passage) -> str | None:
        """Return the body that a heading is about; None if it names none."""
        for mention in self._mentions.get(heading.id, ()):
            name = self._names.get(mention.name)
            if name is None or name.kind not in BODIES or _is_bare(name.name):
                continue
            before = heading.text[: mention.start]
            if _ABOUT.search(before) or (not _NOT_ABOUT.search(before) and len(before) < 12):
                return name.name
        return None

    def _find_own(self) -> str | None:
        """Find the body whose document it is: the one in its title, else the one that is named most."""
        counts: dict[str, int] = {}
        for passage in self._document.passages:
            is_title = passage.kind == "title" or passage.order <= 2
            for mention in self._mentions.get(passage.id, ()):
                name = self._names.get(mention.name)
                if name is None or name.kind != "group" or _is_bare(name.name):
                    continue
                if is_title:
                    return name.name
                counts[name.name] = counts.get(name.name, 0) + 1
        most = sorted(counts, key=lambda each: -counts[each])
        # The group that a paper names most is its own only where none comes near.
        is_clear = len(most) == 1 or (len(most) > 1 and counts[most[0]] >= _CLEAR * counts[most[1]])
        return self._named_in_title() or (most[0] if is_clear else None)

    def _named_in_title(self) -> str | None:
        title = fold(self._document.title)
        for each in self._names.values():
            forms = [form for form in (each.name, *each.aliases) if len(form) > 4]
            if each.kind in BODIES and any(fold(form) in title for form in forms):
                return each.name
        return None

    def by_initials(self, short: str) -> str | None:
        """Return the one body whose initials an abbreviation is, a letter more at its end allowed; else None.

        So "NQSPP" is the North Quay SP, where no other body of the paper begins with these letters.
        """
        if not self._initials:
            for name in self._names.values():
                if name.kind in BODIES:
                    for form in (name.name, *name.aliases):
                        self._initials.setdefault(initials(form), set()).add(name.name)
        found = self._initials.get(short) or self._initials.get(short[:-1]) or set()
        return next(iter(found)) if len(found) == 1 else None


def initials(form: str) -> str:
    """Return the initials of a name; a word that is an abbreviation itself stays whole.

    >>> initials("North Quay CSP"), initials("Board of the Harbour")
    ('NQCSP', 'BH')
    """
    words = [word for word in re.findall(r"[^\W_]+", form) if word[0].isupper()]
    # The plural of an abbreviation has a small s.
    short = [re.sub(r"(?<=[A-Z]{2})s$", "", word) for word in words]
    return "".join(word if word.isupper() else word[0] for word in short)
