"""The rows of an organogram become statements: an edition, a passage a row, posts, bodies, people.

Each thing is described in the first row that names it, as a document is written down by hand. Decides nothing
about what the rows mean; ``register`` did.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.formats.organogram.cells import fold, is_nothing
from csa_graph.terms.iris import CSA, DCT, FOAF, ORG, RDF, RDFS, SKOS, STATUS, XSD
from csa_graph.terms.minting import Minter

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from csa_graph.formats.organogram.notes import Notes
    from csa_graph.formats.organogram.posts import Entry, Post
    from csa_graph.formats.organogram.rows import Row

_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?|\.[0-9]{1,12}")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


_TRUE = ox.Literal("true", datatype=XSD.boolean)

# The parts of a body's namespace.
_SEGMENTS = ("post", "junior", "unit", "person", "grade")

Fact = tuple[ox.NamedNode, ox.NamedNode, "ox.NamedNode | ox.Literal"]


class Edition(NamedTuple):
    """One organogram of one body.

    Attributes:
        iri: Its IRI.
        title: Made of the body's name and the day.
        period: The day, or the words for it.
        comment: Which files it was read from.
        publisher: Name of the body.
        replaces: IRI of the organogram before it, if that was read too.
    """

    iri: str
    title: str
    period: str
    comment: str
    publisher: str = ""
    replaces: str = ""


class Namespaces(NamedTuple):
    """Where new IRIs begin.

    Attributes:
        base: Of the body's editions; its posts, units, people and grades have segments in it.
        bodies: Of departments and organisations, which the organograms of others name too.
    """

    base: str
    bodies: str


def list_prefixes(edition: Edition, spaces: Namespaces) -> dict[str, str]:
    """Return short names of the namespaces of an edition: its passages, its things by segment."""
    segments = {segment: f"{spaces.base}{segment}/" for segment in _SEGMENTS}
    return {"": spaces.base, "p": f"{edition.iri}#", **segments}


def state(edition: Edition, entries: Sequence[Entry], spaces: Namespaces, notes: Notes) -> Iterator[ox.Quad]:
    """Iterate over the statements of an edition.

    Args:
        edition: The edition.
        entries: What its rows describe, in reading order.
        spaces: Where new IRIs begin.
        notes: Takes cells that cannot be read.
    """
    describer = _Describer(spaces, notes)
    itself = ox.NamedNode(edition.iri)
    of_edition: list[Fact] = [
        (itself, RDF.type, CSA.Edition),
        (itself, DCT.title, ox.Literal(edition.title)),
        (itself, CSA.period, ox.Literal(edition.period)),
        (itself, RDFS.comment, ox.Literal(edition.comment)),
    ]
    if edition.publisher:
        of_edition.append((itself, DCT.publisher, describer.get_body(edition.publisher)))
    if edition.replaces:
        of_edition.append((itself, DCT.replaces, ox.NamedNode(edition.replaces)))
    for fact in of_edition:
        yield ox.Quad(*fact)
    for number, entry in enumerate(entries, 1):
        row = entry.row
        passage = ox.NamedNode(f"{edition.iri}#{row.kind}-{row.line}")
        yield ox.Quad(passage, RDF.type, CSA.Passage)
        yield ox.Quad(passage, DCT.isPartOf, itself)
        yield ox.Quad(passage, CSA.locator, ox.Literal(f"{row.kind} posts, line {row.line}"))
        yield ox.Quad(passage, CSA.order, ox.Literal(number))
        for fact in describer.describe(entry):
            yield ox.Quad(*fact, passage)


class _Describer:
    """Iterates over the statements of each entry; a thing is named where it first occurs."""

    def __init__(self, spaces: Namespaces, notes: Notes) -> None:
        self._notes = notes
        self._minters = {segment: Minter(f"{spaces.base}{segment}/") for segment in _SEGMENTS}
        self._minters["body"] = Minter(spaces.bodies)
        self._known: dict[tuple[str, ...], ox.NamedNode] = {}
        self._named: dict[ox.NamedNode, set[str]] = {}
        self._stated: set[Fact] = set()
        self._posts: dict[int, ox.NamedNode] = {}

    def describe(self, entry: Entry) -> Iterator[Fact]:
        """Iterate over what a row states."""
        row, post = entry.row, entry.post
        home = yield from self._describe_home(row)
        person = yield from self._describe_person(entry.person)
        if post is None:
            if person and home:
                yield person, ORG.memberOf, home
            return
        node = self._get_post(post)
        yield node, RDF.type, ORG.Post
        yield node, SKOS.prefLabel, ox.Literal(self._word_title(post, row))
        if post.reference:
            yield node, ORG.identifier, ox.Literal(post.reference)
        if home:
            yield node, ORG.postIn, home
        yield from self._state_holder(entry, node, person)
        if not is_nothing(row["grade"]):
            grade = self._get("grade", row["grade"], fold(row["grade"]))
            yield from self._describe_name(grade, SKOS.Concept, SKOS.prefLabel, row["grade"])
            yield node, CSA.grade, grade
        number = self._read_number(row)
        if number:
            yield node, CSA.fullTimeEquivalent, ox.Literal(number, datatype=XSD.decimal)
        for name, predicate in (("function", DCT.description), ("notes", RDFS.comment)):
            if not is_nothing(row[name]):
                yield node, predicate, ox.Literal(row[name])
        if post.above:
            yield from self._state_line(node, post.above)

    def _state_line(self, node: ox.NamedNode, above: Post) -> Iterator[Fact]:
        upper = self._get_post(above)
        if above.outside:
            yield from self._describe_name(upper, ORG.Post, SKOS.prefLabel, f"senior post {above.reference}")
            yield from self._state_once((upper, ORG.identifier, ox.Literal(above.reference)))
        yield node, CSA.reportsTo, upper

    def _state_holder(self, entry: Entry, node: ox.NamedNode, person: ox.NamedNode | None) -> Iterator[Fact]:
        if person:
            yield node, ORG.heldBy, person
        elif entry.state == "eliminated":
            yield node, CSA.status, STATUS.eliminated
        elif entry.state == "vacant" and not (entry.post and entry.post.held):
            yield node, CSA.vacant, _TRUE

    def _describe_home(self, row: Row) -> Generator[Fact, None, ox.NamedNode | None]:
        """Describe the bodies that a row names; return the innermost, which the post is in."""
        parent = organisation = None
        if not is_nothing(row["parent"]):
            parent = self.get_body(row["parent"])
            yield from self._describe_name(parent, ORG.FormalOrganization, SKOS.prefLabel, row["parent"])
        if not is_nothing(row["organisation"]):
            organisation = self.get_body(row["organisation"])
            yield from self._describe_name(
                organisation, ORG.FormalOrganization, SKOS.prefLabel, row["organisation"]
            )
            if parent and parent != organisation:
                yield from self._state_once((organisation, ORG.subOrganizationOf, parent))
        home = organisation or parent
        if is_nothing(row["unit"]) or fold(row["unit"]) in {fold(row["organisation"]), fold(row["parent"])}:
            return home
        unit = self._get("unit", row["unit"], fold(row["unit"]), home.value if home else "")
        yield from self._describe_name(unit, ORG.OrganizationalUnit, SKOS.prefLabel, row["unit"])
        if home:
            yield from self._state_once((unit, ORG.unitOf, home))
        return unit

    def _describe_person(self, name: str) -> Generator[Fact, None, ox.NamedNode | None]:
        if not name:
            return None
        person = self._get("person", name, fold(name))
        yield from self._describe_name(person, FOAF.Person, FOAF.name, name)
        return person

    def _state_once(self, fact: Fact) -> Iterator[Fact]:
        if fact not in self._stated:
            self._stated.add(fact)
            yield fact

    def _describe_name(
        self, node: ox.NamedNode, kind: ox.NamedNode, naming: ox.NamedNode, name: str
    ) -> Iterator[Fact]:
        """State what a thing is called: in full at first, and each other spelling where it stands."""
        names = self._named.setdefault(node, set())
        if not names:
            yield node, RDF.type, kind
            yield node, naming, ox.Literal(name)
        elif name not in names:
            yield node, SKOS.altLabel, ox.Literal(name)
        names.add(name)

    def get_body(self, name: str) -> ox.NamedNode:
        """Return the IRI of a department or organisation."""
        return self._get("body", name, fold(name))

    def _get(self, segment: str, text: str, *key: str) -> ox.NamedNode:
        """Return the IRI of a thing: always the same for a key, and made of a text at first."""
        known = self._known.get((segment, *key))
        if known is None:
            known = self._known[segment, *key] = ox.NamedNode(self._minters[segment].mint(text))
        return known

    def _get_post(self, post: Post) -> ox.NamedNode:
        """Return the IRI of a post: made of its reference, else of what distinguishes a row from others."""
        known = self._posts.get(id(post))
        if known is None:
            row = post.rows[0]
            if row.kind == "senior" or post.outside:
                minter = self._minters["post"]
                text = post.reference or " ".join(row[each] for each in ("title", "unit"))
            else:
                minter = self._minters["junior"]
                text = " ".join(row[each] for each in ("reports_to", "unit", "grade", "title"))
            # Posts that nothing distinguishes get a number.
            known = self._posts[id(post)] = ox.NamedNode(minter.mint(text))
        return known

    def _word_title(self, post: Post, row: Row) -> str:
        """Return what a post is called. The first of the rows of a post names it."""
        title = post.rows[0]["title"]
        if not is_nothing(title):
            return title
        grade = "" if is_nothing(row["grade"]) else row["grade"]
        instead = f"Post {post.reference}" if post.reference else grade or "Post without a title"
        message = f"there is no job title: the post is called “{instead}”"
        self._notes.add(
            row.path, row.line, message, "titles are missing: the posts are called by what else there is"
        )
        return instead

    def _read_number(self, row: Row) -> str:
        """Return the full-time equivalent as printed; empty where there is none."""
        cell = _THOUSANDS.sub("", row["fte"])
        if _NUMBER.fullmatch(cell):
            return cell
        if not is_nothing(cell):
            message = f"the full-time equivalent “{row['fte']}” is no number: left out"
            self._notes.add(row.path, row.line, message, "full-time equivalents are no numbers: left out")
        return ""
