"""An entry of a Popolo file becomes what is stated of its thing: names, days, references, other fields.

Knows nothing of what sort of thing it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from csa_graph.base import days
from csa_graph.formats.popolo.entries import plain
from csa_graph.formats.popolo.terms import ALONE, OBJECTS, OWN, TEXTS
from csa_graph.terms.iris import CSA, DCT, ORG, RDF, SKOS, XSD
from csa_graph.terms.minting import is_web_address

if TYPE_CHECKING:
    from csa_graph.formats.popolo.documents import Document
    from csa_graph.formats.popolo.entries import Entry
    from csa_graph.formats.popolo.identity import Things

_LINKS = {"url", "image"}
_NOT_FOR_AREAS = {"identifiers", "contact_details"}

Object = ox.NamedNode | ox.Literal


class Block:
    """The statements of one entry about its thing.

    Args:
        document: The file.
        things: Its IRIs.
        entry: The entry.
    """

    def __init__(self, document: Document, things: Things, entry: Entry) -> None:
        self.document = document
        self.things = things
        self.entry = entry
        self.thing = things.iri(entry)
        self.passage = things.passage(entry)
        self.quads: list[ox.Quad] = []

    def add(self, predicate: ox.NamedNode, value: Object | str, subject: ox.NamedNode | None = None) -> None:
        """State something of the thing, or of another subject; empty text states nothing."""
        if value == "":
            return
        term_ = ox.Literal(value) if isinstance(value, str) else value
        self.quads.append(ox.Quad(subject or self.thing, predicate, term_, self.passage))

    def note(self, message: str, name: str = "", field: str = "") -> None:
        """Note something about the entry or one of its fields; ``{}`` stands for a name."""
        place = f"{self.entry.pointer}{'/' if field else ''}{field}"
        self.document.notes.add(place, message, name[:60])

    def refer(self, predicate: ox.NamedNode, field: str, kind: str) -> ox.NamedNode | None:
        """State the thing that a field names by its id; note it where the file describes none."""
        identifier = self.entry.text(field)
        found = self.things.find(kind, identifier)
        if found is not None:
            self.add(predicate, found)
        elif identifier:
            self.note(f"no entry of {kind} has the id “{{}}”: it is left out", identifier, field)
        return found

    def name(self, predicate: ox.NamedNode, *others: str) -> bool:
        """State what the thing is called: its name, else the first other text, else its id."""
        first, *rest = (self.entry.text("name") or self.entry.text("label"), *others, self.entry.text("id"))
        found = next((each for each in (first, *rest) if each), "")
        if not found:
            self.note("it has neither name nor id: it is left out")
            return False
        if not first:
            self.note("it has no name: it is called “{}” by what else there is", found)
        self.add(predicate, found)
        return True

    def period(self, start: str, end: str) -> None:
        """State when the thing starts and ends: the days, and the words where they say less."""
        for given in (start, end):
            if given and days.is_open(given):
                self.note("“{}” is no date: taken as none", given)
        start, end = ("" if days.is_open(each) else each for each in (start, end))
        found = days.make_period(start, end)
        first, last = found.start and found.start.first, found.end and found.end.last
        if not found.is_sound:
            self.note("“{}” is no period: kept as words only", days.write_period(start, end))
            if first and last:
                first = last = None
        if first:
            self.add(CSA.starts, ox.Literal(first.isoformat(), datatype=XSD.date))
        if last:
            self.add(CSA.ends, ox.Literal(last.isoformat(), datatype=XSD.date))
        if not (found.is_sound and all(days.is_whole(each) for each in (start, end) if each)):
            self.add(CSA.timescale, days.write_period(start, end))

    def fields(self) -> None:
        """State the id and all fields that have a term of their own; note those that have none."""
        identifier = self.entry.text("id")
        if identifier and identifier != self.thing.value:
            self.add(SKOS.notation, identifier)
        texts = TEXTS[self.entry.kind]
        for field, value in sorted(self.entry.fields.items()):
            if field in OWN[self.entry.kind] or value in (None, "", [], {}):
                continue
            if field in texts and plain(value):
                self.add(texts[field], _literal(field, plain(value)))
            elif field in OBJECTS and isinstance(value, list) and self._takes(field):
                for number, each in enumerate(value):
                    self._object(field, number, each)
            else:
                self.note(f"“{{}}” of {self.entry.kind} is left out: no term takes it", plain(field))

    def _takes(self, field: str) -> bool:
        return self.entry.kind != "areas" or field not in _NOT_FOR_AREAS

    def _object(self, field: str, number: int, value: Any) -> None:  # noqa: ANN401
        """State an object of a list, such as a contact detail."""
        predicate, kind, terms = OBJECTS[field]
        given = value if isinstance(value, dict) else {}
        content = {key: plain(each) for key, each in given.items() if key in terms and plain(each)}
        lost = sorted(plain(key)[:40] for key in given if key not in content and given[key])
        if lost or not content:
            what = ", ".join(lost) or "it"
            self.note("“{}” is left out: no term takes it", what, f"{field}/{number}")
        if not content:
            return
        main, direct = ALONE.get(field, ("", predicate))
        if field == "identifiers" and self.entry.kind == "organizations":
            direct = ORG.identifier
        if main in content and (len(content) == 1 or field not in {"links", "sources"}):
            # A page that is there by itself; a name or an identifier is always found by its text too.
            text = content[main]
            is_page = field in {"links", "sources"} and is_web_address(text)
            self.add(direct, ox.NamedNode(text) if is_page else text)
            if len(content) == 1:
                return
        node = self.things.part(self.entry, field, content)
        self.add(predicate, node)
        self.add(RDF.type, kind, node)
        for key, text in sorted(content.items()):
            self.add(terms[key], _literal(key, text), node)


def _literal(field: str, text: str) -> ox.Literal:
    if field.endswith(("_date", "_at")) or field.startswith("valid_"):
        return ox.Literal(text, datatype=DCT.W3CDTF)
    return (
        ox.Literal(text, datatype=XSD.anyURI)
        if field in _LINKS and is_web_address(text)
        else ox.Literal(text)
    )
