"""Kinds and names of what an edition refers to and does not describe are taken from the files that have them.

So an edition can be read without the other files. Nothing else of another document is taken. What is
taken is no statement of the edition: it is put into a passage of its own, and is left out of the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.errors import CsaGraphError
from csa_graph.terms.iris import CSA, DCT, FOAF, RDF, SKOS, get_namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.files.inputs import Input
    from csa_graph.survey.units import FileSummary, Unit

_NAMES = (
    SKOS.prefLabel,
    SKOS.altLabel,
    FOAF.name,
    DCT.title,
)


class Request(NamedTuple):
    """IRIs that other files refer to and do not describe, to be looked up in a file."""

    data: Input
    iris: tuple[str, ...]


class Description(NamedTuple):
    """What a file says of a thing.

    Attributes:
        iri: The thing.
        is_other: Whether the thing belongs to another partnership than the file.
        path: The file.
        lines: Its kinds and names, as predicates and objects in N-Triples.
    """

    iri: str
    is_other: bool
    path: str
    lines: tuple[str, ...]


def list_requests(
    summaries: Sequence[FileSummary], units: Iterable[Unit], inputs: Mapping[str, Input]
) -> list[Request]:
    """Return which IRIs to look up in which file: those of a namespace in which the file describes things."""
    wanted: dict[str, set[str]] = {}
    for unit in units:
        for iri in unit.missing:
            wanted.setdefault(get_namespace(iri), set()).add(iri)
    requests = []
    for each in summaries:
        asked = {iri for namespace in each.namespaces for iri in wanted.get(namespace, ())}
        if asked := asked.difference(each.missing):
            requests.append(Request(inputs[each.path], tuple(sorted(asked))))
    return requests


def look_up(request: Request) -> list[Description]:
    """Return what a file says of the IRIs of a request; nothing where it cannot be read."""
    engine = ox.Store()
    try:
        read = request.data.read()
        engine.load(read.text, format=read.format)
    except (CsaGraphError, SyntaxError):
        return []
    editions = engine.quads_for_pattern(None, RDF.type, CSA.Edition)
    namespaces = tuple(
        get_namespace(quad.subject.value) for quad in editions if isinstance(quad.subject, ox.NamedNode)
    )
    descriptions = []
    for iri in request.iris:
        node = ox.NamedNode(iri)
        kinds = {quad.object for quad in engine.quads_for_pattern(node, RDF.type, None)}
        if not kinds:
            continue
        kinds = {DCT.BibliographicResource if kind == CSA.Edition else kind for kind in kinds}
        lines = {f"{RDF.type} {kind}" for kind in kinds if isinstance(kind, ox.NamedNode)}
        for name in _NAMES:
            lines |= {f"{name} {quad.object}" for quad in engine.quads_for_pattern(node, name, None)}
        descriptions.append(
            Description(iri, not iri.startswith(namespaces), str(request.data.path), tuple(sorted(lines)))
        )
    return descriptions


def choose(descriptions: Iterable[Description]) -> dict[str, Description]:
    """Return one description for each thing: from a document of its own partnership if one has it."""
    chosen: dict[str, Description] = {}
    for description in descriptions:
        chosen[description.iri] = min(description, chosen.get(description.iri, description))
    return chosen


def describe(unit: Unit, descriptions: Mapping[str, Description]) -> tuple[tuple[str, ...], str]:
    """Describe what a unit refers to and other files describe.

    Args:
        unit: The unit.
        descriptions: What the files say of such things, by IRI.

    Returns:
        The IRIs of these things, and TriG that describes them in a passage of each of its editions.
    """
    known = (descriptions.get(iri) for iri in sorted(unit.missing))
    taken = [
        description for description in known if description is not None and description.path not in unit.paths
    ]
    if not taken:
        return (), ""
    facts = "\n".join(f"<{description.iri}> {line} ." for description in taken for line in description.lines)
    blocks = [
        f"<{name_passage(edition)}> {RDF.type} {CSA.Passage} ; {DCT.isPartOf} <{edition}> ; "
        f'{CSA.locator} "another document" .\n<{name_passage(edition)}> {{\n{facts}\n}}\n'
        for edition in unit.editions
    ]
    return tuple(description.iri for description in taken), "".join(blocks)


def name_passage(edition: str) -> str:
    """Return the IRI of the passage that describes what an edition refers to in other documents."""
    return f"{edition}/external"
