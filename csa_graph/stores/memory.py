"""A store in memory: gone when the process ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.building import layers
from csa_graph.building.layers import Plan
from csa_graph.stores.buildable import BuildableStore
from csa_graph.stores.embedded import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.building.layers import BuildReport
    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input


class MemoryStore(EmbeddedStore, BuildableStore):
    """A store in memory, empty until it is built.

    >>> MemoryStore().ask("ASK { ?any ?thing ?at_all }")
    False
    """

    def __init__(self) -> None:
        super().__init__(ox.Store())

    def build(
        self,
        inputs: Sequence[Input],
        plan: Plan = Plan(),  # noqa: B008  (a value that cannot change)
        *,
        processes: int = 1,  # noqa: ARG002  (memory is not shared: one process builds)
        watch: Watch | None = None,  # noqa: ARG002
    ) -> BuildReport:
        """Fill the store, in this process alone; as :meth:`BuildableStore.build`."""
        engine = ox.Store()
        report = layers.fill(engine, inputs, plan)
        self._engine = engine
        return report
