"""The CSV file beside a data file becomes RDF Data Cube observations in the passage that prints the table.

Reads the long form only: one figure a row, ``category,area,period,value``. Adds nothing up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.errors import SourceError
from csa_graph.names import local_name
from csa_graph.source import decode
from csa_graph.vocabulary import CSA, ONTOLOGY, TYPE
from csa_graph.wording import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from csa_graph.source import Source

HEADER = ("category", "area", "period", "value")

_QB = "http://purl.org/linked-data/cube#"
_SDMX = "http://purl.org/linked-data/sdmx/2009/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_TABLE = ox.NamedNode(CSA + "table")
_CONCEPT = ox.NamedNode(_SKOS + "Concept")
_DATA_SET = ox.NamedNode(_QB + "dataSet")
_LABELS = tuple(ox.NamedNode(_SKOS + name) for name in ("prefLabel", "altLabel", "notation"))
# No printed figure has more, and the engine counts no further than 64 bits.
_DIGITS = 18
_WHOLE_NUMBER = re.compile(rf"-?[0-9]{{1,{_DIGITS}}}")
_NOT_PLAIN = re.compile(r"[^\w.\-]+")


def load(engine: ox.Store, sources: Sequence[Source]) -> None:
    """Read the tables that passages name with ``csa:table``, and add their observations to those passages.

    Args:
        engine: The data as loaded.
        sources: The files that were loaded; a table lies in the folder of the file that names it.

    Raises:
        SourceError: A table is missing, or a row of it does not fit the data.
    """
    tables = [
        quad for quad in engine.quads_for_pattern(None, _TABLE, None, None) if quad.graph_name != ONTOLOGY
    ]
    if not tables:
        return
    words = _words(engine)
    concepts = {quad.subject for quad in engine.quads_for_pattern(None, TYPE, _CONCEPT, None)}
    categories = {word: nodes & concepts for word, nodes in words.items() if nodes & concepts}
    for quad in tables:
        name = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        source = _owner(quad, sources)
        if not name or name in {".", ".."} or re.search(r"[/\\:]", name):
            message = f'csa:table is "{name}": it must be the plain name of a file in the same folder'
            raise SourceError(message, source.path, _line(quad, source))
        path = source.path.parent / name
        if not path.is_file():
            if next(iter(engine.quads_for_pattern(None, _DATA_SET, quad.subject, quad.graph_name)), None):
                continue  # An exported dataset holds the observations already.
            message = f"the table {name} is not beside this file"
            raise SourceError(message, source.path, _line(quad, source))
        rows = read_table(path, categories, words)
        quads = _observations(quad.subject, quad.graph_name, rows, path)
        engine.load("".join(quads).encode(), format=ox.RdfFormat.N_QUADS)


def read_table(
    path: Path, categories: dict[str, set[ox.NamedNode]], areas: dict[str, set[ox.NamedNode]]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, str, int, int]]:
    """Iterate over the rows of a table.

    Args:
        path: The CSV file: UTF-8, header ``category,area,period,value``.
        categories: What the cells of the first column can mean, by folded name.
        areas: What those of the second can mean.

    Yields:
        Category, area, period as printed, value, line of the file.

    Raises:
        SourceError: The file or a row is not as it should be; names file and line.
    """
    import csv

    try:
        lines = decode(path.read_bytes(), path).splitlines()
    except OSError as error:
        raise SourceError(f"the table cannot be read: {error.strerror}", path) from None
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != HEADER:
            hint = ", with commas between" if len(header) == 1 else ""
            raise SourceError(f"the first line must be {','.join(HEADER)}{hint}", path, 1)
        for row in reader:
            line = reader.line_num
            if not row:
                continue
            if len(row) != len(HEADER):
                raise SourceError(f"{len(row)} cells where there must be {len(HEADER)}", path, line)
            category, area, period, value = (text.strip() for text in row)
            if not period:
                raise SourceError("the period is empty", path, line)
            if not _WHOLE_NUMBER.fullmatch(value):
                shown = value if len(value) <= _DIGITS else f"{value[:_DIGITS]} …"
                raise SourceError(f'the value "{shown}" is not a whole number', path, line)
            yield (
                _resolve(category, categories, "category", path, line),
                _resolve(area, areas, "area", path, line),
                period,
                int(value),
                line,
            )
    except csv.Error as error:
        raise SourceError(f"this is not valid CSV: {error}", path, reader.line_num) from None


def _words(engine: ox.Store) -> dict[str, set[ox.NamedNode]]:
    """List what the data describe, by folded label, alias, notation and end of the IRI."""
    words: dict[str, set[ox.NamedNode]] = {}
    for label in _LABELS:
        for quad in engine.quads_for_pattern(None, label, None, None):
            node = quad.subject
            if (
                quad.graph_name != ONTOLOGY
                and isinstance(node, ox.NamedNode)
                and isinstance(quad.object, ox.Literal)
            ):
                words.setdefault(fold(quad.object.value), set()).add(node)
                words.setdefault(fold(local_name(node.value)), set()).add(node)
    return words


def _resolve(
    text: str, words: dict[str, set[ox.NamedNode]], what: str, path: Path, line: int
) -> ox.NamedNode:
    found = words.get(fold(text), set())
    if len(found) == 1:
        return next(iter(found))
    if found:
        listed = ", ".join(sorted(node.value for node in found))
        raise SourceError(f'the {what} "{text}" can mean {listed}: write the end of the IRI', path, line)
    near = nearest(text, sorted(words), 1)
    hint = f'the nearest is "{near[0]}"' if near else "describe it in the data file"
    raise SourceError(f'no {what} is called "{text}": {hint}', path, line)


def _observations(
    dataset: ox.NamedNode | ox.BlankNode | ox.Triple,
    graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph,
    rows: Iterator[tuple[ox.NamedNode, ox.NamedNode, str, int, int]],
    path: Path,
) -> Iterator[str]:
    """Write N-Quads: the fastest way into the engine."""
    if not isinstance(dataset, ox.NamedNode):
        raise SourceError("the qb:DataSet that names this table needs an IRI", path)
    end = "" if isinstance(graph, ox.DefaultGraph) else f" {graph}"
    seen: dict[str, int] = {}
    for category, area, period, value, line in rows:
        parts = (local_name(category.value), local_name(area.value), _NOT_PLAIN.sub("-", period))
        iri = f"<{dataset.value}/{'/'.join(parts)}>"
        if iri in seen:
            raise SourceError(f"line {seen[iri]} has the same category, area and period", path, line)
        seen[iri] = line
        text = ox.Literal(period)
        yield (
            f"{iri} {TYPE} <{_QB}Observation>{end} .\n"
            f"{iri} <{_QB}dataSet> {dataset}{end} .\n"
            f"{iri} <{CSA}category> {category}{end} .\n"
            f"{iri} <{_SDMX}dimension#refArea> {area}{end} .\n"
            f"{iri} <{_SDMX}dimension#refPeriod> {text}{end} .\n"
            f'{iri} <{_SDMX}measure#obsValue> "{value}"^^<{_INTEGER}>{end} .\n'
        )


def _owner(quad: ox.Quad, sources: Sequence[Source]) -> Source:
    """Return the file that names the table."""
    if len(sources) > 1:
        for source in sources:
            if _line(quad, source) is not None:
                return source
    return sources[0]


def _line(quad: ox.Quad, source: Source) -> int | None:
    from csa_graph.locate import locate

    if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.Literal):
        return None
    return locate(source.text.decode(), quad.subject.value, _TABLE.value, quad.object.value)
