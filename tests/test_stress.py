"""The short form of the stress suite: a few made-up files of each kind are read, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.limits import IS_SUPPORTED, Pool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

pytestmark = pytest.mark.skipif(not IS_SUPPORTED, reason="this system cannot fork")


@pytest.fixture(scope="module")
def fuzzing() -> ModuleType:
    found: ModuleType = pytest.importorskip(
        "tests.stress.fuzzing", reason="this system has no limits for a process"
    )
    return found


@pytest.fixture(scope="module")
def pool(fuzzing: ModuleType) -> Iterator[Pool[tuple[str, int]]]:
    fuzzing.warm_up()
    with Pool(fuzzing.work) as made:
        yield made


@pytest.mark.parametrize("kind", ["trig", "workbook", "csv", "popolo", "organogram"])
def test_made_up_files_are_read_or_refused(
    kind: str, fuzzing: ModuleType, pool: Pool[tuple[str, int]]
) -> None:
    found = [fuzzing.try_one(pool, kind, seed) for seed in range(6)]
    assert [each for each in found if each.kind in fuzzing.FAULTS] == []
    # What is refused at once tries nothing.
    assert any(each.kind == fuzzing.READ for each in found)


def test_the_same_number_makes_the_same_files(
    fuzzing: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first, second = (tmp_path_factory.mktemp("made") for _ in range(2))
    for kind in ("trig", "csv", "popolo", "organogram"):
        fuzzing.write(kind, 3, first)
        fuzzing.write(kind, 3, second)
    made = sorted(path.relative_to(first) for path in first.rglob("*.*"))
    assert len(made) > 10
    assert [(first / each).read_bytes() for each in made] == [(second / each).read_bytes() for each in made]
