"""Quotes are read with their data and kept by every store, and no layer has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import GovernanceGraph, opening
from csa_graph.base.errors import SourceError
from csa_graph.files.quotes.graph import read
from csa_graph.files.quotes.places import name_graph
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store
from csa_graph.survey import units
from tests import quoted
from tests.conftest import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.sparql.store import Store

GRAPH = name_graph(quoted.EDITION)


def build(*data: Path) -> MemoryStore:
    store = MemoryStore()
    store.build(opening.find(data))
    return store


def quotes_of(store: Store) -> object:
    found = read(store.quads(None, None, None, GRAPH))
    return found._replace(quotes=tuple(each._replace(iri="") for each in found.quotes))


def test_a_data_file_is_read_with_the_quotes_beside_it(tmp_path: Path) -> None:
    data = quoted.write(tmp_path)
    beside = tmp_path / "2030-31.quotes.trig"
    for given in ([data], [tmp_path], [data, beside], [f"{tmp_path}/2030-31.trig"], [f"{tmp_path}/*.trig"]):
        assert [each.path for each in opening.find(given)] == [beside, data]
    assert quotes_of(build(data)) == quoted.QUOTES


def test_no_layer_has_them(tmp_path: Path) -> None:
    data = quoted.write(tmp_path)
    with_them, without = build(data), GovernanceGraph.open(HARBOUR).store
    for graph in (ox.DefaultGraph(), ox.NamedNode(quoted.EDITION)):
        assert set(with_them.quads(None, None, None, graph)) == set(without.quads(None, None, None, graph))
    assert len(with_them) > len(without)


def test_a_store_in_a_folder_keeps_them_and_is_built_again_when_they_change(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    quoted.write(folder)
    inputs = opening.find([folder])
    assert open_store(tmp_path / "kept").build(inputs).files == 2
    assert quotes_of(open_store(tmp_path / "kept")) == quoted.QUOTES
    assert open_store(tmp_path / "kept").build(inputs).is_unchanged
    beside = folder / "2030-31.quotes.trig"
    beside.write_text(beside.read_text("utf-8").replace("harbour.pdf", "other.pdf"), encoding="utf-8")
    assert not open_store(tmp_path / "kept").build(opening.find([folder])).is_unchanged


@pytest.mark.parametrize(("form", "name"), [("trig", "x.trig"), ("nquads", "x.nq"), ("jsonld", "x.jsonld")])
def test_an_export_of_the_whole_keeps_them(form: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    graph = GovernanceGraph.open(quoted.write(folder))
    content = graph.export(form)
    assert isinstance(content, str | bytes)
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    again = build(tmp_path / name)
    assert quotes_of(again) == quoted.QUOTES
    assert again.fingerprint() == graph.store.fingerprint()


def test_quotes_without_their_data_say_what_is_missing(tmp_path: Path) -> None:
    quoted.write(tmp_path)
    with pytest.raises(SourceError, match="give its data file as well") as error:
        build(tmp_path / "2030-31.quotes.trig")
    assert quoted.EDITION in error.value.reason
    assert error.value.line is not None


def test_a_survey_reads_them_with_their_edition(tmp_path: Path) -> None:
    quoted.write(tmp_path)
    (tmp_path / "2030-31.quotes.trig").write_text(
        f'GRAPH <{GRAPH.value}> {{ <{quoted.EDITION}#1.1> <http://schema.org/text> "A text." }}', "utf-8"
    )
    (unit,) = units.group(map(units.summarise, opening.find([tmp_path])))
    assert len(unit.paths) == 2
