"""The text of a TriG or Turtle file becomes tokens that know their comments, blank lines and spaces.

Reads files that the engine has accepted; what it does not know it refuses by its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from csa_graph.base.errors import CsaGraphError
from csa_graph.files.locate import TOKEN

_SPACE = re.compile(r"[ \t\r\n]*")


class UnsafeError(CsaGraphError):
    """A file cannot be laid out without harm.

    Attributes:
        line: The line, from 1.
    """

    def __init__(self, message: str, line: int) -> None:
        """Keep the line beside the message."""
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Token:
    """A term or mark, as it is written.

    Attributes:
        kind: As the reader of places has it: ``string``, ``iri``, ``blank``, ``name``, ``word``, ``number``,
            ``mark``; ``end`` for the end of the file.
        text: What is written.
        line: Its line, from 1.
        spaces: Number of spaces before it on its line; -1 if it is the first on its line.
        blank: Whether a blank line comes before it, and before its comments.
        before: Comments on lines of their own before it; an empty text is a blank line between them.
        after: Comment on the same line after it, if there is one.
        comment_lines: Lines of all its comments.
    """

    kind: str
    text: str
    line: int
    spaces: int = 1
    blank: bool = False
    before: list[str] = field(default_factory=list)
    after: str = ""
    comment_lines: list[int] = field(default_factory=list)


def tokenize(text: str, *, drop_comments: bool = False) -> list[Token]:
    """Return the tokens of a file; the last is its end, with the comments before it.

    Raises:
        UnsafeError: Something in it is no token of TriG as it was before RDF 1.2.
    """
    found: list[Token] = []
    pending = Token("end", "", 1)
    line, place = 1, 0
    while True:
        space = _SPACE.match(text, place)
        gap = space[0] if space else ""
        breaks = gap.count("\n")
        line, place = line + breaks, place + len(gap)
        if breaks > 1 or (breaks and not found and not pending.before):
            _note_blank(pending)
        match = TOKEN.match(text, place)
        if match is None:
            break
        if match.lastgroup == "comment":
            if not drop_comments:
                _keep(match[0].rstrip(), line, found, pending, same_line=not breaks)
        else:
            pending.kind, pending.text, pending.line = match.lastgroup or "mark", match[0], line
            pending.spaces = len(gap) if not breaks and found else -1
            found.append(pending)
            pending = Token("end", "", line)
        line, place = line + match[0].count("\n"), match.end()
    if place < len(text):
        raise UnsafeError(
            f"“{text[place : place + 10].split(maxsplit=1)[0]}” is nothing that can be laid out", line
        )
    pending.line = line
    return [*found, pending]


def _note_blank(token: Token) -> None:
    if not token.before:
        token.blank = True
    elif token.before[-1]:
        token.before.append("")


def _keep(comment: str, line: int, found: list[Token], pending: Token, *, same_line: bool) -> None:
    if same_line and found and not found[-1].after and not pending.before:
        found[-1].after = comment
        found[-1].comment_lines.append(line)
    else:
        pending.before.append(comment)
        pending.comment_lines.append(line)
