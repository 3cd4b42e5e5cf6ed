"""Servers for the tests: engines that are started on this machine, and one that does what it is told."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = Callable[[BaseHTTPRequestHandler], None]

_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def find_program(name: str) -> str | None:
    """Find a program of this environment, or of the machine."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


@contextmanager
def run_server(command: list[str], url: str, patience: float = 60) -> Iterator[str]:
    """Run a server until it is no longer needed; give its address once it answers."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            end = time.monotonic() + patience
            while process.poll() is None and time.monotonic() < end:
                try:
                    urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5).close()  # noqa: S310
                    break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.1)
            else:
                pytest.fail(f"{command[0]} does not answer at {url}")
            yield url
        finally:
            process.kill()


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """Start the Oxigraph server on an empty dataset in memory; return its address."""
    program = find_program("oxigraph")
    if program is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    port = free_port()
    with run_server([program, "serve", "-b", f"127.0.0.1:{port}"], f"http://127.0.0.1:{port}/query") as url:
        yield url.removesuffix("/query")


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start Virtuoso on an empty database, with leave to write; return the address of its endpoint."""
    program, isql = find_program("virtuoso-t"), find_program("isql-vt")
    if program is None or isql is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    command = [program, "+configfile", str(settings), "+foreground"]
    with run_server(command, f"http://127.0.0.1:{http}/sparql") as url:
        # The first user of a new database; it is gone with the folder.
        allow = [isql, f"127.0.0.1:{sql}", "dba", "dba", 'exec=GRANT SPARQL_UPDATE TO "SPARQL";']
        subprocess.run(allow, check=True, capture_output=True, timeout=60)
        yield url


class Scripted:
    """A server that answers as it is told, and keeps what it was asked.

    Attributes:
        url: Its address.
        asked: Each request: method, path, headers by name, body.
        answers: What it does with the requests, one after the other; the last one stays.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.answers: list[Answer] = []
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                scripted.asked.append((self.command, self.path, dict(self.headers), body))
                answers = scripted.answers
                (answers.pop(0) if len(answers) > 1 else answers[0])(self)

            do_GET = do_PUT = do_POST  # noqa: N815

            def log_message(self, *_: Any) -> None:  # noqa: ANN401
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Scripted]:
    """Return a server that does what it is told; without credentials in the environment."""
    for name in ("CSA_GRAPH_TOKEN", "CSA_GRAPH_USER", "CSA_GRAPH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    server = Scripted()
    yield server
    server.stop()


def give(
    body: bytes = b'{"head":{"vars":["n"]},"results":{"bindings":[]}}',
    status: int = 200,
    kind: str = "application/sparql-results+json",
    *,
    length: int | None = None,
    **headers: str,
) -> Answer:
    """Return what answers with a body; ``length`` says more bytes than there are: the line is cut."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)
        if length is not None:
            request.close_connection = True

    return answer


def hang_up(request: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    request.close_connection = True
    request.connection.shutdown(socket.SHUT_RDWR)


def trickle(request: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, without end."""
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.send_header("Content-Length", "1000")
    request.end_headers()
    for _ in range(100):
        try:
            request.wfile.write(b" ")
        except OSError:
            break
        time.sleep(0.02)
    request.close_connection = True
