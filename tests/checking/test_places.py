"""A finding points at the lines of the files in which what it is about is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat

from csa_graph import opening
from csa_graph.asking.cells import Thing
from csa_graph.base.errors import SourceError
from csa_graph.checking import places
from csa_graph.checking.findings import Finding
from csa_graph.checking.places import Place
from csa_graph.files import source
from csa_graph.files.inputs import Conversions, Input
from tests.conftest import ABOVE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUAY = "https://w3id.org/csa-graph/harbour/"
PLAN = f"{QUAY}2030-31#"
# Its line 1 comes after those that every file of these tests has.
TEXT = """\
p:2 {
  :a csa:reportsTo :b .
  :a
    a csa:Group .
  :b csa:owns :c , :d .
}
p:3 {
  :e csa:owns :f .
}
:g a csa:Group .
"""


def about(focus: str, *passages: str) -> Finding:
    return Finding(
        "code", "note", Thing(focus, "it"), "It is.", tuple(Thing(PLAN + each, each) for each in passages)
    )


@pytest.mark.parametrize(
    ("focus", "passages", "lines"),
    [
        (f"{QUAY}a", ("2",), [3]),  # where it is said what it is
        (f"{QUAY}b", ("2",), [5]),  # where it has a statement of its own
        (f"{QUAY}d", ("2",), [5]),  # where another's statement names it
        (f"{QUAY}a", ("2", "3"), [3, 8]),  # the passage does not name it: its first line
        (f"{QUAY}g", (), [10]),  # no passage: where it is described
        (f"{QUAY}nobody", (), []),
        (f"{PLAN}1", ("1",), [0]),  # a passage: where it is described, on the last of the lines above
        ("_:b0", ("3",), [8]),
    ],
)
def test_the_line_of_a_finding(
    focus: str, passages: tuple[str, ...], lines: list[int], data_file: Callable[..., Path]
) -> None:
    path = data_file(TEXT)
    assert places.find([about(focus, *passages)], opening.find([path])) == [
        tuple(Place(path, ABOVE + line) for line in lines)
    ]


def test_several_files_are_read_and_forms_without_lines_are_passed_over(
    data_file: Callable[..., Path], tmp_path: Path
) -> None:
    data_file(TEXT, "b.trig")
    other = data_file(f"p:4 {{ :a csa:reportsTo <{QUAY}c> . }}\n", "a.trig")
    (tmp_path / "c.jsonld").write_text("{}", encoding="utf-8")
    (found,) = places.find([about(f"{QUAY}a", "4", "2")], opening.find([tmp_path]))
    assert found == (Place(other, ABOVE + 1), Place(tmp_path / "b.trig", ABOVE + 3))


def test_a_passage_with_one_line_is_named_once(data_file: Callable[..., Path]) -> None:
    path = data_file("p:4 { :x csa:owns :y . } p:5 { :x csa:owns :y . }\n")
    assert places.find([about(f"{QUAY}x", "4", "5")], opening.find([path])) == [(Place(path, ABOVE + 1),)]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        places.find([], opening.find([tmp_path / "none.trig"]))


def test_a_workbook_has_rows_in_place_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.touch()
    origins = {
        (f"{PLAN}2", f"{QUAY}a"): "Groups, row 7",
        (None, f"{PLAN}3"): "Passages, row 4",
        (None, f"{QUAY}plan"): "Agreement, row 3",
    }
    made = source.Source(path, b"", RdfFormat.TRIG, {}, origins)
    read = Input((path,), lambda _: made, Conversions())
    asked = [
        about(f"{QUAY}a", "2"),  # where it is described in the passage
        about(f"{QUAY}a", "3"),  # the passage does not describe it: the passage itself
        about(f"{PLAN}3", "3"),  # a passage
        about(f"{QUAY}plan"),  # no passage: where it is described
        about(f"{QUAY}nobody", "9"),
    ]
    found = [[str(place) for place in each] for each in places.find(asked, [read])]
    assert found == [["Groups, row 7"], ["Passages, row 4"], ["Passages, row 4"], ["Agreement, row 3"], []]
    assert str(Place(path, 3)) == "line 3"
