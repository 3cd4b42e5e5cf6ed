"""Statements are given to the sheets of the workbook: each to the column that can hold it, or to none.

Writes no cell yet: the names by which things can be referred to are known only when all have a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.wording import fold
from csa_graph.formats.workbook import sheets, terms
from csa_graph.formats.workbook.columns import Column, Sheet, iri
from csa_graph.formats.workbook.reading.names import is_shared
from csa_graph.formats.workbook.writing import fitting
from csa_graph.terms.iris import CSA, DCT, ORG, RDF, SKOS
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.sparql.rows import Term

_DEFAULT = ox.DefaultGraph()
# What a concept is that stands as the object of these, and what it is that is a sort of a word of a list.
_USES = {
    ORG.role.value: "role",
    ORG.classification.value: "kind of body",
    CSA.forKind.value: "kind of body",
    CSA.frequency.value: "frequency",
}
_PREFIX_WORDS = {"role": "role", "kind": "kind of body", "freq": "frequency"}
#: What a row of these sheets must have, or its thing stands among the other statements.
_NEEDS = {
    sheets.AGREEMENT.name: (DCT.title.value, CSA.period.value),
    sheets.PASSAGES.name: (CSA.locator.value, CSA.order.value, DCT.isPartOf.value),
}


@dataclass
class Entry:
    """What one graph states of one thing, as a row has it.

    Attributes:
        kind: The class that it states, or None.
        terms: The objects under each heading.
    """

    kind: str | None = None
    terms: dict[str, list[Term]] = field(default_factory=dict)

    def key(self) -> tuple[object, ...]:
        """Return what two rows have in common that say the same."""
        return (
            self.kind,
            *sorted((heading, tuple(map(str, terms))) for heading, terms in self.terms.items()),
        )


@dataclass
class Allocation:
    """All statements, given to rows.

    Attributes:
        sheets: The sheet of each thing.
        entries: By sheet and thing, what each graph states.
        others: The statements that no row holds.
        words: What each role, kind and frequency of the data's own is, as its row says.
    """

    sheets: dict[str, Sheet] = field(default_factory=dict)
    entries: dict[tuple[str, str], dict[object, Entry]] = field(default_factory=dict)
    others: list[ox.Quad] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)


def allocate(quads: Iterable[ox.Quad]) -> Allocation:
    """Give statements to rows.

    Args:
        quads: The statements, in an order that follows from them alone.
    """
    found = Allocation()
    given = list(quads)
    found.sheets = _assign_sheets(given)
    found.words = _find_words(given, found.sheets)
    found.sheets |= dict.fromkeys(found.words, sheets.WORDS)
    called: dict[str, str] = {}
    for quad in given:
        if not _place(quad, found, called):
            found.others.append(quad)
    _move_incomplete_deadlines(found)
    return found


def _assign_sheets(quads: list[ox.Quad]) -> dict[str, Sheet]:
    """Return the sheet of each thing that has a class with one; the first sheet of several."""
    classes = {iri(kind): sheet for sheet in reversed(sheets.THINGS) for kind in sheet.classes.values()}
    rank = {sheet.name: place for place, sheet in enumerate(sheets.THINGS)}
    complete = _find_complete(quads)
    assigned: dict[str, Sheet] = {}
    for quad in quads:
        if quad.predicate.value != RDF.type.value or not isinstance(quad.subject, ox.NamedNode):
            continue
        sheet = classes.get(getattr(quad.object, "value", ""))
        subject = quad.subject.value
        if sheet is None or (sheet.name in _NEEDS and subject not in complete[sheet.name]):
            continue
        before = assigned.get(subject)
        if before is None or rank[sheet.name] < rank[before.name]:
            assigned[subject] = sheet
    return assigned


def _find_words(quads: list[ox.Quad], assigned: dict[str, Sheet]) -> dict[str, str]:
    """Return what each concept is that data use as a role, a kind or a frequency of their own."""
    lists = terms.read().lists
    listed = {
        fold(name) for members in lists.values() for _, name, others in members for name in (name, *others)
    }
    used: dict[str, str] = {}
    unfit: set[str] = set()
    types: dict[str, set[str]] = {}
    for quad in quads:
        thing, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if quad.predicate.value in _USES:
            used.setdefault(value, _USES[quad.predicate.value])
        elif quad.predicate == CSA.times:
            used.setdefault(thing, "frequency")
        elif quad.predicate == SKOS.broader:
            prefix = next((each for each in _PREFIX_WORDS if value.startswith(PREFIXES[each])), "")
            used |= {thing: _PREFIX_WORDS[prefix]} if prefix else {}
        elif quad.predicate == RDF.type:
            types.setdefault(thing, set()).add(value)
        elif quad.predicate in {SKOS.prefLabel, SKOS.altLabel} and fold(value) in listed:
            unfit.add(thing)
    return {
        thing: word
        for thing, word in used.items()
        if assigned.get(thing) in (sheets.OTHERS, sheets.WORDS)
        and iri(sheets.WORDS.classes[word]) in types[thing]
        and thing not in unfit
        and not is_shared(thing)
    }


def _find_complete(quads: list[ox.Quad]) -> dict[str, set[str]]:
    """Return the editions and passages that have what their rows need, stated once, outside all passages."""
    facts: dict[str, dict[str, list[Term]]] = {}
    for quad in quads:
        if quad.graph_name == _DEFAULT and isinstance(quad.subject, ox.NamedNode):
            facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    complete: dict[str, set[str]] = {}
    for name, needs in _NEEDS.items():
        sheet = next(each for each in sheets.THINGS if each.name == name)
        kind = ox.NamedNode(iri(next(iter(sheet.classes.values()))))
        columns = {column.iri: column for column in sheet.columns if column.term}
        complete[name] = {
            subject
            for subject, about in facts.items()
            if kind in about.get(RDF.type.value, ())
            and all(
                len(about.get(need, ())) == 1 and fitting.fits(columns[need], about[need][0])
                for need in needs
            )
        }
    part_of = DCT.isPartOf.value
    complete[sheets.PASSAGES.name] = {
        each
        for each in complete[sheets.PASSAGES.name]
        if getattr(facts[each][part_of][0], "value", "") in complete[sheets.AGREEMENT.name]
    }
    return complete


def _place(quad: ox.Quad, found: Allocation, called: dict[str, str]) -> bool:
    """Put a statement under a heading; return whether one could hold it."""
    if not isinstance(quad.subject, ox.NamedNode):
        return False
    for thing, term, inverse in (
        (quad.subject.value, quad.object, False),
        (getattr(quad.object, "value", ""), quad.subject, True),
    ):
        sheet = found.sheets.get(thing)
        if (
            sheet is None
            or isinstance(term, ox.Triple)
            or (inverse and not isinstance(quad.object, ox.NamedNode))
        ):
            continue
        if (sheet.column("stated") is None) != (quad.graph_name == _DEFAULT and sheet.name in _NEEDS):
            continue
        if not inverse and quad.predicate.value == RDF.type.value:
            return _place_type(quad, thing, sheet, found)
        column = _column(sheet, quad.predicate.value, inverse=inverse)
        if (
            column is not None
            and fitting.fits(column, term)
            and _is_first(column, sheet, thing, term, called)
        ):
            terms = _entry(found, sheet, thing, quad.graph_name).terms.setdefault(column.heading, [])
            if column.several or not terms:
                terms.append(term)
                return True
    return False


def _column(sheet: Sheet, predicate: str, *, inverse: bool) -> Column | None:
    return next(
        (
            column
            for column in sheet.columns
            if column.term and column.inverse is inverse and column.iri == predicate
        ),
        None,
    )


def _is_first(column: Column, sheet: Sheet, thing: str, term: Term, called: dict[str, str]) -> bool:
    """Return whether a name is the one that a thing has on its sheet: rows may not contradict each other."""
    if column is not sheet.label:
        return True
    name = getattr(term, "value", "")
    return called.setdefault(thing, name) == name


def _place_type(quad: ox.Quad, thing: str, sheet: Sheet, found: Allocation) -> bool:
    kind = getattr(quad.object, "value", "")
    if kind not in {iri(each) for each in sheet.classes.values()}:
        return False
    entry = _entry(found, sheet, thing, quad.graph_name)
    if entry.kind is not None:
        return False
    entry.kind = kind
    return True


def _entry(found: Allocation, sheet: Sheet, thing: str, graph: object) -> Entry:
    return found.entries.setdefault((sheet.name, thing), {}).setdefault(graph, Entry())


def _move_incomplete_deadlines(found: Allocation) -> None:
    """Take out of rows what the reader would add to: a deadline needs its precision and its words."""
    columns = {column.term: column.heading for column in sheets.ACTIONS.columns}
    for (name, thing), entries in found.entries.items():
        if name != sheets.ACTIONS.name:
            continue
        for graph, entry in entries.items():
            whole = all(columns[each] in entry.terms for each in ("csa:precision", "csa:timescale"))
            if not whole:
                for term in entry.terms.pop(columns["csa:due"], ()):
                    found.others.append(ox.Quad(ox.NamedNode(thing), CSA.due, term, graph))  # type: ignore[arg-type]
