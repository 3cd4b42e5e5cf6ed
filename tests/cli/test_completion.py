"""What a shell is offered while a command is typed."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import pytest

from csa_graph.base import resources

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Process = Callable[..., subprocess.CompletedProcess[bytes]]
    Complete = Callable[..., set[str]]


@pytest.fixture
def complete(process: Process) -> Complete:
    """Return a function that tells what zsh is offered for the last word of a line."""

    def offered(*words: object) -> set[str]:
        environment = {
            **os.environ,
            "_CSA_GRAPH_COMPLETE": "zsh_complete",
            # As a person types it: a path with a space in it is quoted.
            "COMP_WORDS": shlex.join(["csa-graph", *(str(word) for word in words[:-1])]),
            "COMP_CWORD": str(len(words)),
        }
        # The word that is being typed comes last.
        environment["COMP_WORDS"] += f" {words[-1]}"
        done = process(env=environment)
        assert done.stderr == b""
        lines = done.stdout.decode().splitlines()
        return {value for kind, value in zip(lines[::3], lines[1::3], strict=False) if kind == "plain"}

    return offered


def test_commands_and_questions(complete: Complete) -> None:
    assert complete("ex") == {"export"}
    assert complete("ask", "who-reports") == {"who-reports-to", "who-reports-to-whom"}


def test_checks_and_views(complete: Complete) -> None:
    codes = {path.stem for path in (resources.queries() / "checks").glob("priority-*.rq")}
    assert complete("check", "--only", "priority-") == codes
    assert complete("map", "--view", "every") == {"everything"}


def test_names_from_the_data(complete: Complete, harbour: Path) -> None:
    assert complete("show", "--data", harbour, "harb") == {
        "Harbour Board",
        "Harbour Council",
        "Harbour Safety Plan 2030-31",
    }
    # Of the kind that the question asks for.
    assert complete("ask", "who-sits-on", "--data", harbour, "--group", "harb") == {"Harbour Board"}
    assert complete("ask", "who-reports-to-whom", "--data", harbour, "--edition", "h") == {
        "Harbour Safety Plan 2030-31"
    }


def test_bash_gets_spaces_it_can_put_in(process: Process, harbour: Path) -> None:
    environment = {
        **os.environ,
        "_CSA_GRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": f"csa-graph show --data {shlex.quote(str(harbour))} harbour\\ b",
        "COMP_CWORD": "4",
    }
    assert process(env=environment).stdout.decode() == "plain,Harbour\\ Board\n"


def test_it_stays_silent_when_it_cannot_help(complete: Complete, tmp_path: Path) -> None:
    assert complete("show", "--data", tmp_path / "absent.trig", "harb") == set()
    assert complete("show", "--data", "x", "--store", "y", "harb") == set()
    assert complete("ask", "no-such-question", "--gr") == set()
    assert complete("nonsense", "--gr") == set()
