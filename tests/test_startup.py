"""What is imported, by the set of modules and not by a stopwatch: the command line stays quick."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "IPython",
    "asyncio",
    "difflib",
    "email",
    "http",
    "icalendar",
    "importlib.metadata",
    "jinja2",
    "networkx",
    "numpy",
    "portalocker",
    "pygraphviz",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich",
    "rustworkx",
    "socket",
    "sqlite3",
    "ssl",
    "urllib.request",
    "xml",
}
#: What only some formats need.
FORMATS = {"csv", "json", "html"}


def imported(*command: str) -> set[str]:
    """Return the names of the modules that Python imports for a command."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COVERAGE_PROCESS_START": ""},
        check=True,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), *((name, "--help") for name in ("check", "map", "export", "import"))],
)
def test_help_imports_no_engine(arguments: tuple[str, ...]) -> None:
    modules = imported("-m", "csa_graph", *arguments)
    assert "click" in modules
    assert not modules & (HEAVY | FORMATS | {"pyoxigraph", "csa_graph.graph", "csa_graph.stores.embedded"})


def test_a_question_imports_the_engine_and_little_more(harbour: Path) -> None:
    modules = imported("-m", "csa_graph", "ask", "who-reports-to-whom", "--data", str(harbour))
    assert {"click", "pyoxigraph", "csa_graph.stores.embedded"} <= modules
    assert not modules & (HEAVY | FORMATS)
    ours = {name for name in modules if name.startswith("csa_graph.")}
    assert not ours & {
        "csa_graph.checking.checks",
        "csa_graph.projection.projecting",
        "csa_graph.projection.facts",
        "csa_graph.validation.shapes",
        "csa_graph.building.inference",
    }
    assert not ours & {"csa_graph.building.tables", "csa_graph.asking.description", "csa_graph.views.csv"}


def test_a_question_about_a_folder_imports_little_more(harbour: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "store")
    built = imported("-m", "csa_graph", "build", "--data", str(harbour), place)
    assert "portalocker" in built
    # Many files are grouped by networkx, one is not; and nothing is shown of a short build.
    assert not built & {"networkx", "rich"}
    modules = imported("-m", "csa_graph", "ask", "who-reports-to-whom", "--store", place)
    assert not modules & (HEAVY | FORMATS - {"json"})


def test_a_question_with_rules_imports_no_more_libraries(harbour: Path) -> None:
    modules = imported("-m", "csa_graph", "show", "hb", "--data", str(harbour))
    assert not modules & (HEAVY - {"difflib"})


def test_the_package_itself_imports_nothing_else() -> None:
    modules = imported("-c", "import csa_graph")
    ours = {name for name in modules if name.startswith("csa_graph")}
    assert ours == {"csa_graph"}
    assert not modules & (HEAVY | {"click", "pyoxigraph"})


def test_a_map_imports_no_notebook(harbour: Path, tmp_path: Path) -> None:
    modules = imported("-m", "csa_graph", "map", "--data", str(harbour), "-o", str(tmp_path / "map.html"))
    assert {"pyvis.network", "networkx", "jinja2"} <= modules
    assert not modules & {"IPython", "rich", "rdflib", "pyshacl", "numpy", "rustworkx"}
