"""What arrangements add to lines of a projection: through whom each runs, on what, and how often.

Reads an arrangement as the ontology defines it; whether a line holds in general is worked out at a build.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csa_graph.projection.facts import iter_texts, label
from csa_graph.terms.prefixes import declare

if TYPE_CHECKING:
    from csa_graph.naming.names import Names
    from csa_graph.projection.network import Line, LineFacts
    from csa_graph.sparql.store import Store

_PREFIXES = declare("csa", "rdf")
_ARRANGED = """SELECT DISTINCT ?from ?to ?line ?arrangement ?subject ?via ?frequency ?passage WHERE {
  ?arrangement csa:line ?line ; csa:from ?from ; csa:to ?to .
  OPTIONAL { ?arrangement csa:subject ?subject }
  OPTIONAL { ?arrangement csa:via ?via }
  OPTIONAL { ?arrangement csa:frequency ?frequency }
  OPTIONAL { GRAPH ?passage { ?arrangement csa:line ?line } ?passage a csa:Passage }
}"""
_ORDER = """SELECT ?arrangement ?via (COUNT(DISTINCT ?before) AS ?place) WHERE {
  ?arrangement csa:viaInOrder/rdf:rest* ?before .
  ?before rdf:rest* ?node .
  ?node rdf:first ?via .
} GROUP BY ?arrangement ?via"""
_GENERAL = "SELECT DISTINCT ?from ?to WHERE { ?from csa:answersTo ?to }"


@dataclass(slots=True)
class Arranged:
    """What arrangements say of one line.

    Attributes:
        through: The bodies through which it runs, each with its place among them.
        subjects: What it is about.
        frequencies: IRIs of how often it is so.
        passages: Where that is stated.
    """

    through: dict[str, int] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)
    frequencies: set[str] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)

    def list_through(self) -> tuple[str, ...]:
        """Return the bodies through which it runs, in their order."""
        return tuple(sorted(self.through, key=lambda each: (self.through[each], each)))


@dataclass(slots=True)
class Arrangements:
    """What arrangements say of lines.

    Attributes:
        lines: By source, target and kind, what is said of a line.
        general: The pairs of bodies of which one answers to the other whatever the matter.
    """

    lines: dict[Line, Arranged]
    general: set[tuple[str, str]]

    def complete(self, line: Line, facts: LineFacts, names: Names) -> None:
        """Add to what is known of a line through whom it runs, the one subject that it is for, how often.

        Args:
            line: The line.
            facts: What is known of it.
            names: What things are called.
        """
        known = self.lines.get(line)
        if known is None:
            return
        if known.through:
            facts["through"] = known.list_through()
            facts["through_names"] = tuple(label(names, each) for each in facts["through"])
        if known.subjects and line[:2] not in self.general:
            facts["only_for"] = "; ".join(sorted(known.subjects))
        if known.frequencies:
            facts["frequency"] = " or ".join(sorted(label(names, each) for each in known.frequencies))


def read(store: Store, edition: str | None = None) -> Arrangements:
    """Read what arrangements say of lines.

    Args:
        store: A built store.
        edition: IRI of the edition to read; by default the editions in force.
    """
    lines: dict[Line, Arranged] = defaultdict(Arranged)
    rows = list(iter_texts(store, _PREFIXES + _ARRANGED, edition))
    if not rows:
        return Arrangements({}, set())
    order = {
        (arrangement, via): int(place)
        for arrangement, via, place in iter_texts(store, _PREFIXES + _ORDER, edition)
    }
    for source, target, kind, arrangement, subject, via, frequency, passage in rows:
        known = lines[source, target, kind]
        if subject:
            known.subjects.add(subject)
        if via:
            known.through[via] = order.get((arrangement, via), 0)
        if frequency:
            known.frequencies.add(frequency)
        if passage:
            known.passages.add(passage)
    general = {(source, target) for source, target in iter_texts(store, _PREFIXES + _GENERAL, edition)}
    return Arrangements(dict(lines), general)
