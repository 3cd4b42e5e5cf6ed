"""What papers of other kinds say, asked of eight invented ones: it can be said, and nothing false is found.

Each file of tests/data/papers has the form of one kind of paper, with names that are invented.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.asking.cells import Thing
from csa_graph.building.layers import Plan
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.validation import shapes
from tests.questions import agreement

PAPERS = Path(__file__).parent.parent / "data" / "papers"
NAMES = sorted(path.stem for path in PAPERS.glob("*.trig"))
#: What the agreement says nothing of.
NOT_OF_THE_AGREEMENT = ["quorum-and-voting", "which-document-prevails", "who-appoints-whom"]
NEW = [*NOT_OF_THE_AGREEMENT, "what-ends-when", "which-money-flows-where", "who-decides-what"]


@cache
def graph(name: str, *, whole: bool = True) -> tuple[MemoryStore, Names]:
    """Build one of the papers."""
    store = MemoryStore()
    store.build(opening.find([PAPERS / f"{name}.trig"]), Plan(inference=whole, tables=whole))
    return store, Names(store)


def ask(question: str, paper: str, *columns: str, **arguments: object) -> set[tuple[str, ...]]:
    """Ask a question of a paper, for some of its columns: labels, passages joined by a space."""
    found = running.run(catalogue.get(question), *graph(paper), arguments)
    assert len(found.rows) == len(set(found.rows))
    places = [found.columns.index(name) for name in columns or found.columns]
    return {tuple(_text(row[place]) for place in places) for row in found.rows}


def _text(cell: object) -> str:
    if isinstance(cell, tuple):
        return " ".join(_text(each) for each in cell)
    if isinstance(cell, Thing):
        return cell.label
    return "" if cell is None else str(cell)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_well_formed(name: str) -> None:
    assert shapes.validate(opening.find([PAPERS / f"{name}.trig"])) == []


def test_there_is_one_of_each_kind() -> None:
    assert len(NAMES) == 8


@pytest.mark.parametrize("question", NOT_OF_THE_AGREEMENT)
def test_the_agreement_is_silent_and_that_is_said(question: str) -> None:
    found = agreement.answer(question)
    assert not found.rows
    assert found.none.startswith("No passage ")


@pytest.mark.parametrize("question", [name for name in NEW if catalogue.get(name).reads == "stated"])
@pytest.mark.parametrize("paper", NAMES)
def test_what_is_stated_is_enough(question: str, paper: str) -> None:
    query = catalogue.get(question)
    assert running.run(query, *graph(paper, whole=False)).rows == running.run(query, *graph(paper)).rows


# ---------------------------------------------------------------- who may decide what


def test_partnerships_delegate_and_the_board_approves() -> None:
    shared = "delivery of the priorities that they share"
    assert ask("who-decides-what", "community-safety-agreement") == {
        ("Wessmere Safety Board", "approves", "Wessmere agreement", "", "", "", "", "2"),
        ("Wessmere Safety Board", "is delegated by", f"East {WESSMERE}", shared, "", "", "", "1.2"),
        ("Wessmere Safety Board", "is delegated by", f"West {WESSMERE}", shared, "", "", "", "1.2"),
    }


WESSMERE = "Wessmere Community Safety Partnership"


def test_one_who_decides_can_be_asked_for() -> None:
    columns = ("body", "what", "on_what")
    assert ask("who-decides-what", "resilience-forum", *columns, body="Aldermoor Management Group") == {
        ("Aldermoor Management Group", "New projects", ""),
        ("Aldermoor Management Group", "Work plan of the Forum", "amendments"),
    }
    assert ask("who-decides-what", "resilience-forum", body="Aldermoor Executive Group") == set()


def test_a_board_keeps_decisions_to_itself_and_delegates_others_to_unnamed_committees() -> None:
    board, scheme = "Southmarch Integrated Care Board", "as the Scheme of Reservation and Delegation says"
    vision, kept = "Vision, values and strategic direction", "Reserved to the board."
    assert ask("who-decides-what", "integrated-care-board") == {
        (board, "approves", vision, "", "", "", kept, "Roles"),
        ("Committees of Southmarch", "is delegated by", board, "", scheme, "", "", "Committees"),
        ("Individual employees of Southmarch", "is delegated by", board, "", "", "", "", "Committees"),
    }


# ---------------------------------------------------------------- who appoints whom


def test_others_nominate_members_of_a_council_board() -> None:
    board = "Thornley Health and Wellbeing Board"
    icb = "Thornley Integrated Care Board"
    officer = "the chair, the chief executive or an executive director"
    columns = ("who", "tie", "group", "role", "seats", "condition", "passage")
    assert ask("who-appoints-whom", "council-constitution", *columns) == {
        ("Leader of Thornley Council", "nominates", board, "substitute", "", "", "b(ii)"),
        (icb, "nominates", board, "member", "", officer, "b(iii)"),
        (
            "Thornley Leaders Group",
            "nominates",
            board,
            "elected member",
            "3",
            "one from each sub-area",
            "b(iv)",
        ),
    }


def test_councils_appoint_and_the_panel_co_opts() -> None:
    panel = "Severnside Police and Crime Panel"
    columns = ("who", "tie", "group", "role", "seats", "passage")
    assert ask("who-appoints-whom", "police-and-crime-panel", *columns, group=panel) == {
        ("Ham Borough Council", "appoints", panel, "elected member", "6", "3.1"),
        ("Ley Borough Council", "appoints", panel, "elected member", "4", "3.1"),
        (panel, "appoints", panel, "co-opted member", "2", "3.2"),
        (panel, "appoints", panel, "chair", "", "3.3"),
    }


# ---------------------------------------------------------------- how is a body quorate


def test_quorum_voting_and_upper_size_are_told_as_printed() -> None:
    board = "Thornley Health and Wellbeing Board"
    consent = "Decisions are by consent; each partner has equal standing"
    assert ask("quorum-and-voting", "council-constitution", group=board) == {
        (board, "quorum as printed", "Six members, the chair or the vice chair among them", "a"),
        (board, "voting as printed", consent, "a"),
        (board, "on condition", "no more than 14 members", "c"),
    }
    assert ask("quorum-and-voting", "council-constitution", group="Thornley Leaders Group") == set()


def test_a_total_stands_beside_the_rules() -> None:
    panel = "Severnside Police and Crime Panel"
    political = "members represent the political make-up of the councils taken together"
    assert ask("quorum-and-voting", "police-and-crime-panel") == {
        (panel, "voting as printed", "A veto needs two thirds of the members", "3.3"),
        (panel, "on condition", political, "3.1"),
        (panel, "total number of seats", "12", "3.2"),
    }


# ---------------------------------------------------------------- which money flows where


def test_a_grant_has_its_amount_purpose_condition_and_time() -> None:
    payer, board = "Wessmere Police and Crime Commissioner", "Wessmere Safety Board"
    terms = ("£45,000 a year", "night-time safety", "", "", "a return is made each quarter")
    row = (payer, board, *terms, "2030-04-01", "2033-03-31", "", "2")
    assert ask("which-money-flows-where", "community-safety-agreement") == {row}
    assert ask("which-money-flows-where", "community-safety-agreement", payer=payer, paid=board) == {row}
    assert ask("which-money-flows-where", "community-safety-agreement", paid=payer) == set()


def test_money_goes_through_bodies_in_their_order() -> None:
    columns = ("payer", "paid", "amount", "through", "place", "ends")
    ends = ("Ministry of Places", "Kestrel Neighbourhood Board", "up to £2m")
    assert ask("which-money-flows-where", "strategic-board", *columns) == {
        (*ends, "Kestrel Combined Authority", "1", ""),
        (*ends, "Kestrel College", "2", ""),
    }


# ---------------------------------------------------------------- what ends when


def test_a_group_a_focus_and_money_end() -> None:
    fund = "Ministry of Places funds Kestrel Neighbourhood Board"
    meets = "Kestrel Neighbourhood Board how often"
    focus = "Kestrel Neighbourhood Board has as a priority Safe streets in Kestrel"
    assert ask("what-ends-when", "strategic-board") == {
        ("Kestrel Lighting Group", "", "2031-09-30", "", "", "4"),
        (focus, "", "2031-12-31", "", "for the first year", "3"),
        (fund, "", "", "", "until the fund is spent", "2"),
        (f"{meets} monthly", "", "", "", "during the first assessment", "3"),
        (f"{meets} quarterly", "", "", "", "after the first assessment", "3"),
    }


def test_terms_of_office_end_on_a_day_or_after_a_time() -> None:
    panel = "Severnside Police and Crime Panel"
    year = ("2030-06-01", "2031-05-31", "", "for the municipal year", "3.3")
    assert ask("what-ends-when", "police-and-crime-panel") == {
        (f"Chair of {panel}", *year),
        (f"Co-opted member of {panel}", "", "", "4 years", "for four years", "3.2"),
    }


# ---------------------------------------------------------------- which document prevails, how often


def test_a_law_prevails_over_the_arrangements() -> None:
    assert ask("which-document-prevails", "police-and-crime-panel") == {
        (
            "Police Reform and Social Responsibility Act 2011",
            "Severnside panel arrangements",
            "in the event of any conflict",
            "1",
        )
    }


def test_how_often_has_phases_and_times_of_its_own_and_words_that_can_mean_two_things() -> None:
    columns = ("what", "frequency", "words")
    assert ask("reporting-frequency", "strategic-board", *columns, "line") == {
        ("Kestrel Combined Authority", "", "", "is accountable to"),
        # The money goes through others.
        ("Ministry of Places", "", "until the fund is spent", "funds"),
        ("Kestrel Neighbourhood Board", "monthly", "during the first assessment", ""),
        ("Kestrel Neighbourhood Board", "quarterly", "after the first assessment", ""),
        ("Kestrel Lighting Group", "five times a year", "", ""),
    }
    assert ask("reporting-frequency", "sub-group", *columns) == {
        ("Westcombe Engagement Sub Group", "bi-monthly (April to March)", "")
    }


def test_members_answer_to_their_own_bodies_and_the_board_through_others_in_turn() -> None:
    seat = "Member of Orrdale Safeguarding Board for Statutory partners"
    columns = ("what", "to", "through", "place")
    board = ("Orrdale Safeguarding Board", "Orrdale Council")
    assert ask("reporting-frequency", "safeguarding-partnership", *columns) == {
        (*board, "Orrdale Partners' Executive", "1"),
        (*board, "Orrdale Wellbeing Forum", "2"),
        (seat, "the member's own organisation", "", ""),
    }


# ---------------------------------------------------------------- the same questions of the agreement


def test_what_the_agreement_says_of_decisions_money_and_ends() -> None:
    group = "reducing-reoffending-strategy-group"
    endorses = "Endorses it before forwarding it to the Commissioner."
    # 5.3: "once endorsed by the group, forwards the information to the PCC"
    assert agreement.ask("who-decides-what", "body", "how", "what", "note", "passage") == {
        (group, "approves", "performance-information", endorses, "5.3"),
    }
    # 3.5: national money, and "will … make a financial contribution"; 5.3: "CSP funding".
    assert agreement.ask(
        "which-money-flows-where", "payer", "paid", "amount", "on_what", "status", "passage"
    ) == {
        ("national-funding", "drive", "", "implementing the project", "", "3.5"),
        ("wcc-public-health", "drive", "", "", "status/planned", "3.5"),
        ("csp-funding", "north-csp", "", "", "", "5.3"),
        ("csp-funding", "south-csp", "", "", "", "5.3"),
    }
    # 1.6, 6.8 and the heading of Appendix A.
    assert agreement.ask("what-ends-when", "what", "ends", "words", "passage") == {
        ("focus-of-the-year", "", "over the next year", "1.6"),
        ("focus-of-the-panel", "", "2018/19 and beyond", "6.8"),
        ("action-plan", "2019-03-31", "through to March 2019", "A"),
    }
