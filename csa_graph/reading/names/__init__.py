"""The names of a document: bodies, people, offices, laws, plans, places, priorities, and where it has them.

:func:`find` is the way in. It proposes what is printed and expands nothing: a name that the document never
spells out stays short. The words by which names are told stand in ``queries/reading/names/words.toml``.

Kinds are labels of classes of the ontology: ``group``, ``organisation``, ``part of an organisation``,
``person``, ``office``, ``law``, ``plan``, ``programme``, ``process``, ``priority``; and ``place``, and
``kind of body`` for what means every body of a kind ("Responsible Authorities").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names import likeness, priorities, scanning
from csa_graph.reading.names import mentions as table
from csa_graph.reading.names.gathering import gather
from csa_graph.reading.names.known import KnownName
from csa_graph.reading.names.register import Generic, Register
from csa_graph.reading.names.tokens import squeeze
from csa_graph.reading.names.words import load
from csa_graph.reading.proposal import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csa_graph.documents.document import Document
    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts
    from csa_graph.reading.names.keys import Keys

__all__ = ["Generic", "KnownName", "Register", "find"]


def find(document: Document, known: Iterable[KnownName] = ()) -> Register:
    """Find the names of a document, and where it mentions them.

    Args:
        document: The document.
        known: Names that are known before: one that is spelled alike gets its IRI, one that is like it is
            proposed to be the same, with a score.
    """
    listed = list(known)
    drafts = gather(scanning.scan(document), listed)
    scans = drafts.scans
    names = _names(drafts)
    forms = table.Table(_forms(names, drafts), drafts.keys)
    mentions = {scan.passage.id: forms.find(scan) for scan in scans}
    _add_at(mentions, names, drafts)
    named: dict[str, dict[str, None]] = {}
    for passage, found in mentions.items():
        for each in found:
            named.setdefault(each.name, {})[passage] = None
    names = [
        name._replace(passages=tuple(dict.fromkeys([*name.passages, *named.get(name.name, ())])))
        for name in names
    ]
    # A place that stands only within longer names is no name by itself.
    names = [name for name in names if name.passages]
    return Register(_compared(names, listed, drafts.keys), mentions, scans, forms)


def _compared(names: list[Name], known: list[KnownName], keys: Keys) -> list[Name]:
    """Return names with what they could mean besides, and with the IRIs of those that are known."""
    alike = likeness.compare(names, keys)
    index = likeness.index(known, keys)
    same = {name.name: likeness.recognise(name, index, keys) for name in names} if known else {}
    new = [name for name in names if same.get(name.name) is None]
    near = likeness.compare_known(new, known) if known else {}
    found = []
    for name in names:
        meant = same.get(name.name)
        others = [*alike.get(name.name, ()), *near.get(name.name, ())]
        ranked = sorted(dict(others).items(), key=lambda each: -each[1])
        found.append(name._replace(same_as=tuple(ranked), iri=meant.iri if meant is not None else None))
    return found


def _names(drafts: Drafts) -> list[Name]:
    """Return the drafts as names, each called differently."""
    printed = [draft for draft in drafts if draft.forms]
    called: dict[int, str] = {}
    taken: set[str] = set()
    for draft in printed:
        name = draft.name
        if name in taken:
            name = next(each for each in (*draft.forms, f"{name} ({draft.kind})") if each not in taken)
        taken.add(name)
        called[id(draft)] = name
    return [_name(draft, called) for draft in printed]


def _name(draft: Draft, called: dict[int, str]) -> Name:
    words = load()
    name = called[id(draft)]
    shorts = [each for each in draft.shorts if squeeze(each) not in words.heads]
    aliases = [each for each in dict.fromkeys([*draft.forms, *shorts]) if each != name]
    described = [each for each in draft.described if each in draft.passages]
    return Name(
        name,
        tuple(aliases),
        draft.kind,
        type=draft.type,
        passages=tuple(dict.fromkeys([*described, *draft.passages])),
        part_of=called.get(id(draft.part_of)),
        office_of=called.get(id(draft.office_of)),
        is_plural=draft.is_plural,
        parts=tuple(called[id(each)] for each in draft.members if id(each) in called),
    )


def _add_at(mentions: dict[str, tuple[Mention, ...]], names: list[Name], drafts: Drafts) -> None:
    """Add the places of names that are names nowhere else."""
    called = {
        form: name.name
        for name in names
        if name.kind == priorities.KIND
        for form in (name.name, *name.aliases)
    }
    for draft in drafts:
        for passage, start, end in draft.at:
            name = called[draft.name]
            free = all(each.end <= start or end <= each.start for each in mentions[passage])
            if free:
                added = [*mentions[passage], Mention(name, start, end)]
                mentions[passage] = tuple(sorted(added, key=lambda each: each.start))


def _forms(names: list[Name], drafts: Drafts) -> Iterator[tuple[str, str]]:
    """Iterate over the forms that mean a name: what is printed, then what the document defines."""
    printed = [name for name in names if name.kind != priorities.KIND]
    for name in printed:
        yield name.name, name.name
    for name in printed:
        yield from ((alias, name.name) for alias in name.aliases)
    called = {form: name.name for name in names for form in (name.name, *name.aliases)}
    for draft in drafts:
        for short in draft.shorts:
            if draft.forms and draft.name in called:
                yield short, called[draft.name]
