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
    ours = {name for name in imported("import csa_graph") if name.startswith("csa_graph")}
    assert ours == {"csa_graph"}


def test_the_engine_loads_nothing_heavy() -> None:
    code = (
        "from csa_graph import opening\n"
        "from csa_graph.asking import catalogue\n"
        "from csa_graph.base import resources\n"
        "from csa_graph.building.layers import Plan\n"
        "from csa_graph.naming import names\n"
        "from csa_graph.stores.memory import MemoryStore\n"
        "built = MemoryStore()\n"
        "plan = Plan(inference=False, tables=False, editions=False)\n"
        "built.build(opening.find(resources.default_data()), plan)\n"
        "names.Names(built)\n"
    )
    assert imported(code) & HEAVY == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        csa_graph.nothing  # noqa: B018
