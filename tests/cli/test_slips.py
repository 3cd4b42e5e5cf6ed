"""What people type wrongly is told in their words: which option, what it takes, and what there is."""

from __future__ import annotations

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


@pytest.mark.parametrize("form", ['"2"', "2.9", "true", "null"])
def test_a_marker_of_another_kind_is_damage(form: str, invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert invoke("build", store, "--data", harbour).exit_code == 0
    marker = store / "csa-graph.json"
    marker.write_text(marker.read_text().replace('"format": 2', f'"format": {form}'))
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
