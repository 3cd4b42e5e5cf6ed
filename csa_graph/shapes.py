"""Data files become the faults of their form: what a statement lacks, or has too much of, to be read.

Whether the governance that the files describe is in order is for ``checks``. Nothing is closed: what the
shapes do not mention is allowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from csa_graph import resources, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import pyoxigraph as ox
    import rdflib
    from rdflib.term import Node

    from csa_graph.locate import Statement
    from csa_graph.source import Source

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: What a thing of one file may need of its description in another one: its type, and its name.
_LABELS = frozenset(
    {
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://xmlns.com/foaf/0.1/name",
        "http://purl.org/dc/terms/title",
    }
)
# Messages say what must be so in their first sentence, and what to do in the rest.
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not well formed.

    Attributes:
        path: The file.
        line: Number of the line, from 1, where it is known.
        focus: What it is about: an IRI, ``_:…`` for a thing without one.
        message: What must be so, and what stands there instead.
        remedy: What to do.
        value: What stands there, in words; empty where something is missing.

    >>> str(Fault("plan.trig", 7, "urn:x#3.1", "A passage must have a locator.", "Add csa:locator."))
    'plan.trig, line 7: 3.1: A passage must have a locator. Add csa:locator.'
    """

    path: Path | str
    line: int | None
    focus: str
    message: str
    remedy: str
    value: str = ""

    def __str__(self) -> str:
        """Return the fault in one line: where, about what, what is wrong, what to do."""
        from csa_graph.names import local_name

        place = f"{self.path}, line {self.line}" if self.line is not None else f"{self.path}"
        name = "a thing without IRI" if self.focus.startswith("_:") else local_name(self.focus)
        return f"{place}: {name}: {self.message} {self.remedy}"


def validate(paths: Iterable[Path | str]) -> list[Fault]:
    """Compare data files with the shapes of ``ontology/shapes.ttl``.

    Each file is judged by itself, all its graphs together; of what the other files describe only kinds and
    names count.

    Args:
        paths: Data files, or folders of them.

    Returns:
        All faults, by file and line.

    Raises:
        SourceError: A file cannot be read or parsed.
    """
    parsed = [(each, list(_parse(each))) for each in map(source.read, source.find(paths))]
    essentials = [
        [quad for quad in quads if quad.predicate.value in {_TYPE, *_LABELS}] for _, quads in parsed
    ]
    faults = []
    for place, (each, quads) in enumerate(parsed):
        others = [quad for theirs in essentials[:place] + essentials[place + 1 :] for quad in theirs]
        faults += _validate_one(each, quads, others)
    return faults


def _parse(file: Source) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    try:
        yield from ox.parse(file.text, format=file.format)
    except SyntaxError as error:
        raise source.syntax_error(file, error) from None


def _validate_one(file: Source, quads: list[ox.Quad], others: list[ox.Quad]) -> list[Fault]:
    import pyshacl

    named = {quad.subject for quad in quads if quad.predicate.value in _LABELS}
    context = [quad for quad in others if quad.predicate.value == _TYPE or quad.subject not in named]
    graph = _to_graph([*quads, *context, *_ontology()])
    shapes = _to_graph(_parse(source.read(resources.ontology() / "shapes.ttl")))
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    if conforms:
        return []
    from csa_graph.locate import iter_statements

    statements = list(iter_statements(file.text.decode()))
    data = _to_graph(quads)
    own = {_text(node) for node in (*data.subjects(), *data.objects())}
    found: dict[tuple[int, str, str], Fault] = {}
    for focus, path, value, words, targets in _results(report, shapes):
        if focus in own:
            line = _line(statements, _seen_as(focus, quads), path, value, targets)
            place = source.where(file, line) if line else ""
            path_, at = (f"{file.path}, {place}", None) if place else (file.path, line)
            fault = _word(path_, at, focus, words, value if value != focus else None)
            found.setdefault((line or 0, focus, fault.message), fault)
    return [found[key] for key in sorted(found)]


def _word(path: Path | str, line: int | None, focus: str, words: str, value: str | None) -> Fault:
    """Part a shape's message into what must be so and what to do; tell what stands there instead."""
    from csa_graph.names import local_name

    message, *rest = _SENTENCE.split(words, maxsplit=1)
    shown = ""
    if value is not None:
        shown = local_name(value) if "://" in value else value
        message += f" Here it is “{shown}”."
    return Fault(path, line, focus, message, "".join(rest), shown)


def _ontology() -> Iterator[ox.Quad]:
    for name in ("csa.ttl", "kinds.ttl"):
        yield from _parse(source.read(resources.ontology() / name))


def _to_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Make an rdflib graph of the statements of all graphs.

    Parsing with pyoxigraph and making the terms by hand takes two thirds of the time of rdflib's own parser.
    """
    import logging

    import rdflib

    graph = rdflib.Graph()
    made: dict[object, Node] = {}
    # A literal that does not fit its datatype is a fault to report, not one to log.
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        for quad in quads:
            terms = (quad.subject, quad.predicate, quad.object)
            for term in terms:
                if term not in made:
                    made[term] = _to_node(term)
            graph.add((made[terms[0]], made[terms[1]], made[terms[2]]))
    finally:
        log.setLevel(level)
    return graph


def _to_node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    # A quoted triple is no subject of ours: its text stands for it.
    return rdflib.Literal(str(term))


def _text(node: Node) -> str:
    import rdflib

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


class _Result(NamedTuple):
    """One result of a report; ``targets`` are the properties by which the thing came to the shape."""

    focus: str
    path: str | None
    value: str | None
    words: str
    targets: Mapping[str, list[str]]


def _results(report: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[_Result]:
    from rdflib import URIRef

    def of(node: Node | None, name: str, graph: rdflib.Graph = report) -> list[Node]:
        return list(graph.objects(node, URIRef(_SH + name)))

    for result in of(None, "result"):
        path, value, shape = (
            next(iter(of(result, name)), None) for name in ("resultPath", "value", "sourceShape")
        )
        yield _Result(
            _text(of(result, "focusNode")[0]),
            str(path) if isinstance(path, URIRef) else None,
            None if value is None else _text(value),
            str(of(result, "resultMessage")[0]),
            {
                kind: sorted(map(str, of(shape, kind, shapes)))
                for kind in ("targetSubjectsOf", "targetObjectsOf")
            },
        )


def _seen_as(focus: str, quads: list[ox.Quad]) -> tuple[str | None, str | None, str | None]:
    """Return the terms by which a thing is found in the text: its IRI, or a statement of one without."""
    import pyoxigraph as ox

    if not focus.startswith("_:"):
        return focus, None, None
    for quad in quads:
        blank = isinstance(quad.subject, ox.BlankNode) and quad.subject.value == focus[2:]
        if blank and isinstance(quad.object, ox.NamedNode | ox.Literal):
            return None, quad.predicate.value, quad.object.value
    return None, None, None


def _line(
    statements: list[Statement],
    seen_as: tuple[str | None, str | None, str | None],
    path: str | None,
    value: str | None,
    targets: Mapping[str, list[str]],
) -> int | None:
    """Find the line that shows a fault: the value, else the property, else the thing, as type or at all."""
    subject, predicate, object_ = seen_as
    if subject is None:
        blank = [each for each in statements if each.subject.kind == "blank"]
        return _first(blank, None, predicate, object_, at="predicate") if predicate else None
    attempts: list[tuple[str | None, str | None, str | None, str]] = []
    if path and value is not None:
        attempts.append((subject, path, value, "object"))
    attempts += [
        (subject, each, None, "predicate") for each in ([path] if path else targets["targetSubjectsOf"])
    ]
    attempts += [(None, each, subject, "object") for each in targets["targetObjectsOf"]]
    attempts += [(subject, _TYPE, None, "subject"), (subject, None, None, "subject")]
    lines = (_first(statements, *terms, at=at) for *terms, at in attempts)
    return next((line for line in lines if line is not None), None)


def _first(
    statements: list[Statement], subject: str | None, predicate: str | None, object_: str | None, *, at: str
) -> int | None:
    for each in statements:
        if each.fits(subject, predicate, object_, None):
            return {"subject": each.subject, "predicate": each.predicate, "object": each.object}[at].line
    return None
