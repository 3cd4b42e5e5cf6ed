"""The entries of a Popolo file get their IRIs and passages: the same whatever the order of the file.

Entries with one id are one thing. What they say of it alike or besides is taken; where they differ, the
outermost and first one holds, and a note says so.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import fold
from csa_graph.formats.popolo.entries import LISTS
from csa_graph.terms.iris import ROOT
from csa_graph.terms.minting import Minter, is_iri, slug
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from csa_graph.formats.popolo.documents import Document
    from csa_graph.formats.popolo.entries import Entry

SEGMENTS = {
    "areas": "area",
    "persons": "person",
    "organizations": "body",
    "posts": "post",
    "memberships": "seat",
}
# Whatever a file calls its things, it describes no term of a vocabulary.
_VOCABULARIES = (
    *(space for prefix, space in PREFIXES.items() if prefix not in {"area", "uk"}),
    *(ROOT + name for name in ("ontology", "rule/", "current", "shape/", "contributors")),
)
_NAMES = ("name", "label", "organization_id", "post_id", "person_id", "member_id", "role")


class Things:
    """The IRIs of a file.

    Args:
        document: The file.
        base: Namespace of new IRIs.

    Attributes:
        base: The same.
        edition: IRI of the edition.
        entries: What is to be stated, in the order of the result: without what is said twice.
    """

    def __init__(self, document: Document, base: str) -> None:
        self.base = base
        self.edition = f"{base}popolo"
        self._iris: dict[tuple[str, str], ox.NamedNode] = {}
        self._passages: dict[str, ox.NamedNode] = {}
        taken: set[str] = set()
        kept: list[Entry] = []
        for kind in LISTS:
            entries = list(_joined(document.of(kind), document))
            for key, iri in self._named(kind, entries, taken).items():
                self._iris[kind, key] = iri
            kept += entries
        self.entries = tuple(kept)
        names = Minter(f"{self.edition}#")
        for each in sorted({iri.value for iri in self._iris.values()}):
            self._passages[each] = ox.NamedNode(names.mint(each.removeprefix(base).replace("/", " ")))
        # An entry that says more of a thing than another did stands in a passage of its own.
        self._first: dict[ox.NamedNode, str] = {self.iri(entry): entry.pointer for entry in reversed(kept)}

    def iri(self, entry: Entry) -> ox.NamedNode:
        """Return the IRI of what an entry describes."""
        return self._iris[entry.kind, _key(entry)]

    def is_first(self, entry: Entry) -> bool:
        """Return whether no entry before has described the same thing."""
        return self._first[self.iri(entry)] == entry.pointer

    def find(self, kind: str, identifier: str) -> ox.NamedNode | None:
        """Return the IRI of the thing of a list that has an id; None if the file describes none."""
        return self._iris.get((kind, identifier)) if identifier else None

    def passage(self, entry: Entry) -> ox.NamedNode:
        """Return the IRI of the passage of an entry."""
        iri = self.iri(entry)
        if self.is_first(entry):
            return self._passages[iri.value]
        file, mark, place = entry.pointer.rpartition("#")
        return ox.NamedNode(f"{self.edition}#entry{f'/{slug(file)}' if mark else ''}{place}")

    def part(self, entry: Entry, field: str, content: Mapping[str, str]) -> ox.NamedNode:
        """Return the IRI of an object inside an entry: it follows from what the object says."""
        passage = self._passages[self.iri(entry).value].value
        return ox.NamedNode(f"{passage}/{field}-{_checksum(content)}")

    def _named(self, kind: str, entries: Iterable[Entry], taken: set[str]) -> dict[str, ox.NamedNode]:
        found: dict[str, ox.NamedNode] = {}
        others: dict[str, str] = {}
        for entry in entries:
            key = _key(entry)
            if self._is_usable(key) and (key in found or key not in taken):
                taken.add(key)
                found[key] = ox.NamedNode(key)
            elif key not in found:
                others[key] = entry.text("id") or _words(entry)
        found.update(name_all(others, f"{self.base}{SEGMENTS[kind]}/", taken))
        return found

    def _is_usable(self, key: str) -> bool:
        """Return whether an id can be the IRI itself."""
        if not key.startswith(("http://", "https://")) or not is_iri(key):
            return False
        return not key.startswith((*_VOCABULARIES, self.edition))


def name_all(words: Mapping[str, str], base: str, taken: set[str]) -> dict[str, ox.NamedNode]:
    """Return an IRI for each key, made of its words; a checksum tells those apart that would be the same.

    Args:
        words: What each key is called.
        base: The namespace.
        taken: IRIs that stand for something else; the new ones are added.
    """
    slugs = {key: slug(text) for key, text in words.items()}
    count: dict[str, int] = {}
    for each in slugs.values():
        count[each] = count.get(each, 0) + 1
    minter = Minter(base, taken)
    made = {}
    for key in sorted(slugs):
        end = slugs[key]
        is_clear = count[end] == 1 and base + end not in taken
        made[key] = ox.NamedNode(minter.mint(end if is_clear else f"{end[:60]}-{_checksum(key)}"))
    taken.update(iri.value for iri in made.values())
    return made


def _joined(entries: Iterable[Entry], document: Document) -> Iterator[Entry]:
    """Iterate over entries, without what another one has said of the same thing."""
    said: dict[str, dict[str, object]] = {}
    ordered = sorted(entries, key=lambda entry: entry.pointer.count("/"))
    first: dict[str, str] = {}
    for entry in ordered:
        key = _key(entry)
        known = said.setdefault(key, {})
        if key not in first:
            first[key] = entry.pointer
            known.update(entry.fields)
            yield entry
            continue
        new = {}
        for field, value in sorted(entry.fields.items()):
            if field not in known:
                known[field] = new[field] = value
            elif known[field] != value:
                message = "“{}” differs from that of another entry with this id, which is taken"
                document.notes.add(entry.pointer, message, field[:60])
        if not entry.text("id"):
            document.notes.add(entry.pointer, "an entry like this stands in the file already: taken once")
        if new:
            yield entry._replace(fields=new | {"id": entry.fields["id"]})


def _key(entry: Entry) -> str:
    """Return what makes an entry's thing the same as another's: its id, or all that it says."""
    return entry.text("id") or f" {_checksum(entry.fields)}"


def _words(entry: Entry) -> str:
    found = (entry.text(field) for field in _NAMES)
    return " ".join(fold(each) for each in found if each) or "x"


def _checksum(content: object) -> str:
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
