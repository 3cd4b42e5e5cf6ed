"""Jobs in processes of their own end at their limits, leave nothing behind, and disturb no other job."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.base.limits import IS_SUPPORTED, LimitError, Limits, Pool

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not IS_SUPPORTED, reason="this system cannot fork")

PATIENT = Limits(60, 500_000_000)


def work(job: str) -> Iterator[object]:
    """Do one of the jobs of these tests."""
    yield os.getpid()
    if job in {"sleep", "spin", "eat"}:
        take(job)
    elif job == "fail":
        raise SourceError("it is empty", "plan.trig", 7)
    elif job == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif job == "hand on":
        with Pool(work) as inner:
            yield list(inner.run("one", Limits(60, 4_000_000_000)))[1]
    elif job == "talk":
        for number in range(100_000):
            yield f"{number} times"
    else:
        yield job


def take(job: str) -> None:
    """Take time or memory without an end."""
    eaten = [bytes(1_000_000)]
    while True:
        if job == "sleep":
            time.sleep(600)
        elif job == "eat":
            eaten.append(b"x" * 10_000_000)


@pytest.fixture
def pool() -> Iterator[Pool[str]]:
    with Pool(work) as made:
        yield made


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_job_is_done_in_a_process_of_its_own(pool: Pool[str]) -> None:
    first, said = pool.run("one", PATIENT)
    second, _ = pool.run("two", PATIENT)
    assert said == "one"
    assert len({first, second, os.getpid()}) == 3
    assert not is_there(int(str(first)))


@pytest.mark.parametrize(
    ("job", "limits", "words"),
    [
        ("sleep", Limits(0.1), "stopped after 0.1 seconds"),
        ("spin", Limits(0.1), "stopped after 0.1 seconds"),
        ("eat", Limits(60, 100_000_000), "stopped at 100 MB of memory"),
        ("talk", Limits(60, None, 1_000), "larger than 0 MB"),
        ("die", PATIENT, "ended from outside"),
    ],
)
def test_it_is_stopped_at_its_limits_and_the_next_is_done(
    job: str, limits: Limits, words: str, pool: Pool[str]
) -> None:
    with pytest.raises(LimitError, match=words):
        list(pool.run(job, limits))
    assert list(pool.run("next", PATIENT))[1] == "next"


def test_a_job_that_may_take_less_than_it_allows_its_own_jobs_does_them(pool: Pool[str]) -> None:
    assert list(pool.run("hand on", PATIENT))[1] == "one"


def test_what_a_job_raises_comes_with_all_that_it_carries(pool: Pool[str]) -> None:
    found = pool.run("fail", PATIENT)
    next(found)
    with pytest.raises(SourceError, match="it is empty") as caught:
        next(found)
    assert (caught.value.path, caught.value.line) == ("plan.trig", 7)


def test_a_long_answer_comes_whole(pool: Pool[str]) -> None:
    assert len(list(pool.run("talk", PATIENT))) == 100_001


def test_a_keeper_that_is_gone_is_replaced(pool: Pool[str]) -> None:
    keeper = pool._idle.queue[0]
    os.kill(keeper._process, signal.SIGKILL)
    with pytest.raises(LimitError, match="ended from outside"):
        list(pool.run("one", PATIENT))
    assert list(pool.run("two", PATIENT))[1] == "two"


def test_several_jobs_at_once_do_not_wait_for_each_other() -> None:
    with Pool(work, 2) as pool:
        stopped = threading.Event()

        def sleep() -> None:
            with pytest.raises(LimitError):
                list(pool.run("sleep", Limits(3)))
            stopped.set()

        thread = threading.Thread(target=sleep)
        thread.start()
        time.sleep(0.2)
        assert list(pool.run("quick", PATIENT))[1] == "quick"
        assert not stopped.is_set()
        thread.join()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are counted in /proc")
def test_no_process_is_left(tmp_path: Path) -> None:
    """A program with a job is killed: its keeper and its runner end as well."""
    said = tmp_path / "said"
    program = os.fork()
    if not program:
        os.setsid()

        def tell(job: str) -> Iterator[object]:
            said.write_text(f"{os.getpid()} {os.getppid()}")
            yield from work(job)

        list(Pool(tell).run("sleep", Limits()))
        os._exit(0)
    end = time.monotonic() + 30
    while not (said.exists() and said.read_text()) and time.monotonic() < end:
        time.sleep(0.02)
    runner, keeper = map(int, said.read_text().split())
    os.kill(program, signal.SIGKILL)
    os.waitpid(program, 0)
    while (is_there(runner) or is_there(keeper)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_there(runner)
    assert not is_there(keeper)
