"""What a change can reach is found, in a small repository and in this one; a run ends at its time."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests import quick, reach
from tests.imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "csa_graph/__init__.py": "",
    "csa_graph/base/__init__.py": "",
    "csa_graph/base/words.py": "",
    "csa_graph/asking/catalogue.py": 'FOLDER = resources.queries() / "questions"\n',
    "csa_graph/views/table.py": "def show():\n    from csa_graph.base import words\n",
    "csa_graph/views/look.css": "",
    "csa_graph/cli/group.py": 'import_module(f"csa_graph.views.{name}")\n',
    "queries/questions/who-sits-on.rq": "",
    "queries/checks/seat-without-holder.rq": "",
    "docs/data.md": "",
    "tests/conftest.py": "from csa_graph.asking import catalogue\n",
    "tests/test_house.py": "",
    "tests/test_questions.py": 'NAMES = ["who-sits-on"]\n',
    "tests/test_docs.py": 'PAGE = "data.md"\n',
    "tests/views/test_table.py": "if TYPE_CHECKING:\n    from csa_graph.views.table import show\n",
    "tests/cli/test_group.py": "from csa_graph.cli import group\n",
    "tests/cli/test_main.py": 'COMMAND = ["-m", "csa_graph"]\n',
    "csa_graph/__main__.py": "from csa_graph.cli.group import main\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "reached"),
    [
        # In a function, for types only, and by a name that is put together.
        ("csa_graph/base/words.py", ["test_house", "views/test_table", "cli/test_group", "cli/test_main"]),
        ("csa_graph/views/look.css", ["views/test_table", "cli/test_group", "cli/test_main"]),
        ("csa_graph/cli/group.py", ["cli/test_group", "test_house", "cli/test_main"]),
        ("tests/cli/test_main.py", ["cli/test_main", "test_house"]),
        # By its own name; and by the folder, which all tests come to through their conftest.
        ("queries/questions/who-sits-on.rq", ["test_questions", "cli/test_group", "cli/test_main"]),
        ("queries/checks/seat-without-holder.rq", []),
        ("docs/data.md", ["test_docs"]),
    ],
)
def test_what_a_change_reaches_is_found_nearest_first(root: Path, changed: str, reached: list[str]) -> None:
    found = [
        each.path.removeprefix("tests/").removesuffix(".py") for each in reach.find_tests([changed], root)
    ]
    assert found[: len(reached)] == reached
    assert len(found) == len(reached) or changed.startswith("queries/questions")


def test_the_way_to_a_change_is_told(root: Path) -> None:
    (table,) = (
        each for each in reach.find_tests(["csa_graph/base/words.py"], root) if "test_table" in each.path
    )
    assert table.steps == 2
    assert table.why == "imports csa_graph.views.table, which imports csa_graph.base.words"


def test_what_everything_needs_reaches_nearly_everything_here() -> None:
    everything = len(list((ROOT / "tests").rglob("test_*.py")))
    assert len(reach.find_tests(["csa_graph/base/errors.py"])) > 0.8 * everything
    near = reach.find_tests(["csa_graph/files/formatting/tree.py"])
    assert "tests/files/test_formatting.py" in [each.path for each in near[:4]]


def test_changes_are_those_since_the_last_commit_with_new_files(root: Path) -> None:
    def git(*arguments: str) -> None:
        person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *person, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607

    git("init")
    git("add", ".")
    git("commit", "-m", "One")
    (root / "docs" / "data.md").write_text("Changed", encoding="utf-8")
    (root / "docs" / "new.md").write_text("New", encoding="utf-8")
    compared, changed = reach.find_changed(root)
    assert compared.endswith(" One")
    assert changed == ["docs/data.md", "docs/new.md"]
    git("add", ".")
    git("commit", "-m", "Two")
    # All is committed: what the last commit changed.
    assert reach.find_changed(root)[1] == ["docs/data.md", "docs/new.md"]


def test_the_nearest_are_chosen_that_there_is_time_for() -> None:
    tests = [reach.Test(name, steps, "") for steps, name in enumerate("abcde")]
    times = {"a": 4.0, "b": 20.0, "c": 3.0, "d": 5.0, "e": 9.0}
    shares = quick.choose(tests, times, 10, processes=2)
    assert [[test.path for test in share] for share in shares] == [["a"], ["c", "d"]]


def test_rooms_of_a_change_are_folders_and_files() -> None:
    changed = [
        "csa_graph/graph.py",
        "csa_graph/map/page/key.py",
        "tests/imports.py",
        "docs/data.md",
        "gone/x.py",
    ]
    assert quick.find_rooms(changed) == ["csa_graph/graph.py", "csa_graph/map", "tests/imports.py"]


@pytest.mark.parametrize(("wait", "told"), [(0, "1 passed"), (60, "2 passed")])
def test_a_run_ends_between_two_tests_when_its_time_is_over(wait: float, told: str, tmp_path: Path) -> None:
    (tmp_path / "test_two.py").write_text("def test_a(): pass\ndef test_b(): pass\n", encoding="utf-8")
    options = ["-p", "tests.deadline", "--until", str(time.time() + wait), "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0
    assert told in done.stdout
    assert ("the time is over" in done.stdout) is (wait == 0)
