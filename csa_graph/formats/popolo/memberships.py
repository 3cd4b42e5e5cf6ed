"""The memberships of a Popolo file become seats, or memberships in the sense of W3C ORG, in their passages.

Which of the two: see ``csa_graph.formats.popolo``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.popolo import dates
from csa_graph.formats.popolo.block import Block
from csa_graph.terms.iris import CSA, DCT, OPENGOV, ORG, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from csa_graph.formats.popolo.concepts import Concepts
    from csa_graph.formats.popolo.entities import Classes
    from csa_graph.formats.popolo.entries import Document
    from csa_graph.formats.popolo.identity import Things

_ENDED = (
    "it has an end date: kept as a membership with its dates, not as a seat of today; "
    "the option as_of judges by a day instead"
)
_NOT_THEN = "it does not run on the day of as_of: kept as a membership with its dates, not as a seat"


def quads(
    document: Document, things: Things, classes: Classes, roles: Concepts, as_of: str | None
) -> Iterator[ox.Quad]:
    """Iterate over the statements of all memberships, in their order.

    Args:
        document: The file.
        things: Its IRIs.
        classes: Which organizations are groups.
        roles: The roles of the file.
        as_of: Day at which memberships are judged; None counts all with an end date as ended.
    """
    posts = {entry.text("id"): entry.text("organization_id") for entry in document.of("posts")}
    for entry in things.entries:
        if entry.kind == "memberships":
            block = Block(document, things, entry)
            # A membership can leave it to its post to say where.
            organization = entry.text("organization_id") or posts.get(entry.text("post_id"), "")
            _membership(block, organization, classes, roles, as_of)
            yield from block.quads


def _membership(
    block: Block, organization: str, classes: Classes, roles: Concepts, as_of: str | None
) -> None:
    if not block.things.is_first(block.entry):
        block.fields()
        return
    body = block.things.find("organizations", organization)
    if body is None:
        said = (
            f"no organization has the id “{organization[:60]}”"
            if organization
            else "it names no organization"
        )
        block.note(f"{said}: the membership is left out")
        return
    member, is_known = _member(block)
    if not is_known:
        return
    now = _is_current(block, as_of)
    if now and classes.is_group(body):
        _seat(block, body, member)
    elif member is None:
        block.note("it names no member: the membership is left out")
        return
    else:
        _record(block, body, member, now=now)
    post = block.things.find("posts", block.entry.text("post_id"))
    if now and post is not None and member is not None:
        block.add(ORG.heldBy, member, post)
    roles.state(block, ORG.role, block.entry.text("role") or "member")
    _rest(block)


def _member(block: Block) -> tuple[ox.NamedNode | None, bool]:
    """Return the member, if one is named; and whether the file describes it."""
    entry = block.entry
    for field, kinds in (("person_id", ("persons",)), ("member_id", ("persons", "organizations"))):
        identifier = entry.text(field)
        if identifier:
            found = next(filter(None, (block.things.find(kind, identifier) for kind in kinds)), None)
            if found is None:
                block.note(f"no entry of {' or '.join(kinds)} has the id “{identifier[:60]}”: left out")
            return found, found is not None
    return None, True


def _is_current(block: Block, as_of: str | None) -> bool:
    """Return whether the membership is one of today, or of the day of as_of; note it if it is not."""
    start, end = block.entry.text("start_date"), block.entry.text("end_date")
    if as_of is None:
        if end:
            block.note(_ENDED)
        return not end
    day = dates.read(as_of, last=True)
    first, last = dates.read(start, last=False), dates.read(end, last=True)
    # An end that cannot be read is an end.
    ended = bool(end) and (last is None or (day is not None and last < day))
    runs = not ended and not (first is not None and day is not None and first > day)
    if not runs:
        block.note(_NOT_THEN)
    return runs


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


def _rest(block: Block) -> None:
    block.add(SKOS.prefLabel, block.entry.text("label"))
    block.refer(OPENGOV.onBehalfOf, "on_behalf_of_id", "organizations")
    block.refer(DCT.spatial, "area_id", "areas")
    block.period()
    block.fields()
