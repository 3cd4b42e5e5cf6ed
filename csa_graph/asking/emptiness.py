"""An answer without rows says what was asked of whom, which values there are, and whether there is anything.

Judges no answer: that is for ``absence``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import list_words
from csa_graph.terms import ontology, vocabularies
from csa_graph.terms.iris import CSA, ORG, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csa_graph.asking.cells import Thing
    from csa_graph.asking.query import Query
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Term
    from csa_graph.sparql.store import Edition, Store

#: What is said of data of which nothing could be said.
NO_GOVERNANCE = (
    "The data hold no governance: nothing in them is a group, organisation, office, action, priority or the "
    "like in the terms of csa-graph's ontology or of W3C ORG."
)
# What csa-graph itself says of the rules that it applied.
_OURS = {CSA.base + "Rule", CSA.base + "Inference"}
# More of them in a row would not be read.
_TOLD = 12


def is_governance(quads: Iterable[ox.Quad]) -> bool:
    """Return whether any of some statements uses a term of the ontology or of W3C ORG."""
    spaces = (CSA.base, ORG.base)
    return any(
        quad.predicate.value.startswith(spaces)
        or (quad.predicate == RDF.type and getattr(quad.object, "value", "").startswith(spaces))
        for quad in quads
    )


def has_governance(store: Store) -> bool:
    """Return whether anything in a store is of a class of the ontology or of W3C ORG."""
    # Nearly all data have groups: then nothing else is looked up.
    if next(store.quads(None, RDF.type, CSA.Group), None) is not None:
        return True
    classes = [iri for iri in ontology.list_labels() if _is_class(iri) and iri not in _OURS]
    classes += [ORG.base + name for name in vocabularies.TERMS[ORG.base] if name[0].isupper()]
    wanted = " ".join(f"<{iri}>" for iri in sorted(classes))
    query = f"SELECT ?class {{ VALUES ?class {{ {wanted} }} ?thing a ?class }} LIMIT 1"
    return len(store.select(query)) > 0


def describe_asked(things: Sequence[Thing], names: Names) -> str:
    """Return what a question was asked of: what was made of the names that were given."""
    words = [f"{each.label} ({names.kind_of(ox.NamedNode(each.iri))})" for each in things]
    return f"Asked of {list_words(words)}."


def list_values(query: Query, store: Store, bindings: Mapping[str, Term], edition: Edition) -> list[str]:
    """Return, for each text that was given and can be left out, which values there are in its column."""
    sentences = []
    for name, parameter in query.parameters.items():
        if parameter.kind != "text" or not parameter.optional or name not in bindings:
            continue
        rest = {each: term for each, term in bindings.items() if each != name}
        rows = store.select(query.text, rest, edition)
        if name in rows.columns:
            place = rows.columns.index(name)
            there = sorted({_text(row[place]) for row in rows} - {""})
            if there:
                more = f" and {len(there) - _TOLD} more" if len(there) > _TOLD else ""
                listed = f"{', '.join(there[:_TOLD])}{more}"
                sentences.append(f"There is no {name} “{_text(bindings[name])}”: there are {listed}.")
    return sentences


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _is_class(iri: str) -> bool:
    return iri.startswith(CSA.base) and iri.removeprefix(CSA.base)[:1].isupper()
