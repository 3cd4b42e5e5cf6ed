"""Damaged papers of all forms are read, or refused in words; the long form of this is ``make stress``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.limits import IS_SUPPORTED, Pool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

pytestmark = pytest.mark.skipif(not IS_SUPPORTED, reason="this system cannot fork")


@pytest.fixture(scope="module")
def papers() -> ModuleType:
    found: ModuleType = pytest.importorskip(
        "tests.stress.papers", reason="this system has no limits for a process"
    )
    return found


@pytest.fixture(scope="module")
def pool(papers: ModuleType) -> Iterator[Pool[tuple[str, int]]]:
    for form in papers.FORMS:
        papers.make_sound(form)
    with Pool(papers.work) as made:
        yield made


@pytest.mark.parametrize("form", ["pdf", "docx", "pptx", "odt", "html", "md", "txt"])
def test_damaged_papers_are_read_or_refused(
    form: str, papers: ModuleType, pool: Pool[tuple[str, int]]
) -> None:
    found = [papers.try_one(pool, form, seed) for seed in range(12)]
    assert [each for each in found if each.kind in {papers.UNFORESEEN, papers.STOPPED}] == []
    # What is refused at once tries nothing.
    assert any(each.kind == papers.READ for each in found)
