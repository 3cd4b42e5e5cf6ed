"""The words on which was decided become quotes: which words of which passage state what, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.files.quotes import selectors
from csa_graph.files.quotes.graph import Quote, Quotes
from csa_graph.formats.workbook import sheets
from csa_graph.terms.iris import CSA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.formats.review.made import Rows
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term

    Fact = tuple[str, str, Term]

# Of these a row tells all that its passage says.
_THINGS = frozenset({CSA.Seat, CSA.Arrangement, CSA.Action})
# Of these sheets each row makes statements of its own about things that stand on others.
_STATING = frozenset({sheets.LINES.name, sheets.STATEMENTS.name})


def make(rows: Rows, statements: Statements, created: str) -> Quotes:
    """Return the texts of the passages that state something, and which of their words state what.

    Args:
        rows: What was accepted.
        statements: What that states.
        created: When it was decided, as a date; empty where that is not said.
    """
    cited = {each.id: rows.find_iri(each, statements) for each in rows.list_cited()}
    texts = {cited[each.id]: each.text for each in rows.list_cited() if each.text}
    quotes: dict[Quote, None] = {}
    for key, (sheet, number) in rows.keys.items():
        proposal = rows.index.proposals.get(key)
        stated = statements.stated.get((sheet, number))
        passage = rows.index.passages.get(proposal.passage) if proposal is not None else None
        # Of a row that somebody has added nobody says which words it rests on.
        if proposal is None or passage is None or stated is None:
            continue
        selector = selectors.make(passage.text, proposal.start, proposal.end)
        if not selector.exact:
            continue
        quote = Quote(cited[passage.id], selector, creator=rows.decided.by, created=created)
        for thing in _list_things(stated[1]):
            quotes[quote._replace(thing=thing)] = None
        for fact in _list_statements(sheet, stated[1]):
            quotes[quote._replace(statement=fact)] = None
    return Quotes(texts, tuple(quotes))


def _list_things(facts: list[Fact]) -> Iterator[str]:
    """Iterate over the things of which a row tells all that its passage says."""
    for subject, predicate, value in facts:
        if predicate == RDF.type.value and value in _THINGS:
            yield subject


def _list_statements(sheet: str, facts: list[Fact]) -> Iterator[tuple[Term, Term, Term]]:
    """Iterate over what a row states of things that stand on other sheets."""
    if sheet not in _STATING:
        return
    own = set(_list_things(facts))
    for subject, predicate, value in facts:
        if subject not in own and not subject.startswith("_:"):
            yield ox.NamedNode(subject), ox.NamedNode(predicate), value
