"""Programmes, money, plans and law: who does what for whom, as the agreement says it."""

from __future__ import annotations

from tests.questions.agreement import ask

PH = "wcc-public-health"
PCC = "uk/west-mercia-pcc"
PANEL = "uk/west-mercia-police-and-crime-panel"


def test_programmes_on_alcohol() -> None:
    assert ask("programmes-by-priority", priority="Alcohol") == {
        ("alcohol", "substance-misuse-services", "", "1.3"),  # "substance misuse and alcohol"
        ("alcohol", "best-bar-none", "status/in-place", "4.2"),
        ("alcohol", "best-bar-none-redditch", "status/planned", "4.2"),
        ("alcohol", "licensing-work", "status/in-place", "4.3"),
        ("alcohol", "blue-light", "status/pilot", "4.4"),
    }


def test_programmes_on_a_priority_and_its_parts() -> None:
    rows = ask("programmes-by-priority", "works_on", "programme", priority="Substance misuse")
    alcohol = ask("programmes-by-priority", "works_on", "programme", priority="Alcohol")
    assert rows - alcohol == {
        ("substance-misuse", "substance-misuse-services"),  # 1.3
        ("drugs", "drug-strategy-implementation"),  # 4.6
    }


def test_all_programmes_are_told_once() -> None:
    rows = ask("programmes-by-priority")
    parts = ask("programmes-by-priority", priority="Substance misuse")
    assert parts < rows
    assert ("domestic-abuse", "drive", "status/planned", "3.5") in rows
    # 5.2: the joint focus serves two priorities.
    assert {row for row in rows if row[1] == "focus-on-perpetrators"} == {
        ("reducing-reoffending", "focus-on-perpetrators", "status/in-place", "5.2"),
        ("domestic-abuse", "focus-on-perpetrators", "status/in-place", "5.2"),
    }


def test_who_runs_and_pays_for_drive() -> None:
    # 3.5: the money is national, and the Commissioner secured it; Public Health commissions and contributes.
    assert ask("programmes-and-who-runs-and-pays", programme="DRIVE") == {
        ("drive", "national-funding", "funds", "3.5"),
        ("drive", PH, "commissions", "3.5"),
        ("drive", PH, "funds", "3.5"),
    }


def test_who_runs_and_pays() -> None:
    rows = ask("programmes-and-who-runs-and-pays")
    assert {row for row in rows if row[2] in {"runs", "coordinates"}} == {
        ("domestic-abuse-housing-work", "domestic-abuse-forum", "runs", "3.3"),
        ("domestic-abuse-master-classes", "uk/domestic-abuse-housing-alliance", "runs", "3.3"),
        ("worried-campaign", "scb", "runs", "3.8"),  # "our 'Worried' campaign"
        ("blue-light", "uk/swanswell", "runs", "4.4"),
        ("substance-misuse-services", "uk/swanswell", "runs", "4.5"),
        ("drug-strategy-implementation", PH, "coordinates", "4.6"),
        # 6.8: its changes are the "primary strategic focus for the Channel Panel".
        ("dovetail-implementation", "channel-panel", "runs", "6.8"),
        ("integrated-offender-management", "reducing-reoffending-strategy-group", "coordinates", "B.2"),
    }
    # 3.8 does not say whose the other campaigns are, nor 4.2 who brings Best Bar None.
    assert ("public-awareness-campaigns", "", "", "3.8") in rows
    assert {row for row in rows if row[0] == "best-bar-none"} == {("best-bar-none", "", "", "4.2")}


def test_one_tie_in_two_passages_is_one_row() -> None:
    # 4.4 and row 4 of Appendix A both bring Alcohol Concern and Blue Light together.
    rows = ask("programmes-and-who-runs-and-pays", programme="Blue Light")
    assert ("blue-light", "uk/alcohol-concern", "takesPartIn", "4.4 A.4") in rows
    assert len(rows) == 2


def test_who_commissions_hosts_funds() -> None:
    assert ask("who-commissions-hosts-funds") == {
        (PH, "commissions", "drive", "3.5"),
        (PH, "commissions", "bme-communities-project", "3.6"),
        (PH, "commissions", "substance-misuse-services", "4.5"),
        (PH, "commissions", "uk/swanswell", "4.5"),
        (PH, "funds", "drive", "3.5"),
        ("national-funding", "funds", "drive", "3.5"),
        # "CSP funding": whose it is is not said.
        ("csp-funding", "funds", "north-csp", "5.3"),
        ("csp-funding", "funds", "south-csp", "5.3"),
        ("family-front-door", "hosts", "domestic-abuse-triage", "3.1"),
        ("wcc", "hosts", PANEL, "B.9"),
        ("wcc", "administers", PANEL, "B.9"),
        (PH, "administers", "scb", "1.2"),
    }


def test_who_produces_which_plan() -> None:
    produced = {
        ("agreement", "scb", "title"),
        *{(f"{side}-{plan}", f"{side}-csp", "1.4") for side in ("north", "south") for plan in OF_THE_CSPS},
        ("uk/safer-west-mercia-plan", PCC, "1.4"),
        ("uk/serious-violence-strategy", "uk/government", "1.7"),
        ("police-violence-strategy", "uk/west-mercia-police", "1.7"),
        ("pcc-violence-strategy", PCC, "1.7"),
        ("uk/phe-alcohol-and-drug-strategies", "uk/public-health-england", "4.5"),
        ("uk/national-drug-strategy", "uk/government", "4.6"),
        ("prevent-action-plan", "prevent-strategy-group", "6.6"),
        ("domestic-abuse-action-plan", "domestic-abuse-forum", "A.2"),
        ("uk/contest", "uk/government", "B.5"),
    }
    assert ask("who-produces-which-plan", "plan", "part", "body", "passage") == {
        *{(plan, "produces it", body, passage) for plan, body, passage in produced},
        ("agreement", "is responsible for it", "scb", "B.1"),
        ("action-plan", "is responsible for it", "scb", "B.1"),
        ("action-plan", "monitors it", "scb", "A"),
        ("prevent-plan", "monitors it", "prevent-strategy-group", "B.4"),  # oversees its implementation
        ("uk/west-mercia-police-and-crime-plan", "monitors it", PANEL, "B.9"),
        ("alcohol-action-plan", "", "", "4.1"),
        ("drugs-plan", "", "", "4.6"),
        # Rows 2, 6 and 7 are about plans, and name who leads that.
        (
            "reducing-offending-strategy",
            "leads an action about it",
            "reducing-reoffending-strategy-group",
            "A.6",
        ),
        ("prevent-action-plan", "leads an action about it", "prevent-strategy-group", "A.7"),
        ("prevent-action-plan", "leads an action about it", PH, "A.7"),
        ("domestic-abuse-action-plan", "leads an action about it", "domestic-abuse-forum", "A.2"),
        # Row 2: the Forum is to keep oversight of its own plan.
        ("domestic-abuse-action-plan", "monitors it", "domestic-abuse-forum", "A.2"),
    }


OF_THE_CSPS = ("strategic-assessment", "annual-plan")


def test_statutory_basis() -> None:
    boards = ("adults-safeguarding-board", "childrens-safeguarding-board", "hwbb")
    assert ask("statutory-basis") == {
        *{(board, "is called statutory", "", "", "1.3") for board in boards},
        *{(csp, "has a duty", "duty-to-reduce-crime", "", "5.1") for csp in ("north-csp", "south-csp")},
        *{(csp, "is called statutory", "", "", "B.7") for csp in ("north-csp", "south-csp")},
        ("channel-panel", "has a duty", "duty-to-manage-referrals", "", "6.7"),
        ("channel-panel", "is called statutory", "", "", "B.5"),
        ("scb", "a duty is about it", "duty-county-strategy-group", "", "1.2"),
        ("scb", "a duty is about it", "modern-slavery-duty", "", "6.9"),
    }


def test_statutory_basis_of_one_group() -> None:
    rows = ask("statutory-basis", "group", "basis", "passage", group="Channel Panel")
    assert rows == {("channel-panel", "has a duty", "6.7"), ("channel-panel", "is called statutory", "B.5")}


def test_duties_and_bearers() -> None:
    act = "uk/crime-and-disorder-act-1998"
    assert ask("duties-and-bearers", "duty", "bearer", "law", "passage") == {
        ("duty-of-responsible-authorities", "kind/responsible-authority", act, "1.1"),
        ("duty-of-responsible-authorities", "kind/responsible-authority", f"{act}-s17", "1.1"),
        ("duty-county-strategy-group", "", "", "1.2"),
        ("duty-to-consider-pcc-plans", "", "", "1.4"),
        ("duty-to-reduce-crime", "north-csp", "", "5.1"),
        ("duty-to-reduce-crime", "south-csp", "", "5.1"),
        ("duty-of-specified-authorities", "kind/specified-authority", "uk/counter-terrorism-act", "6.6"),
        ("duty-to-manage-referrals", "channel-panel", "", "6.7"),
        ("modern-slavery-duty", "", "", "6.9"),
    }
