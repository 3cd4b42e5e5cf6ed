"""What the reader does beside its rules: half statements, antecedents, what it leaves, and speed."""

from __future__ import annotations

import time

import pytest

from csa_graph.base.errors import CsaGraphError
from csa_graph.reading.proposal import SURE, Proposal, Unread
from csa_graph.reading.statements import details, propose, rules
from tests.reading import examples
from tests.test_docs import ROOT


def read(text: str) -> propose.Stated:
    return propose.propose(*examples.build(text))


def find(text: str, predicate: str) -> list[Proposal]:
    return [each for each in read(text).proposals if each.predicate == predicate]


def test_the_words_that_state_it_are_marked() -> None:
    text = "From May the [Quay Panel] reports each month to the [Harbour Board], in writing."
    (found,) = find(text, "csa:reportsTo")
    plain = text.replace("[", "").replace("]", "")
    assert plain[found.start : found.end] == "Quay Panel reports each month to the Harbour Board"
    assert found.details == {"csa:frequency": "each month"}


def test_through_whom_and_on_what_stand_beside_a_line() -> None:
    text = (
        "The [Quay Panel], through the [Night Group], is accountable to the [Harbour Board] on lights, "
        "twice a year."
    )
    (found,) = find(text, "csa:accountableTo")
    assert found.details == {
        "csa:via": "Night Group",
        "csa:subject": "lights",
        "csa:frequency": "twice a year",
    }


def test_what_is_said_of_one_verb_is_not_said_of_the_next() -> None:
    text = (
        "The [Quay Panel] is accountable to the [Harbour Board] through the [Night Group], and provides a "
        "quarterly report to the [Port Forum]."
    )
    (accountable,) = find(text, "csa:accountableTo")
    (reporting,) = find(text, "csa:reportsTo")
    assert (accountable.object, accountable.details) == ("Harbour Board", {"csa:via": "Night Group"})
    assert (reporting.object, reporting.details) == ("Port Forum", {"csa:frequency": "quarterly"})


def test_meetings_are_the_section_s_where_nobody_is_named() -> None:
    (found,) = find("# [Harbour Board]\nMeetings are held every two months.", "csa:frequency")
    assert (found.subject, found.object) == ("Harbour Board", "every two months")


def test_half_a_statement_is_never_sure() -> None:
    (found,) = find("Officers are accountable to the [Harbour Board].", "csa:accountableTo")
    assert (found.subject, found.object, found.is_complete) == (None, "Harbour Board", False)
    assert found.confidence < SURE


def test_two_bodies_that_can_be_meant_are_both_offered() -> None:
    text = (
        "The [North Quay Board] and the [South Quay Board] share an office. "
        "The Board reports to the [County Council|organisation]."
    )
    (found,) = find(text, "csa:reportsTo")
    assert {found.subject, *found.alternatives} == {"North Quay Board", "South Quay Board"}
    assert found.confidence < SURE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The [Quay Panel] could report to the [Harbour Board].", "left open"),
        ("It is proposed that the [Quay Panel] reports to the [Harbour Board].", "left open"),
        ("The [Quay Panel] was overseen by the [Harbour Board].", "of the past"),
        ("Does the [Quay Panel] report to the [Harbour Board]?", "a question"),
    ],
)
def test_what_is_no_fact_is_told_and_not_proposed(text: str, why: str) -> None:
    stated = read(text)
    assert [each for each in stated.proposals if each.rule != "edition"] == []
    assert [each.why for each in stated.unread if why in each.why]


def test_sentences_that_no_rule_reads_and_groups_without_a_word_are_listed() -> None:
    stated = read("Members of the remit team funded the [Harbour Board] under delegated terms.")
    assert [each.why for each in stated.unread] == ["no rule reads it", "named, and nothing is stated of it"]


def test_text_that_breaks_off_is_told() -> None:
    text = "The [Harbour Board] looks after the quays, the lights on them, the boats and the"
    end = len(text) - 2
    assert Unread("p1", end - 40, end, "something is missing here") in read(text).unread


def test_what_is_not_all_and_what_is_drawn_is_told() -> None:
    told = {each.why for each in read("This is not an exhaustive list.\nFigure 2: how the groups fit").unread}
    assert told == {
        "the paper says that this is not all",
        "drawn, not written: what stands in the picture is not read",
    }


def test_leads_are_split_and_those_that_name_nobody_stay_open() -> None:
    text = """
| Action | By when | Lead
| Light the quays | Sept 2030 | [Harbour Board] / [Quay Panel]
| Walk the quays | By 5 July 2030 | Partners"""
    first, second = find(text, "rdf:type")
    assert first.details["csa:lead"] == ("Harbour Board", "Quay Panel")
    assert first.details["csa:due"] == "2030-09-30"
    assert "csa:lead" not in second.details
    assert (second.details["csa:due"], second.details["csa:precision"]) == ("2030-07-05", "day")
    assert second.details["csa:leadAsPrinted"] == "Partners"


def test_holders_have_their_office_their_number_and_their_rank() -> None:
    text = """
The members of the [Harbour Board] are:
- [Ann Lee|person], Head of Lights, [County Council|organisation] (Chair)
- two senior representatives of [Harbour Police|organisation]
- Chief Executive, [Port Trust|organisation] or nominated deputy"""
    made = [each for each in read(text).proposals if each.object == "Harbour Board"]
    ann, police, chief = (each for each in made if each.rule == "members")
    assert (ann.subject, ann.predicate) == ("Ann Lee", "chair")
    assert ann.details == {"office": "Head of Lights", "org:memberOf": "County Council"}
    assert (police.subject, police.details) == ("Harbour Police", {"csa:count": "2", "csa:grade": "senior"})
    assert chief.details == {"org:postIn": "Port Trust", "csa:condition": "or nominated deputy"}


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Sept 2018", ("2018-09-30", "month")),
        ("29 Feb 2024", ("2024-02-29", "day")),
        ("30 Feb 2024", ("", "")),
        ("April 2024 to March 2026", ("2026-03-31", "month")),
        ("31/12/25", ("2025-12-31", "day")),
        ("by the end of 2027", ("2027-12-31", "year")),
        ("Q1 2026", ("", "")),
        ("ongoing", ("", "")),
    ],
)
def test_a_timescale_has_a_last_day(printed: str, day: tuple[str, str]) -> None:
    assert details.last_day(printed) == day


@pytest.mark.parametrize(
    "text",
    [
        "The [Harbour Board] " + "reports regularly and " * 1500 + "to",
        "The [Harbour Board] reports " + "on progress " * 3000,
        "Chair: " + "of the the " * 3000,
        "(" * 3000 + "[Harbour Board] reports to" + ")" * 3000,
        "Membership comprises " + "senior and nominated " * 3000,
        "The [Harbour Board] has " + "a number of " * 3000 + "sub-groups",
        "priority " * 6000 + "[Harbour Board]",
        "A" * 30000 + " reports to the [Harbour Board]",
        "The quorum of " + "the chair of " * 3000 + "[Harbour Board] is four",
    ],
)
def test_no_text_holds_the_reader_up(text: str) -> None:
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 5


def test_the_reader_keeps_step_with_the_length_of_a_paper() -> None:
    paper = "\n".join(
        f"# [Panel {number}]\nThis group reports to the [Harbour Board]. Its chair is [Ann Lee|person]."
        for number in range(40)
    )
    cost = []
    for times in (1, 8):
        text = "\n".join(paper.replace("Panel ", f"Panel {each} ") for each in range(times))
        built = examples.build(text)
        began = time.process_time()
        propose.propose(*built)
        cost.append(time.process_time() - began)
    # Twice what is in step: other work runs on the machine.
    assert cost[1] < 16 * cost[0] + 0.2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("summary = ", "is not valid"),
        ('summary = "x"\n[[example]]\ntext = "x"', "lacks its key 'pattern'"),
        (
            'summary = "x"\n[[pattern]]\nproposes = "x"\ncue = "("\nconfidence = 1\nreason = "x"\n',
            "is not valid",
        ),
        ('summary = "x"\n[[pattern]]\nproposes = "x"\nconfidence = 2\nreason = "x"\n', "between 0 and 1"),
        (
            'summary = "x"\n[[pattern]]\nproposes = "x"\nwrong = 1\nconfidence = 1\nreason = "x"\n',
            "unknown key",
        ),
        (
            'summary = "x"\n[[pattern]]\nproposes = "x"\nsubject = "left"\nconfidence = 1\nreason = "x"\n',
            "a place is none of",
        ),
    ],
)
def test_a_file_of_rules_that_is_wrong_is_named(text: str, told: str) -> None:
    with pytest.raises(CsaGraphError) as failed:
        rules.read("shouts", text)
    assert "shouts.toml" in str(failed.value)
    assert told in str(failed.value)


def test_the_rule_that_the_page_shows_finds_what_its_examples_say() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = page.partition("statements/trains.toml`:")[2].partition("```toml\n")[2].partition("```")[0]
    rule = rules.read("trains", shown)
    for example in rule.examples:
        made = propose.propose(*examples.build(example.text), [rule]).proposals
        found = [
            f"{each.subject} > {each.predicate} > {each.object}" for each in made if each.rule == "trains"
        ]
        assert found == list(example.finds)
