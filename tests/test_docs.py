"""The commands and the Python of README and docs are run; what they print is what the page says.

In a block marked ``console`` a line that begins with ``$ `` is run, and the lines below it are compared with
what it prints; a line ``…`` there stands for any lines. A block marked ``python`` is a doctest where it has
prompts, else it is run; the blocks of a page share their names.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(
    r"^(?P<fence>```+)(?P<kind>\w*)[^\n]*\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_ANY = "…"


class Block(NamedTuple):
    """A fenced block of a page: its kind, its text, the number of its first line."""

    kind: str
    text: str
    line: int


class Command(NamedTuple):
    """A command of a console block, and what it is to print."""

    line: str
    output: str


def find_blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [
        Block(found["kind"], found["text"], page.count("\n", 0, found.start("text")) + 1)
        for found in _FENCE.finditer(page)
    ]


def find_commands(block: str) -> list[Command]:
    """Return the commands of a console block."""
    commands: list[Command] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append(Command(line.removeprefix("$ "), ""))
        elif commands:
            commands[-1] = commands[-1]._replace(output=commands[-1].output + line + "\n")
        else:
            pytest.fail(f"a console block begins with a command, not with {line!r}")
    return commands


def agrees(expected: str, printed: str) -> bool:
    """Return whether what was printed is what was expected."""
    parts = [
        re.escape(part) for part in re.split(rf"^{_ANY}\n", expected.rstrip() + "\n", flags=re.MULTILINE)
    ]
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed.rstrip() + "\n") is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that looks like the checkout, in which commands may write."""
    for name in ("data", "docs", "ontology", "queries"):
        (tmp_path / name).symlink_to(ROOT / name)
    programs = tmp_path / ".programs"
    programs.mkdir()
    program = programs / "csa-graph"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m csa_graph "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run_command(line: str, folder: Path) -> str:
    """Run a line of a shell and return all that it prints."""
    environment = {
        **os.environ,
        "PATH": f"{folder / '.programs'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    # The lines are those of our own pages.
    done = subprocess.run(  # noqa: S602
        line,
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


def run_python(block: Block, names: dict[str, Any], page: str) -> None:
    """Run a block of Python."""
    if ">>>" not in block.text:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block.text, f"{page}, line {block.line}", "exec"), names)  # noqa: S102
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line)
    # The parser copies the names; later blocks are to see what this one defines.
    test.globs = names
    report = io.StringIO()
    failed, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
        test, out=report.write, clear_globs=False
    )
    assert not failed, report.getvalue()


def check_page(text: str, name: str, folder: Path) -> int:
    """Run all blocks of a page; return how many were run."""
    names: dict[str, Any] = {"__name__": "__main__"}
    number = 0
    for block in find_blocks(text):
        if block.kind == "console":
            for command in find_commands(block.text):
                printed = run_command(command.line, folder)
                place = f"{name}, line {block.line}: {command.line}"
                assert agrees(command.output, printed), f"{place}\nprints:\n{printed}"
        elif block.kind == "python":
            with contextlib.chdir(folder):
                run_python(block, names, name)
        else:
            continue
        number += 1
    return number


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_happens(page: Path, folder: Path) -> None:
    check_page(page.read_text(encoding="utf-8"), page.name, folder)


# ---------------------------------------------------------------- the mechanism itself


def test_console_blocks_are_run_and_compared(folder: Path) -> None:
    page = (
        "Text.\n\n```console\n$ csa-graph --version | cut -c1-9\ncsa-graph\n$ echo a; echo b >&2\na\nb\n```\n"
    )
    assert check_page(page, "page", folder) == 1
    with pytest.raises(AssertionError, match="line 4: csa-graph --version"):
        check_page(page.replace("\ncsa-graph\n$", "\ncsa-graf\n$"), "page", folder)


def test_python_blocks_share_their_names(folder: Path) -> None:
    page = "```python\nx = 1\n```\n\n```python\n>>> x + 1\n2\n>>> y = 3\n```\n```python\nassert y == 3\n```\n"
    assert check_page(page, "page", folder) == 3
    with pytest.raises(AssertionError):
        check_page(page.replace("\n2\n", "\n3\n"), "page", folder)


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb", "a\nb\n\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\nc\n", True),
        ("…\nc\n", "c\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a.c\n", "abc\n", False),
        ("a\n", "a\nb\n", False),
        ("", "a\n", False),
        ("", "", True),
    ],
)
def test_outputs_are_compared_line_by_line(expected: str, printed: str, same: bool) -> None:
    assert agrees(expected, printed) is same


def test_other_blocks_are_left_alone(folder: Path) -> None:
    assert check_page("```sh\nexit 1\n```\n\n```\nnothing\n```\n", "page", folder) == 0
