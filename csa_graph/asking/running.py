"""A query of the catalogue is run: arguments become terms, and rows an answer.

Knows neither where a query comes from nor how its answer looks.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import parameters
from csa_graph.asking.answer import from_rows
from csa_graph.asking.cells import PASSAGE, Thing, to_thing
from csa_graph.base.errors import QueryError
from csa_graph.terms.iris import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.query import Query
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Store


def run(
    query: Query,
    store: Store,
    names: Names,
    arguments: Mapping[str, object] | None = None,
    edition: ox.NamedNode | str | None = None,
) -> Answer:
    """Ask a query of the catalogue.

    Args:
        query: The query.
        store: A built store.
        names: The names of that store.
        arguments: Values by parameter: a name, IRI, date, number. None counts as not given.
        edition: IRI of the edition to ask; None asks the current layer.

    Raises:
        QueryError: A parameter is missing, or has a value that it cannot have, or the query is wrong.
        UnknownNameError: There is no such parameter, or nothing has the name given.
        AmbiguousNameError: Several things have the name given.
    """
    bindings = bind(query, names, arguments or {})
    answer = to_answer(query, select(query, store, bindings, edition), names)
    if not (query.denies if answer else query.none_denies):
        return answer
    from csa_graph.asking.limits import Limits

    limits = Limits(store, names, edition)
    if answer:
        told = limits.tell(query.denies, *_describe(answer))
        return replace(answer, note=" ".join((answer.note, *told)).strip())
    asked = [to_thing(term, names.label) for term in bindings.values() if isinstance(term, ox.NamedNode)]
    places = [each for thing in asked for each in _list_passages(store, thing, names)] if asked else None
    told = limits.tell(query.none_denies, asked, places)
    return replace(answer, none=" ".join((answer.explain_absence(), *told)))


def _describe(answer: Answer) -> tuple[list[Thing], list[Thing] | None]:
    """Return the things of an answer, and the passages that its rows cite; None where they cite none."""
    things = {cell: None for row in answer for cell in row if isinstance(cell, Thing)}
    if PASSAGE not in answer.columns:
        return list(things), None
    cited = {each: None for cell in answer.column(PASSAGE) if isinstance(cell, tuple) for each in cell}
    return list(things), list(cited)


def _list_passages(store: Store, thing: Thing, names: Names) -> list[Thing]:
    """Return the graphs that say what a thing is: among them the passages that describe it."""
    graphs = {quad.graph_name for quad in store.quads(ox.NamedNode(thing.iri), RDF.type)}
    return [to_thing(each, names.label) for each in graphs if isinstance(each, ox.NamedNode)]


def bind(query: Query, names: Names, arguments: Mapping[str, object]) -> dict[str, Term]:
    """Return the terms for a query's arguments, by parameter; raises as :func:`run` does."""
    values = parameters.read_values(query.parameters.values(), arguments, names.find, query.name)
    return {name: _to_term(value) for name, value in values.items()}


def select(
    query: Query, store: Store, bindings: Mapping[str, Term], edition: ox.NamedNode | str | None = None
) -> Rows:
    """Return the rows of a query, with values that are terms already; raises QueryError if it is wrong."""
    try:
        return store.select(query.text, bindings, edition)
    except QueryError as error:
        raise QueryError(error.reason, query.name, error.line) from None


def to_answer(query: Query, rows: Rows, names: Names) -> Answer:
    """Return the answer that the rows of a query make."""
    answer = from_rows(query.summary, rows.columns, rows, names.label, names.place)
    return replace(answer, meanings=query.columns, note=query.note, none=query.none, name=query.name)


def _to_term(value: object) -> Term:
    """Return a value that was read for a parameter as a term."""
    if isinstance(value, ox.NamedNode):
        return value
    # A truth value is an integer to Python as well.
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=XSD.boolean)
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=XSD.integer)
    if isinstance(value, datetime.date):
        return ox.Literal(value.isoformat(), datatype=XSD.date)
    if isinstance(value, str):
        return ox.Literal(value)
    return ox.Literal(f"{value:f}", datatype=XSD.decimal)
