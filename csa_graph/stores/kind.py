"""What a kind of store says of itself: which places are its own, and how one is opened. Opens none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.stores.buildable import BuildableStore


class Opener(Protocol):
    """What opens a store."""

    def __call__(self, place: str, *, read_only: bool) -> BuildableStore:
        """Open the store at a place; errors as for :func:`csa_graph.stores.opening.open_store`."""


class Kind(NamedTuple):
    """A kind of store; ``KIND`` in a folder of ``csa_graph/stores`` is one.

    Attributes:
        recognises: Says whether a place, as it was written, is one of this kind.
        open: Opens it. What that needs is imported then: to ask about a place takes no time.
    """

    recognises: Callable[[str], bool]
    open: Opener
