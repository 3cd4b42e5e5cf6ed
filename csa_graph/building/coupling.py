"""Data files become groups that can be built apart.

Two files go together where one says anything about an edition or a passage of the other, as subject, as
graph or as the whole of a passage. That an edition replaces another is passed on, and ties no files. Builds
nothing.
"""

from __future__ import annotations

import hashlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import grouping
from csa_graph.files import source
from csa_graph.terms.iris import CSA, DCT, ONTOLOGY, RDF, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csa_graph.files.inputs import Input
    from csa_graph.files.source import Source

_OWNED = {CSA.Edition, CSA.Passage}
_LINKING = (RDF.type, CSA.table, DCT.isPartOf, DCT.replaces)
_DEFAULT = ox.DefaultGraph()
_RULE = ROOT + "rule/"
# What a build adds to the IRI of an edition for what the rules infer in it.
_INFERRED = "/inferred/"


class Ties(NamedTuple):
    """What ties a file to others.

    Attributes:
        size: Number of bytes.
        statements: Number of statements, as often as they are written.
        editions: IRIs of the editions that it describes.
        replaced: IRIs of what it says is replaced.
        owned: Hashes of its editions and passages.
        mentioned: Hashes of all that it makes statements about.
        is_plain: Whether it has statements, but none in a passage.
        is_alone: Whether it can be built without the others, if nothing else ties it to them.
    """

    size: int
    statements: int
    editions: tuple[str, ...]
    replaced: tuple[str, ...]
    owned: array[int]
    mentioned: array[int]
    is_plain: bool
    is_alone: bool


def read(data: Input) -> Ties:
    """Read what ties a file to others.

    Raises:
        SourceError: The file cannot be used, or is not valid.
    """
    each = data.read()
    statements = 0
    subjects: set[object] = set()
    graphs: set[object] = set()
    # Subject, value and graph of the few statements that matter, by predicate.
    found: dict[object, list[tuple[object, object, object]]] = {name: [] for name in _LINKING}
    try:
        for subject, predicate, value, graph in ox.parse(each.text, format=each.format):
            statements += 1
            subjects.add(subject)
            graphs.add(graph)
            if predicate in found:
                found[predicate].append((subject, value, graph))
    except source.PARSING_FAILS as error:
        raise source.syntax_error(each, error) from None
    named = graphs - {_DEFAULT}
    owned = {subject for subject, value, _ in found[RDF.type] if value in _OWNED}
    editions = {
        subject for subject, value, graph in found[RDF.type] if value == CSA.Edition and graph == _DEFAULT
    }
    wholes, replaced = (
        {value for _, value, graph in found[name] if graph == _DEFAULT}
        for name in (DCT.isPartOf, DCT.replaces)
    )
    # A dataset that was exported whole has the layers too, which are taken out of everything at once.
    is_export = (
        any(value == CSA.Inference for _, value, _ in found[RDF.type])
        or ONTOLOGY in named
        or not named.isdisjoint(editions)
    )
    is_rule = any(iri.startswith(_RULE) for iri in _iris(subjects))
    return Ties(
        len(each.text),
        statements,
        tuple(_iris(editions)),
        tuple(_iris(replaced)),
        hash_all(_iris(owned)),
        hash_all({iri.partition(_INFERRED)[0] for iri in _iris(subjects | named | wholes)}),
        bool(statements) and not named,
        not (is_export or is_rule or (found[CSA.table] and not _has_self_contained_tables(each))),
    )


def group(ties: Sequence[Ties]) -> list[list[int]]:
    """Return the groups of files that must be built together, as places in the list, in its order."""
    return grouping.group(range(len(ties)), _iter_pairs(ties))


def _iter_pairs(ties: Sequence[Ties]) -> Iterator[tuple[int, int]]:
    """Iterate over the places of a file that owns an edition or a passage, and of one that mentions it."""
    owner: dict[int, int] = {}
    for place, each in enumerate(ties):
        for name in each.owned:
            yield owner.setdefault(name, place), place
    for place, each in enumerate(ties):
        for name in each.mentioned:
            if name in owner:
                yield owner[name], place


def hash_iri(iri: str) -> int:
    """Return a number for an IRI that is the same in all processes, and is hardly another's too."""
    return int.from_bytes(hashlib.blake2b(iri.encode(), digest_size=8).digest(), "little")


def hash_all(iris: Iterable[str]) -> array[int]:
    """Return the numbers of some IRIs, or other texts."""
    return array("Q", map(hash_iri, iris))


def _iris(terms: Iterable[object]) -> Iterable[str]:
    return (term.value for term in terms if isinstance(term, ox.NamedNode))


def _has_self_contained_tables(each: Source) -> bool:
    """Return whether all words of a file's tables are explained by the editions that the tables are in."""
    from csa_graph.building import tables

    engine = ox.Store()
    engine.load(each.text, format=each.format)
    return tables.are_self_contained(engine, each)
