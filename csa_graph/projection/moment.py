"""A store is asked as of a day: questions get what is current then, and are told what was left out for that.

Which things are current is for ``current``, the store without the others for ``on_day``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import running
from csa_graph.asking.cells import Thing, text
from csa_graph.base import days
from csa_graph.projection import current
from csa_graph.projection.left_out import LeftOut, write_list
from csa_graph.terms.iris import CSA, ORG

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.description import Description, Statement
    from csa_graph.asking.query import Query
    from csa_graph.naming.names import Names
    from csa_graph.projection.current import Current
    from csa_graph.projection.reading import Reading
    from csa_graph.sparql.store import Store

# A query that counts, or asks how many there are.
_COUNTING = r"(?m)\bHAVING\b|\bCOUNT\(DISTINCT\b|^GROUP BY\b"


class Moment:
    """A store as of a day.

    Args:
        store: A built store.
        names: The names of that store.
        edition: The edition to read; None reads the editions in force.
        as_of: The day, or what :func:`csa_graph.base.days.read_day` reads; None takes the last day of an
            edition if that is past, else today.

    Attributes:
        whole: The store, whatever the day.
        names: The names of that store.
        edition: The edition that is read; None for the editions in force.
    """

    def __init__(
        self,
        store: Store,
        names: Names,
        edition: ox.NamedNode | None = None,
        as_of: datetime.date | str | None = None,
    ) -> None:
        self.whole = store
        self.names = names
        self.edition = edition
        self._as_of = days.read_day(as_of) if isinstance(as_of, str) else as_of

    @cached_property
    def current(self) -> Current:
        """What is current, looked up once."""
        return current.find(self.whole, self.edition, self._as_of)

    @cached_property
    def _left_out(self) -> LeftOut:
        return LeftOut(self.whole, self.current, self.edition or ox.DefaultGraph())

    @cached_property
    def store(self) -> Store:
        """The store without what is not current: the same where everything is."""
        if not self.current.ended:
            return self.whole
        from csa_graph.projection import on_day

        return on_day.make(self.whole, self.current.ended)

    def ask(self, query: Query, parameters: Mapping[str, object]) -> Answer:
        """Ask a question of the catalogue; errors as of :func:`csa_graph.asking.running.run`."""
        if query.is_of_any_day:
            return running.run(query, self.whole, self.names, parameters, self.edition)
        answer = running.run(query, self.store, self.names, parameters, self.edition)
        judged = self.current.write()
        if not judged:
            return answer
        if self.store is self.whole:
            return _add(answer, judged)
        others = running.run(query, self.whole, self.names, parameters, self.edition)
        told = ""
        # Rows that count, or say what is missing, are stated nowhere: another day's are no statement either.
        if not query.denies and not re.search(_COUNTING, query.text):
            asked = running.bind(query, self.names, parameters).values()
            iris = {each.value for each in asked if isinstance(each, ox.NamedNode)}
            told = self._left_out.tell(answer, others, iris)
        if not answer and others:
            answer = replace(answer, none="Nothing of what was asked is current.")
        elif not answer:
            answer = replace(answer, none=others.none)
        elif query.denies and (new := [row for row in answer if row not in set(others)]):
            named = write_list(dict.fromkeys(text(row[0]) for row in new))
            told = f"Stated, but for other days only, of {named}."
        return _add(answer, judged, told)

    def move(self, as_of: datetime.date | str | None) -> Moment:
        """Return the same store as of another day; None leaves the day."""
        return self if as_of is None else Moment(self.whole, self.names, self.edition, as_of)

    def read(self, known: Reading | None = None, built: datetime.date | None = None) -> Reading:
        """Return what projections and analyses read of that day.

        Args:
            known: What they read as of some day: the same store is not read again. Gives the day of building.
            built: When the store was built; None means today.
        """
        from csa_graph.projection.reading import Reading

        judged = self.current.write()
        if known is None:
            return Reading(self.store, self.names, self.edition, built, judged)
        is_same = known.store is self.store and known.judged == judged
        return known if is_same else Reading(self.store, self.names, self.edition, known.built, judged)

    def read_whole(self, known: Reading) -> Reading:
        """Return what is to be read whatever the day; where that is all the same, the reading of the day."""
        from csa_graph.projection.reading import Reading

        is_same = self.store is self.whole
        return known if is_same else Reading(self.whole, self.names, self.edition, known.built)

    def describe(self, node: ox.NamedNode) -> Description:
        """Gather all that is known about a thing; what is not so on the day is said to be so on others."""
        from csa_graph.asking import description

        found = description.describe(self.whole, self.names, node, self.edition)
        if not self.current.ended:
            return replace(found, day=self.current.write())
        now = {
            (each.words, each.value)
            for each in description.describe(self.store, self.names, node, self.edition)
        }
        is_over = node in self.current.ended

        def mark(each: Statement) -> Statement:
            if is_over or (each.words, each.value) in now:
                return each
            told = (
                self._left_out.tell_period(each.value.iri).strip(" ()")
                if isinstance(each.value, Thing)
                else ""
            )
            return replace(each, details=(*each.details, told or "not on this day"))

        sections = tuple(
            replace(each, statements=tuple(map(mark, each.statements))) for each in found.sections
        )
        period = self._left_out.tell_period(node.value)
        over = f" It is not current{period}." if period else ""
        return replace(found, sections=sections, day=f"{self.current.write()}{over}")

    def tell_others(self, iri: str, denied: Collection[str]) -> str:
        """Return what is stated of a thing for other days, in a sentence; empty for nothing.

        Args:
            iri: The thing.
            denied: IRIs of the terms of which no statement was found that holds on the day.
        """
        ties = [ORG.postIn] if CSA.Seat.value in denied else [CSA.from_]
        layer = self.edition or ox.DefaultGraph()
        found = {
            quad.subject
            for tie in ties
            for quad in self.whole.quads(None, tie, ox.NamedNode(iri), layer)
            if quad.subject in self.current.ended
        }
        words = sorted(self._describe_ended(each, layer) for each in found if isinstance(each, ox.NamedNode))
        return f"Stated for other days: {write_list(words)}." if words else ""

    def _describe_ended(self, node: ox.NamedNode, layer: ox.NamedNode | ox.DefaultGraph) -> str:
        """Return what is not current in words: what it is called, who holds it, and until when."""
        holders = sorted(
            self.names.label(quad.object) for quad in self.whole.quads(node, CSA.takenBy, None, layer)
        )
        held = f", {' and '.join(holders)}" if holders else ""
        return f"{self.names.label(node)}{held}{self._left_out.tell_period(node.value)}"


def _add(answer: Answer, *sentences: str) -> Answer:
    """Return an answer that says more: beside its rows, or where it has none."""
    words = " ".join(filter(None, sentences))
    if not answer:
        return replace(answer, none=f"{answer.explain_absence()} {words}")
    return replace(answer, note=f"{answer.note} {words}".strip())
