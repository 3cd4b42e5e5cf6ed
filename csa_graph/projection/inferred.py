"""Lines of a projection become those of them that a rule added, as the graphs of the rules show.

A line without passage need not be inferred: a plain file states without passages. It applies no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.sparql.store import Store

Line = tuple[str, str, str]
"""A line of a projection: source, target, kind."""

_ADDED = (
    declare("csa")
    + """SELECT DISTINCT ?source ?target ?kind WHERE {
  ?inference a csa:Inference . GRAPH ?inference { ?source ?kind ?target }
  FILTER(STR(?kind) IN (%s))
}"""
)


def find(store: Store, lines: Iterable[Line], edition: str | None = None) -> set[Line]:
    """Return those of some lines that a rule added.

    Args:
        store: A built store.
        lines: Source, target and kind of each.
        edition: IRI of the edition to read; by default the editions in force.
    """
    import pyoxigraph

    asked = set(lines)
    if not asked:
        return set()
    kinds = ", ".join(str(pyoxigraph.Literal(kind)) for kind in sorted({kind for *_ends, kind in asked}))
    added: set[Line] = set()
    rows = store.select(_ADDED % kinds, edition=edition)
    for row in rows:
        source, target, kind = (str(getattr(term, "value", term)) for term in row)
        added.add((source, target, kind))
    return asked & added
