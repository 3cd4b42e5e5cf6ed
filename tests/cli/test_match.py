"""``csa-graph match`` lists who could be who, and gives the statements for a person to accept."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.graph import GovernanceGraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

# Codes as the UK local authority register has them.
REGISTER = """\
official-name,gss-code,end-date,replaced-by,nation,alt-names
Worcestershire County Council,E10000034,,,England,Worcestershire
Worcester City Council,E07000237,,,England,Worcester
Gloucester City Council,E07000081,,,England,Gloucester
Worcestershire County Council,X1,1998-03-31,,"=cmd()","line
break"
"""
IDENTIFIER = ox.NamedNode("http://www.w3.org/ns/org#identifier")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def test_the_table_names_candidates_codes_and_why(register: Path, invoke: Invoke) -> None:
    result = invoke("match", register, "--format", "csv")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.output)))
    found = {(row["organisation"], row["code"]): row for row in rows}
    assert set(found) == {
        ("Worcester City Council", "E07000237"),
        ("Worcestershire County Council", "E10000034"),
        ("Worcestershire County Council", "X1"),
    }
    assert found["Worcester City Council", "E07000237"]["remark"] == ""
    assert "ended 1998-03-31" in found["Worcestershire County Council", "X1"]["remark"]
    assert found["Worcestershire County Council", "X1"]["nation"] == "'=cmd()"


def test_statements_that_need_a_decision_are_comments(register: Path, invoke: Invoke) -> None:
    result = invoke("match", register, "--format", "turtle")
    triples = list(ox.parse(result.output.encode(), format=ox.RdfFormat.TURTLE))
    assert {quad.object.value for quad in triples if isinstance(quad.object, ox.Literal)} == {"E07000237"}
    assert '# :wcc org:identifier "E10000034" .' in result.output


def test_the_mapping_is_read_beside_the_data_and_merged_into_nothing(
    register: Path, invoke: Invoke, tmp_path: Path
) -> None:
    from csa_graph.base import resources

    output = tmp_path / "codes.trig"
    assert invoke("match", register, "-o", output, "--accepted-by", 'Ann "A" Lee').exit_code == 0
    graph = GovernanceGraph.open(*resources.default_data(), output)
    (quad,) = graph.store.quads(None, IDENTIFIER, ox.Literal("E07000237"))
    assert graph.names.label(quad.subject) == "Worcester City Council"
    assert graph.store.ask(
        "ASK { GRAPH ?mapping { ?mapping a <https://w3id.org/csa-graph/ontology#Mapping> } }"
    )
    assert not list(graph.store.quads(None, IDENTIFIER, None, ox.DefaultGraph()))
    assert '"Ann \\"A\\" Lee"' in output.read_text("utf-8")
    # What the data state already is said, and not proposed again.
    again = invoke(
        "match", register, "--data", output, *(f"--data={path}" for path in resources.default_data())
    )
    assert "the data have this code already" in again.output


def test_columns_are_named_or_the_nearest_is(tmp_path: Path, invoke: Invoke) -> None:
    path = tmp_path / "other.csv"
    path.write_text("body,number\nWorcester City Council,7\n", encoding="utf-8")
    assert "--name-column" in invoke("match", path).output
    result = invoke("match", path, "--name-column", "body", "--code-column", "number")
    assert result.exit_code == 0
    assert "Worcester City Council" in result.output


def test_no_candidate_is_said(tmp_path: Path, invoke: Invoke) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,code\nMoon Base,7\n", encoding="utf-8")
    result = invoke("match", path)
    assert result.exit_code == 0
    assert "is called like an entry of the register" in result.output


@pytest.mark.parametrize("options", [["--accepted-by", "Ann"], ["--least", "0"], ["--name-column", ""]])
def test_options_that_cannot_be(options: list[str], register: Path, invoke: Invoke) -> None:
    assert invoke("match", register, *options).exit_code == 2
