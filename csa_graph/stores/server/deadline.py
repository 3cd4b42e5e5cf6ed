"""One deadline holds over a whole exchange with a server: connecting, sending, and each part of the answer.

``http.client`` gives each part the whole timeout again. A server that sends a byte now and then, in the
status line, a header, ``100 Continue`` or the size of a chunk, could keep its client for ever. Here each part
gets the time that is left. Knows no more of HTTP.
"""

from __future__ import annotations

import functools
import http.client
import io
import socket
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

    from _typeshed import ReadableBuffer, WriteableBuffer


class Deadline:
    """The moment at which an exchange must be over.

    Args:
        seconds: Time for the whole exchange.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; none or less when it has passed."""
        return self._end - time.monotonic()

    def limit(self, sock: socket.socket, share: float = 1) -> None:
        """Give what a socket does next no more than the time that is left, or a share of it.

        Raises:
            TimeoutError: No time is left.
        """
        left = self.left
        if left <= 0:
            raise TimeoutError
        sock.settimeout(left * share)


class TimedConnection(http.client.HTTPConnection):
    """A connection to a server, kept open, each of whose exchanges has a deadline.

    Args:
        host: Name of the server.
        port: Its port.
        encryption: How the connection is encrypted; None for one that is not.

    Attributes:
        deadline: That of the next exchange.
    """

    def __init__(self, host: str, port: int, encryption: ssl.SSLContext | None, deadline: Deadline) -> None:
        super().__init__(host, port)
        self.deadline = deadline
        self._encryption = encryption
        if encryption is not None:
            self.default_port = http.client.HTTPS_PORT
        self.response_class = functools.partial(_TimedResponse, self)  # type: ignore[assignment]  # is called only

    def connect(self) -> None:
        """Connect to the first of the server's addresses that answers."""
        addresses = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        while True:
            family, kind, protocol, _, place = addresses.pop(0)
            sock = socket.socket(family, kind, protocol)
            try:
                # The addresses after this one need some of the time too.
                self.deadline.limit(sock, 1 / (1 + len(addresses)))
                sock.connect(place)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                break
            except OSError:
                sock.close()
                if not addresses:
                    raise
        if self._encryption is not None:
            self.deadline.limit(sock)
            sock = self._encryption.wrap_socket(sock, server_hostname=self.host)
        self.sock = sock

    def send(self, data: ReadableBuffer) -> None:  # type: ignore[override]  # all that is sent here are bytes
        """Send bytes."""
        if self.sock is None:
            self.connect()
        rest = memoryview(data)
        while rest:
            self.deadline.limit(self.sock)
            rest = rest[self.sock.send(rest) :]


class _TimedResponse(http.client.HTTPResponse):
    """An answer, each part of which is read in the time that is left."""

    def __init__(self, connection: TimedConnection, sock: socket.socket, method: str | None = None) -> None:
        super().__init__(sock, method=method)
        self.fp = io.BufferedReader(_TimedReader(connection.deadline, sock, self.fp.detach()))


class _TimedReader(io.RawIOBase):
    def __init__(self, deadline: Deadline, sock: socket.socket, raw: io.RawIOBase) -> None:
        self._deadline = deadline
        self._sock = sock
        self._raw = raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        self._deadline.limit(self._sock)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
