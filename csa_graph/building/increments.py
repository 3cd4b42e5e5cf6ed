"""A store in a folder is brought up to date: what changed files state takes the place of what they stated.

The result is that of a build of all files. Where that is not sure, all are to be built: where a changed file
and another say something of each other's editions or passages, where a reference may lead to nothing now, and
where much has changed. Writes nothing but the engine that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.building import changes, coupling, evidence, layers
from csa_graph.building.batches import iter_common
from csa_graph.building.changes import UnsureError
from csa_graph.building.conformance import DanglingReferences
from csa_graph.building.layers import Layers, OtherFiles
from csa_graph.building.ownership import Counts, OwnedGraphs
from csa_graph.terms.iris import CSA, DCT, ONTOLOGY, RDF, ROOT, get_namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.building.changes import Change
    from csa_graph.building.coupling import Ties
    from csa_graph.building.layers import Plan
    from csa_graph.building.ledger import Ledger
    from csa_graph.files.inputs import Input

_OWNED = (CSA.Edition, CSA.Passage)
_DEFAULT = ox.DefaultGraph()


class UpdateResult(NamedTuple):
    """What an update has made of a store."""

    ledger: Ledger
    counts: Counts


def update(
    engine: ox.Store, ledger: Ledger, counts: Counts, files: Mapping[str, tuple[Input, str]], plan: Plan
) -> UpdateResult | None:
    """Bring an engine up to date.

    Args:
        engine: A copy of the store; where there is no result, it may have changed in part.
        ledger: What the store was built of.
        counts: What it has.
        files: All data files by their names, with their digests.
        plan: Which layers to make.

    Returns:
        What has come of it; None if all files are to be built.

    Raises:
        SourceError: A changed file cannot be used.
    """
    if not plan.editions:
        return None
    try:
        return _update(engine, counts, changes.find(ledger, files), plan)
    except UnsureError:
        return None


def _update(engine: ox.Store, counts: Counts, change: Change, plan: Plan) -> UpdateResult:
    old = OwnedGraphs.read(engine, change.gone)
    before = old.count(engine)
    if before is None:
        raise UnsureError("a passage states something of a passage")
    _refuse_what_is_said_of_others(engine, old, change.files.values())
    fresh, built = build(change, plan)
    new = OwnedGraphs.read(fresh, [edition.value for edition in built.editions])
    _refuse_what_others_say(engine, old, new)
    typed = old.list_typed(engine)
    _refuse_new_namespaces(engine, {get_namespace(iri) for iri in typed}, built.dangling)
    # What was referred to, and described by nobody, was found fit by the build before.
    known = {
        iri for iri in built.dangling.untyped if _is_named(engine, iri) and not _is_described(engine, iri)
    }
    old.remove(engine, {ox.NamedNode(iri) for iri in change.editions - change.replaced})
    engine.bulk_extend(fresh)
    _refuse_references_to_nothing(engine, typed, built.dangling, known)
    after = Counts(built.statements, len(built.editions), built.inferred)
    return UpdateResult(change.ledger, counts.without(before).with_(after))


def build(change: Change, plan: Plan) -> tuple[ox.Store, Layers]:
    """Build what has changed in memory."""
    engine = ox.Store()
    if not change.files:
        return engine, Layers(0, {}, 0, DanglingReferences(set(), set(), set(), set()))
    sources = [each.read() for each in sorted(change.files, key=lambda each: each.paths)]
    has_plain = evidence.load(engine, sources, tables=plan.tables)
    if has_plain or any(True for _ in iter_common(engine)):
        raise UnsureError("a changed file says something outside of passages")
    own = {iri for ties in change.files.values() for iri in ties.editions}
    everywhere = not change.editions.isdisjoint(change.replaced)
    others = OtherFiles(frozenset(own & change.replaced), everywhere=everywhere, described=True)
    built = layers.make(engine, sources, plan, others)
    engine.remove_graph(ONTOLOGY)
    return engine, built


def _refuse_what_is_said_of_others(engine: ox.Store, old: OwnedGraphs, changed: Iterable[Ties]) -> None:
    """A changed file may say nothing of the editions and passages of others."""
    owned = {quad.subject for kind in _OWNED for quad in engine.quads_for_pattern(None, RDF.type, kind, None)}
    others = {coupling.hash_iri(each.value) for each in owned - old.owned if isinstance(each, ox.NamedNode)}
    if any(not others.isdisjoint(each.mentioned) for each in changed):
        raise UnsureError("a changed file says something of what another describes")


def _refuse_what_others_say(engine: ox.Store, old: OwnedGraphs, new: OwnedGraphs) -> None:
    """No other file may say anything of the editions and passages of a changed one."""
    for each in new.owned:
        said = engine.quads_for_pattern(each, None, None, None)
        if any(quad.graph_name not in old.graphs and quad.graph_name != _DEFAULT for quad in said):
            raise UnsureError("another file says something of what a changed one describes")
        if each not in old.graphs and engine.contains_named_graph(each):
            raise UnsureError("another file has a passage of the same name")
        for quad in engine.quads_for_pattern(None, DCT.isPartOf, each, None):
            is_owned = any(ox.Quad(quad.subject, RDF.type, kind, _DEFAULT) in engine for kind in _OWNED)
            if is_owned and quad.subject not in old.owned:
                raise UnsureError("a passage of another file is part of what a changed one describes")


def _refuse_new_namespaces(engine: ox.Store, before: set[str], dangling: DanglingReferences) -> None:
    """Of things in a namespace that nobody described before, others may say what leads to nothing now."""
    new = {each for each in dangling.namespaces - before if not each.startswith(ROOT)}
    if new and not new <= _namespaces(engine):
        raise UnsureError("a namespace is new")


def _refuse_references_to_nothing(
    engine: ox.Store, typed: set[str], dangling: DanglingReferences, known: set[str]
) -> None:
    """What a file described and describes no more may be referred to nowhere, and the other way round."""
    if any(not _is_described(engine, iri) and _is_named(engine, iri) for iri in typed):
        raise UnsureError("what is described no more is still referred to")
    untyped = {iri for iri in dangling.untyped if not _is_described(engine, iri)}
    if any(iri.startswith(ROOT) or iri in dangling.ends for iri in untyped):
        raise UnsureError("a reference leads to nothing")
    new = {get_namespace(iri) for iri in untyped - known}
    if new and not _namespaces(engine).isdisjoint(new):
        raise UnsureError("a reference may lead to nothing")


def _is_named(engine: ox.Store, iri: str) -> bool:
    return any(True for _ in engine.quads_for_pattern(None, None, ox.NamedNode(iri), None))


def _is_described(engine: ox.Store, iri: str) -> bool:
    return any(True for _ in engine.quads_for_pattern(ox.NamedNode(iri), RDF.type, None, None))


def _namespaces(engine: ox.Store) -> set[str]:
    described = (quad.subject for quad in engine.quads_for_pattern(None, RDF.type, None, None))
    return {get_namespace(each.value) for each in described if isinstance(each, ox.NamedNode)} - {""}
