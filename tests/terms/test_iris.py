"""Each IRI is spelled once, and what is spelled is a term of its vocabulary."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import csa_graph
from csa_graph.base import resources
from csa_graph.terms import cube, iris, shacl
from csa_graph.terms.iris import CSA
from csa_graph.terms.namespace import Namespace
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where an IRI of ours is spelled.
HOME = {"terms/prefixes.py", "terms/iris.py"}
ROOT = Path(*csa_graph.__path__)
MODULES = (cube, iris, shacl)
SPELLED = {
    name: each for module in MODULES for name, each in vars(module).items() if isinstance(each, Namespace)
}


def iter_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that are not documentation, with their lines."""
    tree = ast.parse(path.read_bytes())
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def list_offenders(root: Path) -> list[str]:
    spaces = (iris.ROOT, *PREFIXES.values())
    return [
        f"{path.relative_to(root).as_posix()}:{line}: {text[:60]}"
        for path in sorted(root.rglob("*.py"))
        if path.relative_to(root).as_posix() not in HOME
        for line, text in iter_texts(path)
        if any(space in text for space in spaces)
    ]


def test_no_other_module_spells_an_iri() -> None:
    assert list_offenders(ROOT) == []


def test_a_spelled_iri_is_found(tmp_path: Path) -> None:
    text = '"""See http://purl.org/dc/terms/title."""\nTITLE = f"<{x}> http://purl.org/dc/terms/title"\n'
    (tmp_path / "module.py").write_text(text)
    assert list_offenders(tmp_path) == ["module.py:2: > http://purl.org/dc/terms/title"]


def read_terms(*names: str) -> set[str]:
    """Return the subjects of files of the ontology."""
    quads = (
        ox.parse((resources.ontology() / name).read_bytes(), format=ox.RdfFormat.TURTLE) for name in names
    )
    return {quad.subject.value for each in quads for quad in each if isinstance(quad.subject, ox.NamedNode)}


@pytest.mark.parametrize("name", ["CSA", "ROLE", "STATUS"])
def test_terms_are_in_the_ontology(name: str) -> None:
    space = SPELLED[name]
    spelled = {each.value for each in vars(space).values() if isinstance(each, ox.NamedNode)}
    assert spelled
    assert spelled - read_terms("csa.ttl", "kinds.ttl") == set()


def test_short_names_are_in_the_ontology() -> None:
    known = read_terms("csa.ttl")
    short = {
        (path.relative_to(ROOT).as_posix(), term)
        for path in ROOT.rglob("*.py")
        for _, text in iter_texts(path)
        for term in re.findall(r"\bcsa:(\w+)", text)
    }
    assert short
    assert {each for each in short if CSA[each[1]].value not in known} == set()


def test_a_name_of_python_and_a_hyphen_are_spelled() -> None:
    assert CSA.from_ == ox.NamedNode(CSA.base + "from")
    assert not [
        name for name, space in SPELLED.items() if PREFIXES[name.lower().replace("_", "-")] != space.base
    ]
