"""The memberships of a Popolo file become seats, or memberships in the sense of W3C ORG, in their passages.

Which of the two: see ``csa_graph.formats.popolo.reading``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.popolo.block import Block
from csa_graph.terms.iris import CSA, DCT, OPENGOV, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from csa_graph.formats.popolo.concepts import Concepts
    from csa_graph.formats.popolo.documents import Document
    from csa_graph.formats.popolo.durations import Duration, Durations
    from csa_graph.formats.popolo.entities import Classes
    from csa_graph.formats.popolo.identity import Things

_NOT_NOW = {
    "past": "on {} it has ended: kept as a membership with its dates, not as a seat; --as-of judges by "
    "another day",
    "future": "on {} it has not begun: kept as a membership with its dates, not as a seat; --as-of judges by "
    "another day",
}
_ELSEWHERE = "; where another file has them, name it beside this one"


def quads(
    document: Document, things: Things, classes: Classes, roles: Concepts, durations: Durations
) -> Iterator[ox.Quad]:
    """Iterate over the statements of all memberships, in their order.

    Args:
        document: The file.
        things: Its IRIs.
        classes: Which organizations are groups.
        roles: The roles of the file.
        durations: How long the memberships run.
    """
    for entry in things.entries:
        if entry.kind == "memberships":
            block = Block(document, things, entry)
            if things.is_first(entry):
                _membership(block, classes, roles, durations)
            else:
                block.fields()
            yield from block.quads


def _membership(block: Block, classes: Classes, roles: Concepts, durations: Durations) -> None:
    duration = durations.find(block.entry)
    is_current = duration.state == "current"
    body = _body(block, durations.find_body(block.entry))
    member, is_known = _member(block)
    if body is None or not is_known:
        return
    has_seat = is_current and classes.is_group(body)
    if member is None and not has_seat:
        block.note("it names no member: the membership is left out")
        return
    for message, name in duration.notes:
        block.note(message, name)
    if duration.state != "current":
        block.note(_NOT_NOW[duration.state], durations.day.isoformat())
    if has_seat:
        _seat(block, body, member)
    elif member is not None:
        _record(block, body, member, now=is_current)
    post = block.things.find("posts", block.entry.text("post_id"))
    if is_current and post is not None and member is not None:
        block.add(ORG.heldBy, member, post)
    roles.state(block, ORG.role, block.entry.text("role") or "member")
    _rest(block, duration)


def _body(block: Block, identifier: str) -> ox.NamedNode | None:
    """Return the organization of the membership, if the file describes it."""
    found = block.things.find("organizations", identifier)
    if found is None and identifier:
        message = f"no organization has the id “{{}}”: the membership is left out{_hint(block)}"
        block.note(message, identifier)
    elif found is None:
        block.note("it names no organization: the membership is left out")
    return found


def _hint(block: Block, *kinds: str) -> str:
    """Say that a list can be in another file, where this one has none of it."""
    there = (entry.kind for entry in block.document.entries)
    return "" if set(kinds or ("organizations",)) & set(there) else _ELSEWHERE


def _member(block: Block) -> tuple[ox.NamedNode | None, bool]:
    """Return the member, if one is named; and whether the file describes it."""
    entry = block.entry
    for field, kinds in (("person_id", ("persons",)), ("member_id", ("persons", "organizations"))):
        identifier = entry.text(field)
        if identifier:
            found = next(filter(None, (block.things.find(kind, identifier) for kind in kinds)), None)
            if found is None:
                message = (
                    f"no entry of {' or '.join(kinds)} has the id “{{}}”: left out{_hint(block, *kinds)}"
                )
                block.note(message, identifier)
            return found, found is not None
    return None, True


def _seat(block: Block, body: ox.NamedNode, member: ox.NamedNode | None) -> None:
    block.add(RDF.type, CSA.Seat)
    block.add(ORG.postIn, body)
    if member is not None:
        block.add(ORG.heldBy, member)
    block.refer(CSA.filledBy, "post_id", "posts")


def _record(block: Block, body: ox.NamedNode, member: ox.NamedNode, *, now: bool) -> None:
    block.add(RDF.type, ORG.Membership)
    block.add(ORG.organization, body)
    block.add(ORG.member, member)
    if now:
        block.add(ORG.memberOf, body, member)
    block.refer(OPENGOV.post, "post_id", "posts")


def _rest(block: Block, duration: Duration) -> None:
    block.add(SKOS.prefLabel, block.entry.text("label"))
    block.refer(OPENGOV.onBehalfOf, "on_behalf_of_id", "organizations")
    block.refer(DCT.spatial, "area_id", "areas")
    block.period(duration.start, duration.end)
    block.fields()
