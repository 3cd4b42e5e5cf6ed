"""``csa-graph import`` of what others publish: the day, several files, nothing to state; and back."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from csa_graph.base import days
from csa_graph.formats import describe_omissions
from csa_graph.graph import GovernanceGraph
from tests.formats.test_organogram import JUNIOR, SENIOR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

PEOPLE = [{"id": "p1", "name": "Ada Quill"}, {"id": "p2", "name": "Bo Tarn"}]
COUNCIL = {"id": "o1", "name": "Harbour Council", "classification": "council"}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: datetime.date(2030, 6, 15))


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_as_of_judges_memberships_by_another_day(invoke: Invoke, tmp_path: Path) -> None:
    memberships = [
        {"person_id": "p1", "organization_id": "o1", "role": "chair", "end_date": "2098-05-05"},
        {"person_id": "p2", "organization_id": "o1", "role": "chair", "start_date": "2097-05-06"},
    ]
    path = write(
        tmp_path / "a.json", {"persons": PEOPLE, "organizations": [COUNCIL], "memberships": memberships}
    )
    data = tmp_path / "a.trig"
    ask = ("ask", "who-chairs-what", "--data", data, "--format", "csv")
    made = invoke("import", path, "-o", data)
    assert made.exit_code == 0
    assert "/memberships/1: on 2030-06-15 it has not begun" in made.stderr
    assert "--as-of judges by another day" in made.stderr
    assert "Ada Quill" in invoke(*ask).output
    assert "Bo Tarn" not in invoke(*ask).output
    assert invoke("import", path, "-o", data, "--as-of", "2099").exit_code == 0
    assert "Ada Quill" not in invoke(*ask).output
    assert "Bo Tarn" in invoke(*ask, "--as-of", "2099-01-01").output
    wrong = invoke("import", path, "-o", data, "--as-of", "soon")
    assert (wrong.exit_code, "“soon” is not a day" in wrong.stderr) == (2, True)


def test_as_of_is_for_files_that_have_members_with_dates(invoke: Invoke, tmp_path: Path) -> None:
    refused = invoke("import", SENIOR, "-o", tmp_path / "a.trig", "--as-of", "2030-01-01")
    assert refused.exit_code == 2
    assert "--as-of is for Popolo files and RDF files only" in refused.stderr


def test_files_of_one_set_are_imported_together(invoke: Invoke, tmp_path: Path) -> None:
    people = write(tmp_path / "persons.json", {"persons": PEOPLE})
    chair = {"person_id": "p1", "organization_id": "o1", "role": "chair"}
    seats = write(tmp_path / "memberships.json", {"organizations": [COUNCIL], "memberships": [chair]})
    made = invoke("import", people, seats, "-o", tmp_path / "a.trig")
    assert (made.exit_code, len(made.stderr.splitlines())) == (0, 1)
    answer = invoke("ask", "who-chairs-what", "--data", people, "--data", seats, "--format", "csv")
    assert "Ada Quill" in answer.output


def test_where_nothing_can_be_stated_nothing_is_written(invoke: Invoke, tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", {"persons": [], "memberships": [{"person_id": "x"}]})
    made = invoke("import", path, "-o", tmp_path / "a.trig")
    assert made.exit_code == 2
    assert "it names no organization: the membership is left out" in made.stderr
    assert "nothing in it can be stated, so no data file was written" in made.stderr
    assert not (tmp_path / "a.trig").exists()


def test_what_popolo_has_no_place_for_is_told(invoke: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    done = invoke("export", "--data", SENIOR, "--data", JUNIOR, "-o", out)
    assert done.exit_code == 0
    graph = GovernanceGraph.open(SENIOR, JUNIOR)
    told = describe_omissions(graph.reading, "popolo")
    assert told.startswith("Popolo has no place for ")
    lines = len(graph.ask("who-reports-to-whom").to_dicts())
    assert f"{lines} lines of accountability (reports to {lines})" in told
    assert "has the grade" in told
    assert f"Note: {told}\n" in done.stderr
    assert describe_omissions(graph.reading, "trig") == ""


def test_what_popolo_can_hold_is_written_without_a_word(invoke: Invoke, tmp_path: Path) -> None:
    chair = {"person_id": "p1", "organization_id": "o1", "role": "chair", "start_date": "2020"}
    path = write(tmp_path / "a.json", {"persons": PEOPLE, "organizations": [COUNCIL], "memberships": [chair]})
    out = tmp_path / "b.json"
    assert invoke("export", "--data", path, "-o", out).stderr == f"Wrote {out}: Popolo.\n"
