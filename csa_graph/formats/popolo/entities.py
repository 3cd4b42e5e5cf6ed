"""Persons, organizations, posts and areas of a Popolo file become statements, in passages of their own.

Memberships are for ``memberships``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import fold
from csa_graph.formats.popolo.block import Block
from csa_graph.formats.popolo.entries import plain
from csa_graph.formats.popolo.terms import FORMAL, GROUPS, term
from csa_graph.terms.iris import DCT, FOAF, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox

    from csa_graph.formats.popolo.concepts import Concepts
    from csa_graph.formats.popolo.documents import Document
    from csa_graph.formats.popolo.durations import Durations
    from csa_graph.formats.popolo.entries import Entry
    from csa_graph.formats.popolo.identity import Things


class Classes:
    """Which organizations are groups.

    Args:
        things: The IRIs and entries of the file.
        durations: How long its memberships run.
    """

    def __init__(self, things: Things, durations: Durations) -> None:
        self._words: dict[ox.NamedNode, set[str]] = {}
        self._with_members: set[ox.NamedNode | None] = set()
        for entry in things.entries:
            if entry.kind == "organizations":
                words = self._words.setdefault(things.iri(entry), set())
                words.update(fold(entry.text("classification")).split())
            elif entry.kind in {"posts", "memberships"} and _counts(entry, things, durations):
                self._with_members.add(things.find("organizations", entry.text("organization_id")))

    def is_group(self, body: ox.NamedNode) -> bool:
        """Return whether a body is a group, as ``csa_graph.formats.popolo`` says."""
        words = self._words.get(body, set())
        if words & FORMAL:
            return False
        return bool(words & GROUPS) or body in self._with_members


def _counts(entry: Entry, things: Things, durations: Durations) -> bool:
    """Return whether a post or membership is stated in the end: what is left out makes no group."""
    if entry.kind == "posts":
        return any(entry.text(field) for field in ("label", "role", "id"))
    if entry.text("person_id"):
        return things.find("persons", entry.text("person_id")) is not None
    if entry.text("member_id"):
        return any(things.find(kind, entry.text("member_id")) for kind in ("persons", "organizations"))
    return durations.find(entry).state == "current"


def quads(
    document: Document, things: Things, classes: Classes, concepts: Mapping[str, Concepts]
) -> Iterator[ox.Quad]:
    """Iterate over the statements of all entries that are no memberships, in their order.

    Args:
        document: The file.
        things: Its IRIs.
        classes: Which organizations are groups.
        concepts: Its kinds and roles, by ``kind`` and ``role``.
    """
    for entry in things.entries:
        block = Block(document, things, entry)
        if entry.kind == "persons":
            _person(block)
        elif entry.kind == "organizations":
            _organization(block, classes, concepts["kind"])
        elif entry.kind == "posts":
            _post(block, concepts["role"])
        elif entry.kind == "areas":
            _area(block)
        yield from block.quads


def _is_first(block: Block) -> bool:
    """Return whether no other entry has said before what this thing is."""
    return block.things.is_first(block.entry)


def _person(block: Block) -> None:
    entry = block.entry
    if _is_first(block):
        parts = " ".join(filter(None, (entry.text("given_name"), entry.text("family_name"))))
        block.add(RDF.type, FOAF.Person)
        if not block.name(FOAF.name, parts, entry.text("sort_name")):
            block.quads.clear()
            return
    block.fields()


def _organization(block: Block, classes: Classes, kinds: Concepts) -> None:
    group = classes.is_group(block.thing)
    if _is_first(block):
        block.add(RDF.type, term("csa:Group" if group else "org:FormalOrganization"))
        if not block.name(SKOS.prefLabel):
            block.quads.clear()
            return
    kinds.state(block, ORG.classification, block.entry.text("classification"))
    block.refer(ORG.subOrganizationOf, "parent_id", "organizations")
    block.refer(DCT.spatial, "area_id", "areas")
    block.fields()


def _post(block: Block, roles: Concepts) -> None:
    role = block.entry.text("role")
    if _is_first(block):
        block.add(RDF.type, ORG.Post)
        if not block.name(SKOS.prefLabel, role):
            block.quads.clear()
            return
    for each in block.entry.fields.get("other_label") or ():
        block.add(SKOS.altLabel, plain(each.get("name") if isinstance(each, dict) else each))
    if role:
        roles.state(block, ORG.role, role)
    block.refer(ORG.postIn, "organization_id", "organizations")
    block.refer(DCT.spatial, "area_id", "areas")
    block.period(block.entry.text("start_date"), block.entry.text("end_date"))
    block.fields()


def _area(block: Block) -> None:
    if _is_first(block):
        block.add(RDF.type, SKOS.Concept)
        block.add(RDF.type, term("schema:Place"))
        if not block.name(SKOS.prefLabel, block.entry.text("identifier")):
            block.quads.clear()
            return
    block.refer(SKOS.broader, "parent_id", "areas")
    block.fields()
