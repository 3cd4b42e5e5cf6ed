"""Quotes become the TriG that lies beside a data file, as ``csa-graph format`` would lay it out.

A file ``plan.quotes.trig`` is read with ``plan.trig``. Writes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.files.quotes.graph import to_quads
from csa_graph.files.quotes.places import name_graph
from csa_graph.files.trig import to_trig
from csa_graph.terms.iris import get_namespace

if TYPE_CHECKING:
    from csa_graph.files.quotes.graph import Quotes

_COMMENT = """\
What the passages say in the words of the document, and which words state what.
Leave this file away where the text must not be handed on: nothing else needs it."""


def write(edition: str, quotes: Quotes, source: str = "") -> bytes:
    """Return quotes as TriG.

    Args:
        edition: The IRI of the edition.
        quotes: The texts and quotes; texts keep their order.
        source: Of what copy the texts are: the name of a file.
    """
    graph = name_graph(edition).value
    prefixes = {"": get_namespace(edition), "p": f"{edition}#", "q": f"{graph}#"}
    return to_trig(to_quads(edition, quotes, source), prefixes, _COMMENT)
