"""The invented Harbour partnership, built once; and a way to write small data files."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from csa_graph import opening
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.sparql.store import Store

# No test is about time: a machine that does much else is slow, and not wrong.
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")

#: Counting lines doubles the time of a test. Further cases of a test run the lines of its first ones, and
#: these files those that others run.
COUNTED = 3
UNCOUNTED = (
    *("building/test_increments.py", "checking/test_checks.py", "map/test_surroundings.py"),
    *("stores/server/test_engines.py", "test_bench.py", "test_docs.py", "test_generate.py", "test_house.py"),
    *("test_questions.py", "validation/test_shacl.py"),
)
#: Files that take longest begin first, so that the processes that share the files end together.
LONG = (
    *("survey/test_spark.py", "browser/test_access.py", "stores/server/test_engines.py"),
    *("map/test_surroundings.py", "building/test_increments.py", "stores/server/test_crash.py"),
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put long files first where processes share them; count lines for the first cases of each test only."""
    here = f"{Path(__file__).parent}{os.sep}"
    paths = {item: str(item.path).removeprefix(here).replace(os.sep, "/") for item in items}
    if hasattr(config, "workerinput"):
        order = {path: place for place, path in enumerate(LONG)}
        items.sort(key=lambda item: order.get(paths[item], len(LONG)))
    cases = Counter[str]()
    for item in items:
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if cases[test] > COUNTED or is_property or paths[item] in UNCOUNTED:
            item.add_marker("no_cover")


HARBOUR = Path(__file__).parent / "data" / "harbour" / "2030-31.trig"

PREFIXES = """\
@prefix : <https://w3id.org/csa-graph/harbour/> .
@prefix p: <https://w3id.org/csa-graph/harbour/2030-31#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/csa-graph/harbour/2030-31> a csa:Edition .
p:1 a csa:Passage ; dct:isPartOf <https://w3id.org/csa-graph/harbour/2030-31> ; csa:locator "1" .
"""
#: Lines of PREFIXES: what a test writes begins on the next one.
ABOVE = PREFIXES.count("\n")


@pytest.fixture(scope="session")
def harbour() -> Path:
    """Return the data file of the invented partnership."""
    return HARBOUR


@pytest.fixture(scope="session")
def harbour_store() -> Store:
    """Return the invented partnership, built; read only."""
    store = MemoryStore()
    store.build(opening.find([HARBOUR]))
    return store


@pytest.fixture
def harbour_names(harbour_store: Store) -> Names:
    """Return the names of the invented partnership."""
    return Names(harbour_store)


@pytest.fixture
def data_file(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a TriG file: prefixes, an edition, passage ``p:1``, its argument."""

    def write(text: str, name: str = "plan.trig", *, prefixes: bool = True) -> Path:
        path = tmp_path / name
        path.write_text((PREFIXES if prefixes else "") + text, encoding="utf-8")
        return path

    return write
