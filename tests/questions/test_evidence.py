"""Where a thing is stated, what was added, what is open: the questions about the evidence itself."""

from __future__ import annotations

import pytest

from tests.questions.agreement import answer, ask, graph


def test_one_fact_in_two_passages_is_one_row_with_both() -> None:
    # 4.7 and Appendix B, entry 6, both say that SMOG reports to the board.
    assert ask("passages-stating", subject="SMOG", object="SCB") == {("smog", "reportsTo", "scb", "4.7 B.6")}
    assert ask("passages-stating", subject="SCB", object="SMOG") == {("smog", "reportsTo", "scb", "4.7 B.6")}


def test_one_fact_in_two_passages_counts_once() -> None:
    store, names = graph()
    csa = "PREFIX csa: <https://w3id.org/csa-graph/ontology#>\n"
    query = f"{csa}SELECT ?group (COUNT(*) AS ?lines) WHERE {{ ?group csa:reportsTo ?above }} GROUP BY ?group"
    counted = {group: str(lines).split('"')[1] for group, lines in store.select(query)}
    # 1.2 for the board; 4.7 and, once more, entry 6 for both lines of SMOG.
    assert counted == {names.find("SCB"): "1", names.find("SMOG"): "2"}


def test_several_ties_between_two() -> None:
    assert ask("passages-stating", "tie", "passage", subject="Channel Panel", object="SCB") == {
        ("overseenBy", "6.7"),
        ("informs", "6.7"),
    }
    # 1.3 links the board with it, 6.2 says that they work together.
    assert ask("passages-stating", "tie", "passage", subject="SCB", object="HWBB") == {
        ("org:linkedTo", "1.3"),
        ("cooperatesWith", "6.2"),
        # Entry 1: the chair of the one has a seat on the other; entry 11 is on who chairs it.
        ("filledBy", "B.1"),
        ("org:postIn", "B.1"),
        ("org:postIn", "B.11"),
    }


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("Tim Rice", "Domestic Abuse Forum", {("org:heldBy", "B.3"), ("org:postIn", "B.3")}),
        ("OPCC", "SCB", {("opengov:onBehalfOf", "B.1"), ("org:postIn", "B.1")}),
        ("Swanswell", "SMOG", {("opengov:onBehalfOf", "4.7"), ("org:postIn", "4.7")}),
        ("WCC PH", "West Mercia Wide Cyber Crime meeting", {("org:heldBy", "6.3"), ("org:postIn", "6.3")}),
        # "The SCB, through the Prevent Strategy Group, oversees the Channel Panel process."
        ("Channel Panel", "PSG", {("from", "6.7"), ("via", "6.7")}),
        ("Tim Rice", "WCC", {("org:memberOf", "B.3 B.4"), ("org:unitOf", "1.2")}),
        # Entry 11: he chairs the Health and Well-being Board. Entry 1: its chair has a seat on the SCB.
        ("John Smith", "SCB", {("org:heldBy", "B.11"), ("filledBy", "B.1"), ("org:postIn", "B.1")}),
        # Entries 3 and 4 call him one of the team; entry 3 says that he chairs the forum.
        (
            "WCC PH",
            "Domestic Abuse Forum",
            {("org:memberOf", "B.3 B.4"), ("org:heldBy", "B.3"), ("org:postIn", "B.3")},
        ),
        # 1.4: the board's priorities reflect the Commissioner's. Entry 1: the latter's office has a seat.
        (
            "PCC",
            "SCB",
            {
                ("takesAccountOf", "1.4"),
                ("opengov:onBehalfOf", "B.1"),
                ("org:postIn", "B.1"),
                ("org:linkedTo", "B.1"),
            },
        ),
    ],
)
def test_a_tie_through_a_third_thing_is_told_step_by_step(
    one: str, other: str, steps: set[tuple[str, str]]
) -> None:
    assert ask("passages-stating", "tie", "passage", subject=one, object=other) == steps
    assert ask("passages-stating", "tie", "passage", subject=other, object=one) == steps


def test_no_passage_ties_the_forum_to_the_board() -> None:
    assert ask("passages-stating", subject="Domestic Abuse Forum", object="SCB") == set()


def test_aliases() -> None:
    assert ask("aliases-of", thing="smog") == {
        ("Substance Misuse Strategic Oversight Group", "skos:prefLabel", "4.6 B.6"),
        ("SMOG", "skos:altLabel", "4.6"),
    }
    names = ask("aliases-of", "name", "passage", thing="H&WBB")
    assert {("HWBB", "1.3"), ("H&WBB", "4.1"), ("Worcestershire Health & Well-Being Board", "B.11")} <= names


def test_two_names_of_one_scheme() -> None:
    # 4.2 prints the one, row 5 of Appendix A the other.
    assert ask("aliases-of", "name", "passage", thing="All Bar None") == {
        ("Best Bar None", "4.2"),
        ("All Bar None", "A.5"),
    }


def test_aliases_of_a_person() -> None:
    assert ask("aliases-of", "name", "use", thing="Frances Howie") == {
        ("Dr Frances Howie", "foaf:name"),
        ("Frances Howie", "skos:altLabel"),
    }


def test_what_a_passage_says() -> None:
    # The note: "South Worcestershire CSP has aligned with the PCC's plan timescales".
    csp, plan, aligned = "south-csp", "uk/safer-west-mercia-plan", "south-csp-aligned"
    words = "South Worcestershire CSP aligned its timescales with the Commissioner's plan"
    assert ask("what-does-passage-say", "subject", "tie", "object", passage="Table 1, note 1") == {
        (csp, "skos:altLabel", "South Worcestershire CSP"),
        (csp, "takesAccountOf", plan),
        (plan, "skos:altLabel", "PCC's plan"),
        (aligned, "rdf:type", "prov:Activity"),
        (aligned, "skos:prefLabel", words),
        (aligned, "prov:wasAssociatedWith", csp),
        (aligned, "concerns", plan),
        (aligned, "status", "status/done"),  # "has aligned"
    }
    assert {row[-1] for row in ask("what-does-passage-say", passage="Table 1, note 1")} == {"Table1-note1"}


def test_a_passage_with_a_table_says_its_figures() -> None:
    rows = ask("what-does-passage-say", "tie", passage="Appendix C")
    assert ("category",) in rows
    numbers = [
        row for row in answer("what-does-passage-say", passage="Appendix C") if isinstance(row[2], int)
    ]
    assert len(numbers) == 204


def test_what_is_inferred_and_from_what() -> None:
    panel = "uk/west-mercia-police-and-crime-panel"
    committee = "overview-and-scrutiny-performance-board"
    rows = ask("what-is-inferred", "thing", "tie", "to", "stated", "stated_of", "passage")
    assert {row for row in rows if row[2] == "ElectedBody"} == {
        # 1.9: it is a council's overview and scrutiny committee. Entry 9: by its kind, as the Act has it.
        (committee, "rdf:type", "ElectedBody", "org:classification", "kind/scrutiny-committee", "1.9"),
        (panel, "rdf:type", "ElectedBody", "org:classification", "kind/police-and-crime-panel", "B.9"),
        # Councils, where the document first names each.
        *(
            (council, "rdf:type", "ElectedBody", "org:classification", "kind/local-authority", passage)
            for council, passage in (
                ("wcc", "1.2"),
                ("uk/worcester-city-council", "B.2"),
                ("uk/shropshire-county-council", "B.8"),
                ("uk/herefordshire-county-council", "B.9"),
            )
        ),
    }
    assert {row for row in rows if row[1] == "accountableTo" and row[2] in {"scb", "hwbb"}} == {
        ("scb-sub-groups", "accountableTo", "scb", "subGroupOf", "scb", "1.3"),
        ("smog", "accountableTo", "scb", "reportsTo", "scb", "4.7 B.6"),
        ("smog", "accountableTo", "hwbb", "reportsTo", "hwbb", "4.7 B.6"),
        # 6.7: overseen by, and gives information to; only the first makes it accountable.
        ("channel-panel", "accountableTo", "scb", "overseenBy", "scb", "6.7"),
        ("reducing-reoffending-strategy-group", "accountableTo", "scb", "subGroupOf", "scb", "B.2"),
        ("prevent-strategy-group", "accountableTo", "scb", "subGroupOf", "scb", "B.4"),
    }
    assert ("smog", "org:reportsTo", "scb", "reportsTo", "scb", "4.7 B.6") in rows
    # 4.4 says it of Swanswell with Alcohol Concern.
    assert {row for row in rows if row[0] == "uk/alcohol-concern" and row[1] == "cooperatesWith"} == {
        ("uk/alcohol-concern", "cooperatesWith", "uk/swanswell", "cooperatesWith", "uk/swanswell", "4.4")
    }
    assert ("tim-rice", "skos:prefLabel", "Tim Rice", "foaf:name", "Tim Rice", "B.3 B.4") in rows


def test_what_is_inferred_of_one_thing() -> None:
    rows = ask("what-is-inferred", "thing", "tie", "to", thing="Overview and Scrutiny Performance Board")
    assert rows == {
        ("overview-and-scrutiny-performance-board", "rdf:type", "ElectedBody"),
        ("overview-and-scrutiny-performance-board", "rdf:type", "org:Organization"),
    }


def test_nothing_that_is_stated_is_called_inferred() -> None:
    store, _ = graph()
    rows = answer("what-is-inferred").rows
    assert rows
    query = """PREFIX csa: <https://w3id.org/csa-graph/ontology#>
    SELECT ?s ?p ?o WHERE {
      ?inference a csa:Inference . GRAPH ?inference { ?s ?p ?o }
      ?passage a csa:Passage . GRAPH ?passage { ?s ?p ?o }
    }"""
    assert not store.select(query).rows


def test_the_source_of_everything_inferred_can_be_told() -> None:
    found = answer("what-is-inferred")
    assert all(row[found.columns.index("passage")] and row[found.columns.index("in_words")] for row in found)


def test_what_is_left_open() -> None:
    assert ask("what-is-left-open", "kind", "about", "passage") == {
        ("caveat/missing-picture", "table-1", "Table1"),
        ("caveat/unclear", "drive", "3.5"),
        ("caveat/undecided", "shropshire-perpetrator-programme", "3.5"),
        # 5.3: a return on the funding of the partnerships, and no word of who gives it.
        ("caveat/unclear", "north-csp", "5.3"),
        ("caveat/unclear", "south-csp", "5.3"),
        ("caveat/unclear", "cyber-crime", "6.3"),
        ("caveat/unclear", "uk/dovetail", "6.8"),
        ("caveat/not-exhaustive", "governance-appendix", "B"),
        ("caveat/not-exhaustive", "domestic-abuse-forum", "B.3"),  # "other key partners"
        ("caveat/not-exhaustive", "north-csp", "B.7"),
        ("caveat/not-exhaustive", "south-csp", "B.7"),
        ("caveat/incomplete", "uk/west-mercia-community-safety-liaison-group", "B.8"),
        ("caveat/missing-picture", "appendix-d", "D"),
    }


def test_claims_of_the_document() -> None:
    assert ask("claims-of-the-document", "about", "period", "passage") == {
        ("crime-trends", "past six years", "1.5"),
        ("domestic-abuse", "past 6 years", "3.1"),
        ("marac", "", "3.1"),  # effective
        ("uk/dvpo", "", "3.2"),  # more proactive use than other areas; and agencies that were not aware
        ("macfa-domestic-abuse", "", "3.2"),  # what the audit identified
        ("public-awareness-campaigns", "", "3.8"),  # national acclaim
        ("substance-misuse-services", "", "4.5"),  # effective with offenders
        ("anti-social-behaviour", "", "6.1"),  # a changing profile
        ("safeguarding", "", "6.2"),  # embedded
        ("cyber-crime", "", "6.3"),  # the emerging threat
        ("marac", "", "6.4"),  # best practice
    }
