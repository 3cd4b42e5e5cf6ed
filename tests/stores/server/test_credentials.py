"""Where credentials come from, and where they are not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import StoreError
from csa_graph.stores.server import address, credentials

if TYPE_CHECKING:
    from pathlib import Path

SERVER = address.read("https://graph.example.org/query")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take credentials out of the environment; return where a netrc file is looked for."""
    for name in ("CSA_GRAPH_TOKEN", "CSA_GRAPH_USER", "CSA_GRAPH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    return tmp_path / "netrc"


def test_none() -> None:
    found = credentials.find(SERVER)
    assert not found
    assert found.headers() == {}


def test_the_environment_goes_before_a_netrc(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare.write_text("machine graph.example.org login ann password s3cret\n", encoding="utf-8")
    bare.chmod(0o600)
    # RFC 7617: "ann:s3cret" in base64.
    assert credentials.find(SERVER).headers() == {"Authorization": "Basic YW5uOnMzY3JldA=="}
    monkeypatch.setenv("CSA_GRAPH_USER", "bob")
    monkeypatch.setenv("CSA_GRAPH_PASSWORD", "pä")
    assert credentials.find(SERVER).headers() == {"Authorization": "Basic Ym9iOnDDpA=="}
    monkeypatch.setenv("CSA_GRAPH_TOKEN", "t0ken")
    assert credentials.find(SERVER).headers() == {"Authorization": "Bearer t0ken"}


def test_another_host_of_a_netrc_is_not_meant(bare: Path) -> None:
    bare.write_text("machine elsewhere.example.org login ann password s3cret\n", encoding="utf-8")
    bare.chmod(0o600)
    assert not credentials.find(SERVER)


def test_a_netrc_that_cannot_be_read(bare: Path) -> None:
    bare.write_text("machine graph.example.org\nlogin ann s3cret nonsense\n", encoding="utf-8")
    bare.chmod(0o600)
    with pytest.raises(StoreError, match="cannot be read at line 2") as caught:
        credentials.find(SERVER)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "is_sent"), [("http://graph.example.org", False), ("http://127.0.0.1:9", True)]
)
def test_secrets_go_over_encrypted_connections_only(
    url: str, *, is_sent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CSA_GRAPH_TOKEN", "t0ken")
    if is_sent:
        assert credentials.find(address.read(url))
    else:
        with pytest.raises(StoreError, match="not encrypted, so they were not sent") as caught:
            credentials.find(address.read(url))
        assert "t0ken" not in str(caught.value)


def test_a_token_cannot_add_a_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSA_GRAPH_TOKEN", "a\r\nX-Evil: b")
    with pytest.raises(StoreError, match="no request can carry"):
        credentials.find(SERVER)


def test_its_text_has_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSA_GRAPH_TOKEN", "t0ken")
    found = credentials.find(SERVER)
    assert repr(found) == str(found) == "<credentials: Bearer>"
    assert found.hide("it was t0ken") == "it was …"
