"""Headings, lines and items become a page of text, wrapped where it is read on a terminal.

Knows nothing of what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.asking import marked
from csa_graph.base.terminal import BOLD, MARK, PLAIN, for_terminal, is_right_to_left, wrap

if TYPE_CHECKING:
    from csa_graph.naming.quotes import Quotation
    from csa_graph.views.look import Look


class Page:
    """A page of text under way.

    Args:
        look: Where it is to be read.

    >>> from csa_graph.views.look import Look
    >>> page = Page(Look(width=24))
    >>> page.heading("Lines")
    >>> page.item("reports to the Harbour Board (1.2)")
    >>> print(page.text(), end="")
    Lines
      - reports to the
        Harbour Board (1.2)
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._lines: list[str] = []

    def heading(self, text: str) -> None:
        """Add a heading."""
        for line in self._wrap(text, 0):
            self._add(f"{BOLD}{line}{PLAIN}" if self._look.colour else line)

    def line(self, text: str, indent: int = 0) -> None:
        """Add a paragraph, all its lines indented."""
        for line in self._wrap(text, indent):
            self._add(" " * indent + line)

    def item(self, text: str, indent: int = 2) -> None:
        """Add an item of a list, its lines hanging behind a dash."""
        for number, line in enumerate(self._wrap(text, indent + 2)):
            self._add(" " * indent + ("  " if number else "- ") + line)

    def quote(self, quotation: Quotation, indent: int = 4, *, is_named: bool = True) -> None:
        """Add what a passage says, its marked words in bold, or between stars where nothing is bold."""
        said = for_terminal(marked.cite(quotation, marked.ROOM, is_named=is_named))
        if not self._look.colour:
            self.line(marked.replace(said, "**", "**"), indent)
            return
        is_bold = False
        for line in self._wrap(said, indent):
            # A line that is cut off must not leave the terminal in bold.
            begun = marked.START + line if is_bold else line
            is_bold = begun.rfind(marked.START) > begun.rfind(marked.END)
            ended = begun + marked.END if is_bold else begun
            self._add(" " * indent + marked.replace(ended, BOLD, PLAIN))

    def gap(self) -> None:
        """Add an empty line, unless the page begins here."""
        if self._lines:
            self._lines.append("")

    def text(self) -> str:
        """Return the page."""
        return "".join(f"{line}\n" for line in self._lines)

    def _wrap(self, text: str, indent: int) -> list[str]:
        return [text] if self._look.width is None else wrap(text, self._look.width - indent)

    def _add(self, line: str) -> None:
        self._lines.append(f"{MARK}{line}" if is_right_to_left(line) else line)
