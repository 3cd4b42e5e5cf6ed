"""How a passage is cited: by its locator, and by its edition where several are in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.base.errors import AmbiguousNameError

if TYPE_CHECKING:
    from collections.abc import Callable

NEIGHBOURS = Path(__file__).parents[1] / "data" / "neighbours"
VALE = "https://w3id.org/csa-graph/vale/2035#"


@pytest.fixture(scope="module")
def pair() -> GovernanceGraph:
    return GovernanceGraph.open(NEIGHBOURS)


def test_answers_findings_maps_and_descriptions_name_the_edition(pair: GovernanceGraph) -> None:
    lines = {str(row["body"]): row["passage"] for row in pair.ask("who-reports-to-whom").to_dicts()}
    assert lines["Vale Youth Panel"] == ["1.1 (Vale Board 2035)"]
    assert lines["Hill Patrol"] == ["1.1 (Hill Board 2035)"]
    [found] = pair.check(only="line-unknown-to-other-partnership")
    assert [each.label for each in found.passages] == ["1.1 (Hill Board 2035)", "1.1 (Vale Board 2035)"]
    projected = pair.to_networkx()
    cited = {passage for *_, line in projected.edges(data=True) for passage in line["passages"]}
    assert cited == {"1.1 (Hill Board 2035)", "1.1 (Vale Board 2035)"}
    told = {passage.label for each in pair.show("Vale Youth Panel") for passage in each.passages}
    assert told == {"1.1 (Vale Board 2035)", "1.2 (Vale Board 2035)"}


def test_what_is_printed_can_be_asked_for(pair: GovernanceGraph) -> None:
    assert pair.names.find("1.1 (Vale Board 2035)").value == VALE + "1.1"
    with pytest.raises(AmbiguousNameError, match=r"1\.1 \(Hill Board 2035\).*1\.1 \(Vale Board 2035\)"):
        pair.names.find("1.1")
    # Only Hill's plan has a passage 2.
    assert pair.names.label(pair.names.find("2")) == "2 (Hill Board 2035)"


def test_one_edition_needs_no_name(harbour: Path) -> None:
    for graph in (
        GovernanceGraph.open(harbour),
        GovernanceGraph.open(NEIGHBOURS, edition="Vale Safety Plan 2035"),
    ):
        rows = graph.ask("who-reports-to-whom").to_dicts()
        assert rows
        assert not any("(" in passage for row in rows for passage in row["passage"])
        assert not any(
            "(" in each for *_, line in graph.to_networkx().edges(data=True) for each in line["passages"]
        )


def test_an_edition_that_is_replaced_is_not_in_force(tmp_path: Path) -> None:
    text = (NEIGHBOURS / "hill.trig").read_text("utf-8").replace(" , vale:board", "")
    for year in ("2035", "2036"):
        (tmp_path / f"{year}.trig").write_text(text.replace("2035", year), "utf-8")
    newer = tmp_path / "2036.trig"
    newer.write_text(newer.read_text("utf-8") + ":2036 dct:replaces :2035 .\n", "utf-8")
    vale = NEIGHBOURS / "vale.trig"
    graph = GovernanceGraph.open(tmp_path)
    assert {each for row in graph.ask("who-reports-to-whom").to_dicts() for each in row["passage"]} == {"1.1"}
    three = GovernanceGraph.open(tmp_path, vale)
    passages = {each for row in three.ask("who-reports-to-whom").to_dicts() for each in row["passage"]}
    assert passages == {"1.1 (Hill Board 2036)", "1.1 (Vale Board 2035)"}


@pytest.mark.parametrize(
    ("hill", "vale", "names"),
    [
        # An alias of the edition first, then one of the publisher.
        (':2035 skos:altLabel "Hill 35" .', "", {"Hill 35", "Vale Board 2035"}),
        ('p:2 { :board skos:altLabel "HB" }', "", {"HB 2035", "Vale Board 2035"}),
        # What two have tells neither: the next kind of name does.
        (
            'p:2 { :board skos:altLabel "CSP" }',
            'p:1.3 { :board skos:altLabel "CSP" }',
            {"Hill Board 2035", "Vale Board 2035"},
        ),
        (
            'p:2 { :board skos:prefLabel "Board" }',
            'p:1.3 { :board skos:prefLabel "Board" }',
            {"Hill Safety Plan 2035", "Vale Safety Plan 2035"},
        ),
    ],
)
def test_the_name_is_the_shortest_that_no_other_has(
    tmp_path: Path, hill: str, vale: str, names: set[str]
) -> None:
    for name, more in (("hill", hill), ("vale", vale)):
        text = (NEIGHBOURS / f"{name}.trig").read_text("utf-8")
        (tmp_path / f"{name}.trig").write_text(f"{text}\n{more}\n", "utf-8")
    graph = GovernanceGraph.open(tmp_path)
    passages = {each for row in graph.ask("who-reports-to-whom").to_dicts() for each in row["passage"]}
    assert passages == {f"1.1 ({name})" for name in names}


def test_an_edition_without_names_has_its_iri(data_file: Callable[..., Path]) -> None:
    data = data_file("p:1 { :a a csa:Group ; skos:prefLabel 'A' ; csa:reportsTo :b . :b a csa:Group . }")
    rows = GovernanceGraph.open(data, NEIGHBOURS).ask("who-reports-to-whom").to_dicts()
    [row] = [row for row in rows if row["body"] == "A"]
    assert row["passage"] == ["1 (https://w3id.org/csa-graph/harbour/2030-31)"]
