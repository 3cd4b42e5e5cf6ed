"""Turn a projection with its drawing into a pyvis network that writes itself through our own template.

The network holds what its own canvas would need too (places, labels, kinds), so that a view with vis-network
can be built on it. It never runs a simulation and never reads pyvis' templates, which load code from
elsewhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from pyvis.network import Network

from csa_graph.map.boxes import capital
from csa_graph.map.cards import make_cards
from csa_graph.map.content import list_passages
from csa_graph.map.layout.arrange import arrange

if TYPE_CHECKING:
    from types import CodeType

    import networkx as nx
    from jinja2.bccache import Bucket

    from csa_graph.map.content import Content

_FEW_LINES = 150

TEMPLATES = Path(__file__).with_name("templates")


class _Compiled(BytecodeCache):
    """Keeps templates as compiled: each view has an environment of its own, and most use the same macros."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_compiled = _Compiled()


def make_environment() -> Environment:
    """Return a Jinja environment that escapes everything and stops at a name that it does not know."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_compiled,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = capital
    environment.filters["citation"] = list_passages
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
        if graph.graph.get("large"):
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
        for source, target, key, facts in graph.edges(keys=True, data=True):
            words = content.relations[source, target, key].words
            self.add_edge(source, target, label=words, kind=key, inferred=facts["inferred"])

    def _hold_drawing(self, graph: nx.MultiDiGraph[str], content: Content) -> None:
        self.path = "lines.html"
        drawing = arrange(graph)
        self.templateEnv.globals.update(drawing=drawing)
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
    if graph.graph.get("large") or graph.number_of_edges() > _FEW_LINES:
        return {}
    boxes = arrange(graph).boxes
    return {iri: {"x": box.x + box.width / 2, "y": box.y + box.height / 2} for iri, box in boxes.items()}
