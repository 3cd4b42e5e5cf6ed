"""``csa-graph ask`` lists, explains and asks the questions of the catalogue."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph.asking import catalogue
from csa_graph.asking import query as queries
from csa_graph.asking.parameters import Parameter
from csa_graph.asking.query import Query
from csa_graph.asking.topics import TOPICS
from csa_graph.base import resources
from csa_graph.cli.ask import Question, usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Invoke = Callable[..., Result]

FILES = {path.stem for path in (resources.queries() / "questions").glob("*.rq")}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_without_a_question_all_are_listed_under_topics(invoke: Invoke) -> None:
    result = invoke("ask")
    assert result.exit_code == 0
    indented = {
        line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ") and line[2] != " "
    }
    assert indented == FILES
    assert "  who-reports-to --group SCB\n      Who reports to a body" in result.stdout
    headings = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert headings[: len(TOPICS)] == list(TOPICS.values())


def test_the_list_comes_in_other_formats(invoke: Invoke) -> None:
    found = rows(invoke("ask", "--format", "csv").stdout)
    assert {row["question"] for row in found} == FILES
    usages = {row["question"]: row["usage"] for row in found}
    assert usages["who-reports-to"] == "who-reports-to --group SCB"


def test_a_question_reads_only_its_own_file(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, harbour: Path
) -> None:
    read: list[str] = []
    original = queries.read
    catalogue.read_once.cache_clear()

    def remember(path: Path) -> Query:
        read.append(path.stem)
        return original(path)

    monkeypatch.setattr(queries, "read", remember)
    assert invoke("ask", "who-reports-to-whom", "--data", harbour).exit_code == 0
    assert set(read) == {"who-reports-to-whom"}


def test_an_invented_partnership_answers(invoke: Invoke, harbour: Path) -> None:
    result = invoke("ask", "who-reports-to", "--group", "hb", "--data", harbour, "--format", "csv")
    assert rows(result.stdout) == [
        {
            "body": '<b>Pilots</b> & "Tugs" 🚢 לוח',
            "line": "is a sub-group of",
            "frequency": "",
            "on_what": "",
            "through": "",
            "on_the_way_to": "",
            "passage": "1.2",
        }
    ]


def test_the_agreement_answers_with_its_passages(invoke: Invoke) -> None:
    found = rows(invoke("ask", "who-reports-to-whom", "--format", "csv").stdout)
    lines = {(row["body"], row["line"], row["to"]): row["passage"] for row in found}
    scb = "Worcestershire Safer Communities Board"
    assert lines[scb, "reports to", "Worcestershire Public Executive Group"] == "1.2"
    smog = "Substance Misuse Strategic Oversight Group"
    assert lines[smog, "reports to", scb] == "4.7; Appendix B, entry 6"


def test_options_can_stand_before_the_question(invoke: Invoke, harbour: Path) -> None:
    before = invoke("ask", "--data", harbour, "--format", "csv", "who-reports-to-whom")
    after = invoke("ask", "who-reports-to-whom", "--data", harbour, "--format", "csv")
    assert before.stdout == after.stdout
    assert "Mayor's Panel" in before.stdout


def test_json_tells_parameters_and_passages(invoke: Invoke, harbour: Path) -> None:
    result = invoke("ask", "who-reports-to", "--group", "HB", "--data", harbour, "--format", "json")
    content = json.loads(result.stdout)
    assert content["question"] == "who-reports-to"
    assert content["parameters"] == {"group": "HB"}
    assert content["rows"][0]["passages"] == [
        {"iri": "https://w3id.org/csa-graph/harbour/2030-31#1.2", "label": "1.2"}
    ]
    assert "🚢" in result.stdout


def test_help_tells_parameters_columns_and_an_example(invoke: Invoke) -> None:
    text = invoke("ask", "who-reports-to", "--help").stdout
    for part in ("--group BODY", "“SCB”", "[required]", "Columns:", "passage", "where it is stated"):
        assert part in text
    assert text.rstrip().endswith("csa-graph ask who-reports-to --group SCB")


def test_an_answer_without_rows_says_so(invoke: Invoke, harbour: Path) -> None:
    result = invoke("ask", "who-chairs-several", "--data", harbour)
    assert result.exit_code == 0
    assert result.stdout == "Nobody chairs more than one group.\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("who-reports-two",), "“who-reports-to”"),
        (("who-reports-to",), "who-reports-to needs --group"),
        (("who-reports-to", "--group", "harbor board"), "Harbour Board"),
        (("who-reports-to", "--group", "Night of the Iguana"), "Nothing is called"),
        (("who-sits-on", "--group", "Harbour Council"), "group"),
        (("actions-due-before", "--date", "soon"), "a date such as"),
        (("../checks/group-without-line",), "No question is called"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_a_message(
    arguments: tuple[str, ...], part: str, invoke: Invoke, harbour: Path
) -> None:
    result = invoke("ask", "--data", harbour, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert part in result.stderr


def test_a_parameter_may_have_the_name_of_a_shared_option() -> None:
    parameter = Parameter("edition", "text", "which one")
    command = Question(Query("q", Path("q.rq"), "", "What?", {"edition": parameter}))
    flags = [option for each in command.params for option in each.opts]
    assert flags.count("--edition") == 1
    assert "--data" in flags


def test_usage_quotes_examples_and_brackets_what_can_be_left_out() -> None:
    parameters = {
        "due_by": Parameter("due_by", "date", "", "2030-09-30"),
        "lead": Parameter("lead", "thing", "", "Ada Quay", optional=True),
    }
    query = Query("q", Path("q.rq"), "", "What?", parameters)
    assert usage(query) == 'q --due-by 2030-09-30 [--lead "Ada Quay"]'
