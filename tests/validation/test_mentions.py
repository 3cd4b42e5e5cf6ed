"""Files are told what the others say of what they mention, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.validation import mentions, shapes

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
TEXTS = (
    ':board a csa:Group ; skos:prefLabel "Board" . :own a csa:Group ; skos:prefLabel "Own" .',
    ":forum csa:reportsTo :board .",
    ':forum a csa:Group ; skos:prefLabel "Forum" ; csa:reportsTo :board .',
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.trig" for number in range(len(TEXTS))]
    for path, text in zip(paths, TEXTS, strict=True):
        path.write_text(HEAD + text, encoding="utf-8")
    return paths


@pytest.mark.parametrize("processes", [1, 2])
def test_each_file_is_told_of_what_it_shares(processes: int, files: list[Path]) -> None:
    batches = list(mentions.iter_batches(opening.find(files), processes, size=1))
    assert [batch.inputs for batch in batches] == [opening.find([path]) for path in files]
    told = [{iri.rpartition("/")[2] for iri in batch.known} for batch in batches]
    assert told == [{"board"}, {"board", "forum"}, {"board", "forum"}]
    facts = {str(quad.object) for quad in batches[1].known["https://w3id.org/csa-graph/quay/board"]}
    assert facts == {"<https://w3id.org/csa-graph/ontology#Group>", '"Board"'}


def test_a_file_by_itself_is_told_nothing(files: list[Path]) -> None:
    (batch,) = mentions.iter_batches(opening.find(files[:1]), 2)
    assert batch == mentions.Batch(opening.find(files[:1]), {})


@pytest.mark.parametrize("processes", [1, 2])
def test_faults_come_in_the_order_of_the_files_however_they_are_shared(
    processes: int, files: list[Path]
) -> None:
    assert shapes.validate(opening.find(files), processes=processes, size=1) == []
    alone = shapes.validate(opening.find(files[1:2]))
    assert {fault.focus.rpartition("/")[2] for fault in alone} == {"forum", "board"}
    files[0].write_text(HEAD + ":own a csa:Group .", encoding="utf-8")
    found = shapes.validate(opening.find(files), processes=processes, size=1)
    about = [(fault.path, fault.line, fault.focus.rpartition("/")[2]) for fault in found]
    assert about == [(files[0], 4, "own"), (files[1], 4, "board"), (files[2], 4, "board")]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_that_cannot_be_parsed_is_named(processes: int, files: list[Path]) -> None:
    files[1].write_text(HEAD + ":forum csa:reportsTo", encoding="utf-8")
    with pytest.raises(SourceError) as error:
        shapes.validate(opening.find(files), processes=processes, size=1)
    assert (error.value.path, error.value.line) == (files[1], 4)


def test_two_things_of_one_number_only_tell_too_much(files: list[Path]) -> None:
    (batch,) = mentions.iter_batches(opening.find(files), 1, numbers=1)
    assert {iri.rpartition("/")[2] for iri in batch.known} == {"board", "forum", "own"}
    assert shapes.find_faults(batch) == []
