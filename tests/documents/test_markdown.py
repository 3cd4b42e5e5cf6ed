"""Markdown becomes passages, with the lists of Pandoc too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.documents.document import Document


def test_pandoc_lists_in_markdown(read_markdown: Callable[[str], Document]) -> None:
    document = read_markdown(
        "---\ntitle: Harbour Bylaws\n---\n\n# Article I. Purpose.\n\nA.  The *Board* leads.\n    1.  It "
        "meets:\n"
        "        a.  in May;\n        #.  in June.\n    #.  It votes.\n#.  It is [open](#x) to all.\n\n"
        "# Article II. Money.\n\nA.  None.\n"
    )
    assert document.title == "Harbour Bylaws"
    assert [(each.locator, each.text) for each in document.passages[1:]] == [
        ("Article I", "Purpose."),
        ("Article I, A", "The Board leads."),
        ("Article I, A.1", "It meets:"),
        ("Article I, A.1.a", "in May;"),
        ("Article I, A.1.b", "in June."),
        ("Article I, A.2", "It votes."),
        ("Article I, B", "It is open to all."),
        ("Article II", "Money."),
        ("Article II, A", "None."),
    ]


def test_a_list_below_a_typed_number_in_markdown(read_markdown: Callable[[str], Document]) -> None:
    document = read_markdown(
        "# Harbour\n\n## 1. Work\n\n1.1 The Board\nshall:\n\n1. lead;\n2. meet.\n\n1.2 It is open.\n"
    )
    assert [each.locator for each in document.passages] == [
        "Title page",
        "Section 1, heading",
        "1.1",
        "1.1, point 1",
        "1.1, point 2",
        "1.2",
    ]


def test_tables_in_markdown(read_markdown: Callable[[str], Document]) -> None:
    document = read_markdown(
        "# Harbour\n\n## Seats\n\n| Body | Chair |\n|---|---|\n| Harbour Board | **Ada Lund** |\n| Quay "
        "Team | |\n"
    )
    assert document.tables[0].columns == ("Body", "Chair")
    assert [(each.locator, each.text) for each in document.passages[2:]] == [
        ("Seats, row 1", "Harbour Board | Ada Lund"),
        ("Seats, row 2", "Quay Team"),
    ]
