"""A query of the catalogue is run: arguments become terms, and rows an answer.

Knows neither where a query comes from nor how its answer looks.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import parameters
from csa_graph.asking.answer import from_rows
from csa_graph.base.errors import QueryError, UnknownNameError
from csa_graph.terms.iris import XSD

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
    taken: list[UnknownNameError] = []
    bindings = _bind(query, names, arguments or {}, taken)
    answer = to_answer(query, select(query, store, bindings, edition), names)
    if taken and not answer:
        raise taken[0]
    if answer and not query.denies:
        return answer
    from csa_graph.asking.absence import Absence

    absence = Absence(store, names, edition)
    return absence.limit(query, answer) if answer else absence.explain(query, answer, bindings)


def bind(query: Query, names: Names, arguments: Mapping[str, object]) -> dict[str, Term]:
    """Return the terms for a query's arguments, by parameter; raises as :func:`run` does."""
    return _bind(query, names, arguments, None)


def _bind(
    query: Query, names: Names, arguments: Mapping[str, object], taken: list[UnknownNameError] | None
) -> dict[str, Term]:
    """Return the terms for a query's arguments.

    Args:
        query: The query.
        names: What things are called.
        arguments: Values by parameter.
        taken: Gets the errors of names that fit only what is no body, such as a kind of body: there may be an
            answer for it, as data say that "local groups" report. None raises them.
    """

    def find(text: str, kind: str) -> ox.NamedNode:
        try:
            return names.find(text, kind)
        except UnknownNameError as error:
            if kind != "body" or taken is None:
                raise
            with suppress(UnknownNameError):
                found = names.find(text)
                taken.append(error)
                return found
            raise

    values = parameters.read_values(query.parameters.values(), arguments, find, query.name)
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
