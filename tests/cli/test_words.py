"""The words of passages on the command line: with --quote, beside what is shown, and left out on request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Shown

    Invoke = Callable[..., Result]

WORDS = "**The Harbour Board reports to the Mayor's Panel**"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return quoted.write(tmp_path)


def test_a_question_quotes_where_that_is_asked_for(invoke: Invoke, data: Path) -> None:
    plain = invoke("ask", "who-reports-to", "--group", "panel", "--data", data)
    assert "In words" not in plain.stdout
    said = invoke("ask", "who-reports-to", "--group", "mayor's panel", "--data", data, "--quote")
    assert WORDS in said.stdout
    rows = json.loads(
        invoke("ask", "who-reports-to-whom", "--data", data, "--quote", "--format", "json").stdout
    )
    assert any("pilots are a sub-group" in each["words"] for row in rows["rows"] for each in row["quote"])


def test_what_is_shown_has_its_words_unless_they_are_kept_back(invoke: Invoke, data: Path) -> None:
    assert WORDS in invoke("show", "hb", "--data", data).stdout
    kept_back = invoke("show", "hb", "--data", data, "--no-quotes").stdout
    assert "“" not in kept_back
    assert "reports to Mayor's Panel (1.2; 2.1)" in kept_back


def test_findings_have_them_unless_they_are_kept_back(invoke: Invoke, data: Path) -> None:
    asked = ("check", "--data", data, "--only", "group-with-several-lines", "--fail-on", "never")
    assert "**pilots are a sub-group**" in invoke(*asked).stdout
    assert "are a sub-group of the" not in invoke(*asked, "--no-quotes").stdout


@pytest.mark.parametrize("form", ["trig", "jsonld", "nquads"])
def test_an_export_has_them_unless_they_are_kept_back(form: str, invoke: Invoke, data: Path) -> None:
    assert "pilots are a sub-group" in invoke("export", "--format", form, "--data", data).stdout
    assert (
        "pilots are a sub-group"
        not in invoke("export", "--format", form, "--data", data, "--no-quotes").stdout
    )


def test_a_terminal_shows_words_in_bold_and_obeys_no_text(terminal: Callable[..., Shown], data: Path) -> None:
    text = terminal("show", "2.1", "--data", data, columns=200).text
    assert "\x1b[2J" not in text
    assert "\u202e" not in text
    assert "\x1b[1mpilots are a sub-group\x1b[0m" in terminal("show", "1.2", "--data", data, columns=200).text


def test_files_are_validated_with_the_quotes_beside_them(invoke: Invoke, data: Path) -> None:
    beside = data.with_name("2030-31.quotes.trig")
    assert invoke("validate", data).stdout == "No faults: 2 files are well formed.\n"
    lines = beside.read_text("utf-8").splitlines()
    at = next(
        number for number, line in enumerate(lines, 1) if "2030-31#1.1" not in line and "1.1-1 a oa" in line
    )
    text = beside.read_text("utf-8").replace(
        "Ada Quay chairs the Harbour Board on", "Bo Quay chairs the Board on"
    )
    beside.write_text(text, encoding="utf-8")
    result = invoke("validate", data)
    assert result.exit_code == 1
    assert f"{beside}, line {at}: 1.1: The words of a quote must stand in the text" in result.stdout
