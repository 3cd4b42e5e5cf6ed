"""Installs csa-graph as a wheel and as a pointer to the checkout: both find what csa-graph carries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import csa_graph

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ("ontology", "queries", "data")

WHERE = """
import csa_graph, json
from csa_graph.base import resources
folders = {name: str(getattr(resources, name)()) for name in ("ontology", "queries", "data")}
data_files = [str(path) for path in resources.default_data()]
print(json.dumps({"package": csa_graph.__file__, **folders, "data_files": data_files}))
"""


def run(*command: str | Path, folder: Path) -> str:
    """Run a command that must succeed, the checkout not being on its path, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> set[str]:
    """The names of the files below a folder that belong to the project."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and not any(
            part.startswith((".", "__")) and part != ".htaccess" for part in path.relative_to(folder).parts
        )
    }


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make a distribution of the checkout with hatchling: by the hook that pip calls for it."""

    def make(hook: str) -> Path:
        folder = tmp_path_factory.mktemp("dist")
        run(
            sys.executable,
            "-c",
            f"import hatchling.build as b, sys; b.{hook}(sys.argv[1])",
            folder,
            folder=ROOT,
        )
        return next(folder.iterdir())

    return make


@pytest.fixture(scope="module")
def install(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Install a wheel into a new environment, which borrows only the dependencies of this one."""

    def make(wheel: Path) -> Path:
        folder = tmp_path_factory.mktemp("with a space") / "environment"
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        python = next(
            path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists()
        )
        pip = ("-m", "pip", "--quiet", "--python", python, "install", "--no-deps", "--no-index")
        run(sys.executable, *pip, wheel, folder=folder)
        site_packages = Path(
            run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
        )
        # A folder in a .pth file lends its packages, but not what its own .pth files name: the checkout.
        (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
        return python

    return make


def test_the_wheel_carries_package_and_resources(build: Callable[[str], Path]) -> None:
    names = set(zipfile.ZipFile(build("build_wheel")).namelist())
    for resource in RESOURCES:
        carried = {name.removeprefix(f"csa_graph/_{resource}/") for name in names if f"/_{resource}/" in name}
        assert carried == files(ROOT / resource) != set()
    modules = {name for name in names if name.startswith("csa_graph/") and not name.startswith("csa_graph/_")}
    assert modules >= {"csa_graph/base/errors.py", "csa_graph/base/resources.py"}
    assert {name.split("/")[0] for name in names} == {
        "csa_graph",
        f"csa_graph-{csa_graph.__version__}.dist-info",
    }


def test_the_installed_wheel_finds_its_resources_and_answers(
    build: Callable[[str], Path], install: Callable[[Path], Path], tmp_path: Path
) -> None:
    python = install(build("build_wheel"))
    found = json.loads(run(python, "-c", WHERE, folder=tmp_path))
    package = Path(found["package"]).parent
    assert package.is_relative_to(python.parent.parent)
    assert {name: Path(found[name]) for name in RESOURCES} == {
        name: package / f"_{name}" for name in RESOURCES
    }
    assert {Path(name).parent.name for name in found["data_files"]} == {"worcestershire"}
    assert csa_graph.__version__ in run(python, "-m", "csa_graph", "--version", folder=tmp_path)
    answer = run(python, "-m", "csa_graph", "ask", "who-reports-to-whom", "--format", "csv", folder=tmp_path)
    assert "Safer Communities Board" in answer


def test_the_editable_installation_uses_the_checkout(
    build: Callable[[str], Path], install: Callable[[Path], Path], tmp_path: Path
) -> None:
    found = json.loads(run(install(build("build_editable")), "-c", WHERE, folder=tmp_path))
    assert Path(found["package"]) == ROOT / "csa_graph" / "__init__.py"
    assert {name: Path(found[name]) for name in RESOURCES} == {name: ROOT / name for name in RESOURCES}


def test_the_source_distribution_carries_the_checkout(build: Callable[[str], Path]) -> None:
    with tarfile.open(build("build_sdist")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    kept = {
        "Makefile",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "pyproject.toml",
        "tests/test_packaging.py",
    }
    assert names >= kept | {f"{name}/{file}" for name in RESOURCES for file in files(ROOT / name)}
    assert not {name for name in names if name.startswith((".venv", "build/", ".git/"))}
