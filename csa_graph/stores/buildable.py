"""The interface of a store that can be filled: those in memory, in a folder and on a server implement it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from csa_graph.building.layers import Plan
from csa_graph.sparql.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.building.layers import BuildReport
    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input

READ_ONLY = "the store was opened to be read: open it without read_only to build it"


class BuildableStore(Store, Protocol):
    """A store that can be filled from data files."""

    def build(
        self,
        inputs: Sequence[Input],
        plan: Plan = Plan(),  # noqa: B008  (a value that cannot change)
        *,
        processes: int = 1,
        watch: Watch | None = None,
    ) -> BuildReport:
        """Fill the store from data files, in place of whatever it held.

        A build that fails leaves the store as it was.

        Args:
            inputs: The data files, as :func:`csa_graph.opening.find` finds them.
            plan: Which layers to make.
            processes: How many processes build. With more than one, a script must call this under
                ``if __name__ == "__main__"``, for each process reads the script again.
            watch: Called now and then with how far the build is.

        Raises:
            SourceError: A file cannot be used.
            StoreError: The store cannot be written, or was opened to be read.
        """
