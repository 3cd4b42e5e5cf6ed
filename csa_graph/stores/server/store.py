"""A store on a server, read like one in memory or in a folder.

How a store gets there is for ``publishing``.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import StoreError
from csa_graph.building import recipe
from csa_graph.building.layers import BuildReport, Plan
from csa_graph.sparql import engine as sparql
from csa_graph.sparql.binding import bind, write
from csa_graph.stores.buildable import READ_ONLY, BuildableStore
from csa_graph.stores.embedded import EmbeddedStore, get_prefixes, to_node
from csa_graph.stores.folder.store import FolderStore
from csa_graph.stores.memory import MemoryStore
from csa_graph.stores.server import publishing, records, state
from csa_graph.stores.server.endpoint import Endpoint
from csa_graph.stores.server.pauses import PAUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Bindings, Edition, Graph, Subject

    Key = tuple[Term | None, ox.NamedNode | None, Term | None, ox.NamedNode | ox.DefaultGraph | None]

# Bytes of data files from which on a store is built in a folder, not in memory.
_LARGE = 20_000_000
# The graphs of other people on the same server are not the store's.
_QUADS = f"""SELECT DISTINCT {{columns}} WHERE {{{{
  GRAPH ?g {{{{ {{pattern}} }}}}
  FILTER EXISTS {{{{ GRAPH {records.STORE} {{{{ ?g {records.CHECKSUM} ?sum }}}} }}}}
}}}}"""


class ServerStore(BuildableStore):
    """A dataset with the layers of csa-graph on a server that speaks SPARQL 1.1.

    What it is asked of single things it remembers, as a label is read one thing at a time. So it shows one
    state: open it anew to see what a build has changed.

    Args:
        address: Address of the server.
        read_only: The server must hold a store already, and ``build`` is refused.
        pauses: Seconds to wait before each further attempt to read a store that is being built.

    Raises:
        StoreError: The server cannot be reached, or holds no store, or one of a newer version.
    """

    def __init__(self, address: str, *, read_only: bool = False, pauses: tuple[float, ...] = PAUSES) -> None:
        self._endpoint = Endpoint(address)
        self._read_only = read_only
        self._pauses = pauses
        self._remembered: dict[Key, list[ox.Quad]] = {}
        self._here: ox.Store | None = None
        self._records = self._read_records(must_exist=read_only)

    @property
    def concurrency(self) -> int:
        """One query at a time: there is one connection."""
        return 1

    @property
    def built(self) -> datetime.date | None:
        """Day on which the store was built."""
        day = self._records.get(records.BUILT, "")
        return datetime.date.fromisoformat(day) if day else None

    @property
    def is_local(self) -> bool:
        """It is on a server."""
        return False

    def reopen(self) -> ServerStore:
        """Return this store for another process, with a connection of its own."""
        return ServerStore(self._endpoint.url, read_only=True, pauses=self._pauses)

    def build(
        self,
        inputs: Sequence[Input],
        plan: Plan = Plan(),  # noqa: B008  (a value that cannot change)
        *,
        processes: int = 1,
        watch: Watch | None = None,
    ) -> BuildReport:
        """Build a store here and put it onto the server; as :meth:`BuildableStore.build`.

        Raises:
            SourceError: A file cannot be used; the server is not touched.
            StoreError: The server cannot be written, or somebody else writes it.
        """
        if self._read_only:
            raise StoreError(READ_ONLY, self._endpoint.url)
        wanted = str(recipe.read(inputs, plan))
        if self._records.get(records.DATA) == wanted and (known := self._read_report()):
            return known
        # Large data are built in a folder: memory would have to hold them.
        is_large = sum(each.count_bytes() for each in inputs) > _LARGE
        with tempfile.TemporaryDirectory() if is_large else contextlib.nullcontext() as folder:
            local: BuildableStore = FolderStore(Path(folder) / "store") if folder else MemoryStore()
            report = local.build(inputs, plan, processes=processes, watch=watch)
            entries = {records.DATA: wanted, records.REPORT: json.dumps(report._asdict())}
            publishing.publish(local, self._endpoint, entries)
            # The engine holds the files of its folder until it is let go.
            del local
        self._remembered.clear()
        self._here = None
        self._records = self._read_records(must_exist=True)
        return report

    def _read_report(self) -> BuildReport | None:
        """Return what the build said that made the store; None if it cannot be read."""
        try:
            said = json.loads(self._records.get(records.REPORT, ""))
            return BuildReport(**said | {"seconds": 0.0, "is_unchanged": True})
        except (ValueError, TypeError):
            return None

    def query(
        self,
        query: str,
        bindings: Bindings = None,
        edition: Edition = None,
        *,
        service: bool = False,
        prefixes: Mapping[str, str] | None = None,
    ) -> Rows | list[ox.Triple] | bool:
        """Run a query of any form; as :meth:`Store.query`."""
        form = sparql.check(query, prefixes, service=service)
        if not self._endpoint.dialect.evaluates:
            here = self._fetch_all()
            return sparql.run(here, query, bindings, to_node(edition), service=service, prefixes=prefixes)
        graph = to_node(edition)
        text = bind(query, bindings, graph or self._layer(), prefixes, hidden=records.STORE.value)
        if form == "SELECT":
            return self._endpoint.select(text)
        return self._endpoint.ask(text) if form == "ASK" else self._endpoint.construct(text)

    def stream(
        self, query: str, edition: Edition = None
    ) -> tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]:
        """Return the columns and rows of a SELECT query of our own; as :meth:`Store.stream`."""
        rows = self.select(query, edition=edition)
        return rows.columns, iter(rows)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002
        graph: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the quads that fit a pattern; as :meth:`Store.quads`."""
        if not self._endpoint.dialect.evaluates:
            return iter(list(self._fetch_all().quads_for_pattern(subject, predicate, object, graph)))
        if any(isinstance(each, ox.BlankNode | ox.Triple) for each in (subject, object, graph)):
            # No query can name it, so everything is looked through.
            everything = self._fetch((None, None, None, None))
            fits = (quad for quad in everything if _fits(quad, (subject, predicate, object, graph)))
            return iter(list(fits))
        # One request brings all of a subject, or of a value, or of a property, for later questions too.
        if subject is not None:
            key: Key = (subject, None, None, None)
        elif object is not None:
            key = (None, predicate, object, None)
        elif predicate is not None:
            key = (None, predicate, None, None)
        else:
            key = (None, None, None, graph)  # type: ignore[assignment]
        wanted = (subject, predicate, object, graph)
        return iter([quad for quad in self._fetch(key) if _fits(quad, wanted)])

    def fingerprint(self) -> str:
        """Return a checksum of all that the store holds: the same data have the same."""
        if known := self._records.get(records.FINGERPRINT, ""):
            return known
        here = ox.Store()
        here.extend(self.quads())
        return EmbeddedStore(here).fingerprint()

    def dump(self, form: ox.RdfFormat, graph: ox.NamedNode | ox.DefaultGraph | None = None) -> bytes:
        """Serialise the dataset, or one graph of it; as :meth:`Store.dump`."""
        if graph is None and not form.supports_datasets:
            graph = ox.DefaultGraph()
        quads = self.quads(graph=graph)
        parts = quads if graph is None else (quad.triple for quad in quads)
        return ox.serialize(parts, format=form, prefixes=get_prefixes(form)) or b""

    def __len__(self) -> int:
        """Return the number of quads over all graphs."""
        return sum(1 for _ in self.quads())

    def _layer(self) -> ox.NamedNode:
        return ox.NamedNode(self._records.get(records.LAYER) or f"{records.STORE.value}/none")

    def _read_records(self, *, must_exist: bool) -> dict[ox.NamedNode, str]:
        query = f"SELECT ?p ?o WHERE {{ GRAPH {records.STORE} {{ {records.STORE} ?p ?o }} }}"
        for pause in (*self._pauses, None):
            rows = self._endpoint.select(query)
            said = {row[0]: str(getattr(row[1], "value", "")) for row in rows}
            if records.CHANGING not in said or not must_exist or pause is None:
                break
            time.sleep(pause)
        state.check(said, self._endpoint.url, must_exist=must_exist)  # type: ignore[arg-type]
        return said  # type: ignore[return-value]

    def _fetch_all(self) -> ox.Store:
        """Return an embedded engine with all of the store: one state of it, though a build may go on."""
        for pause in (*self._pauses, 0):
            if self._here is None:
                self._here = self._fetch_once()
            if self._here is not None:
                return self._here
            time.sleep(pause)
        raise StoreError("the store is being built again and again: try later", self._endpoint.url)

    def _fetch_once(self) -> ox.Store | None:
        """Fetch all graphs; None if a build has changed them meanwhile."""
        before = state.read(self._endpoint)
        here = ox.Store()
        for name, known in before.sums.items():
            there = ox.DefaultGraph() if name == before.layer else name
            triples = self._endpoint.get(name, known.size if known else None)
            here.extend(ox.Quad(each.subject, each.predicate, each.object, there) for each in triples)
        return here if state.read(self._endpoint) == before and not before.is_changing else None

    def _fetch(self, key: Key) -> list[ox.Quad]:
        found = self._remembered.get(key)
        if found is None:
            found = self._remembered[key] = self._read_quads(key)
        return found

    def _read_quads(self, key: Key) -> list[ox.Quad]:
        layer = self._layer()
        subject, predicate, value, graph = key
        known: dict[str, Term] = {}
        for name, term in {"s": subject, "p": predicate, "o": value, "g": graph}.items():
            if term is not None:
                known[name] = layer if isinstance(term, ox.DefaultGraph) else term
        # A term that is known stands in the pattern itself, which engines look up faster than a value.
        pattern = " ".join(write(known[name]) if name in known else f"?{name}" for name in "spo")
        text = _QUADS.format(
            columns=" ".join(f"?{name}" for name in "spog" if name not in known or name == "g"),
            pattern=pattern,
        )
        if "g" in known:
            text = bind(text, {"g": known["g"]})
        found = self._endpoint.select(text)
        quads = []
        for row in found:
            cells = {**known, **dict(zip(found.columns, row, strict=True))}
            there = ox.DefaultGraph() if cells["g"] == layer else cells["g"]
            quads.append(ox.Quad(cells["s"], cells["p"], cells["o"], there))  # type: ignore[arg-type]  # as the pattern binds them
        return quads


def _fits(quad: ox.Quad, wanted: tuple[object, ...]) -> bool:
    return all(each is None or term == each for term, each in zip(quad, wanted, strict=True))
