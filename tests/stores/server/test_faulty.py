"""Every check finds the same on a server where there is something to find: all faults in one store.

Of the other engines, a folder and Virtuoso are answered for by the embedded engine, and sparq takes minutes.
"""

from __future__ import annotations

import datetime
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.asking import catalogue
from csa_graph.checking import checks
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from csa_graph.sparql.store import Store

HERE = Path(__file__).parents[2] / "checks"
SOUND, OFFENCES = ((HERE / name).read_text("utf-8") for name in ("sound.trig", "offences.csv"))
BREAKS = [
    case
    for path in sorted((HERE / "breaks").glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["break"]
]
# A day after which some of what is to be done is overdue.
AS_OF = datetime.date(2030, 12, 1)
WITHOUT_NAMES = {
    name: query
    for name, query in (catalogue.questions() | catalogue.edges()).items()
    if all(parameter.optional for parameter in query.parameters.values())
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write a partnership for each break of the sound one, each with a name of its own."""
    files = []
    for number, case in enumerate(BREAKS):
        folder = tmp_path_factory.mktemp("faulty")
        text = SOUND.replace(case["old"], case["new"]).replace("csa-graph/quay/", f"csa-graph/quay-{number}/")
        files.append(folder / "2030.trig")
        files[-1].write_text(text, encoding="utf-8")
        (folder / "offences.csv").write_text(OFFENCES.replace(case["old"], case["new"]), encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def memory(faulty: list[Path]) -> Store:
    store = MemoryStore()
    store.build(opening.find(faulty))
    return store


@pytest.fixture(scope="module")
def store(oxigraph: str, faulty: list[Path]) -> Store:
    open_store(oxigraph).build(opening.find(faulty))
    return open_store(oxigraph, read_only=True)


@pytest.fixture(scope="module")
def named(memory: Store, store: Store) -> tuple[Names, Names]:
    return Names(memory), Names(store)


@pytest.mark.parametrize("code", checks.all_checks())
def test_every_check_finds_the_same(
    code: str, store: Store, memory: Store, named: tuple[Names, Names]
) -> None:
    here, there = (
        checks.run(where, names, only=[code], as_of=AS_OF)
        for where, names in zip((memory, store), named, strict=True)
    )
    assert here, "each check has a partnership in which it finds something"
    assert there == here


@pytest.mark.parametrize("name", WITHOUT_NAMES)
def test_every_question_that_names_nothing_has_the_same_rows(name: str, store: Store, memory: Store) -> None:
    text = WITHOUT_NAMES[name].text
    here, there = memory.select(text), store.select(text)
    assert there.columns == here.columns
    assert Counter(there.rows) == Counter(here.rows)
