"""To whom the body that a map is about answers, in a sentence or two, each with its passages.

Says what the lines of a view state, and where they end without elected members. It draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import list_words, quantity
from csa_graph.map.content import marks, styles
from csa_graph.map.content.boxes import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from csa_graph.analysis.ways import Route
    from csa_graph.map.content.things import Content

_NAMED = 3


class Piece(NamedTuple):
    """Some words of the answer.

    Attributes:
        words: The words; they bring their own spaces.
        href: The address of what they name; empty for none.
        passages: The passages that state what was said up to here.
        inferred: Whether a rule added it.
    """

    words: str
    href: str = ""
    passages: tuple[str, ...] = ()
    inferred: bool = False


def get_focus(graph: nx.MultiDiGraph[str]) -> str:
    """Return the IRI of the body that a view is about; empty where there is none in it."""
    focus = marks.get_view(graph).get("focus", "")
    return focus if focus in graph else ""


def find_routes(graph: nx.MultiDiGraph[str]) -> list[Route]:
    """Return the ways up from the body that a view is about; none where there is no such body."""
    from csa_graph.analysis.ways import Ways

    focus = get_focus(graph)
    return Ways(graph, focus).find_routes() if focus else []


def find_holes(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Return the bodies at which a way up ends, and which are not known to be elected.

    A hole stands above each of them: no passage says whom it answers to.
    """
    from csa_graph.analysis.ways import TOP, UNELECTED

    focus = get_focus(graph)
    if not focus:
        return []
    ends = [route.end for route in find_routes(graph) if route.end_kind in {TOP, UNELECTED}]
    if not graph.out_degree(focus) and not marks.is_elected(graph, focus):
        ends.append(focus)
    return sorted(set(ends))


def tell(graph: nx.MultiDiGraph[str], content: Content) -> list[Piece]:
    """Return whom the body of a view answers to, and who answers to it; empty where there is no such body.

    Args:
        graph: The projection.
        content: What the map says of its things and lines.
    """
    focus = get_focus(graph)
    if not focus:
        return []
    thing = content.things[focus]
    pieces = [Piece(capital(thing.label), thing.id)]
    elected = {content.things[iri].id for iri in graph if marks.is_elected(graph, iri)}
    lines = graph.out_edges(focus, keys=True)
    upward = [
        content.relations[line] for line in sorted(lines, key=lambda each: (styles.rank(each[2]), each))
    ]
    if upward:
        for number, relation in enumerate(upward):
            before = " " if not number else " and " if number == len(upward) - 1 else ", "
            pieces.append(Piece(f"{before}{relation.label} "))
            pieces.append(Piece(relation.target, relation.target_id))
            limits = relation.limits + (" (elected members)" if relation.target_id in elected else "")
            pieces.append(Piece(limits, "", relation.passages, relation.inferred))
        pieces.append(Piece("."))
    elif marks.is_elected(graph, focus):
        pieces.append(Piece(" is made up of elected members: no line leads further up."))
    else:
        pieces.append(Piece(": no passage says whom it answers to."))
    if upward and not any(relation.target_id in elected for relation in upward):
        pieces += _tell_end(graph, content, focus)
    pieces += _tell_below(graph, content, focus)
    return pieces


def _tell_end(graph: nx.MultiDiGraph[str], content: Content, focus: str) -> Iterator[Piece]:
    """Say whether a way up ends with elected members."""
    from csa_graph.analysis.ways import ELECTED

    if marks.is_elected(graph, focus):
        return
    elected = dict.fromkeys(route.end for route in find_routes(graph) if route.end_kind == ELECTED)
    if not elected:
        yield Piece(" No stated line from it reaches elected members.")
        return
    yield Piece(" Elected members are reached through ")
    for number, iri in enumerate(elected):
        yield Piece("" if not number else " and " if number == len(elected) - 1 else ", ")
        yield Piece(content.things[iri].label, content.things[iri].id)
    yield Piece(".")


def _tell_below(graph: nx.MultiDiGraph[str], content: Content, focus: str) -> Iterator[Piece]:
    below = [content.relations[line] for line in graph.in_edges(focus, keys=True)]
    sources = {relation.source_id for relation in below}
    if not below:
        yield Piece(" No passage says who answers to it.")
        return
    stated = [marks.get_line(graph, line) for line in graph.in_edges(focus, keys=True)]
    stated.sort(key=lambda facts: (facts["order"] is None, facts["order"]))
    passages = tuple(dict.fromkeys(each for facts in stated for each in facts["passages"]))
    words = (
        quantity(len(sources), "other")
        if len(sources) > _NAMED
        else list_words(sorted({relation.source for relation in below}), "and")
    )
    yield Piece(f" {words} answer{'s' if len(sources) == 1 else ''} to it", "", passages)
    yield Piece(".")
