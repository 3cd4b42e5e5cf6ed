"""Holds the code to rules that no linter knows: which way imports go, who prints, how long a file is."""

from __future__ import annotations

import ast
import os
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "csa_graph").rglob("*.py"))
SOURCES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]

LAYERS = (
    {"checksums", "errors", "prefixes", "resources", "tokens", "wording", "workers", "writing"},
    {
        "answer",
        "building",
        "catalogue",
        "editions",
        "faults",
        "folder",
        "formatting",
        "imports",
        "index",
        "kinds",
    }
    | {"locate", "names", "remote", "source", "sparql", "store", "tables", "topics", "vocabulary"},
    {
        "checking",
        "description",
        "matching",
        "neighbourhood",
        "projection",
        "reporting",
        "stated",
        "statements",
    }
    | {"validation"},
    {"analysis"},
    {"views"},
    {"exports", "graph", "maps"},
    {"survey"},
    {"cli"},
)
LAYER = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}
# The package offers GovernanceGraph, and its entry point the command line: neither has a place there.
DOORS = {"", "__main__"}
# An answer shows itself in a notebook: the one thing that knows how it is shown.
EXCEPTIONS = {("answer", "views")}

MADE = {"build", "dist", "__pycache__"}
MACHINE_PATH = re.compile(
    r"""(?<![\w.:/>#-])/(?:home|root|Users|work|tmp|opt|private|mnt)/\w|\b[A-Z]:\\+Users\b"""
)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    return relative(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def room(module: str) -> str:
    """The part of a module's name that has a place in the layers: of csa_graph.views.table it is views."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path, *, for_types: bool) -> set[str]:
    """Our own modules that a file imports, in its functions too; on request those that only types need."""
    known = {module_name(module) for module in MODULES}
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not for_types:
            waiting += node.orelse
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{relative(path)}, line {node.lineno}: name the module in full"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & known or {str(node.module)}
    return {name for name in found if name.split(".")[0] == "csa_graph"}


def test_every_module_has_a_place_in_the_layers() -> None:
    rooms = {room(module_name(path)) for path in MODULES} - DOORS
    assert rooms <= LAYER.keys(), "give them a place in LAYERS"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_go_one_way(path: Path) -> None:
    here = room(module_name(path))
    theirs = {room(module) for module in imports(path, for_types=True)} - DOORS
    later = {there for there in theirs if LAYER.get(there, 0) > LAYER.get(here, len(LAYERS))}
    assert {(here, there) for there in later} <= EXCEPTIONS


def test_no_modules_import_each_other() -> None:
    graph = {
        module_name(path): {
            module
            for module in imports(path, for_types=False)
            if module != "csa_graph" and (room(module_name(path)), room(module)) not in EXCEPTIONS
        }
        for path in MODULES
        if room(module_name(path)) not in DOORS
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"these import each other: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    if room(module_name(path)) in {"cli", "__main__"}:
        return
    exits = {"exit", "quit", "SystemExit", "sys.exit", "os._exit"}
    prints = {"print", "click.echo", "click.secho", "sys.stdout", "sys.stderr"}
    tree = ast.parse(path.read_text("utf-8"))
    used = {
        ast.unparse(node): node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in exits | prints
    }
    assert not used


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_a_file_is_one_room(path: Path) -> None:
    lines = path.read_bytes().count(b"\n")
    assert lines <= 300, "two rooms want two files"


def test_no_file_names_a_place_of_one_machine() -> None:
    found = []
    for folder, folders, files in os.walk(ROOT):
        # What begins with a dot is made by tools, but for the recipe of CI and git's own list.
        folders[:] = [name for name in folders if name == ".ci" or (name[0] != "." and name not in MADE)]
        for path in (Path(folder, name) for name in files if name == ".gitignore" or name[0] != "."):
            text = path.read_bytes().decode("utf-8", "replace")
            found += [f"{relative(path)}: {match[0]}" for match in MACHINE_PATH.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("see /home" + "/ann/plan.trig", True),
        ("C:" + "\\Users\\ann", True),
        ("https://example.org/home/ann", False),
        ("#!/usr/bin/env bash", False),
        ("tests/tmp/x", False),
    ],
)
def test_places_of_machines_are_told_from_others(text: str, is_found: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_found
