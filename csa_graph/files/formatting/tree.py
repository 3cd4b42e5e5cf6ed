"""The tokens of a TriG or Turtle file become its parts: directives, blocks, things, what is said of them.

Keeps what is written, comments included; a comment that no part can carry is refused by its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.files.formatting.tokens import Token, UnsafeError, tokenize
from csa_graph.terms.iris import RDF

if TYPE_CHECKING:
    from collections.abc import Mapping

# Read once for each predicate of a file.
_TYPE = RDF.type.value
_OPENS, _CLOSES = "[(", "])"


@dataclass(slots=True)
class Value:
    """One object of a list: its tokens, and whether it begins a line."""

    tokens: list[Token]
    breaks: bool = False
    after: str = ""
    before: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PropertyValues:
    """A property with its objects; ``wide`` where more than one space stands behind the property."""

    predicate: Token
    values: list[Value]
    breaks: bool = False
    wide: bool = False


@dataclass(slots=True)
class Thing:
    """All that one statement says of its subject; ``wide`` where more than one space follows the subject."""

    subject: list[Token]
    properties: list[PropertyValues]
    wide: bool = False
    after: str = ""

    @property
    def first(self) -> Token:
        """Return the first token, which has the comments and the blank line before it."""
        return self.subject[0]


@dataclass(slots=True)
class Block:
    """A named graph: its name, its things, and comments behind its braces and before the closing one."""

    name: Token
    things: list[Thing]
    opening: str = ""
    last: list[str] = field(default_factory=list)
    after: str = ""

    @property
    def first(self) -> Token:
        """Return the first token, which has the comments and the blank line before it."""
        return self.name


@dataclass(slots=True)
class Directive:
    """A prefix and its namespace; the prefix of a base is None."""

    first: Token
    prefix: str | None
    namespace: str
    after: str = ""


@dataclass(slots=True)
class Tree:
    """A whole file; ``last`` are the comments at its end."""

    directives: list[Directive]
    items: list[Thing | Block]
    last: list[str]
    prefixes: Mapping[str, str]

    def expand(self, token: Token) -> str:
        """Return the IRI that a token stands for, or its text."""
        return expand(token, self.prefixes)


def expand(token: Token, prefixes: Mapping[str, str]) -> str:
    """Return the IRI that a token stands for, or its text."""
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind == "word" and token.text == "a":
        return _TYPE
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        return prefixes.get(prefix, f"{prefix}:") + re.sub(r"\\(.)", r"\1", local)
    return token.text


def read(text: str, *, drop_comments: bool = False) -> Tree:
    """Return the parts of a file that the engine has accepted.

    Raises:
        UnsafeError: A comment stands where it cannot be kept, or the file has what cannot be laid out.
    """
    return _Reader(tokenize(text, drop_comments=drop_comments)).read()


class _Reader:
    """A walk over tokens; every comment is taken by a part, or refused in the end."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._carried = {id(tokens[-1])}
        self._carried_after: set[int] = set()

    def read(self) -> Tree:
        directives: list[Directive] = []
        items: list[Thing | Block] = []
        while self._current.kind != "end":
            if self._current.kind == "word" and self._current.text.lower().lstrip("@") in {"prefix", "base"}:
                directives.append(self._directive())
            else:
                items.append(self._item())
        self._refuse_lost()
        prefixes = {each.prefix: each.namespace for each in directives if each.prefix is not None}
        _refuse_rebound(directives, items)
        return Tree(directives, items, self._current.before, prefixes)

    @property
    def _current(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def _at(self, marks: str) -> bool:
        return self._current.kind == "mark" and self._current.text in marks

    def _take_comments_before(self, token: Token) -> Token:
        """Take the comments before a token."""
        self._carried.add(id(token))
        return token

    def _take_comment_behind(self, token: Token) -> str:
        """Take the comment behind a token."""
        self._carried_after.add(id(token))
        return token.after

    def _directive(self) -> Directive:
        word = self._take_comments_before(self._take())
        is_base = word.text.lower().endswith("base")
        prefix = None if is_base else self._take().text.removesuffix(":")
        namespace = self._take()
        last = namespace
        if word.text.startswith("@"):
            last = self._take()
        return Directive(word, prefix, namespace.text[1:-1], self._take_comment_behind(last))

    def _item(self) -> Thing | Block:
        first = self._take_comments_before(self._current)
        if first.kind == "word" and first.text.upper() == "GRAPH":
            self._take()
            name = self._current
            name.before, name.blank = [*first.before, *name.before], first.blank
            self._take_comments_before(name)
            return self._block()
        if self._at("{"):
            raise UnsafeError("a block without a name is no passage: take away its braces", first.line)
        following = self._tokens[self._place + 1]
        is_block = first.kind != "mark" and following.kind == "mark" and following.text == "{"
        return self._block() if is_block else self._thing()

    def _block(self) -> Block:
        name = self._take()
        opening = self._take_comment_behind(self._take())
        things = []
        while not self._at("}"):
            self._take_comments_before(self._current)
            things.append(self._thing())
        closing = self._take_comments_before(self._take())
        after = self._take_comment_behind(closing)
        if self._at("."):
            self._take()
        return Block(name, things, opening, closing.before, after)

    def _thing(self) -> Thing:
        subject = self._term()
        properties: list[PropertyValues] = []
        thing = Thing(subject, properties, self._current.spaces > 1)
        while not self._at(".}"):
            if self._at(";"):
                mark = self._take()
                if properties:
                    last = properties[-1].values[-1]
                    last.after = last.after or self._take_comment_behind(mark)
                continue
            properties.append(self._property(is_first=not properties))
        if self._at("."):
            thing.after = self._take_comment_behind(self._take())
        elif properties:
            thing.after = self._take_comment_behind(self._tokens[self._place - 1])
        return thing

    def _property(self, *, is_first: bool) -> PropertyValues:
        predicate = self._take()
        if not is_first:
            self._take_comments_before(predicate)
        wide = self._current.spaces > 1
        values = [Value(self._term())]
        while self._at(","):
            values[-1].after = self._take_comment_behind(self._take())
            first = self._take_comments_before(self._current)
            values.append(Value(self._term(), first.spaces < 0, before=first.before))
        return PropertyValues(predicate, values, predicate.spaces < 0, wide)

    def _term(self) -> list[Token]:
        """Take one term: a bracket with all that is in it, a literal with its language or datatype."""
        taken = [self._take()]
        if taken[0].kind == "mark" and taken[0].text in _OPENS:
            depth = 1
            while depth:
                token = self._take()
                is_mark = token.kind == "mark"
                depth += (is_mark and token.text in _OPENS) - (is_mark and token.text in _CLOSES)
                taken.append(token)
            return taken
        if taken[0].kind == "string":
            if self._current.kind == "mark" and self._current.text == "^^":
                taken += [self._take(), self._take()]
            elif self._current.kind == "word" and self._current.text.startswith("@"):
                taken.append(self._take())
        return taken

    def _refuse_lost(self) -> None:
        """Refuse comments that no part carries: rather none is moved than one to a wrong place."""
        lost = []
        for token in self._tokens:
            number = bool(token.after)
            before, after = token.comment_lines, []
            if number:
                before, after = token.comment_lines[:-1], token.comment_lines[-1:]
            lost += [] if id(token) in self._carried else before
            lost += [] if id(token) in self._carried_after else after
        if lost:
            places = ", ".join(str(line) for line in sorted(lost))
            lines = f"line{'s' if len(lost) > 1 else ''} {places}"
            raise UnsafeError(
                f"the comment{'s' if len(lost) > 1 else ''} in {lines} would lose the place: put each on a "
                "line of its own before a thing or a property, or let go of all comments (--drop-comments)",
                min(lost),
            )


def _refuse_rebound(directives: list[Directive], items: list[Thing | Block]) -> None:
    """Refuse a prefix with two meanings, or a base: what stands below it could not stand elsewhere."""
    known: dict[str, str] = {}
    first_item = min((item.first.line for item in items), default=0)
    for each in directives:
        if each.prefix is None and each.first.line > first_item > 0:
            raise UnsafeError(
                "this base is set in the middle of the file: put it at the top", each.first.line
            )
        if each.prefix is not None and known.setdefault(each.prefix, each.namespace) != each.namespace:
            raise UnsafeError(
                f"the prefix “{each.prefix}:” is given a second meaning: choose another one", each.first.line
            )
