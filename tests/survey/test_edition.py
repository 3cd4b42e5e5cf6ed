"""The rows of an edition are what the same functions return for its file alone."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from csa_graph import GovernanceGraph
from csa_graph.analysis import concentration
from csa_graph.asking import statements
from csa_graph.asking.cells import Thing
from csa_graph.base import resources
from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import survey
from csa_graph.survey.references import name_passage
from tests.survey.conftest import ANALYSES, DATA, DAY, QUESTIONS
from tests.survey.reading import Tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOT = "https://w3id.org/csa-graph/"
#: Editions that need nothing of another, and their files.
ALONE = {
    f"{ROOT}worcestershire/2018-19": resources.data() / "worcestershire",
    f"{ROOT}harbour/2030-31": DATA / "harbour",
    f"{ROOT}vale/2035": DATA / "neighbours" / "vale.trig",
}
GROUP = 'p:1 { :a a csa:Group ; skos:prefLabel "A" . }'


@pytest.fixture(params=ALONE, ids=lambda iri: iri.split("/")[-2])
def alone(request: pytest.FixtureRequest) -> tuple[str, GovernanceGraph]:
    """Return an edition, and the graph of its files alone."""
    return request.param, GovernanceGraph.open(ALONE[request.param])


def name(term: Any) -> str:  # noqa: ANN401
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def test_findings_are_those_of_check(alone: tuple[str, GovernanceGraph], tables: Tables) -> None:
    iri, graph = alone
    found = tables.read("findings", "key", "severity", "message", "locators", where=f"edition = '{iri}'")
    assert sorted(found) == sorted(
        (each.key, each.severity, each.message, tuple(passage.label for passage in each.passages))
        for each in graph.check(as_of=DAY)
    )
    assert found


def test_answers_are_those_of_ask(alone: tuple[str, GovernanceGraph], tables: Tables) -> None:
    iri, graph = alone
    for question in QUESTIONS:
        answer = graph.ask(question)
        expected = set()
        for number, row in enumerate(answer, start=1):
            for column, cell in zip(answer.columns, row, strict=True):
                for item, each in enumerate(cell if isinstance(cell, tuple) else (cell,), start=1):
                    if each is not None:
                        thing = each.iri if isinstance(each, Thing) else None
                        expected.add((number, column, item, str(each), thing))
        where = f"edition = '{iri}' AND question = '{question}'"
        found = tables.read("answers", "row_number", "column_name", "item", "value", "iri", where=where)
        assert set(found) == expected
        assert len(found) == len(expected)
        assert found


def test_analyses_are_those_of_analyse(alone: tuple[str, GovernanceGraph], tables: Tables) -> None:
    iri, graph = alone
    for analysis in ANALYSES:
        result = graph.analyse(analysis)
        where = f"edition = '{iri}' AND analysis = '{analysis}'"
        cells = tables.read("analyses", "table_name", "row_number", "column_name", "value", where=where)
        assert ("summary", 1, "summary", result.summary) in cells
        for table in result.tables:
            rows = {number for name, number, *_ in cells if name == table.name}
            assert rows == set(range(1, len(table) + 1))


def test_nodes_and_edges_are_those_of_the_projection(
    alone: tuple[str, GovernanceGraph], tables: Tables
) -> None:
    iri, graph = alone
    lines = graph.to_networkx("everything")
    things = {(node, thing["label"]) for node, thing in lines.nodes.items()}
    assert set(tables.read("nodes", "node", "label", where=f"edition = '{iri}'")) == things
    found = tables.read("edges", "source", "target", "kind", "passages", where=f"edition = '{iri}'")
    assert set(found) == {(*ends, tuple(line["cited"])) for *ends, line in lines.edges(keys=True, data=True)}
    assert found


def name_by_ways(rows: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Call what has no name by the way that leads to it, which is the same in any store."""
    ways: dict[tuple[str, str], str] = {}
    while True:
        found = {
            (edition, target): f"{ways.get((edition, source), source)} {step}"
            for edition, _passage, source, step, target, _inferred in rows
            if target.startswith("_:") and (edition, target) not in ways
            if not source.startswith("_:") or (edition, source) in ways
        }
        if not found:
            break
        ways |= found
    return {
        (
            each[0],
            each[1],
            ways.get((each[0], each[2]), each[2]),
            each[3],
            ways.get((each[0], each[4]), each[4]),
            each[5],
        )
        for each in rows
    }


def test_statements_are_those_of_one_store_of_all(inputs: list[Path], tables: Tables) -> None:
    graph = GovernanceGraph.open(*inputs)
    expected = set()
    for edition in graph.store.editions():
        for each in statements.collect(graph.store, graph.names, edition):
            terms = [name(term) for term in each[:3]]
            where = [passage.value for passage in each.passages if isinstance(passage, ox.NamedNode)]
            expected |= {(edition.value, passage, *terms, each.inferred) for passage in where or (None,)}
    found = tables.read("statements", "edition", "passage", "subject", "property", "object", "inferred")
    assert name_by_ways(set(found)) == name_by_ways(expected)
    assert len(found) == len(expected)
    assert any(row[-1] for row in found)


def test_what_is_external_is_in_no_table(tables: Tables) -> None:
    """Hill answers to Vale's board and does not describe it."""
    hill, board = f"{ROOT}hill/2035", f"{ROOT}vale/board"
    lines = tables.read("edges", "source", "target", where=f"edition = '{hill}' AND target = '{board}'")
    assert lines == [(f"{ROOT}hill/forum", board)]
    [(label, where)] = tables.read(
        "nodes", "label", "locators", where=f"edition = '{hill}' AND node = '{board}'"
    )
    assert (label, where) == ("Vale Board", ()), "its name is known, and no passage of Hill gives it"
    assert not tables.read("statements", where=f"edition = '{hill}' AND subject = '{board}'")
    assert not tables.read("findings", where=f"edition = '{hill}' AND focus = '{board}'")
    everything = [str(cell) for rows in tables.all().values() for row in rows for cell in row]
    assert not any(name_passage(hill) in cell or "another document" in cell for cell in everything)


def test_without_a_lender_the_edition_fails_and_the_others_do_not(tmp_path: Path) -> None:
    for path in (DATA / "neighbours" / "hill.trig", DATA / "harbour" / "2030-31.trig"):
        shutil.copy(path, tmp_path)
    shutil.copy(DATA / "harbour" / "accidents.csv", tmp_path)
    done = survey([tmp_path], tmp_path / "out", processes=1)
    [(files, iri, step, message)] = done.failures
    assert (done.editions, files, iri, step) == (1, ["hill.trig"], None, "read")
    assert f"nothing describes {ROOT}vale/board" in str(message)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("@prefix : <urn:x> . :a :b", "ends in the middle"),
        ('<urn:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "A" .', "no edition"),
        (None, "name does not show"),
    ],
)
def test_a_file_that_cannot_be_surveyed_is_a_failure(
    content: str | None, words: str, tmp_path: Path, data_file: Callable[..., Path]
) -> None:
    good = data_file(GROUP)
    bad = tmp_path / ("bad.txt" if content is None else "bad.trig")
    bad.write_text("text" if content is None else content, encoding="utf-8")
    done = survey([good, bad], tmp_path / "out", checks=True, processes=1)
    assert done.editions == 1
    [(files, _iri, step, message)] = done.failures
    assert (files, step) == ([bad.name], "read")
    assert words in str(message)


def test_a_question_that_fails_is_told_and_the_rest_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(reading: object) -> None:
        raise CsaGraphError(f"nothing to read in {type(reading).__name__}")

    monkeypatch.setattr(concentration, "analyse", fail)
    done = survey([DATA / "harbour"], tmp_path / "out", analyse=["concentration", "tree"], processes=1)
    assert [row[1:] for row in done.failures] == [
        (f"{ROOT}harbour/2030-31", "concentration", "nothing to read in Reading")
    ]
    assert {row[0] for row in Tables(done.folder).read("analyses", "analysis")} == {"tree"}


def test_an_older_edition_is_surveyed_and_not_in_force(
    data_file: Callable[..., Path], tmp_path: Path
) -> None:
    older = data_file(GROUP, "older.trig")
    newer = tmp_path / "newer.trig"
    newer.write_text(
        f"<{ROOT}harbour/2031-32> a <{ROOT}ontology#Edition> ; "
        f"<http://purl.org/dc/terms/replaces> <{ROOT}harbour/2030-31> .\n"
        f'<{ROOT}harbour/2031-32#1> a <{ROOT}ontology#Passage> ; <{ROOT}ontology#locator> "1" ; '
        f"<http://purl.org/dc/terms/isPartOf> <{ROOT}harbour/2031-32> .\n"
        f"<{ROOT}harbour/2031-32#1> {{ <{ROOT}harbour/b> a <{ROOT}ontology#Group> ; "
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "B" . }\n',
        encoding="utf-8",
    )
    done = survey([older, newer], tmp_path / "out", processes=1)
    assert not done.failures
    assert set(Tables(done.folder).read("editions", "edition", "in_force")) == {
        (f"{ROOT}harbour/2030-31", False),
        (f"{ROOT}harbour/2031-32", True),
    }


def test_a_day_can_be_given_in_words(tmp_path: Path) -> None:
    by_word = survey([DATA / "harbour"], tmp_path / "a", checks=True, as_of="2031-03-31", processes=1)
    by_date = survey(
        [DATA / "harbour"], tmp_path / "b", checks=True, as_of=datetime.date(2031, 3, 31), processes=1
    )
    assert by_word.severities == by_date.severities
    without = survey([DATA / "harbour"], tmp_path / "c", checks=True, processes=1)
    assert sum(without.severities.values()) < sum(by_word.severities.values()), "some checks need a day"
