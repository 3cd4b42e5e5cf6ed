"""Holds the code to rules that no linter knows: which way imports go, who prints, how long a file is."""

from __future__ import annotations

import ast
import itertools
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from tests import imports
from tests.imports import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.imports import File

#: The rooms of the package, lowest first: a room imports only from rooms that stand before it here.
#: `docs/architecture.md` draws them in this order.
ROOMS = [
    "base",
    "terms",
    "sparql",
    "files",
    "validation",
    "naming",
    "documents",
    "reading",
    "asking",
    "building",
    "stores",
    "projection",
    "checking",
    "analysis",
    "matching",
    "drawing",
    "views",
    "map",
    "formats",
    "opening",
    "graph",
    "__init__",
    "survey",
    "cli",
    "__main__",
]
MADE = {"build", "dist", "__pycache__"}
MACHINE_PATH = re.compile(
    r"""(?<![\w.:/>#-])/(?:home|root|Users|work|tmp|opt|private|mnt)/\w|\b[A-Z]:\\+Users\b"""
)


@pytest.fixture(scope="session")
def files() -> dict[str, File]:
    """Every Python file of ours, parsed once."""
    return imports.files()


@pytest.fixture(scope="session")
def package(files: dict[str, File]) -> dict[str, File]:
    """The files of the package."""
    return {name: file for name, file in files.items() if name.partition(".")[0] == "csa_graph"}


def get_room(module: str) -> str:
    """Return the room of a module: of csa_graph.views.table it is views."""
    return module.split(".")[1] if "." in module else "__init__"


def place(file: File, node: ast.AST | None = None) -> str:
    line = getattr(node, "lineno", None)
    return file.path.relative_to(ROOT).as_posix() + (f", line {line}" if line else "")


# --- which way imports go -------------------------------------------------------------------------


def test_every_file_is_in_a_room(package: dict[str, File]) -> None:
    assert {get_room(module) for module in package} <= set(ROOMS), "give the new room a place in ROOMS"


def test_few_files_stand_at_the_root() -> None:
    found = sorted(path.name for path in (ROOT / "csa_graph").iterdir() if path.is_file())
    assert len(found) <= 6, "a file has a room of its own"


def test_a_room_imports_only_from_those_below_it(package: dict[str, File]) -> None:
    upward = [
        f"{place(file)} imports {imported}"
        for module, file in package.items()
        for imported in file.imports
        if imported in package and ROOMS.index(get_room(imported)) > ROOMS.index(get_room(module))
    ]
    assert upward == []


def test_no_modules_import_each_other(package: dict[str, File]) -> None:
    graph = nx.DiGraph(
        (module.removeprefix("csa_graph."), imported.removeprefix("csa_graph."))
        for module, file in package.items()
        for imported in file.imports & package.keys()
    )
    circles = [sorted(circle) for circle in nx.strongly_connected_components(graph) if len(circle) > 1]
    assert circles == []


# --- what stands in a file ------------------------------------------------------------------------


def test_a_file_is_one_room(files: dict[str, File]) -> None:
    lengths = {place(file): file.text.count("\n") for file in files.values()}
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}, "two rooms want two files"


def test_only_the_command_line_prints_and_exits(package: dict[str, File]) -> None:
    exits = {"exit", "quit", "SystemExit", "sys.exit", "os._exit"}
    prints = {"print", "click.echo", "click.secho", "sys.stdout", "sys.stderr"}
    told = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in exits | prints))
    found = [
        f"{place(file, node)}: {ast.unparse(node)}"
        for module, file in package.items()
        # A process that was forked for a job must end without what its parent does at its end.
        if get_room(module) not in {"cli", "__main__"} and module != "csa_graph.base.limits"
        if told.search(file.text)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in exits | prints
    ]
    assert found == []


def test_the_words_of_an_error_stand_in_it(files: dict[str, File]) -> None:
    found = [place(file, raised) for file in files.values() for raised in find_words_apart(file.tree)]
    assert found == [], 'write: raise X("what is wrong, where, and what to do")'


def find_words_apart(tree: ast.Module) -> Iterator[ast.stmt]:
    """Find what is raised with words that the statement before gives a name."""
    for node in (tree, *imports.iter_statements(tree)):
        for block in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
            statements: list[ast.stmt] = block if isinstance(block, list) else []
            for before, raised in itertools.pairwise(statements):
                if not (isinstance(before, ast.Assign) and isinstance(raised, ast.Raise)):
                    continue
                named = {each.id for each in before.targets if isinstance(each, ast.Name)}
                used = {each.id for each in ast.walk(raised) if isinstance(each, ast.Name)}
                if named & used & {"message", "text", "reason"}:
                    yield raised


# --- tests ----------------------------------------------------------------------------------------


def test_no_test_patches_a_private_name_of_ours(files: dict[str, File]) -> None:
    patches = re.compile(r"(setattr|delattr|patch|object)\(")
    tests = (
        file for module, file in files.items() if module.startswith("tests.") and patches.search(file.text)
    )
    found = [place(file, call) for file in tests for call in find_private_patches(file.tree)]
    assert found == [], "what a test sets is an argument"


def find_private_patches(tree: ast.AST) -> Iterator[ast.Call]:
    """Find calls that set a name which begins with an underscore, of a module or a class of ours."""
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute | ast.Name)):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
        if name not in {"setattr", "delattr", "patch", "object"}:
            continue
        named = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
        if any(re.fullmatch(r"([\w.]+\.)?_[a-zA-Z]\w*", str(each)) for each in named):
            yield call


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ('monkeypatch.setattr(batches, "_BATCH", 1)', True),
        ('monkeypatch.setattr("csa_graph.drawing.paint._FONTS", ())', True),
        ('mock.patch.object(Store, "_load")', True),
        ('monkeypatch.setattr("os.getpid", later)', False),
        ('monkeypatch.setattr(Path, "exists", refuse)', False),
    ],
)
def test_private_patches_are_told_from_others(text: str, is_found: bool) -> None:
    assert bool(list(find_private_patches(ast.parse(text)))) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("if x:\n    message = f'{x}'\n    raise ValueError(message)", True),
        ("raise ValueError('x')", False),
        ("message = 'x'\nshow(message)\nraise ValueError('x')", False),
    ],
)
def test_words_apart_are_told_from_others(text: str, is_found: bool) -> None:
    assert bool(list(find_words_apart(ast.parse(text)))) is is_found


# --- machines -------------------------------------------------------------------------------------


def test_no_file_names_a_place_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in iter_written()
        for match in MACHINE_PATH.finditer(path.read_bytes().decode("utf-8", "replace"))
    ]
    assert found == []


def iter_written() -> Iterable[Path]:
    """Iterate over the files of the repository, without what tools make."""
    for folder, folders, names in os.walk(ROOT):
        # What begins with a dot is made by tools, but for the recipe of CI and git's own list.
        folders[:] = [name for name in folders if name == ".ci" or (name[0] != "." and name not in MADE)]
        yield from (Path(folder, name) for name in names if name == ".gitignore" or name[0] != ".")


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
