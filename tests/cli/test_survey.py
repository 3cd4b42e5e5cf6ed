"""``csa-graph survey``: what it says, and how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.survey.reading import Tables

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from click.testing import Result

DATA = Path(__file__).parent.parent / "data"
NEIGHBOURS = DATA / "neighbours"


def test_it_says_what_there_is(invoke: Callable[..., Result], tmp_path: Path) -> None:
    done = invoke("survey", NEIGHBOURS, "--check", "--processes", 1, "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    first, findings, *across = done.output.splitlines()
    assert first.startswith(f"Wrote {tmp_path / 'out'}: 2 editions of 2 partnerships, ")
    assert f"{len(Tables(tmp_path / 'out').read('findings'))} findings: " in findings
    assert "  partnerships-without-elected-body: 1 row" in across
    assert (tmp_path / "out" / "survey.json").exists()


@pytest.mark.parametrize(("severity", "code"), [("never", 0), ("error", 0), ("note", 1)])
def test_findings_end_it_with_1_where_that_is_asked(
    severity: str, code: int, invoke: Callable[..., Result], tmp_path: Path
) -> None:
    arguments = ("survey", DATA / "harbour", "--check", "--fail-on", severity, "--processes", 1)
    done = invoke(*arguments, "-o", tmp_path / "out")
    found = "0 errors" not in done.output if severity == "error" else True
    assert done.exit_code == (code if severity != "error" else int(found)), done.output
    assert (tmp_path / "out").is_dir(), "what was found is there all the same"


def test_a_failure_is_told_and_ends_it_with_1(
    process: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    shutil.copy(NEIGHBOURS / "vale.trig", tmp_path)
    (tmp_path / "broken.trig").write_text("no TriG", encoding="utf-8")
    done = process("survey", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert b": 1 edition of 1 partnership, " in done.stderr
    assert b"Failed (read): " in done.stderr
    assert b"broken.trig, line 1: this is not valid TriG" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as-of", "today"), "add --check"),
        (("--fail-on", "note"), "add --check"),
        (("--profile", "x.toml"), "add --check"),
        (("--master", "local[1]", "--processes", 2), "--processes is for this machine"),
        (("--ask", "who-reports"), "No question is called"),
        (("--analyse", "route"), "needs a value for of"),
        (("--processes", 0), "0 is not in the range"),
    ],
)
def test_mistakes_end_it_with_2(
    arguments: tuple[object, ...], words: str, invoke: Callable[..., Result], tmp_path: Path
) -> None:
    done = invoke("survey", NEIGHBOURS, "-o", tmp_path / "out", *arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert not (tmp_path / "out").exists()


def test_a_folder_of_something_else_ends_it_with_2(invoke: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    done = invoke("survey", NEIGHBOURS, "-o", tmp_path)
    assert done.exit_code == 2
    assert "holds something else" in done.output


def test_analyses_are_offered_for_completion() -> None:
    import click

    from csa_graph.cli.survey import command, complete_analyses

    [option] = [each for each in command.params if each.name == "analyse"]
    offered = complete_analyses(click.Context(command), option, "t")
    assert [item.value for item in offered] == ["tree", "timeline"]
