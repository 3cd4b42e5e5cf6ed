"""Data files become what they need of each other: the kinds and names of things that several of them mention.

Keeps nothing of a file but that, so that a country of files can be read as one county is. Judges nothing.
"""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base import workers
from csa_graph.terms.iris import DCT, FOAF, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyoxigraph as ox

    from csa_graph.files.inputs import Input

    #: What the files say of the kinds and names of things, by IRI.
    Descriptions = Mapping[str, Sequence[ox.Quad]]

#: What a thing of one file may need of its description in another one: its type, and its name.
LABELS = frozenset(
    {
        SKOS.prefLabel.value,
        FOAF.name.value,
        DCT.title.value,
    }
)
#: How many files a process is handed at once.
BATCH = 20
#: Of each IRI a number is kept, not its text. Two IRIs of one number count as one: too much is passed on.
NUMBERS = 1 << 28


class Batch(NamedTuple):
    """Some files, and what the others say of what they mention."""

    inputs: tuple[Input, ...]
    known: Descriptions


def iter_batches(
    inputs: Sequence[Input], processes: int, *, size: int = BATCH, numbers: int = NUMBERS
) -> Iterator[Batch]:
    """Share files out, each lot with what the other files describe of the things that it mentions.

    Args:
        inputs: The files.
        processes: How many processes read them.
        size: How many files a process is handed at once.
        numbers: How many numbers there are for IRIs.

    Raises:
        SourceError: A file cannot be read or parsed.
    """
    lots = [tuple(inputs[start : start + size]) for start in range(0, len(inputs), size)]
    if len(inputs) == 1:
        yield Batch(lots[0], {})
        return
    # One process is as good as two for one lot.
    processes = min(processes, len(lots))
    shared = _find_shared(workers.run(number_mentions, ((lot, numbers) for lot in lots), processes), numbers)
    mentioned: list[set[str]] = []
    known: dict[str, dict[ox.Quad, None]] = {}
    for mentions, described in workers.run(describe, ((lot, shared, numbers) for lot in lots), processes):
        mentioned.append(mentions)
        for iri, quads in described.items():
            known.setdefault(iri, {}).update(dict.fromkeys(quads))
    for lot, mentions in zip(lots, mentioned, strict=True):
        yield Batch(lot, {iri: tuple(known[iri]) for iri in sorted(mentions & known.keys())})


def number_mentions(job: tuple[Sequence[Input], int]) -> list[bytes]:
    """Return for each file the numbers of the things that it mentions."""
    inputs, numbers = job
    return [
        array("I", sorted({_number(iri, numbers) for iri in _mentions(each)})).tobytes() for each in inputs
    ]


def describe(job: tuple[Sequence[Input], bytes, int]) -> tuple[set[str], dict[str, list[ox.Quad]]]:
    """Return what some files mention, of the things whose numbers are given, and how they describe it."""
    import pyoxigraph as ox

    inputs, packed, numbers = job
    shared = array("I")
    shared.frombytes(packed)
    wanted, mentioned = set(shared), set()
    described: dict[str, list[ox.Quad]] = {}
    for each in inputs:
        quads = each.read().quads()
        mentioned |= {iri for iri in _things(quads) if _number(iri, numbers) in wanted}
        for quad in quads:
            if quad.predicate == RDF.type or quad.predicate.value in LABELS:
                subject = quad.subject
                if isinstance(subject, ox.NamedNode) and _number(subject.value, numbers) in wanted:
                    bare = ox.Quad(subject, quad.predicate, quad.object)
                    described.setdefault(subject.value, []).append(bare)
    return mentioned, described


def _find_shared(files: Iterator[list[bytes]], numbers: int) -> bytes:
    """Return the numbers that stand in more than one file."""
    seen, shared = bytearray((numbers >> 3) + 1), set()
    for lot in files:
        for packed in lot:
            for number in memoryview(packed).cast("I"):
                place, bit = number >> 3, 1 << (number & 7)
                if seen[place] & bit:
                    shared.add(number)
                else:
                    seen[place] |= bit
    return array("I", sorted(shared)).tobytes()


def _number(iri: str, numbers: int) -> int:
    return zlib.crc32(iri.encode()) % numbers


def _mentions(data: Input) -> set[str]:
    return _things(data.read().quads())


def _things(quads: Sequence[ox.Quad]) -> set[str]:
    import pyoxigraph as ox

    terms = {term for quad in quads for term in (quad.subject, quad.object)}
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}
