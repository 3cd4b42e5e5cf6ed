"""One of each that CONTRIBUTING.md shows is added to a copy of the project, and all of them work together.

What is added is the text of the page: a block is the file that the line above it names. A term goes into the
files of terms that are there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.test_docs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
#: A block, and the file that the words before it name.
BLOCK = re.compile(
    r"`(?P<path>[\w./-]+)`[^`\n]*:\n\n```(?P<kind>\w+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL
)
#: The files that the page shows, by their paths.
ADDED = {found["path"]: found["text"] for found in BLOCK.finditer(PAGE)}
#: The partnership of the page, with what the examples are about.
MENTORS = """
p:3.1 a csa:Passage ; dct:isPartOf :2025 ; csa:locator "3.1" ; csa:order 2 .
p:3.1 { :harbour-board csa:mentors :night-safety-group . }
"""
#: Runs commands one after the other, and tells the output and the code of each.
PROGRAM = """
import json, sys
from click.testing import CliRunner
from csa_graph.cli.group import cli
found = []
for command in json.load(sys.stdin):
    done = CliRunner().invoke(cli, command, prog_name="csa-graph")
    found.append([done.exit_code, done.output])
print(json.dumps(found))
"""


class Ran(NamedTuple):
    """What a command printed, and the code that it ended with."""

    code: int
    printed: str


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project and add what the page shows."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("csa_graph", "ontology", "queries", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in ADDED.items():
        path = folder / name
        if name.endswith(".jsonld"):
            head, brace, rest = path.read_text("utf-8").partition('"@context": {\n')
            path.write_text(head + brace + text + rest, encoding="utf-8")
        elif name.endswith(".ttl"):
            path.write_text(f"{path.read_text('utf-8')}\n{text}", encoding="utf-8")
        else:
            assert not path.exists(), f"{name} is there already"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + (MENTORS if name.endswith(".trig") else ""), encoding="utf-8")
    (folder / "groups.list").write_text("Harbour Board\nQuay Panel\n", encoding="utf-8")
    return folder


DATA = "data/harbour/2025.trig"
#: Commands by what they show.
COMMANDS = {
    "help": "--help",
    "build": f"build file:kept --data {DATA}",
    "question": "ask which-groups-report-to --to 'Harbour Board' --store file:kept --format csv",
    "check": f"check --only group-without-remit --data {DATA} --fail-on never --format csv",
    "partnership": f"validate {DATA}",
    "analysis": f"analyse groups --data {DATA}",
    "analyses": "analyse --format csv",
    "read": "import groups.list -o groups.trig",
    "written": f"export --data {DATA} -o again.list",
    "view": f"map --view who-mentors-whom --data {DATA} -o mentors.dot",
    "page": f"map --data {DATA} -o map.html",
    "term": f"show 'Night Safety Group' --data {DATA}",
    "json": f"export --data {DATA} -o all.jsonld",
    "rule": f"ask what-is-inferred --data {DATA} --format csv",
    "command": f"count --data {DATA}",
    "no command": "counts",
}


@pytest.fixture(scope="module")
def ran(copy: Path) -> dict[str, Ran]:
    """Run the commands in the copy."""
    import shlex

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        input=json.dumps([shlex.split(command) for command in COMMANDS.values()]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name: Ran(*found) for name, found in zip(COMMANDS, json.loads(done.stdout), strict=True)}


def test_the_page_shows_one_of_each() -> None:
    folders = sorted("/".join(path.split("/")[:2]) for path in ADDED)
    assert folders == [
        *("csa_graph/analysis", "csa_graph/cli", "csa_graph/formats", "csa_graph/stores", "data/harbour"),
        *("ontology/context.jsonld", "ontology/csa.ttl", "ontology/rules"),
        *("queries/checks", "queries/edges", "queries/questions", "queries/reading"),
    ]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "no command"])
def test_every_command_runs(name: str, ran: dict[str, Ran]) -> None:
    assert ran[name].code == 0, ran[name].printed


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("help", "count     Count the statements.\n"),
        ("question", "Night Safety Group,2.1\n"),
        ("check", "No passage says what the Harbour Board is for."),
        ("partnership", "No faults: 1 file is well formed."),
        ("analysis", "There are 2 groups."),
        ("analyses", "groups,Which groups there are.,groups\n"),
        ("read", "4 statements in 1 passage"),
        ("page", "5 views"),
        ("term", "is mentored by"),
        ("rule", "Harbour Board,co-operates with,Night Safety Group"),
        ("command", " statements\n"),
        ("no command", "Did you mean “count”?"),
    ],
)
def test_what_was_added_works(name: str, part: str, ran: dict[str, Ran]) -> None:
    assert part in ran[name].printed


def test_what_was_added_is_written(ran: dict[str, Ran], copy: Path) -> None:
    assert (copy / "again.list").read_text("utf-8") == "Harbour Board\nNight Safety Group\n"
    assert "mentors" in (copy / "mentors.dot").read_text("utf-8")
    assert '"mentors"' in (copy / "all.jsonld").read_text("utf-8")
    assert (copy / "kept").is_dir(), "the store was opened by its address"
