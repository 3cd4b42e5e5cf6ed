"""A third engine, sparq, behind the SPARQL protocol: query and update, and no Graph Store protocol.

The package has the engine and no server; what is missing is here, in as few lines as the protocol allows.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pyoxigraph as ox

from csa_graph.sparql import engine as sparql

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serve_sparq() -> Iterator[str]:
    """Serve an empty dataset until it is no longer needed; give the address of the endpoint."""
    import sparq

    graph = sparq.Graph.load("", format="nquads")
    one_at_a_time = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            try:
                with one_at_a_time:
                    kind, body = answer(graph, form)
                status = 200
            except (ValueError, SyntaxError) as error:
                status, kind, body = 400, "text/plain", str(error).encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()
    thread.join()


def answer(graph: Any, form: dict[str, list[str]]) -> tuple[str, bytes]:  # noqa: ANN401
    """Return the media type of an answer, and the answer."""
    if "update" in form:
        graph.update(form["update"][0])
        return "text/plain", b""
    query = form["query"][0]
    kind = sparql.check(query, service=False)
    if kind == "SELECT":
        return "application/sparql-results+json", graph.query_json(query).encode()
    if kind == "ASK":
        found = {"head": {}, "boolean": graph.ask(query)}
        return "application/sparql-results+json", json.dumps(found).encode()
    ask = graph.construct if kind == "CONSTRUCT" else graph.describe
    triples = [ox.Triple(*map(term, row)) for row in ask(query)]
    return "application/n-triples", ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def term(each: Any) -> Any:  # noqa: ANN401
    """Return a term of the engine as one of pyoxigraph."""
    kinds = {"iri": ox.NamedNode, "uri": ox.NamedNode, "bnode": ox.BlankNode, "blank": ox.BlankNode}
    if each.kind in kinds:
        return kinds[each.kind](each.value)
    if each.language:
        return ox.Literal(each.value, language=each.language)
    return ox.Literal(each.value, datatype=ox.NamedNode(each.datatype) if each.datatype else None)
