"""The text of a SPARQL query becomes its bare words: keywords apart from comments, strings, names and IRIs.

Imported only where a query must be looked into; it checks nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Longest first: what can hold the letters SERVICE or SELECT without being the keyword.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|(?P<variable>[?$]\w+)"
    r"|@\w+"
    r"|_:[\w.\-]*"
    r"|(?P<prefix>(?:[^\W\d_][\w.\-]*)?):(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<mark>[{}()*])",
    re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


# The engine goes down with the whole program at some thousands; on a thread with little stack, at fewer.
_DEPTH = 150
_CHAIN = 1000


class Word(NamedTuple):
    """A bare word of a query, in capitals, and where it stands."""

    upper: str
    start: int
    end: int


def iter_words(query: str) -> Iterator[Word]:
    """Iterate over the bare words of a query: keywords, functions; none in comments, strings or names."""
    for token in _TOKEN.finditer(query):
        word = token.group("word")
        if word:
            yield Word(word.upper(), token.start(), token.end())


def iter_tokens(query: str) -> Iterator[tuple[str, str, int, int]]:
    """Iterate over words, variables and the marks ``{}()*`` of a query: their kind, text, start and end.

    Also what is neither, such as a string or an IRI, as ``other``; comments are left out.

    >>> [text for kind, text, _, _ in iter_tokens("ASK { ?x a <urn:y> } # {") if kind != "other"]
    ['ASK', '{', '?x', 'a', '}']
    """
    for token in _TOKEN.finditer(query):
        if token[0][0] != "#":
            kind = token.lastgroup if token.lastgroup in {"word", "variable", "mark"} else "other"
            yield str(kind), token[0], token.start(), token.end()


def count_selected(query: str) -> int | None:
    """Return how many columns the rows of a SELECT query have; None where it selects all that it names.

    What a query inside it selects is not counted.

    >>> count_selected("SELECT DISTINCT ?a (COUNT(?b) AS ?c) WHERE { { SELECT ?a ?b ?d { ?a ?b ?d } } }")
    2
    >>> count_selected("SELECT * { ?a ?b ?c }") is None
    True
    """
    count = depth = 0
    is_selecting = False
    for kind, text, _, _ in iter_tokens(query):
        word = text.upper() if kind == "word" else ""
        if not is_selecting:
            is_selecting = word == "SELECT"
        elif depth:
            depth += {"(": 1, ")": -1}.get(text, 0)
        elif text == "{" or word in {"WHERE", "FROM"}:
            return count
        elif text == "*":
            return None
        else:
            count += kind == "variable" or text == "("
            depth = int(text == "(")
    return None


def iter_prefixes(query: str) -> Iterator[tuple[str, int]]:
    """Iterate over the prefixes that a query uses without declaring them, each with where it stands.

    >>> list(iter_prefixes("PREFIX a: <urn:a> SELECT * { a:b c:d _:e }"))
    [('c', 33)]
    """
    declared: set[str] = set()
    used: dict[str, int] = {}
    declares = False
    for token in _TOKEN.finditer(query):
        prefix = token.group("prefix")
        if prefix is not None and declares:
            declared.add(prefix)
        elif prefix is not None:
            used.setdefault(prefix, token.start())
        declares = (token.group("word") or "").upper() == "PREFIX"
    return ((prefix, start) for prefix, start in used.items() if prefix not in declared)


def iter_iris(query: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Iterate over the IRIs of a query, those of its prologue left out.

    Args:
        query: The query.
        prefixes: Namespaces of prefixes that it need not declare.

    >>> list(iter_iris("PREFIX a: <urn:a#> SELECT * { a:b <urn:c> d:e }", {"d": "urn:d#"}))
    ['urn:a#b', 'urn:c', 'urn:d#e']
    """
    spaces = dict(prefixes)
    word = declared = ""
    for token in _TOKEN.finditer(query):
        if token["prefix"] is not None:
            if word == "PREFIX":
                declared = token["prefix"]
                word = "IRI"
                continue
            if token["prefix"] in spaces:
                yield spaces[token["prefix"]] + token[0].partition(":")[2]
        elif token[0].startswith("<"):
            if word == "IRI":
                spaces[declared] = token[0][1:-1]
            elif word != "BASE":
                yield token[0][1:-1]
        word = (token["word"] or "").upper()


def is_too_deep(query: str) -> bool:
    """Return whether a query is nested so deep, or chained so long, that it would exhaust the engine's stack.

    >>> is_too_deep("SELECT * { ?s ?p ?o }"), is_too_deep("SELECT * " + "{" * 5000)
    (False, True)
    """
    bare = _TOKEN.sub(_keep_nesting, query)
    depth = deepest = 0
    for char in bare:
        if char in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in ")]}":
            depth -= 1
    return deepest > _DEPTH or sum(map(bare.count, "!+-*/|&")) > _CHAIN


def _keep_nesting(token: re.Match[str]) -> str:
    return token["mark"] or ("|" if token[0].upper() in {"UNION", "NOT"} else " ")


def unescape(query: str) -> str:
    r"""Put the characters in that SPARQL's ``\uXXXX`` stands for, which may spell a keyword."""
    return _CODEPOINT.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), query)
