"""What the reader of a file says of it: what it left out, took otherwise than it stands, or cannot take.

What is to be said of many places is said once, with their number and the first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# So many different names are told; of more, the first ones.
_TOLD = 3


class Note(NamedTuple):
    """Something about a file that its reader met.

    Attributes:
        path: The file.
        place: Where in it: ``Seats!C7``, ``line 12``; empty for the whole file.
        message: What is there, and what was made of it or what would be right.
    """

    path: Path
    place: str
    message: str

    def __str__(self) -> str:
        """Return the note in one line: where, and what."""
        return f"{self.path}{', ' if self.place else ''}{self.place}: {self.message}"


class Tally:
    """What is to be said of places: the same said of many becomes one note, however many there are.

    >>> tally = Tally()
    >>> for number in range(7):
    ...     tally.add(f"row {number}", "nobody is called “{}”", f"p{number}")
    >>> list(tally.list_messages())
    [('row 0', 'nobody is called “p0”, “p1”, “p2”, “…” (and 6 more places of this kind: row 1, row 2, …)')]
    """

    def __init__(self) -> None:
        self._places: dict[str, dict[str, list[str]]] = {}

    def add(self, place: str, message: str, name: str = "") -> None:
        """Note something about a place.

        Args:
            place: Where it is.
            message: What is to be said; ``{}`` stands for the name.
            name: What is told apart from place to place; empty where the message is the same everywhere.
        """
        self._places.setdefault(message, {}).setdefault(name, []).append(place)

    def list_messages(self) -> Iterator[tuple[str, str]]:
        """Iterate over (place, message): the first place, with the number of the others."""
        for message, named in self._places.items():
            if len(named) > _TOLD:
                places = [place for each in named.values() for place in each]
                names = "”, “".join([*list(named)[:_TOLD], "…"])
                yield places[0], message.replace("{}", names, 1) + _count(places)
            else:
                for name, places in named.items():
                    said = message.replace("{}", name, 1) if name else message
                    yield places[0], said + _count(places)


def _count(places: Sequence[str]) -> str:
    """Return how many places there are beside the first, and which come next."""
    if len(places) == 1:
        return ""
    others = [each for each in dict.fromkeys(places[1:]) if each not in {"", places[0]}]
    if not others:
        return f" (and {len(places) - 1:,} more of this kind)"
    shown = ", ".join(others[: _TOLD - 1]) + (", …" if len(others) >= _TOLD else "")
    places_ = "place" if len(places) == 2 else "places"
    return f" (and {len(places) - 1:,} more {places_} of this kind: {shown})"


class ImportedFaultsError(CsaGraphError):
    """A file has faults, so nothing was made of it.

    Attributes:
        faults: All of them, in the order of the file.
    """

    def __init__(self, faults: Sequence[Note]) -> None:
        """Word all faults, a line each."""
        self.faults = tuple(faults)
        number = f"{len(self.faults)} faults" if len(self.faults) > 1 else "One fault"
        listed = "\n".join(f"  {each}" for each in self.faults)
        super().__init__(f"{number}, so nothing was read:\n{listed}")
