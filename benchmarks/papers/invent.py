"""Invents a paper: the sections of its kind, one after the other, and what they state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.papers.kinds import KINDS
from benchmarks.papers.model import Paper
from benchmarks.papers.sections import SECTIONS
from benchmarks.papers.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.papers.kinds import KindOfPaper
    from benchmarks.papers.model import Block


def invent(kind: KindOfPaper, seed: int, *, is_aside: bool = False) -> Paper:
    """Invent a paper of a kind.

    Args:
        kind: The kind.
        seed: Invents the same paper again.
        is_aside: Whether it is made of the wordings that are set aside.
    """
    world = World(kind, seed, is_aside=is_aside)
    blocks: list[Block] = []
    for name in kind.sections:
        blocks.extend(SECTIONS[name](world))
    title = kind.title.format(c=world.county, main=world.main.name)
    name = f"{kind.name.replace(' ', '-')}-{seed}"
    subtitle = world.random.choice(("Adopted in March 2026", "Version 3.1", "For approval"))
    return Paper(name, kind.name, title, subtitle, tuple(blocks), world.truth(f"{kind.name}, {seed}"))


def invent_all(count: int, first: int = 1, *, is_aside: bool = False) -> Iterator[Paper]:
    """Invent so many papers of each kind; parameters as for :func:`invent`."""
    for seed in range(first, first + count):
        for kind in KINDS:
            yield invent(kind, seed, is_aside=is_aside)
