"""The recipes of CONTRIBUTING.md, followed to the letter, work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.asking import query as queries
from csa_graph.asking import running
from csa_graph.base.errors import QueryError
from csa_graph.checking.check import from_query
from csa_graph.graph import GovernanceGraph
from csa_graph.validation import shapes
from tests.imports import ROOT
from tests.test_additions import ADDED, PAGE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def partnership(tmp_path: Path) -> Path:
    path = tmp_path / "2025.trig"
    path.write_text(ADDED["data/harbour/2025.trig"], encoding="utf-8")
    return path


def test_the_partnership_is_well_formed_and_answers(partnership: Path) -> None:
    assert shapes.validate(opening.find([partnership])) == []
    rows = GovernanceGraph.open(partnership).ask("who-reports-to", group="harbour board").to_dicts()
    assert [(row["body"], row["passage"]) for row in rows] == [("Night Safety Group", ["2.1"])]


def test_the_question_is_read_and_answers(partnership: Path, tmp_path: Path) -> None:
    file = tmp_path / "which-groups-report-to.rq"
    file.write_text(ADDED["queries/questions/which-groups-report-to.rq"], encoding="utf-8")
    graph = GovernanceGraph.open(partnership)
    answer = running.run(queries.read(file), graph.store, graph.names, {"to": "Harbour Board"})
    assert [row["group"] for row in answer.to_dicts()] == ["Night Safety Group"]


@pytest.mark.parametrize("left_out", ["topic", "severity", "title", "why", "remedy", "source", "message"])
def test_the_fields_of_a_check_are_those_that_it_needs(left_out: str, tmp_path: Path) -> None:
    given = {
        "topic": "seats",
        "severity": "note",
        "title": "A group",
        "why": "Why",
        "remedy": "What",
        "source": "Who",
        "message": "{focus}.",
    }
    listed = {line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")}
    assert set(given) <= listed
    columns = '#+ summary = "Every group."\n#+ [columns]\n#+ focus = "the group"\n'
    query = "SELECT ?focus { ?focus a <https://w3id.org/csa-graph/ontology#Group> }"
    whole = tmp_path / "every-group.rq"
    fields = "".join(f'#+ {name} = "{text}"\n' for name, text in given.items())
    whole.write_text(fields + columns + query, encoding="utf-8")
    assert from_query(queries.read(whole)).severity == "note"
    lacking = fields.replace(f'#+ {left_out} = "{given[left_out]}"\n', "")
    whole.write_text(lacking + columns + query, encoding="utf-8")
    with pytest.raises(QueryError, match=left_out):
        from_query(queries.read(whole))


def test_the_architecture_names_places_that_are_there_and_sections_of_this_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(
        r"^\| an? [^|]+ \| `([^`]+)` \| \[[^]]+\]\(\.\./CONTRIBUTING\.md#([\w-]+)\) \|$", page, re.MULTILINE
    )
    assert len(rows) == 10
    headings = {re.sub(r"\W+", "-", line[3:]).lower() for line in PAGE.splitlines() if line.startswith("## ")}
    for place, section in rows:
        assert (ROOT / place).exists()
        assert section in headings
