"""Runs pytest on files that skip: where skipping is forbidden that is a failure, and elsewhere it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = {
    "test_a_test.py": "import pytest\ndef test_it(): pytest.skip('no browser')\n",
    "test_a_marked_test.py": "import pytest\n@pytest.mark.skip(reason='no time')\ndef test_it(): pass\n",
    "test_a_file.py": "import pytest\npytest.skip('no network', allow_module_level=True)\n",
    "test_no_skip.py": "import pytest\n@pytest.mark.xfail\ndef test_it(): raise ValueError\n",
}


def run_pytest(folder: Path, forbidden: str) -> tuple[int, str]:
    """Run pytest on the files above; return its exit code and what it printed."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.noskip",
            "-ra",
            "--continue-on-collection-errors",
            *FILES,
        ],
        cwd=folder,
        env=os.environ | {"CSA_GRAPH_NO_SKIP": forbidden, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def test_a_skip_is_a_skip(tmp_path: Path) -> None:
    code, printed = run_pytest(tmp_path, forbidden="")
    assert code == pytest.ExitCode.OK
    assert "3 skipped, 1 xfailed" in printed


def test_a_skip_fails_where_skipping_is_forbidden(tmp_path: Path) -> None:
    code, printed = run_pytest(tmp_path, forbidden="1")
    assert code == pytest.ExitCode.TESTS_FAILED
    # pytest calls it an error, not a failure, when it is not the test itself that ends it.
    assert "1 failed, 1 xfailed, 2 errors" in printed
    assert all(reason in printed for reason in ("no browser", "no time", "no network"))
