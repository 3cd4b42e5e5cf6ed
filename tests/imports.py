"""The text of our Python files becomes a graph: which file imports which, in functions and for types too.

Imports nothing of what it reads: a file that does not run can be read.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
#: The folders with Python files of ours.
FOLDERS = ("csa_graph", "tests", "benchmarks", "docs")
#: A name of a module in a string, or the beginning of one that is put together: f"csa_graph.cli.{name}".
_NAMED = re.compile(rf"""["']((?:{"|".join(FOLDERS)})(?:\.\w+)*)(["']|\.{{)""")


class File(NamedTuple):
    """A Python file, parsed.

    Attributes:
        path: Where it is.
        module: Its name as a module: of ``csa_graph/cli/__init__.py`` it is ``csa_graph.cli``.
        text: Its text.
        tree: Its text as a tree.
        imports: The modules of ours that its import statements name, wherever in it they stand.
        loads: The modules of ours that it names in strings: those it finds by name, patches, or starts.
    """

    path: Path
    module: str
    text: str
    tree: ast.Module
    imports: frozenset[str]
    loads: frozenset[str]


@cache
def files(root: Path = ROOT) -> dict[str, File]:
    """Read every Python file of ours, by the name of its module."""
    paths = {get_module(path.relative_to(root)): path for name in FOLDERS for path in find_files(root / name)}
    return {module: _read(path, module, paths) for module, path in paths.items()}


def find_files(folder: Path) -> list[Path]:
    """List the Python files of a folder."""
    return sorted(folder.rglob("*.py"))


def get_module(path: Path) -> str:
    """Return the name of a file as a module; its path is told from the root of the repository."""
    return path.as_posix().removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def iter_statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Iterate over all statements, those inside functions too; what is in expressions is left out."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            inner = getattr(node, name, None)
            if isinstance(inner, list):
                waiting += inner
        if isinstance(node, ast.stmt):
            yield node


def _read(path: Path, module: str, known: dict[str, Path]) -> File:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imports: set[str] = set()
    for node in iter_statements(tree):
        if isinstance(node, ast.Import):
            imports |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"{path}, line {node.lineno}: name the module in full")
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            # What is not a module of its own is a name in the package.
            imports |= (inner & known.keys()) or {str(node.module)}
    loads = {
        each for name, end in _NAMED.findall(text) for each in _find_named(name, known, whole=end != ".{")
    }
    own = {"", module}
    return File(
        path, module, text, tree, frozenset(imports & known.keys() - own), frozenset(loads - imports - own)
    )


def _find_named(text: str, known: dict[str, Path], *, whole: bool) -> set[str]:
    """Find the modules that ``"csa_graph.base.workers.run"`` names; ``"csa_graph"`` is the program."""
    if not whole:
        return {name for name in known if name.startswith(f"{text}.")}
    if text == "csa_graph":
        return {"csa_graph.__main__"} & known.keys()
    while "." in text:
        if text in known:
            return {text}
        text = text.rpartition(".")[0]
    return set()
