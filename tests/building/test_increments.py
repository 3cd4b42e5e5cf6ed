"""A store that is brought up to date is the one that a build of all files makes, whatever has changed."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.building import batches, increments
from csa_graph.building.layers import Plan
from csa_graph.building.loading import Sizes
from csa_graph.stores.folder import building as kept
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store
from tests.conftest import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pyoxigraph as ox

    from csa_graph.building.changes import Change
    from csa_graph.building.layers import BuildReport

#: What an edition may state, by a letter; some of it others state too, or it refers to what they describe.
STATEMENTS = {
    "a": ':panel a csa:Group ; skos:prefLabel "Panel" ; csa:reportsTo :board .',
    "b": '<urn:council> a org:FormalOrganization ; skos:prefLabel "Council" .',
    "c": ":board csa:subGroupOf :forum . :forum a csa:Group .",
    "d": "<urn:council> csa:supports :board .",
    "e": ':board skos:note [ skos:prefLabel "A blank node" ] .',
    "f": ":board csa:reportsTo <https://w3id.org/csa-graph/town-1/board> .",
    "g": '<https://w3id.org/csa-graph/town-1/board> skos:altLabel "The other board" .',
}
#: What a file may say outside of passages.
OUTSIDE = {
    "r": ":{year} dct:replaces <https://w3id.org/csa-graph/town-{next}/{year}> .",
    "s": ':board skos:altLabel "Outside" .',
    "t": '<https://w3id.org/csa-graph/town-{next}/{year}#1> dct:title "Of another" .',
    "q": '<https://w3id.org/csa-graph/town-{number}/{year}/quotes> {{ p:1 <http://schema.org/text> "A" }}',
    "u": '<https://elsewhere.example/{number}/hall> a org:FormalOrganization ; skos:prefLabel "Hall" .',
}


def build(folder: Path, paths: Iterable[Path]) -> BuildReport:
    """Build a store in a folder; a few bytes are worth a batch, as a few megabytes are otherwise."""
    return kept.build(
        folder, opening.find(paths), Plan(inference=True, tables=True, editions=True), sizes=Sizes(batch=1)
    )


def edition(number: int, said: str, year: int = 2030) -> str:
    """Write a file: the board, and what the letters mean."""
    own = {"number": number, "next": (number + 1) % 6, "year": year}
    text = PREFIXES.replace("csa-graph/harbour/", f"csa-graph/town-{number}/").replace("2030-31", str(year))
    stated = "\n".join(STATEMENTS[each] for each in said if each in STATEMENTS)
    outside = "\n".join(OUTSIDE[each].format(**own) for each in said if each in OUTSIDE)
    # What is outside is of the default graph, before the passage.
    return f'{text}\n{outside}\np:1 {{ :board a csa:Group ; skos:prefLabel "Board {number}" .\n{stated} }}\n'


Town = st.text(alphabet=[*STATEMENTS, *"qrrstu"], max_size=4)
Towns = st.dictionaries(st.integers(0, 5), Town, min_size=3, max_size=6)


def write(folder: Path, towns: dict[int, str]) -> None:
    for path in folder.glob("*/2030.trig"):
        path.unlink()
    for number, said in towns.items():
        change(folder, number, said)


def change(folder: Path, number: int, said: str | None) -> None:
    """Write, or delete, the file of a partnership: it has a folder of its own, as a rule."""
    path = folder / f"town-{number}" / "2030.trig"
    if said is None:
        path.unlink()
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text(edition(number, said), encoding="utf-8")


@given(before=Towns, steps=st.lists(Towns, min_size=1, max_size=2))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_the_store_that_a_build_of_all_files_makes(
    before: dict[int, str], steps: list[dict[int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for towns in (before, *steps):
            write(folder, {**towns, **dict.fromkeys(range(6, 10), "")})
            build_both_ways(folder)


def build_both_ways(folder: Path) -> None:
    """Build in a folder, where there is a store already, and in memory; compare what comes of it."""
    whole = MemoryStore()
    state = open_store(folder / "kept").fingerprint()
    files = [*folder.glob("*/2030.trig")]
    expected, found = (
        attempt(lambda files: whole.build(opening.find(files)), files),
        attempt(partial(build, folder / "kept"), files),
    )
    assert found == expected
    after = open_store(folder / "kept").fingerprint()
    assert after == (state if isinstance(found, str) else whole.fingerprint())


def attempt(build: Callable[[list[Path]], BuildReport], files: list[Path]) -> tuple[int, ...] | str:
    """Build; return what is reported, or the fault that stops it."""
    try:
        return build(files)[:4]
    except SourceError as error:
        return error.reason


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[int]]:
    """Build ten editions in a folder; return where, and a list that gets how many files a build builds."""
    write(tmp_path, {**dict.fromkeys(range(10), "a"), 1: "ab", 2: "ab", 3: "ar", 8: "aq"})
    build(tmp_path / "kept", [tmp_path])
    counted: list[int] = []
    fill, make = batches.fill, increments.build

    def fill_all(engine: ox.Store, files: list[Path], *rest: object, **more: object) -> object:
        counted.append(len(files))
        return fill(engine, files, *rest, **more)  # type: ignore[arg-type]

    def make_some(some: Change, plan: Plan) -> object:
        counted.append(len(some.files))
        return make(some, plan)

    monkeypatch.setattr(batches, "fill", fill_all)
    monkeypatch.setattr(increments, "build", make_some)
    return tmp_path, counted


@pytest.mark.parametrize(
    ("changes", "numbers"),
    [
        pytest.param({5: "ac"}, [1], id="one file states more"),
        pytest.param({5: ""}, [1], id="one file states less"),
        pytest.param({5: "aeg", 6: "b", 7: "c"}, [3], id="three files"),
        pytest.param({1: "a"}, [1], id="what another states too goes from one"),
        pytest.param({11: "ab"}, [1], id="a file is new"),
        pytest.param({9: None}, [0], id="a file is gone"),
        pytest.param({7: "ar"}, [2], id="an edition is replaced"),
        pytest.param({3: "a"}, [2], id="an edition is replaced no more"),
        pytest.param({3: None}, [1], id="that which replaced it is gone"),
        pytest.param({5: "aq"}, [1], id="a file has quotes"),
        pytest.param({8: "a"}, [1], id="a file has no quotes any more"),
        pytest.param({5: "as"}, [1, 10], id="something is said outside of passages"),
        pytest.param({5: "at"}, [10], id="a file speaks of the passage of another"),
        pytest.param({1: "", 2: ""}, [2], id="nobody describes it any more"),
        pytest.param(dict.fromkeys(range(6), "c"), [10], id="most files"),
    ],
)
def test_only_what_has_changed_is_built(
    built: tuple[Path, list[int]], changes: dict[int, str | None], numbers: list[int]
) -> None:
    folder, counted = built
    for number, said in changes.items():
        change(folder, number, said)
    build_both_ways(folder)
    assert counted == numbers


def test_of_the_same_files_nothing_is_built(built: tuple[Path, list[int]]) -> None:
    folder, counted = built
    before = {path: path.stat().st_mtime_ns for path in (folder / "kept").rglob("*")}
    report = build(folder / "kept", [folder])
    assert report.is_unchanged
    assert report.files == 10
    assert counted == []
    assert {path: path.stat().st_mtime_ns for path in (folder / "kept").rglob("*")} == before
    assert not open_store(folder / "kept").build(opening.find([folder]), Plan(inference=False)).is_unchanged


def test_a_table_that_changes_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "plan.trig").write_text(edition(0, "a"), encoding="utf-8")
    open_store(tmp_path / "kept").build(opening.find([tmp_path]))
    assert open_store(tmp_path / "kept").build(opening.find([tmp_path])).is_unchanged
    (tmp_path / "figures.csv").write_text("category,area,period,value\n", encoding="utf-8")
    assert not open_store(tmp_path / "kept").build(opening.find([tmp_path])).is_unchanged


def test_a_reference_that_leads_to_nothing_now_stops_the_build(built: tuple[Path, list[int]]) -> None:
    folder, _ = built
    change(folder, 5, "af")
    build_both_ways(folder)
    state = open_store(folder / "kept").fingerprint()
    change(folder, 1, None)
    with pytest.raises(SourceError, match="nothing describes https://w3id"):
        build(folder / "kept", [folder])
    assert open_store(folder / "kept").fingerprint() == state


def test_whoever_reads_goes_on_while_a_store_is_brought_up_to_date(built: tuple[Path, list[int]]) -> None:
    folder, counted = built
    reader = open_store(folder / "kept", read_only=True)
    before = reader.fingerprint()
    change(folder, 5, "c")
    build_both_ways(folder)
    assert counted == [1]
    assert reader.fingerprint() == before != open_store(folder / "kept").fingerprint()


@pytest.mark.parametrize("damage", ["{", "[]", '["x", {"town-0/2030.trig": 1}]', '["x", {}]'])
def test_a_list_of_files_that_cannot_be_read_leads_to_a_whole_build(
    built: tuple[Path, list[int]], damage: str
) -> None:
    folder, counted = built
    (listed,) = (folder / "kept").glob("*/csa-graph-files.json")
    listed.write_text(damage, encoding="utf-8")
    change(folder, 5, "c")
    build_both_ways(folder)
    assert counted == [10]
