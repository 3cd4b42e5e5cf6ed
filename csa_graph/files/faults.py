"""Faults of data become one error, which names the place of the first of them in the files.

Finds no fault itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.files.source import fault as fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.base.errors import SourceError
    from csa_graph.files.source import Source


class Fault(NamedTuple):
    """Something wrong, with the terms of a statement in which it can be seen."""

    message: str
    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    graph: str | None = None


def first_fault(faults: Iterable[Fault], sources: Sequence[Source]) -> SourceError:
    """Make the error for the fault that stands first in the files, with the number of the others.

    It carries the others with it.
    """
    placed = []
    for fault in faults:
        number, line = _find(fault, sources)
        placed.append((number, line or 0, fault.message))
    # Faults of one line keep their order: an unknown term comes before what follows from it.
    placed.sort(key=lambda each: each[:2])
    number, line, message = placed[0]
    if len(placed) > 1:
        message += f" ({len(placed) - 1} more of such faults in the data)"
    error = fault_of(sources[number], message, line or None)
    error.others = tuple(
        fault_of(sources[number], message, line or None) for number, line, message in placed[1:]
    )
    return error


def _find(fault: Fault, sources: Sequence[Source]) -> tuple[int, int | None]:
    from csa_graph.files.locate import locate

    for number, source in enumerate(sources):
        line = locate(source.text.decode(), fault.subject, fault.predicate, fault.object, fault.graph)
        if line is not None:
            return number, line
    return 0, None
