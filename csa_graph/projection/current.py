"""Dates of seats, offices, memberships, lives, bodies and arrangements become what is not current on a day.

The definition stands here once. A thing is current from its first to its last day, by the dates that the data
state; most of them are terms of W3C ORG and schema.org. Where the document states no last day of a term of
office, its length gives one. A seat or membership ends with its body, and with the life of all who hold it;
an arrangement ends with what it joins. The day is the one that is asked for; else the last day of the
edition, if that is past, else today. None of it is stored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import days
from csa_graph.terms.iris import ORG
from csa_graph.terms.prefixes import declare, expand

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from csa_graph.base.days import Period
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Store

_PREFIXES = declare("csa", "dct", "foaf", "org", "schema")
_DATES = f"""{_PREFIXES} SELECT DISTINCT ?thing ?term ?value WHERE {{
  {{ SELECT ?thing ?term ?value WHERE {{
    VALUES ?term {{
      csa:starts schema:foundingDate csa:ends schema:dissolutionDate schema:deathDate schema:duration
    }}
    ?thing ?term ?value .
  }} }}
  FILTER EXISTS {{
    ?thing a ?class .
    FILTER(?class IN (
      csa:Seat, csa:Group, csa:ElectedBody, csa:Arrangement, csa:ReportingArrangement, org:Post,
      org:Membership, org:Organization, org:FormalOrganization, org:OrganizationalUnit,
      org:OrganizationalCollaboration, foaf:Person
    ))
  }}
}}"""
_TIES = f"""{_PREFIXES} SELECT DISTINCT ?thing ?tie ?end WHERE {{
  VALUES ?end {{ %s }}
  VALUES ?tie {{ org:postIn org:organization csa:from csa:to org:heldBy org:member }}
  ?thing ?tie ?end .
}}"""
_HOLDERS = f"""{_PREFIXES} SELECT DISTINCT ?thing ?holder WHERE {{
  VALUES ?thing {{ %s }}
  ?thing org:heldBy|org:member ?holder .
}}"""
_HOMES = f"""{_PREFIXES} SELECT DISTINCT ?thing ?edition WHERE {{
  VALUES ?thing {{ %s }}
  GRAPH ?passage {{ ?thing ?any ?value }}
  ?passage dct:isPartOf ?edition .
}}"""
_EDITIONS = f"""{_PREFIXES} SELECT DISTINCT ?edition ?ends ?period WHERE {{
  ?edition a csa:Edition .
  OPTIONAL {{ ?edition csa:ends ?ends }}
  OPTIONAL {{ ?edition csa:period ?period }}
}}"""
_STARTS = frozenset(map(expand, ("csa:starts", "schema:foundingDate")))
_LENGTH = expand("schema:duration")
#: “2018 to 2019”, “2018/19”: the year in which a period that is printed ends.
_YEARS = r"\b(\d{2})\d{2}\s*[-–/]\s*(\d{2})\b(?!\d)|\b(\d{4})\b"


class Current(NamedTuple):
    """What the dates of some data mean on a day.

    Attributes:
        days: The days at which they are judged: one, but for several editions of which each has its own.
        ended: What is not current, with its period.
        is_dated: Whether a seat, a body or the like has a date at all.
    """

    days: tuple[datetime.date, ...] = ()
    ended: Mapping[Term, Period] = {}
    is_dated: bool = False

    def write(self) -> str:
        """Return the day in a sentence; nothing where no answer depends on one.

        >>> import datetime
        >>> Current((datetime.date(2019, 3, 31),), {}, True).write()
        'As of 31 March 2019.'
        """
        if not self.is_dated or not self.days:
            return ""
        if len(self.days) == 1:
            return f"As of {write_day(self.days[0])}."
        told = " and ".join(map(write_day, self.days))
        return f"As of the last day of each edition, or of today where that is not past: {told}."


def write_day(day: datetime.date) -> str:
    """Return a day in words: 31 March 2019."""
    return f"{day.day} {day:%B %Y}"


def write_period(period: Period, day: datetime.date) -> str:
    """Return in brackets until when something ran, or from when it will.

    >>> import datetime
    >>> write_period(days.make_period("2015", "2018-05-01"), datetime.date(2019, 3, 31))
    'until 1 May 2018'
    """
    if period.find_state(day) == "future" and period.start is not None:
        return f"from {write_day(period.start.first)}"
    return f"until {write_day(period.end.last)}" if period.end is not None else "ended"


def find(store: Store, edition: ox.NamedNode | None, as_of: datetime.date | None) -> Current:
    """Find what is not current.

    Args:
        store: A built store.
        edition: The edition to read; None reads the editions in force.
        as_of: The day; None takes the last day of an edition if that is past, else today.
    """
    periods = _find_periods(store.select(_DATES, None, edition))
    if not periods:
        return Current()
    chosen = _choose_days(store, edition, periods, as_of)
    judged = tuple(sorted(set(chosen.values())))
    ended = {each: period for each, period in periods.items() if not period.is_current(chosen[each])}
    if ended:
        _follow(store, edition, ended)
    return Current(judged, ended, True)


def _find_periods(rows: Rows) -> dict[Term, Period]:
    texts: dict[Term, dict[str, str]] = defaultdict(dict)
    for thing, term, value in rows:
        if isinstance(term, ox.NamedNode) and isinstance(value, ox.Literal) and thing is not None:
            key = "start" if term.value in _STARTS else "length" if term.value == _LENGTH else "end"
            texts[thing][key] = value.value
    periods = {}
    for thing, known in texts.items():
        start, end, length = (known.get(key, "") for key in ("start", "end", "length"))
        if length and start and not end:
            end = (days.read_interval(f"{start}/{length}") or ("", ""))[1]
        if start or end:
            periods[thing] = days.make_period(start, end)
    return periods


def _choose_days(
    store: Store, edition: ox.NamedNode | None, things: Iterable[Term], as_of: datetime.date | None
) -> dict[Term, datetime.date]:
    """Return the day at which each thing is judged."""
    things = list(things)
    if as_of is not None:
        return dict.fromkeys(things, as_of)
    today = days.today()
    last: dict[Term, datetime.date] = {}
    for each, ends, period in store.select(_EDITIONS):
        end = _read_last(ends) or _find_last_day(period)
        if each is not None and end is not None:
            last[each] = min(end, today)
    if edition is not None:
        # An edition that another replaces is described in its own layer.
        return dict.fromkeys(things, last.get(edition, _find_end(store, edition) or today))
    if not last:
        return dict.fromkeys(things, today)
    homes: dict[Term, set[Term]] = defaultdict(set)
    for thing, home in store.select(_HOMES % _list(things)):
        if thing is not None and home is not None:
            homes[thing].add(home)
    return {each: max((last.get(home, today) for home in homes[each]), default=today) for each in things}


def _find_end(store: Store, edition: ox.NamedNode) -> datetime.date | None:
    for each, ends, period in store.select(_EDITIONS, None, edition):
        end = _read_last(ends) or _find_last_day(period)
        if each == edition and end is not None:
            return min(end, days.today())
    return None


def _read_last(term: Term | None) -> datetime.date | None:
    found = days.read(term.value) if isinstance(term, ox.Literal) else None
    return found.last if found else None


def _find_last_day(period: Term | None) -> datetime.date | None:
    """Return the last day that a printed period can mean: the last of the last year that it names."""
    if not isinstance(period, ox.Literal):
        return None
    years = [int(whole or century + short) for century, short, whole in re.findall(_YEARS, period.value)]
    found = days.read(f"{max(years):04}") if years else None
    return found.last if found else None


def _follow(store: Store, edition: ox.NamedNode | None, ended: dict[Term, Period]) -> None:
    """Add what ends with something that is not current: seats with their body, or with all who hold them."""
    by_holder: dict[Term, Period] = {}
    for thing, tie, end in store.select(_TIES % _list(ended), None, edition):
        if thing is None or end is None or thing in ended:
            continue
        (by_holder if tie in {ORG.heldBy, ORG.member} else ended).setdefault(thing, ended[end])
    waiting = [each for each in by_holder if each not in ended]
    if waiting:
        others: dict[Term, set[Term]] = defaultdict(set)
        for thing, holder in store.select(_HOLDERS % _list(waiting), None, edition):
            if thing is not None and holder is not None:
                others[thing].add(holder)
        ended.update((each, by_holder[each]) for each in waiting if others[each] <= set(ended))


def _list(things: Iterable[Term]) -> str:
    """Return things as values of a query, which cannot name a thing without IRI."""
    return " ".join(sorted(str(each) for each in things if isinstance(each, ox.NamedNode)))
