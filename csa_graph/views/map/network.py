"""Turn a projection with its drawing into a pyvis network that writes itself through our own template.

The network holds what its own canvas would need too (places, labels, kinds), so that a view with vis-network
can be built on it. It never runs a simulation and never reads pyvis' templates, which load code from
elsewhere.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

from csa_graph.views.map import styles
from csa_graph.views.map.boxes import Box, capital
from csa_graph.views.map.cards import make_cards
from csa_graph.views.map.layout import arrange, draw_sample

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.views.map.content import Content

TEMPLATES = Path(__file__).with_name("templates")


def make_environment() -> Environment:
    """Return a Jinja environment that escapes everything and stops at a name that it does not know."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = capital
    return environment


class MapNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """One view of the map: nodes and lines with their places, written as one section of the page."""

    def __init__(self, view: str, graph: nx.MultiDiGraph[str], content: Content) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=str(graph.graph.get("title", view)))
        self.toggle_physics(False)
        self.templateEnv = make_environment()
        self.templateEnv.globals.update(
            view=view,
            summary=graph.graph.get("summary", ""),
            answers=graph.graph.get("answers", ""),
            alone=graph.graph.get("alone", ""),
        )
        drawn = str(graph.graph.get("drawn", "lines"))
        if drawn == "lines":
            self._hold_drawing(graph, content)
            return
        if drawn == "index":
            self.path = "index.html"
            self.templateEnv.globals.update(families=content.get_sections(graph))
        else:
            self.path = "cards.html"
            cards = make_cards(graph, content, by_target=drawn == "cards by target")
            self.templateEnv.globals.update(
                cards=[card for card in cards if card.sentences],
                lone=[card.thing for card in cards if not card.sentences],
            )
        self._hold_plain(graph, content)

    def _hold_plain(self, graph: nx.MultiDiGraph[str], content: Content) -> None:
        for iri in graph:
            self.add_node(
                iri, label=content.things[iri].label, shape="box", family=content.things[iri].family
            )
        for source, target, key, facts in graph.edges(keys=True, data=True):
            words = content.relations[source, target, key].words
            self.add_edge(source, target, label=words, kind=key, inferred=facts["inferred"])

    def _hold_drawing(self, graph: nx.MultiDiGraph[str], content: Content) -> None:
        self.path = "lines.html"
        drawing = arrange(graph)
        families = _count_families(graph)
        self.templateEnv.globals.update(
            drawing=drawing,
            key=_make_key(graph),
            families=families,
            outlines={name: Box("", name, 28, 18).get_outline() for name, *_words in families},
        )
        for iri, box in drawing.boxes.items():
            self.add_node(
                iri,
                label=content.things[iri].label,
                shape="box",
                x=box.x + box.width / 2,
                y=box.y + box.height / 2,
                family=box.family,
                box=box,
                about=content.things[iri],
            )
        for route in drawing.routes:
            relation = content.relations[route.source, route.target, route.key]
            self.add_edge(
                route.source,
                route.target,
                label=relation.words,
                kind=route.key,
                inferred=route.inferred,
                route=route,
                relation=relation,
            )


def _make_key(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """Return the entries of the key: the kinds of line present, stated apart from inferred, with counts."""
    counts: Counter[tuple[str, bool]] = Counter()
    words: dict[str, str] = {}
    for _source, _target, key, facts in graph.edges(keys=True, data=True):
        counts[key, bool(facts.get("inferred"))] += 1
        words.setdefault(key, str(facts.get("label", key)))
    style_of = styles.get_styles(words)
    ordered = sorted(counts, key=lambda entry: (styles.rank(entry[0]), entry[1]))
    return [
        {
            "style": style_of[kind],
            "words": words[kind],
            "inferred": inferred,
            "count": counts[kind, inferred],
            "arrow": draw_sample(style_of[kind].arrow),
        }
        for kind, inferred in ordered
    ]


def _count_families(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, int]]:
    """Return (family, its heading, how many things), for the families that are present."""
    counts = Counter(styles.get_family(facts.get("types", ())) for _iri, facts in graph.nodes(data=True))
    return [(name, heading, counts[name]) for name, heading in styles.FAMILY_HEADINGS.items() if counts[name]]
