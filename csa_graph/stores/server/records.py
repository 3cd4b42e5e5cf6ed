"""Names of the layers of a store on a server, and of the records about the store.

On a server a graph must have a name, and there may be other graphs. So the current layer is a named graph,
and a graph of records names all graphs of the store, each with its checksum. Neither reads nor writes.

    GRAPH <…/store> {
      <…/store> store:layer <…/store/layer/1f3a…> ; store:format 1 ; store:built "2026-01-31" ;
        store:fingerprint "…" ; store:data "…" ; store:report "…" .
      <…/worcestershire/2018-19#1.2> store:checksum "25-…" .
    }
"""

from __future__ import annotations

import hashlib
import uuid

import pyoxigraph as ox

from csa_graph.terms.iris import ROOT

#: Format of the records; raised when an older csa-graph could not read them, or rules add what answers use.
FORMAT = 2
STORE = ox.NamedNode(ROOT + "store")
_TERM = f"{STORE.value}#"
LAYER, CHECKSUM, FORM = (ox.NamedNode(_TERM + name) for name in ("layer", "checksum", "format"))
BUILT, FINGERPRINT, LOCK = (ox.NamedNode(_TERM + name) for name in ("built", "fingerprint", "lock"))
#: What the store was built of, and the report of its build.
DATA, REPORT = (ox.NamedNode(_TERM + name) for name in ("data", "report"))
#: The previous layer, which readers that began before a build still read.
PREVIOUS = ox.NamedNode(_TERM + "previous")
#: A build has begun to write and has not ended: there can be graphs that no record names.
BEGUN = ox.NamedNode(_TERM + "begun")
#: Graphs that are read are being changed one after the other, by an engine that cannot do it at once.
CHANGING = ox.NamedNode(_TERM + "changing")


def name_layer() -> ox.NamedNode:
    """Return a new name for the graph of the current layer."""
    return ox.NamedNode(f"{STORE.value}/layer/{uuid.uuid4().hex}")


def name_staging(graph: ox.NamedNode, what: str = "") -> ox.NamedNode:
    """Return the graph for new content of a graph, until it is committed.

    Args:
        graph: The graph.
        what: Distinguishes several contents for one graph.
    """
    digest = hashlib.sha256(f"{graph.value} {what}".encode()).hexdigest()
    return ox.NamedNode(f"{STORE.value}/staging/{digest[:32]}")
