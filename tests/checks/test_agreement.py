"""The findings of the real agreement: each was read against the document, and none is copied from output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import checks, resources
from csa_graph.errors import UnknownNameError
from csa_graph.names import Names
from csa_graph.store import Store

if TYPE_CHECKING:
    from csa_graph.checks import Finding


@pytest.fixture(scope="module")
def agreement_store() -> Store:
    store = Store.open()
    store.build(resources.default_data())
    return store


@pytest.fixture(scope="module")
def agreement(agreement_store: Store) -> list[Finding]:
    return checks.run(agreement_store, Names(agreement_store))


# Groups that the text names and Appendix B does not describe; it gives none of them a chair either.
ONLY_IN_THE_TEXT = {
    "Worcestershire Public Executive Group",
    "Overview and Scrutiny Performance Board",
    "Strategic MARAC Governance Group",
    "Children's Safeguarding Board",
    "Adults Safeguarding Board",
    "DRIVE multi-agency governance group",
    "One Day One Conversation",
    "Multi-Agency Public Protection Arrangement meeting",
    "Joint chairs meeting",
    "West Mercia Wide Cyber Crime meeting",
    "North Hate Incident Partnership",
    "South Hate Incident Partnership",
}
# The scrutiny board and the Police and Crime Panel have councillors: they answer to voters.
WITHOUT_LINE = ONLY_IN_THE_TEXT - {"Overview and Scrutiny Performance Board"} | {
    "Worcestershire Health and Well-being Board",
    "Worcestershire Domestic Abuse Forum",
    "North Worcestershire Community Safety Partnership",
    "South Worcestershire Community Safety Partnership",
    "West Mercia Community Safety Liaison Group",
    "West Mercia Crime Reduction Board",
}
MODERN_SLAVERY_ARRANGEMENTS = "Develop Worcestershire partnership arrangements on modern slavery"
SERIOUS_VIOLENCE = "Localise the Government's Serious Violence Strategy with partners across West Mercia"
DOVETAIL = "Make the changes to Channel that Dovetail requires"
EXPECTED: dict[str, set[str]] = {
    "priority-without-owner": {
        "Domestic abuse",
        "Sexual violence",
        "Substance misuse",
        "Drugs",
        "Alcohol",
        # Appendix B lets the Crime Reduction Board oversee it, which is not to answer for it.
        "Reducing re-offending",
        "Harm reduction",
        "Safeguarding",
        "Cyber crime",
        "Hate crime",
        "Modern slavery",
        "Child sexual exploitation",
        "Channel",
    },
    "action-without-lead": {MODERN_SLAVERY_ARRANGEMENTS, SERIOUS_VIOLENCE},
    "action-due-after-plan-ends": {DOVETAIL},
    "action-with-joint-leads": {
        "Implement the DRIVE perpetrator project",
        "Extend the Blue Light scheme to Redditch",
        "Extend All Bar None to Redditch",
        "Review, update and go on with the Prevent Action Plan",
        DOVETAIL,
        "Audit the county council's own practice under the LGA guidance on modern slavery",
    },
    "action-without-priority": {SERIOUS_VIOLENCE},
    "chair-without-organisation": {"Sue Hanley", "Rose Rouse"},
    "group-without-chair": ONLY_IN_THE_TEXT,
    "group-without-line": WITHOUT_LINE,
    "memberships-that-differ": {"Substance Misuse Strategic Oversight Group"},
    "priority-without-action": {
        "Drugs",
        "Anti-social behaviour",
        "Safeguarding",
        "Cyber crime",
        "Child sexual exploitation",
        "Sexual violence",
    },
    "group-outside-appendix": ONLY_IN_THE_TEXT,
    "group-without-scrutiny": WITHOUT_LINE,
    "person-chairs-several": {"Tim Rice"},
    # Nothing to find: every action has a month, the printed totals are right, all responsible authorities
    # sit on both partnerships, and the transcription is whole.
    "action-without-deadline": set(),
    "reporting-cycle": set(),
    "self-report": set(),
    "responsible-authority-missing": set(),
    "total-does-not-reconcile": set(),
    "statement-without-passage": set(),
    "passage-without-statements": set(),
}


@pytest.mark.parametrize("code", checks.all_checks())
def test_findings_of_the_agreement(code: str, agreement: list[Finding]) -> None:
    found = [each.focus.label for each in agreement if each.code == code]
    assert sorted(found) == sorted(EXPECTED[code])


SMOG = "Substance Misuse Strategic Oversight Group"
MESSAGES: dict[str, tuple[str, str, list[str]]] = {
    "action-without-lead": (
        MODERN_SLAVERY_ARRANGEMENTS,
        f"""
        No body can be made out that leads the action “{MODERN_SLAVERY_ARRANGEMENTS}”.
        Its lead is printed as “Partners”.""",
        ["Appendix A, row 11"],
    ),
    "action-due-after-plan-ends": (
        DOVETAIL,
        f"""
        The action “{DOVETAIL}” is due on 30 April 2019,
        after its plan “Community Safety Agreement Action Plan 2018-19” ends on 31 March 2019.""",
        ["Appendix A", "Appendix A, row 8"],
    ),
    "priority-without-owner": (
        "Alcohol",
        """
        No passage says which group answers for the priority “Alcohol”. It is a part of “Substance misuse”.
        It is a priority of the Worcestershire Health and Well-being Board.""",
        ["Section 4, heading", "4.1"],
    ),
    "person-chairs-several": (
        "Tim Rice",
        """
        Tim Rice chairs the Worcestershire Domestic Abuse Forum
        and the Worcestershire Prevent Strategy Group.""",
        ["Appendix B, entry 3", "Appendix B, entry 4"],
    ),
    "memberships-that-differ": (
        SMOG,
        f"""
        The members of the {SMOG} are not the same in every passage that gives them:
        4.7 alone names clinical commissioning group, community safety partnership, criminal justice agency,
        police, probation service and Swanswell;
        Appendix B, entry 6 alone names Housing, Job Centre Plus, National Offender Management Service,
        NHS England, Office of the West Mercia Police and Crime Commissioner, responsible authority,
        Worcestershire County Council and youth offending service.""",
        ["4.7", "Appendix B, entry 6"],
    ),
}


@pytest.mark.parametrize("code", MESSAGES)
def test_message_and_passages(code: str, agreement: list[Finding]) -> None:
    focus, message, passages = MESSAGES[code]
    (finding,) = [each for each in agreement if (each.code, each.focus.label) == (code, focus)]
    assert finding.message == " ".join(message.split())
    assert [passage.label for passage in finding.passages] == passages


def test_every_finding_is_a_sentence_with_evidence_and_a_remedy(agreement: list[Finding]) -> None:
    for each in agreement:
        assert each.message[0].isupper()
        assert each.message.endswith(".")
        assert "{" not in each.message
        assert each.passages, each
        assert each.remedy == checks.get(each.code).remedy


def test_findings_are_sorted_by_severity_code_and_document(agreement: list[Finding]) -> None:
    grades = [(checks.SEVERITIES.index(each.severity), each.code) for each in agreement]
    assert grades == sorted(grades)
    locators = [each.passages[0].label for each in agreement if each.code == "action-with-joint-leads"]
    assert locators == [f"Appendix A, row {row}" for row in (1, 4, 5, 7, 8, 10)]


def test_only_and_skip_choose_checks(agreement_store: Store) -> None:
    names = Names(agreement_store)
    only = checks.run(agreement_store, names, only=["person-chairs-several", "action-without-lead"])
    assert {each.code for each in only} == {"person-chairs-several", "action-without-lead"}
    rest = checks.run(agreement_store, names, skip=iter(["person-chairs-several"]))
    assert "person-chairs-several" not in {each.code for each in rest}
    assert checks.run(agreement_store, names, only=[]) == []


@pytest.mark.parametrize("argument", ["only", "skip"])
def test_unknown_code_is_an_error_with_suggestions(argument: str, agreement_store: Store) -> None:
    names = Names(agreement_store)
    with pytest.raises(UnknownNameError, match="priority-without-owner") as error:  # noqa: PT012
        if argument == "only":
            checks.run(agreement_store, names, only=["priority-without-owners"])
        else:
            checks.run(agreement_store, names, skip=["priority-without-owners"])
    assert error.value.suggestions[0] == "priority-without-owner"


def test_an_edition_is_checked_like_the_current_layer(
    agreement_store: Store, agreement: list[Finding]
) -> None:
    (edition,) = agreement_store.editions()
    assert checks.run(agreement_store, Names(agreement_store, edition), edition=edition) == agreement


def test_the_readme_lists_the_findings_as_they_are(agreement: list[Finding]) -> None:
    readme = (resources.queries() / "checks" / "README.md").read_text("utf-8")
    for check in checks.all_checks().values():
        mine = [each for each in agreement if each.code == check.code]
        lines = [
            f"- {each.focus.label} ({'; '.join(passage.label for passage in each.passages)})" for each in mine
        ]
        head = f"### {check.title}\n\n`{check.code}`, {check.severity}, {len(mine)}\n\n"
        assert (head + "\n".join(lines) + "\n" in readme) if mine else (f"`{check.code}`" in readme)
    assert f"\n{len(agreement)} findings: " in readme
