"""How large a box is, how text is wrapped, how kinds of line look."""

from __future__ import annotations

import pytest

from csa_graph.drawing.arrows import draw_sample
from csa_graph.drawing.text import get_width, wrap
from csa_graph.map.content import styles
from csa_graph.map.content.boxes import NO_CHAIR, Box, make_box
from csa_graph.map.content.marks import complete
from csa_graph.terms import ontology

CSA = "https://w3id.org/csa-graph/ontology#"
GROUP = (CSA + "Group",)


def test_wrapped_text_keeps_every_word_and_fits() -> None:
    text = "Strategic Multi-Agency Governance Group for Worcestershire"
    lines = wrap(text, 120, 14, bold=True)
    assert " ".join(lines).replace("- ", "-") == text
    assert all(get_width(line, 14, bold=True) <= 120 for line in lines)


def test_a_word_that_is_too_long_is_broken_not_cut() -> None:
    lines = wrap("W" * 50, 100, 14)
    assert "".join(lines) == "W" * 50
    assert all(get_width(line, 14) <= 100 for line in lines)


def test_newlines_count_as_spaces_and_nothing_gives_no_line() -> None:
    assert wrap("one\n two\tthree", 500, 12) == ["one two three"]
    assert wrap("  ", 100, 12) == []


def test_marks_that_take_no_room_have_no_width() -> None:
    assert get_width("e\u0301", 10) == get_width("e", 10)
    assert get_width("🚢", 10) > get_width("W", 10)


def test_a_group_without_chair_says_so_and_an_organisation_does_not() -> None:
    group = make_box("g", complete({"label": "G", "types": GROUP}))
    body = make_box("o", complete({"label": "O", "types": ("http://www.w3.org/ns/org#FormalOrganization",)}))
    assert [line.words for line in group.lines if line.role == "absent"] == [NO_CHAIR]
    assert not [line for line in body.lines if line.role in {"absent", "chair"}]


def test_all_text_of_a_box_lies_inside_it() -> None:
    facts = {"label": "Word " * 30, "short": "WRD", "types": GROUP, "kind": "board", "area": "Here"}
    box = make_box("g", complete(facts))
    assert all(0 < line.y < box.height for line in box.lines)
    assert box.tag == "WRD"


def test_each_family_has_its_own_outline() -> None:
    def outline(family: str) -> str:
        return Box("x", family, 200, 80).get_outline()

    shapes = [
        outline(family) for family in ("group", "organisation", "person", "process", "priority", "action")
    ]
    assert len(set(shapes)) == len(shapes)


def test_kinds_in_one_view_differ_in_pattern_or_arrow() -> None:
    kinds = [*ontology.list_lines(), "https://example.org/other"]
    found = styles.get_styles(kinds)
    assert len(set(found.values())) == len(kinds)
    assert next(iter(found)) == CSA + "reportsTo"


def test_more_kinds_than_styles_still_get_one_each() -> None:
    assert len(styles.get_styles(f"https://example.org/{number}" for number in range(30))) == 30


@pytest.mark.parametrize("shape", ["triangle", "hollow", "vee", "diamond", "lozenge", "disc", "ring"])
def test_every_arrow_has_a_head(shape: str) -> None:
    assert draw_sample(shape).startswith("M")
    assert "55.0 8.0" in draw_sample(shape)
