"""Persons, bodies, seats or lines are taken away: what loses its lead, owner, chair or route, what remains.

Nobody steps in here, though in practice somebody might: it shows what the document leaves without anyone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csa_graph.analysis import governance as gov
from csa_graph.analysis import removal
from csa_graph.analysis.duties import CHAIR, LEAD, OWNER, with_parts
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.asking.parameters import Parameter
from csa_graph.base.errors import AnalysisError, UnknownNameError
from csa_graph.projection.network import iter_lines_from
from csa_graph.terms.iris import CSA, ORG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "what-if",
    "What if it were gone",
    "Which priorities, actions and groups lose their lead, owner, chair or route to elected members without "
    "a person, seat, organisation, group or line.",
    (
        Parameter(
            "without",
            "text",
            "the person, seat, organisation or group that is taken away, or a line written as A -> B "
            "(weak-points tries all in turn)",
            "Tim Rice",
            multiple=True,
        ),
    ),
    place=3,
    denies=(CSA.accountableTo.value,),
)
_LIMITS = (
    "It compares what is stated with and without; it does not know who would step in. An organisation is "
    "taken away with its units; the seats that are held for it, or by people who come from it alone, are "
    "lost with it, chairs too. A group is taken away with its seats and lines. A route counts through "
    "owners, leads, the plan's overseers and lines; to work on a priority or to have it as one is no route."
)
_STILL = {
    CHAIR: "still chaired from {}",
    OWNER: "still owned by {}",
    LEAD: "still led by {}",
    removal.ROUTE: "still reaches {}",
}
_LOST = {
    "thing": "what loses something",
    "kind": "what it is",
    "loses": "what it is left without",
    "had": "what it had",
    "passage": "where that is stated",
}
_KEPT = {
    "thing": "what loses some of it",
    "kind": "what it is",
    "loses_a": "what it loses one of",
    "had": "what it loses",
    "remains": "what remains",
    "passage": "where what remains is stated",
}
_REMOVED = {
    "thing": "the unit, seat, office, person or line that goes; seats on a group that goes are left out",
    "kind": "what it is",
    "because": "why it goes",
    "passage": "where that is stated",
}


def analyse(reading: Reading, without: tuple[str, ...]) -> Result:
    """Take things and lines away and compare.

    Raises:
        UnknownNameError: Nothing is called so.
        AmbiguousNameError: Several things are.
        AnalysisError: A line is named that no passage states.
    """
    graph = reading.project()
    things: list[str] = []
    lines: list[removal.Line] = []
    for text in without:
        found = _read(reading, text)
        if isinstance(found, str):
            things.append(found)
        else:
            lines.append(found)
    there = frozenset(things) & set(graph)
    losses = removal.remove(graph, there, frozenset(lines))
    names = [reading.thing(each).label for each in dict.fromkeys(things)]
    names += [" -> ".join(gov.label(graph, end) for end in line) for line in dict.fromkeys(lines)]
    wholly = [loss for loss in losses if not loss.remains]
    partly = [loss for loss in losses if loss.remains]
    tables = (
        tabulate(
            "lost",
            "What is left without",
            _LOST,
            (_row(reading, loss) for loss in wholly),
            "Nothing loses the last lead, owner, chair or route that is stated.",
        ),
        tabulate(
            "kept",
            "What loses one and keeps another",
            _KEPT,
            (_row(reading, loss) for loss in partly),
            "Nothing loses one of several.",
        ),
        tabulate(
            "removed",
            "What goes with it",
            _REMOVED,
            _list_removed(reading, there, lines),
            "Nothing else goes with it.",
        ),
    )
    title = f"Without {' and '.join(names)}"
    return Result(
        title, _summarise(graph, title, wholly, partly), _LIMITS, tables, engine="routes by networkx"
    )


def _read(reading: Reading, text: str) -> str | removal.Line:
    """Return what a name or a line means: "A -> B", "A > B" and "A → B" are lines."""
    try:
        return reading.find(text, "body").iri
    except UnknownNameError:
        ends = re.split(r"\s*(?:-+>|→|>)\s*", text.strip(), maxsplit=1)
        if len(ends) < 2:
            raise
    below, above = (reading.find(end) for end in ends)
    if not gov.lines(reading.project()).has_edge(below.iri, above.iri):
        raise AnalysisError(
            f"no line is stated from {below.label} up to {above.label}; csa-graph ask who-reports-to-whom "
            "lists the lines",
            ANALYSIS.name,
        )
    return below.iri, above.iri


def _row(reading: Reading, loss: removal.Loss) -> tuple[Cell, ...]:
    graph = reading.project()
    first: tuple[Cell, ...] = (
        reading.thing(loss.thing),
        gov.get_type_label(graph, loss.thing),
        loss.part,
        _name(graph, loss.part, loss.had),
    )
    if not loss.remains:
        return (*first, reading.passages(loss.cited[0]))
    remains = _STILL[loss.part].format(_name(graph, loss.part, loss.remains))
    return (*first, remains, reading.passages(loss.cited[1]))


def _name(graph: gov.Graph, part: str, some: Iterable[str]) -> str:
    """Name bearers as readers do: a chair by who sits there."""
    names = []
    for each in some:
        sitting = gov.holders(graph, each) if part == CHAIR else []
        names.append(" and ".join(gov.label(graph, holder) for holder in sitting) or gov.label(graph, each))
    return "; ".join(names)


def _list_removed(
    reading: Reading, things: frozenset[str], lines: list[removal.Line]
) -> tuple[tuple[Cell, ...], ...]:
    graph = reading.project()
    gone = with_parts(graph, things)
    rows: list[tuple[Cell, ...]] = []

    def add(each: str, because: str, cited: Iterable[str]) -> None:
        kind = gov.get_type_label(graph, each)
        rows.append((reading.thing(each), kind, because, reading.passages(cited)))

    def by_label(some: Iterable[str]) -> list[str]:
        return sorted(some, key=lambda each: (gov.label(graph, each).casefold(), each))

    for each in by_label(gone - things):
        wholes = [whole for whole in gov.to(graph, each, ORG.unitOf.value) if whole in gone]
        words = "; ".join(gov.label(graph, whole) for whole in wholes)
        add(each, f"is part of {words}", gov.cited(graph, each, wholes[0], ORG.unitOf.value))
    lost = removal.find_lost_holders(graph, gone)
    own = {seat for seat, group, _ in gov.iter_seats(graph) if group in gone}
    for each in (each for each in lost if each not in own):
        ties = [
            (facts["label"], above, facts["cited"])
            for (_, above, _), facts in iter_lines_from(graph, each)
            if above in gone or above in lost
        ]
        words = " and ".join(dict.fromkeys(f"{label} {gov.label(graph, above)}" for label, above, _ in ties))
        add(each, words, (iri for _, _, cited in ties for iri in cited))
    for below, above in dict.fromkeys(lines):
        kinds = [kind for _, end, kind in gov.lines(graph).out_edges(below, keys=True) if end == above]
        words = " and ".join(str(graph.edges[below, above, kind]["label"]) for kind in kinds)
        sentence = f"{gov.label(graph, below)} {words} {gov.label(graph, above)}"
        rows.append(
            (sentence, "line", "it is named", reading.passages(gov.cited(graph, below, above, *kinds)))
        )
    return tuple(rows)


def _summarise(graph: gov.Graph, title: str, wholly: list[removal.Loss], partly: list[removal.Loss]) -> str:
    if not wholly and not partly:
        return f"{title} nothing loses a lead, an owner, a chair or a route that is stated."
    words = []
    for part, singular, plural in (
        (CHAIR, "group", "groups"),
        (OWNER, "priority", "priorities"),
        (LEAD, "action", "actions"),
        (removal.ROUTE, "thing", "things"),
    ):
        labels = [gov.label(graph, loss.thing) for loss in wholly if loss.part == part]
        if labels:
            count = f"{len(labels)} {singular if len(labels) == 1 else plural}"
            verb = "is" if len(labels) == 1 else "are"
            words.append(f"{count} {verb} left without a stated {part}: {_shorten(labels)}.")
    first = (
        f"{title}:" if words else f"{title} nothing is left without any lead, owner, chair or route it had."
    )
    if partly:
        verb = "thing loses" if len(partly) == 1 else "times a thing loses"
        words.append(f"{len(partly)} {verb} one lead, owner, chair or route and keeps another.")
    return " ".join([first, *words])


def _shorten(labels: list[str], most: int = 5) -> str:
    if len(labels) <= most:
        return "; ".join(labels)
    return f"{'; '.join(labels[:most])} and {len(labels) - most} more"
