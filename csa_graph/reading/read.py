"""A document becomes a review: its names, what it is proposed to state, and what was not read.

Nothing enters a graph here: a person decides on each proposal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading import names as register
from csa_graph.reading.proposal import Name, Review
from csa_graph.reading.statements import propose, wording
from csa_graph.reading.statements import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.documents.document import Document
    from csa_graph.reading.names import KnownName
    from csa_graph.reading.proposal import Mention, Proposal


def read(document: Document, known: Iterable[KnownName] = ()) -> Review:
    """Read a document.

    Args:
        document: The document, as :mod:`csa_graph.documents` makes it of a file.
        known: Names that are known before, from last year's data or a register: what is spelled alike is met
            again.

    Returns:
        Its names, its proposals in the order of the document, and what was not read.
    """
    found = register.find(document, known)
    stated = propose.propose(document, found.names, found.mentions)
    names = (*found.names, *_unnamed(stated.proposals, found.names))
    mentions: Mapping[str, tuple[Mention, ...]] = found.mentions
    return Review(document, names, mentions, stated.proposals, stated.unread)


#: What the end of a seat that the register does not know is: the words of a list of members.
_PRINTED = "kind of body"


def _unnamed(proposals: Iterable[Proposal], known: Iterable[Name]) -> list[Name]:
    """Name what proposals name and the register does not: "two headteachers", "sub-groups", as printed."""
    taken = {each.name for each in known}
    found: dict[str, Name] = {}
    for proposal in proposals:
        is_seat = ":" not in proposal.predicate
        if not is_seat and proposal.predicate not in wording.LINES:
            continue
        for name, kind in ((proposal.subject, _kind_of_subject(proposal)), (proposal.object, "group")):
            if name and name not in taken and name not in found:
                found[name] = Name(name, (), kind, passages=(proposal.passage,))
    return list(found.values())


def _kind_of_subject(proposal: Proposal) -> str:
    if ":" not in proposal.predicate:
        return "office" if "org:postIn" in proposal.details else _PRINTED
    last = (proposal.subject or "").rpartition(" ")[2].lower()
    if last in listed.load().overseen:
        return "process"
    # A class of groups that are not named, such as "sub-groups", is a kind.
    return _PRINTED if listed.singular(last) != last and last.islower() else "group"
