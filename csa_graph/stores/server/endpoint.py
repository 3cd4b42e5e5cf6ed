"""Query, update and Graph Store protocol of one server: texts and graphs are sent, rows and triples returned.

Does not know the layers of a store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from csa_graph.base.errors import QueryError, StoreError
from csa_graph.files import xml_hazards
from csa_graph.sparql.rows import Rows
from csa_graph.sparql.tokens import count_selected
from csa_graph.stores.server import address, credentials, dialects
from csa_graph.stores.server.connection import Connection, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

    from csa_graph.stores.server.reply import Reply

_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_FORM = "application/x-www-form-urlencoded"
_ACCEPT = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_ACCEPT_GRAPH = "application/n-triples, text/turtle;q=0.8"
# Statements that are asked for at a time; an engine that gives fewer is asked more often.
_PAGE = 10_000
# How often a graph is fetched at most that another writer changes between two requests.
_MAX_FETCHES = 4


class Endpoint:
    """A server that speaks SPARQL 1.1.

    Args:
        url: Its address; see :func:`csa_graph.stores.server.address.read`.
        connection: How it is reached; None opens one, with the credentials that the environment or a netrc
            file has.

    Raises:
        StoreError: The address cannot be used.
    """

    def __init__(self, url: str, connection: Connection | None = None) -> None:
        self._address = address.read(url)
        self._connection = connection or Connection(self._address, credentials.find(self._address))
        self._dialect: dialects.Dialect | None = None

    def __repr__(self) -> str:
        """Return the address."""
        return f"<endpoint {self._address.given}>"

    @property
    def url(self) -> str:
        """The address as it was given."""
        return self._address.given

    @property
    def dialect(self) -> dialects.Dialect:
        """How the engine differs; asks it once for its name."""
        if self._dialect is None:
            self._ask("ASK { }", _ACCEPT)
        return self._dialect or dialects.STANDARD

    def select(self, query: str) -> Rows:
        """Run a SELECT query.

        Raises:
            QueryError: The server says that the query is wrong.
            StoreError: The server cannot be reached, refuses, or answers something else than rows.
        """
        reply = self._ask(query, _ACCEPT)
        found = self._parse(reply)
        if not isinstance(found, Rows):
            raise self._unreadable("a truth value in place of rows")
        asked = count_selected(query)
        if asked is not None and asked != len(found.columns):
            raise self._unreadable(f"rows of {len(found.columns)} columns, where {asked} were asked for")
        limit = reply.headers.get(self.dialect.limit_header, "") if self.dialect.limit_header else ""
        if limit.isdigit() and len(found) >= int(limit):
            raise StoreError(
                f"the server leaves out all rows after {int(limit):,}: ask those who run it to allow more",
                self.url,
            )
        return found

    def ask(self, query: str) -> bool:
        """Run an ASK query; raises as :meth:`select`."""
        found = self._parse(self._ask(query, _ACCEPT))
        if not isinstance(found, Rows):
            return found
        # Virtuoso says 1 or 0 in one row.
        values = [term for row in found for term in row]
        if len(values) != 1 or not isinstance(values[0], ox.Literal):
            raise self._unreadable("rows in place of a truth value")
        return values[0].value in {"1", "true"}

    def construct(self, query: str) -> list[ox.Triple]:
        """Run a CONSTRUCT or DESCRIBE query; raises as :meth:`select`."""
        return self._parse_graph(self._ask(query, _ACCEPT_GRAPH))

    def update(self, text: str, *, is_repeatable: bool = False) -> None:
        """Run an update; raises as :meth:`select`.

        Args:
            text: SPARQL 1.1 Update.
            is_repeatable: Whether running it twice has the effect of running it once: then it is sent again
                if the connection is lost.
        """
        body = urlencode({"update": text}).encode()
        self._write(self._address.update, body, {"Content-Type": _FORM, "Accept": "*/*"}, is_repeatable)

    def get(self, graph: ox.NamedNode, count: int | None = None) -> list[ox.Triple]:
        """Return all that a graph holds, nothing if there is no such graph; raises as :meth:`select`.

        Args:
            graph: The graph.
            count: Number of statements that it should hold; counted if the engine may leave some out.
        """
        where = f"WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        found = self._get_whole(graph, where)
        if not self.dialect.cuts_graphs or len(found) == count:
            return found
        there = self._count(where)
        for _ in range(_MAX_FETCHES):
            if len(found) == there:
                return found
            found = self._get_in_parts(where, there)
            there = self._count(where)
        raise StoreError(
            f"the server gave {len(found):,} of the {there:,} statements of {graph}: try again", self.url
        )

    def _get_whole(self, graph: ox.NamedNode, where: str) -> list[ox.Triple]:
        if not self.dialect.has_graph_store:
            return self.construct(f"CONSTRUCT {{ ?s ?p ?o }} {where}")
        try:
            reply = self._connection.read("GET", self._locate(graph), None, {"Accept": _ACCEPT_GRAPH})
        except RefusedError as error:
            if error.status == 404:
                return []
            raise
        return self._parse_graph(reply)

    def _count(self, where: str) -> int:
        (row,) = self.select(f"SELECT (COUNT(*) AS ?n) {where}")
        return int(getattr(row[0], "value", "0"))

    def _get_in_parts(self, where: str, count: int) -> list[ox.Triple]:
        """Fetch a graph from an engine that gives no more than so many statements at a time."""
        found: dict[ox.Triple, None] = {}
        seen = 0
        while seen < count:
            part = self.construct(f"CONSTRUCT {{ ?s ?p ?o }} {where} LIMIT {_PAGE} OFFSET {seen}")
            if not part:
                break
            seen += len(part)
            found |= dict.fromkeys(part)
        return list(found)

    def load(self, parts: Sequence[tuple[ox.NamedNode, Sequence[bytes]]]) -> None:
        """Add statements to graphs, in one request where the engine can; raises as :meth:`select`.

        Args:
            parts: Graphs, each with statements as lines of N-Triples without their ends.
        """
        small = [part for part in parts if not self._is_sent_alone(part[1])]
        for graph, lines in parts:
            if self._is_sent_alone(lines):
                headers = {"Content-Type": self.dialect.graph_type}
                self._write(self._locate(graph), b"\n".join(lines), headers, not _has_blank(lines))
        # A blank node that is sent twice becomes two.
        is_repeatable = not any(_has_blank(lines) for _, lines in small)
        if not small:
            return
        if self.dialect.dataset_load is None:
            blocks = [f"GRAPH {graph} {{\n" + b"\n".join(lines).decode() + "\n}" for graph, lines in small]
            self.update(f"INSERT DATA {{ {' '.join(blocks)} }}", is_repeatable=is_repeatable)
            return
        # Of a line of N-Triples the end is " ."; a line of N-Quads has the graph before it.
        ends = [(f" {graph} .\n".encode(), lines) for graph, lines in small]
        body = b"".join(line[:-2] + end for end, lines in ends for line in lines)
        path = f"{self._address.graphs}?{self.dialect.dataset_load}"
        self._write(path, body, {"Content-Type": "application/n-quads"}, is_repeatable)

    def _is_sent_alone(self, lines: Sequence[bytes]) -> bool:
        large = self.dialect.large
        return bool(large) and (len(lines) >= large or _has_blank(lines))

    def _write(self, path: str, body: bytes, headers: dict[str, str], is_repeatable: bool) -> None:
        self._connection.write("POST", path, body, headers, is_repeatable=is_repeatable)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _ask(self, query: str, accept: str) -> Reply:
        # As a form: Virtuoso hangs on a body that is the query itself.
        headers = {"Content-Type": _FORM, "Accept": accept}
        body = urlencode({"query": query}).encode()
        try:
            reply = self._connection.read("POST", self._address.query, body, headers)
        except RefusedError as error:
            if error.status != 400:
                raise
            raise QueryError(
                f"the server {self.url} cannot answer it: {error.excerpt or 'it does not say why'}"
            ) from None
        if self._dialect is None:
            self._dialect = dialects.recognise(reply.headers.get("server", ""))
        return reply

    def _parse(self, reply: Reply) -> Rows | bool:
        form = _RESULTS.get(_media_type(reply))
        if form is None:
            raise self._unreadable(f"something of type {_media_type(reply) or 'unknown'} in place of results")
        try:
            with reply.body as body:
                return _read_results(body, form)
        except (SyntaxError, ValueError) as error:
            reason = str(error)
        # Raised here, because the error must not carry the parser's objects into another thread.
        raise self._unreadable(reason)

    def _parse_graph(self, reply: Reply) -> list[ox.Triple]:
        form = _GRAPHS.get(_media_type(reply))
        if form is None:
            raise self._unreadable(f"something of type {_media_type(reply) or 'unknown'} in place of triples")
        try:
            with reply.body as body:
                if form == ox.RdfFormat.RDF_XML:
                    hazard = xml_hazards.find(body.read().decode("utf-8", "replace"))
                    if hazard is not None:
                        raise self._unreadable(hazard.what)
                body.seek(0)
                return [quad.triple for quad in ox.parse(body, format=form)]
        except (SyntaxError, ValueError, MemoryError) as error:
            raise self._unreadable(str(error)) from None

    def _locate(self, graph: ox.NamedNode) -> str:
        return f"{self._address.graphs}?graph={quote(graph.value, safe='')}"

    def _unreadable(self, reason: str) -> StoreError:
        return StoreError(
            f"the server's answer cannot be read, so nothing of it is used: {reason[:200]}", self.url
        )


def _read_results(body: IO[bytes], form: ox.QueryResultsFormat) -> Rows | bool:
    found = ox.parse_query_results(body, format=form)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    columns = tuple(variable.value for variable in found.variables)
    return Rows(columns, [tuple(row) for row in found])


def _has_blank(lines: Sequence[bytes]) -> bool:
    return any(b"_:" in line for line in lines)


def _media_type(reply: Reply) -> str:
    return reply.headers.get("content-type", "").partition(";")[0].strip().lower()
