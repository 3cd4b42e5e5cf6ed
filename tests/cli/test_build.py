"""``build`` from many files: patterns, processes, and what it shows on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Shown

NAMES = ("kent", "essex", "surrey")


@pytest.fixture
def agreements(harbour: Path, tmp_path: Path) -> Path:
    """Return a folder with an agreement in a folder for each of some partnerships."""
    text = harbour.read_text("utf-8")
    for name in NAMES:
        folder = tmp_path / "agreements" / name
        folder.mkdir(parents=True)
        (folder / "2030.trig").write_text(text.replace("graph/harbour", f"graph/{name}"), "utf-8")
        (folder / "accidents.csv").write_bytes(harbour.with_name("accidents.csv").read_bytes())
    return tmp_path / "agreements"


def test_a_pattern_is_built(agreements: Path, tmp_path: Path, invoke: Callable[..., Result]) -> None:
    built = invoke("build", tmp_path / "all", "--data", agreements / "**" / "*.trig", "--no-validate")
    assert built.exit_code == 0, built.output
    assert built.stderr.startswith(f"Wrote {tmp_path / 'all'}: 3 files, 3 editions, ")
    here = MemoryStore()
    here.build(opening.find([agreements]))
    assert open_store(tmp_path / "all", read_only=True).fingerprint() == here.fingerprint()
    asked = invoke("ask", "--data", agreements / "[ks]*" / "*", "who-reports-to-whom")
    assert "Harbour Board" in asked.output


def test_a_pattern_that_fits_nothing_is_an_error(
    agreements: Path, tmp_path: Path, invoke: Callable[..., Result]
) -> None:
    refused = invoke("build", tmp_path / "all", "--data", agreements / "*.trig")
    assert refused.exit_code == 2
    assert f"{agreements / '*.trig'}: no data file fits this pattern" in refused.stderr
    assert not (tmp_path / "all").exists()


def test_a_pipe_gets_the_last_line_and_nothing_else(
    agreements: Path, tmp_path: Path, process: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    done = process("build", tmp_path / "all", "--data", agreements, "--no-validate")
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_is_left_as_it_was(
    agreements: Path, tmp_path: Path, terminal: Callable[..., Shown]
) -> None:
    shown = terminal("build", tmp_path / "all", "--data", agreements, "--no-validate", columns=200)
    assert shown.code == 0
    # What showed how far the build was has been taken back; the last line stays.
    assert shown.text.rpartition("\r")[2].startswith("Wrote ")
