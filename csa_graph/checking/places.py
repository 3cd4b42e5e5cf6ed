"""Findings become the lines of data files in which one can read, and mend, what they are about.

Reads files, not the store: what comes from a store that was built earlier has no lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.endings import RDF_ENDINGS, find_format
from csa_graph.terms.iris import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from csa_graph.checking.findings import Finding
    from csa_graph.files.inputs import Input
    from csa_graph.files.locate import Statement

# The formats that have lines to point at.
_LINED = {"trig", "turtle", "nquads", "ntriples"}


class Place(NamedTuple):
    """A line of a data file, from 1; of a workbook the sheet and row in words, and no line (0)."""

    path: Path
    line: int
    words: str = ""

    def __str__(self) -> str:
        """Return where it is within its file: ``line 3``; ``Seats, row 7``."""
        return self.words or f"line {self.line}"


def find(findings: Sequence[Finding], inputs: Iterable[Input]) -> list[tuple[Place, ...]]:
    """Find the lines of each finding.

    Args:
        findings: The findings.
        inputs: The data files that were checked.

    Returns:
        For each finding its places in the order of its passages. In a passage it is the line that says what
        the thing is, else the first that is about the thing, else the first that names it, else the first of
        the passage. A finding without passages has the line that describes the thing.

    Raises:
        SourceError: A file cannot be read.
    """
    index = _Index()
    for each in inputs:
        if each.conversions is not None:
            index.add_origins(each)
        elif find_format(each.path, RDF_ENDINGS) in _LINED:
            index.add(each)
    return [index.of(finding) for finding in findings]


class _Index:
    """The first lines of things, in each passage and at all."""

    def __init__(self) -> None:
        self._types: dict[tuple[str | None, str], Place] = {}
        self._subjects: dict[tuple[str | None, str], Place] = {}
        self._objects: dict[tuple[str | None, str], Place] = {}
        self._graphs: dict[str, Place] = {}
        self._anywhere: dict[str, Place] = {}
        self._origins: dict[tuple[str | None, str], Place] = {}

    def add_origins(self, data: Input) -> None:
        """Add where a file that was turned into TriG describes things."""
        for (passage, thing), words in data.read().origins.items():
            self._origins.setdefault((passage, thing), Place(data.path, 0, words))

    def add(self, data: Input) -> None:
        """Add what a file states."""
        from csa_graph.files.locate import iter_statements

        for statement in iter_statements(data.read().text.decode()):
            self._add(statement, data.path)

    def of(self, finding: Finding) -> tuple[Place, ...]:
        """Return the places of a finding, each once."""
        focus = finding.focus.iri
        found = [self._in_passage(passage.iri, focus) for passage in finding.passages]
        places = tuple(dict.fromkeys(each for each in found if each is not None))
        if places:
            return places
        anywhere = self._anywhere.get(focus) or self._origins.get((None, focus))
        return (anywhere,) if anywhere is not None else ()

    def _in_passage(self, passage: str, focus: str) -> Place | None:
        if focus == passage:
            return self._anywhere.get(focus) or self._origins.get((None, focus))
        for known in (self._types, self._subjects, self._objects):
            if (passage, focus) in known:
                return known[passage, focus]
        if (passage, focus) in self._origins:
            return self._origins[passage, focus]
        return self._graphs.get(passage) or self._anywhere.get(passage) or self._origins.get((None, passage))

    def _add(self, statement: Statement, path: Path) -> None:
        graph = statement.graph.value if statement.graph is not None else None
        subject = Place(path, statement.subject.line)
        thing = statement.subject.value
        if statement.predicate.value == RDF.type.value:
            self._types.setdefault((graph, thing), subject)
        self._subjects.setdefault((graph, thing), subject)
        self._objects.setdefault((graph, statement.object.value), Place(path, statement.object.line))
        self._anywhere.setdefault(thing, subject)
        if graph is not None:
            self._graphs.setdefault(graph, subject)
