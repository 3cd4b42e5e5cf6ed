"""An answer that denies something says why that may mean little: caveats, a premise that is missing, silence.

A name that nothing has is an error before this: what is asked about here is known to the data.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.asking import emptiness
from csa_graph.asking.cells import PASSAGE, Thing, to_thing
from csa_graph.asking.limits import Limits
from csa_graph.base.wording import list_words
from csa_graph.terms.iris import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.asking.answer import Answer
    from csa_graph.asking.query import Query
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Edition, Store


class Absence:
    """What is absent from the answers of a store, explained.

    Args:
        store: A built store.
        names: The names of that store.
        edition: IRI of the edition that is asked; None for the current layer.
    """

    def __init__(self, store: Store, names: Names, edition: Edition = None) -> None:
        self._store = store
        self._names = names
        self._edition = edition

    def limit(self, query: Query, answer: Answer) -> Answer:
        """Return an answer whose rows deny something, with the caveats that limit them."""
        told = self._read_limits().tell(query.denies, *_describe(answer))
        return replace(answer, note=" ".join((answer.note, *told)).strip())

    def explain(self, query: Query, answer: Answer, given: Mapping[str, Term]) -> Answer:
        """Return an answer without rows, with what that means where these values were asked about."""
        if not emptiness.has_governance(self._store):
            return replace(answer, none=emptiness.NO_GOVERNANCE)
        asked = [
            to_thing(each, self._names.label) for each in given.values() if isinstance(each, ox.NamedNode)
        ]
        missing = self.list_missing(query.premises)
        told = [self.write_missing(missing) if missing else query.none or _write_silence(query, asked)]
        told += emptiness.list_values(query, self._store, given, self._edition)
        if asked and query.none and not missing:
            told.append(emptiness.describe_asked(asked, self._names))
        if query.none_denies:
            places = [each for thing in asked for each in self._list_passages(thing)] if asked else None
            told += self._read_limits().tell(query.none_denies, asked, places)
        return replace(answer, none=" ".join(told))

    def _read_limits(self) -> Limits:
        return Limits(self._store, self._names, self._edition)

    def list_missing(self, classes: Iterable[str]) -> list[str]:
        """Return the IRIs of those of some classes of which the data name no thing."""
        return [
            each for each in classes if not self._store.ask(f"ASK {{ ?any a <{each}> }}", None, self._edition)
        ]

    def _list_passages(self, thing: Thing) -> list[Thing]:
        """Return the graphs that say what a thing is: among them the passages that describe it."""
        graphs = {quad.graph_name for quad in self._store.quads(ox.NamedNode(thing.iri), RDF.type)}
        return [to_thing(each, self._names.label) for each in graphs if isinstance(each, ox.NamedNode)]

    def write_missing(self, classes: list[str]) -> str:
        """Write that the data have no thing of some classes, so that nothing can be asked about them."""
        kinds = list_words([self._names.label(ox.NamedNode(each)) for each in classes], "or")
        return f"Nothing can be said of this: no passage names any {kinds}."


def _describe(answer: Answer) -> tuple[list[Thing], list[Thing] | None]:
    """Return the things of an answer, and the passages that its rows cite; None where they cite none."""
    things = {cell: None for row in answer for cell in row if isinstance(cell, Thing)}
    if PASSAGE not in answer.columns:
        return list(things), None
    cited = {each: None for cell in answer.column(PASSAGE) if isinstance(cell, tuple) for each in cell}
    return list(things), list(cited)


def _write_silence(query: Query, asked: list[Thing]) -> str:
    what = query.summary[:1].lower() + query.summary[1:].rstrip(".").removesuffix(", and where it is stated")
    if not asked:
        return f"The data are silent on this: {what}."
    known = list_words([f"“{each.label}”" for each in asked])
    return f"{known} {'is' if len(asked) == 1 else 'are'} known, but the data are silent on this: {what}."
