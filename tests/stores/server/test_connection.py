"""What a server can do wrong, and what it becomes: a second attempt, or a message without secrets."""

from __future__ import annotations

import traceback
import tracemalloc
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base.errors import CsaGraphError, QueryError, StoreError
from csa_graph.stores.server import address, credentials, pauses
from csa_graph.stores.server.connection import Connection
from csa_graph.stores.server.endpoint import Endpoint
from tests.stores.conftest import Scripted, give, hang, hang_up, trickle

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"7"}}]}}'
QUERY = "SELECT ?n { ?n ?p ?o }"


def endpoint(server: Scripted, timeout: float = 5, limit: int = 100_000) -> Endpoint:
    place = address.read(server.url)
    return Endpoint(
        server.url,
        Connection(place, credentials.find(place), timeout=timeout, limit=limit, pauses=(0.01, 0.01)),
    )


def test_rows_come_over_one_connection(scripted: Scripted) -> None:
    ports = set()

    def answer(request: object) -> None:
        ports.add(request.client_address)  # type: ignore[attr-defined]
        give(ROWS)(request)  # type: ignore[arg-type]

    scripted.answers = [answer]
    there = endpoint(scripted)
    assert [there.select(QUERY).rows for _ in range(3)] == [[(ox.Literal("7"),)]] * 3
    assert len(ports) == 1


@pytest.mark.parametrize(
    "fault", [hang_up, give(ROWS, length=500), give(b"", 429), give(b"", 502), give(b"", 503), give(b"", 504)]
)
def test_a_lost_read_is_tried_again(scripted: Scripted, fault: Callable[..., None]) -> None:
    scripted.answers = [fault, fault, give(ROWS)]
    assert len(endpoint(scripted).select(QUERY)) == 1
    assert len(scripted.asked) == 3


def test_it_is_not_tried_for_ever(scripted: Scripted) -> None:
    scripted.answers = [hang_up]
    with pytest.raises(StoreError, match="lost 3 times"):
        endpoint(scripted).select(QUERY)
    assert len(scripted.asked) == 3


def test_a_busy_server_says_how_long_to_wait(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("csa_graph.stores.server.connection.time.sleep", waited.append)
    scripted.answers = [give(b"", 503, Retry_After="7"), give(b"", 429, Retry_After="3600"), give(ROWS)]
    assert len(endpoint(scripted, timeout=60).select(QUERY)) == 1
    assert waited == [7.0, pauses.LONGEST]


def test_pauses_grow_where_it_does_not_say(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("csa_graph.stores.server.connection.time.sleep", waited.append)
    scripted.answers = [hang_up, give(b"", 503), hang_up, give(ROWS)]
    assert len(Endpoint(scripted.url).select(QUERY)) == 1
    assert waited == list(pauses.PAUSES) == sorted(waited)


@pytest.mark.parametrize("fault", [hang_up, give(b"", 503), give(b"", length=9)])
def test_a_write_that_may_be_done_twice_is_repeated(scripted: Scripted, fault: Callable[..., None]) -> None:
    scripted.answers = [fault, give(b"", 204)]
    endpoint(scripted).update("INSERT DATA { <urn:a> <urn:b> 1 }", is_repeatable=True)
    assert len(scripted.asked) == 2
    assert scripted.asked[0] == scripted.asked[1]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (give(b"", 401), "asks for credentials"),
        (give(b"", 403), "does not allow this"),
        (give(b"", 503), "answered 503"),
        (give(b"", 307, Location="/elsewhere"), "where nothing was sent"),
        (hang, r"no answer within 0\.5 seconds: run the command again to finish it"),
    ],
)
def test_a_write_that_fails_is_sent_once(
    scripted: Scripted, answer: Callable[..., None], message: str
) -> None:
    scripted.answers = [answer]
    with pytest.raises(StoreError, match=message):
        endpoint(scripted, timeout=0.5).update("CLEAR ALL")
    assert len(scripted.asked) == 1


def test_a_lost_write_is_not_repeated(scripted: Scripted) -> None:
    scripted.answers = [hang_up]
    with pytest.raises(StoreError, match=r"lost while writing .* run the command again"):
        endpoint(scripted).update("CLEAR ALL")
    assert len(scripted.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (give(b"", 401), "asks for credentials: put CSA_GRAPH_TOKEN"),
        (give(b"", 403), "does not allow this"),
        (give(b"", 413), "larger than the server takes"),
        (give(b"", 503), "answered 503"),
        (hang, r"no answer within 0\.5 seconds: ask for less"),
        (give(b"", 404), "nothing at this address"),
        (give(b"out of\x1b memory", 500), "answered 500: out of memory"),
        (give(ROWS[:-4]), "cannot be read"),
        (give(b""), "cannot be read"),
        (give(b"<html>", kind="text/html"), "something of type text/html in place of results"),
        (give(b'{"head":{},"boolean":true}'), "a truth value in place of rows"),
        (give(b" " * 200_000), "larger than 97 kB"),
        (trickle, "no answer within 0.5 seconds"),
        (
            give(b"", 302, Location="https://elsewhere.example/login?token=x"),
            "https://elsewhere.example/login,",
        ),
        (give(b"", 307, Location="https://elsewhere.example/sparql"), "where nothing was sent"),
        (give(b"", 307, Location="http://[::1"), r"sends on to http://\[::1,"),
        (give(b"", 302, Location="http://127.0.0.1:99999999/a?b#c"), "http://127.0.0.1:99999999/a,"),
        (give(b"", 302, Location="http://me:s3cret@127.0.0.1:81/a"), "http://127.0.0.1:81/a,"),
        (give(b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'), "0 columns, where"),
        (give(b"", 307, Location="/query"), "without end"),
    ],
)
def test_faults_are_named(scripted: Scripted, answer: Callable[..., None], message: str) -> None:
    scripted.answers = [answer]
    with pytest.raises(StoreError, match=message) as caught:
        endpoint(scripted, timeout=0.5).select(QUERY)
    assert scripted.url in str(caught.value)


def test_a_redirection_on_the_same_server_is_followed(scripted: Scripted) -> None:
    scripted.answers = [give(b"", 308, Location="/ds/query"), give(ROWS)]
    assert len(endpoint(scripted).select(QUERY)) == 1
    assert [asked[1] for asked in scripted.asked] == ["/query", "/ds/query"]
    assert scripted.asked[0][3] == scripted.asked[1][3]


def test_a_wrong_query_is_a_query_error(scripted: Scripted) -> None:
    scripted.answers = [give(b"no such function", 400)]
    with pytest.raises(QueryError, match="no such function"):
        endpoint(scripted).select(QUERY)


def test_nobody_there() -> None:
    with pytest.raises(StoreError, match="refuses the connection"):
        Endpoint("http://127.0.0.1:1").select(QUERY)


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(StoreError, match=r"nowhere\.invalid: the server cannot be reached"):
        Endpoint("http://nowhere.invalid").select(QUERY)


@pytest.mark.parametrize(
    "answer", [give(b"s3cret, dG9rZW4=", 500), give(b"s3cret", 401), hang_up, give(b"s3cret")]
)
@pytest.mark.parametrize("kind", ["token", "password"])
def test_no_secret_is_shown(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch, answer: Callable[..., None], kind: str
) -> None:
    if kind == "token":
        monkeypatch.setenv("CSA_GRAPH_TOKEN", "s3cret")
        header = "Bearer s3cret"
    else:
        monkeypatch.setenv("CSA_GRAPH_USER", "ann")
        monkeypatch.setenv("CSA_GRAPH_PASSWORD", "s3cret")
        header = "Basic YW5uOnMzY3JldA=="
    scripted.answers = [answer]
    there = endpoint(scripted)
    with pytest.raises(CsaGraphError) as caught:
        there.select(QUERY)
    shown = "".join(traceback.format_exception(caught.value)) + repr(there) + repr(vars(there))
    assert scripted.asked[0][2]["Authorization"] == header
    assert "s3cret" not in shown
    assert "YW5uOnMzY3JldA" not in shown


def test_truth_values_and_triples(scripted: Scripted) -> None:
    scripted.answers = [give(b'{"head":{},"boolean":true}')]
    assert endpoint(scripted).ask("ASK { ?s ?p ?o }") is True
    scripted.answers = [give(b"<urn:a> <urn:b> <urn:c> .\n", kind="text/turtle; charset=utf-8")]
    triples = endpoint(scripted).construct("CONSTRUCT WHERE { ?s ?p ?o }")
    assert triples == [ox.Triple(*(ox.NamedNode(f"urn:{each}") for each in "abc"))]
    scripted.answers = [give(b"<urn:a> <urn:b>", kind="text/turtle")]
    with pytest.raises(StoreError, match="cannot be read"):
        endpoint(scripted).construct("CONSTRUCT WHERE { ?s ?p ?o }")


def test_rows_that_a_server_leaves_out_are_an_error(scripted: Scripted) -> None:
    scripted.answers = [give(ROWS, Server="Virtuoso/07.20", X_SPARQL_MaxRows="1")]
    with pytest.raises(StoreError, match="leaves out all rows after 1"):
        endpoint(scripted).select(QUERY)


def number(value: int) -> Callable[..., None]:
    return give(ROWS.replace(b'"7"', f'"{value}"'.encode()))


def triples(*numbers: int) -> Callable[..., None]:
    return give(
        b"".join(b'<urn:a> <urn:b> "%d" .\n' % each for each in numbers), kind="application/n-triples"
    )


GRAPH = ox.NamedNode("urn:graph")
# What a server is asked first, so that its header tells which engine it is.
GREETING = give(ROWS)


def fetch(server: Scripted) -> list[str]:
    return [str(each.object) for each in endpoint(server).get(GRAPH)]


def test_a_graph_that_grows_while_it_is_fetched_is_fetched_again(scripted: Scripted) -> None:
    scripted.answers = [
        GREETING,
        triples(1),
        number(2),
        triples(1, 2),
        number(3),
        triples(1, 2, 3),
        number(3),
    ]
    assert fetch(scripted) == ['"1"', '"2"', '"3"']


def test_a_graph_is_fetched_in_parts_from_a_server_that_cuts_it(scripted: Scripted) -> None:
    scripted.answers = [GREETING, triples(1, 2), number(3), triples(1, 2), triples(3), number(3)]
    assert fetch(scripted) == ['"1"', '"2"', '"3"']


def test_a_graph_of_which_a_part_stays_away_is_refused(scripted: Scripted) -> None:
    answers = [GREETING, triples(1), number(2)]
    scripted.answers = [*answers, *[triples(1), give(b"", kind="application/n-triples"), number(2)] * 4]
    with pytest.raises(StoreError, match="gave 1 of the 2 statements of <urn:graph>: try again"):
        fetch(scripted)


def test_a_large_answer_is_not_held_in_memory(scripted: Scripted) -> None:
    scripted.answers = [give(ROWS + b" " * 60_000_000)]
    place = address.read(scripted.url)
    connection = Connection(place, credentials.find(place), timeout=60)
    tracemalloc.start()
    try:
        with connection.read("GET", "/query", None, {}).body as body:
            assert tracemalloc.get_traced_memory()[1] < 30_000_000
            assert body.read(len(ROWS)) == ROWS
    finally:
        tracemalloc.stop()


def test_xml_that_declares_entities_is_not_used(scripted: Scripted) -> None:
    bomb = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    scripted.answers = [give(bomb, kind="application/rdf+xml")]
    with pytest.raises(StoreError, match="declares a document type or entities"):
        endpoint(scripted).construct("CONSTRUCT WHERE { ?n ?p ?o }")
