"""What people type wrongly is told in their words: which option, what it takes, and what there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from csa_graph.cli.group import cli, find_command
from csa_graph.cli.once import Once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]


def test_every_command_refuses_an_option_that_is_given_twice(invoke: Invoke) -> None:
    for name in cli.list_commands(click.Context(cli)):
        assert isinstance(find_command(name), Once), name
    for line in (
        ("ask", "who-reports-to", "--group", "SCB", "--group", "PEG"),
        ("check", "--as-of", "today", "--as-of", "today"),
        ("map", "-o", "a.html", "--output", "b.html"),
        ("analyse", "timeline", "--as-of", "today", "--date", "today"),
    ):
        done = invoke(*line)
        assert (done.exit_code, done.stderr.count("given 2 times: it takes one value")) == (2, 1), line


def test_what_may_be_given_again_may(invoke: Invoke) -> None:
    assert invoke("check", "--list", "--only", "a", "--only", "b").exit_code == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ask who-reports-to", "who-reports-to needs --group: the body"),
        ("analyse what-if", "what-if needs --without: "),
        ("ask actions-due-before --date bad", "“bad” is not a date such as 2018-09-30, or today"),
        ("ask actions-due-before --as-of 2018-02-30", "“2018-02-30” is not a date"),
        ("analyse timeline --as-of bad", "Invalid value for '--as-of'"),
        ("map --view nope", "No view is called “nope”. It can be boards-and-membership, everything, "),
        ("export --format dot --view x", "No view is called “x”. It can be "),
        ("analyse nope", "No analysis is called “nope”. It can be tree, "),
        ("check --data https://example.org/x.trig", "https://example.org/x.trig: data are read from files"),
        ("new n\x1b[31m -o n.xlsx", "n\\x1b[31m: the name has a character that cannot be printed"),
        ("new n\ufffe -o n.xlsx", "the name has a character that cannot be printed"),
    ],
)
def test_a_slip_is_told(
    line: str, says: str, invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = invoke(*line.split())
    assert done.exit_code == 2
    assert says in done.stderr
    assert "unforeseen" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_today_is_a_date_everywhere(invoke: Invoke) -> None:
    assert invoke("ask", "actions-due-before", "--date", "today").exit_code == 0
    assert invoke("ask", "actions-due-before", "--as-of", "Today").exit_code == 0


@pytest.mark.parametrize("form", ['"3"', "3.9", "true", "null"])
def test_a_marker_of_another_kind_is_damage(form: str, invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert invoke("build", store, "--data", harbour).exit_code == 0
    marker = store / "csa-graph.json"
    marker.write_text(re.sub(r'"format": \d+', f'"format": {form}', marker.read_text()))
    done = invoke("ask", "who-reports-to-whom", "--store", store)
    assert done.exit_code == 2
    assert "damaged at csa-graph.json" in done.stderr


def test_a_survey_is_put_into_a_folder_of_any_name(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    for name in ("sv_a[b]", "s?", "s*'x"):
        done = invoke("survey", harbour, "-o", tmp_path / name, "--fail-on", "never")
        assert done.exit_code == 0, done.stderr
        assert (tmp_path / name / "survey.json").is_file()
    done = invoke("survey", harbour, "-o", tmp_path / "s\\a")
    assert (done.exit_code, "backslash" in done.stderr) == (2, True)


def test_no_check_that_was_run_is_no_clean_bill(invoke: Invoke) -> None:
    for line in (
        ("--only", "action-overdue"),
        ("--only", "person-chairs-several", "--skip", "person-chairs-several"),
    ):
        done = invoke("check", *line)
        assert done.exit_code == 2
        assert "No findings" not in done.stdout
        assert "1 check was not run" in done.stdout
        assert "No check was run, so nothing is known." in done.stdout
    # One of two was run.
    assert invoke("check", "--only", "action-overdue", "--only", "person-chairs-several").exit_code != 2


def test_data_without_governance_say_so_everywhere(invoke: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text('<urn:a> <http://xmlns.com/foaf/0.1/name> "A" .')
    for line in (
        ("validate", file),
        ("build", tmp_path / "store", "--data", file),
        ("map", "--data", file, "-o", tmp_path / "a.html"),
        ("ask", "who-chairs-several", "--data", file),
    ):
        assert "The data hold no governance" in invoke(*line).output, line


def test_a_misspelt_term_is_told_whatever_the_query_gives(invoke: Invoke) -> None:
    for query in (
        "SELECT (COUNT(*) AS ?n) { ?x a csa:Grupe }",
        "ASK { ?x a csa:Grupe }",
        "CONSTRUCT { ?x a csa:Grupe } WHERE { ?x a csa:Grupe }",
        "SELECT * { ?x a csa:Grupe }",
    ):
        done = invoke("sparql", query)
        assert done.exit_code == 0
        assert done.output.count("the nearest is csa:Group.") == 1


def test_validate_tells_what_is_wrong_with_every_file(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    names = {"short.trig": b"abc", "empty.trig": b"", "binary.trig": b"\xff\x00\x01"}
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "nameless.ttl").write_text("<urn:a> a <https://w3id.org/csa-graph/ontology#Group> .")
    done = invoke("validate", *(tmp_path / name for name in (*names, "none.trig", "nameless.ttl")), harbour)
    assert done.exit_code == 2
    for name in (*names, "none.trig"):
        assert f"Error: {tmp_path / name}" in done.stderr
    assert f"{tmp_path / 'nameless.ttl'}, line 1: " in done.stdout
    assert str(harbour) not in done.output


def test_an_edition_is_found_by_its_publisher_and_by_words_of_its_title(
    invoke: Invoke, harbour: Path
) -> None:
    asked = ("ask", "who-reports-to-whom", "--edition")
    whole = invoke(*asked[:2], "--edition", "Community Safety Agreement 2018 to 2019").stdout
    assert "Public Executive Group" in whole
    for name in ("SCB", "2018", "Worcestershire Safer Communities Board", "safety agreement"):
        done = invoke(*asked, name)
        assert (done.exit_code, done.stdout) == (0, whole), name
    missing = invoke(*asked, "2017")
    assert missing.exit_code == 2
    assert (
        "No edition is called “2017”. Did you mean “Worcestershire Safer Communities Board: "
        in missing.stderr
    )
    # A part of a word, and who has published nothing, mean no edition.
    assert invoke(*asked, "Agree").exit_code == 2
    assert invoke(*asked, "PEG").exit_code == 2
    assert invoke(*asked, "Harbour", "--data", harbour).exit_code == 0
