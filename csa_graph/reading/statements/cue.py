"""The words by which a rule was found, with all that is looked at around them; the ends of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.reading.statements.listing import Meant

if TYPE_CHECKING:
    import re

    from csa_graph.documents.document import Passage
    from csa_graph.reading.statements.context import Context
    from csa_graph.reading.statements.rules import Pattern, Rule
    from csa_graph.reading.statements.units import Sentence
    from csa_graph.reading.statements.verbs import Verb


class Cue(NamedTuple):
    """Words that a pattern found.

    Attributes:
        context: The document.
        passage: Where they stand.
        rule: The rule.
        pattern: Which of its patterns.
        sentence: The sentence.
        verb: The verb that they are, with its helping words.
        match: The words.
    """

    context: Context
    passage: Passage
    rule: Rule
    pattern: Pattern
    sentence: Sentence
    verb: Verb
    match: re.Match[str]

    @property
    def is_last(self) -> bool:
        """Whether nothing follows its sentence, so that a list can."""
        return self.sentence.end >= len(self.passage.text.rstrip())


class End(NamedTuple):
    """One end of a statement.

    Attributes:
        meant: Whom it means, one after the other where several are co-ordinated; nobody where it is not told.
        start: Where its words begin in the passage; None where they stand in another one.
        end: Where they end.
    """

    meant: tuple[Meant, ...]
    start: int | None = None
    end: int | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of those that it means."""
        return frozenset(each.name for each in self.meant if each.name)


NOBODY = End((Meant(None),))
