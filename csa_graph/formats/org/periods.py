"""The periods of memberships in other people's RDF become days; which run on a day is told to the rules.

A membership ends at the latest with the life of its member and its organisation. What a period is, and
whether it runs, is for :mod:`csa_graph.base.days`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import days
from csa_graph.formats.org.intervals import SCHEMA, Intervals
from csa_graph.terms.iris import CSA, ORG, RDF, XSD

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from csa_graph.files.notes import Tally
    from csa_graph.sparql.rows import Term

    Node = ox.NamedNode | ox.BlankNode

NAME = "membership-period"
WORDS = (
    "A membership starts and ends with the interval in which W3C ORG and OWL-Time let it run, and ends at "
    "the latest with the life of its member and its organisation."
)
_KEPT = "kept as a membership with its dates, not as a seat; --as-of judges by another day"
_UNREAD = "the period of {} is not told in a way that can be read: left out"
#: The graph that names what does not run on the day: the rules of ``ontology/mappings/org`` read it.
ANOTHER_DAY = ox.NamedNode("urn:csa-graph:another-day")


class Periods:
    """When the memberships of some files run.

    Args:
        store: All that the files state, and what the rules have made of it so far.
        day: The day at which they are judged.
        notes: Takes what cannot be read.
    """

    def __init__(self, store: ox.Store, day: datetime.date, notes: Tally) -> None:
        self._store = store
        self._day = day
        self._notes = notes
        self._intervals = Intervals(store)
        self._ends: dict[Term, tuple[str, str]] = {
            **self._list_ends("deathDate", "the death of its member"),
            **self._list_ends("dissolutionDate", "the dissolution of its organisation"),
        }

    def state(self) -> list[ox.Triple]:
        """Return the days of all memberships, and mark in the store what does not run on the day."""
        made: list[ox.Triple] = []
        lives = [(node, days.make_period("", end)) for node, (end, _) in self._ends.items()]
        resting: list[Term] = [node for node, life in lives if not life.is_current(self._day)]
        for node in self._list_memberships():
            intervals, is_stated = self._intervals.list_of(node)
            spans = [self._limit(node, *each) for each in intervals or [("", "")]]
            periods = [days.make_period(*each) for each in spans]
            if not any(each.is_current(self._day) for each in periods):
                resting.append(node)
                states = {each.find_state(self._day) for each in periods}
                verb = "has not begun" if states == {"future"} else "has ended"
                self._notes.add("", f"on {self._day.isoformat()} {{}} {verb}: {_KEPT}", str(node))
            if is_stated and not intervals:
                self._notes.add("", _UNREAD, str(node))
            made += _state(node, spans, periods)
        for each in resting:
            if not isinstance(each, ox.Literal | ox.Triple):
                self._store.add(ox.Quad(each, RDF.type, ORG.Membership, ANOTHER_DAY))
        return made

    def _list_memberships(self) -> list[Node]:
        found = {quad.subject for quad in self._quads(None, ORG.organization)}
        found |= {quad.subject for quad in self._quads(None, ORG.memberDuring)}
        return sorted((each for each in found if not isinstance(each, ox.Triple)), key=str)

    def _list_ends(self, name: str, words: str) -> dict[Term, tuple[str, str]]:
        """Return the day on which each thing ended, and what to call that."""
        ends: dict[Term, tuple[str, str]] = {}
        for space in SCHEMA:
            for quad in self._quads(None, ox.NamedNode(space + name)):
                node, value = quad.subject, quad.object
                if (
                    isinstance(value, ox.Literal)
                    and not isinstance(node, ox.Triple)
                    and days.read(value.value)
                ):
                    ends.setdefault(node, (value.value, words))
        return ends

    def _limit(self, membership: Node, start: str, end: str) -> tuple[str, str]:
        """Return start and end, which is at the latest that of the member and the organisation."""
        for predicate in (ORG.member, ORG.organization):
            for quad in self._quads(membership, predicate):
                limit, words = self._ends.get(quad.object, ("", ""))
                found, known = days.read(limit), days.read(end)
                if found and (days.is_open(end) or (known and found.last < known.last)):
                    end = limit
                    self._notes.add("", f"{{}} ends with {words}", str(membership))
        return start, end

    def _quads(self, subject: Node | None, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())


def _state(
    membership: Node, spans: Iterable[tuple[str, str]], periods: Iterable[days.Period]
) -> Iterator[ox.Triple]:
    """Iterate over when a membership starts and ends: over all its intervals, open where one is open."""
    pairs = list(zip(spans, periods, strict=True))
    # What ends before it starts says nothing for sure, but in words.
    sound = [period for _, period in pairs if period.is_sound or not (period.start and period.end)]
    starts = [period.start.first if period.start else None for period in sound]
    ends = [period.end.last if period.end else None for period in sound]
    first = min((each for each in starts if each), default=None) if all(starts) else None
    last = max((each for each in ends if each), default=None) if all(ends) else None
    if first:
        yield ox.Triple(membership, CSA.starts, ox.Literal(first.isoformat(), datatype=XSD.date))
    if last:
        yield ox.Triple(membership, CSA.ends, ox.Literal(last.isoformat(), datatype=XSD.date))
    if len(pairs) == 1:
        given = [each for each in pairs[0][0] if each and not days.is_open(each)]
        if not pairs[0][1].is_sound or any(not days.is_whole(each[:10]) for each in given):
            yield ox.Triple(membership, CSA.timescale, ox.Literal(days.write_period(*pairs[0][0])))
