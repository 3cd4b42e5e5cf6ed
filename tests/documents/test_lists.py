"""Lists and headings are told apart, with marks and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents import structure
from csa_graph.documents.block import Block, BlockCell, Content

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.documents.document import Document


def test_a_list_without_marks_is_no_run_of_headings(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "The Board is made up of:\nHarbour Master\nPort Warden\nClerk of the Quay\nHead of Boats\nPilot\n"
        "The Board elects its chair every year.\n"
    )
    assert [each.kind for each in document.passages] == ["paragraph", *["item"] * 5, "paragraph"]
    assert {each.lead_in for each in document.passages[1:6]} == {document.passages[0].id}


def test_a_sentence_that_lost_its_full_stop_is_no_heading(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "Purpose\n\nThe Board will be reviewed by the Council every two years\n\nIt is open to all.\n"
    )
    assert [each.kind for each in document.passages] == ["title", "paragraph", "paragraph"]


def test_lists_that_restart_within_a_section(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "Harbour Board\n\na) It leads.\nb) It has members:\n(i) Ada;\n(ii) Ben.\na) It meets:\n(i) in May.\n"
    )
    assert [each.locator for each in document.passages[1:]] == [
        "(a)",
        "(b)",
        "(b)(i)",
        "(b)(ii)",
        "list 2, (a)",
        "list 2, (a)(i)",
    ]


def test_bullets_are_counted_in_their_section(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "3. Members\n3.1 The members are:\n  • Chair – Harbour Trust\n  • Pilots\n3.2 Others may speak.\n"
    )
    assert [(each.locator, each.text) for each in document.passages[1:]] == [
        ("3.1", "The members are:"),
        ("3.1, point 1", "Chair – Harbour Trust"),
        ("3.1, point 2", "Pilots"),
        ("3.2", "Others may speak."),
    ]


def test_a_single_number_begins_a_list_below_a_numbered_heading(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "1. Who are we?\n\nThe Harbour Board is a group of all who sail here.\n\n2. What do we "
        "do?\n\n1. Set the "
        "course of the work\n\n2. Keep the lights on\n\n3. Whom do we serve?\n\nAll who come by sea.\n"
    )
    assert [each.locator for each in document.passages] == [
        "Section 1, heading",
        "Section 1, paragraph 1",
        "Section 2, heading",
        "Section 2, point 1",
        "Section 2, point 2",
        "Section 3, heading",
        "Section 3, paragraph 1",
    ]


def test_what_is_told_under_a_name_is_no_heading(read_text: Callable[[str], Document]) -> None:
    document = read_text(
        "Harbour Board\n\nMembers\n\nChair: Ada Lund\n\nThe others are:\nHarbour Master\nPort Warden\n\n"
        "Quorum\n\nFour members are a quorum.\n\nPart Two: Lights\n\nPriority 1: The beacon\n\nOwner: Quay Team\n"
    )
    assert [(each.locator, each.kind, each.text) for each in document.passages[1:]] == [
        ("Members", "heading", "Members"),
        ("Members, paragraph 1", "paragraph", "Chair: Ada Lund"),
        ("Members, paragraph 2", "paragraph", "The others are:"),
        ("Members, point 1", "item", "Harbour Master"),
        ("Members, point 2", "item", "Port Warden"),
        ("Quorum", "heading", "Quorum"),
        ("Quorum, paragraph 1", "paragraph", "Four members are a quorum."),
        ("Part Two", "heading", "Lights"),
        ("Part Two, Priority 1: The beacon", "heading", "Priority 1: The beacon"),
        ("Part Two, Priority 1: The beacon, paragraph 1", "paragraph", "Owner: Quay Team"),
    ]


def test_a_short_numbered_line_that_leads_in_is_no_heading(read_text: Callable[[str], Document]) -> None:
    document = read_text("3.1 It meets.\n3.2 The chair\n(i) presides;\n(ii) signs.\n")
    assert [(each.locator, each.kind) for each in document.passages] == [
        ("3.1", "paragraph"),
        ("3.2", "paragraph"),
        ("3.2(i)", "item"),
        ("3.2(ii)", "item"),
    ]


def test_lines_within_a_paragraph_are_told_apart() -> None:
    content = Content([Block("heading", "Harbour\nBoard"), Block("text", "Chair: Ada Lund\nClerk: Ben Osei")])
    document = structure.build(content, "paper.docx", "docx")
    assert [each.text for each in document.passages] == [
        "Harbour Board",
        "Chair: Ada Lund",
        "Clerk: Ben Osei",
    ]


def build(*blocks: Block) -> list[tuple[str, str, str]]:
    document = structure.build(Content(list(blocks)), "paper.docx", "docx")
    return [(each.locator, each.kind, each.text) for each in document.passages]


def test_headings_of_a_form_whose_letters_all_look_the_same() -> None:
    lines = ["Harbour Board", "Version of May 2024", "Purpose", "It leads the work.", "Groups", "Quay Team"]
    found = build(
        *(Block("text", line, size=11.0) for line in [*lines, "Chair: Ada Lund", "It meets monthly."])
    )
    assert found == [
        ("Title page", "title", "Harbour Board"),
        ("Title page, line 2", "title", "Version of May 2024"),
        ("Purpose", "heading", "Purpose"),
        ("Purpose, paragraph 1", "paragraph", "It leads the work."),
        ("Groups", "heading", "Groups"),
        ("Quay Team", "heading", "Quay Team"),
        ("Quay Team, paragraph 1", "paragraph", "Chair: Ada Lund"),
        ("Quay Team, paragraph 2", "paragraph", "It meets monthly."),
    ]


def test_points_with_numbers_after_points_with_marks_are_another_list() -> None:
    found = build(
        Block("heading", "Board", 1),
        Block("heading", "Members", 2),
        Block("text", "They are:"),
        Block("item", "Ada Lund", 1),
        Block("text", "They:"),
        Block("text", "meet", 1, "1."),
        Block("heading", "Deputies", 2),
        Block("text", "They may attend."),
        Block("text", "vote", 1, "2."),
    )
    assert [locator for locator, kind, _ in found if kind == "item"] == [
        "Members, point 1",
        "Members, list 2, point 1",
        "Deputies, point 2",
    ]


def test_short_words_above_columns_are_their_headings() -> None:
    def row(*texts: str) -> Block:
        return Block("row", "", table=1, cells=tuple(map(BlockCell, texts)))

    with_heads = Content(
        [row("Group", "Chair"), row("Road Group", "Tom Abara"), row("Quay Team", "Ada Lund")]
    )
    assert structure.build(with_heads, "x", "docx").tables[0].columns == ("Group", "Chair")
    without = Content([row("Purpose", "To lead the work"), row("Chair", "Ada Lund"), row("Quorum", "Three")])
    assert structure.build(without, "x", "docx").tables[0].columns == ()


def test_an_appendix_stands_in_no_numbered_section() -> None:
    document = structure.build(
        Content(
            [
                Block("heading", "Board", 1),
                Block("text", "1. Members", is_bold=True),
                Block("text", "They meet."),
                Block("text", "2. Money", is_bold=True),
                Block("text", "There is none."),
                Block("heading", "Annex 1", 2),
                Block("text", "Votes:\na. by hand;\nb. by name.", 1, "1."),
            ]
        ),
        "paper.html",
        "html",
    )
    assert [(each.locator, each.text) for each in document.passages[5:]] == [
        ("Annex 1", "Annex 1"),
        ("Annex 1, 1", "Votes:"),
        ("Annex 1, 1.a", "by hand;"),
        ("Annex 1, 1.b", "by name."),
    ]
    assert document.passages[6].headings == (document.passages[5].id,)


def test_letters_below_numbers_with_the_same_mark() -> None:
    found = build(
        *(
            Block("text", line)
            for line in ["1. It meets.", "a. in May", "b. in June", "2. It votes.", "a. by hand"]
        )
    )
    assert [locator for locator, _, _ in found] == ["1", "1.a", "1.b", "2", "2.a"]
