"""Rows of an organogram become posts: who holds each, to which it reports, which rows are one post.

Follows the rules that the publishers were given (docs/organograms.md), and notes each row that breaks
them. Makes no statement and no IRI.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.formats.organogram import holders
from csa_graph.formats.organogram.cells import fold, is_nothing
from csa_graph.formats.organogram.notes import list_lines
from csa_graph.formats.organogram.posts import Entry, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.formats.organogram.notes import Notes
    from csa_graph.formats.organogram.posts import State
    from csa_graph.formats.organogram.rows import Row

# The reference of people who are paid and are in no post.
_NOT_IN_POST = re.compile(r"0+(\.0+)?")
_TOP = {"xx"}
# Spreadsheets write 12 as 12.0 and 007 as 7.
_LOOSE = re.compile(r"^0+(?=.)|\.0+$|[\s_]+")
_SEVERAL = re.compile(r"\s(?:/|&|and)\s|/|;")
#: What the rows of one post have in common. Name, contact, notes, pay and FTE may differ where it is shared.
_OF_THE_JOB = ("organisation", "title", "grade", "unit", "reports_to")


@dataclass(slots=True)
class _Register:
    """The posts of the senior file, by reference.

    A file may repeat one reference any number of times, so nothing here looks through a list.
    """

    jobs: dict[tuple[object, ...], Post] = field(default_factory=dict)
    first: dict[tuple[str, str], Post] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    _found: dict[tuple[str, ...], list[Post]] = field(default_factory=lambda: defaultdict(list))

    def add(self, post: Post) -> None:
        """Add a post under its reference as printed, and as spreadsheets change it."""
        reference, organisation = post.reference, fold(post.rows[0]["organisation"])
        self.first.setdefault((reference, organisation), post)
        if post.eliminated:
            self.gone.add(reference)
            return
        loose = _normalise_reference(reference)
        for key in ((reference, organisation), (reference,), (loose, organisation, "~"), (loose, "~")):
            self._found[key].append(post)

    def find(self, reference: str, organisation: str) -> list[Post]:
        """Return the living posts that a reference can mean: those of the row's own organisation first."""
        loose, own = _normalise_reference(reference), fold(organisation)
        keys = ((reference, own), (reference,), (loose, own, "~"), (loose, "~"))
        return next((self._found[key] for key in keys if key in self._found), [])


def read_entries(rows: Sequence[Row], notes: Notes) -> list[Entry]:
    """Return what rows say, in their order.

    Args:
        rows: The rows of the senior file, of the junior file, or of both.
        notes: Takes what is odd.
    """
    register = _Register()
    entries = [_read_senior(row, register, notes) for row in rows if row.kind == "senior"]
    seniors = [entry.post for entry in entries if entry.post]
    for post in dict.fromkeys(seniors):
        _join(post, register, notes)
    _note_circles(dict.fromkeys(seniors), notes)
    holders.note(entries, notes)
    juniors = [row for row in rows if row.kind == "junior"]
    seen: dict[tuple[str, ...], Row] = {}
    for row in juniors:
        post = Post([row])
        entries.append(Entry(row, post))
        whole = tuple(row.cells.values())
        if whole in seen:
            notes.add(row.path, row.line, "the row is the same as one above it: both are kept")
        seen[whole] = row
        if seniors:
            _join(post, register, notes)
    if juniors and not seniors:
        _join_outside(entries[-len(juniors) :], notes)
    return entries


# ---------------------------------------------------------------- one row of the senior file


def _read_senior(row: Row, register: _Register, notes: Notes) -> Entry:
    person, state = _read_name(row, notes)
    reference = row["reference"]
    if _NOT_IN_POST.fullmatch(reference):
        who = "the person is kept" if person else "the row names nobody, so only its body is kept"
        notes.add(row.path, row.line, f"“{reference}” means that somebody is paid and in no post: {who}")
        return Entry(row, None, person)
    if is_nothing(reference) or fold(reference) in _TOP:
        shown = f"the reference “{reference}” is none" if reference else "there is no Post Unique Reference"
        notes.add(row.path, row.line, f"{shown}: the post is kept, and nobody can be said to report to it")
        return Entry(row, Post([row], eliminated=state == "eliminated"), person, state)
    key = (reference, state == "eliminated", *_job(row))
    shared = register.jobs.get(key)
    if shared:
        shared.rows.append(row)
        shared.held |= not state
        return Entry(row, shared, person, state)
    # References are unique in an organisation, not in a file.
    before = register.first.get((reference, fold(row["organisation"])))
    if before:
        _note_clash(row, before, notes)
    post = register.jobs[key] = Post([row], reference, eliminated=state == "eliminated", held=not state)
    register.add(post)
    return Entry(row, post, person, state)


def _read_name(row: Row, notes: Notes) -> tuple[str, State]:
    """Return the name of the holder and the state of the post, of which at most one is not empty."""
    name = row["name"]
    plain = fold(name)
    if is_nothing(name):
        if not name:
            notes.add(row.path, row.line, "the name is blank: the post is kept, without a holder")
        return "", ""
    if plain.startswith(("vacant", "vacancy")):
        if plain not in {"vacant", "vacancy", "vacant post"}:
            many = "names are read as vacant"
            notes.add(row.path, row.line, f"the name “{name}” is read as vacant", many)
        return "", "vacant"
    if plain.startswith("eliminated"):
        message = "the post is eliminated: it is kept with that status, and reports to nobody"
        notes.add(row.path, row.line, message)
        return "", "eliminated"
    if _SEVERAL.search(name):
        message = f"the name “{name}” may be of several people: kept as one, as it stands"
        notes.add(row.path, row.line, message, "names may be of several people each: kept as they stand")
    return name, ""


def _job(row: Row) -> tuple[str, ...]:
    return tuple(fold(row[name]) for name in _OF_THE_JOB)


def _note_clash(row: Row, other: Post, notes: Notes) -> None:
    first = other.rows[0]
    differ = [name for name in _OF_THE_JOB if fold(row[name]) != fold(first[name])]
    words = ", ".join({"reports_to": "senior post", "title": "job title"}.get(each, each) for each in differ)
    why = f"with another {words}" if words else "once as eliminated"
    message = f"the reference {row['reference']} stands on line {first.line} too, {why}: taken for two posts"
    notes.add(row.path, row.line, message, "references stand on several lines: taken for several posts")


# ---------------------------------------------------------------- to whom posts report


def _join(post: Post, register: _Register, notes: Notes) -> None:
    """Find the post to which a post reports."""
    row = post.rows[0]
    reference = row["reports_to"]
    if post.eliminated or (row.kind == "senior" and fold(reference) in _TOP):
        return
    fault = ""
    living = register.find(reference, row["organisation"])
    if is_nothing(reference):
        fault = "the cell that says to whom the post reports is empty"
    elif not living:
        why = "is eliminated" if reference in register.gone else "stands in no row"
        fault = f"the senior post {reference} {why}"
    elif len(living) > 1:
        lines = " and ".join(str(each.rows[0].line) for each in living[:2])
        more = " and others" if len(living) > 2 else ""
        fault = f"{len(living)} posts have the reference {reference} (lines {lines}{more})"
    elif living[0] is post:
        fault = "the post reports to itself"
    if fault:
        many = "cells do not tell to whom a post reports: these lines are left out"
        notes.add(row.path, row.line, f"{fault}: the line is left out", many)
        return
    post.above = living[0]
    if living[0].reference != reference:
        message = f"“{reference}” is read as the reference {living[0].reference}"
        notes.add(row.path, row.line, message, "references are read as ones that are spelt otherwise")


def _join_outside(entries: Sequence[Entry], notes: Notes) -> None:
    """Let junior posts report to senior posts of which there is only the reference."""
    outside: dict[str, Post] = {}
    for entry in entries:
        row = entry.row
        reference = row["reports_to"]
        if is_nothing(reference) or fold(reference) in _TOP:
            message = "the cell that says to whom the post reports is empty: the line is left out"
            notes.add(row.path, row.line, message)
        elif entry.post:
            above = outside.setdefault(reference, Post([row], reference, outside=True))
            entry.post.above = above
    message = "the senior file was not read with this one: of the senior posts only the references are known"
    notes.add(entries[0].row.path, None, message)


def _normalise_reference(reference: str) -> str:
    return _LOOSE.sub("", reference.casefold()) or reference


def _note_circles(posts: Iterable[Post], notes: Notes) -> None:
    """Note posts that report to each other in a circle. Which line is wrong, the file does not tell."""
    done: set[int] = set()
    for start in posts:
        way: list[Post] = []
        here: Post | None = start
        while here is not None and id(here) not in done:
            done.add(id(here))
            way.append(here)
            here = here.above
        if here is not None and any(here is each for each in way):
            circle = way[next(place for place, each in enumerate(way) if each is here) :]
            lines = list_lines(post.rows[0].line for post in circle).partition(" ")[2]
            row = min((post.rows[0] for post in circle), key=lambda each: each.line)
            message = f"posts report to each other in a circle (lines {lines}): kept as it stands"
            notes.add(row.path, row.line, message)
