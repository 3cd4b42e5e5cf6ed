"""Changed files become the tests that they can reach, nearest first: by what imports, names or reads them.

A test reaches what its file imports, and what that imports in turn, in functions too. Runs nothing.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests import imports
from tests.imports import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.imports import File

#: What reads every Python file, whoever imports it.
READS_ALL = "tests.test_house"
_READ = re.compile(r'resources\.(queries|ontology|data|default_data)\(\)((?: / "[\w.-]+")*)')


class Test(NamedTuple):
    """A file of tests that a change can reach.

    Attributes:
        path: Where it is, from the root of the repository.
        steps: How many steps there are from it to the change: 0 where it changed itself.
        why: The steps in words.
    """

    path: str
    steps: int
    why: str


def find_changed(root: Path = ROOT) -> tuple[str, list[str]]:
    """Find what has changed since the branch left the one that it is pushed to, or since the last commit.

    Returns:
        What the files are compared with, and their paths from the root; also those not added to git yet.
    """
    base = _run_git(root, "merge-base", "HEAD", "@{upstream}") or "HEAD"
    new = _run_git(root, "ls-files", "--others", "--exclude-standard").splitlines()
    for compared in (base, "HEAD~1"):
        changed = sorted({*_run_git(root, "diff", "--name-only", compared).splitlines(), *new})
        if changed:
            break
    return _run_git(root, "log", "-1", "--format=%h %s", compared), changed


def _run_git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False)  # noqa: S607
    return done.stdout.strip() if done.returncode == 0 else ""


def find_tests(changed: Iterable[str], root: Path = ROOT) -> list[Test]:
    """Find the files of tests that changed files can reach, nearest first.

    Args:
        changed: Paths from the root of the repository.
        root: The root.
    """
    files = imports.files(root)
    ways: dict[str, tuple[int, str]] = {}
    for path in changed:
        for module, steps, why in _find_first(path, files, root):
            if module not in ways or steps < ways[module][0]:
                ways[module] = (steps, why)
    waiting = sorted(ways, key=lambda module: ways[module][0])
    importers = _find_importers(files)
    # Each is looked at in the order of its steps: first those of 0, then those that were found from there.
    for module in waiting:
        steps, why = ways[module]
        for importer in importers.get(module, ()):
            if importer not in ways or ways[importer][0] > steps + 1:
                ways[importer] = (steps + 1, f"imports {module}" + (f", which {why}" if steps else ""))
                waiting.append(importer)
    found = [
        Test(files[module].path.relative_to(root).as_posix(), *way)
        for module, way in ways.items()
        if module.startswith("tests.") and module.rpartition(".")[2].startswith("test_")
    ]
    return sorted(found, key=lambda test: (test.steps, test.path))


def _find_importers(files: Mapping[str, File]) -> dict[str, list[str]]:
    """Return for each module those that need it: that import it, name it, or are set up by it."""
    found: dict[str, list[str]] = {}
    for module, file in files.items():
        needed = file.imports | file.loads
        if module.startswith("tests."):
            parts = module.split(".")[:-1]
            folders = (".".join(parts[:number]) for number in range(1, len(parts) + 1))
            needed |= {f"{folder}.conftest" for folder in folders} & files.keys()
        for each in needed - {module}:
            found.setdefault(each, []).append(module)
    return found


def _find_first(path: str, files: Mapping[str, File], root: Path) -> Iterator[tuple[str, int, str]]:
    """Find the modules that a changed file touches, each with the steps to it and why."""
    if path.endswith(".py"):
        module = imports.get_module(Path(path))
        yield READS_ALL, 1, "reads every Python file"
        if module in files:
            yield module, 0, "changed"
        # Whatever is in a package runs its __init__ first.
        if path.endswith("__init__.py"):
            yield from ((name, 1, f"is in {module}") for name in files if name.startswith(f"{module}."))
        return
    changed = Path(path)
    named = [changed.name, *([changed.stem] if changed.suffix in {".rq", ".toml", ".csv"} else [])]
    pattern = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in named))
    # A template or a script belongs to the modules beside it, or beside its folder.
    folders = {file.path.relative_to(root).parent for file in files.values()}
    homes = [folder for folder in changed.parents if folder in folders][:1]
    for name, file in files.items():
        if pattern.search(file.text):
            yield name, 1, f"names {changed.name}"
        elif any(path.startswith(read) for read in _find_read(file.text)):
            yield name, 1, f"reads {path}"
        elif file.path.relative_to(root).parent in homes and changed.parts[0] == "csa_graph":
            yield name, 1, f"lies beside {path}"


def _find_read(text: str) -> Iterator[str]:
    """Find the folders and files of resources that the text of a module says that it reads."""
    for folder, inside in _READ.findall(text):
        top = "data" if folder == "default_data" else folder
        yield "/".join([top, *re.findall(r'"([^"]+)"', inside)])
