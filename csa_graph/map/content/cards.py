"""Turn a projection into cards: one thing, and under it the lines that begin or end there, gathered by kind.

For views in which lines would cover each other, such as who sits where. It draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.things import Content, Sentence, Thing


@dataclass(frozen=True, slots=True)
class Card:
    """A thing with what the lines of its card say; without sentences if it has no line at all in the view."""

    thing: Thing
    sentences: list[Sentence]


def make_cards(graph: nx.MultiDiGraph[str], content: Content, *, by_target: bool) -> list[Card]:
    """Return the cards of a view by name of their thing.

    Args:
        graph: The projection.
        content: What is said of its things and lines.
        by_target: Whether a line stands on the card of its target instead of its source.

    Returns:
        Cards among which each line stands once.
    """
    view = {content.relations[line].id for line in graph.edges(keys=True)}
    cards = []
    for iri in graph:
        thing = content.things[iri]
        sentences = [sentence.keep(view) for sentence in thing.sentences if sentence.outward is not by_target]
        said = [sentence for sentence in sentences if sentence.rows]
        # A thing without any line gets a card too: that nothing is stated is a fact to be seen.
        if said or not graph.degree(iri):
            cards.append(Card(thing, said))
    return sorted(cards, key=lambda card: (card.thing.label.casefold(), card.thing.id))
