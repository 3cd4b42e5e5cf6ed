"""What the transcription says is what the agreement says: expected values are copied from it by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.test_data import CSA, DCT, FILE, NAMES, ORG, ROOT, SKOS, TYPE, Data, Triple


@pytest.fixture(scope="module")
def data() -> Data:
    return Data(FILE.read_bytes())


def locators(data: Data, triple: Triple) -> set[str]:
    own = set(data.file)
    found = (graph for graph, triples in data.graphs.items() if triple in triples)
    return {locator for graph in found for locator in data.values(graph, CSA + "locator", own)}


LINES = {"reportsTo", "subGroupOf", "overseenBy", "scrutinisedBy", "accountableTo"}


def test_the_lines_of_accountability_are_those_of_the_document_and_no_others(data: Data) -> None:
    found = {
        (data.name(s), p.removeprefix(CSA), data.name(o)): locators(data, (s, p, o))
        for s, p, o in data.all
        if p.removeprefix(CSA) in LINES
    }
    board = "Worcestershire Safer Communities Board"
    smog = "Substance Misuse Strategic Oversight Group"
    marac = "Strategic MARAC Governance Group"
    assert found == {
        (board, "reportsTo", "Worcestershire Public Executive Group"): {"1.2"},
        (board, "scrutinisedBy", "Overview and Scrutiny Performance Board"): {"1.9"},
        ("Strategic sub-groups of the Safer Communities Board", "subGroupOf", board): {"1.3"},
        ("Multi-Agency Risk Assessment Conference", "overseenBy", marac): {"3.1"},
        ("Daily domestic abuse triage", "overseenBy", marac): {"3.1"},
        (smog, "reportsTo", board): {"4.7", "Appendix B, entry 6"},
        (smog, "reportsTo", "Worcestershire Health and Well-being Board"): {"4.7", "Appendix B, entry 6"},
        ("Worcestershire Channel Panel", "overseenBy", board): {"6.7"},
        ("Worcestershire Reducing Re-Offending Strategy Group", "subGroupOf", board): {"Appendix B, entry 2"},
        ("Worcestershire Prevent Strategy Group", "subGroupOf", board): {"Appendix B, entry 4"},
        (
            "West Mercia Police and Crime Commissioner",
            "scrutinisedBy",
            "West Mercia Police and Crime Panel",
        ): {"Appendix B, entry 9"},
    }


def test_no_line_is_drawn_because_it_is_plausible(data: Data) -> None:
    lower = {data.name(s) for s, p, _ in data.all if p.removeprefix(CSA) in LINES}
    assert "Worcestershire Domestic Abuse Forum" not in lower
    assert not {name for name in lower if "Community Safety Partnership" in name}


def test_only_one_passage_makes_groups_answer_for_a_priority(data: Data) -> None:
    found = {(data.name(s), data.name(o)) for s, p, o in data.all if p == CSA + "owns"}
    assert found == {
        ("North Worcestershire Community Safety Partnership", "Anti-social behaviour"),  # 6.1: dealt with by
        ("South Worcestershire Community Safety Partnership", "Anti-social behaviour"),
    }


CSPS = (
    "North Worcestershire Community Safety Partnership",
    "South Worcestershire Community Safety Partnership",
)
COMMISSIONER = "West Mercia Police and Crime Commissioner"


def stated(data: Data, predicate: str) -> set[tuple[str, str, str]]:
    """Return who is tied to what by a relation, by name, and where each is stated."""
    return {
        (called(data, s), called(data, o), " ".join(sorted(locators(data, (s, p, o)))))
        for s, p, o in data.all
        if p == predicate
    }


def called(data: Data, iri: str) -> str:
    return iri.removeprefix(ROOT) if iri.startswith(ROOT + "kind/") else data.name(iri)


def test_nobody_follows_what_it_is_only_told_of(data: Data) -> None:
    # 5.3: the Reducing Offending Strategy Group receives information on ODOC; to watch over it is not said.
    assert stated(data, CSA + "monitors") == {
        ("Prevent Action Plan", "kind/specified-authority", "6.6"),  # "supports and oversees the work of"
        # "Ensure oversight of the DAF action plan implementation", led by the Forum itself.
        ("Worcestershire Domestic Abuse Forum", "Domestic Abuse Forum action plan", "Appendix A, row 2"),
        (
            "Worcestershire Safer Communities Board",
            "Community Safety Agreement Action Plan 2018-19",
            "Appendix A",
        ),
        ("Worcestershire Prevent Strategy Group", "Strategic Prevent Plan", "Appendix B, entry 4"),
        (
            "West Mercia Police and Crime Panel",
            "West Mercia Police and Crime Plan 2016/21",
            "Appendix B, entry 9",
        ),
        # "responsible for overseeing crime reduction (Including reducing re-offending)"
        ("West Mercia Crime Reduction Board", "Crime reduction", "Appendix B, entry 10"),
        ("West Mercia Crime Reduction Board", "Reducing re-offending", "Appendix B, entry 10"),
        ("Worcestershire Health and Well-being Board", "Local health commissioning", "Appendix B, entry 11"),
    }


def test_what_bodies_are_responsible_for(data: Data) -> None:
    board = "Worcestershire Safer Communities Board"
    wider = "Work that needs a strategic response of the county and of West Mercia"
    assert stated(data, CSA + "responsibleFor") == {
        # 1.4: "primarily dealt with at the local CSP level"
        *{(csp, "Detail of crime statistics, and the response to them", "1.4") for csp in CSPS},
        (board, "Community Safety Agreement", "Appendix B, entry 1"),
        (board, "Community Safety Agreement Action Plan 2018-19", "Appendix B, entry 1"),
        (board, wider, "Appendix B, entry 1"),
        (
            "Worcestershire Reducing Re-Offending Strategy Group",
            "Performance measures and evaluation in reducing re-offending",
            "Appendix B, entry 2",
        ),
    }


def test_who_acts_for_whom(data: Data) -> None:
    # 3.4: "which the SCB co-ordinates for the CSP's"; entry 1: "on behalf of the wider"; 3.5: DRIVE.
    assert stated(data, "http://www.w3.org/ns/prov#actedOnBehalfOf") == {
        *{("Worcestershire Safer Communities Board", csp, "3.4 Appendix B, entry 1") for csp in CSPS},
        ("Worcestershire County Council Public Health", COMMISSIONER, "3.5"),
    }


def test_whose_money_pays_for_drive(data: Data) -> None:
    # 3.5: national funding, which the Commissioner secured, and "a financial contribution" of Public Health.
    assert stated(data, CSA + "funds") == {
        ("National funding (source not named)", "DRIVE project", "3.5"),
        ("Worcestershire County Council Public Health", "DRIVE project", "3.5"),
        *{("CSP funding (source not named)", csp, "5.3") for csp in CSPS},
    }


def test_the_bodies_that_see_to_licences_are_not_said_to_grant_them(data: Data) -> None:
    # 4.3: "Responsible licensing authorities, including Police and PH"; others grant the licences.
    kind = ROOT + "kind/responsible-licensing-authority"
    assert {s for s, p, o in data.all if o == kind and p != CSA + "takesPartIn"} == {
        ROOT + "kind/police-force",
        ROOT + "worcestershire/wcc-public-health",
    }
    assert not {s for s, _, o in data.all if o == ROOT + "kind/licensing-authority"}


def test_the_timescale_is_that_of_the_panels_work_and_not_of_dovetail(data: Data) -> None:
    # 6.8: "a lack of clarity about … the timescales" of the one; the other is for "2018/19 and beyond".
    assert not data.values(ROOT + "uk/dovetail", CSA + "timescale")
    # "will change over the coming year"; "the primary strategic focus … in 2018/19 and beyond".
    said = {"dovetail-implementation": "over the coming year", "focus-of-the-panel": "2018/19 and beyond"}
    for name, words in said.items():
        assert data.values(ROOT + f"worcestershire/{name}", CSA + "timescale") == {words}


def test_referrals_pass_others_before_the_panel(data: Data) -> None:
    # 6.7: "prior to any cases reaching the Panel"
    arrangement = ROOT + "worcestershire/referrals-to-channel-panel"
    assert {data.name(each) for each in data.values(arrangement, CSA + "via")} == {
        "Worcestershire County Council Family Front Door",
        "Adult Safeguarding team",
    }


def test_we_are_the_board_wherever_the_document_says_so(data: Data) -> None:
    board = ROOT + "worcestershire/scb"
    by_us = {data.name(s) for s, p, o in data.all if p.endswith("#wasAssociatedWith") and o == board}
    assert by_us == {  # 3.4
        "Joint Domestic Homicide Review and Safeguarding Adult Review in South Worcestershire",
        "Domestic Homicide Review in North Worcestershire",
        "Review process on two murders of Christmas 2017",
    }
    assert {data.name(o) for s, p, o in data.all if (s, p) == (board, CSA + "runs")} == {
        '"Worried" campaign'
    }  # 3.8


def test_the_chairs_are_those_of_appendix_b(data: Data) -> None:
    chairs = set()
    for seat, predicate, role in data.all:
        if predicate == ORG + "role" and role == ROOT + "role/chair":
            (group,), (person,) = data.values(seat, ORG + "postIn"), data.values(seat, ORG + "heldBy")
            bodies = {data.name(body) for body in data.values(person, ORG + "memberOf")}
            chairs.add((data.name(group), data.name(person), *bodies))
    public_health = "Worcestershire County Council Public Health"
    assert chairs == {
        ("Worcestershire Safer Communities Board", "Dr Frances Howie", "Worcestershire County Council"),
        ("Worcestershire Reducing Re-Offending Strategy Group", "Alice Davey", "Worcester City Council"),
        ("Worcestershire Domestic Abuse Forum", "Tim Rice", public_health),
        ("Worcestershire Prevent Strategy Group", "Tim Rice", public_health),
        ("Worcestershire Channel Panel", "Paul Kinsella", public_health),
        ("Substance Misuse Strategic Oversight Group", "Rosie Winyard", public_health),
        ("North Worcestershire Community Safety Partnership", "Sue Hanley"),
        ("South Worcestershire Community Safety Partnership", "Rose Rouse"),
        ("West Mercia Community Safety Liaison Group", "Andrew Gough", "Shropshire County Council"),
        ("West Mercia Police and Crime Panel", "Cllr Brian Wilcox", "Herefordshire County Council"),
        (
            "West Mercia Crime Reduction Board",
            "Andy Champness",
            "Office of the West Mercia Police and Crime Commissioner",
        ),
        ("Worcestershire Health and Well-being Board", "Cllr John Smith", "Worcestershire County Council"),
    }
    people = {s for s, p, o in data.all if p == TYPE and o == "http://xmlns.com/foaf/0.1/Person"}
    assert len(people) == 11
    counts = sorted(int(o) for _, p, o in data.all if p == CSA + "count")
    assert counts == [2, 15]


PH = "Worcestershire County Council Public Health"
PSG = "Worcestershire Prevent Strategy Group"
FORUM = "Worcestershire Domestic Abuse Forum"
MISUSE = "Alcohol and Substance Misuse"
ACTIONS: list[tuple[str, str, str, str, set[str]]] = [
    (
        "Domestic Abuse",
        "Service to commence by July 2018",
        "2018-07-31",
        "WCC PH / PCC",
        {PH, "West Mercia Police and Crime Commissioner"},
    ),
    ("Domestic Abuse", "March 2019", "2019-03-31", "Domestic Abuse Forum", {FORUM}),
    ("Domestic Abuse", "May 2018", "2018-05-31", "Domestic Abuse Forum", {FORUM}),
    (MISUSE, "Dec 2018", "2018-12-31", "Swanswell / WCC PH", {PH, "Swanswell"}),
    (
        MISUSE,
        "Oct 2018",
        "2018-10-31",
        "WCC PH / NWCSPP",
        {PH, "North Worcestershire Community Safety Partnership"},
    ),
    (
        "Reducing Reoffending",
        "Sept 2018",
        "2018-09-30",
        "Reducing Offending Strategy Group",
        {"Worcestershire Reducing Re-Offending Strategy Group"},
    ),
    ("Prevent", "June 2018 (New CTLP)", "2018-06-30", "WCC PH / PSG", {PH, PSG}),
    ("Prevent", "April 2019", "2019-04-30", "WCC PH / PSG", {PH, PSG}),
    (
        "Harm Reduction – Hate Crime",
        "June 2018",
        "2018-06-30",
        "SWCSPP",
        {"South Worcestershire Community Safety Partnership"},
    ),
    (
        "Modern Slavery",
        "July 2018",
        "2018-07-31",
        "WCC PH and wider WCC",
        {PH, "Worcestershire County Council"},
    ),
    ("Modern Slavery", "Sept 2018", "2018-09-30", "Partners", set()),
    ("Violence", "Oct 2018", "2018-10-31", "Partners", set()),
]


@pytest.mark.parametrize(("row", "expected"), list(enumerate(ACTIONS, start=1)))
def test_action_is_as_printed(row: int, expected: tuple[str, str, str, str, set[str]], data: Data) -> None:
    (passage,) = [s for s, p, o in data.file if p == CSA + "locator" and o == f"Appendix A, row {row}"]
    here = set(data.graphs[passage])
    (action,) = data.of_type("Action", here)
    terms = ("theme", "timescale", "due", "leadAsPrinted")
    found = tuple(next(iter(data.values(action, CSA + term, here)), None) for term in terms)
    leads = {data.name(lead) for lead in data.values(action, CSA + "lead", here)}
    assert (*found, leads) == expected
    assert data.values(action, CSA + "precision", here) == {ROOT + "precision/month"}


def test_there_are_twelve_actions_and_partners_is_nobody(data: Data) -> None:
    assert len(data.of_type("Action")) == 12
    assert "partners" not in {o.lower() for _, p, o in data.all if p in NAMES | {SKOS + "altLabel"}}


def test_both_names_of_best_bar_none_are_kept_where_they_are_printed(data: Data) -> None:
    scheme = ROOT + "worcestershire/best-bar-none"
    assert locators(data, (scheme, SKOS + "prefLabel", "Best Bar None")) == {"4.2"}
    assert locators(data, (scheme, SKOS + "altLabel", "All Bar None")) == {"Appendix A, row 5"}


def test_what_the_document_leaves_open_is_recorded(data: Data) -> None:
    kinds = Counter(
        o.rpartition("/")[2] for s, p, o in data.all if p == DCT + "type" and s in data.of_type("Caveat")
    )
    assert kinds["missing-picture"] == 2  # Table 1 and Appendix D
    assert kinds["not-exhaustive"] == 3  # Appendix B, and "other key partners" in its entries 3 and 7
    assert kinds["incomplete"] == 1  # the Liaison Group's members
    assert kinds["undecided"] == 1  # a perpetrator programme like Shropshire's
    assert kinds["unclear"] >= 2  # cyber crime, Dovetail
