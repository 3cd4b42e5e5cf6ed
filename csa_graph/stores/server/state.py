"""The graph of records on a server becomes what the store there says of itself. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import checksums
from csa_graph.base.errors import StoreError
from csa_graph.stores.server import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.base.checksums import Checksum
    from csa_graph.stores.server.endpoint import Endpoint


class State(NamedTuple):
    """What the records of a server say.

    Attributes:
        sums: The graphs of the store, each with its checksum; None for one whose content is not known.
        layer: The graph of the current layer; None if there is no store.
        said: What else the store says of itself, by property.
    """

    sums: Mapping[ox.NamedNode, Checksum | None]
    layer: ox.NamedNode | None
    said: Mapping[ox.NamedNode, str]

    @property
    def previous(self) -> ox.NamedNode | None:
        """The layer that was read before; None if there is none any more."""
        name = self.said.get(records.PREVIOUS)
        return ox.NamedNode(name) if name else None

    @property
    def is_unfinished(self) -> bool:
        """Whether a build began to write and did not end."""
        return records.BEGUN in self.said

    @property
    def is_changing(self) -> bool:
        """Whether what is read is partly of the old state and partly of the new one."""
        return records.CHANGING in self.said


def read(endpoint: Endpoint) -> State:
    """Read the records of a server.

    Raises:
        StoreError: It cannot be reached, or answers something else.
    """
    # Whole, by the Graph Store protocol: an engine that limits its rows would leave some out.
    sums: dict[ox.NamedNode, Checksum | None] = {}
    said: dict[ox.NamedNode, str] = {}
    for row in endpoint.get(records.STORE):
        value = str(getattr(row.object, "value", ""))
        if row.predicate == records.CHECKSUM and isinstance(row.subject, ox.NamedNode):
            sums[row.subject] = checksums.read(value)
        elif row.predicate != records.LOCK:
            said[row.predicate] = value
    if records.CHANGING in said:
        # Nobody knows which of them have been changed already.
        sums = dict.fromkeys(sums)
    layer = said.get(records.LAYER)
    return State(sums, ox.NamedNode(layer) if layer else None, said)


def check(said: Mapping[ox.NamedNode, str], url: str, *, must_exist: bool) -> None:
    """Refuse to read what is no store, or one that cannot be read.

    Args:
        said: What the records say.
        url: The server, for the message.
        must_exist: Whether there must be a store; where not, it is to be built.

    Raises:
        StoreError: There is none, another version made it, or a build has stopped amid its last step.
    """
    form = said.get(records.FORM, "")
    if form.isdigit() and int(form) > records.FORMAT:
        raise StoreError("a newer version of csa-graph made the store: update csa-graph", url)
    if not must_exist:
        return
    if not form:
        raise StoreError("there is no store on this server: make one with csa-graph build", url)
    if form != str(records.FORMAT):
        raise StoreError("an older version of csa-graph made the store: build it again", url)
    if records.CHANGING in said:
        raise StoreError(
            "a build is putting its graphs in place, or was stopped while it did: try again in a minute, and "
            "if that does not help, build it again",
            url,
        )
