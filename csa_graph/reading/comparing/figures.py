"""The figures of a comparison, each with its n, as a table and as what they are added up from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: What is told for each kind of statement, beside its name.
COLUMNS = ("complete", "with half-filled", "precision", "invented among the sure")


class Figure(NamedTuple):
    """How a kind of statement was read.

    Attributes:
        wanted: How many facts must be proposed in full.
        found: How many of them are.
        wanted_half: How many must be proposed at least by half: those, and the facts that the document
            itself leaves open.
        found_half: How many of these are.
        proposed: How many complete proposals are right or wrong; those that may be made are neither.
        right: How many of them are right.
        sure: How many of them are marked sure.
        invented: How many of the sure ones are wrong.
    """

    wanted: int = 0
    found: int = 0
    wanted_half: int = 0
    found_half: int = 0
    proposed: int = 0
    right: int = 0
    sure: int = 0
    invented: int = 0

    def __add__(self, other: object) -> Figure:
        """Add up the figures of two papers."""
        if not isinstance(other, Figure):
            return NotImplemented
        return Figure(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def cells(self) -> tuple[str, ...]:
        """Write the figures as the cells of :data:`COLUMNS`."""
        return (
            share(self.found, self.wanted),
            share(self.found_half, self.wanted_half),
            share(self.right, self.proposed),
            f"{self.invented} of {self.sure}",
        )


class Disagreement(NamedTuple):
    """Where a review and the truth differ, for a person to look at: the truth may be what lacks it.

    Attributes:
        kind: The kind of statement.
        what: ``missed``, ``half filled``, ``wrong``, ``expected mistake`` or ``may be``.
        statement: What is stated, or proposed.
        where: The locator, as the one or the other has it.
        quote: The words that it was taken from; empty for what was missed.
        confidence: How surely it was proposed; None for what was missed.
        rule: The rule that proposed it; for what was missed, empty.
        note: What is known of it.
    """

    kind: str
    what: str
    statement: str
    where: str = ""
    quote: str = ""
    confidence: float | None = None
    rule: str = ""
    note: str = ""

    def __str__(self) -> str:
        """Write it as a line for people."""
        sure = "" if self.confidence is None else f" ({self.confidence:.2f}, {self.rule})"
        words = " ".join(filter(None, (self.note, f"“{self.quote}”" if self.quote else "")))
        return f"{self.kind}, {self.what}: {self.statement}{sure} [{self.where}] {words}".rstrip()


class Comparison(NamedTuple):
    """A review beside the truth.

    Attributes:
        title: What the document is called.
        figures: Of each kind of statement how it was read.
        disagreements: All that differ, in the order of the kinds.
    """

    title: str
    figures: Mapping[str, Figure]
    disagreements: tuple[Disagreement, ...] = ()


def share(part: int, whole: int) -> str:
    """Write a share with its n; of nothing there is no share.

    >>> share(19, 20), share(0, 0)
    ('95 % (19 of 20)', 'none (0 of 0)')
    """
    return f"{100 * part / whole:.0f} % ({part} of {whole})" if whole else f"none (0 of {whole})"


def add_up(title: str, comparisons: Iterable[Comparison]) -> Comparison:
    """Add up the comparisons of several papers."""
    figures: dict[str, Figure] = {}
    found: list[Disagreement] = []
    for each in comparisons:
        for kind, figure in each.figures.items():
            figures[kind] = figures.get(kind, Figure()) + figure
        found.extend(each.disagreements)
    return Comparison(title, figures, tuple(found))


def tabulate(comparison: Comparison) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
    """Return the headings and the rows of a comparison: a kind of statement a row."""
    rows = [(kind, *figure.cells()) for kind, figure in comparison.figures.items()]
    return ("kind", *COLUMNS), rows
