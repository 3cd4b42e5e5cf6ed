"""Who chairs, who sits where, and who does not, as Appendix B and paragraph 4.7 say it."""

from __future__ import annotations

import pytest

from tests.questions.agreement import Row, ask

LIAISON = "uk/west-mercia-community-safety-liaison-group"
PANEL = "uk/west-mercia-police-and-crime-panel"
REDUCTION = "uk/west-mercia-crime-reduction-board"
OFFENDING = "reducing-reoffending-strategy-group"
OPCC = "uk/west-mercia-opcc"
CYBER = "uk/west-mercia-cyber-crime-meeting"

# The heading of each entry: group, chair, organisation, office.
CHAIRS = {
    # "Director of Public Health": of the council, and of its Public Health team.
    ("scb", "frances-howie", "wcc-public-health", "director-of-public-health", "B.1"),
    (OFFENDING, "alice-davey", "uk/worcester-city-council", "", "B.2"),
    ("domestic-abuse-forum", "tim-rice", "wcc-public-health", "", "B.3"),
    ("prevent-strategy-group", "tim-rice", "wcc-public-health", "", "B.4"),
    ("channel-panel", "paul-kinsella", "wcc-public-health", "", "B.5"),
    ("smog", "rosie-winyard", "wcc-public-health", "", "B.6"),
    ("north-csp", "sue-hanley", "", "", "B.7"),
    ("south-csp", "rose-rouse", "", "", "B.7"),
    (LIAISON, "andrew-gough", "uk/shropshire-county-council", "", "B.8"),
    (PANEL, "brian-wilcox", "uk/herefordshire-county-council", "", "B.9"),
    (REDUCTION, "andy-champness", OPCC, "", "B.10"),
    ("hwbb", "john-smith", "wcc", "cabinet-member-for-health-and-well-being", "B.11"),
}

# Whom the ordinary seats are for, passage by passage.
SEATS = {
    ("scb", "B.1"): {
        *("kind/local-authority", "kind/police-force", "uk/national-probation-service"),
        *("kind/community-rehabilitation-company", "kind/fire-and-rescue-authority"),
        *("kind/clinical-commissioning-group", OPCC),
    },
    (OFFENDING, "B.2"): {"kind/responsible-authority", "kind/voluntary-and-community-sector"},
    ("domestic-abuse-forum", "B.3"): {
        *("kind/responsible-authority", "kind/voluntary-and-community-sector"),
        *("kind/service-user", "university-of-worcester"),
    },
    ("channel-panel", "B.5"): {"kind/specified-authority"},
    ("smog", "4.7"): {
        *("kind/community-safety-partnership", "kind/clinical-commissioning-group", "kind/police-force"),
        *("kind/criminal-justice-agency", "kind/probation-service", "uk/swanswell"),
    },
    ("smog", "4.7 B.6"): {"uk/public-health-england"},  # in both lists
    ("smog", "B.6"): {
        *("wcc", "kind/responsible-authority", "uk/national-offender-management-service", "housing"),
        *("kind/youth-offending-service", "uk/nhs-england", "uk/job-centre-plus", OPCC),
    },
    **{
        (group, "B.7"): {
            *("kind/responsible-authority", "kind/housing-provider", "victim-support"),
            "kind/voluntary-and-community-sector",
        }
        for group in ("north-csp", "south-csp")
    },
    (LIAISON, "B.8"): {"kind/community-safety-partnership"},
    (REDUCTION, "B.10"): {
        *("kind/community-safety-partnership", "kind/probation-service", "integrated-offender-management"),
        *("kind/community-rehabilitation-company", "kind/youth-justice-service", "kind/police-force", OPCC),
    },
    ("hwbb", "B.11"): {
        *("kind/local-authority", "kind/clinical-commissioning-group", "uk/nhs-england"),
        *("healthwatch-worcestershire", "uk/west-mercia-police", "adult-social-care"),
        *("childrens-social-care", "kind/voluntary-and-community-sector"),
    },
}


def test_who_chairs_what() -> None:
    assert ask("who-chairs-what") == {(group, chair, passage) for group, chair, _, _, passage in CHAIRS}


def test_nobody_is_said_to_stand_in_for_a_chair() -> None:
    assert ask("chairs-and-deputies") == {
        (group, "chairs it", "role/chair", chair, passage) for group, chair, _, _, passage in CHAIRS
    }


def test_who_chairs_several() -> None:
    assert ask("who-chairs-several") == {
        ("tim-rice", 2, "domestic-abuse-forum", "B.3"),
        ("tim-rice", 2, "prevent-strategy-group", "B.4"),
    }


def test_chairs_and_their_organisations() -> None:
    rows = ask("chairs-and-their-organisations", "group", "chair", "organisation", "office", "passage")
    assert rows == CHAIRS


def test_who_sits_on_the_board() -> None:
    rows = ask("who-sits-on", "role", "holder", "office", "for_whom", "seats", "passage", group="scb")
    for_whom = {("role/member", "", "", body, "", "B.1") for body in SEATS["scb", "B.1"]}
    # "Chairs of the 2 CSPs" and "the Chair of the Health & Well-Being Board"; B.7 and B.11 name who that is.
    offices = {"north-csp-chair": "sue-hanley", "south-csp-chair": "rose-rouse", "hwbb-chair": "john-smith"}
    taken = {("role/member", who, office, "", "", "B.1") for office, who in offices.items()}
    assert rows == for_whom | taken | {("role/chair", "frances-howie", "", "", "", "B.1")}


def test_two_accounts_of_one_membership_are_told_apart() -> None:
    rows = ask("who-sits-on", "for_whom", "passage", group="smog")
    assert rows - {("", "B.6")} == {
        (body, passage) for (group, passage), bodies in SEATS.items() if group == "smog" for body in bodies
    }


def test_counted_seats() -> None:
    rows = ask("who-sits-on", "role", "holder", "for_whom", "seats", "note", group="Police and Crime Panel")
    assert rows == {
        ("role/chair", "brian-wilcox", "", "", ""),
        ("role/elected-member", "", "kind/local-authority", 15, ""),
        ("role/co-opted-member", "", "", 2, "Independent members."),
    }


def test_a_seat_held_for_others() -> None:
    # 6.3: Public Health speaks there for both partnerships.
    rows = ask("who-sits-on", "holder", "for_whom", "passage", group="Cyber Crime meeting")
    assert rows == {("wcc-public-health", csp, "6.3") for csp in ("north-csp", "south-csp")}


def test_a_meeting_in_which_boards_take_part() -> None:
    # 6.2: "a joint chairs meeting" of the board and those bodies.
    boards = ("scb", "hwbb", "adults-safeguarding-board", "childrens-safeguarding-board")
    rows = ask("who-sits-on", "role", "holder", "passage", group="Joint chairs meeting")
    assert rows == {("takesPartIn", board, "6.2") for board in boards}


def test_groups_of_the_county_council() -> None:
    def by_kind(role: str, kind: str, *places: tuple[str, str]) -> set[Row]:
        return {(group, role, "a seat for its kind", f"kind/{kind}", passage) for group, passage in places}

    people = {
        (group, "role/chair", "one of its people", chair, passage)
        for group, chair, organisation, _, passage in CHAIRS
        if organisation in {"wcc", "wcc-public-health"}
    }
    smog = "smog"
    assert ask("groups-of-organisation", organisation="WCC") == people | by_kind(
        # 1.1: local authorities are responsible authorities.
        "role/member",
        "responsible-authority",
        *((OFFENDING, "B.2"), ("domestic-abuse-forum", "B.3"), (smog, "B.6")),
        *(("north-csp", "B.7"), ("south-csp", "B.7")),
    ) | by_kind("role/member", "local-authority", ("scb", "B.1"), ("hwbb", "B.11")) | by_kind(
        "role/elected-member", "local-authority", (PANEL, "B.9")
    ) | {
        (smog, "role/member", "a seat for it", "wcc", "B.6"),
        (CYBER, "role/member", "holds the seat", "wcc-public-health", "6.3"),
        # The seat for the chair of the Health and Well-being Board, who is its cabinet member.
        ("scb", "role/member", "one of its people, by another office", "john-smith", "B.1"),
    }


def test_groups_of_the_police() -> None:
    rows = ask("groups-of-organisation", "group", "how", "through", organisation="West Mercia Police")
    own = {("hwbb", "a seat for it", "uk/west-mercia-police")}
    named = {(group, "a seat for its kind", "kind/police-force") for group in ("scb", "smog", REDUCTION)}
    responsible = {
        (group, "a seat for its kind", "kind/responsible-authority")
        for (group, _), bodies in SEATS.items()
        if "kind/responsible-authority" in bodies
    }
    assert rows == own | named | responsible


def test_groups_of_a_body_that_is_linked_to_it() -> None:
    # Entries 1, 6 and 10 give seats to the Commissioner's office, and none to the Commissioner.
    rows = ask("groups-of-organisation", "group", "role", "how", "through", "passage", organisation="PCC")
    how, office = "a body linked to it", "uk/west-mercia-opcc"
    assert rows == {
        ("scb", "role/member", how, office, "B.1"),
        ("smog", "role/member", how, office, "B.6"),
        (REDUCTION, "role/member", how, office, "B.10"),
        (REDUCTION, "role/chair", how, office, "B.10"),
    }


def test_groups_in_which_a_board_takes_part() -> None:
    rows = ask("groups-of-organisation", "group", "how", organisation="Adults Safeguarding Board")
    assert rows == {("joint-chairs-meeting", "takes part")}


def test_no_seat_is_vacant_but_most_have_no_named_holder() -> None:
    rows = ask("vacant-or-unnamed-seats")
    unnamed = {
        # Entry 8: "open to representatives of each of the five CSPs"
        (
            group,
            f"role/{'open-member' if group == LIAISON else 'member'}",
            body,
            "",
            "holder not named",
            passage,
        )
        for (group, passage), bodies in SEATS.items()
        for body in bodies
    }
    # The seats that go with being a chair are not among them: entries 7 and 11 name those chairs.
    assert rows == unnamed | {
        (PANEL, "role/elected-member", "kind/local-authority", 15, "holder not named", "B.9"),
        (PANEL, "role/co-opted-member", "", 2, "holder not named", "B.9"),
    }


# The six of paragraph 1.1.
AUTHORITIES = {
    *("kind/local-authority", "kind/police-force", "kind/fire-and-rescue-authority"),
    *("kind/clinical-commissioning-group", "uk/national-probation-service"),
    "kind/community-rehabilitation-company",
}


@pytest.mark.parametrize(
    ("group", "present"),
    [
        ("scb", AUTHORITIES),  # entry 1 lists all six
        ("Reducing Offending Strategy Group", AUTHORITIES),  # entry 2: "the Responsible Authorities"
        (
            # Entry 11 names West Mercia Police, which is a police force.
            "hwbb",
            {"kind/local-authority", "kind/clinical-commissioning-group", "kind/police-force"},
        ),
        (
            # Entry 10: probation, CRC, police officers.
            "West Mercia Crime Reduction Board",
            {
                *("uk/national-probation-service", "kind/police-force"),
                "kind/community-rehabilitation-company",
            },
        ),
        ("West Mercia Police and Crime Panel", {"kind/local-authority"}),
        # Entry 4 gives no members; its chair comes from the county council, a local authority.
        ("Prevent Strategy Group", {"kind/local-authority"}),
    ],
)
def test_responsible_authorities_missing(group: str, present: set[str]) -> None:
    columns = ("authority", "seats_stated", "note", "passage")
    rows = ask("responsible-authorities-missing", *columns, group=group)
    # Entry 4 says nothing of seats but the chair's.
    stated = group != "Prevent Strategy Group"
    assert rows == {(authority, stated, "", "1.1") for authority in AUTHORITIES - present}


def test_groups_outside_the_governance_appendix() -> None:
    assert ask("groups-outside-the-governance-appendix", "group", "passage") == {
        ("peg", "1.2"),
        ("overview-and-scrutiny-performance-board", "1.9"),
        ("marac-governance-group", "3.1"),
        ("childrens-safeguarding-board", "3.2"),
        ("drive-governance-group", "3.5"),
        ("odoc", "5.2"),
        ("mappa", "5.2"),
        ("adults-safeguarding-board", "6.2"),
        ("joint-chairs-meeting", "6.2"),
        (CYBER, "6.3"),
        ("north-hip", "6.4"),
        ("south-hip", "6.4"),
    }


def test_another_section_can_be_asked_for() -> None:
    # Section 6 gives a seat to the cyber crime meeting (6.3) and says what the Channel Panel is for (6.8).
    inside = {CYBER, "channel-panel"}
    groups = {row[0] for row in ask("groups-outside-the-governance-appendix", "group", section="6")}
    assert len(groups) == 24 - len(inside)
    assert not groups & inside
