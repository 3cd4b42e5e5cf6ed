"""An edition becomes rows of the tables: nodes, lines, statements, findings, answers and analyses.

What other documents describe is left out. Questions, checks and analyses are those of
the catalogue, run by the same functions as everywhere.
"""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import statements
from csa_graph.asking.cells import Thing
from csa_graph.checking import inspection
from csa_graph.projection.network import get_node, iter_lines
from csa_graph.survey.references import name_passage
from csa_graph.terms.iris import CSA, DCT, RDF, SKOS, get_namespace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import networkx as nx

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.cells import Cell
    from csa_graph.asking.query import Query
    from csa_graph.asking.statements import Statement
    from csa_graph.checking.profile import Profile
    from csa_graph.graph import GovernanceGraph
    from csa_graph.sparql.rows import Term
    from csa_graph.survey.tables import Row

#: The view whose nodes and edges are written.
VIEW = "everything"
# What a rule adds to a thing because of its kind or name, and not because of a line to it.
_ABOUT_ITSELF = {RDF.type, SKOS.prefLabel}


class Edition:
    """One edition of a store, and its rows in the tables.

    Args:
        graph: The graph, which reads this edition.
        edition: Its IRI.
        external: IRIs of what other documents describe; see ``references``.

    Attributes:
        iri: Its IRI.
    """

    def __init__(self, graph: GovernanceGraph, edition: str, external: Collection[str] = ()) -> None:
        self.iri = edition
        self._graph = graph
        self._node = ox.NamedNode(edition)
        self._external = frozenset(external)
        self._passage = name_passage(edition)

    @cached_property
    def partnership(self) -> str:
        """IRI of the publisher of the edition, the first of several; without one, the IRI of the edition."""
        return min(self._values(DCT.publisher), default=self.iri)

    @property
    def replaces(self) -> tuple[str, ...]:
        """IRIs of the editions that it replaces."""
        return tuple(self._values(DCT.replaces))

    @property
    def _owner(self) -> tuple[str, str]:
        return self.partnership, self.iri

    def describe(self, files: Sequence[str]) -> Row:
        """Return its row in the table of editions, as if it were in force."""
        number = sum(not each.inferred for each in self._statements)
        name = self._graph.names.label(ox.NamedNode(self.partnership))
        title, period = (min(self._values(each), default=None) for each in (DCT.title, CSA.period))
        return (*self._owner, name, title, period, get_namespace(self.iri), True, number, list(files))

    def iter_nodes(self) -> Iterator[Row]:
        """Yield the rows of the table of nodes."""
        for iri in sorted(self._projection):
            thing = get_node(self._projection, iri)
            yield (
                *self._owner,
                self._shorten(iri),
                thing["label"],
                *(
                    each or None
                    for each in (thing["type"], thing["type_label"], thing["kind"], thing["area"])
                ),
                thing["statutory"],
                thing["remit"] or None,
                # Another document describes it.
                [] if iri in self._external else list(thing["passages"]),
            )

    def iter_edges(self) -> Iterator[Row]:
        """Yield the rows of the table of edges."""
        for (source, target, kind), line in sorted(iter_lines(self._projection), key=lambda each: each[0]):
            yield (
                *self._owner,
                *(self._shorten(iri) for iri in (source, target)),
                kind,
                line["label"],
                line["inferred"],
                list(line["cited"]),
                list(line["passages"]),
            )

    def iter_statements(self) -> Iterator[Row]:
        """Yield the rows of the table of statements: one for each passage that states it."""
        for each in self._statements:
            term = each.object
            datatype = term.datatype.value if isinstance(term, ox.Literal) else None
            language = term.language if isinstance(term, ox.Literal) else None
            value = term.value if isinstance(term, ox.Literal) else self._name(term)
            what = (self._name(each.subject), each.property.value, value, datatype, language, each.inferred)
            for passage in each.passages or (None,):
                where = (None, None) if passage is None else (_iri(passage), self._graph.names.label(passage))
                yield (*self._owner, *where, *what)

    def iter_findings(self, profile: Profile, as_of: datetime.date | None) -> Iterator[Row]:
        """Yield rows for the table of findings; raises as :func:`csa_graph.checking.inspection.inspect`."""
        graph = self._graph
        report = inspection.inspect_moment(graph.moment, as_of=as_of, profile=profile, threads=1)
        for each in report.findings:
            cited = [passage.iri for passage in each.passages]
            if each.focus.iri in self._external or self._passage in cited:
                continue
            yield (
                *self._owner,
                each.code,
                each.severity,
                self._shorten(each.focus.iri),
                each.focus.label,
                each.message,
                each.key,
                cited,
                [passage.label for passage in each.passages],
            )

    def iter_answer(self, question: Query) -> Iterator[Row]:
        """Yield the rows of the table of answers; raises as :func:`csa_graph.asking.running.run`."""
        graph = self._graph
        answer = graph.moment.ask(question, {})
        for cells in self._iter_cells(answer):
            yield (*self._owner, question.name, *cells)

    def iter_analysis(self, name: str) -> Iterator[Row]:
        """Yield the rows of the table of analyses; raises as :meth:`GovernanceGraph.analyse`."""
        result = self._graph.analyse(name)
        for number, (column, text) in enumerate(
            (("summary", result.summary), ("limits", result.limits)), start=1
        ):
            yield (*self._owner, name, "summary", number, column, 1, text, None)
        for table in result.tables:
            for cells in self._iter_cells(table):
                yield (*self._owner, name, table.name, *cells)

    def _iter_cells(self, answer: Answer) -> Iterator[Row]:
        """Yield (row, column, item, value, IRI) for each value of an answer."""
        number = 0
        for row in answer:
            cited = [cell for cell in row if isinstance(cell, tuple)]
            # A row that only statements of other documents make is not one of the edition.
            if any(cell and all(each.iri == self._passage for each in cell) for cell in cited):
                continue
            number += 1
            for column, cell in zip(answer.columns, row, strict=True):
                for item, (value, iri) in enumerate(self._iter_cell(cell), start=1):
                    yield number, column, item, value, iri

    def _iter_cell(self, cell: Cell) -> Iterator[tuple[str, str | None]]:
        if isinstance(cell, tuple):
            for each in cell:
                if each.iri != self._passage:
                    yield each.label, self._shorten(each.iri)
        elif isinstance(cell, Thing):
            yield cell.label, self._shorten(cell.iri)
        elif isinstance(cell, bool):
            yield str(cell).lower(), None
        elif isinstance(cell, datetime.date):
            yield cell.isoformat(), None
        elif cell is not None:
            yield str(cell), None

    @cached_property
    def _projection(self) -> nx.MultiDiGraph[str]:
        return self._graph.to_networkx(VIEW)

    @cached_property
    def _statements(self) -> list[Statement]:
        graph = self._graph
        kept = []
        for each in statements.collect(graph.store, graph.names, self._node):
            passages = tuple(passage for passage in each.passages if _iri(passage) != self._passage)
            is_external = _iri(each.subject) in self._external and each.property in _ABOUT_ITSELF
            if passages or not (each.passages or (each.inferred and is_external)):
                kept.append(each._replace(passages=passages))
        return kept

    def _values(self, predicate: ox.NamedNode) -> list[str]:
        found = self._graph.store.quads(self._node, predicate, None, self._node)
        return sorted(
            {quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)}
        )

    @cached_property
    def _blank(self) -> dict[str, str]:
        """Stable names for blank nodes, which each reading of a file names at random.

        They are told apart by what is stated of them, and then by what is stated of those that they are tied
        to: the places of a list have one name each, though two lists may end alike.
        """
        tied = [each for each in self._statements for end in each[:3:2] if isinstance(end, ox.BlankNode)]
        names: dict[str, str] = {}
        while True:
            descriptions: dict[str, list[str]] = {}
            for each in tied:
                ends = [
                    names.get(str(end), "") if isinstance(end, ox.BlankNode) else str(end) for end in each[:3]
                ]
                for term, role in ((each.subject, "subject"), (each.object, "object")):
                    if isinstance(term, ox.BlankNode):
                        own = names.get(str(term), "")
                        descriptions.setdefault(str(term), [own]).append(" ".join((role, *ends)))
            kinds = {name: tuple(sorted(said)) for name, said in descriptions.items()}
            places = {kind: place for place, kind in enumerate(sorted(set(kinds.values())))}
            if len(places) == len(set(names.values())):
                break
            names = {name: f"{places[kind]:06}" for name, kind in kinds.items()}
        ordered = sorted(kinds, key=lambda name: kinds[name])
        return {name: f"_:b{number}" for number, name in enumerate(ordered, start=1)}

    def _name(self, term: Term) -> str:
        return self._shorten(str(term)) if isinstance(term, ox.BlankNode) else _iri(term)

    def _shorten(self, iri: str) -> str:
        # A projection leaves out the “_:” of a blank node.
        return self._blank.get(iri) or self._blank.get(f"_:{iri}") or iri


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
