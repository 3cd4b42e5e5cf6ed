"""A survey on the cores of this machine: the same rows however many work, and when a process is lost."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import attempts, edition, local, survey
from tests.survey import losing
from tests.survey.conftest import ANALYSES, DATA, DAY, INVENTED, QUESTIONS
from tests.survey.reading import Tables

if TYPE_CHECKING:
    from pathlib import Path

NEIGHBOURS = DATA / "neighbours"


def test_two_processes_find_what_one_finds(inputs: list[Path], tables: Tables, tmp_path: Path) -> None:
    asked = {"checks": True, "ask": QUESTIONS, "analyse": ANALYSES, "as_of": DAY}
    done = survey(inputs, tmp_path / "out", **asked, processes=2)  # type: ignore[arg-type]
    assert Tables(done.folder).all() == tables.all()


def test_the_work_of_a_lost_process_is_done_again(
    tables: Tables, inputs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "survey_unit", losing.lose_worker_once)
    done = survey(inputs, tmp_path / "out", checks=True, as_of=DAY, processes=2)
    assert losing.find_trace(done.folder, "worker").exists(), "it was lost"
    assert not done.failures
    whole = tables.all()
    assert Tables(done.folder).all() == {
        name: rows for name, rows in whole.items() if name not in {"answers", "analyses"}
    }


def test_what_always_takes_its_process_with_it_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "survey_unit", losing.lose_worker_always)
    done = survey([DATA], tmp_path / "out", processes=2)
    assert done.editions == INVENTED - 1
    [(files, iri, step, message)] = done.failures
    assert (files, iri, step) == (["neighbours/vale.trig"], None, "read")
    assert f"lost {attempts.MAX_LOST} times" in str(message)
    assert Tables(done.folder).read("failures", "message") == [(message,)]


def double(number: int) -> int:
    return 2 * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_the_order_of_the_jobs() -> None:
    seen: list[tuple[int, int]] = []
    with local.Local(2) as engine:
        found = list(engine.run(double, range(5), lambda done, of: seen.append((done, of))))
    assert found == [0, 2, 4, 6, 8]
    assert seen == [(number, 5) for number in range(1, 6)]


def test_processes_that_die_whatever_they_do_are_given_up() -> None:
    with local.Local(2, patience=1) as engine, pytest.raises(CsaGraphError, match="2 processes were lost"):
        list(engine.run(die, [1, 2, 3]))
