"""One partnership against its peers: groups, span, depth, owners, leads, chairs, routes to elected members.

Counts are those of the questions ``partnerships-compared`` and ``chairs-by-partnership``; only the depth is
measured here, in the reporting tree. It ranks nothing as good or bad.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.analysis.bodies import get_bodies
from csa_graph.analysis.result import Analysis, Result, tabulate
from csa_graph.asking.cells import Cell, Thing
from csa_graph.asking.parameters import Parameter
from csa_graph.base.errors import QueryError
from csa_graph.base.wording import quantity
from csa_graph.projection import reporting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csa_graph.asking.answer import Answer
    from csa_graph.projection.reading import Reading

ANALYSIS = Analysis(
    "peers",
    "Partnerships compared",
    "How a partnership stands among its peers: groups, depth, span, missing owners and leads, chairs with "
    "one organisation, and lines to elected bodies.",
    (
        Parameter(
            "partnership",
            "partnership",
            "the partnership that is compared with the others: who publishes its document",
            "SCB",
            optional=True,
        ),
    ),
    place=12,
)
_LIMITS = (
    "It compares what documents state, and documents differ in what they tell: a partnership with fewer "
    "missing owners may only have a fuller document. A group counts for the partnership of which it is an "
    "own body, as groups-of-partnerships tells; what several share counts for none. Small numbers make large "
    "shares. Nothing here says which value is the better one."
)
_STANDING = {
    "measure": "what is compared",
    "value": "the figure of the partnership",
    "lowest": "the lowest of its peers",
    "median": "the middle one of its peers",
    "highest": "the highest of its peers",
    "standing": "how many of its peers have less and more",
}
_RANGE = {
    "measure": "what is compared",
    "lowest": "the lowest of all partnerships",
    "median": "the middle one",
    "highest": "the highest",
}
_ALL = {"partnership": "who publishes the document, else the document"}
_EMPTY = "A share is empty where a partnership has nothing that it could be a share of."


class Measure(NamedTuple):
    """One figure by which partnerships are compared: its name in a table, and what it is."""

    name: str
    words: str


MEASURES = (
    Measure("groups", "groups of its own"),
    Measure("depth", "steps from the top of the lines down to its lowest group"),
    Measure("span", "most bodies that answer directly to one of its groups"),
    Measure("reaching", "percentage of its groups from which stated lines lead to an elected body"),
    Measure("without_owner", "percentage of its priorities without an owner"),
    Measure("without_lead", "percentage of its actions without a lead"),
    Measure(
        "largest_share",
        "percentage that one organisation chairs of the groups whose chair is stated",
    ),
)
Figures = dict[str, float | None]


class Standing(NamedTuple):
    """Where a value stands among those of others; None where no other has one."""

    lowest: float | None
    median: float | None
    highest: float | None
    below: int
    equal: int
    above: int


def get_standing(value: float | None, others: Sequence[float]) -> Standing:
    """Return where a value stands among those of the others.

    >>> get_standing(3, [1, 2, 4, 9])
    Standing(lowest=1, median=3.0, highest=9, below=2, equal=0, above=2)
    """
    if not others:
        return Standing(None, None, None, 0, 0, 0)
    known = [] if value is None else others
    below, above = (sum(each < (value or 0) for each in known), sum(each > (value or 0) for each in known))
    return Standing(min(others), median(others), max(others), below, len(known) - below - above, above)


def analyse(reading: Reading, partnership: Thing | None = None) -> Result:
    """Compare the partnerships, or one of them with all the others.

    Shares are of what a partnership has at all, and not known where it has none. The median is that of
    :func:`statistics.median`.
    """
    answer = reading.ask("partnerships-compared")
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer]
    names = {
        row["partnership"].iri: row["partnership"] for row in rows if isinstance(row["partnership"], Thing)
    }
    if partnership is not None and partnership.iri not in names:
        known = ", ".join(each.label for each in names.values()) or "none"
        raise QueryError(
            f"{partnership.label} publishes no document that was read; these do: {known}", ANALYSIS.name
        )
    figures = _measure(reading, rows)
    tables = [_list_all(rows, figures)]
    if len(names) > 1:
        tables.insert(0, _compare(figures, partnership))
    title = f"{partnership.label} and its peers" if partnership is not None else ANALYSIS.title
    return Result(
        title, _summarise(figures, names, partnership), _LIMITS, tuple(tables), engine="depths by networkx"
    )


def _measure(reading: Reading, rows: Sequence[Mapping[str, Any]]) -> dict[str, Figures]:
    depths = _measure_depths(reading)
    chairs: dict[str, tuple[int, int]] = {}
    answer = reading.ask("chairs-by-partnership")
    for row in answer:
        cells: dict[str, Any] = dict(zip(answer.columns, row, strict=True))
        held = (cells["chairs"], cells["of"])
        chairs[cells["partnership"].iri] = max(chairs.get(cells["partnership"].iri, held), held)
    return {
        row["partnership"].iri: {
            "groups": row["groups"],
            "depth": depths.get(row["partnership"].iri),
            "span": row["span"],
            "reaching": _share(row["reaching"], row["groups"]),
            "without_owner": _share(row["without_owner"], row["priorities"]),
            "without_lead": _share(row["without_lead"], row["actions"]),
            "largest_share": _share(*chairs.get(row["partnership"].iri, (0, 0))),
        }
        for row in rows
    }


def _measure_depths(reading: Reading) -> dict[str, float | None]:
    """Return how many steps below the top the lowest of each partnership's own groups stands in the tree."""
    steps: dict[str, int] = {}
    for branch in reporting.read_tree(get_bodies(reading.project("who-reports-to-whom"))):
        if branch.place == "full":
            steps[branch.iri] = branch.depth
    depths: dict[str, float | None] = {}
    answer = reading.ask("groups-of-partnerships")
    for row in answer:
        cells: dict[str, Any] = dict(zip(answer.columns, row, strict=True))
        # A group that no line touches stands on no level.
        if cells["whose"] == "its own" and cells["group"].iri in steps:
            home = cells["partnership"].iri
            depths[home] = max(depths.get(home) or 0, steps[cells["group"].iri])
    return depths


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _list_all(rows: Sequence[Mapping[str, Any]], figures: Mapping[str, Figures]) -> Answer:
    meanings = {**_ALL, **{each.name: each.words for each in MEASURES}, "passage": "where it is described"}
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row["partnership"],
            *(_drop_decimals(figures[row["partnership"].iri][each.name]) for each in MEASURES),
            row["passage"],
        )
        for row in rows
    )
    none = "No edition that was read describes a group, priority or action."
    return tabulate("partnerships", "The partnerships", meanings, cells, none, note=_EMPTY)


def _compare(figures: Mapping[str, Figures], chosen: Thing | None) -> Answer:
    rows: list[tuple[Cell, ...]] = []
    for each in MEASURES:
        value = figures[chosen.iri][each.name] if chosen is not None else None
        found = get_standing(value, _known(figures, each, chosen))
        span = (_drop_decimals(found.lowest), _drop_decimals(found.median), _drop_decimals(found.highest))
        if chosen is None:
            rows.append((each.words, *span))
        else:
            rows.append((each.words, _drop_decimals(value), *span, _describe(value, found)))
    meanings = _RANGE if chosen is None else _STANDING
    title = "The range of all" if chosen is None else f"Where {chosen.label} stands"
    return tabulate("comparison", title, meanings, rows)


def _known(figures: Mapping[str, Figures], measure: Measure, chosen: Thing | None) -> list[float]:
    """Return the values of a measure for all but the chosen one, where they are known."""
    own = chosen.iri if chosen is not None else None
    values = (each[measure.name] for iri, each in figures.items() if iri != own)
    return [value for value in values if value is not None]


def _describe(value: float | None, found: Standing) -> str:
    if value is None:
        return "not known of it"
    if found.lowest is None:
        return "not known of any peer"
    words = [f"{found.below} below", f"{found.equal} the same", f"{found.above} above"]
    return ", ".join(words)


def _summarise(figures: Mapping[str, Figures], names: Mapping[str, Thing], chosen: Thing | None) -> str:
    if not figures:
        return "No edition that was read describes a group, priority or action: there is nothing to compare."
    if len(figures) == 1:
        [only] = names.values()
        return (
            f"The data are of one partnership, {only}: there is nobody to compare it with. "
            "Read the data of others with it, for instance by naming their files too."
        )
    if chosen is None:
        return (
            f"{len(figures)} partnerships are compared. {_describe_unreached(figures)} "
            "Name one of them to see where it stands among the others."
        )
    higher, lower = _list_extremes(figures, chosen)
    words = [f"{chosen} is compared with {quantity(len(figures) - 1, 'other')}."]
    if higher:
        words.append(f"It has more than every peer in: {'; '.join(higher)}.")
    if lower:
        words.append(f"It has less than every peer in: {'; '.join(lower)}.")
    if not higher and not lower:
        words.append("In none of the measures does it stand above or below all of them.")
    return " ".join(words)


def _list_extremes(figures: Mapping[str, Figures], chosen: Thing) -> tuple[list[str], list[str]]:
    higher, lower = [], []
    for each in MEASURES:
        value = figures[chosen.iri][each.name]
        found = get_standing(value, _known(figures, each, chosen))
        words = f"{each.words} ({_drop_decimals(value)}; median of the peers {_drop_decimals(found.median)})"
        if found.below and not found.equal and not found.above:
            higher.append(words)
        elif found.above and not found.equal and not found.below:
            lower.append(words)
    return higher, lower


def _describe_unreached(figures: Mapping[str, Figures]) -> str:
    """Return how many have no line to an elected body, in words: what a reader would ask first."""
    without = sum(each["reaching"] == 0 for each in figures.values())
    if not without:
        return "From some group of each of them stated lines lead to an elected body."
    return f"From the groups of {without} of them no stated line leads to an elected body."


def _drop_decimals(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
