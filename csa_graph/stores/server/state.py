"""The graph of records on a server becomes the state of the store there. Writes nothing."""

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
    """The records of a server.

    Attributes:
        sums: The graphs of the store, each with its checksum; None for one whose content is not known.
        layer: The graph of the current layer; None if there is no store.
        properties: What else the records say about the store, by property.
    """

    sums: Mapping[ox.NamedNode, Checksum | None]
    layer: ox.NamedNode | None
    properties: Mapping[ox.NamedNode, str]

    @property
    def previous(self) -> ox.NamedNode | None:
        """The layer that was read before; None if it is deleted."""
        name = self.properties.get(records.PREVIOUS)
        return ox.NamedNode(name) if name else None

    @property
    def is_unfinished(self) -> bool:
        """Whether a build began to write and did not end."""
        return records.BEGUN in self.properties

    @property
    def is_changing(self) -> bool:
        """Whether what can be read is partly old and partly new."""
        return records.CHANGING in self.properties


def read(endpoint: Endpoint) -> State:
    """Read the records of a server.

    Raises:
        StoreError: It cannot be reached, or answers something else.
    """
    # As a graph: an engine that limits the rows of an answer would leave some out.
    sums: dict[ox.NamedNode, Checksum | None] = {}
    properties: dict[ox.NamedNode, str] = {}
    for row in endpoint.get(records.STORE):
        value = str(getattr(row.object, "value", ""))
        if row.predicate == records.CHECKSUM and isinstance(row.subject, ox.NamedNode):
            sums[row.subject] = checksums.read(value)
        elif row.predicate != records.LOCK:
            properties[row.predicate] = value
    if records.CHANGING in properties:
        # It is not known which of them have been changed already.
        sums = dict.fromkeys(sums)
    layer = properties.get(records.LAYER)
    return State(sums, ox.NamedNode(layer) if layer else None, properties)


def check(properties: Mapping[ox.NamedNode, str], url: str, *, must_exist: bool) -> None:
    """Refuse to read a server without a store, or a store that cannot be read.

    Args:
        properties: What the records say about the store, by property.
        url: The server, for the message.
        must_exist: Whether there must be a store; otherwise it is going to be built.

    Raises:
        StoreError: There is none, another version made it, or a build was stopped in its last step.
    """
    form = properties.get(records.FORM, "")
    if form.isdigit() and int(form) > records.FORMAT:
        raise StoreError("a newer version of csa-graph made the store: update csa-graph", url)
    if not must_exist:
        return
    if not form:
        raise StoreError("there is no store on this server: make one with csa-graph build", url)
    if form != str(records.FORMAT):
        raise StoreError("an older version of csa-graph made the store: build it again", url)
    if records.CHANGING in properties:
        raise StoreError(
            "a build is putting its graphs in place, or was stopped while it did: try again in a minute, and "
            "if that does not help, build it again",
            url,
        )
