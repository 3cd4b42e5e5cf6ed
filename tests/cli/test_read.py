"""A paper is read from the command line, decided on in its sheet, imported, asked, and read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

import csa_graph
from csa_graph.formats.review import parsing
from csa_graph.formats.review.decisions import DecidedReview, Decision, Index
from tests.formats.reviews import fill_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

PAPER = """\
# Cove Watch Agreement 2031 to 2032

## 1. The bodies

1.1 The Cove Watch Board (CWB) reports to the Shoreline Partnership.

1.2 The Cove Watch Board is chaired by Cllr Ivy Strand.
"""
#: The same with an article before, and without its chair.
LATER = """\
# Cove Watch Agreement 2031 to 2032

## 1. The bodies

1.1 Nothing is said of money.

1.2 The Cove Watch Board (CWB) reports to the Shoreline Partnership.
"""
ABOUT = {"Title": "Cove Watch Agreement 2031 to 2032", "Period": "2031 to 2032"}
WHO = {"Decided by": "Grace Pier", "Decided on": "2031-02-03"}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a paper of two sentences."""
    path = tmp_path / "cove.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


def find(decided: DecidedReview, predicate: str) -> str:
    """Return the ID of the one proposal of a property."""
    index = Index(decided.review)
    (key,) = [key for key, each in index.proposals.items() if each.predicate == predicate]
    return key


def decide(path: Path) -> DecidedReview:
    """Accept all names, the line and the chair in a sheet; give title and period."""
    decided = parsing.read(path).decided
    index = Index(decided.review)
    names = {(key, "Decision"): "accept" for key in index.names}
    fill_in(path, "Names", names)
    lines = {(find(decided, each), "Decision"): "accept" for each in ("csa:reportsTo", "chair")}
    fill_in(path, "Proposals", lines)
    book = openpyxl.load_workbook(path, rich_text=True)
    page, first = book["Document"], book["Read me first"]
    for row in page.iter_rows(min_row=3):
        asked = ABOUT.get(str(row[1].value))
        if asked:
            row[2].value, row[9].value = asked, "accept"
    for row in first.iter_rows():
        said = WHO.get(str(row[0].value))
        if said:
            row[1].value = said
    book.save(path)
    return decided


def test_from_the_paper_to_an_answer_with_its_words(paper: Path, invoke: Invoke) -> None:
    review, plan = paper.with_name("review.xlsx"), paper.with_name("plan.trig")
    done = invoke("read", paper, "-o", review)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"Decide in it, then: csa-graph import {review} -o plan.trig" in done.stderr
    waiting = invoke("import", review, "-o", plan)
    assert waiting.exit_code == 2
    assert "nothing is decided yet" in waiting.stderr
    decide(review)
    assert invoke("import", review, "-o", plan).exit_code == 0
    assert invoke("validate", plan).exit_code == 0
    # A text has no pages.
    assert "csa:page" not in plan.read_text("utf-8")
    for data in (plan, review):
        (row,) = json.loads(invoke("ask", "who-reports-to-whom", "--data", data, "--format", "json").stdout)[
            "rows"
        ]
        assert (row["body"]["label"], row["to"]["label"]) == ("Cove Watch Board", "Shoreline Partnership")
    words = plan.with_name("plan.quotes.trig").read_text("utf-8")
    assert 'schema:text "The Cove Watch Board (CWB) reports to the Shoreline Partnership."' in words
    assert invoke("check", "--data", plan, "--fail-on", "never").exit_code == 0


def test_the_texts_of_the_paper_can_be_left_out(paper: Path, invoke: Invoke) -> None:
    review, plan = paper.with_name("review.xlsx"), paper.with_name("plan.trig")
    invoke("read", paper, "-o", review)
    decide(review)
    assert invoke("import", review, "-o", plan, "--no-quotes").exit_code == 0
    assert "schema:text" not in plan.read_text("utf-8")
    assert not plan.with_name("plan.quotes.trig").exists()


@pytest.mark.parametrize("form", ["xlsx", "json", "csv"])
def test_reading_again_keeps_what_was_decided(form: str, paper: Path, invoke: Invoke) -> None:
    sheet = paper.with_name("review.xlsx")
    invoke("read", paper, "-o", sheet)
    decided = decide(sheet)
    before = parsing.read(sheet).decided
    output: Path = sheet
    if form != "xlsx":
        from tests.formats.reviews import write

        output = write(before, paper.parent, form)
    paper.write_text(LATER, encoding="utf-8")
    done = invoke("read", paper, "-o", output)
    assert done.exit_code == 0, done.output
    after = parsing.read(output).decided
    line = find(after, "csa:reportsTo")
    assert after.decisions[line] == Decision("accept")
    assert Index(after.review).locate(after.review.proposals[-1].passage) == "1.2"
    assert after.by == "Grace Pier"
    assert find(decided, "chair") in Index(decided.review).proposals
    assert [gone.quote for gone in after.gone if gone.sheet == "Proposals"]
    assert "on words that are gone" in done.stderr


def test_an_edit_that_would_be_lost_is_told_and_nothing_is_written(paper: Path, invoke: Invoke) -> None:
    review = paper.with_name("review.xlsx")
    invoke("read", paper, "-o", review)
    book = openpyxl.load_workbook(review, rich_text=True)
    book.create_sheet("Mine").append(["my", "thoughts"])
    book["Proposals"]["D3"].value = "another sentence"
    book.save(review)
    before = review.read_bytes()
    done = invoke("read", paper, "-o", review)
    assert done.exit_code == 2
    assert "the sheet “Mine” and what somebody has written in Proposals!D3" in done.stderr
    assert review.read_bytes() == before
    assert invoke("read", paper, "-o", review, "--force").exit_code == 0


def test_a_wrong_decision_is_told_before_anything_is_written(paper: Path, invoke: Invoke) -> None:
    review = paper.with_name("review.xlsx")
    invoke("read", paper, "-o", review)
    key = find(parsing.read(review).decided, "csa:reportsTo")
    fill_in(review, "Proposals", {(key, "Decision"): "acept"})
    before = review.read_bytes()
    for command in (("read", paper), ("import", review)):
        done = invoke(*command, "-o", review if command[0] == "read" else paper.with_name("plan.trig"))
        assert done.exit_code == 2
        assert "there is no decision “acept”; nearest: “accept”" in done.stderr
    assert review.read_bytes() == before


def test_without_an_output_it_says_how_much_was_read(paper: Path, invoke: Invoke) -> None:
    done = invoke("read", paper)
    assert done.exit_code == 0
    assert "passages read" in done.stdout
    made = json.loads(invoke("read", paper, "--format", "json").stdout)
    assert {each["property"] for each in made["proposals"]} >= {"csa:reportsTo", "chair"}
    assert made == json.loads(invoke("read", paper, "-o", "-").stdout)


def test_the_first_proposals_are_shown(paper: Path, invoke: Invoke) -> None:
    (line,) = [each for each in invoke("read", paper).stdout.splitlines() if "chair" in each]
    assert line.split()[0] == "1.2"


def test_a_thing_of_last_years_data_keeps_its_address(paper: Path, invoke: Invoke) -> None:
    known = paper.with_name("known.csv")
    known.write_text("name,kind,iri\nCove Watch Board,group,https://example.org/cwb\n", encoding="utf-8")
    book = paper.with_name("before.trig")
    head = "@prefix csa: <https://w3id.org/csa-graph/ontology#> ."
    head += " @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    text = f'{head} <urn:p> {{ <https://example.org/cwb> a csa:Group ; skos:prefLabel "Cove Watch Board" . }}'
    book.write_text(text, encoding="utf-8")
    for names in (known, book):
        made = json.loads(invoke("read", paper, "--format", "json", "--names", names).stdout)
        addresses = {each["name"]: each.get("iri") for each in made["names"]}
        assert addresses["Cove Watch Board"] == "https://example.org/cwb"


def test_many_papers_become_many_reviews_and_are_read_once(tmp_path: Path, invoke: Invoke) -> None:
    papers = tmp_path / "papers"
    (papers / "old").mkdir(parents=True)
    for place in ("a.md", "b.md", "old/a.md"):
        (papers / place).write_text(PAPER, encoding="utf-8")
    (papers / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (papers / "notes.xyz").write_text("no paper", encoding="utf-8")
    out = tmp_path / "reviews"
    done = invoke("read", papers, "-o", out, "--processes", 1, "--format", "json")
    assert done.exit_code == 1
    assert "3 reviews with" in done.stderr
    assert "1 paper not read" in done.stderr
    names = sorted(each.name for each in out.iterdir())
    assert len(names) == 3
    assert "b.md.review.json" in names
    (papers / "b.md").write_text(LATER, encoding="utf-8")
    again = invoke("read", papers, "-o", out, "--processes", 1, "--format", "json")
    assert "1 review with" in again.stderr
    assert "2 unchanged" in again.stderr


def test_what_data_state_is_compared_with_what_was_proposed(paper: Path, invoke: Invoke) -> None:
    review, plan = paper.with_name("review.xlsx"), paper.with_name("plan.trig")
    invoke("read", paper, "-o", review)
    decide(review)
    invoke("import", review, "-o", plan)
    done = invoke("read", paper, "--compare", plan)
    assert done.exit_code == 0
    assert "100 % (1 of 1)" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("cove.md", "-o", "review.docx"), "no review is written as .docx"),
        (("cove.md", "--format", "csv"), "A review in CSV is a folder"),
        (("cove.md", "cove.md", "missing.pdf", "-o", "x"), "there is no such file"),
        (("*.pdf", "-o", "x"), "no paper fits this pattern"),
        (("cove.md", "other.md"), "name a folder with -o"),
        (("cove.md", "-o", "cove.md", "--format", "json"), "this is what is read"),
        (("cove.md", "--suggest-above", "95"), "--suggest-above"),
    ],
)
def test_a_mistake_is_told(
    arguments: tuple[str, ...], message: str, paper: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paper.parent)
    (paper.parent / "other.md").write_text(PAPER, encoding="utf-8")
    done = invoke("read", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_python_reads_a_paper(paper: Path) -> None:
    review = csa_graph.read_paper(paper)
    assert {each.predicate for each in review.proposals} >= {"csa:reportsTo", "chair"}
