"""A review becomes an edition in TriG: what was accepted of it, who accepted it and when.

Nothing is taken that nobody has decided on, and nothing is made of a review whose decisions have a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.base.wording import quantity
from csa_graph.files.notes import ImportedFaultsError, Note
from csa_graph.formats.review import headings, parsing, recognising, summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyoxigraph as ox

    from csa_graph.files.source import Imported
    from csa_graph.formats.workbook.reading.statements import Statements


def recognises(paths: Sequence[Path]) -> bool:
    """Return whether one review is given: a workbook, a folder of CSV files, or JSON."""
    try:
        return len(paths) == 1 and recognising.is_review(paths[0])
    except OSError:
        return False


def read(paths: Sequence[Path], **options: str) -> Imported:
    """Read a review.

    Args:
        paths: The file, or the folder.
        options: As for a workbook: ``base``, the namespace of new IRIs; ``existing``, the TriG file that the
            import goes to.

    Raises:
        SourceError: It cannot be opened, or nothing in it is accepted.
        ImportedFaultsError: It has faults; names all of them.
    """
    from csa_graph.files.quotes import writing
    from csa_graph.formats.review import accepting, provenance, quoting
    from csa_graph.formats.workbook import reading as workbook

    if len(paths) != 1:
        raise SourceError("a review is one file, or one folder of CSV files", paths[0])
    found = parsing.read(paths[0])
    figures = summary.count(found.decided)
    if not any(each.answer for each in found.decided.decisions.values()) and not found.faults:
        raise SourceError(
            f"nothing is decided yet ({summary.describe(figures)}): write accept under “Decision”", paths[0]
        )
    if not found.decided.by:
        message = f"it does not say who decides: write a name beside “{headings.BY}”"
        found.faults.append(Note(found.path, found.by_place, message))
    rows = accepting.accept(found)
    raws = rows.finish()
    days = provenance.read_day(found.decided.on)
    if found.decided.on and not days:
        message = f"“{found.decided.on}” is no day: write it as 2030-03-01"
        found.faults.append(Note(found.path, found.by_place, message))
    quotes: list[bytes] = []

    def tell(statements: Statements) -> list[ox.Quad]:
        words = quoting.make(rows, statements, "".join(days))
        paper = found.decided.review.document.name
        quotes.append(writing.write(statements.identity.editions[0], words, paper))
        return provenance.tell(rows, statements)

    try:
        made = workbook.read_sheets(paths[0], raws, tell, **options)
    except ImportedFaultsError as error:
        raise ImportedFaultsError(list(dict.fromkeys([*found.faults, *error.faults]))) from None
    if found.faults:
        raise ImportedFaultsError(list(dict.fromkeys(found.faults)))
    open_ = figures.proposals - figures.decided
    notes = [*found.notes, *made.notes]
    if open_:
        notes.append(Note(paths[0], "", f"{quantity(open_, 'proposal')} not decided yet, and not taken"))
    return made._replace(notes=tuple(dict.fromkeys(notes)), quotes=b"".join(quotes))
