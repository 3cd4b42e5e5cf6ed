"""The package itself: cheap to import, lazy where it is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

import csa_graph

HEAVY = {"rdflib", "networkx", "pyvis", "pygraphviz", "rich", "pyshacl", "jinja2", "csv", "difflib"}


def imported(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.split())


def test_the_package_loads_nothing() -> None:
    assert {name for name in imported("import csa_graph") if name.startswith("csa_graph")} == {"csa_graph"}


def test_the_engine_loads_nothing_heavy() -> None:
    code = (
        "from csa_graph import catalogue, names, resources, store\n"
        "built = store.Store.open()\n"
        "built.build(resources.default_data(), inference=False, tables=False, editions=False)\n"
        "names.Names(built)\n"
    )
    assert imported(code) & HEAVY == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        csa_graph.nothing  # noqa: B018
