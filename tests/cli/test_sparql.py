"""``csa-graph sparql`` runs a query from text, file or standard input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Shown

    Invoke = Callable[..., Result]

REPORTS = "SELECT ?group ?to { ?group csa:reportsTo ?to }"
HARBOUR = "https://w3id.org/csa-graph/harbour/"
ANSWER = "group,to\nHarbour Board,Mayor's Panel\n"


def test_text_file_and_standard_input_are_the_same(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    file = tmp_path / "query.rq"
    file.write_text("\ufeff" + REPORTS, encoding="utf-8")
    shared = ("--data", harbour, "--format", "csv")
    assert invoke("sparql", REPORTS, *shared).stdout == ANSWER
    assert invoke("sparql", "-f", file, *shared).stdout == ANSWER
    assert invoke("sparql", *shared, stdin=REPORTS).stdout == ANSWER
    assert invoke("sparql", "-", *shared, stdin=REPORTS).stdout == ANSWER


def test_rows_come_as_they_are_one_for_each_passage(invoke: Invoke, harbour: Path) -> None:
    where = "{ GRAPH ?passage { ?x csa:reportsTo ?to } ?passage a csa:Passage }"
    query = f"SELECT ?to ?passage {where} ORDER BY ?passage"
    result = invoke("sparql", query, "--data", harbour, "--format", "csv")
    assert result.stdout == "to,passage\nMayor's Panel,1.2\nMayor's Panel,2.1\n"


@pytest.mark.parametrize(
    ("query", "answer"), [("ASK { ?x csa:reportsTo ?y }", "yes\n"), ("ASK { ?x csa:funds ?y }", "no\n")]
)
def test_ask_is_answered_with_yes_or_no(query: str, answer: str, invoke: Invoke, harbour: Path) -> None:
    assert invoke("sparql", query, "--data", harbour).stdout == answer
    parsed = json.loads(invoke("sparql", query, "--data", harbour, "--format", "json").stdout)
    assert parsed["rows"] == [{"answer": answer == "yes\n"}]


def test_construct_gives_turtle_or_rows(invoke: Invoke, harbour: Path) -> None:
    query = "CONSTRUCT WHERE { ?group csa:reportsTo ?to }"
    turtle = invoke("sparql", query, "--data", harbour).stdout
    assert "@prefix csa: <https://w3id.org/csa-graph/ontology#> ." in turtle
    assert "<https://w3id.org/csa-graph/harbour/board> csa:reportsTo" in turtle
    table = invoke("sparql", query, "--data", harbour, "--format", "csv").stdout
    assert table.splitlines() == [
        "subject,predicate,object",
        f"{HARBOUR}board,https://w3id.org/csa-graph/ontology#reportsTo,{HARBOUR}panel",
    ]


def test_no_rows_is_said_in_words(invoke: Invoke, harbour: Path) -> None:
    result = invoke("sparql", "SELECT ?x { ?x csa:funds ?y }", "--data", harbour)
    assert (result.exit_code, result.stdout) == (0, "No rows: nothing in the data fits.\n")


def test_a_syntax_error_names_the_line(invoke: Invoke, harbour: Path) -> None:
    result = invoke("sparql", "SELECT ?x {\n  ?x csa:reportsTo ;;; }", "--data", harbour)
    assert result.exit_code == 2
    assert "line 2" in result.stderr


def test_service_is_refused_unless_asked_for(invoke: Invoke, harbour: Path) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    refused = invoke("sparql", query, "--data", harbour)
    assert refused.exit_code == 2
    assert "SERVICE" in refused.stderr
    allowed = invoke("sparql", query, "--data", harbour, "--allow-service")
    assert allowed.exit_code == 2
    assert "refused unless" not in allowed.stderr


def test_what_cannot_be_read_ends_with_2(invoke: Invoke, tmp_path: Path) -> None:
    both = invoke("sparql", REPORTS, "-f", "query.rq")
    assert (both.exit_code, "not both" in both.stderr) == (2, True)
    absent = invoke("sparql", "-f", tmp_path / "absent.rq")
    assert (absent.exit_code, "absent.rq" in absent.stderr) == (2, True)
    binary = invoke("sparql", stdin=b"\xff\xfe\x00")
    assert (binary.exit_code, "UTF-8" in binary.stderr) == (2, True)


def test_a_terminal_is_told_that_a_query_is_missing(terminal: Callable[..., Shown]) -> None:
    shown = terminal("sparql")
    assert shown.code == 2
    assert "There is no query" in shown.text


def test_a_query_is_stopped_at_its_limits_and_says_so(invoke: Invoke, harbour: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    late = invoke("sparql", endless, "--data", harbour, "--timeout", "0.2")
    assert late.exit_code == 2
    assert "stopped after 0.2 seconds. Ask for less, or allow more by --timeout" in late.stderr
    doubled = "".join(f" BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(26))
    large = f"SELECT (STRLEN(?x26) AS ?n) {{ BIND('{'x' * 60}' AS ?x0){doubled} }}"
    greedy = invoke("sparql", large, "--data", harbour, "--memory", "300")
    assert greedy.exit_code == 2
    assert "stopped at 300 MB of memory" in greedy.stderr


def test_a_query_apart_says_what_is_wrong_with_it(invoke: Invoke, harbour: Path) -> None:
    for limits in ((), ("--timeout", "0", "--memory", "0")):
        result = invoke("sparql", "SELECT ?a {", "--data", harbour, *limits)
        assert result.exit_code == 2
        assert "not valid SPARQL" in result.stderr
