"""Credentials for a server are read from the environment or a netrc file.

A secret is never read from a command line or an address, and never shown: credentials print as their kind.
"""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING

from csa_graph.base.errors import StoreError

if TYPE_CHECKING:
    from csa_graph.stores.server.address import Address

TOKEN, USER, PASSWORD = "CSA_GRAPH_TOKEN", "CSA_GRAPH_USER", "CSA_GRAPH_PASSWORD"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Credentials:
    """Credentials for a server, which print as their kind, never as the secret."""

    def __init__(self, header: str = "", secrets: tuple[str, ...] = ()) -> None:
        self._header = header
        self._secrets = tuple(each for each in (*secrets, header.partition(" ")[2]) if each)

    def __repr__(self) -> str:
        """Return the kind."""
        return f"<credentials: {self._header.partition(' ')[0] or 'none'}>"

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._header)

    def headers(self) -> dict[str, str]:
        """Return the headers to send with a request."""
        return {"Authorization": self._header} if self._header else {}

    def hide(self, text: str) -> str:
        """Return a text of the server without the secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text


def find(address: Address) -> Credentials:
    """Find the credentials for a server.

    Looks for ``CSA_GRAPH_TOKEN`` (bearer), then for ``CSA_GRAPH_USER`` with ``CSA_GRAPH_PASSWORD`` (basic),
    then for the host in the file that ``NETRC`` names or ``.netrc`` of the home folder (basic).

    Raises:
        StoreError: The netrc file cannot be read, a secret has characters that no request can carry, or it
            would go over a connection that is not encrypted.
    """
    token, user = os.environ.get(TOKEN, "").strip(), os.environ.get(USER, "")
    if token:
        found = Credentials(f"Bearer {token}", (token,))
    elif user:
        found = _basic(user, os.environ.get(PASSWORD, ""))
    else:
        found = _find_in_netrc(address)
    if not all(32 <= ord(char) < 127 for char in "".join(found.headers().values())):
        raise StoreError(f"the secret in {TOKEN} has characters that no request can carry", address.given)
    if found and not address.is_secure and address.host not in _LOOPBACK:
        raise StoreError(
            "credentials are for this server, but the connection is not encrypted, so they were not sent: "
            "use its https:// address",
            address.given,
        )
    return found


def _basic(user: str, password: str) -> Credentials:
    pair = base64.b64encode(f"{user}:{password}".encode()).decode()
    return Credentials(f"Basic {pair}", (password,))


def _find_in_netrc(address: Address) -> Credentials:
    import netrc
    from pathlib import Path

    path = Path(os.environ.get("NETRC") or Path("~/.netrc").expanduser())
    try:
        if not path.is_file():
            return Credentials()
        entry = netrc.netrc(path).hosts.get(address.host)
    except netrc.NetrcParseError as error:
        # Its message may quote the line.
        raise StoreError(
            f"the netrc file {path} cannot be read at line {error.lineno}", address.given
        ) from None
    except (OSError, UnicodeDecodeError):
        raise StoreError(f"the netrc file {path} cannot be read", address.given) from None
    return _basic(entry[0] or "", entry[2] or "") if entry else Credentials()
