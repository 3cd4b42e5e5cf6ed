"""The tables of a survey: what their columns hold, and how rows become files.

A table that is kept by partnership has a folder for each (``partnership=…``, the IRI with its signs escaped),
which is the layout of Hive. Does not know where the rows come from.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyarrow as pa

    Value = str | int | bool | Sequence[str] | None
    Row = tuple[Value, ...]

#: The column that is not in the files but in the names of their folders.
PARTNERSHIP = "partnership"
TEXT, NUMBER, TRUTH, TEXTS = "text", "whole number", "true or false", "list of texts"
# The longest name that file systems accept, less what is before the IRI.
_LONGEST = 255 - len(PARTNERSHIP) - 1


class Column(NamedTuple):
    """One column: its name, the kind of its values, and what they are in words."""

    name: str
    kind: str
    words: str


class Table(NamedTuple):
    """One table.

    Attributes:
        name: Its folder or file.
        words: What a row is.
        columns: Its columns, in order.
        by_partnership: Whether it is kept in a folder for each partnership, else in one file.
    """

    name: str
    words: str
    columns: tuple[Column, ...]
    by_partnership: bool = True


_WHOSE = Column(
    PARTNERSHIP, TEXT, "IRI of the partnership: who publishes the edition, else the edition itself"
)
_EDITION = Column("edition", TEXT, "IRI of the edition")
_PASSAGES = (
    Column("passages", TEXTS, "IRIs of the passages that state it, in reading order"),
    Column("locators", TEXTS, "the same passages as readers find them: “4.7”"),
)
_CELL = (
    Column("row_number", NUMBER, "number of the row, from 1"),
    Column("column_name", TEXT, "name of the column"),
    Column("item", NUMBER, "number of the value in its cell, from 1: a cell holds several passages"),
    Column("value", TEXT, "the value as text; of a thing what it is called"),
    Column("iri", TEXT, "IRI, where the value is a thing"),
)

EDITIONS = Table(
    "editions",
    "an edition that was surveyed",
    (
        _WHOSE,
        _EDITION,
        Column("name", TEXT, "what the partnership is called"),
        Column("title", TEXT, "title of the edition"),
        Column("period", TEXT, "its period as printed"),
        Column("stem", TEXT, "its IRI without the last part: what begins so is the partnership's own"),
        Column("in_force", TRUTH, "whether no edition of the survey replaces it"),
        Column("statements", NUMBER, "how many different statements it holds, without what rules added"),
        Column("files", TEXTS, "the data files that it was read from"),
    ),
    by_partnership=False,
)
NODES = Table(
    "nodes",
    "a thing that stands at an end of a line, or could",
    (
        _WHOSE,
        _EDITION,
        Column("node", TEXT, "IRI of the thing"),
        Column("label", TEXT, "what it is called"),
        Column("type", TEXT, "IRI of its most specific class"),
        Column("type_label", TEXT, "the same in words"),
        Column("kind", TEXT, "its classification in words, as stated"),
        Column("area", TEXT, "its area in words, as stated"),
        Column("statutory", TRUTH, "whether it is statutory; empty where the document does not say"),
        Column("remit", TEXT, "what it is for"),
        Column("locators", TEXTS, "passages that describe it"),
    ),
)
EDGES = Table(
    "edges",
    "a line between two things, as the view “everything” draws it",
    (
        _WHOSE,
        _EDITION,
        Column("source", TEXT, "IRI of the thing that it starts from"),
        Column("target", TEXT, "IRI of the thing that it leads to"),
        Column("kind", TEXT, "IRI of the kind of line"),
        Column("label", TEXT, "the kind in words"),
        Column("inferred", TRUTH, "whether a rule added it"),
        *_PASSAGES,
    ),
)
STATEMENTS = Table(
    "statements",
    "a statement in one passage that states it; or without passage: by a rule, or of the edition",
    (
        _WHOSE,
        _EDITION,
        Column(
            "passage", TEXT, "IRI of the passage; empty for what a rule added and what describes the edition"
        ),
        Column("locator", TEXT, "the passage as readers find it: “4.7”"),
        Column("subject", TEXT, "what it is about: an IRI, or “_:…” for a thing without one"),
        Column("property", TEXT, "IRI of what is said of it"),
        Column("object", TEXT, "the other end, or the value as text"),
        Column("datatype", TEXT, "IRI of the datatype of a value; empty where the object is a thing"),
        Column("language", TEXT, "language of a text, where it has one"),
        Column("inferred", TRUTH, "whether a rule added it"),
    ),
)
FINDINGS = Table(
    "findings",
    "a finding of a check",
    (
        _WHOSE,
        _EDITION,
        Column("code", TEXT, "name of the check"),
        Column("severity", TEXT, "error, warning or note"),
        Column("focus", TEXT, "IRI of what it is about"),
        Column("focus_label", TEXT, "what that is called"),
        Column("message", TEXT, "the fault in plain English"),
        Column("key", TEXT, "what it is known by in other reports"),
        *_PASSAGES,
    ),
)
ANSWERS = Table(
    "answers",
    "a value in the answer to a question",
    (_WHOSE, _EDITION, Column("question", TEXT, "name of the question"), *_CELL),
)
ANALYSES = Table(
    "analyses",
    "a value in a table of an analysis; what it means stands in the table “summary”",
    (
        _WHOSE,
        _EDITION,
        Column("analysis", TEXT, "name of the analysis"),
        Column("table_name", TEXT, "name of the table"),
        *_CELL,
    ),
)
FAILURES = Table(
    "failures",
    "something that could not be done",
    (
        Column("files", TEXTS, "the data files"),
        Column("edition", TEXT, "IRI of the edition; empty where none could be read"),
        Column("step", TEXT, "what failed: read, check, or the name of a question or analysis"),
        Column("message", TEXT, "why"),
    ),
    by_partnership=False,
)
ALL = (EDITIONS, NODES, EDGES, STATEMENTS, FINDINGS, ANSWERS, ANALYSES, FAILURES)


def schema(columns: Iterable[Column]) -> pa.Schema:
    """Return the schema of columns for Parquet."""
    pa = load_pyarrow()
    kinds = {TEXT: pa.string(), NUMBER: pa.int64(), TRUTH: pa.bool_(), TEXTS: pa.list_(pa.string())}
    return pa.schema([pa.field(column.name, kinds[column.kind]) for column in columns])


def place(folder: Path, table: Table, partnership: str, unit: str) -> Path:
    """Return the file for the rows that a unit has of a partnership.

    Raises:
        CsaGraphError: The IRI of the partnership is too long for the name of a folder.
    """
    escaped = quote(partnership, safe="")
    if len(escaped) > _LONGEST:
        raise CsaGraphError(f"the IRI of the partnership is too long for the name of a folder: {partnership}")
    return folder / table.name / f"{PARTNERSHIP}={escaped}" / f"{unit}.parquet"


def write(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write rows as Parquet, completely or not at all, and make the folder if it is missing.

    Args:
        path: The file, which is replaced if it exists.
        columns: What the rows hold.
        rows: The rows.

    Raises:
        OSError: It cannot be written.
    """
    pa = load_pyarrow()
    import pyarrow.parquet as pq

    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    form = schema(columns)
    arrays = [pa.array(each, field.type) for each, field in zip(values, form, strict=True)]
    path.parent.mkdir(parents=True, exist_ok=True)
    # A lost worker may have left a part of the file, or may still be writing it when another has replaced it.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    pq.write_table(pa.Table.from_arrays(arrays, schema=form), beside, compression="zstd")
    beside.replace(path)


def write_unit(
    folder: Path, table: Table, unit: str, partnerships: Iterable[str], rows: Iterable[Row]
) -> None:
    """Write the rows of a unit into the folders of a table.

    Args:
        folder: The folder of all tables.
        table: The table.
        unit: Name of the unit.
        partnerships: Those whose editions it holds: each gets a file, even without rows.
        rows: The rows, which begin with the partnership.
    """
    own: dict[str, list[Row]] = {each: [] for each in partnerships}
    for row in rows:
        own[str(row[0])].append(row[1:])
    for partnership, kept in own.items():
        write(place(folder, table, partnership, unit), table.columns[1:], kept)


def load_pyarrow() -> pa:
    """Import pyarrow.

    Raises:
        CsaGraphError: It is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise CsaGraphError(
            "A survey writes Parquet, for which pyarrow is needed: pip install 'csa-graph[survey]'"
        ) from None
    return pa
