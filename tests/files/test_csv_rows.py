"""Rows of CSV: cells of several lines are read, and a quote that never closes is told by where it opens."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.base.errors import SourceError
from csa_graph.files import cells
from csa_graph.files.csv_rows import iter_rows

FILE = Path("x.csv")
HEAD = "a,b,c,d,e,f,g,h\n"


def read(text: str, *, strict: bool = False) -> list[tuple[int, list[str]]]:
    return list(iter_rows(text, FILE, strict=strict))


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n1,2\n3,"Deputy (Ops),x\n5,6\n7,8\n', 3),
        ('a,b\n"1,2\n3,"Pilot",4\n', 2),
        ('a,b\r\n1,"two\r\nlines"\r\n3,"open\r\n4,5', 4),
        ('a,b\n1,"2\n' + "3,4\n" * 50_000, 2),
        ('a,b\n1,"two\nlines","open\n5,6\n', 3),
        (HEAD + '1,2,3,4,5,6,"7,8\n1,2,3,4,5,6,7",8\n', 2),
    ],
    ids=[
        "to the end",
        "to the next quote",
        "behind a good one",
        "long",
        "in a row with a good one",
        "whole row",
    ],
)
def test_an_open_quote_is_told_by_its_line(text: str, line: int, *, strict: bool) -> None:
    with pytest.raises(SourceError, match="a quote opens here that") as caught:
        read(text, strict=strict)
    assert caught.value.line == line


def test_what_is_well_quoted_is_read() -> None:
    text = 'a,b\n"1, one","say ""yes""\nor no"\n5" pipe,6\n'
    assert read(text) == [(1, ["a", "b"]), (2, ["1, one", 'say "yes"\nor no']), (4, ['5" pipe', "6"])]
    # Prose in one cell of a narrow table may have commas.
    assert len(read('a,b\n1,"one, two,\nthree, four, five, six"\n')) == 2


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=5), max_size=6), st.booleans())
def test_what_python_writes_is_read_as_python_reads_it(rows: list[list[str]], strict: bool) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    expected = list(csv.reader(io.StringIO(text.getvalue(), newline="")))
    assert [each for _, each in read(text.getvalue(), strict=strict)] == expected


@pytest.mark.parametrize(
    "error",
    [
        *("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"),
        *("#BLOCKED!", "#BUSY!", "#BEZUG!", "#NV", "#WERT!", "#VALEUR!", "#¡REF!", "#¿NOMBRE?", "Err:502"),
        "########",
    ],
)
def test_errors_of_spreadsheets_are_known(error: str) -> None:
    assert cells.is_error(error)


@pytest.mark.parametrize(
    "text", ["", "#", "#1", "# REF!", "#hashtag", "#WeCare!", "REF!", "Error: 502", "N/A"]
)
def test_what_is_no_error_is_none(text: str) -> None:
    assert not cells.is_error(text)
