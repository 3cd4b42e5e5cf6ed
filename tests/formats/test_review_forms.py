"""A review says the same as a workbook, as CSV files and as JSON, and is read back with every decision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock

from csa_graph.formats.review import headings, recognising, writing
from csa_graph.formats.review.decisions import ANSWERS, DecidedReview, Decision, Index
from tests.formats.reviews import ALL, decide, fill_in, make_review, read, write

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("xlsx", "csv", "json")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Zs", "Zl", "Zp", "Cf")), min_size=1
)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read(form: str, tmp_path: Path) -> None:
    given = decide(
        **ALL,
        p3_2=Decision("change", {"To": "Ferry Council"}, "the clerk says so"),
        n3=Decision("reject", note="no body"),
    )
    found = read(write(given, tmp_path, form))
    assert found.decided == given
    assert (found.faults, found.notes, found.strange, found.rewritten) == ([], [], [], [])


@pytest.mark.parametrize("form", FORMS)
def test_the_same_review_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    one, other = write(decide(**ALL), tmp_path, form), write(decide(**ALL), tmp_path / "again", form)
    files = sorted(one.iterdir()) if one.is_dir() else [one]
    for file in files:
        twin = other / file.name if other.is_dir() else other
        assert file.read_bytes() == twin.read_bytes()


@st.composite
def decided_reviews(draw: st.DrawFn) -> DecidedReview:
    """Return the review with any decisions."""
    review = make_review()
    index = Index(review)
    decisions = {}
    for keys, offered in (
        (index.proposals, headings.CHANGED["Proposals"]),
        (index.names, headings.CHANGED["Names"]),
        ({**index.groups, **index.kinds}, ()),
    ):
        for key in keys:
            about = key in {"p1.1", "p1.2"}
            free = (
                ("Value",)
                if about
                else tuple(each for each in offered if each in {"From", "To", "On what", "Name", "Same as"})
            )
            cells = draw(st.dictionaries(st.sampled_from(free), WORDS, max_size=2)) if free else {}
            decision = Decision(draw(st.sampled_from(("", *ANSWERS))), cells, draw(st.just("") | WORDS))
            decisions[key] = decision
    kept = {key: each for key, each in decisions.items() if not each.is_empty}
    return DecidedReview(review, kept, draw(WORDS), "2030-05-06")


@settings(max_examples=15, deadline=None)
@given(decided=decided_reviews())
def test_any_decisions_go_from_excel_to_json_to_csv(
    decided: DecidedReview, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    last = decided
    for form in FORMS:
        last = read(write(last, folder, form)).decided
    assert last == decided


def test_the_json_has_what_programs_ask_for() -> None:
    made = json.loads(writing.to_json(decide(**ALL)))
    assert set(made) >= {"document", "passages", "names", "proposals"}
    assert made["passages"][1] == {
        "id": "p2", "locator": "1.1", "kind": "paragraph", "page": 1, "order": 2,
        "text": "The Ferry Quay Board (FQB) reports to the Harbour Panel every year.",
    }  # fmt: skip
    assert made["names"][0]["aliases"] == ["FQB", "the Board"]
    line, action = made["proposals"][2], made["proposals"][-1]
    assert [line[key] for key in ("passage", "page", "quote", "subject", "property", "object", "confidence", "complete", "rule")] == [
        "p2", 1, "reports to the Harbour Panel every year", "Ferry Quay Board", "csa:reportsTo", "Harbour Panel", 0.97, True, "reports-to",
    ]  # fmt: skip
    assert [action[key] for key in ("lead_as_printed", "leads", "due", "theme")] == [
        "Board / Partners",
        ["Ferry Quay Board"],
        "2030-09-30",
        None,
    ]
    half = made["proposals"][4]
    assert (half["object"], half["complete"]) == (None, False)


def test_the_words_are_set_off_and_nothing_is_a_formula(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(decide(), tmp_path, "xlsx"), rich_text=True)
    cell = book["Proposals"]["D3"].value
    assert isinstance(cell, CellRichText)
    (marked,) = [part for part in cell if isinstance(part, TextBlock)]
    assert (str(cell), marked.text, marked.font.b) == (
        "The Ferry Quay Board (FQB) reports to the Harbour Panel every year.",
        "reports to the Harbour Panel every year",
        True,
    )
    unread = book["Unread"]["C3"]
    assert str(unread.value).startswith("=HYPERLINK")
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {
        "s",
        "n",
        "inlineStr",
    }
    text = (write(decide(), tmp_path, "csv") / "unread.csv").read_text("utf-8")
    assert "'=HYPERLINK" in text or "⟦=HYPERLINK" in text


def test_rows_are_found_by_their_id_wherever_they_stand(tmp_path: Path) -> None:
    path = write(decide(), tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    page = book["Proposals"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    page.delete_rows(3, page.max_row)
    for row in reversed(rows):
        page.append(row)
    book.save(path)
    fill_in(path, "Proposals", {("p3.1", "Decision"): "Accept"})
    assert read(path).decided.decisions == {"p3.1": Decision("accept")}


def test_a_suggestion_is_no_decision(tmp_path: Path) -> None:
    path = write(decide(), tmp_path, "xlsx")
    page = openpyxl.load_workbook(path)["Proposals"]
    heads = [cell.value for cell in page[1]]
    told = {row[0].value: row[heads.index("Suggestion")].value for row in page.iter_rows(min_row=3)}
    # Complete and at least 0.95; the action has no other end that could lack.
    assert {key for key, each in told.items() if each == "accept"} >= {"p2.1", "p3.1", "p4.1", "p5.1"}
    assert told["p3.2"] is None
    assert read(path).decided.decisions == {}


@pytest.mark.parametrize("form", FORMS)
def test_the_paper_that_was_read_is_known_without_reading_all(form: str, tmp_path: Path) -> None:
    paper = "0123456789abcdef 0.1.0"
    path = write(decide()._replace(paper=paper), tmp_path, form)
    assert recognising.find_paper(path) == paper
    assert recognising.find_paper(write(decide(), tmp_path, form)) == ""
    assert recognising.find_paper(tmp_path / "none.xlsx") == ""
