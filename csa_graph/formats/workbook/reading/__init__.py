"""The workbook that csa-graph new makes, or the folder of its CSV files, becomes an edition in TriG.

Takes nothing from outside the file, and makes nothing of a file that has a fault.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph.base.errors import SourceError
from csa_graph.files import encoding
from csa_graph.files.notes import ImportedFaultsError, Note
from csa_graph.files.source import Imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from csa_graph.formats.workbook.reading.raw import RawSheet
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.sparql.rows import Term

_MARK = "agreement.csv"


def recognises(paths: Sequence[Path]) -> bool:
    """Return whether one workbook, of any make, or a folder of its CSV files is given."""
    return len(paths) == 1 and (_is_folder(paths[0]) if paths[0].is_dir() else True)


def _is_folder(path: Path) -> bool:
    """Return whether a folder holds the CSV files of a workbook: its agreement, by the first line."""
    mark = path / _MARK
    if not mark.is_file():
        return False
    with mark.open("rb") as file:
        start = encoding.read(file.read(400)).text.lower()
    return "title" in start and "period" in start


def read(paths: Sequence[Path], **options: str) -> Imported:
    """Read a workbook.

    Args:
        paths: The file, or the folder.
        options: ``base``, the namespace of new IRIs; ``existing``, the TriG file that the import goes to:
            what an earlier one made there keeps its IRIs, and the files of tables are called after it.

    Raises:
        SourceError: It cannot be opened, or must not be.
        ImportedFaultsError: It has faults; names all of them.
    """
    if len(paths) != 1:
        raise SourceError("a workbook is one file, or one folder of CSV files", paths[0])
    return read_sheets(paths[0], _open(paths[0]), None, **options)


def read_sheets(
    path: Path,
    raws: list[RawSheet],
    further: Callable[[Statements], Iterable[ox.Quad]] | None = None,
    **options: str,
) -> Imported:
    """Read the sheets of a workbook, wherever they come from.

    Args:
        path: The file that they are of.
        raws: The sheets.
        further: What is said beside what the rows state; called when these have been read.
        options: As for :func:`read`.

    Raises:
        ImportedFaultsError: They have faults; names all of them.
    """
    from csa_graph.base import outputs
    from csa_graph.formats.workbook.reading import figures, order, renames, strange
    from csa_graph.formats.workbook.reading.book import read as read_book
    from csa_graph.formats.workbook.reading.existing import Existing
    from csa_graph.formats.workbook.reading.identity import Identity
    from csa_graph.formats.workbook.reading.statements import Statements
    from csa_graph.terms import minting

    base = options.get("base", "")
    if base:
        minting.require_namespace(base)
    book = read_book(path, raws)
    strange.tell(book)
    order.settle(book)
    before = options.get("existing")
    existing = Existing(Path(before) if before else None)
    identity = Identity(book, existing, base)
    statements = Statements(book, identity)
    output = outputs.get_prefix(before) if before else ""
    made = figures.name_files(_read_tables(statements), statements, output)
    book.notes.extend(renames.find(book, existing, identity))
    _cite(statements)
    quads = list(statements.quads())
    if not quads and not book.faults:
        book.faults.append(Note(path, "", "the workbook states nothing: fill in the sheet Agreement first"))
    if book.faults:
        raise ImportedFaultsError(list(dict.fromkeys(book.faults)))
    if further is not None:
        quads += further(statements)
    notes = tuple(dict.fromkeys(book.notes))
    return Imported(_trig(quads, statements), made, notes, statements.origins, is_laid_out=True)


def _read_tables(statements: Statements) -> Mapping[str, bytes]:
    """Keep what all sheets state, and return the tables of figures; the last sheets refer to the first."""
    from csa_graph.formats.workbook import sheets
    from csa_graph.formats.workbook.reading import figures, offices, things, ties

    tables = statements.book.tables
    held: dict[int, offices.Office] = {}
    if sheets.SEATS.name in tables:
        seats = tables[sheets.SEATS.name]
        held = offices.read(seats, statements)
        things.name_seats(seats, statements, held)
    for sheet in sheets.SHEETS:
        if sheet in sheets.THINGS and sheet.name in tables:
            things.read(tables[sheet.name], statements, held if sheet is sheets.SEATS else {})
    if sheets.LINES.name in tables:
        ties.read_lines(tables[sheets.LINES.name], statements)
    if sheets.STATEMENTS.name in tables:
        ties.read_statements(tables[sheets.STATEMENTS.name], statements)
    if sheets.FIGURES.name in tables:
        return figures.read(tables[sheets.FIGURES.name], statements)
    return {}


def _open(path: Path) -> list[RawSheet]:
    if path.is_dir():
        from csa_graph.formats.workbook.reading import csv_files

        return csv_files.read(path)
    from csa_graph.formats.workbook.reading import xlsx

    return xlsx.read(path)


def _cite(statements: Statements) -> None:
    """Describe the rows that are passages themselves, and say how many there are."""
    from csa_graph.formats.workbook.columns import iri
    from csa_graph.terms.iris import CSA, RDF

    cited = list(dict.fromkeys(statements.cited))
    if not cited:
        return
    known = (each for *_, each in statements.facts(iri("csa:order")))
    last = max((int(each.value) for each in known if isinstance(each, ox.Literal)), default=0)
    edition = ox.NamedNode(statements.identity.editions[0])
    for order, (passage, locator) in enumerate(cited, last + 1):
        facts: list[tuple[str, str, Term]] = [
            (passage.value, RDF.type.value, CSA.Passage),
            (passage.value, iri("dct:isPartOf"), edition),
            (passage.value, iri("csa:locator"), ox.Literal(locator)),
            (passage.value, iri("csa:order"), ox.Literal(order)),
        ]
        statements.describe_passage(locator, facts)
    noun = "rows name no passage: each is" if len(cited) > 1 else "row names no passage: it is"
    message = f"{len(cited)} {noun} cited as its own source, beginning with {cited[0][1]}"
    statements.book.notes.append(Note(statements.book.path, "", message))


def _trig(quads: list[ox.Quad], statements: Statements) -> bytes:
    from csa_graph.files.trig import to_trig

    prefixes = {"": statements.names.base}
    if statements.identity.editions:
        prefixes["p"] = f"{statements.identity.editions[0]}#"
    return to_trig(quads, prefixes)
