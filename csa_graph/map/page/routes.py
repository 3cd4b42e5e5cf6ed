"""The ways up from the things of a page as numbers, from which the script writes and lights them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from csa_graph.map.content.things import list_passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.map.content.routes import Routes, RouteStep
    from csa_graph.map.content.things import Content


class _Texts:
    """Texts that are written once, each by its number."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.known.setdefault(text, len(self.known))


def pack(routes: Routes, content: Content) -> str:
    """Return ways as JSON that can stand in a script element.

    ``names`` has the things on them: their number in the text of the page, or what they are called; ``texts``
    has all words; ``steps`` has source, words, target, what is stated beside it, citation; ``of`` has by
    address of a thing how many ways there are, the ways (number of the text of its end, of its weakest step,
    of the text of the evidence, then of its steps), and what is missing (about, words, citation).

    Args:
        routes: The ways.
        content: What the page says.
    """
    texts = _Texts()
    places = {iri: number for number, iri in enumerate(routes.names)}
    shown = {iri: thing.id for iri, thing in content.things.items()}

    def cite(passages: Iterable[str]) -> int:
        return texts.number(list_passages(passages))

    # Many ways share their last steps.
    steps: dict[RouteStep, int] = {}
    of = {
        shown[iri]: [
            ways.number,
            [
                [
                    texts.number(route.end),
                    route.weakest,
                    texts.number(route.evidence),
                    *(steps.setdefault(step, len(steps)) for step in route.steps),
                ]
                for route in ways.routes
            ],
            [[places[each.about], texts.number(each.words), cite(each.passages)] for each in ways.missing],
        ]
        for iri, ways in routes.ways.items()
        if iri in shown
    }
    numbers = {thing.id: number for number, thing in enumerate(content.iter_things())}
    names = [numbers[shown[iri]] if iri in shown else name for iri, name in routes.names.items()]
    told = [
        [
            places[step.source],
            texts.number(step.words),
            places[step.target],
            texts.number(step.limits),
            cite(step.passages),
        ]
        for step in steps
    ]
    data = {"names": names, "texts": list(texts.known), "steps": told, "of": of}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
