"""Who answers to whom, as the agreement says it."""

from __future__ import annotations

import pytest

from tests.questions.agreement import answer, ask, short

# The 24 groups that the document names, by the paragraph that names them first.
GROUPS = {
    *("scb", "peg"),  # title page, 1.2
    *("adults-safeguarding-board", "childrens-safeguarding-board", "hwbb"),  # 1.3
    *("north-csp", "south-csp"),  # 1.4
    "overview-and-scrutiny-performance-board",  # 1.9
    "marac-governance-group",  # 3.1
    "domestic-abuse-forum",  # 3.3
    "drive-governance-group",  # 3.5
    "smog",  # 4.6
    *("odoc", "mappa"),  # 5.2
    "reducing-reoffending-strategy-group",  # 5.3
    "joint-chairs-meeting",  # 6.2
    "uk/west-mercia-cyber-crime-meeting",  # 6.3
    *("north-hip", "south-hip"),  # 6.4
    "prevent-strategy-group",  # 6.6
    "channel-panel",  # 6.7
    "uk/west-mercia-community-safety-liaison-group",  # Appendix B, entry 8
    "uk/west-mercia-police-and-crime-panel",  # entry 9
    "uk/west-mercia-crime-reduction-board",  # entry 10
}
# Those of them that the document publishes for, or describes as its governance.
OWN = {
    "scb",  # it publishes the agreement
    *(
        "reducing-reoffending-strategy-group",
        "domestic-abuse-forum",
        "prevent-strategy-group",
    ),  # entries 2 to 4
    *("channel-panel", "smog", "north-csp", "south-csp"),  # entries 5 to 7
    "uk/west-mercia-community-safety-liaison-group",  # entry 8
    *(
        "uk/west-mercia-police-and-crime-panel",
        "uk/west-mercia-crime-reduction-board",
        "hwbb",
    ),  # entries 9 to 11
    "odoc",  # 5.2 says what it is for, and that it meets each month
}
AIMS = ("domestic-abuse", "substance-misuse", "reducing-reoffending", "harm-reduction")
ANSWERING = {
    "scb",  # 1.2, 1.9
    "smog",  # 4.7
    "channel-panel",  # 6.7
    "reducing-reoffending-strategy-group",  # Appendix B, entry 2
    "prevent-strategy-group",  # entry 4
}
ABOVE_OTHERS = {
    "peg",  # 1.2
    "overview-and-scrutiny-performance-board",  # 1.9
    "marac-governance-group",  # 3.1
    "hwbb",  # 4.7
    "uk/west-mercia-police-and-crime-panel",  # Appendix B, entry 9
}


def test_who_reports_to_whom() -> None:
    group = "reducing-reoffending-strategy-group"
    columns = ("body", "line", "to", "frequency", "passage")
    assert ask("who-reports-to-whom", *columns) == {
        ("scb", "reportsTo", "peg", "freq/annual", "1.2"),
        ("scb-sub-groups", "subGroupOf", "scb", "", "1.3"),  # "a series of strategic SCB sub groups"
        ("scb", "scrutinisedBy", "overview-and-scrutiny-performance-board", "", "1.9"),
        ("marac", "overseenBy", "marac-governance-group", "", "3.1"),
        ("domestic-abuse-triage", "overseenBy", "marac-governance-group", "", "3.1"),
        # Stated twice, told once: in 4.7 and in Appendix B, entry 6.
        ("smog", "reportsTo", "scb", "", "4.7 B.6"),
        ("smog", "reportsTo", "hwbb", "", "4.7 B.6"),
        # 5.3 does not say who gives the group its quarterly figures, but to whom it forwards them.
        ("", "informs", group, "freq/quarterly", "5.3"),
        (group, "informs", "uk/west-mercia-pcc", "", "5.3"),
        # "forwards the information to the PCC as part of the CSP funding monitoring return"
        ("csp-funding-return", "informs", "uk/west-mercia-pcc", "", "5.3"),
        ("channel-panel", "overseenBy", "scb", "", "6.7"),
        ("channel-panel", "informs", "scb", "", "6.7"),
        ("channel-panel", "informs", "adults-safeguarding-board", "", "6.7"),
        ("channel-panel", "informs", "childrens-safeguarding-board", "", "6.7"),
        # Referrals go elsewhere "prior to any cases reaching the Panel".
        ("prevent-referrals", "informs", "channel-panel", "", "6.7"),
        (group, "subGroupOf", "scb", "", "B.2"),
        ("prevent-strategy-group", "subGroupOf", "scb", "", "B.4"),
        ("uk/west-mercia-pcc", "scrutinisedBy", "uk/west-mercia-police-and-crime-panel", "", "B.9"),
    }


def test_on_what_is_reported() -> None:
    rows = ask("who-reports-to-whom", "body", "line", "on_what", "passage")
    # 3.1: not the process itself but its review is overseen; 6.7: data on the panel, and they are restricted.
    assert ("marac", "overseenBy", "the review that is under way", "3.1") in rows
    assert ("channel-panel", "informs", "restricted data", "6.7") in rows
    # 5.3: "Monitoring information focuses on the local Worcestershire ODOC performance."
    assert ("", "informs", "performance, mainly of One Day One Conversation", "5.3") in rows
    assert ("scb", "reportsTo", "", "1.2") in rows


def test_who_reports_to_the_board() -> None:
    columns = ("body", "line", "frequency", "passage")
    assert ask("who-reports-to", *columns, group="scb") == {
        ("scb-sub-groups", "subGroupOf", "", "1.3"),
        ("smog", "reportsTo", "", "4.7 B.6"),
        ("channel-panel", "overseenBy", "", "6.7"),
        ("channel-panel", "informs", "", "6.7"),
        ("reducing-reoffending-strategy-group", "subGroupOf", "", "B.2"),
        ("prevent-strategy-group", "subGroupOf", "", "B.4"),
    }


def test_who_reports_to_a_group_that_only_gets_information() -> None:
    # 5.3: it receives performance information each quarter; from whom is not said.
    columns = ("body", "line", "frequency", "passage")
    rows = ask("who-reports-to", *columns, group="Reducing Offending Strategy Group")
    assert rows == {("", "informs", "freq/quarterly", "5.3")}


def test_how_often_stands_with_who_reports() -> None:
    rows = ask("who-reports-to", "body", "line", "frequency", "passage", group="PEG")
    assert rows == {("scb", "reportsTo", "freq/annual", "1.2")}


def test_through_whom_a_line_runs() -> None:
    # 6.7: "The SCB, through the Prevent Strategy Group, oversees the Channel Panel process".
    panel, group, matter = "channel-panel", "prevent-strategy-group", "the Channel Panel process"
    columns = ("body", "line", "on_what", "through", "on_the_way_to", "passage")
    assert (panel, "overseenBy", matter, group, "", "6.7") in ask("who-reports-to", *columns, group="scb")
    rows = ask("who-reports-to", *columns, group="Prevent Strategy Group")
    assert rows == {(panel, "overseenBy", matter, "", "scb", "6.7")}
    rows = ask("who-reports-to-whom", "body", "to", "through", "passage")
    assert {row for row in rows if row[2]} == {
        (panel, "scb", group, "6.7"),
        # 6.7: referrals "go through the WCC Family Front Door / Adult Safeguarding team prior to any cases
        # reaching the Panel".
        ("prevent-referrals", panel, "family-front-door", "6.7"),
        ("prevent-referrals", panel, "adult-safeguarding-team", "6.7"),
    }


def test_way_up_from_the_oversight_group() -> None:
    # 4.7 and entry 6 for the first two steps, 1.2 and 1.9 for those of the board.
    assert ask("reports-upward", "distance", "body", "line", "to", "top", "passage", group="SMOG") == {
        ("directly", "smog", "reportsTo", "scb", False, "4.7 B.6"),
        ("directly", "smog", "reportsTo", "hwbb", True, "4.7 B.6"),
        ("further up", "scb", "reportsTo", "peg", True, "1.2"),
        ("further up", "scb", "scrutinisedBy", "overview-and-scrutiny-performance-board", True, "1.9"),
    }


@pytest.mark.parametrize(
    "group",
    [
        "Domestic Abuse Forum",  # 3.3 and entry 3 give it no parent
        "North Worcestershire CSP",  # nor 1.4, 6.1 and entry 7 the partnerships
        "PEG",
    ],
)
def test_no_way_up_is_made_up(group: str) -> None:
    assert ask("reports-upward", group=group) == set()


def test_groups_with_several_lines() -> None:
    # Being stated twice does not make two lines: four passages speak of SMOG's two.
    assert ask("groups-with-several-lines") == {
        ("scb", 2, "reportsTo", "peg", "1.2"),
        ("scb", 2, "scrutinisedBy", "overview-and-scrutiny-performance-board", "1.9"),
        ("smog", 2, "reportsTo", "scb", "4.7 B.6"),
        ("smog", 2, "reportsTo", "hwbb", "4.7 B.6"),
    }


def test_groups_without_a_line() -> None:
    rows = ask("groups-without-a-line", "group", "others_answer_to_it")
    assert rows == {(group, group in ABOVE_OTHERS) for group in OWN - ANSWERING}


def test_where_groups_without_a_line_are_described() -> None:
    described = {row[0]: row[1] for row in ask("groups-without-a-line", "group", "passage")}
    assert described["odoc"] == "5.2"
    assert described["domestic-abuse-forum"] == "3.3 B.3"


def test_who_scrutinises_whom() -> None:
    assert ask("who-scrutinises-whom") == {
        ("overview-and-scrutiny-performance-board", "scb", "1.9"),
        ("uk/west-mercia-police-and-crime-panel", "uk/west-mercia-pcc", "B.9"),
    }


def test_unscrutinised_groups() -> None:
    rows = ask("unscrutinised-groups", "group", "scrutinised_above", "by", "scrutiny_passage")
    # 1.9 names the board alone; what answers to the board (4.7, 6.7, entries 2 and 4) is reached through it.
    by = "overview-and-scrutiny-performance-board"
    below = ANSWERING - {"scb"}
    assert rows == {(group, "scb", by, "1.9") for group in below} | {
        (group, "", "", "") for group in OWN - ANSWERING
    }


# Appendix A: the board monitors the plan; 1.9: it is scrutinised by a committee of councillors.
BY_THE_BOARD = (
    "monitors the plan",
    "scb",
    "reaches elected members",
    "scb",
    "scrutinisedBy",
    "overview-and-scrutiny-performance-board",
    "1.9",
)
# Entry 9: the panel that scrutinises the Commissioner has elected members.
BY_THE_PANEL = ("scrutinisedBy", "uk/west-mercia-police-and-crime-panel", "B.9")


def test_route_from_an_action_of_a_sub_group() -> None:
    group = "reducing-reoffending-strategy-group"  # leads row 6; entry 2 makes it a sub-group
    assert ask("route-to-elected-scrutiny", action="action-6") == {
        BY_THE_BOARD,
        ("leads the action", group, "step up", group, "subGroupOf", "scb", "B.2"),
        ("leads the action", group, *BY_THE_BOARD[2:]),
    }


def test_route_from_an_action_of_which_one_lead_has_none() -> None:
    pcc = "uk/west-mercia-pcc"
    assert ask("route-to-elected-scrutiny", action="action-1") == {
        BY_THE_BOARD,
        ("leads the action", pcc, "reaches elected members", pcc, *BY_THE_PANEL),
        ("leads the action", "wcc-public-health", "no way is stated", "", "", "", "A.1"),
    }


def test_route_from_an_action_led_by_partners() -> None:
    assert ask("route-to-elected-scrutiny", action="action-12") == {
        BY_THE_BOARD,
        ("leads the action", "", "the lead is no named body", "", "", "", "A.12"),
    }


def test_steps_come_in_order() -> None:
    found = answer("route-to-elected-scrutiny", action="action-6")
    steps = [
        tuple(short(cell) for cell in row[3:6:2]) for row in found if short(row[0]) == "leads the action"
    ]
    assert [start for start, _ in steps] == ["reducing-reoffending-strategy-group", "scb"]


def test_reporting_frequency() -> None:
    rows = ask("reporting-frequency", "what", "line", "to", "frequency", "through", "passage")
    group = "reducing-reoffending-strategy-group"
    assert rows == {
        ("scb", "reportsTo", "peg", "freq/annual", "", "1.2"),
        # 1.4: the plans and, by entry 7, the assessments are annual.
        ("north-annual-plan", "", "", "freq/annual", "", "1.4"),
        ("south-annual-plan", "", "", "freq/annual", "", "1.4"),
        ("north-strategic-assessment", "", "", "freq/annual", "", "B.7"),
        ("south-strategic-assessment", "", "", "freq/annual", "", "B.7"),
        ("marac", "overseenBy", "marac-governance-group", "", "", "3.1"),
        ("domestic-abuse-triage", "overseenBy", "marac-governance-group", "", "", "3.1"),
        ("domestic-abuse-triage", "", "", "freq/daily", "", "3.1"),
        ("odoc", "", "", "freq/monthly", "", "5.2"),
        ("", "informs", group, "freq/quarterly", "", "5.3"),
        (group, "informs", "uk/west-mercia-pcc", "", "", "5.3"),
        # 3.4: co-ordinated "for the CSP's"; B.1: "Takes responsibility on behalf of the wider" partnerships.
        *{
            ("scb", "prov:actedOnBehalfOf", f"{side}-csp", "", "", passage)
            for side in ("north", "south")
            for passage in ("3.4", "B.1")
        },
        # 3.5: "WCC PH will commission this on behalf of the PCC"
        ("wcc-public-health", "prov:actedOnBehalfOf", "uk/west-mercia-pcc", "", "", "3.5"),
        # 6.7: "Prevent referrals now go through the WCC Family Front Door/ Adult Safeguarding team"
        *{
            ("prevent-referrals", "informs", "channel-panel", "", through, "6.7")
            for through in ("family-front-door", "adult-safeguarding-team")
        },
        ("channel-panel", "overseenBy", "scb", "", "prevent-strategy-group", "6.7"),
        *{("scb", "addresses", aim, "", "scb-sub-groups", "2.1") for aim in AIMS},  # "through its sub groups"
        ("wcc-public-health", "coordinates", "drug-strategy-implementation", "", "smog", "4.6"),
        ("action-11", "addresses", "modern-slavery", "", "scb", "A.11"),
        ("channel-panel", "informs", "scb", "", "", "6.7"),
        ("channel-panel", "informs", "adults-safeguarding-board", "", "", "6.7"),
        ("channel-panel", "informs", "childrens-safeguarding-board", "", "", "6.7"),
        ("agreement", "", "", "freq/annual", "", "B.1"),  # "the annual Community Safety Agreement"
    }
