"""How far chairs and leads lie with few organisations: shares, and the Herfindahl index.

Counts what is stated; a chair whose organisation is not stated is counted apart and belongs to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from csa_graph.analysis import governance as gov
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.terms.iris import CSA, ROLE

if TYPE_CHECKING:
    from csa_graph.asking.cells import Cell
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "concentration",
    "Concentration by organisation",
    "Which organisations hold the chairs and the leads, in shares and as a Herfindahl index.",
    place=6,
)
_LIMITS = (
    "It counts chairs and leads, not how much work or power each carries. Where several organisations lead "
    "one action, it counts in equal parts for each: half, where they are two. Parts of an organisation count "
    "in the whole. A chair or lead whose organisation is not stated is left out of the shares."
)
_MEANINGS = {
    "organisation": "the organisation, its parts included",
    "count": "how many it holds; one that several share counts in equal parts",
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
    chairs = {
        seat: (group, gov.organisations(graph, seat), gov.cited(graph, seat, group, ROLE.chair.value))
        for seat, group, role in gov.iter_seats(graph)
        if role == ROLE.chair.value
    }
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
    tables, sentences = [], []
    for name, title, items in (
        ("chairs", "Chairs by organisation", chairs),
        ("leads", "Leads of actions by organisation", leads),
    ):
        shares, held, passages = _share_out(graph, items)
        rows: list[tuple[Cell, ...]] = [
            (
                reading.thing(organisation),
                _tidy(share),
                _tidy(100 * share / sum(shares.values())),
                "; ".join(gov.label(graph, each) for each in held[organisation]),
                reading.passages(passages[organisation]),
            )
            for organisation, share in sorted(shares.items(), key=lambda each: (-each[1], each[0]))
        ]
        tables.append(tabulate(name, title, _MEANINGS, rows, f"No {name} are stated."))
        sentences.append(_sentence(name, rows, len(items) - sum(1 for each in items.values() if each[1])))
    return Result(ANALYSIS.title, " ".join(sentences), _LIMITS, tuple(tables))


def herfindahl(shares: list[float]) -> float:
    """Return the Herfindahl index of some counts: between 1/n and 1; 0 where there is nothing.

    >>> herfindahl([2, 2]), herfindahl([5]), herfindahl([])
    (0.5, 1.0, 0.0)
    """
    total = sum(shares)
    return sum((share / total) ** 2 for share in shares) if total else 0.0


def _share_out(
    graph: gov.Graph, items: dict[str, tuple[str, list[str], list[str]]]
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


def _sentence(name: str, rows: list[tuple[Cell, ...]], unstated: int) -> str:
    if not rows:
        return f"No organisation is stated for any of the {name}."
    first, count, share = rows[0][:3]
    index = herfindahl([float(str(row[1])) for row in rows])
    words = f"{first} holds {count} of the {name} whose organisation is stated ({share}%)"
    words += f"; the Herfindahl index is {index:.2f}, as if {_as_if(index)} organisations shared them evenly."
    return words + (f" For {unstated} no organisation is stated." if unstated else "")


def _as_if(index: float) -> str:
    return f"{1 / index:.1f}".removesuffix(".0")


def _tidy(share: float) -> float | int:
    return int(share) if share == int(share) else round(share, 1)
