"""A query text and its bindings become rows, triples or a truth value.

Does not know the layers: the caller chooses the default graph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from csa_graph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csa_graph.answer import Term

_NOT_SELECTED = r"does not contains? variable \?(\w+) in its SELECT projection"
_PARSE_PLACE = r"(?s)error at (\d+):(\d+): (.*)"


class Rows:
    """What a SELECT query found.

    Attributes:
        columns: Names of the variables, as selected.
        rows: One tuple a solution; None where a variable is unbound.
    """

    def __init__(self, columns: tuple[str, ...], rows: list[tuple[Term | None, ...]]) -> None:
        self.columns = columns
        self.rows = rows

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        """Iterate over the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)


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
    """
    if not service and uses_service(query):
        message = "SERVICE sends parts of the data to another computer, so it is refused unless you allow it"
        raise QueryError(message)
    substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
    hidden: set[str] = set()
    while True:
        try:
            result = engine.query(
                query,
                substitutions=substitutions or None,
                default_graph=graph,
                prefixes=dict(prefixes) if prefixes else None,
            )
            if isinstance(result, ox.QueryBoolean):
                return bool(result)
            if isinstance(result, ox.QueryTriples):
                return list(result)
            columns = tuple(variable.value for variable in result.variables)
            rows: list[tuple[Term | None, ...]] = [tuple(solution) for solution in result]
        except SyntaxError as error:
            raise _parse_error(error) from None
        except (RuntimeError, OSError, ValueError) as error:
            # The engine binds only selected variables: select it too, and leave its column out again.
            missing = re.search(_NOT_SELECTED, str(error))
            if missing is None or missing[1] in hidden:
                message = f"it cannot be answered: {error}"
                raise QueryError(message) from None
            hidden.add(missing[1])
            query = _select_too(query, missing[1])
            continue
        if hidden:
            kept = [place for place, column in enumerate(columns) if column not in hidden]
            columns = tuple(columns[place] for place in kept)
            rows = [tuple(row[place] for place in kept) for row in rows]
        return Rows(columns, rows)


def iter_rows(engine: ox.Store, query: str) -> Iterator[tuple[Any, ...]]:
    """Iterate over the rows of a SELECT query of our own, without the care that a user's query needs."""
    result = engine.query(query)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError(query)
    return (tuple(solution) for solution in result)


def uses_service(query: str) -> bool:
    """Tell whether a query has the keyword SERVICE: not in a comment, a string, a name or an IRI.

    >>> uses_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> uses_service("SELECT ?service { ?service a <urn:service> } # SERVICE")
    False
    """
    # Most queries have neither the word nor an escape that could spell it; those need no tokens.
    if "service" not in query.lower() and "\\" not in query:
        return False
    from csa_graph.tokens import iter_words, unescape

    return any(word.upper == "SERVICE" for word in iter_words(unescape(query)))


def _select_too(query: str, variable: str) -> str:
    """Add a variable to the first SELECT clause."""
    from csa_graph.tokens import iter_words

    words = iter_words(query)
    for word in words:
        if word.upper == "SELECT":
            following = next(words, None)
            at = following.end if following and following.upper in {"DISTINCT", "REDUCED"} else word.end
            return f"{query[:at]} ?{variable}{query[at:]}"
    return query


def _parse_error(error: SyntaxError) -> QueryError:
    found = re.search(_PARSE_PLACE, str(error))
    if found is None:
        return QueryError(f"the query is not valid SPARQL: {error}")
    line, column, expected = int(found[1]), found[2], " ".join(found[3].split())
    # The parser lists every character that a name may begin with; that helps nobody.
    wanted = [
        each
        for each in re.split(
            r", (?![^\[]*\])", expected.removeprefix("expected one of ").removeprefix("expected ")
        )
        if not each.startswith("[")
    ]
    hint = f", where it should have {' or '.join(wanted[:6])}" if wanted else ""
    return QueryError(f"the query is not valid SPARQL at column {column}{hint}", line=line)
