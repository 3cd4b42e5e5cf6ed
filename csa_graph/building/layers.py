"""Data files become the layers of a dataset: evidence, editions, the current layer, inferences.

Works on an engine that is empty at the start; whether it is kept is for ``store`` and ``folder``.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base import resources
from csa_graph.base.errors import SourceError, StoreError
from csa_graph.building import conformance, evidence, merging
from csa_graph.files.faults import Fault, first_fault
from csa_graph.files.inputs import count_paths
from csa_graph.terms.iris import DCT, ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.files.inputs import Input
    from csa_graph.files.source import Source

# Statements from which on a second thread is worth its start.
_MANY = 5_000
NO_FILE = "no data file was given: name at least one file or folder"
NO_STATEMENT = "the file holds no statement"


@dataclass(frozen=True)
class Plan:
    """What a build makes beside evidence and current layer.

    Attributes:
        inference: Whether to apply the rules.
        tables: Whether to read the tables beside the data files.
        editions: Whether editions get graphs of their own; with rules they do anyway.
        in_force: Whether those in force get them too, of which the current layer says the same; else only
            those that others replace.
        terms: IRIs of what is read of what rules add: rules without which nobody misses anything are left
            out. None applies all.
    """

    inference: bool = True
    tables: bool = True
    editions: bool = True
    in_force: bool = True
    terms: frozenset[str] | None = None

    @classmethod
    def for_reading(cls, reads: str | frozenset[str], is_edition_named: bool = False) -> Plan:
        """Return the plan for what is to be read.

        Args:
            reads: ``all``; ``current`` where no edition in force is read by its name, as the catalogue's
                questions and our checks do not; ``stated`` to leave out rules and tables too; or the
                IRIs of all that is read of what rules add, where tables are not read.
            is_edition_named: Whether one edition is to be read.
        """
        whole = reads != "stated"
        terms = reads if isinstance(reads, frozenset) else None
        editions, in_force = whole or is_edition_named, reads == "all" or is_edition_named
        return cls(whole, whole and terms is None, editions, in_force, terms)

    def __post_init__(self) -> None:
        object.__setattr__(self, "editions", self.editions or self.inference)


class OtherFiles(NamedTuple):
    """What must be known of other files that go into the same dataset, but into another engine first.

    Attributes:
        replaced: IRIs of editions that one of all files replaces.
        everywhere: Whether any edition of all files is replaced.
        described: Whether the layers get the descriptions of editions here, or later, when all are together.
    """

    replaced: frozenset[str]
    everywhere: bool
    described: bool


class Layers(NamedTuple):
    """What was made of some files.

    Attributes:
        statements: Number of statements of passages and file descriptions, tables included.
        editions: The editions, and whether each is in force.
        inferred: Number of statements that the rules added, over all editions.
        dangling: References to what these files do not describe.
    """

    statements: int
    editions: dict[ox.NamedNode, bool]
    inferred: int
    dangling: conformance.DanglingReferences


class BuildReport(NamedTuple):
    """What a build did.

    Attributes:
        files: Number of data files.
        statements: Number of statements of passages and file descriptions, tables included.
        editions: Number of editions.
        inferred: Number of statements that the rules added, over all editions.
        seconds: Wall-clock time.
        is_unchanged: Whether the store was of these data already, so that nothing was written.
    """

    files: int
    statements: int
    editions: int
    inferred: int
    seconds: float
    is_unchanged: bool = False


def fill(engine: ox.Store, inputs: Sequence[Input], plan: Plan, *, bulk: bool = False) -> BuildReport:
    """Fill an empty engine.

    Args:
        engine: The engine.
        inputs: The data files.
        plan: Which layers to make.
        bulk: Whether to load as for a store in a folder: faster there, and not in one transaction.

    Raises:
        SourceError: A file cannot be used.
        StoreError: No file was given.
    """
    start = time.perf_counter()
    if not inputs:
        raise StoreError(NO_FILE, "build")
    sources = [each.read() for each in inputs]
    has_plain = evidence.load(engine, sources, tables=plan.tables, bulk=bulk)
    # To count them would take a while.
    if next(iter(engine), None) is None:
        raise SourceError(NO_STATEMENT, sources[0].path)
    layers = make(engine, sources, plan, current=has_plain)
    seconds = time.perf_counter() - start
    counts = layers.statements, len(layers.editions), layers.inferred
    return BuildReport(count_paths(inputs), *counts, seconds)


def make(
    engine: ox.Store,
    sources: Sequence[Source],
    plan: Plan,
    others: OtherFiles | None = None,
    *,
    current: bool = False,
) -> Layers:
    """Make the layers of files that were loaded.

    Args:
        engine: The engine.
        sources: The files.
        plan: Which layers to make.
        others: What must be known of other files; None where these are all. With it, references into other
            files are not followed.
        current: Whether rules apply to the current layer by itself too.

    Raises:
        SourceError: The data do not fit the ontology, or no edition is in force.
    """
    statements = len(engine)
    editions = merging.find_editions(engine, others.replaced if others else ())
    if others is None:
        refuse_replaced(editions.values(), sources)
    made = _choose(editions, plan)
    dangling = _merge(engine, sources, editions, made, others, is_large=statements >= _MANY)
    inferred = 0
    if plan.inference:
        from csa_graph.building import inference

        inferred = inference.apply(engine, editions, made, current=current, terms=plan.terms)
    if others is None or others.described:
        describe(engine, editions, made)
    return Layers(statements, editions, inferred, dangling)


def _choose(editions: Mapping[ox.NamedNode, bool], plan: Plan) -> list[ox.NamedNode]:
    """Return the editions that get graphs of their own."""
    return [
        each for each, is_in_force in editions.items() if plan.editions and (plan.in_force or not is_in_force)
    ]


def _merge(
    engine: ox.Store,
    sources: Sequence[Source],
    editions: Mapping[ox.NamedNode, bool],
    made: Iterable[ox.NamedNode],
    others: OtherFiles | None,
    *,
    is_large: bool,
) -> conformance.DanglingReferences:
    """Make the layers that need no rule, load the ontology, and compare the data with it."""
    everywhere = others.everywhere if others else not all(editions.values())
    whole = others is None
    if not everywhere and (not is_large or merging.find_unmerged(engine, editions)):
        # What is in force uses all terms, so the ontology can stand beside it in the same engine.
        merging.merge(engine, editions, made)
        load_ontology(engine)
        found = conformance.compare(engine, engine, everywhere=False, whole=whole)
    else:
        ontology = ox.Store()
        load_ontology(ontology)
        compare = partial(conformance.compare, engine, ontology, everywhere=True, whole=whole)
        if not is_large:
            found = compare()
            merging.merge(engine, editions, made)
        else:
            from concurrent.futures import ThreadPoolExecutor

            # The engine lets others read what was there before an update, and holds no lock of Python's.
            with ThreadPoolExecutor(1) as pool:
                comparing = pool.submit(compare)
                merging.merge(engine, editions, made)
                found = comparing.result()
        load_ontology(engine)
    if found.faults:
        raise first_fault(found.faults, sources)
    return found.dangling


def describe(engine: ox.Store, editions: Mapping[ox.NamedNode, bool], made: Iterable[ox.NamedNode]) -> None:
    """Put what describes editions where it is read: in their graphs, and in the current layer if in force.

    Args:
        engine: The data, with what the rules have added.
        editions: The editions, and whether each is in force.
        made: Those whose graphs are made.
    """
    merging.describe(engine, made)
    merging.withdraw(engine, (each for each, is_in_force in editions.items() if not is_in_force))


def load_ontology(engine: ox.Store) -> None:
    """Load the terms that the data are compared with and the rules read."""
    for name in ("csa.ttl", "kinds.ttl"):
        engine.load(path=resources.ontology() / name, format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY)


def refuse_replaced(in_force: Iterable[bool], sources: Sequence[Source]) -> None:
    """Raise a SourceError where there are editions and none of them is in force."""
    in_force = list(in_force)
    if in_force and not any(in_force):
        raise first_fault(
            [
                Fault(
                    "every edition is replaced, by another or by itself, so none is in force",
                    predicate=DCT.replaces.value,
                )
            ],
            sources,
        )
