"""Small workbooks, written by hand as a user would: cells of sheets, saved by openpyxl or as CSV files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pyoxigraph as ox

from csa_graph import formats, opening
from csa_graph.building.layers import Plan
from csa_graph.files.notes import ImportedFaultsError
from csa_graph.formats.workbook import writing as workbook
from csa_graph.formats.workbook.writing import source
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    Sheets = Mapping[str, Sequence[Sequence[Any]]]

#: A partnership with little in it: two passages, two groups, a person, a seat, a line, a priority, an action.
HARBOUR: dict[str, list[list[Any]]] = {
    "Agreement": [["Title", "Period"], ["Harbour Safety Plan", "2030 to 2031"]],
    "Passages": [["Passage", "Order"], ["1.1", 1], ["1.2", 2]],
    "Groups": [
        ["Name", "Also called", "Kind", "Stated in"],
        ["Harbour Board", "HB", "board", "1.1"],
        ["Quay Panel", None, "panel", "1.1"],
    ],
    "People": [["Name", "Stated in"], ["Ada Quay", "1.1"]],
    "Organisations": [["Name", "What it is", "Stated in"], ["Harbour Council", "organisation", "1.1"]],
    "Seats": [
        ["On", "Role", "Held by", "For", "Stated in"],
        ["Harbour Board", "chair", "Ada Quay", "Harbour Council", "1.1"],
    ],
    "Lines": [
        ["From", "Line", "To", "How often", "Stated in"],
        ["HB", "reports to", "Quay Panel", "annual", "1.2"],
    ],
    "Priorities": [["Name", "Owned by", "Stated in"], ["Safety at night", "HB", "1.2"]],
    "Actions": [
        ["Action", "Led by", "Lead, as printed", "Due", "Works on", "Stated in"],
        ["Light the quays", "HB; Quay Panel", "Board/Panel", "Sept 2030", "Safety at night", "1.2"],
    ],
}
BASE = "https://w3id.org/csa-graph/harbour-safety-plan/"
PASSAGE = BASE + "2030-to-2031#"


def harbour(**changed: list[list[Any]] | None) -> dict[str, list[list[Any]]]:
    """Return the harbour with some sheets changed; None leaves one out."""
    sheets = {**HARBOUR, **{name.replace("_", " "): rows for name, rows in changed.items()}}
    return {name: rows for name, rows in sheets.items() if rows is not None}


def save(path: Path, sheets: Sheets) -> Path:
    """Save a workbook with openpyxl, and return its path."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def faults(path: Path) -> list[str]:
    """Return the faults of a workbook, without the name of the file."""
    try:
        formats.read([path])
    except ImportedFaultsError as error:
        return [f"{fault.place}: {fault.message}" if fault.place else fault.message for fault in error.faults]
    return []


def notes(path: Path) -> list[str]:
    """Return the notes on a workbook, without the name of the file."""
    return [
        f"{note.place}: {note.message}" if note.place else note.message for note in formats.read([path]).notes
    ]


def statements(trig: bytes) -> set[tuple[str, str, str, str]]:
    """Return the statements of a TriG text: graph, subject, property, object."""
    return {
        (
            "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value,
            str(getattr(quad.subject, "value", "")),
            quad.predicate.value,
            str(quad.object),
        )
        for quad in ox.parse(trig, format=ox.RdfFormat.TRIG)
    }


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return quads with blank nodes that are called by what is said of them: equal if isomorphic."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def round_trip(paths: Iterable[Path], folder: Path, form: str) -> Path:
    """Write data files as a workbook, import it, and write what comes of it; return the new data file."""
    store = MemoryStore()
    store.build(opening.find(paths), Plan(inference=False))
    found = source.read(store)
    path = folder / ("book.xlsx" if form == "xlsx" else "book")
    if form == "xlsx":
        path.write_bytes(workbook.to_xlsx(found))
    else:
        path.mkdir()
        for name, content in workbook.to_csv(found).items():
            (path / name).write_bytes(content)
    made = formats.read([path])
    target = folder / "imported.trig"
    target.write_bytes(made.trig)
    for name, content in made.tables.items():
        (folder / name).write_bytes(content)
    return target
