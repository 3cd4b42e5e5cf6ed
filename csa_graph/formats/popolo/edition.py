"""A Popolo file that was read becomes an edition: its passages in their order, with what each states.

Passages are the entries of which something is stated. Each is found by its JSON pointer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.formats.popolo import circles, concepts, entities, memberships
from csa_graph.formats.popolo.durations import Durations
from csa_graph.formats.popolo.identity import SEGMENTS, Things
from csa_graph.terms.iris import CSA, DCT, RDF, XSD
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from csa_graph.formats.popolo.documents import Document


def make(
    document: Document, base: str, title: str, period: str, day: datetime.date
) -> tuple[str, list[ox.Quad]]:
    """Return the IRI of the edition, and all statements.

    Args:
        document: The file; notes are added to it.
        base: Namespace of new IRIs.
        title: Title of the edition.
        period: Its period in words.
        day: The day at which memberships are judged.
    """
    things = Things(document, base)
    durations = Durations(document, day)
    classes = entities.Classes(things, durations)
    entries = things.entries
    lists = {
        "kind": concepts.kinds(
            (each.text("classification") for each in entries if each.kind != "areas"), base
        ),
        "role": concepts.roles((each.text("role") for each in entries), base),
    }
    stated = [
        *entities.quads(document, things, classes, lists),
        *memberships.quads(document, things, classes, lists["role"], durations),
    ]
    circles.note(things, document.notes)
    return things.edition, [*_edition(things, title, period, {quad.graph_name for quad in stated}), *stated]


def prefixes(base: str, edition: str) -> dict[str, str]:
    """Return the short names that make the text readable."""
    segments = {segment: f"{base}{segment}/" for segment in SEGMENTS.values() if segment != "area"}
    spaces = {"schema": PREFIXES["schema"], "vcard": "http://www.w3.org/2006/vcard/ns#"}
    return {"": base, "p": f"{edition}#", **segments, **spaces}


def _edition(things: Things, title: str, period: str, stating: set[object]) -> Iterator[ox.Quad]:
    edition = ox.NamedNode(things.edition)
    yield ox.Quad(edition, RDF.type, CSA.Edition)
    yield ox.Quad(edition, DCT.title, ox.Literal(title))
    yield ox.Quad(edition, CSA.period, ox.Literal(period))
    number = 0
    for entry in things.entries:
        passage = things.passage(entry)
        if passage not in stating:
            continue
        number += 1
        yield ox.Quad(passage, RDF.type, CSA.Passage)
        yield ox.Quad(passage, DCT.isPartOf, edition)
        yield ox.Quad(passage, CSA.locator, ox.Literal(entry.pointer))
        yield ox.Quad(passage, CSA.order, ox.Literal(str(number), datatype=XSD.integer))
