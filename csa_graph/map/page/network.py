"""Turn a projection with its drawing into a pyvis network that writes itself through our own template.

The network holds what its own canvas would need too (places, labels, kinds), so that a view with vis-network
can be built on it. It never runs a simulation and never reads pyvis' templates, which load code from
elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.map.content import answer, marks
from csa_graph.map.content.boxes import FLAGS
from csa_graph.map.content.cards import make_cards
from csa_graph.map.layout import flow
from csa_graph.map.layout.arrange import arrange
from csa_graph.map.page.environment import make_environment
from csa_graph.map.page.pyvis_network import Network

if TYPE_CHECKING:
    import networkx as nx

    from csa_graph.map.content.things import Content

_FEW_LINES = 150


class MapNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """One view of the map: nodes and lines with their places, written as one section of the page."""

    def __init__(self, view: str, graph: nx.MultiDiGraph[str], content: Content) -> None:
        about = marks.get_view(graph)
        super().__init__(directed=True, cdn_resources="in_line", heading=about["title"] or view)
        self.toggle_physics(False)
        self.templateEnv = make_environment()
        self.templateEnv.globals.update(
            view=view,
            summary=about["summary"],
            answers=about["answers"],
            alone=about["alone"],
            answer=answer.tell(graph, content) if flow.is_upward(graph) else [],
            focus=answer.get_focus(graph),
        )
        drawn = about["drawn"]
        if about["large"]:
            self.path = "search.html"
            self._hold_plain(graph, content)
            return
        if drawn == "lines":
            self._hold_drawing(graph, content)
            return
        if drawn == "index":
            self.path = "index.html"
        else:
            self.path = "cards.html"
            cards = make_cards(graph, content, by_target=drawn == "cards by target")
            self.templateEnv.globals.update(
                cards=[card for card in cards if card.sentences],
                lone=[card.thing for card in cards if not card.sentences],
            )
        self._hold_plain(graph, content)

    def _hold_plain(self, graph: nx.MultiDiGraph[str], content: Content) -> None:
        places = _find_places(graph)
        for iri in graph:
            thing = content.things[iri]
            self.add_node(iri, label=thing.label, shape="box", family=thing.family, **places.get(iri, {}))
        for line in graph.edges(keys=True):
            source, target, key = line
            relation = content.relations[line]
            self.add_edge(source, target, label=relation.words, kind=key, inferred=relation.inferred)

    def _hold_drawing(self, graph: nx.MultiDiGraph[str], content: Content) -> None:
        self.path = "lines.html"
        drawing = arrange(graph)
        self.templateEnv.globals.update(drawing=drawing, upward=flow.is_upward(graph), flags=FLAGS)
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


def _find_places(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, float]]:
    """Return where the middles of things stand if the view is drawn, where that takes no time to speak of."""
    if marks.get_view(graph)["large"] or graph.number_of_edges() > _FEW_LINES:
        return {}
    boxes = arrange(graph, worded=False).boxes
    return {iri: {"x": box.x + box.width / 2, "y": box.y + box.height / 2} for iri, box in boxes.items()}
