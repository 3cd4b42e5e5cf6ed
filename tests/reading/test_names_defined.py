"""Names that a document defines: short forms, lists of abbreviations, plurals that stand for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.reading import names
from tests.reading.papers import paper

if TYPE_CHECKING:
    from csa_graph.reading.names import Register


def named(register: Register, kind: str) -> set[str]:
    """Return what of a kind the document names, what means every body of a kind aside."""
    return {each.name for each in register.names if each.kind == kind}


def printed(register: Register, name: str) -> set[str]:
    """Return the forms of a name."""
    found = register.get(name)
    return {found.name, *found.aliases}


def mentioned(register: Register, passage: str = "p1") -> list[str]:
    """Return what a passage names, in the order of its text."""
    return [each.name for each in register.mentions[passage]]


# --- bodies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ('The Gullport Harbour Board ("the Board") meets.', "Board", "Gullport Harbour Board"),
        ("The Gullport Harbour Board (hereafter the Board) meets.", "Board", "Gullport Harbour Board"),
        ("The Gullport Harbour Board (the Board) meets.", "Board", "Gullport Harbour Board"),
        ("The “Panel” means the Reef and Tide Panel for the area;", "Panel", "Reef and Tide Panel"),
        ("GHB stands for Gullport Harbour Board.", "GHB", "Gullport Harbour Board"),
        ("GHB – Gullport Harbour Board", "GHB", "Gullport Harbour Board"),
        ("The Gullport Harbour Board, known as “Safe Tides”, meets.", "Safe Tides", "Gullport Harbour Board"),
        ("The GHB (Gullport Harbour Board) meets.", "GHB", "Gullport Harbour Board"),
        (
            "The Gullport Harbour Board (previously the Tide Group) meets.",
            "Tide Group",
            "Gullport Harbour Board",
        ),
        ("The Gullport Harbour Board is also called the Tide Group.", "Tide Group", "Gullport Harbour Board"),
        ("The Integrated Care Board (the Board or ICB) decides.", "Board", "Integrated Care Board"),
        ("Members of the Office for Tides (OfT) attend.", "OfT", "Office for Tides"),
    ],
)
def test_a_document_defines_its_words(text: str, short: str, name: str) -> None:
    found = names.find(paper(text)).resolve(short)
    assert found is not None
    assert found.name == name


def test_a_list_of_abbreviations_defines_them() -> None:
    found = names.find(
        paper(
            """
            | Abbreviation | Meaning |
            | GHB | Gullport Harbour Board |
            | TBC | To be confirmed |
            """
        )
    )
    assert named(found, "group") == {"Gullport Harbour Board"}
    assert found.get("Gullport Harbour Board").aliases == ("GHB",)


def test_a_list_between_brackets_defines_nothing() -> None:
    found = names.find(paper("The Responsible Authorities (Police, National Reef Service, CRC) meet."))
    assert all("CRC" not in each.aliases for each in found.names if each.kind != "kind of body")


def test_a_defined_noun_with_a_is_another_body() -> None:
    found = names.find(
        paper(
            """
            The Tide Committee ("the Committee") is a Committee of the Harbour Board ("the Board").
            """
        )
    )
    committees = [each for each in found.mentions["p1"] if each.name == "Tide Committee"]
    assert len(committees) == 2
    assert "Committee" not in found.get("Tide Committee").aliases


# --- several at once ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        (
            "The North and South Marlshire Safety Partnerships meet.",
            "North and South Marlshire Safety Partnerships",
            {"North Marlshire Safety Partnership", "South Marlshire Safety Partnership"},
        ),
        (
            "The Adults and Children's Safeguarding Boards meet.",
            "Adults and Children's Safeguarding Boards",
            {"Adults Safeguarding Board", "Children's Safeguarding Board"},
        ),
        (
            "N and S Marlshire CSPs in Marlshire.",
            "N and S Marlshire CSPs",
            {"N Marlshire CSP", "S Marlshire CSP"},
        ),
        (
            "The Safety Partnerships (Reefton, Poolby and Marl) meet.",
            "Safety Partnerships",
            {"Reefton Safety Partnership", "Poolby Safety Partnership", "Marl Safety Partnership"},
        ),
        (
            "It is told to both Safeguarding Boards: Reefton Safeguarding Board, Marl Safeguarding Board.",
            "Safeguarding Boards",
            {"Reefton Safeguarding Board", "Marl Safeguarding Board"},
        ),
    ],
)
def test_a_plural_stands_for_several(text: str, name: str, parts: set[str]) -> None:
    found = names.find(paper(text))
    plural = found.get(name)
    assert plural.is_plural
    assert set(plural.parts) == parts
    assert parts <= {each.name for each in found.names}


def test_bodies_together_have_a_name() -> None:
    found = names.find(
        paper(
            """
            The following are referred to as ‘Authority’ and together as ‘the Authorities’:
            - Reefton Borough Council;
            - Marl City Council.
            The Authorities appoint.
            """
        )
    )
    assert set(found.get("Authorities").parts) == {"Reefton Borough Council", "Marl City Council"}
    assert mentioned(found, "p4") == ["Authorities"]


def test_a_plural_that_names_one_area_is_not_taken_apart() -> None:
    found = names.find(paper("Fire and Rescue Authorities and the Health and Wellbeing Boards meet."))
    assert not any(each.parts for each in found.names)
