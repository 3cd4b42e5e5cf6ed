"""The words of passages are shown in every form: marked as that form marks, and harmless."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking import quoting
from csa_graph.base.terminal import BOLD, PLAIN
from csa_graph.views import description, findings, render
from csa_graph.views.look import Look
from tests import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.asking.answer import Answer

LINE = "The Harbour Board reports to the Mayor's Panel"
LATER = ". The pilots are a sub-group of the Board.”"


@pytest.fixture
def graph(tmp_path: Path) -> GovernanceGraph:
    return GovernanceGraph.open(quoted.write(tmp_path))


@pytest.fixture
def answer(graph: GovernanceGraph) -> Answer:
    """Return who reports to the panel: the board, by two passages."""
    found = graph.ask("who-reports-to", group="Mayor's Panel")
    asked = [graph.names.find("Mayor's Panel").value]
    return quoting.add(found, graph.names.quotes, asked)


def test_a_table_has_them_below_it(answer: Answer) -> None:
    text = render(answer)
    assert f"\n  1.2, page 2: “**{LINE}**{LATER}\n" in text
    assert text.index("In words:") > text.index("Harbour Board")
    bold = render(answer, look=Look(200, colour=True))
    assert f"“{BOLD}{LINE}{PLAIN}{LATER}" in bold


def test_no_line_of_a_terminal_ends_in_bold(answer: Answer) -> None:
    lines = render(answer, look=Look(24, colour=True)).splitlines()
    assert sum(BOLD in line for line in lines) > 2
    assert all(line.count(BOLD) == line.count(PLAIN) for line in lines)
    assert not any(line.endswith(BOLD) for line in lines)


def test_markdown_has_them_in_bold(answer: Answer) -> None:
    assert f"\n- 1.2, page 2: “**{LINE}**{LATER}\n" in render(answer, "markdown")


def test_html_marks_them_and_escapes_all_else(answer: Answer) -> None:
    page = render(answer, "html")
    assert f"“<mark>{LINE.replace(chr(39), '&#x27;')}</mark>{LATER}" in page
    assert "<b>on request" not in page
    assert "&lt;b&gt;on request&lt;/b&gt;" in page


def test_csv_has_a_column_of_them(answer: Answer) -> None:
    rows = list(csv.DictReader(io.StringIO(render(answer, "csv"))))
    (board,) = [row for row in rows if row["body"] == "Harbour Board"]
    assert board["words"].startswith(f"1.2, page 2: “**{LINE}**{LATER}\n2.1, page 3: “")


def test_json_has_the_text_in_full_with_the_places_of_the_words(answer: Answer) -> None:
    rows = json.loads(render(answer, "json"))["rows"]
    (board,) = [row for row in rows if row["body"]["label"] == "Harbour Board"]
    first, second = board["quote"]
    assert first == {
        "passage": {"iri": f"{quoted.EDITION}#1.2", "label": "1.2"},
        "page": 2,
        "text": quoted.FIRST,
        "words": [LINE],
        "spans": [[0, len(LINE)]],
        "in_our_words": False,
    }
    assert (second["text"], second["words"]) == (quoted.SECOND, [])


def test_an_answer_without_quotes_is_as_before(graph: GovernanceGraph) -> None:
    found = graph.ask("who-reports-to", group="Mayor's Panel")
    for form in ("table", "csv", "json", "markdown", "html"):
        assert "words" not in render(found, form)
        assert '"quote"' not in render(found, form)


def test_data_without_texts_give_our_words_and_say_so() -> None:
    graph = GovernanceGraph.open()
    answer = quoting.add(graph.ask("priorities-and-owners"), graph.names.quotes)
    assert "csa-graph quote --attach" in answer.note
    assert "6.1, page 9, in our words: " in render(answer)


def test_what_is_known_of_a_thing_is_told_with_the_words_of_each_statement(graph: GovernanceGraph) -> None:
    lines = description.to_text(graph.show("Harbour Board"), Look()).splitlines()
    at = lines.index("  - reports to Mayor's Panel (1.2; 2.1)")
    assert lines[at + 1] == f"      1.2, page 2: “**{LINE}**{LATER}"
    seat = next(place for place, line in enumerate(lines) if line.startswith("  - has the seat:"))
    assert lines[seat + 1].startswith("      page 2: “**Ada Quay chairs the Harbour Board** on behalf")


def test_a_text_is_read_once(graph: GovernanceGraph) -> None:
    text = description.to_text(graph.show("Harbour Board"), Look())
    assert text.count("“Ada Quay chairs") == 1, "name and aliases are stated in one passage"


def test_a_passage_is_shown_with_its_text(graph: GovernanceGraph) -> None:
    assert f"in the words of the document: {quoted.FIRST}" in description.to_text(graph.show("1.2"), Look())


@pytest.mark.parametrize("form", ["table", "markdown", "html", "json", "sarif", "csv"])
def test_a_finding_is_told_with_the_words(form: str, graph: GovernanceGraph) -> None:
    report = graph.check(only="group-with-several-lines")
    text = findings.render(report, form)
    assert "pilots are a sub-group" in text
    marks = {"table": "**", "markdown": "**", "csv": "**", "html": "mark>"}
    mark = marks.get(form, '"')
    assert f"{mark}pilots are a sub-group" in text


@pytest.mark.parametrize("form", list(findings.FORMATS))
def test_findings_without_texts_are_as_before(form: str, graph: GovernanceGraph) -> None:
    graph.names.quotes.leave_out()
    kept_back = findings.render(graph.check(only="group-with-several-lines"), form)
    assert "are a sub-group of the Board" not in kept_back
    assert '"quote"' not in kept_back
