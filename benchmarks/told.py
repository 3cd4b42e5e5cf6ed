"""Times questions that are told a thing, on a store in a folder: how many are answered within 100 ms.

Each question of the catalogue with a parameter is told a thing of one of the partnerships, chosen by chance,
by its IRI. What is in the store beside it should cost nothing. To be run with
``python -m benchmarks.told [--ten-thousand]``.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benchmarks import data, sizes
from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.naming.kinds import Kinds
from csa_graph.naming.names import Names
from csa_graph.stores.opening import open_store
from csa_graph.terms.iris import RDF

if TYPE_CHECKING:
    from csa_graph.asking.query import Query
    from csa_graph.sparql.store import Store

SIZES = (100, 1000)
ROUNDS, LIMIT_MS = 20, 100
#: A question that takes longer is asked no more often.
LONG_S = 5


def open_built(partnerships: int) -> Store:
    """Open a store of so many partnerships, made once."""
    place = data.MADE / f"told-{partnerships}-{data.get_version()}"
    open_store(place).build(opening.find(data.get_files(partnerships)))
    return open_store(place, read_only=True)


def choose(store: Store, kinds: Kinds, query: Query, chance: random.Random) -> dict[str, object]:
    """Choose what a question is told: things of one edition, and what the header gives as an example."""
    edition = chance.choice(store.editions())
    told: dict[str, object] = {}
    for name, parameter in query.parameters.items():
        if not parameter.names_thing:
            told[name] = parameter.example
            continue
        wanted = kinds.classes(parameter.kind)
        found = {
            quad.subject.value
            for quad in store.quads(None, RDF.type, None, edition)
            if isinstance(quad.subject, ox.NamedNode) and (not wanted or quad.object in wanted)
        }
        if found:
            told[name] = chance.choice(sorted(found))
    return told


def measure(partnerships: int) -> tuple[dict[str, dict[str, float]], float]:
    """Measure one size: times by question, and the share of all that were answered in time."""
    store = open_built(partnerships)
    names, kinds, chance = Names(store), Kinds(store), random.Random(1)  # noqa: S311  (no secret)
    rows: dict[str, dict[str, float]] = {}
    every: list[float] = []
    for name, query in catalogue.questions().items():
        taken: list[float] = []
        while query.parameters and len(taken) < ROUNDS and (not taken or taken[-1] < LONG_S):
            bindings = running.bind(query, names, choose(store, kinds, query, chance))
            start = time.perf_counter()
            running.select(query, store, bindings)
            taken.append(time.perf_counter() - start)
        if taken:
            # What was asked less often, as it takes long, counts as often as the others.
            every += (taken * ROUNDS)[:ROUNDS]
            rows[name] = {"median_ms": 1000 * statistics.median(taken), "worst_ms": 1000 * max(taken)}
    in_time = sum(1000 * each <= LIMIT_MS for each in every)
    return rows, in_time / len(every)


def main(numbers: tuple[int, ...]) -> None:
    """Measure each size, and report."""
    measured = {number: measure(number) for number in numbers}
    findings = {
        f"answered within {LIMIT_MS} ms on {number:,} partnerships": f"{share:.0%}"
        for number, (_, share) in measured.items()
    }
    figures = {number: rows for number, (rows, _) in measured.items()}
    title = "Questions that are told a thing, on many partnerships"
    sizes.report("told", title, figures, findings, libraries=("pyoxigraph",), grown="median_ms")


if __name__ == "__main__":
    main((*SIZES, 10_000) if "--ten-thousand" in sys.argv else SIZES)
