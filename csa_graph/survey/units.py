"""Data files become units that can be surveyed apart: files that hold passages of one edition go together.

A file that holds no edition, such as a mapping, goes with each edition whose things it refers to. Which
edition replaces which does not matter here: each is surveyed by itself.
"""

from __future__ import annotations

import functools
import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import grouping, resources
from csa_graph.base.errors import CsaGraphError
from csa_graph.building import conformance
from csa_graph.files.quotes.places import find_edition
from csa_graph.terms.iris import CSA, DCT, RDF, get_namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from csa_graph.files.inputs import Input
    from csa_graph.sparql.rows import Term


class FileSummary(NamedTuple):
    """What decides with which other files a file is surveyed.

    Attributes:
        path: The file.
        digest: Checksum of its bytes.
        editions: IRIs of the editions that it describes, or has passages or quotes of.
        missing: IRIs that it refers to and does not describe.
        namespaces: The namespaces of what it describes.
    """

    path: str
    digest: str
    editions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    namespaces: tuple[str, ...] = ()


class Unit(NamedTuple):
    """Files that are surveyed together.

    Attributes:
        paths: The files, sorted.
        editions: IRIs of their editions.
        missing: IRIs that one of its files refers to and does not describe; another of them may.
    """

    paths: tuple[str, ...]
    editions: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()


def summarise(data: Input) -> FileSummary:
    """Summarise a file; the summary of one that cannot be read is empty, and the survey lists the failure."""
    path = str(data.path)
    try:
        read = data.read()
    except CsaGraphError:
        return FileSummary(path, "")
    digest = hashlib.sha256(read.text).hexdigest()
    engine = ox.Store()
    try:
        engine.load(read.text, format=read.format)
    except SyntaxError:
        return FileSummary(path, digest)
    usage = conformance.observe(engine, everywhere=True)
    editions: set[Term] = {quad.subject for quad in engine.quads_for_pattern(None, RDF.type, CSA.Edition)}
    for quad in engine.quads_for_pattern(None, RDF.type, CSA.Passage):
        editions |= {part.object for part in engine.quads_for_pattern(quad.subject, DCT.isPartOf, None)}
    quoted = {edition for graph in engine.named_graphs() if (edition := find_edition(graph)) is not None}
    return FileSummary(
        path,
        digest,
        tuple(sorted(quoted | {each.value for each in editions if isinstance(each, ox.NamedNode)})),
        tuple(sorted(usage.objects - usage.typed - _list_own_terms())),
        tuple(sorted({get_namespace(each) for each in usage.typed})),
    )


@functools.cache
def _list_own_terms() -> frozenset[str]:
    """Return the terms, kinds and roles that csa-graph brings with it."""
    engine = ox.Store()
    for name in ("csa.ttl", "kinds.ttl"):
        engine.load(path=resources.ontology() / name, format=ox.RdfFormat.TURTLE)
    return frozenset(
        quad.subject.value
        for quad in engine.quads_for_pattern(None, None, None)
        if isinstance(quad.subject, ox.NamedNode)
    )


def group(summaries: Iterable[FileSummary]) -> list[Unit]:
    """Group files into units.

    Args:
        summaries: What each file holds and refers to.

    Returns:
        The units, sorted by their files. A file that belongs to no edition is a unit by itself.
    """
    ordered = sorted(summaries)
    # The first file of each edition.
    first: dict[str, str] = {}
    pairs = [
        (first.setdefault(edition, each.path), each.path) for each in ordered for edition in each.editions
    ]
    groups = grouping.group([each.path for each in ordered], pairs)
    leaders = {path: paths[0] for paths in groups for path in paths}
    members: dict[str, list[FileSummary]] = {}
    for each in ordered:
        members.setdefault(leaders[each.path], []).append(each)
    homes: dict[str, set[str]] = {}
    for edition, path in first.items():
        homes.setdefault(get_namespace(edition), set()).add(leaders[path])
    for each in ordered:
        wanted = {path for iri in each.missing for path in homes.get(get_namespace(iri), ())}
        if not each.editions and wanted:
            del members[each.path]
            for path in wanted:
                members[path].append(each)
    return sorted(_join(files) for files in members.values())


def fingerprint(summaries: Iterable[FileSummary], names: Mapping[str, str]) -> str:
    """Return a checksum over the files of a survey.

    Args:
        summaries: What each file holds and refers to.
        names: The name of each file, by path, which does not depend on where the files are kept.
    """
    lines = sorted(f"{names[each.path]}\0{each.digest}" for each in summaries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def name_files(paths: Iterable[Path]) -> dict[str, str]:
    """Return the path of each file within the folder that holds them all."""
    given = [str(path) for path in paths]
    common = os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in given])  # noqa: PTH100, PTH120
    return {path: os.path.relpath(path, common).replace(os.sep, "/") for path in given}


def _join(files: list[FileSummary]) -> Unit:
    paths = tuple(sorted(each.path for each in files))
    editions = {edition for each in files for edition in each.editions}
    missing = frozenset(iri for each in files for iri in each.missing)
    return Unit(paths, tuple(sorted(editions)), missing)
