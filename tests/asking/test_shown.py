"""How results show themselves where Python is typed: short, readable, and in a notebook as tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing
from csa_graph.base.errors import CsaGraphError
from csa_graph.checking.report import Report

if TYPE_CHECKING:
    from pathlib import Path

ROWS = ((Thing("urn:a", "Quay <Board>"), 2), (Thing("urn:b", "Lock\x1b[2J"), 1))
ANSWER = Answer("Who?", ("group", "seats"), ROWS, note="Seats are counted.", name="who")


def test_an_answer_is_printed_as_a_table() -> None:
    assert str(ANSWER).splitlines() == [
        "group         seats",
        "Quay <Board>  2",
        "Lock\\x1b[2J   1",
        "",
        "Seats are counted.",
    ]
    assert repr(ANSWER) == "<Answer who: 2 rows of group, seats>"
    assert str(Answer("Who?", ("group",), (), none="Nobody.")) == "Nobody."


def test_an_answer_becomes_a_data_frame() -> None:
    pytest.importorskip("pandas")
    frame = ANSWER.to_pandas()
    assert list(frame.columns) == ["group", "seats"]
    assert frame["seats"].sum() == 3
    assert frame["group"].iloc[0] == "Quay <Board>"
    assert list(Answer("", ("a", "b"), ()).to_pandas().columns) == ["a", "b"]


def test_without_pandas_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(CsaGraphError, match="pip install pandas"):
        ANSWER.to_pandas()


def test_a_graph_says_which_editions_it_has(harbour: Path) -> None:
    title = "Harbour Safety Plan 2030 to 2031"
    graph = GovernanceGraph.open(harbour)
    assert graph.names.describe_editions() in repr(graph)
    assert repr(graph).startswith("<GovernanceGraph of ")
    assert "Harbour" in repr(graph), title
    assert graph._repr_html_().startswith("<p")


def test_a_report_and_an_analysis_are_short_and_are_tables_in_a_notebook(harbour: Path) -> None:
    graph = GovernanceGraph.open(harbour)
    report = graph.check(only="priority-without-owner")
    assert repr(report) == "<Report of 1 check: 1 error>"
    page = report._repr_html_()
    assert page.startswith("<table")
    assert "Clean water" in page
    assert repr(Report(())) == "<Report of 0 checks: no findings>"
    result = graph.analyse("tree")
    assert repr(result).startswith("<Result tree: ")
    assert result.summary in str(result)
    assert result._repr_html_().count("<table") == sum(bool(table) for table in result.tables)
