"""Jobs done by several processes give what one process gives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from csa_graph.base import workers

if TYPE_CHECKING:
    from collections.abc import Iterator


def describe(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_jobs(processes: int) -> None:
    results = list(workers.run(describe, range(20), processes))
    assert [square for square, _ in results] == [number * number for number in range(20)]
    others = {process for _, process in results} - {os.getpid()}
    assert len(others) <= processes
    assert bool(others) == (processes > 1)


def fail(number: int) -> int:
    raise ValueError(f"number {number}")


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_a_job_reaches_the_caller(processes: int) -> None:
    with pytest.raises(ValueError, match="number 7"):
        list(workers.run(fail, [7], processes))


def test_jobs_are_read_only_as_fast_as_they_are_done() -> None:
    read: list[int] = []

    def iter_jobs() -> Iterator[int]:
        for number in range(100):
            read.append(number)
            yield number

    results = workers.run(describe, iter_jobs(), 2)
    next(results)
    assert len(read) < 10
    results.close()


def test_there_is_a_core() -> None:
    assert 1 <= workers.count_cores() <= (os.cpu_count() or 1)
