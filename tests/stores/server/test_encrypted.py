"""Over TLS a server that somebody vouches for is read; any other is refused before it is told a word."""

from __future__ import annotations

import socket
import ssl
import subprocess
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base.errors import StoreError
from csa_graph.stores.server.endpoint import Endpoint
from tests.stores.conftest import Scripted, find_program, give, trickle
from tests.stores.server.test_deadline import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUERY = "SELECT ?n { ?n ?p ?o }"
ROWS = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"7"}}]}}'
SAID = "t0ken"


@pytest.fixture
def certify(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that makes a certificate for a name, signed by itself."""
    openssl = find_program("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed: apt-get install openssl")

    def make(name: str) -> Path:
        path = tmp_path / "certificate.pem"
        command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        command += ["-days", "2", "-subj", "/CN=test", "-addext", f"subjectAltName={name}"]
        made = [tmp_path / "key.pem", path]
        subprocess.run([*command, "-keyout", made[0], "-out", path], check=True, capture_output=True)
        (tmp_path / "both.pem").write_bytes(b"".join(each.read_bytes() for each in made))
        return path

    return make


@pytest.fixture
def encrypted(
    certify: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Scripted]]:
    """Return a function that starts a server with a certificate for a name."""
    monkeypatch.setenv("CSA_GRAPH_TOKEN", SAID)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    running = []

    def start(name: str) -> Scripted:
        certify(name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / "both.pem")
        running.append(Scripted(context))
        running[-1].answers = [give(ROWS)]
        return running[-1]

    yield start
    for each in running:
        each.stop()


def test_a_server_that_is_trusted(
    encrypted: Callable[[str], Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = encrypted("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    assert server.url.startswith("https://")
    assert Endpoint(server.url).select(QUERY).rows == [(ox.Literal("7"),)]
    assert server.asked[0][2]["Authorization"] == f"Bearer {SAID}"


def test_a_server_that_nobody_vouches_for(encrypted: Callable[[str], Scripted]) -> None:
    server = encrypted("IP:127.0.0.1")
    with pytest.raises(StoreError, match=r"nobody vouches for the server: self.signed certificate") as caught:
        Endpoint(server.url).select(QUERY)
    assert server.url in str(caught.value)
    assert SAID not in str(caught.value)
    assert server.asked == []


def test_a_certificate_of_another_server(
    encrypted: Callable[[str], Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = encrypted("DNS:elsewhere.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with pytest.raises(StoreError, match=r"nobody vouches for the server: .*not valid for '127\.0\.0\.1'"):
        Endpoint(server.url).update("CLEAR ALL")
    assert server.asked == []


def test_a_server_without_encryption(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    scripted.answers = [give(ROWS)]
    monkeypatch.setenv("CSA_GRAPH_TOKEN", SAID)
    with pytest.raises(StoreError, match=r"no encrypted connection can be made .*: is it http://…\?"):
        Endpoint(scripted.url.replace("http:", "https:")).select(QUERY)
    assert scripted.asked == []


def test_no_redirection_leads_out_of_encryption(
    encrypted: Callable[[str], Scripted],
    scripted: Scripted,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = encrypted("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    monkeypatch.setenv("CSA_GRAPH_TOKEN", SAID)
    scripted.answers = [give(ROWS)]
    server.answers = [give(b"", 307, Location=f"{scripted.url}/query")]
    with pytest.raises(StoreError, match="where nothing was sent"):
        Endpoint(server.url).select(QUERY)
    assert scripted.asked == []


def test_a_server_that_answers_a_byte_at_a_time(
    encrypted: Callable[[str], Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = encrypted("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    server.answers = [trickle]
    with pytest.raises(StoreError, match=r"no answer within 0\.5 seconds"):
        connect(server.url).read("POST", "/query", b"x" * 1_000_000, {})


def test_a_server_that_never_ends_the_greeting(encrypted: Callable[[str], Scripted]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(StoreError, match=r"no answer within 0\.5 seconds"):
            connect(f"https://127.0.0.1:{port}").read("POST", "/query", b"", {})
