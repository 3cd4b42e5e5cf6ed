"""Bodies and areas that lie within each other in a circle are noted.

Which parent is wrong, the file does not tell: nothing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

    from csa_graph.files.notes import Tally
    from csa_graph.formats.popolo.identity import Things

_SHOWN = 6


def note(things: Things, notes: Tally) -> None:
    """Note the circles of parent_id, each once."""
    for kind in ("organizations", "areas"):
        within: dict[ox.NamedNode, ox.NamedNode] = {}
        places: dict[ox.NamedNode, str] = {}
        for entry in things.entries:
            parent = things.find(kind, entry.text("parent_id")) if entry.kind == kind else None
            if parent is not None:
                within.setdefault(things.iri(entry), parent)
                places.setdefault(things.iri(entry), entry.pointer)
        for circle in _find(within):
            # It begins where the file first names one of it.
            ordered = sorted(circle, key=list(places).index)
            shown = [places[each] for each in ordered[:_SHOWN]] + ["…"] * (len(ordered) > _SHOWN)
            message = (
                f"{len(circle)} {kind} lie within each other in a circle of parent_id ({', '.join(shown)}): "
                "kept as it stands"
                if len(circle) > 1
                else "it has itself for parent_id: kept as it stands"
            )
            notes.add(shown[0], message)


def _find(within: dict[ox.NamedNode, ox.NamedNode]) -> list[list[ox.NamedNode]]:
    done: set[ox.NamedNode] = set()
    found = []
    for start in within:
        way: dict[ox.NamedNode, None] = {}
        here: ox.NamedNode | None = start
        while here is not None and here not in done:
            done.add(here)
            way[here] = None
            here = within.get(here)
        if here is not None and here in way:
            listed = list(way)
            found.append(listed[listed.index(here) :])
    return found
