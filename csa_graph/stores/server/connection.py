"""A request becomes the bytes that a server answers with: one connection, kept open, and limits.

A read is tried again when the connection is lost; a write only where it may be done twice, as nobody knows
whether it was done. One deadline holds over all attempts, redirects and pauses of a request. Knows HTTP, not
SPARQL.
"""

from __future__ import annotations

import http.client
import ssl
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from csa_graph.base.errors import StoreError
from csa_graph.base.version import __version__
from csa_graph.stores.server.address import shorten
from csa_graph.stores.server.deadline import Deadline, TimedConnection
from csa_graph.stores.server.pauses import BUSY, PAUSES
from csa_graph.stores.server.pauses import read as read_pause
from csa_graph.stores.server.reply import Body, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.stores.server.address import Address
    from csa_graph.stores.server.credentials import Credentials

#: Largest answer, in bytes.
LIMIT = 512 * 1024 * 1024
#: Seconds for a request that reads, all attempts and pauses included, and for one that writes: copying a
#: large graph takes long.
TIMEOUT, WRITE_TIMEOUT = 120.0, 600.0
# A server may close a connection that idles; a write must not meet that.
_IDLE = 1.0
_PART = 64 * 1024
_MANY_REDIRECTS = 3


class RefusedError(StoreError):
    """A server answered, but not with what it was asked for.

    Attributes:
        status: HTTP status.
        excerpt: The beginning of what the server said, without secrets.
    """

    def __init__(self, message: str, location: str, status: int, excerpt: str) -> None:
        super().__init__(message, location)
        self.status = status
        self.excerpt = excerpt


class _LostError(Exception):
    """The connection went away before the answer was whole."""


class Connection:
    """A connection to one server.

    Args:
        address: Its address.
        credentials: Credentials for it.
        timeout: Seconds for a request, all attempts and pauses included; None for the usual ones.
        limit: Largest answer, in bytes.
        pauses: Seconds to wait before each further attempt to read.
    """

    def __init__(
        self,
        address: Address,
        credentials: Credentials,
        *,
        timeout: float | None = None,
        limit: int = LIMIT,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._http: TimedConnection | None = None
        self._address = address
        self._credentials = credentials
        self._timeouts = (timeout or TIMEOUT, timeout or WRITE_TIMEOUT)
        self._deadline, self._advice = Deadline(0), ""
        self._limit = limit
        self._pauses = pauses
        self._last_used = 0.0
        self._has_answered = False

    def __repr__(self) -> str:
        """Return the address, without a secret."""
        return f"<connection to {self._address.given}>"

    def __del__(self) -> None:
        """Close the connection when nothing refers to it any more."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def read(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        """Send a request that changes nothing; raises as :meth:`write`.

        A lost connection, and a server that says it is busy (429, 502, 503, 504), are tried again after a
        pause, which is longer where the server asks for it. A redirection is followed to the same host, and
        only if it keeps the request as it is (307, 308).
        """
        self._deadline, self._advice = Deadline(self._timeouts[0]), "ask for less"
        for _ in range(_MANY_REDIRECTS + 1):
            reply = self._send_with_retries(method, path, body, headers)
            if reply.status not in {307, 308}:
                return self._check(reply)
            path = self._follow(path, reply)
        raise self._error("the server sends from one address to the next without end")

    def write(
        self,
        method: str,
        path: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        is_repeatable: bool = False,
    ) -> Reply:
        """Send a request that changes something: once, or as often as a read if it may be done twice.

        Raises:
            StoreError: The server cannot be reached, refuses, is too slow, or answers too much.
        """
        self._deadline = Deadline(self._timeouts[1])
        self._advice = "run the command again to finish it"
        if time.monotonic() - self._last_used > _IDLE:
            self.close()
        if is_repeatable:
            return self._check(self._send_with_retries(method, path, body, headers))
        try:
            return self._check(self._send(method, path, body, headers))
        except _LostError as error:
            raise self._error(
                f"the connection was lost while writing ({error}): run the command again to finish it"
            ) from None

    def _send_with_retries(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Reply:
        pauses = list(self._pauses)
        while True:
            reply = lost = None
            try:
                reply = self._send(method, path, body, headers)
                if reply.status not in BUSY or not pauses:
                    return reply
                asked = read_pause(reply.headers.get("retry-after", ""))
            except _LostError as error:
                lost, asked = error, 0.0
            if not pauses:
                times = len(self._pauses) + 1
                raise self._error(
                    f"the connection was lost {times} times ({lost}): look whether the server runs"
                )
            pause = max(pauses.pop(0), asked)
            if pause >= self._deadline.left:
                if reply is not None:
                    return reply
                raise self._error(self._describe_timeout())
            time.sleep(pause)

    def _send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        own = {
            "User-Agent": f"csa-graph/{__version__}",
            "Accept-Encoding": "identity",
            **self._credentials.headers(),
        }
        try:
            self._http = self._http or self._open()
            self._http.deadline = self._deadline
            self._http.request(method, path, body, {**own, **headers})
            reply = self._receive(self._http.getresponse())
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise self._explain(error) from None
        except StoreError:
            self.close()
            raise
        self._has_answered = True
        self._last_used = time.monotonic()
        return reply

    def _explain(self, error: OSError | http.client.HTTPException) -> Exception:
        """Return what is raised for a request that failed: what a user can do, or that it was lost."""
        if isinstance(error, ssl.SSLCertVerificationError):
            reason = error.verify_message or "its certificate is not valid"
            return self._error(f"nobody vouches for the server: {reason}")
        if isinstance(error, TimeoutError):
            return self._error(self._describe_timeout())
        is_refused = isinstance(error, ConnectionRefusedError)
        # A server that has answered before may answer again, even if it now refuses or ends TLS.
        is_lost = isinstance(error, ConnectionError | http.client.HTTPException) and not is_refused
        if is_lost or (self._has_answered and (is_refused or isinstance(error, ssl.SSLError))):
            return _LostError(type(error).__name__)
        if is_refused:
            return self._error("the server refuses the connection: look whether it runs")
        if isinstance(error, ssl.SSLError):
            reason = (error.reason or "").replace("_", " ").lower() or "it ended the connection"
            return self._error(f"no encrypted connection can be made ({reason}): is it http://…?")
        reason = getattr(error, "strerror", "") or "its name is not known"
        return self._error(f"the server cannot be reached: {reason}")

    def _describe_timeout(self) -> str:
        return f"no answer within {self._deadline.seconds:g} seconds: {self._advice}"

    def _open(self) -> TimedConnection:
        encryption = ssl.create_default_context() if self._address.is_secure else None
        return TimedConnection(self._address.host, self._address.port, encryption, self._deadline)

    def _receive(self, response: http.client.HTTPResponse) -> Reply:
        body = Body()
        size = 0
        while part := response.read1(_PART):
            body.write(part)
            size += len(part)
            if size > self._limit:
                limit = self._limit // 1024
                raise self._error(f"the answer is larger than {limit:,} kB: ask for less")
        headers = {name.lower(): value for name, value in response.getheaders()}
        length = headers.get("content-length", "")
        if length.isdigit() and size < int(length) and response.status not in {204, 304}:
            raise http.client.IncompleteRead(b"", int(length) - size)
        # read1 does not close an answer of known length after its end.
        response.close()
        if response.will_close:
            self.close()
        return Reply(response.status, headers, body.read())

    def _follow(self, path: str, reply: Reply) -> str:
        scheme = "https" if self._address.is_secure else "http"
        here = f"{scheme}://{self._address.host}:{self._address.port}"
        try:
            there = urlsplit(urljoin(here + path, reply.headers.get("location", "")))
            port = there.port or (443 if there.scheme == "https" else 80)
        except ValueError:
            raise self._refuse_redirect(reply) from None
        if (there.scheme, there.hostname, port) != (scheme, self._address.host, self._address.port):
            raise self._refuse_redirect(reply)
        return there._replace(scheme="", netloc="", fragment="").geturl()

    def _refuse_redirect(self, reply: Reply) -> StoreError:
        place = self._credentials.hide(shorten(reply.headers.get("location", ""))[:200])
        return self._error(f"the server sends on to {place}, where nothing was sent: give its own address")

    def _check(self, reply: Reply) -> Reply:
        status = reply.status
        if status < 300:
            return reply
        if status < 400:
            raise self._refuse_redirect(reply)
        if status == 401:
            had = "does not accept the credentials" if self._credentials else "asks for credentials"
            raise self._error(
                f"the server {had}: put CSA_GRAPH_TOKEN, or CSA_GRAPH_USER and CSA_GRAPH_PASSWORD, into the "
                "environment, or the host into a netrc file"
            )
        known = {
            403: "the server does not allow this: ask those who run it for the right to do it",
            404: "there is nothing at this address: look at its path",
            405: "there is no SPARQL protocol at this address: look at its path",
            413: "the request is larger than the server takes",
        }
        excerpt = self._make_excerpt(reply)
        raise RefusedError(
            known.get(status) or f"the server answered {status}{excerpt and ': '}{excerpt}",
            self._address.given,
            status,
            excerpt,
        )

    def _make_excerpt(self, reply: Reply) -> str:
        """Return the beginning of what the server says, without secrets and without control characters."""
        with reply.body as body:
            text = self._credentials.hide(body.read(4000).decode("utf-8", "replace"))
        text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
        return text[:300]

    def _error(self, message: str) -> StoreError:
        return StoreError(message, self._address.given)
