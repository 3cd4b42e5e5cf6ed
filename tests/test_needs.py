"""What the tests need is said before they run, and is what they skip themselves for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests import needs

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent


def test_what_is_missing_is_told_with_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert needs.describe([]).count("\n") == 1
    monkeypatch.setenv("PATH", "")
    missing = needs.find_missing()
    assert {"chromium", "virtuoso-opensource-7-bin", "openssl"} <= {need.package for need in missing}
    told = needs.describe(missing)
    assert all(f"{need.tests}: needs {need.package}\n" in told for need in missing)
    assert told.endswith("make needs\n")


def test_every_package_that_a_test_names_is_listed_and_so_in_the_pages() -> None:
    named: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        named.update(re.findall(r"apt-get install ([\w.-]+)", path.read_text(encoding="utf-8")))
    packages = {need.package for need in needs.NEEDS}
    assert named <= packages
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "make needs" in (ROOT / page).read_text(encoding="utf-8"), page
    assert "tests/needs.py --packages" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
