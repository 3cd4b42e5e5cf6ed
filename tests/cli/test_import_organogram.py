"""``csa-graph import`` of organograms: notes on what is odd, the file, options that only they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.formats.test_organogram import JUNIOR, SENIOR
from tests.formats.test_organogram_faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]


def test_import_of_both_files(invoke: Invoke, tmp_path: Path) -> None:
    made = tmp_path / "tide.trig"
    result = invoke("import", str(SENIOR), str(JUNIOR), "-o", str(made), "--replaces", "2029-09-30")
    assert result.exit_code == 0
    assert "in 11 passages" in result.stderr
    assert "line 7: the post is eliminated" in result.stderr
    assert "dct:replaces :2029-09-30" in made.read_text("utf-8")
    assert invoke("ask", "who-holds-which-post", "--data", str(SENIOR)).stdout.count("Legal Adviser") == 2


def test_faults_are_notes_and_stop_nothing(invoke: Invoke, tmp_path: Path) -> None:
    made = tmp_path / "faults.trig"
    result = invoke("import", str(FAULTS), "-o", str(made), "--period", "31 March 2030")
    assert result.exit_code == 0
    assert "line 3: the post reports to itself" in result.stderr
    assert 'csa:period "31 March 2030"' in made.read_text("utf-8")
    checked = invoke("check", "--data", str(made))
    assert "circle" in checked.stdout


def test_options_of_organograms_are_refused_for_others(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke(
        "import", str(SENIOR), "--from", "popolo", "-o", str(tmp_path / "x.trig"), "--period", "2030"
    )
    assert result.exit_code == 2
    assert "for organograms only" in result.stderr


def test_data_of_another_kind_says_that_there_are_notes(invoke: Invoke) -> None:
    result = invoke("ask", "who-holds-which-post", "--data", str(FAULTS), "--format", "csv")
    assert result.exit_code == 0
    assert result.stderr == (
        f"22 notes on what was read otherwise than it stands: csa-graph import {FAULTS} -o NAME.trig shows "
        "them.\n"
    )
    assert "notes" not in result.stdout


def test_data_without_notes_say_nothing(invoke: Invoke, harbour: Path) -> None:
    assert invoke("ask", "who-reports-to-whom", "--data", str(harbour)).stderr == ""


def test_two_files_that_belong_together_are_read_as_one(invoke: Invoke, tmp_path: Path) -> None:
    made = tmp_path / "tide.trig"
    invoke("import", str(SENIOR), str(JUNIOR), "-o", str(made))
    asked = ("ask", "who-holds-which-post", "--format", "csv")
    together = invoke(*asked, "--data", str(JUNIOR), "--data", str(SENIOR))
    assert together.stdout == invoke(*asked, "--data", str(made)).stdout
    # As the import says: three on the senior posts, two on the junior ones.
    assert together.stderr.startswith("5 notes")
    alone = invoke(*asked, "--data", str(JUNIOR))
    assert "senior post T2" in alone.stdout
    assert "senior post T2" not in together.stdout


def test_what_is_imported_is_in_the_layout_of_the_house(invoke: Invoke, tmp_path: Path) -> None:
    made = tmp_path / "tide.trig"
    invoke("import", str(SENIOR), str(JUNIOR), "-o", str(made))
    assert invoke("format", "--check", str(made)).exit_code == 0
