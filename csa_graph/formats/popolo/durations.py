"""The memberships of a Popolo file get their start and end: their own, and those of what they depend on.

A membership runs no longer than the legislative period or the post that it names, its member's life and its
organization. Whether it runs on a day is for :mod:`csa_graph.base.days`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base import days
from csa_graph.formats.popolo.entries import plain

if TYPE_CHECKING:
    import datetime

    from csa_graph.formats.popolo.documents import Document
    from csa_graph.formats.popolo.entries import Entry

_TERM = "“{}” is the period that it names: it starts and ends with that at the latest"
_DEATH = "it ends with the death of its member"
_END_OF_BODY = "it ends with the dissolution of its organization"
_END_OF_POST = "it runs no longer than its post"
_UNKNOWN_TERM = "no event has the id “{}” of its legislative period: its dates are not known from there"


class Duration(NamedTuple):
    """How long a membership runs.

    Attributes:
        start: Its start in the words of the file; empty where there is none.
        end: Its end.
        state: What it is on the day that is asked for.
        notes: What is to be said of it: message and name, as :class:`csa_graph.files.notes.Tally` takes them.
    """

    start: str
    end: str
    state: days.State
    notes: tuple[tuple[str, str], ...]


class Durations:
    """How long the memberships of a file run.

    Args:
        document: The file.
        day: The day at which they are judged.

    Attributes:
        day: The same.
    """

    def __init__(self, document: Document, day: datetime.date) -> None:
        self.day = day
        self._events = document.events
        self._posts: dict[str, Entry] = {}
        for post in document.of("posts"):
            self._posts.setdefault(post.text("id"), post)
        self._deaths = _list_ends(document, "persons", "death_date")
        self._ends_of_bodies = _list_ends(document, "organizations", "dissolution_date")

    def find(self, entry: Entry) -> Duration:
        """Return how long a membership runs."""
        start, end = entry.text("start_date"), entry.text("end_date")
        notes: list[tuple[str, str]] = []
        for limit, message, name in self._list_limits(entry):
            if message == _UNKNOWN_TERM:
                notes.append((message, name))
                continue
            later, earlier = _is_later(limit[0], start), _is_earlier(limit[1], end)
            start, end = (limit[0] if later else start), (limit[1] if earlier else end)
            # A term is told of where it gives a date; what only ends nothing is not.
            if earlier or (later and message != _DEATH):
                notes.append((message, name))
        return Duration(start, end, days.make_period(start, end).find_state(self.day), tuple(notes))

    def find_body(self, entry: Entry) -> str:
        """Return the id of the organization of a membership, which can leave it to its post to say where."""
        post = self._posts.get(entry.text("post_id"))
        return entry.text("organization_id") or (post.text("organization_id") if post else "")

    def _list_limits(self, entry: Entry) -> list[tuple[tuple[str, str], str, str]]:
        """Return what limits a membership: start and end, what to say, and a name for that."""
        limits = []
        term = entry.text("legislative_period_id")
        whole = entry.fields.get("legislative_period")
        if isinstance(whole, dict):
            found = plain(whole.get("start_date")), plain(whole.get("end_date"))
            limits.append((found, _TERM, plain(whole.get("name")) or plain(whole.get("id"))))
        elif term:
            known = self._events.get(term)
            limits.append((known or ("", ""), _TERM if known else _UNKNOWN_TERM, term))
        post = self._posts.get(entry.text("post_id"))
        if post is not None:
            limits.append(((post.text("start_date"), post.text("end_date")), _END_OF_POST, ""))
        members = entry.text("person_id"), entry.text("member_id")
        bodies = self.find_body(entry), entry.text("member_id")
        limits += [(("", self._deaths.get(each, "")), _DEATH, "") for each in members]
        limits += [(("", self._ends_of_bodies.get(each, "")), _END_OF_BODY, "") for each in bodies]
        return limits


def _list_ends(document: Document, kind: str, field: str) -> dict[str, str]:
    """Return the day on which each thing of a list ended, by its id."""
    ends: dict[str, str] = {}
    for entry in document.of(kind):
        if entry.text("id") and entry.text(field):
            ends.setdefault(entry.text("id"), entry.text(field))
    return ends


def _is_later(limit: str, start: str) -> bool:
    """Return whether a limit is a later start than what is known; what cannot be read limits nothing."""
    found, known = days.read(limit), days.read(start)
    return found is not None and (days.is_open(start) or (known is not None and found.first > known.first))


def _is_earlier(limit: str, end: str) -> bool:
    """Return whether a limit is an earlier end than what is known."""
    found, known = days.read(limit), days.read(end)
    return found is not None and (days.is_open(end) or (known is not None and found.last < known.last))
