"""Headers of query files: what is read here without the parser of TOML is what that parser reads."""

from __future__ import annotations

import itertools
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph.asking import catalogue, header
from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from csa_graph.asking.query import Query

QUERIES = [
    query
    for read in (catalogue.questions, catalogue.checks, catalogue.edges, catalogue.rules)
    for query in read().values()
]


def parse(toml: str) -> dict[str, Any] | None:
    """Return what the parser of TOML makes of a header; None where it refuses it."""
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        return None


def write(toml: str) -> str:
    return "".join(f"#+ {line}\n" for line in toml.split("\n")) + "SELECT * {}"


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_header_is_read_as_toml(query: Query) -> None:
    lines = itertools.takewhile(lambda line: line.startswith("#+"), query.path.read_text().splitlines())
    assert query.header == parse("\n".join(line[2:].removeprefix(" ") for line in lines))


LINES = [
    'key = "text"',
    "key = \"{a} = [b], 'c' # d\"",
    'key = ""',
    'key = "é\u00a0→"',
    r'key = "a \"b\" \\ \u00e9"',
    'key = "a" # a comment',
    "key = 'a \"b\"'",
    'key = """a"""',
    'key = "a", "b"',
    'key = "a\tb"',
    "key = 12",
    "key = 0",
    "key = 012",
    "key = -1",
    "key = ²",
    "key = 1_000",
    "key = 1.5",
    "key = 2030-01-02",
    "key = true",
    "key = True",
    "key =",
    "key = ",
    "key = []",
    'key = ["a"]',
    'key = ["a", "b, c"]',
    'key = ["a","b"]',
    'key = ["a", "b", ]',
    'key = ["a", 1]',
    'key = ["a", ["b"]]',
    'key = ["]", "["]',
    'key = ["a" "b"]',
    'key = {a = "b"}',
    'a.b = "c"',
    '"a b" = "c"',
    'é = "c"',
    ' = "c"',
    ' key = "a"',
    'key  =  "a"',
    'key = "a"\nkey = "b"',
    'key = "a"\n[key]',
    'key = "a"\n[key.more]',
    '[a]\nb = "c"\n[d]\ne = "f"',
    '[a.b]\nc = "d"\n[a.e]\nf = 1\n[a]\ng = "h"',
    "[a]\n[a]",
    "[a.b]\n[a]\nb = 1",
    "[]",
    "[a.]",
    "[a b]",
    "[[a]]\nb = 1",
    '[a]\n\nb = "c"',
    "[a] # comment",
    "[a",
    "word",
    'a = [\n"b",\n]',
]


@pytest.mark.parametrize("toml", LINES)
def test_it_is_read_or_refused_as_toml(toml: str) -> None:
    expected = parse(toml)
    if expected is None:
        with pytest.raises(QueryError, match="not valid TOML"):
            header.read(write(toml), "query")
    else:
        found = header.read(write(toml), "query")
        assert found == expected
        assert repr(found) == repr(expected), "of the same types, in the same order"


def test_most_headers_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nothing is won."""
    asked: list[str] = []

    def loads(toml: str) -> dict[str, Any]:
        asked.append(toml)
        return {}

    monkeypatch.setattr(tomllib, "loads", loads)
    for query in QUERIES:
        header.read(query.path.read_text(), query.name)
    assert len(asked) < len(QUERIES) / 10
