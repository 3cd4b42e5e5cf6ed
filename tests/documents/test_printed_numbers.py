"""Printed numbers where they are easily missed: in an appendix, and on lines without an empty one between."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.documents.document import Document


def test_a_number_with_the_letter_of_its_appendix_is_its_locator(
    read_text: Callable[[str], Document],
) -> None:
    document = read_text(
        "Quay Plan\n\n1.1 The Board meets in May.\n\nAppendix A\n\nA.1 The group looks after money.\n\n"
        "A.2 It meets in June.\n\nAppendix B\n\n1.1 The forum meets in July.\n"
    )
    found = {each.text: (each.number, each.locator) for each in document.passages}
    assert found["The group looks after money."] == ("A.1", "A.1")
    assert found["It meets in June."] == ("A.2", "A.2")
    # Where a number begins anew, its appendix stands before it.
    assert found["The forum meets in July."] == ("1.1", "Appendix B, 1.1")


def test_a_numbered_line_of_markdown_is_a_paragraph_of_its_own(
    read_markdown: Callable[[str], Document],
) -> None:
    document = read_markdown(
        "# Quay Plan\n\n1.1 The Board meets in May\nand in June.\n1.2 The members are:\n- the Harbour Master\n"
        "- the clerk\n1.3 A quorum is two.\n"
    )
    assert [(each.locator, each.text) for each in document.passages][1:] == [
        ("1.1", "The Board meets in May and in June."),
        ("1.2", "The members are:"),
        ("1.2, point 1", "the Harbour Master"),
        ("1.2, point 2", "the clerk"),
        ("1.3", "A quorum is two."),
    ]
