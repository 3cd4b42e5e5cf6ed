"""The numbers that Word makes are those that it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.documents import word
from tests.documents.word.making import level, lists, make, numbered, p

if TYPE_CHECKING:
    from pathlib import Path

CLAUSES = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")


def read(path: Path, body: str, **parts: str) -> list[str]:
    return [block.number for block in word.read(make(path / "paper.docx", body, **parts)).blocks]


def test_levels_restart_below_a_higher_one(tmp_path: Path) -> None:
    body = "".join(numbered("x", 1, each) for each in [0, 1, 2, 2, 1, 2, 0, 1])
    assert read(tmp_path, body, numbering=lists(CLAUSES)) == [
        *("1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"),
    ]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", ["3", "4"]),
        ("decimalZero", ["03", "04"]),
        ("lowerLetter", ["c", "d"]),
        ("upperLetter", ["C", "D"]),
        ("lowerRoman", ["iii", "iv"]),
        ("upperRoman", ["III", "IV"]),
        ("ordinal", ["3rd", "4th"]),
        ("ordinalText", ["Third", "Fourth"]),
        ("none", ["", ""]),
    ],
)
def test_forms_of_numbers(tmp_path: Path, form: str, shown: list[str]) -> None:
    body = numbered("x", 1) + numbered("y", 1)
    assert read(tmp_path, body, numbering=lists(level(0, form, "%1", start=3))) == shown


def test_letters_after_z_are_doubled(tmp_path: Path) -> None:
    body = numbered("x", 1) * 28
    assert read(tmp_path, body, numbering=lists(level(0, "lowerLetter", "%1)")))[-3:] == ["z)", "aa)", "bb)"]


def test_a_list_goes_on_after_text_and_after_another_list(tmp_path: Path) -> None:
    body = numbered("x", 1) + p("Text.") + numbered("y", 2) + numbered("z", 1)
    made = lists(level(0, "decimal", "%1."), level(0, "upperLetter", "%1."))
    assert read(tmp_path, body, numbering=made) == ["1.", "", "A.", "2."]


def test_two_uses_of_one_definition_count_together_unless_the_start_is_overridden(tmp_path: Path) -> None:
    numbers = (
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("x", each) for each in [1, 7, 8, 8])
    made = lists(level(0, "decimal", "%1."), numbers=numbers)
    assert read(tmp_path, body, numbering=made) == ["1.", "2.", "5.", "6."]


def test_a_level_can_be_overridden_whole(tmp_path: Path) -> None:
    inner = level(0, "upperRoman", "Part %1")
    numbers = f'<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{inner}</w:lvlOverride></w:num>'
    made = lists(level(0, "decimal", "%1."), numbers=numbers)
    assert read(tmp_path, numbered("x", 8), numbering=made) == ["Part I"]


def test_a_level_need_not_restart(tmp_path: Path) -> None:
    never = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = "".join(numbered("x", 1, each) for each in [0, 1, 1, 0, 1])
    assert read(tmp_path, body, numbering=lists(never)) == ["I.", "1.", "2.", "II.", "3."]


def test_legal_numbers_are_decimals(tmp_path: Path) -> None:
    legal = level(0, "upperRoman", "Article %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = numbered("x", 1) + numbered("x", 1) + numbered("y", 1, 1)
    assert read(tmp_path, body, numbering=lists(legal)) == ["Article I", "Article II", "2.1"]


def test_numbers_come_through_styles_and_what_they_are_based_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="One"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Two"><w:name w:val="heading 2"/><w:basedOn w:val="One"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="Plain"/><w:basedOn w:val="One"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    clauses = level(0, "decimal", "%1", '<w:pStyle w:val="One"/>') + level(
        1, "decimal", "%1.%2", '<w:pStyle w:val="Two"/>'
    )
    body = "".join(
        p("x", f'<w:pStyle w:val="{each}"/>') for each in ["One", "Two", "Off", "Two", "One", "Two"]
    )
    assert read(tmp_path, body, numbering=lists(clauses), styles=styles) == [
        "1",
        "1.1",
        "",
        "1.2",
        "2",
        "2.1",
    ]


def test_a_level_below_one_that_was_never_used_shows_what_comes_before_its_start(tmp_path: Path) -> None:
    assert read(tmp_path, numbered("x", 1, 1), numbering=lists(CLAUSES)) == ["0.1"]


def test_an_empty_paragraph_takes_its_number(tmp_path: Path) -> None:
    body = numbered("x", 1) + numbered("", 1) + numbered("z", 1)
    assert read(tmp_path, body, numbering=lists(CLAUSES)) == ["1.", "3."]


def test_a_mark_is_no_number(tmp_path: Path) -> None:
    document = word.read(
        make(tmp_path / "paper.docx", numbered("x", 1), numbering=lists(level(0, "bullet", "-")))
    )
    assert [(block.kind, block.number, block.level) for block in document.blocks] == [("item", "", 1)]


def test_a_style_that_is_based_on_itself(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="A"/></w:style>'
    assert read(tmp_path, p("x", '<w:pStyle w:val="A"/>'), styles=styles) == [""]
