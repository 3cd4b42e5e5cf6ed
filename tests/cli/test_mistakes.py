"""What people type by mistake, and where output cannot go: a message and exit code 2, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from tests.cli.conftest import Shown

    Invoke = Callable[..., Result]
    Terminal = Callable[..., Shown]

FULL = Path("/dev/full")


@pytest.mark.parametrize("option", ["--data", "--store", "--edition", "-o"])
@pytest.mark.parametrize("command", [("ask", "who-chairs-several"), ("export",)])
def test_an_empty_value_is_not_taken_for_none(command: tuple[str, ...], option: str, invoke: Invoke) -> None:
    result = invoke(*command, option, "")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "It is empty" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("asks",), "No such command “asks”. Did you mean “ask”?"),
        (("ask", "zzz"), "csa-graph ask lists the questions"),
        (("show", "x" * 20000), "…"),
        (("sparql", "query.rq"), "give it with --file"),
        (("export", "--edition", "2018-19", "--format", "trig"), "trig holds every edition"),
        (("validate", "--store", "s", "f.trig"), "No such option"),
        (("build", "--edition", "e", "s"), "No such option"),
    ],
)
def test_a_mistake_ends_with_2_and_a_hint(arguments: tuple[str, ...], part: str, invoke: Invoke) -> None:
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert part in result.stderr
    assert len(result.stderr) < 2500


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("ask", "who-chairs-several"), "answer.xlsx"),
        (("ask", "who-chairs-several"), "a.pdf"),
        (("export",), "a.docx"),
    ],
)
def test_a_name_that_promises_another_format_is_refused(
    command: tuple[str, ...], name: str, invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    result = invoke(*command, "--data", harbour, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "Let it end in" in result.stderr
    assert list(tmp_path.iterdir()) == []
    form = "turtle" if command == ("export",) else "csv"
    assert invoke(*command, "--data", harbour, "--format", form, "-o", tmp_path / name).exit_code == 0


def test_a_format_may_be_in_capitals(invoke: Invoke, harbour: Path) -> None:
    result = invoke("ask", "who-chairs-what", "--data", harbour, "--format", "CSV")
    assert result.stdout.startswith("group,chair,")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("ask", "--help"), ("ask",)])
def test_help_that_cannot_be_written_is_a_plain_error(arguments: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "csa_graph", *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: The output cannot be written: No space left")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell to close a stream with")
def test_a_closed_output_is_a_plain_error() -> None:
    command = f"'{sys.executable}' -m csa_graph ask who-chairs-several >&-"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"Error: The output cannot be written: standard output is closed.\n"


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown", "html"])
def test_no_format_lets_a_label_steer_the_terminal(
    form: str, terminal: Terminal, data_file: Callable[..., Path]
) -> None:
    path = data_file('p:1 { :a a csa:Group ; skos:prefLabel "a\\u001B[2Jb" ; csa:reportsTo :a }')
    shown = terminal("ask", "who-reports-to-whom", "--data", path, "--format", form)
    assert shown.code == 0
    assert "\x1b[2J" not in shown.text
