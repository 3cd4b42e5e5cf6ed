"""Texts become passages with the numbers, headings and locators that a reader finds in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.documents.document import Document, Passage

PAPER = """\
Harbour Safety
Partnership

2024 to 2025

Contents

1. About us:\t2
Appendix A\t3
Appendix B\t4

1. About us:

1.1 The Harbour Safety Board (HSB) brings the quays together. It meets four times a year and

reports to the Port Council.

1.2 The members are:
a) the Harbour Master;
b) two wardens:
(i) one of the east quay;
(ii) one of the west quay; and
c) the clerk.

Deputies may attend in their place.

2. Money

2.1 The Port Council pays.

Appendix A

Action plan

Theme\tAction\tLead
Lights\tMend the beacon\tQuay Team
\tPaint the pier\tQuay Team
Boats\tCount the moorings by June 2024\tHarbour Master

Appendix B

Groups of the partnership

Only the main groups are listed here.

Harbour Safety Board – Chair: Ada Lund, Port Council

It leads the work of all other groups on the water.

Quay Team – Chair: Ben Osei, Quay Company

This group reports to the Harbour Safety Board every month.
"""


def get(document: Document, locator: str) -> Passage:
    return next(each for each in document.passages if each.locator == locator)


def test_a_paper_in_plain_text(read_text: Callable[[str], Document]) -> None:
    document = read_text(PAPER)
    assert document.title == "Harbour Safety Partnership"
    assert [(each.locator, each.kind, each.number) for each in document.passages] == [
        ("Title page", "title", ""),
        ("Title page, line 2", "title", ""),
        ("Section 1, heading", "heading", "1"),
        ("1.1", "paragraph", "1.1"),
        ("1.2", "paragraph", "1.2"),
        ("1.2(a)", "item", "a)"),
        ("1.2(b)", "item", "b)"),
        ("1.2(b)(i)", "item", "(i)"),
        ("1.2(b)(ii)", "item", "(ii)"),
        ("1.2(c)", "item", "c)"),
        ("1.2, paragraph 2", "paragraph", ""),
        ("Section 2, heading", "heading", "2"),
        ("2.1", "paragraph", "2.1"),
        ("Appendix A", "heading", "Appendix A"),
        ("Appendix A, title", "heading", ""),
        ("Appendix A, row 1", "row", ""),
        ("Appendix A, row 2", "row", ""),
        ("Appendix A, row 3", "row", ""),
        ("Appendix B", "heading", "Appendix B"),
        ("Appendix B, title", "heading", ""),
        ("Appendix B, opening note", "paragraph", ""),
        ("Appendix B, entry 1", "heading", ""),
        ("Appendix B, entry 1, paragraph 1", "paragraph", ""),
        ("Appendix B, entry 2", "heading", ""),
        ("Appendix B, entry 2, paragraph 1", "paragraph", ""),
    ]
    assert document.notes == ("A table of contents (3 lines) is left out.",)


def test_the_long_rows_of_a_table_leave_broken_lines_joined(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "1.1 The work of the Harbour Safety Partnership is overseen, year after year, by the Joint Quay\n"
        "Scrutiny Committee.\n\n"
        "1.2 The table tells of the groups that the partnership has set up for its work on the water\n"
        "and beside it.\n\n"
        "Group\tPurpose\tLead\n" + "Quay Team\t" + "Keeps the quays safe. " * 8 + "\tPort Council\n"
    )
    assert get(document, "1.1").text.endswith("by the Joint Quay Scrutiny Committee.")


def test_a_paragraph_goes_on_over_a_page(read_text: Callable[[str], Document]) -> None:
    passage = get(read_text(PAPER), "1.1")
    assert passage.text == (
        "The Harbour Safety Board (HSB) brings the quays together. It meets four times a year and reports to "
        "the Port Council."
    )


def test_items_know_what_leads_in(read_text: Callable[[str], Document]) -> None:
    document = read_text(PAPER)
    members, wardens = get(document, "1.2"), get(document, "1.2(b)")
    assert [get(document, f"1.2({letter})").lead_in for letter in "abc"] == [members.id] * 3
    assert [get(document, f"1.2(b)({number})").lead_in for number in ("i", "ii")] == [wardens.id] * 2
    assert get(document, "1.2(b)(i)").level == 2


def test_a_theme_spans_the_rows_below(read_text: Callable[[str], Document]) -> None:
    document = read_text(PAPER)
    row = get(document, "Appendix A, row 2")
    assert [(cell.text, cell.column, cell.is_spanned) for cell in row.cells] == [
        ("Lights", "Theme", True),
        ("Paint the pier", "Action", False),
        ("Quay Team", "Lead", False),
    ]
    assert [row.text[cell.start :].startswith(cell.text) for cell in row.cells] == [True] * 3
    assert [get(document, "Appendix A").id, get(document, "Appendix A, title").id] == list(row.headings)
    assert document.tables[0].columns == ("Theme", "Action", "Lead")


def test_locators_and_ids_are_unique(read_text: Callable[[str], Document]) -> None:
    document = read_text(PAPER + PAPER)
    assert len({each.locator for each in document.passages}) == len(document.passages)
    assert len({each.id for each in document.passages}) == len(document.passages)


def test_numbers_that_restart_say_where(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "1. Scope\n\n1.1 It covers the quays.\n\nAnnex 1\n\nRules\n\n1. Meetings\n\n1.1 They are open.\n\n"
        "Annex 2\n\nMore rules\n\n1. Votes\n\n1.1 All vote.\n"
    )
    found = [each.locator for each in document.passages if each.kind == "paragraph"]
    assert found == ["1.1", "Annex 1, 1.1", "Annex 2, 1.1"]


@pytest.mark.parametrize(
    ("line", "locator", "number"),
    [
        ("1.1The Board meets monthly.", "1.1", "1.1"),
        ("(iv) The Board meets monthly.", "(iv)", "(iv)"),
        ("a)The Board meets monthly.", "(a)", "a)"),
        ("Article 3. The Board meets. It is open, and all may speak.", "Article 3", "Article 3"),
        ("4.7 million people live here.", "paragraph 1", ""),
        ("A. Lund chairs the Board.", "paragraph 1", ""),
        ("01.04.2024 is the first day of the plan.", "paragraph 1", ""),
        ("Schedule 2 sets out the members of the Board.", "paragraph 1", ""),
        ("12 members sit on the Board.", "paragraph 1", ""),
    ],
)
def test_numbers_are_told_from_words(
    read_text: Callable[[str], Document], line: str, locator: str, number: str
) -> None:
    passage = read_text(line).passages[0]
    assert (passage.locator, passage.number) == (locator, number)


def test_marks_of_footnotes_are_no_words(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "1.1 The Board¹ meets.\n\n¹ Since 2020.\n\nTable 2: Money²\n\n² In thousands of pounds.\n"
    )
    assert [(each.locator, each.kind, each.text) for each in document.passages] == [
        ("1.1", "paragraph", "The Board meets."),
        ("note 1", "footnote", "Since 2020."),
        ("Table 2", "caption", "Table 2: Money"),
        ("Table 2, note 2", "footnote", "In thousands of pounds."),
    ]


def test_lines_of_equal_length_are_paragraphs(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "The Harbour Board brings together all those who work on the commis-\n"
        "sioning of pilots and on the lights along the coast, and all re-\n"
        "offending boats. It meets at the quay. Re-offending is counted, and\n"
        "the commissioning of pilots is told to it.\n"
    )
    (passage,) = document.passages
    assert passage.text == (
        "The Harbour Board brings together all those who work on the commissioning of pilots and on the "
        "lights "
        "along the coast, and all re-offending boats. It meets at the quay. Re-offending is counted, and the "
        "commissioning of pilots is told to it."
    )


def test_contents_whose_pages_follow_a_space_are_left_out(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "Contents\n\n1. Purpose 1\n\n2. Groups of the quay 2\n\nAppendix A 4\n\n"
        "1. Purpose\n\nThe Board leads the work on the quay.\n\n"
        "2. Groups of the quay and of the marina\n\nThey meet in May.\n\nAppendix A\n\nThe members.\n"
    )
    assert document.notes == ("A table of contents (3 lines) is left out.",)
    assert [each.text for each in document.passages if each.text.startswith("Groups")] == [
        "Groups of the quay and of the marina"
    ]


def test_contents_without_pages_are_left_out(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "Harbour Board\n\nContents\n\nPurpose\n\nMembers\n\n"
        "Purpose\n\nIt leads the work.\n\nMembers\n\nAll sit on it.\n"
    )
    assert [each.text for each in document.passages] == [
        "Harbour Board",
        "Purpose",
        "It leads the work.",
        "Members",
        "All sit on it.",
    ]


@pytest.mark.parametrize("times", [4, 40])
def test_headings_stay_those_above(read_text: Callable[[str], Document], times: int) -> None:
    document = read_text(
        "\n\n".join(f"{n}. Part of the work\n\n{n}.1 It is done." for n in range(1, times + 1))
    )
    headings = {each.id: each.number for each in document.passages if each.kind == "heading"}
    assert [headings[each.headings[0]] for each in document.passages if each.kind == "paragraph"] == [
        str(n) for n in range(1, times + 1)
    ]


def test_years_above_figures_name_their_columns(read_text: Callable[[str], Document]) -> None:
    (table,) = read_text("Appendix C\n\nKind\t2024\t2025\nBoats\t12\t7\nRopes\t6\t2\n").tables
    assert table.columns == ("Kind", "2024", "2025")
    assert len(table.rows) == 2


def test_tables_between_strokes(read_text: Callable[[str], Document]) -> None:
    document = read_text("Plan\n\n|Action|Lead|\n|---|---|\n|Mend the beacon|Quay Team|\n")
    assert document.tables[0].columns == ("Action", "Lead")
    assert [each.text for each in document.passages if each.kind == "row"] == ["Mend the beacon | Quay Team"]


def test_numbers_that_begin_anew_in_an_annex_of_their_own_level_stand_in_it(
    read_markdown: Callable[[str], Document],
) -> None:
    document = read_markdown(
        "# Quay Board\n\n## 1. Purpose\n\n1.1 The Board meets in May.\n\n## 2. Members\n\n2.1 It has four.\n\n"
        "## Appendix A: Groups\n\nThe groups meet in June.\n\n## 3. Review\n\n3.1 It is looked at each year.\n\n"
        "## Annex B: Finance\n\n## 1. Role\n\n1.1 It looks after money.\n\n## 2. Seats\n\n2.1 It has three.\n"
    )
    found = {each.text: each.locator for each in document.passages}
    assert found["Role"] == "Annex B, Section 1, heading"
    assert found["Seats"] == "Annex B, Section 2, heading"
    # Numbers that go on after an appendix stand in none.
    assert found["Review"] == "Section 3, heading"
    assert found["The Board meets in May."] == "1.1"
    assert found["It looks after money."] == "Annex B, 1.1"
