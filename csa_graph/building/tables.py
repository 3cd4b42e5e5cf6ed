"""The CSV file beside a data file becomes RDF Data Cube observations in the passage that prints the table.

Reads the long form only: one figure a row, ``category,area,period,value``. Adds nothing up.
"""

from __future__ import annotations

import re
from collections import ChainMap
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.errors import SourceError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold
from csa_graph.files.cells import is_error
from csa_graph.files.source import decode, fault
from csa_graph.terms.cube import QB, SDMX_DIMENSION, SDMX_MEASURE
from csa_graph.terms.iris import CSA, DCT, ONTOLOGY, RDF, SKOS, XSD, get_namespace, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from csa_graph.files.source import Source

HEADER = ("category", "area", "period", "value")

_DEFAULT = ox.DefaultGraph()
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.notation)
# No printed figure has more, and the engine counts no further than 64 bits.
_DIGITS = 18
_WHOLE_NUMBER = re.compile(rf"-?[0-9]{{1,{_DIGITS}}}")
_PLAIN = (ox.RdfFormat.TRIG, ox.RdfFormat.TURTLE, ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)
_NOT_PLAIN = re.compile(r"[^\w.\-]+")
# The end of the IRI of csa:table, written in full or after a prefix.
_TERM = re.compile(rb"[:#/<]table\b")


def load(engine: ox.Store, sources: Sequence[Source]) -> None:
    """Read the tables that passages name with ``csa:table``, and add their observations to those passages.

    Args:
        engine: The data as loaded.
        sources: The files that were loaded; a table lies in the folder of the file that names it.

    Raises:
        SourceError: A table is missing, or a row of it does not fit the data.
    """
    tables = _find(engine)
    if not tables:
        return
    words = _Words(engine)
    owners = _Owners(sources)
    for quad in tables:
        name = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        source = owners.find(quad)
        if not name or name in {".", ".."} or re.search(r"[/\\:]", name):
            raise fault(
                source,
                f"csa:table is “{name}”: it must be the plain name of a file in the same folder",
                _line(quad, source),
            )
        path = source.path.parent / name
        content = source.tables.get(name)
        if content is None and not path.is_file():
            if next(iter(engine.quads_for_pattern(None, QB.dataSet, quad.subject, quad.graph_name)), None):
                continue  # An exported dataset holds the observations already.
            raise fault(source, f"the table {name} is not beside this file", _line(quad, source))
        rows = read_table(path, *words.of(quad.graph_name), content)
        quads = _observations(quad.subject, quad.graph_name, rows, path)
        engine.load("".join(quads).encode(), format=ox.RdfFormat.N_QUADS)


def are_self_contained(engine: ox.Store, source: Source) -> bool:
    """Return whether the tables of a file are understood without other files.

    They are where each cell is a word of the edition that the table is in, which goes before all other words.

    Args:
        engine: The file as loaded.
        source: The file.
    """
    words = _Words(engine)
    for quad in _find(engine):
        name = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        own = words.of_edition(quad.graph_name)
        # Another file can make a concept of what is none here.
        sure = {word: nodes for word, nodes in own.categories.items() if len(own.areas[word]) == 1}
        try:
            for _row in read_table(source.path.parent / name, sure, own.areas, source.tables.get(name)):
                pass
        except SourceError:
            return False
    return True


def _find(engine: ox.Store) -> list[ox.Quad]:
    """Return the statements that name tables."""
    return [
        quad for quad in engine.quads_for_pattern(None, CSA.table, None, None) if quad.graph_name != ONTOLOGY
    ]


def read_table(
    path: Path,
    categories: Mapping[str, set[ox.NamedNode]],
    areas: Mapping[str, set[ox.NamedNode]],
    content: bytes | None = None,
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, str, int, int]]:
    """Iterate over the rows of a table.

    Args:
        path: The CSV file: UTF-8, header ``category,area,period,value``.
        categories: What the cells of the first column can mean, by folded name.
        areas: What those of the second can mean.
        content: What the file holds, where it is a part of another; None reads it.

    Yields:
        Category, area, period as printed, value, line of the file.

    Raises:
        SourceError: The file or a row is not as it should be; names file and line.
    """
    from csa_graph.files.csv_rows import iter_rows

    try:
        text = decode(path.read_bytes() if content is None else content, path)
    except OSError as error:
        raise SourceError(f"the table cannot be read: {error.strerror}", path) from None
    rows = iter_rows(text, path)
    _, header = next(rows, (1, []))
    if tuple(header) != HEADER:
        hint = ", with commas between" if len(header) == 1 else ""
        raise SourceError(f"the first line must be {','.join(HEADER)}{hint}", path, 1)
    for line, row in rows:
        if not row:
            continue
        if len(row) != len(HEADER):
            raise SourceError(f"{len(row)} cells where there must be {len(HEADER)}", path, line)
        category, area, period, value = (cell.strip() for cell in row)
        failed = next(filter(is_error, (category, area, period, value)), None)
        if failed is not None:
            raise SourceError(f"a formula has failed: {failed}. Mend it, or write the value", path, line)
        if not period:
            raise SourceError("the period is empty", path, line)
        if not _WHOLE_NUMBER.fullmatch(value):
            shown = value if len(value) <= _DIGITS else f"{value[:_DIGITS]} …"
            raise SourceError(f"the value “{shown}” is not a whole number", path, line)
        yield (
            _resolve(category, categories, "category", path, line),
            _resolve(area, areas, "area", path, line),
            period,
            int(value),
            line,
        )


class _Words:
    """What the data describe, by folded label, alias, notation and end of the IRI.

    Several partnerships may use one word for things of their own. In a table a word means what the edition of
    the table calls so; else what lies in the namespace of that edition; else whatever is called so.
    """

    def __init__(self, engine: ox.Store) -> None:
        self._homes: dict[object, object] = {
            quad.subject: quad.object for quad in engine.quads_for_pattern(None, DCT.isPartOf, None, _DEFAULT)
        }
        self._concepts = {
            quad.subject for quad in engine.quads_for_pattern(None, RDF.type, SKOS.Concept, None)
        }
        self._words: dict[object, _Meanings] = {}
        for label in _LABELS:
            for quad in engine.quads_for_pattern(None, label, None, None):
                if quad.graph_name != ONTOLOGY:
                    self._add(quad)

    def of(self, passage: object) -> tuple[Mapping[str, set[ox.NamedNode]], Mapping[str, set[ox.NamedNode]]]:
        """Return what the categories and the areas of a table in a passage can mean."""
        edition = self._homes.get(passage)
        own = get_namespace(edition.value) if isinstance(edition, ox.NamedNode) else None
        levels = [self._words[home] for home in (edition, own, None) if home in self._words]
        return ChainMap(*(each.categories for each in levels)), ChainMap(*(each.areas for each in levels))

    def of_edition(self, passage: object) -> _Meanings:
        """Return what words mean in the edition that a passage is part of."""
        return self._words.get(self._homes.get(passage, self), _Meanings({}, {}))

    def _add(self, quad: ox.Quad) -> None:
        node, literal = quad.subject, quad.object
        if not isinstance(node, ox.NamedNode) or not isinstance(literal, ox.Literal):
            return
        words = fold(literal.value), fold(local_name(node.value))
        for home in {self._homes.get(quad.graph_name), get_namespace(node.value), None}:
            meanings = self._words.setdefault(home, _Meanings({}, {}))
            for word in words:
                meanings.areas.setdefault(word, set()).add(node)
                if node in self._concepts:
                    meanings.categories.setdefault(word, set()).add(node)


class _Meanings(NamedTuple):
    """What words can mean: as a category, and as an area."""

    categories: dict[str, set[ox.NamedNode]]
    areas: dict[str, set[ox.NamedNode]]


def _resolve(
    text: str, words: Mapping[str, set[ox.NamedNode]], what: str, path: Path, line: int
) -> ox.NamedNode:
    found = words.get(fold(text), set())
    if len(found) == 1:
        return next(iter(found))
    if found:
        listed = ", ".join(sorted(node.value for node in found))
        raise SourceError(f"the {what} “{text}” can mean {listed}: write the end of the IRI", path, line)
    near = nearest(text, sorted(words), 1)
    hint = f"the nearest is “{near[0]}”" if near else "describe it in the data file"
    raise SourceError(f"no {what} is called “{text}”: {hint}", path, line)


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
            f"{iri} {RDF.type} {QB.Observation}{end} .\n"
            f"{iri} {QB.dataSet} {dataset}{end} .\n"
            f"{iri} {CSA.category} {category}{end} .\n"
            f"{iri} {SDMX_DIMENSION.refArea} {area}{end} .\n"
            f"{iri} {SDMX_DIMENSION.refPeriod} {text}{end} .\n"
            f'{iri} {SDMX_MEASURE.obsValue} "{value}"^^{XSD.integer}{end} .\n'
        )


class _Owners:
    """The files that name the tables: those whose text has what an IRI of the term ends with.

    Where there are several, they are parsed to see which.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        able = [each for each in sources if _can_name_tables(each)]
        self._first = next(iter(able), sources[0])
        self._found: dict[tuple[object, object], Source] = {}
        for source in able if len(able) > 1 else ():
            for quad in ox.parse(source.text, format=source.format):
                if quad.predicate == CSA.table:
                    self._found.setdefault((quad.subject, quad.object), source)

    def find(self, quad: ox.Quad) -> Source:
        """Return the file that names a table."""
        return self._found.get((quad.subject, quad.object), self._first)


def _can_name_tables(source: Source) -> bool:
    # Turtle and its kin spell a character otherwise only with a backslash; others have ways of their own.
    is_plain = source.format in _PLAIN and b"\\u" not in source.text and b"\\U" not in source.text
    return not is_plain or _TERM.search(source.text) is not None


def _line(quad: ox.Quad, source: Source) -> int | None:
    from csa_graph.files.locate import locate

    if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.Literal):
        return None
    return locate(source.text.decode(), quad.subject.value, CSA.table.value, quad.object.value)
