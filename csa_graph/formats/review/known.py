"""The names of a review with what is decided on them: which thing a cell means, and whether it is taken."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from csa_graph.base.wording import fold
from csa_graph.formats.review import headings
from csa_graph.formats.review.cells import plain, propose_name
from csa_graph.formats.review.decisions import OWN, REJECT, Decision, find_answer
from csa_graph.formats.review.kinds import is_office
from csa_graph.formats.workbook.reading.names import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.formats.review.decisions import Index
    from csa_graph.formats.review.parsing import ReviewFile
    from csa_graph.formats.workbook.columns import Column
    from csa_graph.reading.proposal import Name

State = Literal["taken", "undecided", "rejected"]
# Of several that are called so, one that is taken is meant.
_ORDER: tuple[State, ...] = ("taken", "undecided", "rejected")
#: The sorts of columns that hold names.
NAMING = frozenset({"name", "body", "office", "sequence", "notion", "subject", "object"})


class Entry(NamedTuple):
    """A row of the sheet Names.

    Attributes:
        key: Its ID.
        printed: What the paper calls it; empty in a row that was added.
        cells: What stands in its cells, by heading, as proposed or changed.
        state: What is decided.
        passages: The locators of the passages that name it.
    """

    key: str
    printed: str
    cells: Mapping[str, str]
    state: State
    passages: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is to be called."""
        return self.cells.get("Name", "") or self.printed

    @property
    def same_as(self) -> str:
        """The name of the thing that it is another name of; empty if it is one itself."""
        return self.cells.get("Same as", "")

    @property
    def others(self) -> list[str]:
        """Its other names."""
        listed = split(self.cells.get("Also called", ""))
        return [each for each in dict.fromkeys((self.printed, *listed)) if each and each != self.name]


class Known:
    """The names of a review.

    Args:
        found: The review, as it stands in its file.
        index: What its rows are about.

    Attributes:
        entries: The rows of the sheet Names, by ID.
    """

    def __init__(self, found: ReviewFile, index: Index) -> None:
        self.entries: dict[str, Entry] = {}
        decided = found.decided
        for key, name in index.names.items():
            cells = {**propose_name(name), **decided.decisions.get(key, Decision()).cells}
            answer, _ = find_answer(decided, index, key)
            where = tuple(index.locate(each) for each in name.passages)
            self.entries[key] = Entry(key, plain(name.name), cells, _get_state(answer), where)
        for key, decision in decided.decisions.items():
            if key.startswith(f"{OWN}{headings.NAMES.name}"):
                where = tuple(split(decision.cells.get("Named in", "")))
                self.entries[key] = Entry(key, "", decision.cells, _get_state(decision.answer), where)
        self._called: dict[str, list[str]] = {}
        for rank in range(3):
            for key, entry in self.entries.items():
                # What it is to be called goes before what the paper calls it, and both before other names.
                called = ((entry.name,), (entry.printed,), entry.others)[rank]
                for text in called:
                    self._called.setdefault(fold(text), []).append(key) if text else None
        self._join_alike()

    def _join_alike(self) -> None:
        """Take names that differ by capitals and signs alone for one, which a cell could not tell apart."""
        for key, entry in list(self.entries.items()):
            first = self.find(entry.name)
            if first is not None and first.key != key and entry.state == first.state == "taken":
                is_alike = fold(first.name) == fold(entry.name) and not entry.same_as and not first.same_as
                if is_alike:
                    self.entries[key] = entry._replace(cells={**entry.cells, "Same as": first.name})

    @cached_property
    def joined(self) -> dict[str, list[Entry]]:
        """The entries that are taken for another name of one, by the ID of that."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            meant = self.follow(entry) if entry.same_as and entry.state == "taken" else None
            if meant is not None and meant is not entry:
                found.setdefault(meant.key, []).append(entry)
        return found

    def find(self, text: str) -> Entry | None:
        """Return the entry that a text names; None if none does."""
        found = [self.entries[key] for key in self._called.get(fold(text), ())]
        return min(found, key=lambda each: _ORDER.index(each.state), default=None)

    def follow(self, entry: Entry) -> Entry | None:
        """Return the entry that one is the same as, in the end; None where that leads nowhere."""
        seen: set[str] = set()
        at: Entry | None = entry
        while at is not None and at.same_as:
            if at.key in seen:
                return None
            seen.add(at.key)
            at = self.find(at.same_as)
        return at

    def settle(self, name: Name) -> Name:
        """Return a name of the kind that was decided on, and called as what it is the same as."""
        entry = self.find(name.name)
        meant = self.follow(entry) if entry is not None else None
        if entry is None or meant is None:
            return name
        kind = meant.cells.get("What it is", "") or name.kind
        body = meant.cells.get("Belongs to", "") or None
        return name._replace(kind=kind, office_of=body if is_office(kind) else None)

    def find_waiting(self, column: Column, text: str) -> Iterable[Entry]:
        """Iterate over the entries that a cell names, or the ones that these are the same as, if not taken.

        Args:
            column: The column of the workbook.
            text: What the cell holds.
        """
        is_listed = column.of and all(each.startswith("list:") for each in column.of)
        # A word of a list, such as a role, names nothing that the paper names.
        if column.sort not in NAMING or is_listed:
            return
        for each in split(text) if column.several or column.sort == "sequence" else [text]:
            entry = self.find(each)
            if entry is not None and entry.state != "taken":
                yield entry
            elif entry is not None:
                meant = self.follow(entry)
                if meant is not None and meant.state != "taken":
                    yield meant


def _get_state(answer: str) -> State:
    return "undecided" if not answer else "rejected" if answer == REJECT else "taken"
