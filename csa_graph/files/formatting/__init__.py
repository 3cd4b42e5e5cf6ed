"""A TriG or Turtle file becomes the same file in the layout of the house, comments kept.

The text is laid out as its author wrote it, term by term; that it still says the same is checked before it
is returned. It writes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import SourceError
from csa_graph.files.formatting.comparing import Statements
from csa_graph.files.locate import TOKEN

if TYPE_CHECKING:
    from collections import Counter

    from csa_graph.files.source import Source

#: The formats that have a layout.
FORMATS = (ox.RdfFormat.TRIG, ox.RdfFormat.TURTLE)


def lay_out(source: Source, *, drop_comments: bool = False) -> str:
    """Return the text of a file in the layout of the house, which ends in a newline.

    Prefixes are sorted and lined up. The description of a passage stands directly before its block, and the
    blocks in the order of the document (``csa:order``). Things keep their order; what a thing is and is
    called comes first. What stands on one line stays there, and tables stay lined up.

    Args:
        source: The file: TriG or Turtle.
        drop_comments: Whether to let go of all comments, where they stand in the way.

    Raises:
        SourceError: The file is in another format or is not valid, or a comment would lose its place.
    """
    from csa_graph.files import source as reader
    from csa_graph.files.formatting import layout, order, tree
    from csa_graph.files.formatting.tokens import UnsafeError

    if source.format not in FORMATS:
        raise SourceError(
            "only TriG and Turtle have a layout: convert it with csa-graph export --format trig first",
            source.path,
        )
    known = Statements()
    try:
        before = _read(source.text, source.format, known)
    except reader.PARSING_FAILS as error:
        raise reader.syntax_error(source, error) from None
    try:
        parts = tree.read(source.text.decode(), drop_comments=drop_comments)
        text = layout.write(parts, order.arrange(parts))
    except UnsafeError as error:
        raise SourceError(str(error), source.path, error.line) from None
    if _read(text.encode(), source.format, known) != before:
        raise SourceError(
            "laid out, the file would not say the same: this is a fault of csa-graph, report it please",
            source.path,
        )
    return text


def _read(text: bytes, form: ox.RdfFormat, known: Statements) -> Counter[tuple[str, ...]]:
    """Return what a text says, whatever its nodes in brackets are called."""
    labels = {found["blank"][2:] for found in TOKEN.finditer(text.decode()) if found.lastgroup == "blank"}
    return known.sum_up(ox.parse(text, format=form, base_iri="urn:csa-graph:base/"), labels)
