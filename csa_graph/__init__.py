"""csa-graph: who answers to whom in a public partnership, each statement kept with its passage.

Importing the package loads nothing else: :class:`GovernanceGraph` is fetched when it is first named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.version import __version__

if TYPE_CHECKING:
    from csa_graph.graph import GovernanceGraph

__all__ = ["GovernanceGraph", "__version__"]


def __getattr__(name: str) -> object:
    """Import what is named, when it is named.

    Raises:
        AttributeError: The package has no such name.
    """
    if name == "GovernanceGraph":
        from csa_graph.graph import GovernanceGraph

        return GovernanceGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
