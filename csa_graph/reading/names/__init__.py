"""The names of a document: bodies, people, offices, laws, plans, places, priorities, and where it has them.

:func:`find` is the way in. It proposes what is printed and expands nothing: a name that the document never
spells out stays short. The words by which names are told stand in ``queries/reading/names/words.toml``.

Kinds are labels of classes of the ontology: ``group``, ``organisation``, ``part of an organisation``,
``person``, ``office``, ``law``, ``plan``, ``programme``, ``process``, ``priority``; and ``place``, and
``kind of body`` for what means every body of a kind ("Responsible Authorities").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.names import mentions as table
from csa_graph.reading.names import scanning
from csa_graph.reading.names.gathering import gather
from csa_graph.reading.names.register import Generic, Register
from csa_graph.reading.names.tokens import squeeze
from csa_graph.reading.names.words import load
from csa_graph.reading.proposal import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.documents.document import Document
    from csa_graph.reading.names.draft import Draft
    from csa_graph.reading.names.drafts import Drafts

__all__ = ["Generic", "Register", "find"]


def find(document: Document) -> Register:
    """Find the names of a document, and where it mentions them.

    Args:
        document: The document.
    """
    drafts = gather(scanning.scan(document))
    scans = drafts.scans
    names = _names(drafts)
    forms = table.Table(_forms(names, drafts), drafts.keys)
    mentions = {scan.passage.id: forms.find(scan) for scan in scans}
    named: dict[str, dict[str, None]] = {}
    for passage, found in mentions.items():
        for each in found:
            named.setdefault(each.name, {})[passage] = None
    kept = []
    for name in names:
        passages = dict.fromkeys([*name.passages, *named.get(name.name, ())])
        kept.append(name._replace(passages=tuple(passages)))
    return Register(kept, mentions, scans, forms)


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


def _forms(names: list[Name], drafts: Drafts) -> Iterator[tuple[str, str]]:
    """Iterate over the forms that mean a name: what is printed, then what the document defines."""
    for name in names:
        yield name.name, name.name
    for name in names:
        yield from ((alias, name.name) for alias in name.aliases)
    called = {form: name.name for name in names for form in (name.name, *name.aliases)}
    for draft in drafts:
        for short in draft.shorts:
            if draft.forms and draft.name in called:
                yield short, called[draft.name]
