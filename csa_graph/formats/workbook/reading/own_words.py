"""The sheet of roles, kinds and frequencies of one's own: to which list each row adds, and which it cannot.

Gives no row its thing: ``identity`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import list_words
from csa_graph.files.notes import Note
from csa_graph.formats.workbook.reading.raw import words
from csa_graph.formats.workbook.sheets import WORD_LISTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.formats.workbook.reading.book import Book, Row, Table
    from csa_graph.formats.workbook.reading.names import Names


def find_lists(
    table: Table, find: Callable[[Table, Row], str | None], names: Names, book: Book
) -> dict[str, str]:
    """Return the list to which each thing of the sheet adds, by IRI; none is guessed.

    Args:
        table: The sheet.
        find: Returns the IRI of what a row is about.
        names: What things are called.
        book: The workbook; faults go there.
    """
    found: dict[str, str] = {}
    for row in table.rows:
        thing = find(table, row)
        said = WORD_LISTS.get(words(row.cells.get("What it is")).lower())
        if thing and said:
            found.setdefault(thing, said)
    for row in table.rows:
        thing, name = find(table, row), words(row.cells.get("Name"))
        if not thing or not name:
            continue
        if thing not in found and "What it is" not in row.cells:
            message = f"“What it is” is empty: write {list_words(list(WORD_LISTS), 'or')}"
            book.fault(table, row, table.sheet.column("type"), message)
        elif thing in found and names.is_listed(name, found[thing], thing):
            message = f"“{name}” is a word of the list already: take this row out, or choose another name"
            book.fault(table, row, table.sheet.label, message)
            del found[thing]
    return found


def tell_shared(book: Book, table: Table, row: Row) -> None:
    """Refuse an ID that is of a shared list, which has no such member; of old workbooks it is only told."""
    column = table.sheet.column("id")
    message = f"the ID “{words(row.cells.get('ID'))}” is one of the lists that all partnerships share, "
    message += "which have no such word"
    if table.sheet is WORDS:
        book.fault(table, row, column, f"{message}: leave the ID empty")
    else:
        message += f"; a role, kind or frequency of your own goes on the sheet {WORDS.name}, without ID"
        book.notes.append(Note(table.raw.path, table.place(row, column), message))
