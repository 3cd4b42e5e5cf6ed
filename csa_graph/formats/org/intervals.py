"""Intervals as other people's RDF tells them become two dates in words: start and end.

Reads intervals of OWL-Time, in whatever precision, those that a text or an IRI says, and dates of schema.org.
Judges nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base import days
from csa_graph.terms.iris import ORG
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.sparql.rows import Term

    Node = ox.NamedNode | ox.BlankNode

#: The two forms of the namespace of schema.org.
SCHEMA = (PREFIXES["schema"], "https://schema.org/")

_TIME = "http://www.w3.org/2006/time#"
_AT = ("inXSDDate", "inXSDDateTimeStamp", "inXSDDateTime", "inXSDgYearMonth", "inXSDgYear")
_DESCRIBED = ("inDateTime", "inTemporalPosition")
_PARTS = ("year", "month", "day")
_LENGTHS = (("years", "Y"), ("months", "M"), ("weeks", "W"), ("days", "D"))


class Intervals:
    """The intervals in a store.

    Args:
        store: All that the files state.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def list_of(self, membership: Node) -> tuple[list[tuple[str, str]], bool]:
        """Return start and end of each interval in which a membership runs; and whether any is stated."""
        found, is_stated = [], False
        for quad in sorted(self._quads(membership, ORG.memberDuring), key=str):
            is_stated = True
            interval = self._read_interval(quad.object)
            if interval is not None:
                found.append(interval)
        own = self._find_dates(membership)
        return found + ([own] if any(own) else []), is_stated or any(own)

    def _read_interval(self, interval: Term) -> tuple[str, str] | None:
        if isinstance(interval, ox.Triple):
            return None
        known = days.read_interval(getattr(interval, "value", ""))
        if known is not None or isinstance(interval, ox.Literal):
            return known
        start = self._find_instant(interval, "hasBeginning")
        end = self._find_instant(interval, "hasEnd")
        if not (start or end):
            own = self._find_dates(interval)
            return own if any(own) else None
        length = self._find_length(interval)
        if length and not (start and end):
            return days.read_interval(f"{start or length}/{end or length}") or (start, end)
        return start, end

    def _find_instant(self, interval: Node, name: str) -> str:
        """Return the date of the beginning or the end of an interval; its words where it is no date."""
        said = ""
        for instant in self._objects(interval, _TIME + name):
            text = self._read_instant(instant)
            if days.read(text) is not None:
                return text
            said = said or text
        return said

    def _read_instant(self, instant: Term) -> str:
        if isinstance(instant, ox.Literal):
            return instant.value
        if isinstance(instant, ox.Triple):
            return ""
        for name in _AT:
            for value in self._objects(instant, _TIME + name):
                if isinstance(value, ox.Literal):
                    return value.value
        for name in _DESCRIBED:
            for described in self._objects(instant, _TIME + name):
                if not isinstance(described, ox.Triple | ox.Literal):
                    return self._read_parts(described)
        known = days.read_interval(instant.value)
        return known[0] if known else ""

    def _read_parts(self, described: Node) -> str:
        """Return the date that year, month and day make: ``2015``, ``--05`` and ``---11``."""
        parts = []
        for name in _PARTS:
            value = next(iter(self._objects(described, _TIME + name)), None)
            if not isinstance(value, ox.Literal):
                break
            parts.append(value.value.lstrip("-").partition("Z")[0].zfill(2))
        return "-".join(parts)

    def _find_length(self, interval: Node) -> str:
        """Return how long an interval is, as XML Schema writes it: ``P3Y``; empty where that is not told."""
        for value in self._objects(interval, _TIME + "hasXSDDuration"):
            if isinstance(value, ox.Literal):
                return value.value
        for described in self._objects(interval, _TIME + "hasDurationDescription"):
            if not isinstance(described, ox.Triple | ox.Literal):
                numbers = [
                    (next(iter(self._objects(described, _TIME + name)), None), letter)
                    for name, letter in _LENGTHS
                ]
                text = "".join(
                    f"{each.value}{letter}" for each, letter in numbers if isinstance(each, ox.Literal)
                )
                return f"P{text}" if text else ""
        return ""

    def _find_dates(self, node: Node) -> tuple[str, str]:
        return self._find_text(node, "startDate"), self._find_text(node, "endDate")

    def _find_text(self, node: Node, name: str) -> str:
        found = (value for space in SCHEMA for value in self._objects(node, space + name))
        return next((each.value for each in found if isinstance(each, ox.Literal)), "")

    def _objects(self, node: Node, predicate: str) -> list[Term]:
        return sorted((quad.object for quad in self._quads(node, ox.NamedNode(predicate))), key=str)

    def _quads(self, subject: Node, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())
