"""The quotes of a file become faults where their words stand nowhere in the passage, or in several places.

Judges only passages whose text the file itself has: what a passage says elsewhere is not looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.files.quotes.graph import read
from csa_graph.files.quotes.selectors import resolve
from csa_graph.terms.annotation import OA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyoxigraph as ox

_LONGEST = 60


class LostWords(NamedTuple):
    """A quote whose words are not found once.

    Attributes:
        passage: The IRI of the passage.
        quote: The IRI of the quote; empty where it has none.
        exact: Its words.
        message: What must be so, and what is so instead.
        remedy: What to do.
    """

    passage: str
    quote: str
    exact: str
    message: str
    remedy: str


def find_lost(quads: Sequence[ox.Quad]) -> Iterator[LostWords]:
    """Iterate over the quotes of a file that are ambiguous or orphaned."""
    if not any(quad.predicate == OA.hasTarget for quad in quads):
        return
    texts, quotes = read(quads)
    for passage, selector, *_, iri in quotes:
        if passage not in texts:
            continue
        found = resolve(texts[passage], selector)
        shown = (
            f"“{_cut(selector.exact)}”" if selector.exact else f"letters {selector.start} to {selector.end}"
        )
        if found.state == "orphaned":
            yield LostWords(
                *(passage, iri, selector.exact),
                f"The words of a quote must stand in the text of their passage, and {shown} do not.",
                "Look whether the passage has been reworded: quote what it says now, or take the quote out.",
            )
        elif found.state == "ambiguous":
            yield LostWords(
                *(passage, iri, selector.exact),
                f"The words of a quote must be found in one place, and {shown} stand in {len(found.spans)}.",
                "Add oa:prefix and oa:suffix with what stands around them, or oa:start and oa:end.",
            )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
