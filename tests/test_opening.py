"""What a command reads is found once, as a value; of every kind one process and several build the same."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.building.layers import Plan
from csa_graph.building.loading import Sizes
from csa_graph.files.inputs import Conversions, Input, count_paths
from csa_graph.files.source import RDF_FORMATS, Source
from csa_graph.formats.workbook import writing
from csa_graph.formats.workbook.writing import source
from csa_graph.stores.folder import building
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store
from tests.conftest import HARBOUR
from tests.formats.test_organogram import JUNIOR, SENIOR
from tests.formats.test_popolo import FILE as POPOLO
from tests.formats.workbooks import harbour, save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAMES = ("quay", "dock")


def write_rdf(folder: Path, form: ox.RdfFormat, ending: str) -> list[Path | str]:
    """Write the invented partnership twice, under two names, with the table that both name beside them."""
    found: list[Path | str] = []
    shutil.copy(HARBOUR.with_name("accidents.csv"), folder)
    for name in NAMES:
        text = HARBOUR.read_text("utf-8").replace("csa-graph/harbour/", f"csa-graph/{name}/")
        quads = ox.parse(text.encode(), format=ox.RdfFormat.TRIG)
        written = ox.serialize(quads, format=form)
        assert written is not None
        path = folder / f"{name}{ending}"
        path.write_bytes(written)
        found.append(path)
    return found


def write_plain(folder: Path, form: ox.RdfFormat, ending: str) -> list[Path | str]:
    """Write two files in a format that has no named graphs: all that they state is in no passage."""
    found: list[Path | str] = []
    for name in NAMES:
        text = f"""@prefix csa: <https://w3id.org/csa-graph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://w3id.org/csa-graph/{name}/board> a csa:Group ; skos:prefLabel "Board of {name}" ."""
        written = ox.serialize(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE), format=form)
        assert written is not None
        path = folder / f"{name}{ending}"
        path.write_bytes(written)
        found.append(path)
    return found


def write_exports(folder: Path) -> list[Path | str]:
    """Write two datasets that were exported whole, layers and inferences included."""
    found: list[Path | str] = []
    for path in write_rdf(folder, ox.RdfFormat.TRIG, ".trig"):
        store = MemoryStore()
        store.build(opening.find([path]))
        exported = Path(path).with_suffix(".nq")
        exported.write_bytes(store.dump(ox.RdfFormat.N_QUADS))
        found.append(exported)
    return found


def write_organograms(folder: Path) -> list[Path | str]:
    """Write the senior and the junior posts of two agencies."""
    found: list[Path | str] = []
    for name in ("Tide Agency", "Fog Agency"):
        for path in (SENIOR, JUNIOR):
            target = folder / path.name.replace("tide_agency", name.replace(" ", "_").lower())
            target.write_text(path.read_text("utf-8").replace("Tide Agency", name), encoding="utf-8")
            found.append(target)
    return found


def write_workbooks(folder: Path) -> list[Path | str]:
    return [
        save(
            folder / f"{name}.xlsx",
            harbour(Agreement=[["Title", "Period"], [f"Safety of {name}", "2030 to 2031"]]),
        )
        for name in NAMES
    ]


def write_workbook_folders(folder: Path) -> list[Path | str]:
    """Write workbooks as folders of CSV files."""
    found: list[Path | str] = []
    for path in write_rdf(folder, ox.RdfFormat.TRIG, ".trig"):
        store = MemoryStore()
        store.build(opening.find([path]))
        target = Path(path).with_suffix("")
        target.mkdir()
        for name, content in writing.to_csv(source.read(store)).items():
            (target / name).write_bytes(content)
        found.append(target)
    return found


def write_popolo(folder: Path) -> list[Path | str]:
    found: list[Path | str] = []
    for name in NAMES:
        path = folder / f"{name}.json"
        path.write_text(POPOLO.read_text("utf-8").replace("harbour", name), encoding="utf-8")
        found.append(path)
    return found


def write_pattern(folder: Path) -> list[Path | str]:
    write_rdf(folder, ox.RdfFormat.TRIG, ".trig")
    return [str(folder / "**" / "*.trig")]


def write_folder(folder: Path) -> list[Path | str]:
    write_rdf(folder, ox.RdfFormat.TRIG, ".trig")
    return [folder]


def write_mixture(folder: Path) -> list[Path | str]:
    return [
        *write_organograms(folder),
        *write_workbooks(folder),
        *write_rdf(folder, ox.RdfFormat.TRIG, ".trig"),
    ]


KINDS: dict[str, Callable[[Path], list[Path | str]]] = {
    "TriG": lambda folder: write_rdf(folder, ox.RdfFormat.TRIG, ".trig"),
    "N-Quads": lambda folder: write_rdf(folder, ox.RdfFormat.N_QUADS, ".nq"),
    "JSON-LD": lambda folder: write_rdf(folder, ox.RdfFormat.JSON_LD, ".jsonld"),
    "Turtle": lambda folder: write_plain(folder, ox.RdfFormat.TURTLE, ".ttl"),
    "N-Triples": lambda folder: write_plain(folder, ox.RdfFormat.N_TRIPLES, ".nt"),
    "RDF/XML": lambda folder: write_plain(folder, ox.RdfFormat.RDF_XML, ".rdf"),
    "exported datasets": write_exports,
    "pairs of organogram files": write_organograms,
    "workbooks": write_workbooks,
    "workbooks as folders": write_workbook_folders,
    "Popolo": write_popolo,
    "a pattern": write_pattern,
    "a folder": write_folder,
    "a mixture": write_mixture,
}


def test_every_format_of_rdf_is_a_kind() -> None:
    assert len(RDF_FORMATS) == len([kind for kind in KINDS if kind in FORMATS_BY_NAME])


FORMATS_BY_NAME = {"TriG", "Turtle", "N-Quads", "N-Triples", "JSON-LD", "RDF/XML"}


@pytest.mark.parametrize("kind", KINDS)
def test_one_process_and_several_build_the_same(kind: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    inputs = opening.find(KINDS[kind](data))
    assert len(inputs) >= 2
    memory = MemoryStore()
    reports = [memory.build(inputs)]
    for processes in (1, 2):
        # Each input is a job of its own, unless it belongs to others.
        folder = tmp_path / f"by {processes}"
        reports.append(building.build(folder, inputs, Plan(), processes, sizes=Sizes(batch=1)))
        store = open_store(folder, read_only=True)
        assert store.fingerprint() == memory.fingerprint()
        assert len(store) == len(memory)
    assert len({report._replace(seconds=0) for report in reports}) == 1
    assert reports[0].files == count_paths(inputs)


def test_what_is_read_as_one_is_one_input_and_each_path_counts(tmp_path: Path) -> None:
    inputs = opening.find([*write_organograms(tmp_path), *write_rdf(tmp_path, ox.RdfFormat.TRIG, ".trig")])
    assert [[path.name for path in each.paths] for each in inputs] == [
        ["dock.trig"],
        ["fog_agency-2030-03-31-senior.csv", "fog_agency-2030-03-31-junior.csv"],
        ["quay.trig"],
        ["tide_agency-2030-03-31-senior.csv", "tide_agency-2030-03-31-junior.csv"],
    ]
    assert count_paths(inputs) == 6


def test_what_was_found_before_changes_nothing(tmp_path: Path) -> None:
    """What a file says depends on it, and not on what somebody else has asked for meanwhile."""
    written = write_organograms(tmp_path)
    pair = opening.find(written[:2])
    text = pair[0].read().text
    alone = opening.find(written[1:2])
    assert pair[0].read().text == text
    assert alone[0].read().text != text


def test_inputs_are_taken_as_they_are(tmp_path: Path) -> None:
    written = write_organograms(tmp_path)
    inputs = opening.find(written)
    assert opening.find(inputs) == inputs
    assert opening.find([inputs[1], *written[2:]]) == inputs


def test_inputs_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    for each in opening.find(
        [*write_organograms(tmp_path), *write_rdf(tmp_path, ox.RdfFormat.TRIG, ".trig")]
    ):
        before = each.read()
        sent = pickle.loads(pickle.dumps(each))  # noqa: S301  (our own)
        assert sent == each
        assert sent.read().text == before.text


def test_an_absolute_input_is_read_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_workbooks(tmp_path)
    monkeypatch.chdir(tmp_path)
    (quay,) = opening.find([os.path.join(".", "..", tmp_path.name, "quay.xlsx")])  # noqa: PTH118
    absolute = quay.absolute()
    monkeypatch.chdir("/")
    assert absolute.path == tmp_path / "quay.xlsx"
    assert absolute.read().text


def test_a_file_is_converted_once_until_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("one")
    read: list[str] = []

    def convert(paths: Sequence[Path]) -> Source:
        read.append(paths[0].read_text())
        return Source(paths[0], read[-1].encode(), ox.RdfFormat.TRIG)

    data = Input((path,), convert, Conversions())
    assert (data.read().text, data.read().text, len(read)) == (b"one", b"one", 1)
    path.write_text("another")
    assert (data.read().text, len(read)) == (b"another", 2)


def test_what_no_reader_knows_is_said_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Minutes")
    (data,) = opening.find([path])
    with pytest.raises(SourceError, match="the name does not show the format"):
        data.read()
