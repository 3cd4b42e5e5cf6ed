"""What a document names: each text is invented, and the names that it has are read off it by hand."""

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
    ("text", "groups"),
    [
        ("The Harbour Safety Board meets.", {"Harbour Safety Board"}),
        ("It answers to the Board of Trustees of Gullport Trust.", set()),
        ("The Police and Crime Panel scrutinises.", {"Police and Crime Panel"}),
        (
            "The Harbour Safety Board and the Reef Panel meet.",
            {"Harbour Safety Board", "Reef Panel"},
        ),
        ("Harbour Safety Board and Reef Panel meet.", {"Harbour Safety Board", "Reef Panel"}),
        (
            "It is scrutinised by the Roads, Housing and Environment Scrutiny Committee.",
            {"Roads, Housing and Environment Scrutiny Committee"},
        ),
        ("A TIDE multi agency governance group sets the terms.", {"TIDE multi agency governance group"}),
        ("It meets with the Wide Reef Crime meeting.", {"Wide Reef Crime meeting"}),
        (
            "The Task and Finish Group on tides is called Tide Task and Finish Group.",
            {"Tide Task and Finish Group"},
        ),
        ("The Partnership's Executive Group decides.", {"Executive Group"}),
        ("The Youth Council advises; the youth is heard.", {"Youth Council"}),
        # What is no name.
        ("Each Board and every Panel has a chair. The Full Board meets.", set()),
        ("Board Members and Panel Members are paid.", set()),
        ("Terms of Reference of the Board. Membership. Annual General Meeting in May.", set()),
        ("In Gullshire partnership working is strong across the Gullshire partnership.", set()),
        ("Decisions of Sub-Committees are recorded.", set()),
        ("The SCB meeting agreed. A series of SCB sub groups meets.", set()),
    ],
)
def test_groups_are_told_by_their_head_noun(text: str, groups: set[str]) -> None:
    assert named(names.find(paper(text)), "group") == groups


def test_organisations_and_their_parts_are_told_from_groups() -> None:
    found = names.find(
        paper(
            """
            Gullshire County Council's (GCC) Harbour Health team (HH) supports the work. GCC HH leads it.
            The National Reef Service, the University of Gullport and the Home Office take part.
            The GCC Front Desk is open.
            """
        )
    )
    assert named(found, "organisation") == {
        "Gullshire County Council",
        "National Reef Service",
        "University of Gullport",
        "Home Office",
    }
    assert found.get("Gullshire County Council").type == "local authority"
    unit = found.resolve("GCC HH")
    assert unit is not None
    assert unit == found.resolve("Harbour Health team") == found.resolve("HH")
    assert (unit.kind, unit.part_of) == ("part of an organisation", "Gullshire County Council")
    desk = found.resolve("GCC Front Desk")
    assert desk is not None
    assert desk.part_of == "Gullshire County Council"


def test_the_noun_before_a_name_tells_what_it_is() -> None:
    found = names.find(
        paper("The national charity Safe Shores and the agency Wave Fraud help. The agency Chief agrees.")
    )
    assert {"Safe Shores", "Wave Fraud"} <= named(found, "organisation")
    assert "Chief" not in named(found, "organisation")


def test_what_means_every_body_of_a_kind_is_no_name_of_one() -> None:
    found = names.find(
        paper(
            """
            Members are the responsible authorities (Local Authorities, Police, CCG, Fire & Rescue).
            The Health and Wellbeing Board is informed.
            """
        )
    )
    kinds = {each.type for each in found.names if each.kind == "kind of body"}
    assert kinds == {
        "responsible authority",
        "local authority",
        "police",
        "clinical commissioning group",
        "fire and rescue authority",
    }
    assert named(found, "group") == {"Health and Wellbeing Board"}
    assert found.get("Health and Wellbeing Board").type == "health and wellbeing board"


def test_a_column_and_a_chair_tell_bodies_without_a_head_noun() -> None:
    found = names.find(
        paper(
            """
            # Safer Tides (ST) – Chair: Leah Byrne
            | Name | Group | Organisation |
            | Leah Byrne | Young Voices | Mermaid Care |
            | To be named | Tide Watch | Gullshire County Council |
            """
        )
    )
    assert named(found, "group") == {"Safer Tides", "Young Voices", "Tide Watch"}
    assert named(found, "organisation") == {"Mermaid Care", "Gullshire County Council"}
    assert named(found, "person") == {"Leah Byrne"}


def test_a_word_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    found = names.find(
        paper(
            """
            Supported Housing Panel papers are public.
            Papers go to the Supported Housing Panel. Notify Harbour Board at once. The Harbour Board meets.
            """
        )
    )
    assert named(found, "group") == {"Supported Housing Panel", "Harbour Board"}
    assert mentioned(found) == ["Supported Housing Panel"]


def test_names_in_small_letters_are_told_by_their_heading_and_their_kind() -> None:
    found = names.find(
        paper(
            """
            # Quality assurance sub-group
            The quality assurance sub-group reports to the police and crime panel.
            # Purpose of the group
            It is not the police and crime panel structure; police and crime panels differ.
            """
        )
    )
    assert named(found, "group") == {"Quality assurance sub-group", "police and crime panel"}
    assert mentioned(found, "p2") == ["Quality assurance sub-group", "police and crime panel"]


def test_figures_are_no_names() -> None:
    found = names.find(
        paper(
            """
            | Offence | 2016 | 2017 |
            | Crimes Against Society | 12 | 14 |
            """
        )
    )
    assert found.names == ()


# --- one thing, several forms ---------------------------------------------------------------------


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
    assert named(found, "group") == {"Brackenshire Prevent Strategy Group"}
    assert named(found, "person") == {"Ngozi Hale"}
    group = found.get("Brackenshire Prevent Strategy Group")
    assert set(group.aliases) == {"Prevent Strategy Group", "PSG"}
    assert group.type == "strategy group"
    assert mentioned(found, "p2") == [group.name, group.name]
    assert found.get("Brackenshire County Council").aliases == ("BCC",)


def test_names_that_differ_by_spelling_are_one() -> None:
    found = names.find(
        paper(
            """
            # THE HEALTH AND WELLBEING BOARD
            The Health & Well-being Board meets. The Health and Well-Being Board's members vote.
            """
        )
    )
    assert len(named(found, "group")) == 1
    assert [len(found.mentions[passage]) for passage in ("p1", "p2")] == [1, 2]


def test_names_that_differ_by_more_are_for_a_person_to_decide() -> None:
    found = names.find(
        paper(
            """
            The Gullshire Reducing Re-Offending Group meets. The Gullshire Reducing Offending Group met.
            The North Reef Board and the South Reef Board meet.
            """
        )
    )
    same = dict(found.get("Gullshire Reducing Offending Group").same_as)
    assert set(same) == {"Gullshire Reducing Re-Offending Group"}
    assert 0.75 < same["Gullshire Reducing Re-Offending Group"] < 0.95
    assert found.get("North Reef Board").same_as == ()


def test_an_abbreviated_place_is_the_place() -> None:
    found = names.find(paper("Marl Tide Police leads. A report of MT Police is due. XQ Police is another."))
    assert mentioned(found) == ["Marl Tide Police", "Marl Tide Police", "XQ Police"]


def test_a_name_is_never_longer_than_printed() -> None:
    found = names.find(paper("The Gullshire CSB reports to the Gullshire Public Reef Group (PRG)."))
    assert not any("Safety" in form for each in found.names for form in (each.name, *each.aliases))
    assert printed(found, "Gullshire Public Reef Group") == {"Gullshire Public Reef Group", "PRG"}


def test_an_abbreviation_that_is_never_explained_is_the_one_name_with_these_initials() -> None:
    found = names.find(
        paper(
            """
            The Harbour Abuse Forum meets. The HAF plan is new.
            The Adults Safeguarding Board meets. Reports of ASB fell.
            Anti-social behaviour is rare.
            """
        )
    )
    assert "HAF" in found.get("Harbour Abuse Forum").aliases
    assert found.get("Adults Safeguarding Board").aliases == ()
