"""How far chairs and leads lie with few organisations: shares, and the Herfindahl index.

Counts what is stated; a chair whose organisation is not stated counts among all chairs and belongs to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from csa_graph.analysis import governance as gov
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.terms.iris import CSA, OPENGOV

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

    Items = dict[str, tuple[str, list[str], list[str]]]
    """What is shared out, by its IRI: which it is, whose, and the passages that say so."""

ANALYSIS = Analysis(
    "concentration",
    "Concentration by organisation",
    "Which organisations hold the chairs and the leads, in shares and as a Herfindahl index.",
    place=6,
    denies=(CSA.Seat.value,),
)
_LIMITS = (
    "It counts chairs and leads, not how much work or power each carries. A group counts once for each "
    "organisation from which it is chaired. Where several organisations lead one action, it counts in equal "
    "parts for each: half, where they are two; in the Herfindahl index a shared chair does too. Parts of an "
    "organisation count in the whole. A lead whose organisation is not stated is left out of the shares."
)
_CHAIRS = {
    "organisation": "the organisation, its parts included",
    "count": "how many groups are chaired from it, alone or with others",
    "share": "percentage of the groups whose chair is stated",
    "what": "which",
    "passage": "where they are stated",
}
_LEADS = {
    "organisation": "the organisation, its parts included",
    "count": "how many it leads; one that several share counts in equal parts",
    "share": "percentage of those whose organisation is stated",
    "what": "which",
    "passage": "where they are stated",
}


def analyse(reading: Reading) -> Result:
    """Work out shares and the Herfindahl index of chairs and leads.

    The index is the sum of the squared shares: 1 where one organisation holds all, 1/n where n hold the same
    number (Hirschman 1945, Herfindahl 1950). An item with several organisations is split evenly among them.
    """
    graph = reading.project()
    chairs = _read_chairs(graph)
    leads = {
        action: (
            action,
            gov.to(graph, action, CSA.lead.value),
            [
                iri
                for lead in gov.to(graph, action, CSA.lead.value)
                for iri in gov.cited(graph, action, lead, CSA.lead.value)
            ],
        )
        for action in gov.of_type(graph, CSA.Action.value)
    }
    shares, held, passages = _share_out(graph, chairs)
    rows = _rows(reading, {each: len(held[each]) for each in shares}, len(chairs), held, passages)
    tables = [tabulate("chairs", "Chairs by organisation", _CHAIRS, rows, "No chairs are stated.")]
    sentences = [_describe_chairs(rows, list(shares.values()), chairs)]
    shares, held, passages = _share_out(graph, leads)
    rows = _rows(reading, shares, sum(shares.values()), held, passages)
    title = "Leads of actions by organisation"
    tables.append(tabulate("leads", title, _LEADS, rows, "No leads are stated."))
    sentences.append(_describe_leads(rows, len(leads) - sum(1 for each in leads.values() if each[1])))
    return Result(ANALYSIS.title, " ".join(sentences), _LIMITS, tuple(tables))


def _read_chairs(graph: gov.Graph) -> Items:
    """Return the groups whose chair is stated, each with the organisations from which it is chaired."""
    found: Items = {}
    for seat, group, role in gov.iter_seats(graph):
        named = gov.to(graph, seat, CSA.takenBy.value, CSA.filledBy.value, OPENGOV.onBehalfOf.value)
        if named and gov.is_chair(graph, seat):
            _, organisations, cited = found.setdefault(group, (group, [], []))
            organisations += gov.organisations(graph, seat)
            cited += gov.cited(graph, seat, group, role)
    return found


def _rows(
    reading: Reading,
    counts: Mapping[str, float],
    of: float,
    held: Mapping[str, list[str]],
    passages: Mapping[str, list[str]],
) -> list[tuple[Cell, ...]]:
    graph = reading.project()
    return [
        (
            reading.thing(organisation),
            _round(count),
            _round(100 * count / of),
            "; ".join(gov.label(graph, each) for each in held[organisation]),
            reading.passages(passages[organisation]),
        )
        for organisation, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]


def herfindahl(shares: list[float]) -> float:
    """Return the Herfindahl index of some counts: between 1/n and 1; 0 where there is nothing.

    >>> herfindahl([2, 2]), herfindahl([5]), herfindahl([])
    (0.5, 1.0, 0.0)
    """
    total = sum(shares)
    return sum((share / total) ** 2 for share in shares) if total else 0.0


def _share_out(
    graph: gov.Graph, items: Items
) -> tuple[dict[str, float], dict[str, list[str]], dict[str, list[str]]]:
    shares: dict[str, float] = defaultdict(float)
    held: dict[str, list[str]] = defaultdict(list)
    passages: dict[str, list[str]] = defaultdict(list)
    for what, organisations, cited in items.values():
        wholes = sorted({gov.whole(graph, each) for each in organisations})
        for each in wholes:
            shares[each] += 1 / len(wholes)
            held[each].append(what)
            passages[each] += cited
    return shares, held, passages


def _describe_chairs(rows: list[tuple[Cell, ...]], shares: list[float], chairs: Items) -> str:
    if not rows:
        return "No organisation is stated for any of the chairs."
    first, count, share = rows[0][:3]
    which = f"{count} of the {len(chairs)} groups" if len(chairs) > 1 else "the one group"
    words = f"{first} chairs {which} whose chair is stated ({share}%)"
    unstated = sum(1 for each in chairs.values() if not each[1])
    return words + _describe_index(shares, unstated)


def _describe_leads(rows: list[tuple[Cell, ...]], unstated: int) -> str:
    if not rows:
        return "No organisation is stated for any of the leads."
    first, count, share = rows[0][:3]
    words = f"{first} holds {count} of the leads whose organisation is stated ({share}%)"
    shares = [float(str(row[1])) for row in rows]
    return words + _describe_index(shares, unstated)


def _describe_index(shares: list[float], unstated: int) -> str:
    index = herfindahl(shares)
    number = _as_if(index)
    shared = (
        "one organisation had them all" if number == "1" else f"{number} organisations shared them evenly"
    )
    words = f"; the Herfindahl index is {index:.2f}, as if {shared}."
    return words + (f" For {unstated} no organisation is stated." if unstated else "")


def _as_if(index: float) -> str:
    return f"{1 / index:.1f}".removesuffix(".0")


def _round(share: float) -> float | int:
    return int(share) if share == int(share) else round(share, 1)
