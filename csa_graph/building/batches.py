"""Many data files fill one engine in batches, each built apart in memory, by several processes at once.

The dataset is the same as if all files were built together: what ties files to each other is for
``coupling``, how layers are made for ``layers``. Decides nothing about the folder that the engine is in.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pyoxigraph as ox

from csa_graph.base import workers
from csa_graph.base.errors import SourceError, StoreError
from csa_graph.building import conformance, coupling, evidence, layers
from csa_graph.building.conformance import DanglingReferences
from csa_graph.building.layers import BuildReport, Layers, OtherFiles, Plan
from csa_graph.building.loading import Loader, Sizes
from csa_graph.building.progress import Progress
from csa_graph.files.faults import first_fault
from csa_graph.files.inputs import count_paths
from csa_graph.files.quotes.places import name_graphs
from csa_graph.terms.iris import CSA, ONTOLOGY, RDF

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from csa_graph.building.coupling import Ties
    from csa_graph.building.progress import Watch
    from csa_graph.files.inputs import Input

    Job = TypeVar("Job")
    Result = TypeVar("Result")

#: Files that a process is asked at once for what ties them to others.
_READ = 50
_OWNED = (CSA.Edition, CSA.Passage)
_DEFAULT = ox.DefaultGraph()


class _Job(NamedTuple):
    inputs: tuple[Input, ...]
    plan: Plan
    others: OtherFiles


class _Batch(NamedTuple):
    """What was built of some files.

    Attributes:
        quads: The dataset as N-Quads, without the ontology.
        layers: What was made; the IRIs of what is described are in ``typed``.
        typed: Hashes of the IRIs of what is described.
        common: Hashes of the statements that other files may make too, in the same graph.
    """

    quads: bytes
    layers: Layers
    typed: array[int]
    common: array[int]


def fill(
    engine: ox.Store,
    files: Sequence[Input],
    plan: Plan,
    processes: int = 1,
    watch: Watch | None = None,
    *,
    remember: Callable[[list[tuple[Ties, bool]]], None] | None = None,
    sizes: Sizes | None = None,
) -> BuildReport:
    """Fill the empty engine of a folder.

    Args:
        engine: The engine.
        files: The data files.
        plan: Which layers to make.
        processes: How many processes build.
        watch: Is called now and then with how far the build is.
        remember: Called for each file with what ties it to others, and whether it is built apart from them,
            if no file says anything outside of passages.
        sizes: How much is built and loaded at once.

    Raises:
        SourceError: A file cannot be used.
        StoreError: No file was given, or the machine has not enough memory.
    """
    sizes = sizes or Sizes()
    start = time.perf_counter()
    notify = watch or (lambda _: None)
    size = sum(each.count_bytes() for each in files)
    if len(files) < 2 or size <= sizes.batch:
        report = _fill_at_once(engine, files, plan, sizes, size)
    else:
        ties = _read_ties(files, processes, notify)
        if not any(each.statements for each in ties):
            raise SourceError(layers.NO_STATEMENT, files[0].path)
        groups = coupling.group(ties)
        largest = max(sum(ties[place].size for place in group) for group in groups)
        if largest <= sizes.memory and all(each.is_alone for each in ties):
            report, has_common = _fill_apart(
                _Files(engine, files, ties, sizes), groups, plan, processes, notify
            )
            if remember is not None and not has_common:
                apart = {group[0] for group in groups if len(group) == 1}
                remember([(each, place in apart) for place, each in enumerate(ties)])
        else:
            notify(Progress("building", 0, 0))
            report = _fill_at_once(engine, files, plan, sizes, sum(each.size for each in ties))
    notify(Progress("ordering", 0, report.statements))
    return report._replace(seconds=time.perf_counter() - start)


def _fill_at_once(
    engine: ox.Store, files: Sequence[Input], plan: Plan, sizes: Sizes, size: int
) -> BuildReport:
    if size > sizes.memory:
        return layers.fill(engine, files, plan, bulk=True)
    here = ox.Store()
    report = layers.fill(here, files, plan)
    quads = here.dump(format=ox.RdfFormat.N_QUADS) or b""
    # Memory would have to hold both.
    del here
    with Loader(engine, at_once=sizes.load) as loader:
        loader.add_parted(quads)
    return report


class _Files(NamedTuple):
    """The files of a build, what ties each to the others, the engine that they fill, and in which steps."""

    engine: ox.Store
    inputs: Sequence[Input]
    ties: Sequence[Ties]
    sizes: Sizes


def _fill_apart(
    files: _Files, groups: Sequence[Sequence[int]], plan: Plan, processes: int, notify: Watch
) -> tuple[BuildReport, bool]:
    """Build each batch of files in memory, and load what comes of it: the engine merges what is the same.

    Returns:
        What was done, and whether anything is said outside of passages, but of editions and passages.
    """
    engine, inputs, ties, sizes = files
    replaced = {iri for each in ties for iri in each.replaced}
    editions = {iri for each in ties for iri in each.editions}
    if editions and editions <= replaced:
        layers.refuse_replaced([False], [each.read() for each in inputs])
    # What is stated outside of all passages is read by the rules together with all that is in force.
    has_plain = any(each.is_plain for each in ties)
    parts = list(_iter_batches(ties, groups, sizes.batch))
    jobs = (
        _Job(
            tuple(inputs[place] for place in part),
            plan,
            OtherFiles(
                frozenset(replaced.intersection(iri for place in part for iri in ties[place].editions)),
                everywhere=bool(editions & replaced),
                described=not has_plain,
            ),
        )
        for part in parts
    )
    layers.load_ontology(engine)
    written = sum(each.statements for each in ties)
    done = statements = inferred = 0
    common: set[int] = set()
    dangling = _OpenReferences()
    in_force: dict[ox.NamedNode, bool] = {}
    with Loader(engine, threads=min(processes, 2), at_once=sizes.load) as loader:
        for part, batch in zip(parts, _share(_build, jobs, min(processes, len(parts))), strict=True):
            loader.add(batch.quads)
            statements += batch.layers.statements - len(batch.common)
            inferred += batch.layers.inferred
            common.update(batch.common)
            in_force |= batch.layers.editions
            dangling.add(batch)
            done += sum(ties[place].statements for place in part)
            notify(Progress("building", done / written, done))
    dangling.check(engine, inputs)
    if has_plain:
        if plan.inference:
            from csa_graph.building import inference

            inferred += inference.apply(engine, {}, current=True)
        layers.describe(engine, in_force, in_force if plan.editions else {})
    report = BuildReport(count_paths(inputs), statements + len(common), len(in_force), inferred, 0.0)
    return report, has_plain or bool(common)


def _iter_batches(ties: Sequence[Ties], groups: Sequence[Sequence[int]], enough: int) -> Iterator[list[int]]:
    """Put groups of files together until they are worth a batch."""
    batch: list[int] = []
    size = 0
    for group in groups:
        more = sum(ties[place].size for place in group)
        if batch and size + more > enough:
            yield sorted(batch)
            batch, size = [], 0
        batch += group
        size += more
    yield sorted(batch)


def _read_ties(files: Sequence[Input], processes: int, notify: Watch) -> list[Ties]:
    chunks = [files[start : start + _READ] for start in range(0, len(files), _READ)]
    found: list[Ties] = []
    statements = 0
    for ties in _share(_read_each, chunks, min(processes, len(chunks))):
        found += ties
        statements += sum(each.statements for each in ties)
        notify(Progress("reading", len(found) / len(files), statements))
    return found


def _share(function: Callable[[Job], Result], jobs: Iterable[Job], processes: int) -> Iterator[Result]:
    try:
        yield from workers.run(function, jobs, processes)
    except RuntimeError as error:
        from concurrent.futures import BrokenExecutor

        if not isinstance(error, BrokenExecutor):
            raise
        raise StoreError(
            "a process that built a part of it died, perhaps for want of memory: close other programs",
            "build",
        ) from None


def _read_each(files: Sequence[Input]) -> list[Ties]:
    return list(map(coupling.read, files))


def _build(job: _Job) -> _Batch:
    """Build a batch in memory."""
    engine = ox.Store()
    sources = [each.read() for each in job.inputs]
    evidence.load(engine, sources, tables=job.plan.tables)
    common = coupling.hash_all(str(quad) for quad in iter_common(engine))
    built = layers.make(engine, sources, job.plan, job.others)
    engine.remove_graph(ONTOLOGY)
    typed = coupling.hash_all(built.dangling.typed)
    built = built._replace(dangling=built.dangling._replace(typed=set()))
    return _Batch(engine.dump(format=ox.RdfFormat.N_QUADS) or b"", built, typed, common)


def iter_common(engine: ox.Store) -> Iterator[ox.Quad]:
    """Iterate over the statements about no edition and passage, outside passages: nobody owns them."""
    owned = {quad.subject for kind in _OWNED for quad in engine.quads_for_pattern(None, RDF.type, kind, None)}
    yield from (
        quad for quad in engine.quads_for_pattern(None, None, None, _DEFAULT) if quad.subject not in owned
    )
    owned |= name_graphs(each for each in owned if isinstance(each, ox.NamedNode))
    for graph in engine.named_graphs():
        if graph not in owned:
            yield from engine.quads_for_pattern(None, None, None, graph)


class _OpenReferences:
    """References of batches to what other batches may describe."""

    def __init__(self) -> None:
        self._dangling = DanglingReferences(set(), set(), set(), set())
        self._typed: list[array[int]] = []

    def add(self, batch: _Batch) -> None:
        self._dangling.untyped.update(batch.layers.dangling.untyped)
        self._dangling.ends.update(batch.layers.dangling.ends)
        self._dangling.namespaces.update(batch.layers.dangling.namespaces)
        self._typed.append(batch.typed)

    def check(self, engine: ox.Store, files: Sequence[Input]) -> None:
        """Raise a SourceError where a reference leads to nothing in all of the files."""
        wanted = {coupling.hash_iri(iri): iri for iri in self._dangling.untyped}
        found = {wanted[name] for typed in self._typed for name in typed if name in wanted}
        dangling = self._dangling._replace(untyped=self._dangling.untyped - found)
        if any(conformance.find_references_to_nothing(dangling, set())):
            described = {quad.subject for quad in engine.quads_for_pattern(None, RDF.type, None, None)}
            iris = {term.value for term in described if isinstance(term, ox.NamedNode)}
            faults = conformance.find_references_to_nothing(dangling, iris)
            raise first_fault(faults, [each.read() for each in files])
