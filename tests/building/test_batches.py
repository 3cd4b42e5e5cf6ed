"""A folder is filled in batches: the dataset is the one that all files make together in memory."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.base import resources, workers
from csa_graph.base.errors import SourceError, StoreError
from csa_graph.building.layers import Plan
from csa_graph.building.loading import Loader, Sizes
from csa_graph.stores.folder import building as kept
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store
from tests.building.conftest import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from csa_graph.building.layers import BuildReport
    from csa_graph.building.progress import Progress

DATA = Path(__file__).parents[1] / "data"
BLANK = ':person foaf:knows [ a foaf:Person ; foaf:name "A" ] .'
KNOWN = "SELECT ?b { ?a <http://xmlns.com/foaf/0.1/knows> ?b . ?b <http://xmlns.com/foaf/0.1/name> ?name }"
OLD = "<https://w3id.org/csa-graph/test/a/e>"
TABLE = ':table a qb:DataSet ; skos:prefLabel "T" ; csa:table "figures.csv" .'
WORDS = ':all a skos:Concept ; skos:prefLabel "All" . :north a skos:Concept ; skos:prefLabel "North" .'


#: No two files go together that need not.
SMALL = Sizes(batch=1, load=20_000)
WHOLE = Plan(inference=True, tables=True, editions=True)
STATED = Plan(inference=False, editions=False)


def count_batches(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return a list that gets the names of the files of each batch."""
    found: list[tuple[str, ...]] = []
    share = workers.run

    def spy(function: Callable[[Any], Any], jobs: Iterable[Any], processes: int) -> Iterator[Any]:
        jobs = list(jobs)
        found.extend(tuple(each.path.name for each in job.inputs) for job in jobs if hasattr(job, "inputs"))
        return share(function, jobs, processes)

    monkeypatch.setattr(workers, "run", spy)
    return found


def build(
    folder: Path,
    paths: Iterable[Path],
    sizes: Sizes = SMALL,
    plan: Plan = WHOLE,
    *,
    processes: int = 1,
    watch: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """Build a store in a folder, in steps of a size."""
    return kept.build(folder, opening.find(paths), plan, processes, watch, sizes=sizes)


def is_same(paths: list[Path], tmp_path: Path, sizes: Sizes = SMALL, plan: Plan = WHOLE) -> bool:
    """Return whether a folder holds what memory holds; the reports must say the same of both."""
    here = MemoryStore()
    reports = [
        build(tmp_path / "store", paths, sizes, plan),
        here.build(opening.find(paths), plan),
    ]
    assert reports[0]._replace(seconds=0) == reports[1]._replace(seconds=0)
    there = open_store(tmp_path / "store", read_only=True)
    assert len(there) == len(here) > 0
    return there.fingerprint() == here.fingerprint()


def test_files_of_their_own_are_batches_of_their_own(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = count_batches(monkeypatch)
    assert is_same([write("a"), write("b"), write("c")], tmp_path)
    assert made == [("a.trig",), ("b.trig",), ("c.trig",)]


def test_small_data_are_built_at_once(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = count_batches(monkeypatch)
    assert is_same([write("a"), write("b")], tmp_path, SMALL._replace(batch=100_000))
    assert made == []


@pytest.mark.parametrize("plan", [WHOLE, STATED, Plan(tables=False)])
def test_the_agreement_and_the_invented_partnerships(tmp_path: Path, plan: Plan) -> None:
    paths = [*resources.default_data(), DATA / "harbour", DATA / "neighbours"]
    assert is_same(paths, tmp_path, plan=plan)


def test_several_processes_make_the_same(write: Callable[..., Path], tmp_path: Path) -> None:
    paths = [write(name) for name in "abcdef"]
    here = MemoryStore()
    told: list[Progress] = []
    build(tmp_path / "store", paths, processes=2, watch=told.append)
    here.build(opening.find(paths))
    assert open_store(tmp_path / "store", read_only=True).fingerprint() == here.fingerprint()
    assert [each.stage for each in told] == ["reading", *["building"] * 6, "ordering"]
    assert told[-2].part == 1
    assert told[0].statements == told[-2].statements == told[-1].statements


@pytest.mark.parametrize("plan", [WHOLE, STATED])
def test_an_edition_of_another_file_is_replaced(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: Plan
) -> None:
    made = count_batches(monkeypatch)
    assert is_same([write("a"), write("b", more=f"; dct:replaces {OLD}"), write("c")], tmp_path, plan=plan)
    assert len(made) == 3
    store = open_store(tmp_path / "store", read_only=True)
    board = "<https://w3id.org/csa-graph/test/a/board>"
    assert not store.ask(f"ASK {{ {board} ?p ?o }}")
    assert store.ask(f"ASK {{ GRAPH ?g {{ {board} ?p ?o }} }}")


PLAIN = "<urn:x:office> a org:OrganizationalUnit ; skos:prefLabel 'Office' ; org:unitOf <urn:x:body> ."
BODY = "<urn:x:body> a org:FormalOrganization ; skos:prefLabel 'Body' ."
SCRUTINY = "<https://w3id.org/csa-graph/test/a/board> org:classification kind:scrutiny-committee ."


@pytest.mark.parametrize("more", ["", f"; dct:replaces {OLD}"])
def test_rules_read_what_a_plain_file_states_together_with_all_else(
    write: Callable[..., Path], tmp_path: Path, more: str
) -> None:
    path = tmp_path / "register.ttl"
    path.write_text(f"{PREFIXES}{PLAIN} {BODY} {SCRUTINY}\n", "utf-8")
    assert is_same([write("a"), write("b", more=more), path], tmp_path)


def test_what_two_files_state_outside_passages_counts_once(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    mapping = "<urn:x:map> { <urn:x:map> a csa:Mapping . <urn:x:a> csa:addresses <urn:x:b> }"
    for name, text in (("m", mapping), ("n", mapping), ("r", BODY), ("s", f"{BODY} {PLAIN}")):
        (tmp_path / f"{name}.trig").write_text(f"{PREFIXES}{text}\n", "utf-8")
    assert is_same([write("a"), *tmp_path.glob("*.trig")], tmp_path)


@pytest.mark.parametrize(
    "stated",
    [
        # A passage, a description, statements about its edition and passage, a graph: of another file's.
        "} :q a csa:Passage ; dct:isPartOf %(a)se> ; csa:locator '2' . :q { :x a csa:Group",
        "} %(a)se> dct:description 'Old' . :q a csa:Passage ; dct:isPartOf :e ; csa:locator '2' . :q { ",
        "%(a)se> skos:altLabel 'The old one' .",
        "%(a)sp> skos:note 'Wrong' .",
        "} %(a)sp> { :x a csa:Group .",
    ],
)
@pytest.mark.parametrize("more", ["", f"; dct:replaces {OLD}"])
def test_files_that_speak_of_one_edition_go_together(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: str, more: str
) -> None:
    made = count_batches(monkeypatch)
    other = stated % {"a": "<https://w3id.org/csa-graph/test/a/"}
    assert is_same([write("a"), write("b"), write("c", other, more)], tmp_path)
    assert made == [("a.trig", "c.trig"), ("b.trig",)]


@pytest.mark.parametrize(("here", "there"), [(f"{TABLE} {WORDS}", ""), (TABLE, WORDS)])
def test_a_table_may_need_the_words_of_another_file(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, there: str
) -> None:
    made = count_batches(monkeypatch)
    paths = [write("a", here), write("b", there)]
    (paths[0].parent / "figures.csv").write_text("category,area,period,value\nAll,North,2040,7\n", "utf-8")
    assert is_same(paths, tmp_path)
    assert len(made) == (0 if there else 2)


def test_a_dataset_that_was_exported_whole_goes_with_all_others(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = MemoryStore()
    store.build(opening.find([write("a")]))
    (tmp_path / "whole.nq").write_bytes(store.dump(ox.RdfFormat.N_QUADS))
    made = count_batches(monkeypatch)
    assert is_same([tmp_path / "whole.nq", write("b", more=f"; dct:replaces {OLD}")], tmp_path)
    assert made == []


def test_what_is_too_large_for_memory_is_built_where_it_is_kept(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    sizes = SMALL._replace(memory=10)
    assert is_same([write("a")], tmp_path, sizes)
    assert is_same([write("a"), write("b")], tmp_path, sizes)


@pytest.mark.parametrize(
    ("faults", "name", "message"),
    [
        ({"c": ":board csa:reportsToo :council ."}, "c", "no term csa:reportsToo"),
        ({"c": ":board csa:reportsTo :bord ."}, "c", "the nearest that is described is .*/board"),
        ({"a": ":board csa:reportsTo <urn:nobody> ."}, "a", "nothing describes urn:nobody"),
        ({"a": "} :q a csa:Passage ; csa:locator '2' . :q { "}, "a", "part of no edition"),
        ({"a": "} :q { :x a csa:Group ."}, "a", "no passage that the file describes"),
        ({"a": "nonsense"}, "a", "not valid TriG"),
    ],
)
def test_faults_name_the_file(
    write: Callable[..., Path], tmp_path: Path, faults: dict[str, str], name: str, message: str
) -> None:
    paths = [write(each, faults.get(each, "")) for each in "abc"]
    with pytest.raises(SourceError, match=message) as here:
        MemoryStore().build(opening.find(paths))
    with pytest.raises(SourceError, match=message) as kept:
        build(tmp_path / "store", paths)
    assert str(kept.value) == str(here.value)
    assert kept.value.path == tmp_path / "data" / f"{name}.trig"
    assert not (tmp_path / "store").exists()


def test_a_process_that_dies_is_an_error_and_leaves_nothing(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> Iterator[object]:
        raise BrokenProcessPool
        yield

    monkeypatch.setattr("csa_graph.base.workers.run", die)
    with pytest.raises(StoreError, match="a process that built a part of it died"):
        build(tmp_path / "store", [write("a"), write("b")])
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_reference_into_another_file_is_followed(write: Callable[..., Path], tmp_path: Path) -> None:
    up = ":board csa:reportsTo <https://w3id.org/csa-graph/test/{}/board> ."
    assert is_same([write("a", up.format("c")), write("b"), write("c", up.format("a"))], tmp_path)


def test_files_without_statement_and_editions_that_are_all_replaced(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    for name in "xy":
        (tmp_path / f"{name}.trig").write_text(PREFIXES, "utf-8")
    with pytest.raises(SourceError, match=r"x\.trig: the file holds no statement"):
        build(tmp_path / "store", tmp_path.glob("*.trig"))
    circle = [
        write(one, more=f"; dct:replaces <https://w3id.org/csa-graph/test/{other}/e>")
        for one, other in ("ab", "ba")
    ]
    with pytest.raises(SourceError, match="every edition is replaced"):
        build(tmp_path / "store", circle)


class Counting:
    """An engine that only counts the bytes of each lot that it is to load."""

    def __init__(self) -> None:
        self.lots: list[int] = []

    def bulk_load(self, quads: bytes, *_: object, **__: object) -> None:
        self.lots.append(len(quads))


@pytest.mark.parametrize("stated", ["", ":person foaf:knows [ foaf:name 'C' ] ."])
def test_what_is_built_at_once_is_loaded_in_lots(
    write: Callable[..., Path], tmp_path: Path, stated: str
) -> None:
    # A blank node of two lots would become two.
    path = write("a")
    path.write_text(path.read_text("utf-8").replace(BLANK, stated), "utf-8")
    sizes = SMALL._replace(load=5_000)
    assert is_same([path], tmp_path, sizes)
    engine = Counting()
    with Loader(cast("ox.Store", engine), at_once=sizes.load) as loader:
        loader.add_parted(open_store(tmp_path / "store", read_only=True).dump(ox.RdfFormat.N_QUADS))
    assert (len(engine.lots) > 5) is (stated == "")
    assert len(open_store(tmp_path / "store").select(KNOWN)) == (stated != "")
