"""What a document names: each text is invented, and the names that it has are read off it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading import names
from tests.reading.papers import paper

if TYPE_CHECKING:
    from csa_graph.reading.names import Register


def of_kind(register: Register, kind: str) -> set[str]:
    return {each.name for each in register.names if each.kind == kind}


def test_a_heading_and_its_chair_are_named() -> None:
    found = names.find(
        paper(
            """
            # Brackenshire Prevent Strategy Group (PSG) – Chair: Ngozi Hale, BCC
            The PSG oversees a plan. The Prevent Strategy Group meets monthly.
            Brackenshire County Council (BCC) is its host.
            """
        )
    )
    assert of_kind(found, "group") == {"Brackenshire Prevent Strategy Group"}
    assert of_kind(found, "person") == {"Ngozi Hale"}
    group = found.get("Brackenshire Prevent Strategy Group")
    assert set(group.aliases) == {"Prevent Strategy Group", "PSG"}
    assert group.type == "strategy group"
    assert [each.name for each in found.mentions["p2"]] == [group.name, group.name]
    council = found.get("Brackenshire County Council")
    assert (council.kind, council.type, council.aliases) == ("organisation", "local authority", ("BCC",))


def test_names_that_differ_by_spelling_are_one() -> None:
    found = names.find(
        paper(
            """
            # THE HEALTH AND WELLBEING BOARD
            The Health & Well-being Board meets. The Health and Well-Being Board's members vote.
            """
        )
    )
    assert len(of_kind(found, "group")) == 1
    assert [len(found.mentions[passage]) for passage in ("p1", "p2")] == [1, 2]


def test_a_plural_stands_for_two_bodies() -> None:
    found = names.find(
        paper("The North and South Marlshire Safety Partnerships report to both Safeguarding Boards.")
    )
    plural = found.get("North and South Marlshire Safety Partnerships")
    assert plural.is_plural
    assert plural.parts == ("North Marlshire Safety Partnership", "South Marlshire Safety Partnership")
