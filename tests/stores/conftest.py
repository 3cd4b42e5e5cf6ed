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
    import ssl
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
ResultSetMaxRows = 1000
"""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def find_program(name: str) -> str | None:
    """Find a program of this environment, or of the machine."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


class Server:
    """An engine on a folder of its own, which can be killed and started again.

    Attributes:
        url: Its address.
    """

    def __init__(self, command: list[str], url: str, probe: str) -> None:
        self.url = url
        self._command = command
        self._probe = probe
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, patience: float = 60) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + patience
        while self._process.poll() is None and time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self._probe}?query=ASK%7B%7D", timeout=5).close()  # noqa: S310
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        self.kill()
        pytest.fail(f"{self._command[0]} does not answer at {self._probe}")

    def kill(self) -> None:
        """End it at once, as when a machine loses its power."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@contextmanager
def run_oxigraph(folder: Path | None = None) -> Iterator[Server]:
    """Run the Oxigraph server on an empty dataset: in a folder, or in memory."""
    program = find_program("oxigraph")
    if program is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    url = f"http://127.0.0.1:{free_port()}"
    place = ["-l", str(folder)] if folder else []
    server = Server([program, "serve", *place, "-b", url.removeprefix("http://")], url, f"{url}/query")
    try:
        server.start()
        yield server
    finally:
        server.kill()


@contextmanager
def run_virtuoso(folder: Path) -> Iterator[Server]:
    """Run Virtuoso on an empty database in a folder, with leave to write."""
    program, isql = find_program("virtuoso-t"), find_program("isql-vt")
    if program is None or isql is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    url = f"http://127.0.0.1:{http}/sparql"
    server = Server([program, "+configfile", str(settings), "+foreground"], url, url)
    try:
        server.start()
        # The first user of a new database; it is gone with the folder.
        allow = [isql, f"127.0.0.1:{sql}", "dba", "dba", 'exec=GRANT SPARQL_UPDATE TO "SPARQL";']
        subprocess.run(allow, check=True, capture_output=True, timeout=60)
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """Start the Oxigraph server on an empty dataset in memory; return its address."""
    with run_oxigraph() as server:
        yield server.url


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start Virtuoso on an empty database, with leave to write; return the address of its endpoint."""
    with run_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server.url


@pytest.fixture(scope="session")
def sparq() -> Iterator[str]:
    """Serve an empty dataset by a third engine; return the address of its endpoint."""
    from tests.stores.server.protocol import serve_sparq

    with serve_sparq() as url:
        yield url


class Scripted:
    """A server that answers as it is told, and keeps what it was asked.

    Attributes:
        url: Its address.
        asked: Each request: method, path, headers by name, body.
        answers: What it does with the requests, one after the other; the last one stays.
    """

    def __init__(self, encryption: ssl.SSLContext | None = None) -> None:
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
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        scheme = "http"
        if encryption is not None:
            scheme = "https"
            # Each thread greets its own client, so that one that turns away holds up no other.
            self._server.socket = encryption.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}"
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


def hang(request: BaseHTTPRequestHandler) -> None:
    """Answer nothing for a while."""
    time.sleep(1)
    request.close_connection = True


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
