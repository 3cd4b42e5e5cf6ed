"""How far a build is, for whoever shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

#: What a build does, in this order.
Stage: TypeAlias = Literal["reading", "building", "ordering"]


class Progress(NamedTuple):
    """How far a build is.

    Attributes:
        stage: What is being done.
        part: How much of the stage is done, from 0 to 1.
        statements: Statements of the files that were done in the stage.
    """

    stage: Stage
    part: float
    statements: int


Watch: TypeAlias = "Callable[[Progress], None]"
