"""A server cannot keep its client longer than it was given, at whatever point of the exchange it tries."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import StoreError
from csa_graph.stores.server import address, credentials
from csa_graph.stores.server.connection import Connection
from csa_graph.stores.server.deadline import Deadline, TimedConnection
from tests.stores.conftest import Scripted, give, hang_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Seconds that a request is given, and that it may take on a machine with other things to do.
GIVEN, MOST = 0.5, 4
#: How long a server goes on.
LONG = 10
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def send_slowly(*parts: bytes, first: bytes = b"") -> Callable[[socket.socket], None]:
    """Return what sends a part at a time, again and again."""

    def answer(client: socket.socket) -> None:
        client.sendall(first)
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            for part in parts:
                client.sendall(part)
                time.sleep(0.05)

    return answer


def read_nothing(client: socket.socket) -> None:
    """Keep the connection, and read nothing more."""
    time.sleep(LONG)


@contextmanager
def serve(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Answer each request by a function; give the address."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)

    def work(client: socket.socket) -> None:
        try:
            with client:
                client.recv(1000)
                answer(client)
        except OSError:
            pass  # the client has gone, as it should

    def accept() -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=work, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.close()


def connect(url: str, pauses: tuple[float, ...] = (0.01, 0.01)) -> Connection:
    place = address.read(url)
    return Connection(place, credentials.find(place), timeout=GIVEN, pauses=pauses)


@pytest.mark.parametrize(
    "answer",
    [
        send_slowly(b"a", first=b"HTTP/1.1 200 O"),
        send_slowly(b"X: a\r\n", first=b"HTTP/1.1 200 OK\r\n"),
        send_slowly(b"HTTP/1.1 100 Continue\r\n\r\n"),
        send_slowly(b"a", first=b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
        send_slowly(b"a", first=b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
        send_slowly(b"1\r\na\r\n", first=CHUNKED),
        send_slowly(b"x", first=CHUNKED + b"1;"),
        read_nothing,
    ],
    ids=["status", "headers", "continue", "body", "until-closed", "chunks", "size-of-a-chunk", "request"],
)
def test_each_part_of_an_exchange_has_the_time_that_is_left(answer: Callable[[socket.socket], None]) -> None:
    body = b"x" * (8_000_000 if answer is read_nothing else 10)
    with serve(answer) as url:
        started = time.monotonic()
        with pytest.raises(StoreError, match=r"no answer within 0\.5 seconds: ask for less"):
            connect(url).read("POST", "/query", body, {})
        assert GIVEN <= time.monotonic() - started < MOST


def wait_and(answer: Callable[..., None]) -> Callable[..., None]:
    """Return what answers after a while that is shorter than the time given."""

    def act(request: object) -> None:
        time.sleep(0.3)
        answer(request)

    return act


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (wait_and(give(b"", 307, Location="/query")), "no answer within"),
        (wait_and(give(b"", 503)), "no answer within"),
        (wait_and(hang_up), "no answer within"),
        (give(b"", 503, Retry_After="20"), "the server answered 503"),
    ],
)
def test_redirects_attempts_and_pauses_share_one_deadline(
    scripted: Scripted, answer: Callable[..., None], message: str
) -> None:
    scripted.answers = [answer]
    started = time.monotonic()
    with pytest.raises(StoreError, match=message):
        connect(scripted.url, pauses=(0.01,) * 40).read("POST", "/query", b"", {})
    assert time.monotonic() - started < MOST


def test_a_pause_that_is_longer_than_what_is_left_is_not_made(scripted: Scripted) -> None:
    scripted.answers = [hang_up]
    started = time.monotonic()
    with pytest.raises(StoreError, match="no answer within"):
        connect(scripted.url, pauses=(20,)).read("POST", "/query", b"", {})
    assert time.monotonic() - started < GIVEN + MOST


def test_a_connection_has_the_time_of_each_request_anew(scripted: Scripted) -> None:
    scripted.answers = [wait_and(give())]
    there = connect(scripted.url)
    assert [there.read("POST", "/query", b"", {}).status for _ in range(3)] == [200] * 3


def test_an_address_that_does_not_answer_leaves_time_for_the_next(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted.answers = [give()]
    port = int(scripted.url.rpartition(":")[2])
    # A queue that is full: what comes next is not answered.
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        found = [(*stream, full.getsockname()), (*stream, ("127.0.0.1", port))]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: list(found))
        there = TimedConnection("name.example", port, None, Deadline(2))
        there.request("POST", "/query", b"")
        assert there.getresponse().status == 200
        there.close()
        there = TimedConnection("name.example", port, None, Deadline(0.2))
        found.pop()
        with pytest.raises(TimeoutError):
            there.request("POST", "/query", b"")
        for each in waiting:
            each.close()
