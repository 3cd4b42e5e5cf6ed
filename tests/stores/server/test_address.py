"""What an address says, and which are refused."""

from __future__ import annotations

import pytest

from csa_graph.base.errors import StoreError
from csa_graph.stores.server import address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://localhost:7878", ("/query", "/update", "/store")),
        ("http://localhost:7878/", ("/query", "/update", "/store")),
        ("http://localhost:7878/query", ("/query", "/update", "/store")),
        ("https://example.org/csp/query", ("/csp/query", "/csp/update", "/csp/data")),
        ("http://localhost:8890/sparql", ("/sparql", "/sparql", "/sparql-graph-crud")),
        ("https://example.org/graphs", ("/graphs/query", "/graphs/update", "/graphs/store")),
    ],
)
def test_the_protocols_of_an_address(url: str, expected: tuple[str, ...]) -> None:
    there = address.read(url)
    assert (there.query, there.update, there.graphs) == expected


def test_ports() -> None:
    assert [address.read(url).port for url in ("http://a", "https://a", "https://a:81")] == [80, 443, 81]


@pytest.mark.parametrize("url", ["http://ann:s3cret@example.org/", "https://t0ken@example.org/x"])
def test_secrets_in_an_address_are_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreError, match="CSA_GRAPH_PASSWORD, or into a netrc file") as caught:
        address.read(url)
    assert "s3cret" not in str(caught.value)
    assert "t0ken" not in str(caught.value)
    assert "example.org" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://", "http://a:port", "http://a b", "http://a/x?token=1", "http://a/#x", "http://[::1"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(StoreError, match="address of a server"):
        address.read(url)
