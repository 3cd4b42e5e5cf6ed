"""Statements become what the shapes of ``ontology/shapes.ttl`` object to.

Runs pyshacl-turbo where it is installed (the extra ``fast``), else pySHACL: the results are the same. Which
file a statement comes from, and how a fault is worded, is for ``shapes``.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base import resources
from csa_graph.base.quiet import without_literal_warnings
from csa_graph.files import source
from csa_graph.terms.shacl import SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyoxigraph as ox
    import rdflib
    from pyshacl_turbo import CompiledShapes
    from rdflib.term import Node

    _Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Result(NamedTuple):
    """One result of a report.

    Attributes:
        focus: The thing that it is about: an IRI, ``_:…`` for one without.
        path: The property, where it is a single one.
        value: What stands there, where that is wrong.
        words: The message of the shape.
        targets: The properties by which the thing came to the shape.
    """

    focus: str
    path: str | None
    value: str | None
    words: str
    targets: Mapping[str, list[str]]


def has_fast_engine() -> bool:
    """Return whether pyshacl-turbo is installed."""
    import importlib.util

    return importlib.util.find_spec("pyshacl_turbo") is not None


def get_engine() -> str:
    """Return the name and version of what runs the shapes."""
    from importlib.metadata import version

    name = "pyshacl-turbo" if has_fast_engine() else "pyshacl"
    return f"{name} {version(name)}"


def run(quads: Sequence[ox.Quad], *, fast: bool | None = None) -> list[Result]:
    """Compare statements with the shapes, read together with the ontology.

    Args:
        quads: The statements, of whatever graphs.
        fast: Whether to use pyshacl-turbo; None uses it where it is installed. It is handed a store, and a
            store writes some numbers and dates in its own way (``007`` as ``7``): statements of which that is
            so go to pySHACL, which sees them as they are written.

    Returns:
        The results, in no order.
    """
    report = None
    with without_literal_warnings():
        if has_fast_engine() if fast is None else fast:
            report = _run_turbo(quads)
        if report is None:
            import pyshacl

            graph = to_graph([*quads, *_ontology()])
            _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none", inplace=True)
        return list(_results(report))


def _run_turbo(quads: Sequence[ox.Quad]) -> rdflib.Graph | None:
    """Return the report of pyshacl-turbo; None where a store would change a literal."""
    import pyoxigraph as ox

    if any(isinstance(quad.object, ox.Triple) for quad in quads):
        quads = [ox.Quad(quad.subject, quad.predicate, _to_plain(quad.object)) for quad in quads]
    store = ox.Store()
    store.extend(quads)
    written = {quad.object for quad in quads if isinstance(quad.object, ox.Literal)}
    if not written <= {quad.object for quad in store}:
        return None
    store.extend(_ontology())
    report: rdflib.Graph = _compiled().validate(store)[1]  # type: ignore[no-untyped-call]
    return report


def _to_plain(term: _Term | ox.Triple) -> _Term:
    import pyoxigraph as ox

    # A quoted triple is no subject of ours: its text stands for it.
    return ox.Literal(str(term)) if isinstance(term, ox.Triple) else term


@functools.cache
def _compiled() -> CompiledShapes:
    from pyshacl_turbo import CompiledShapes

    return CompiledShapes(_shapes())  # type: ignore[no-untyped-call]


@functools.cache
def _shapes() -> rdflib.Graph:
    return to_graph(source.read(resources.ontology() / "shapes.ttl").quads())


@functools.cache
def _ontology() -> tuple[ox.Quad, ...]:
    names = ("csa.ttl", "kinds.ttl")
    return tuple(quad for name in names for quad in source.read(resources.ontology() / name).quads())


def to_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Make an rdflib graph of the statements of all graphs.

    Parsing with pyoxigraph and making the terms by hand takes two thirds of the time of rdflib's own parser.
    """
    import rdflib

    graph = rdflib.Graph()
    made: dict[object, Node] = {}
    with without_literal_warnings():
        for quad in quads:
            terms = (quad.subject, quad.predicate, quad.object)
            for term in terms:
                if term not in made:
                    made[term] = _to_node(term)
            graph.add((made[terms[0]], made[terms[1]], made[terms[2]]))
    return graph


def _to_node(term: _Term | ox.Triple) -> Node:
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return _to_node(_to_plain(term))


def _text(node: Node) -> str:
    import rdflib

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def _results(report: rdflib.Graph) -> Iterator[Result]:
    from rdflib import URIRef

    shapes = _shapes()

    def of(node: Node | None, name: str, graph: rdflib.Graph = report) -> list[Node]:
        return list(graph.objects(node, URIRef(SH.base + name)))

    for result in of(None, "result"):
        path, value, shape = (
            next(iter(of(result, name)), None) for name in ("resultPath", "value", "sourceShape")
        )
        yield Result(
            _text(of(result, "focusNode")[0]),
            str(path) if isinstance(path, URIRef) else None,
            None if value is None else _text(value),
            str(of(result, "resultMessage")[0]),
            {
                kind: sorted(map(str, of(shape, kind, shapes)))
                for kind in ("targetSubjectsOf", "targetObjectsOf")
            },
        )
