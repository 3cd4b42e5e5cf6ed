"""The address of a server becomes the addresses of its three protocols: query, update and graph store.

Reads only the text, and asks no server.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from csa_graph.base.errors import StoreError

_SCHEMES = ("http", "https")


class Address(NamedTuple):
    """The parts of an address.

    Attributes:
        given: The address as it was given, for messages.
        host: Name of the host, without port.
        port: Number of the port.
        is_secure: Whether the connection is encrypted.
        query: Path of the query protocol.
        update: Path of the update protocol.
        graphs: Path of the Graph Store protocol.
    """

    given: str
    host: str
    port: int
    is_secure: bool
    query: str
    update: str
    graphs: str


def is_address(text: object) -> bool:
    """Return whether a place of a store is the address of a server; else it is a folder.

    >>> is_address("https://example.org/sparql"), is_address("kept/store")
    (True, False)
    """
    return str(text).lower().startswith(("http://", "https://"))


def read(url: str) -> Address:
    """Read an address: of a server as a whole, or of its query protocol.

    Args:
        url: ``http://localhost:7878``; an address that ends in ``/query`` has ``/update`` beside it and
            ``/store``, or ``/data`` where it is longer than one step (Fuseki); one that ends in ``/sparql``
            takes updates too and has ``/sparql-graph-crud`` beside it (Virtuoso).

    Raises:
        StoreError: It is no address, or it holds a password or more than an address.

    >>> read("http://localhost:7878").update
    '/update'
    >>> read("http://localhost:8890/sparql").graphs
    '/sparql-graph-crud'
    >>> read("https://example.org/csp/query").graphs
    '/csp/data'
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = parts.hostname or ""
    except ValueError:
        parts, host, port = urlsplit(""), "", 0
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        # Not repeated in the message: it is a secret.
        shown = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
        raise StoreError(
            "an address must hold neither user nor password, which lists of processes and logs would show: "
            "put them into CSA_GRAPH_USER and CSA_GRAPH_PASSWORD, or into a netrc file",
            shown,
        )
    if parts.scheme not in _SCHEMES or not host or any(char.isspace() for char in url):
        raise StoreError("this is not the address of a server: give http://… or https://…", url)
    if parts.query or parts.fragment:
        shown = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
        raise StoreError("the address of a server ends before “?” and “#”: leave the rest out", shown)
    path = parts.path.rstrip("/")
    before, _, last = path.rpartition("/")
    if last == "query":
        paths = (path, f"{before}/update", f"{before}/{'data' if before else 'store'}")
    elif last == "sparql":
        paths = (path, path, f"{before}/sparql-graph-crud")
    else:
        paths = (f"{path}/query", f"{path}/update", f"{path}/store")
    return Address(url, host, port, parts.scheme == "https", *paths)


def shorten(location: str) -> str:
    """Return an address of any form without what can hold a secret: user, and what follows the path.

    >>> shorten("http://me:word@[::1:99999/a?token=b#c")
    'http://[::1:99999/a'
    """
    before = re.split(r"[?#]", location, maxsplit=1)[0]
    scheme, mark, rest = before.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"
