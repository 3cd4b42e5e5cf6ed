"""Times what the layers of the graph cost beside parsing the data, within one process.

Says nothing of the start of Python: benchmarks.cold_question does. To be run with
``python -m benchmarks.build_layers [ROUNDS]``.
"""

from __future__ import annotations

import statistics
import sys
from functools import partial

import pyoxigraph as ox

from benchmarks import measure
from csa_graph import opening
from csa_graph.base import resources
from csa_graph.building import merging
from csa_graph.building.layers import Plan
from csa_graph.stores.memory import MemoryStore

PARSED, LAYER, STATED, EDITIONS, RULES, ALL = (
    "parse and load the data",
    "+ current layer",
    "+ ontology, and the data checked against it: what a question on stated facts needs",
    "+ layer of each edition",
    "+ rules",
    "+ tables: all that a build makes",
)


def load(*, layer: bool) -> None:
    """Parse the data into an engine, make the current layer if asked, and no more."""
    engine = ox.Store()
    for path in resources.default_data():
        engine.load(path=path, format=ox.RdfFormat.TRIG)
    if layer:
        merging.merge(engine, merging.find_editions(engine), ())


def build(*, inference: bool, tables: bool, editions: bool) -> None:
    """Build a store in memory."""
    MemoryStore().build(
        opening.find(resources.default_data()), Plan(inference=inference, tables=tables, editions=editions)
    )


def main(rounds: int) -> None:
    """Measure each step up to the whole build."""
    times = measure.interleave(
        {
            PARSED: partial(load, layer=False),
            LAYER: partial(load, layer=True),
            STATED: partial(build, inference=False, tables=False, editions=False),
            EDITIONS: partial(build, inference=False, tables=False, editions=True),
            RULES: partial(build, inference=True, tables=False, editions=True),
            ALL: partial(build, inference=True, tables=True, editions=True),
        },
        rounds,
    )
    layer = statistics.median(b - a for a, b in zip(times[PARSED], times[LAYER], strict=True))
    findings = {
        "the layer that a question on stated facts needs, in ms": round(layer, 2),
        "the same beside parsing (aim: at most 1)": round(measure.ratio(times, LAYER, PARSED) - 1, 3),
    }
    measure.report("build_layers", "What the layers cost, in one process", times, PARSED, findings)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
