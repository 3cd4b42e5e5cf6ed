"""Which files are surveyed together, and which describes what others refer to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base import resources
from csa_graph.files.inputs import Input
from csa_graph.survey import references, units
from csa_graph.survey.references import Description, Request
from csa_graph.survey.units import FileSummary, Unit
from tests.survey.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = "https://w3id.org/csa-graph/"


def look(
    path: str, *editions: str, missing: tuple[str, ...] = (), namespaces: tuple[str, ...] = ()
) -> FileSummary:
    return FileSummary(path, path, editions, missing, namespaces)


def test_files_of_one_edition_go_together() -> None:
    found = units.group([look("c", "urn:x/1"), look("a", "urn:x/1", "urn:x/2"), look("b", "urn:y/1")])
    assert [unit.paths for unit in found] == [("a", "c"), ("b",)]
    assert [unit.editions for unit in found] == [("urn:x/1", "urn:x/2"), ("urn:y/1",)]


def test_a_chain_of_files_goes_together_in_any_order() -> None:
    chain = [look("a", "urn:1"), look("b", "urn:1", "urn:2"), look("c", "urn:2", "urn:3"), look("d", "urn:3")]
    for order in (chain, chain[::-1], [chain[2], chain[0], chain[3], chain[1]]):
        assert [unit.paths for unit in units.group(order)] == [("a", "b", "c", "d")]


def test_a_file_without_edition_goes_with_all_whose_things_it_speaks_of() -> None:
    mapping = look("map", missing=("urn:x/thing",))
    other = look("other", missing=("urn:z/thing",))
    editions = [look("a", "urn:x/1"), look("b", "urn:x/2"), look("c", "urn:y/1")]
    found = units.group([mapping, other, *editions])
    assert [unit.paths for unit in found] == [("a", "map"), ("b", "map"), ("c",), ("other",)]


def test_a_first_look_at_the_agreement() -> None:
    folder = resources.data() / "worcestershire"
    seen = units.summarise(opening.find([str(folder / "2018-19.trig")])[0])
    assert seen.editions == (f"{ROOT}worcestershire/2018-19",)
    assert f"{ROOT}worcestershire/" in seen.namespaces
    mapping = units.summarise(opening.find([str(folder / "crime-categories.trig")])[0])
    assert (mapping.editions, len(units.group([seen, mapping]))) == ((), 1)


def test_a_first_look_at_hill() -> None:
    seen = units.summarise(opening.find([str(DATA / "neighbours" / "hill.trig")])[0])
    assert seen.missing == (f"{ROOT}vale/board",), "kinds and roles come with csa-graph"


@pytest.mark.parametrize("content", ["", "no TriG"])
def test_of_what_cannot_be_read_nothing_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.trig"
    path.write_text(content, encoding="utf-8")
    seen = units.summarise(opening.find([str(path)])[0])
    assert (seen.editions, seen.missing, seen.namespaces) == ((), (), ())
    assert references.look_up(Request(opening.find([path])[0], ("urn:a",))) == []


def test_what_lacks_is_looked_for_where_its_namespace_is_described() -> None:
    summaries = [
        look("a", "urn:x/1", missing=("urn:y/board", "http://example.org/page")),
        look("b", "urn:y/1", namespaces=("urn:y/",)),
        look("c", "urn:z/1", namespaces=("urn:z/",)),
        look("d", "urn:w/1", missing=("urn:y/board",), namespaces=("urn:y/",)),
    ]
    inputs = {each.path: Input((Path(each.path),), opening.read_rdf) for each in summaries}
    assert references.list_requests(summaries, units.group(summaries), inputs) == [
        Request(inputs["b"], ("urn:y/board",))
    ]


def test_a_file_lends_kinds_and_names_only() -> None:
    (vale,) = opening.find([DATA / "neighbours" / "vale.trig"])
    board, youth = f"{ROOT}vale/board", f"{ROOT}vale/youth"
    [description] = references.look_up(Request(vale, (board, "urn:unknown")))
    assert (description.iri, description.is_other, description.path) == (board, False, str(vale.path))
    assert description.lines == (
        f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ROOT}ontology#Group>",
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "Vale Board"',
    )
    [description] = references.look_up(Request(vale, (youth,)))
    assert not any("reportsTo" in line for line in description.lines)


def test_an_edition_is_lent_as_some_document(data_file: Callable[..., Path]) -> None:
    [description] = references.look_up(Request(opening.find([data_file("")])[0], (f"{ROOT}harbour/2030-31",)))
    assert description.lines[0].endswith("<http://purl.org/dc/terms/BibliographicResource>")


def test_the_own_partnership_lends_before_others() -> None:
    descriptions = [
        Description("urn:a", True, "a", ("x",)),
        Description("urn:a", False, "b", ("y",)),
        Description("urn:b", True, "c", ()),
    ]
    assert references.choose(descriptions) == {"urn:a": descriptions[1], "urn:b": descriptions[2]}


def test_a_file_is_not_external_to_itself() -> None:
    unit = Unit(("a", "b"), ("urn:x/1",), frozenset({"urn:x/thing"}))
    assert references.describe(unit, {"urn:x/thing": Description("urn:x/thing", False, "b", ("p o",))}) == (
        (),
        "",
    )


def test_names_of_files_are_those_within_the_folder_of_all(tmp_path: Path) -> None:
    paths = [tmp_path / "north" / "a.trig", tmp_path / "south" / "a.trig"]
    assert list(units.name_files(paths).values()) == ["north/a.trig", "south/a.trig"]
    assert list(units.name_files(paths[:1]).values()) == ["a.trig"]


def test_a_checksum_is_of_names_and_bytes() -> None:
    def check(*summaries: FileSummary) -> str:
        return units.fingerprint(summaries, {each.path: each.path for each in summaries})

    assert check(look("a"), look("b")) == check(look("b"), look("a"))
    assert check(look("a")) != check(look("b"))
