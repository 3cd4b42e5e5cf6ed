"""The readable forms of a report: the same news in each, and nothing that acts as markup."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.terminal import width
from csa_graph.checking import checks
from csa_graph.checking.report import Report
from csa_graph.views.findings import FORMATS, render
from csa_graph.views.findings.rule import explain, list_checks
from csa_graph.views.look import Look
from tests.views import reports

if TYPE_CHECKING:
    from csa_graph.checking.check import Check

READABLE = ("table", "markdown", "html")


class Reader(HTMLParser):
    """What a browser would show of a page, and the tags that it met."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("report", [reports.make(), reports.make_compared(), Report(())])
def test_every_form_is_text_that_ends_in_a_newline(form: str, report: Report) -> None:
    text = render(report, form)
    assert text.endswith("\n")
    assert text == render(report, form)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="it can be table, csv"):
        render(reports.make(), "pdf")


def test_a_terminal_says_once_what_all_findings_of_a_check_share() -> None:
    shared, own = "The list is not complete.", "It was dark."
    one = replace(reports.ERROR, message=f"A is. {shared}", also=(shared,))
    other = replace(reports.ERROR, message=f"B is. {own} {shared}", also=(own, shared))
    both = render(reports.make(findings=(one, other)), "table")
    assert "- A is. (1.2; 4.7)\n" in both
    assert "- B is. It was dark. (1.2; 4.7)\n" in both
    assert f"\n  For all of them: {shared}\n" in both
    assert both.count(shared) == 1
    alone = render(reports.make(findings=(one,)), "table")
    assert f"- A is. {shared} (1.2; 4.7)\n" in alone
    assert "For all of them" not in alone


@pytest.mark.parametrize("form", READABLE)
def test_the_news_of_a_comparison_is_told(form: str) -> None:
    text = render(reports.make_compared(), form)
    words = Reader(text).words if form == "html" else text
    for part in (
        "1 new error and 1 new warning.",
        "Fixed since the baseline",
        "It was so before.",
        "1 finding stands in the baseline.",
        "1 finding of the baseline was not looked at",
        "1 check was not run: self-report. Needs a day",
        "Judged as of 31 March 2030.",
    ):
        assert part in words
    assert "It was known." not in words


@pytest.mark.parametrize("form", READABLE)
def test_no_findings_is_said_and_is_not_a_pass_of_what_was_not_run(form: str) -> None:
    text = render(reports.make(findings=()), form)
    assert "No findings." in text
    assert "self-report" in text
    assert "No new findings." in render(reports.make(findings=(), compared=True), form)


def test_text_is_grouped_by_severity_and_says_each_remedy_once() -> None:
    more = reports.make(findings=(reports.WARNING, reports.ERROR, reports.ERROR))
    text = render(more, "table")
    assert text.index(f"Error: Priority without an owner ({reports.OWNER}): 2\n") < text.index(
        f"Warning: Group without a chair ({reports.CHAIR}): 1\n"
    )
    assert text.count(reports.ERROR.remedy) == 1
    assert "  - Nobody owns the lights. (1.2; 4.7)\n" in text
    assert "\x1b" not in text
    assert text.endswith("\n2 errors and 1 warning.\n")


def test_text_fits_a_narrow_terminal() -> None:
    text = render(reports.make_compared(), "table", look=Look(30))
    assert max(width(line) for line in text.splitlines()) <= 30


def test_markdown_shows_what_labels_hold() -> None:
    text = render(reports.make(), "markdown")
    assert "# What the checks found\n" in text
    assert "- Nobody owns the lights. (1.2; 4.7)\n" in text
    for harmful in ("<b>", "<i>", "[x](", "`a`"):
        assert harmful not in text


def test_the_page_is_whole_and_shows_what_labels_hold() -> None:
    text = render(reports.make_compared(), "html")
    read = Reader(text)
    assert text.startswith("<!doctype html>\n")
    assert "Plan <i>2030</i>" in read.words
    assert 'The <b>Board</b> & "Co" {0} [x](javascript:1)' in read.words
    assert not {"b", "i", "script", "link", "img", "iframe"} & set(read.tags)
    assert "http" not in text.replace("http-equiv", "")
    assert read.tags.count("h1") == 1


def test_csv_has_a_row_for_each_new_finding() -> None:
    rows = list(csv.DictReader(render(reports.make_compared(), "csv").splitlines()))
    assert [(row["severity"], row["about"]) for row in rows] == [("error", "Lights"), ("warning", "Board")]
    assert "about_iri" in render(reports.make(), "csv", iris=True).splitlines()[0]


def test_json_holds_all_of_the_report() -> None:
    content = json.loads(render(reports.make_compared(), "json"))
    assert content["counts"] == {"error": 1, "warning": 1, "note": 0, "known": 1, "fixed": 1}
    assert content["not_run"] == [{"code": "self-report", "reason": "Needs a day: give --as-of DATE."}]
    assert content["as_of"] == "2030-03-31"
    assert [each["code"] for each in content["checks"]] == [reports.CHAIR, reports.OWNER, reports.CYCLE]
    assert content["rows"][0]["key"] == f"{reports.OWNER} | {reports.LIGHTS.iri}"
    assert [each["label"] for each in content["rows"][0]["passages"]] == ["1.2", "4.7"]
    assert [each["message"] for each in content["known"]] == ["It was known."]


@pytest.mark.parametrize("check", checks.all_checks().values(), ids=lambda check: check.code)
def test_the_page_of_a_check_says_all_that_its_header_says(check: Check) -> None:
    texts = (check.title, check.code, check.query.summary, check.why, check.remedy, check.source)
    columns = tuple(check.query.columns.values())
    pages = {
        "table": explain(check, "table", Look()),
        "html": " ".join(Reader(explain(check, "html", Look())).words.split()),
    }
    for form, page in pages.items():
        for text in (*texts, *columns, f"{check.code}.rq"):
            assert " ".join(text.split()) in page, form
        assert "{" not in page.replace("{ ", "") or form == "html"
    content = json.loads(explain(check, "json", Look()))
    assert (content["why"], content["columns"]) == (check.why, dict(check.query.columns))
    assert explain(check, "markdown", Look()).startswith(f"# {check.title}\n")
    assert max(map(len, explain(check, "table", Look(30)).splitlines())) <= 30


def test_the_page_shows_what_a_finding_says() -> None:
    page = explain(checks.get(reports.OWNER), "table", Look())
    assert "No passage says which group answers for the priority “[the priority]”." in page


def test_the_list_has_every_check_in_order() -> None:
    known = checks.all_checks()
    rows = list_checks(known.values()).to_dicts()
    assert [row["code"] for row in rows] == list(known)
    assert all(row["severity"] == known[row["code"]].severity for row in rows)


def test_an_unknown_form_of_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="it can be table, json"):
        explain(checks.get(reports.OWNER), "sarif", Look())
