"""A query text and its bindings become rows, triples or a truth value.

Does not know the layers: the caller chooses the default graph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from csa_graph.base.errors import QueryError
from csa_graph.sparql.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csa_graph.sparql.rows import Term

# With fewer signs of nesting than this a query need not be looked into.
_FEW = 150
_PROLOGUE = ("PREFIX", "BASE", "VERSION")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_PARSE_PLACE = r"(?s)error at (\d+):(\d+): (.*)"


class EngineError(QueryError):
    """The engine failed while it answered: by what the query wants, or by data that it cannot read."""


def run(
    engine: ox.Store,
    query: str,
    bindings: Mapping[str, Term] | None = None,
    graph: ox.NamedNode | None = None,
    *,
    service: bool = False,
    prefixes: Mapping[str, str] | None = None,
) -> Rows | list[ox.Triple] | bool:
    """Run a query of any form on an engine.

    Args:
        engine: What holds the data.
        query: SPARQL 1.1.
        bindings: Values for variables, by name; a variable need not be among those selected.
        graph: The default graph of the query; None for the dataset's own.
        service: Whether SERVICE may call other endpoints.
        prefixes: Prefixes that the query may use without declaring them, with their namespaces.

    Raises:
        QueryError: The query is wrong, cannot be evaluated, or uses SERVICE without leave.
        EngineError: The engine failed.
    """
    _refuse_too_deep(query)
    if not service:
        _refuse_service(query, prefixes)
    text = query
    if bindings:
        from csa_graph.sparql.binding import bind

        # In the text, as the engine's own substitutions come after it has planned where to begin.
        text = bind(query, bindings)
    try:
        result = engine.query(text, default_graph=graph, prefixes=dict(prefixes) if prefixes else None)
        if isinstance(result, ox.QueryBoolean):
            return bool(result)
        if isinstance(result, ox.QueryTriples):
            return list(result)
        columns = tuple(variable.value for variable in result.variables)
        return Rows(columns, [tuple(solution) for solution in result])
    except SyntaxError as error:
        if text != query:
            # Its own text tells the place.
            check(query, prefixes, service=service)
        raise _parse_error(error, query, prefixes or {}) from None
    except (RuntimeError, OSError, ValueError) as error:
        kind = QueryError if isinstance(error, ValueError) else EngineError
        raise kind(f"it cannot be answered: {error}") from None


def check(query: str, prefixes: Mapping[str, str] | None = None, *, service: bool = False) -> str:
    """Refuse a query that another engine is to run, as :func:`run` would.

    Returns:
        The form of the query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        QueryError: The query is wrong, or uses SERVICE without leave.
    """
    from csa_graph.sparql.tokens import iter_words

    _refuse_too_deep(query)
    if not service:
        _refuse_service(query, prefixes)
    if not uses_service(query):
        try:
            ox.Store().query(query, prefixes=dict(prefixes) if prefixes else None)
        except SyntaxError as error:
            raise _parse_error(error, query, prefixes or {}) from None
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(f"it cannot be answered: {error}") from None
    form = next((word.upper for word in iter_words(query) if word.upper in _FORMS), "")
    if not form:
        raise QueryError(f"a query has {', '.join(_FORMS)}")
    return form


def iter_rows(engine: ox.Store, query: str) -> Iterator[tuple[Any, ...]]:
    """Iterate over the rows of a SELECT query of our own, without the care that a user's query needs."""
    return stream(engine, query)[1]


def stream(
    engine: ox.Store, query: str, graph: ox.NamedNode | None = None
) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """Return the columns of a SELECT query of our own, and its rows as the engine finds them.

    Args:
        engine: What holds the data.
        query: SPARQL 1.1.
        graph: The default graph of the query; None for the dataset's own.
    """
    result = engine.query(query, default_graph=graph)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(query)
    return tuple(each.value for each in result.variables), map(tuple, result)


def uses_service(query: str) -> bool:
    """Return whether a query has the keyword SERVICE: not in a comment, a string, a name or an IRI.

    >>> uses_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> uses_service("SELECT ?service { ?service a <urn:service> } # SERVICE")
    False
    """
    # Most queries have neither the word nor an escape that could spell it; those need no tokens.
    if "service" not in query.lower() and "\\" not in query:
        return False
    from csa_graph.sparql.tokens import iter_words, unescape

    return any(word.upper == "SERVICE" for word in iter_words(unescape(query)))


def _refuse_too_deep(query: str) -> None:
    if sum(map(query.count, "([{!+*|&")) + query.count("-") // 8 + query.count("/") // 8 <= _FEW:
        return
    from csa_graph.sparql.tokens import is_too_deep

    if is_too_deep(query):
        raise QueryError(
            "the query is nested too deep, or one of its chains is too long: ask in several steps"
        )


def _refuse_service(query: str, prefixes: Mapping[str, str] | None) -> None:
    if uses_service(query):
        raise QueryError(
            "SERVICE sends parts of the data to another computer, so it is refused unless you allow it"
        )
    if "service" not in query.lower():
        return
    import os

    # The engine wants no space around a keyword ("trueSERVICE:x{"), so tokens alone cannot tell for sure.
    # What is still a query with other letters in its place uses the word as a name or as text. Nobody can
    # foresee these letters, or a query could make them mean something.
    letters = "x" + os.urandom(3).hex()
    try:
        ox.Store().query(
            re.sub("(?ai)service", letters, query), prefixes=dict(prefixes) if prefixes else None
        )
    except SyntaxError as error:
        raise _parse_error(error, query, prefixes or {}) from None
    except (RuntimeError, OSError, ValueError):
        return


def _parse_error(error: SyntaxError, query: str, prefixes: Mapping[str, str]) -> QueryError:
    from csa_graph.sparql.tokens import iter_prefixes, iter_words

    if not query.strip():
        return QueryError("the query is empty")
    first = next((word for word in iter_words(query) if word.upper not in _PROLOGUE), None)
    if first and first.upper in _UPDATES:
        return QueryError(f"the data are only read here, so {first.upper} is refused: change the data files")
    if first and first.upper not in _FORMS:
        begun = query[first.start : first.end]
        line = query.count("\n", 0, first.start) + 1
        return QueryError(f"a query begins with {', '.join(_FORMS)}, not with “{begun[:40]}”", line=line)
    for prefix, start in iter_prefixes(query):
        if prefix not in prefixes:
            line = query.count("\n", 0, start) + 1
            return QueryError(
                f"the prefix {prefix}: is not declared: begin with PREFIX {prefix}: <…>", line=line
            )
    found = re.search(_PARSE_PLACE, str(error))
    if found is None:
        return QueryError(f"the query is not valid SPARQL: {error}")
    # The parser names keywords that would not help, and every character that a name may begin with.
    wanted = list(dict.fromkeys(re.findall(r'"[^"\w\s]+"', found[3])))
    hint = f", where it could have {' or '.join(wanted[:6])}" if wanted else ""
    return QueryError(f"the query is not valid SPARQL at column {found[2]}{hint}", line=int(found[1]))
