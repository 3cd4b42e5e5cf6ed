"""A copy of a document gives the passages of the data their texts: the two are matched by their locators.

Takes no text for another passage's: what one of them has and the other has not is told. Reads no file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.terms.iris import CSA, DCT, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csa_graph.documents.document import Document, Passage

_DEFAULT = ox.DefaultGraph()
_KIND_OF_NUMBER = re.compile(r"^(?:paragraph|para|clause|section|sect|sec|§)\.? ?(?=\d)")
# A part of a passage is called as the passage is, and more: "4.7, paragraph 2", "4.7 (a)", "4.7.1".
_PART = re.compile(r"[,;: (]|\.\d")


class DataPassage(NamedTuple):
    """A passage as the data describe it.

    Attributes:
        iri: Its IRI.
        locator: How readers find it.
        page: The page on which it begins; None where the data do not say.
        order: Its place in the document.
    """

    iri: str
    locator: str
    page: int | None
    order: int


class Part(NamedTuple):
    """Where a passage of the copy stands in the text of a passage of the data.

    Attributes:
        passage: The IRI of the passage of the data.
        start: Where it begins, counted in letters from 0.
    """

    passage: str
    start: int


class Attached(NamedTuple):
    """What a copy gives, and where it differs from the data.

    Attributes:
        texts: The texts, by the IRIs of passages, in the order of the document.
        parts: Where the passages of the copy stand in them, by their ids.
        missing: Locators of the data that the copy does not have.
        unused: Locators of the copy that the data do not have.
        titles: Locators of what has no more than a heading or a caption in the copy: a picture, perhaps.
        pages: Locators of passages that begin on another page in the copy, with the page of the data and that
            of the copy.
    """

    texts: Mapping[str, str]
    parts: Mapping[str, Part]
    missing: tuple[str, ...]
    unused: tuple[str, ...]
    titles: tuple[str, ...]
    pages: tuple[tuple[str, int, int], ...]


def list_passages(quads: Iterable[ox.Quad], edition: ox.NamedNode) -> list[DataPassage]:
    """Return the passages of an edition, in the order of the document.

    Args:
        quads: The statements of data files.
        edition: The edition.
    """
    about: dict[object, dict[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
    for subject, predicate, value, graph in quads:
        if graph == _DEFAULT and isinstance(subject, ox.NamedNode):
            about.setdefault(subject, {})[predicate] = value
    found = []
    for node, facts in about.items():
        is_passage = facts.get(RDF.type) == CSA.Passage and facts.get(DCT.isPartOf) == edition
        locator = facts.get(CSA.locator)
        if is_passage and isinstance(node, ox.NamedNode) and isinstance(locator, ox.Literal):
            page, order = (_read_number(facts.get(each)) for each in (CSA.page, CSA.order))
            found.append(DataPassage(node.value, locator.value, page, order or 0))
    return sorted(found, key=lambda each: (each.order, each.iri))


def attach(document: Document, passages: Sequence[DataPassage]) -> Attached:
    """Give the passages of the data the texts that a copy has.

    Args:
        document: The copy.
        passages: The passages of the data.
    """
    matches = _match(document, passages)
    found: dict[str, list[Passage]] = {}
    unused = []
    for each, match in _follow(document, matches):
        if match is None:
            unused.append(each.locator)
        else:
            found.setdefault(match.iri, []).append(each)
    texts: dict[str, str] = {}
    parts: dict[str, Part] = {}
    for passage in passages:
        text = ""
        for each in found.get(passage.iri, ()):
            text += "\n" if text else ""
            parts[each.id] = Part(passage.iri, len(text))
            text += each.text
        if text.strip():
            texts[passage.iri] = text
    return Attached(
        texts,
        parts,
        tuple(each.locator for each in passages if each.iri not in texts),
        tuple(unused),
        tuple(each.locator for each in passages if _is_title_alone(found.get(each.iri, ()), each.locator)),
        tuple(_list_pages(passages, found)),
    )


def normalise(locator: str) -> str:
    """Return a locator without what two ways to write it differ in.

    >>> normalise("Paragraph 4.7."), normalise("Appendix B entry 6"), normalise("App. B, Entry 6")
    ('4.7', 'appendix b entry 6', 'appendix b entry 6')
    """
    plain = re.sub(r"[\u2010-\u2015]", "-", locator.casefold())
    plain = " ".join(re.sub(r"[,;:()\[\]]", " ", plain).split()).rstrip(".")
    plain = re.sub(r"^(app|appx)\.? ", "appendix ", plain)
    return _KIND_OF_NUMBER.sub("", plain)


def _match(document: Document, passages: Sequence[DataPassage]) -> dict[str, DataPassage]:
    """Return which passage of the data one of the copy is, by its id: called the same, or nearly so."""
    matches: dict[str, DataPassage] = {}
    taken: set[str] = set()
    for key in (str, normalise):
        wanted: dict[str, list[DataPassage]] = {}
        for passage in passages:
            wanted.setdefault(key(passage.locator), []).append(passage)
        for each in document.passages:
            named = wanted.get(key(each.locator), [])
            if each.id not in matches and len(named) == 1 and named[0].iri not in taken:
                matches[each.id] = named[0]
                taken.add(named[0].iri)
    return matches


def _follow(
    document: Document, matches: Mapping[str, DataPassage]
) -> Iterator[tuple[Passage, DataPassage | None]]:
    """Iterate over the passages of the copy, each with that of the data that it is, or is a part of.

    A part follows its passage: what stands elsewhere, as behind a picture, could belong to something else.
    """
    whole: tuple[str, DataPassage] | None = None
    for each in document.passages:
        if each.id in matches:
            whole = each.locator, matches[each.id]
        elif whole is not None and not _is_part(each.locator, whole[0]):
            whole = None
        yield each, whole[1] if whole is not None else None


def _is_part(locator: str, of: str) -> bool:
    return locator.startswith(of) and _PART.match(locator, len(of)) is not None


def _is_title_alone(parts: Sequence[Passage], locator: str) -> bool:
    """Return whether a passage is a heading or a caption in the copy, though its locator does not say so."""
    kinds = {each.kind for each in parts}
    return bool(kinds) and kinds <= {"heading", "caption"} and not locator.endswith(("heading", "title"))


def _list_pages(
    passages: Sequence[DataPassage], found: Mapping[str, Sequence[Passage]]
) -> Iterator[tuple[str, int, int]]:
    for passage in passages:
        page = next((each.page for each in found.get(passage.iri, ())), None)
        if page is not None and passage.page is not None and page != passage.page:
            yield passage.locator, passage.page, page


def _read_number(value: object) -> int | None:
    is_number = isinstance(value, ox.Literal) and value.value.isdecimal()
    return int(value.value) if isinstance(value, ox.Literal) and is_number else None
