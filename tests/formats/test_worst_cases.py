"""Small files that are made to take hours or gigabytes are read or refused, in words, like any other."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("resource", reason="this system has no limits for a process")

from tests import worst_cases

#: Files with which nothing is wrong but their form, and how many statements there are in them.
SOUND = {
    # A list of 20,000 lists, each in the one before and the last one empty, and the statement that names it.
    "collections.ttl": 39_999,
    "nested.trig": 20_001,
    "blank-chain.ttl": 20_000,
    # Of each element within another, what kind it is, or what it is to the one around it.
    "nested-often.rdf": 200 * 2 * 99,
}


def test_each_is_read_or_refused_within_bounds(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in worst_cases.CASES]
    for path in paths:
        path.write_bytes(worst_cases.CASES[path.name]())
    command = [sys.executable, "-m", "tests.worst_cases", *map(str, paths)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    said = dict(line.split(": ", 1) for line in ended.stdout.splitlines())
    assert ended.returncode == 0, f"{ended.stdout.splitlines()[-1]}\n{ended.stderr[-800:]}"
    assert said.keys() == worst_cases.CASES.keys()
    assert {name: said[name] for name in SOUND} == {
        name: f"{count} statements" for name, count in SOUND.items()
    }
    assert "row 99999999" in said["row-number.xlsx"]
    assert all("entities" in said[name] for name in ("entities.xlsx", "entities.rdf"))
    assert all("nested too deeply" in said[name] for name in ("nested.jsonld", "nested.rdf"))
    assert "attributes" in said["attributes.rdf"]
