"""The text of a TriG, Turtle, N-Triples or N-Quads file becomes its statements, each with its lines.

For messages only: it reads files that the store's loader has accepted, checks nothing, and does not read
annotations of RDF 1.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.terms.iris import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPED = r"%[0-9A-Fa-f]{2}|\\."
_LOCAL = rf"(?:[\w:]|{_ESCAPED})(?:(?:[\w:.\-\u00b7]|{_ESCAPED})*(?:[\w:\-\u00b7]|{_ESCAPED}))?"
TOKEN = re.compile(
    r'(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*')"
    r"|<(?P<iri>[^<>\"{}|^`\x00-\x20]*)>"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<blank>_:[\w](?:[\w.\-]*[\w\-])?)"
    rf"|(?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:{_LOCAL})?)"
    r"|(?P<word>@?[A-Za-z][\w\-]*)"
    r"|(?P<number>[+-]?(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<mark>\^\^|[{}\[\]().;,])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Token(NamedTuple):
    """One term or mark: its kind, what it stands for (a full IRI, the text of a literal), its line from 1."""

    kind: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a file; ``graph`` is None in the default graph."""

    subject: Token
    predicate: Token
    object: Token
    graph: Token | None

    def fits(
        self, subject: str | None, predicate: str | None, object_: str | None, graph: str | None
    ) -> bool:
        """Return whether the statement has the given terms; None fits any."""
        return (
            (subject is None or self.subject.value == subject)
            and (predicate is None or self.predicate.value == predicate)
            and (object_ is None or self.object.value == object_)
            and (graph is None or (self.graph is not None and self.graph.value == graph))
        )


def locate(
    text: str,
    subject: str | None = None,
    predicate: str | None = None,
    object: str | None = None,  # noqa: A002
    graph: str | None = None,
) -> int | None:
    r"""Find the line of the first statement that has the given terms.

    Args:
        text: The whole file.
        subject: Full IRI, or ``_:…``.
        predicate: Full IRI.
        object: Full IRI, ``_:…``, or the text of a literal.
        graph: Full IRI of the named graph.

    Returns:
        The line, from 1, on which the last of the given terms stands; None if there is no such statement.

    >>> locate("<urn:a> <urn:p>\n  <urn:b> ,\n  <urn:c> .", object="urn:c")
    3
    """
    for statement in iter_statements(text):
        if statement.fits(subject, predicate, object, graph):
            if object is not None:
                return statement.object.line
            if predicate is not None:
                return statement.predicate.line
            if subject is not None or statement.graph is None:
                return statement.subject.line
            return statement.graph.line
    return None


def iter_statements(text: str) -> Iterator[Statement]:
    """Read the statements of a file in order; those inside brackets come before the one that holds them."""
    return _Reader(text).statements()


class _Reader:
    """A walk over the tokens of one file."""

    def __init__(self, text: str) -> None:
        self._prefixes: dict[str, str] = {}
        self._base = ""
        self._tokens = _tokens(text)
        self._next: Token | None = next(self._tokens, None)
        self._graph: Token | None = None
        self._made: list[Statement] = []
        self._blanks = 0

    def statements(self) -> Iterator[Statement]:
        while self._next is not None:
            self._block()
            yield from self._made
            self._made.clear()

    def _take(self) -> Token:
        token = self._next
        if token is None:
            return Token("mark", ".", 0)
        self._next = next(self._tokens, None)
        return token

    def _at(self, *marks: str) -> bool:
        # The end of the text closes whatever is open, and continues nothing.
        if self._next is None:
            return "," not in marks and ";" not in marks[:1]
        return self._next.kind == "mark" and self._next.value in marks

    def _block(self) -> None:
        token = self._next
        if (
            token is not None
            and token.kind == "word"
            and token.value.lower().lstrip("@") in {"prefix", "base"}
        ):
            self._declaration()
        elif token is not None and token.kind == "word" and token.value.upper() == "GRAPH":
            self._take()
        elif self._at("}", "."):
            closed = self._take().value == "}"
            self._graph = None if closed else self._graph
        elif self._at("{"):
            self._take()
        else:
            subject = self._term()
            if self._at("{"):
                self._graph = subject
            else:
                self._predicates(subject)

    def _declaration(self) -> None:
        if self._take().value.lower().lstrip("@") == "base":
            self._base = self._take().value
            return
        name = self._take().value
        self._prefixes[name.removesuffix(":")] = self._take().value

    def _predicates(self, subject: Token) -> None:
        while not self._at(".", "}", "]"):
            if self._at(";"):
                self._take()
                continue
            predicate = self._term()
            while True:
                self._made.append(Statement(subject, predicate, self._object(), self._graph))
                if not self._at(","):
                    break
                self._take()
            if not self._at(".", "}", "]", ";"):
                # N-Quads: the name of the graph stands last.
                last = self._made.pop()
                self._made.append(Statement(last.subject, last.predicate, last.object, self._term()))

    def _object(self) -> Token:
        token = self._term()
        if token.kind == "string" and self._next is not None:
            if self._at("^^"):
                self._take()
                self._term()
            elif self._next.kind == "word" and self._next.value.startswith("@"):
                self._take()
        return token

    def _term(self) -> Token:
        token = self._take()
        if token.kind == "mark" and token.value in "[(":
            return self._bracket(token)
        if token.kind == "name":
            prefix, _, local = token.value.partition(":")
            iri = self._prefixes.get(prefix, prefix + ":") + re.sub(r"\\(.)", r"\1", local)
            return Token("iri", iri, token.line)
        if token.kind == "iri" and ":" not in token.value:
            return Token("iri", self._base + token.value, token.line)
        if token.kind == "word" and token.value == "a":
            return Token("iri", RDF.type.value, token.line)
        return token

    def _bracket(self, opening: Token) -> Token:
        self._blanks += 1
        blank = Token("blank", f"_:bracket{self._blanks}", opening.line)
        if opening.value == "[":
            self._predicates(blank)
            self._take()
            return blank
        first = Token("iri", RDF.first.value, opening.line)
        while not self._at(")"):
            # Every member is given to the list itself: good enough to find its line.
            self._made.append(Statement(blank, first, self._object(), self._graph))
        self._take()
        return blank


def _tokens(text: str) -> Iterator[Token]:
    line, seen = 1, 0
    for found in TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        line += text.count("\n", seen, found.start())
        seen = found.start()
        if kind == "comment":
            continue
        value = found[kind]
        if kind == "string":
            quotes = 3 if value[:3] in {'"""', "'''"} else 1
            value = _unescape(value[quotes:-quotes])
        elif kind == "iri":
            value = _unescape(value)
        yield Token(kind, value, line)


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(
        lambda found: (
            chr(int(found[1] or found[2], 16)) if found[1] or found[2] else _LETTERS.get(found[3], found[3])
        ),
        text,
    )
