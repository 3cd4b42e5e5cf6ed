"""Answers as CSV, JSON, Markdown and HTML: whole, and harmless wherever they are opened."""

from __future__ import annotations

import csv
import datetime
import io
import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.asking.answer import Answer
from csa_graph.asking.cells import Thing
from csa_graph.views import FORMATS, render

HARD = '<b>Pilots</b> & "Tugs" | 🚢 לוח\nsecond *line* [x](y)'
ANSWER = Answer(
    "Who <does> what & when.",
    ("group", "due", "number", "stated", "passage"),
    (
        (
            Thing("urn:a", HARD),
            datetime.date(2030, 9, 30),
            -9.4,
            True,
            (Thing("urn:p#1", "1.2"), Thing("urn:p#2", "Appendix B, entry 6")),
        ),
        (None, None, 12, False, ()),
    ),
    {"group": 'the "body"', "passage": "where it is stated"},
    name="q",
)


class Cells(HTMLParser):
    """Collects the text of table cells and the names of all tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.tags[-1] == "td" and self.cells:
            self.cells[-1] += data.strip("\n") if data.isspace() else data


# ---------------------------------------------------------------- CSV


def test_csv_has_iso_dates_bare_numbers_and_whole_labels() -> None:
    read = list(csv.reader(io.StringIO(render(ANSWER, "csv"), newline="")))
    assert read == [
        ["group", "due", "number", "stated", "passage"],
        [HARD, "2030-09-30", "-9.4", "true", "1.2; Appendix B, entry 6"],
        ["", "", "12", "false", "no passage"],
    ]


def test_csv_has_iris_where_they_are_wanted() -> None:
    read = list(csv.DictReader(io.StringIO(render(ANSWER, "csv", iris=True), newline="")))
    assert list(read[0]) == ["group", "group_iri", "due", "number", "stated", "passage", "passage_iri"]
    assert (read[0]["group_iri"], read[0]["passage_iri"]) == ("urn:a", "urn:p#1; urn:p#2")
    assert (read[1]["group_iri"], read[1]["passage_iri"]) == ("", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_label_does_not_run_as_a_formula(start: str) -> None:
    answer = Answer("", ("label", "number"), ((Thing("urn:a", f"{start}1+1"), -1), (f"{start}2", +2)))
    read = list(csv.reader(io.StringIO(render(answer, "csv"), newline="")))
    assert read[1:] == [[f"'{start}1+1", "-1"], [f"'{start}2", "2"]]


def test_an_empty_answer_is_a_header() -> None:
    assert render(Answer("", ("a", "b"), ()), "csv") == "a,b\n"


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_csv_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    answer = Answer("", ("a", "b"), tuple(rows))
    read = list(csv.reader(io.StringIO(render(answer, "csv"), newline="")))[1:]
    assert [tuple(cell.removeprefix("'") for cell in row) for row in read] == [
        tuple(cell.removeprefix("'") for cell in row) for row in rows
    ]


# ---------------------------------------------------------------- JSON


def test_json_tells_iris_labels_and_passages() -> None:
    text = render(ANSWER, "json", parameters={"group": "Ä", "left_out": None})
    content = json.loads(text)
    assert content["question"] == "q"
    assert content["parameters"] == {"group": "Ä"}
    assert content["columns"] == {
        "group": 'the "body"',
        "due": "",
        "number": "",
        "stated": "",
        "passages": "where it is stated",
    }
    first, second = content["rows"]
    assert first["group"] == {"iri": "urn:a", "label": HARD}
    assert (first["due"], first["number"], first["stated"]) == ("2030-09-30", -9.4, True)
    assert first["passages"][1] == {"iri": "urn:p#2", "label": "Appendix B, entry 6"}
    assert (second["group"], second["passages"]) == (None, [])
    assert "Ä" in text


def test_json_has_no_words_outside_the_standard() -> None:
    text = render(Answer("", ("n",), ((float("nan"),), (float("inf"),), (1.5,))), "json")
    rows = json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))["rows"]
    assert [row["n"] for row in rows] == ["nan", "inf", 1.5]


# ---------------------------------------------------------------- Markdown and HTML


def test_markdown_shows_markup_as_text() -> None:
    head, rule, first, second = render(ANSWER, "markdown").splitlines()
    assert (head, rule) == ("| group | due | number | stated | passage |", "| --- | --- | --- | --- | --- |")
    assert first == (
        '| &lt;b&gt;Pilots&lt;/b&gt; &amp; "Tugs" \\| 🚢 לוח second \\*line\\* \\[x\\](y)'
        " | 2030-09-30 | -9.4 | yes | 1.2; Appendix B, entry 6 |"
    )
    assert second == "|  |  | 12 | no | no passage |"


def test_html_shows_markup_as_text() -> None:
    page = Cells()
    page.feed(ANSWER._repr_html_())
    assert page.cells[:2] == [HARD, "2030-09-30"]
    assert set(page.tags) == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert "Who &lt;does&gt; what &amp; when." in render(ANSWER, "html")
    assert 'title="the &quot;body&quot;"' in render(ANSWER, "html")


def test_empty_answers_say_so() -> None:
    empty = Answer("Who <b>.", ("a",), ())
    assert render(empty, "markdown") == "No rows: nothing was found for “Who &lt;b&gt;”.\n"
    assert (
        render(empty, "html") == '<p class="csa-graph">No rows: nothing was found for “Who &lt;b&gt;”.</p>\n'
    )
    assert json.loads(render(empty, "json"))["rows"] == []


def test_every_format_ends_in_a_newline_and_others_are_refused() -> None:
    for form in FORMATS:
        assert render(ANSWER, form).endswith("\n")
    with pytest.raises(ValueError, match="xlsx"):
        render(ANSWER, "xlsx")
