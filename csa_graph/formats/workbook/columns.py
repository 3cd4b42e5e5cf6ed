"""What a sheet of the workbook is: its columns, each with heading, property, sort of value and help.

The sheets themselves are in ``sheets``; nothing here reads or writes.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from csa_graph.base.wording import fold
from csa_graph.terms.prefixes import expand

#: The heading of the column that says where a row is stated, and what stands there where no passage states it.
STATED = "Stated in"
NO_PASSAGE = "no passage"
#: What the ID of an example row is.
EXAMPLE = "example"
SEVERAL = "Several: put ; between them."


def iri(name: str) -> str:
    """Return the full IRI of a prefixed name.

    >>> iri("csa:Group")
    'https://w3id.org/csa-graph/ontology#Group'
    """
    return expand(name)


class Column(NamedTuple):
    """A column of a sheet.

    Attributes:
        heading: The words over it.
        sort: What its cells hold: ``id``, ``type``, ``described``, ``stated``; ``text``, ``name`` (of a thing),
            ``date``, ``number``, ``yes``, ``address``; or what only one sheet has.
        term: The property, as a prefixed name; empty where the cell is not an object by itself.
        of: For names, where they may stand: sheets, and ``list:…`` for lists of kinds; empty for anywhere.
        several: Whether a cell may hold several.
        inverse: Whether the thing that is named is the subject, and that of the row the object.
        help: What to write, in plain words.
        example: What stands in the example row.
        required: Whether the cell of a row may not be empty.
        width: Of the column, in characters.
    """

    heading: str
    sort: str
    term: str = ""
    of: tuple[str, ...] = ()
    several: bool = False
    inverse: bool = False
    help: str = ""
    example: str = ""
    required: bool = False
    width: int = 22

    @property
    def iri(self) -> str:
        """The IRI of the property; empty if there is none."""
        return iri(self.term) if self.term else ""

    @property
    def advice(self) -> str:
        """The cell of the help row."""
        return f"{self.help} {SEVERAL}" if self.several else self.help


class Sheet(NamedTuple):
    """A sheet of the workbook.

    Attributes:
        name: On its tab; the CSV file is called so too.
        noun: What a row is about: "group".
        classes: The classes of its things by their words; the first is what a row means that does not say.
        columns: Its columns, in order.
        help: What the sheet is for, in one or two sentences.
        named: Whether a row says what its thing is only where it has a name; else each row does.
    """

    name: str
    noun: str
    classes: dict[str, str]
    columns: tuple[Column, ...]
    help: str
    named: bool = True

    @property
    def file(self) -> str:
        """Name of its CSV file."""
        return self.name.lower().replace(" ", "-") + ".csv"

    def column(self, sort: str) -> Column | None:
        """Return the first column of a sort; None if there is none."""
        return _by_sort(self.columns).get(sort)

    def find(self, heading: str) -> Column | None:
        """Return the column with a heading, whatever its capitals; None if there is none."""
        return _by_heading(self.columns).get(fold(heading))

    @property
    def label(self) -> Column | None:
        """The column of names; None if its things have none."""
        return _label(self.columns)


@cache
def _by_sort(columns: tuple[Column, ...]) -> dict[str, Column]:
    return {column.sort: column for column in reversed(columns)}


@cache
def _by_heading(columns: tuple[Column, ...]) -> dict[str, Column]:
    return {fold(column.heading): column for column in columns}


@cache
def _label(columns: tuple[Column, ...]) -> Column | None:
    return next((each for each in columns if each.sort == "text" and each.term in LABELS), None)


#: The properties by which things have their one name.
LABELS = ("skos:prefLabel", "foaf:name", "dct:title", "csa:locator")


def identifier(noun: str, example: str = EXAMPLE) -> Column:
    """Return the column of identifiers."""
    article = "an" if noun[0] in "aeiou" else "a"
    advice = f"Leave empty for {article} {noun} that has none yet. Keep what stands here: it is its lasting address."
    return Column("ID", "id", help=advice, example=example, width=24)


def stated() -> Column:
    """Return the column of passages."""
    advice = 'The passage that says so, such as 4.7. Empty: this row itself is the source. "no passage" is for plain data.'
    return Column(STATED, "stated", several=True, help=advice, example="1.1", width=20)


def described() -> Column:
    """Return the column that says whether a row says what its thing is."""
    advice = 'Mostly empty. "no": the row only adds to a thing that another row describes; "yes": it describes it, though it gives no name.'
    return Column("Described here", "described", help=advice)


def note(example: str = "") -> Column:
    """Return the column of notes."""
    return Column(
        "Note",
        "text",
        "rdfs:comment",
        help="A remark on what the passage leaves open.",
        example=example,
        width=30,
    )


def also(example: str = "") -> Column:
    """Return the column of other names."""
    return Column(
        "Also called",
        "text",
        "skos:altLabel",
        several=True,
        help="Short forms and other names.",
        example=example,
    )


def area() -> Column:
    """Return the column of areas."""
    advice = "An area that the sheet Other things describes."
    return Column("Area", "name", "dct:spatial", ("Other things",), several=True, help=advice)


def status() -> Column:
    """Return the column of states."""
    return Column(
        "Status", "name", "csa:status", ("list:status",), help="How far it is: choose from the list."
    )


def law() -> Column:
    """Return the column of laws."""
    advice = "The law that says so, as the sheet Other things names it."
    return Column("By what law", "name", "csa:legalBasis", ("Other things",), several=True, help=advice)


def condition(example: str = "") -> Column:
    """Return the column of conditions."""
    advice = "The words of the document that limit it, such as: by invitation; no more than 12 people."
    return Column("On condition", "text", "csa:condition", several=True, help=advice, example=example)


def starts() -> Column:
    """Return the column of first days."""
    return Column("Starts", "date", "csa:starts", help="From when: March 2030 is 1 March.")


def ends() -> Column:
    """Return the column of last days."""
    return Column("Ends", "date", "csa:ends", help="Until when: March 2031 is 31 March.")


def lasts() -> Column:
    """Return the column of terms of office and the like."""
    advice = "A term of office, or how long a group is set up for: 2 years, 6 months."
    return Column("For how long", "duration", "schema:duration", help=advice)


def when(example: str = "") -> Column:
    """Return the column of printed times."""
    advice = "The words of the document that say when."
    return Column("When, as printed", "text", "csa:timescale", help=advice, example=example)
