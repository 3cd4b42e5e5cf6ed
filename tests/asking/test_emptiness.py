"""A "no" is about what was asked: who was meant, which values there are, and whether there is any data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking import emptiness, own_query
from csa_graph.base.errors import UnknownNameError
from csa_graph.opening import find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.asking.answer import Answer


@pytest.fixture(scope="module")
def agreement() -> GovernanceGraph:
    """Return the bundled agreement."""
    return GovernanceGraph.open()


@pytest.mark.parametrize(
    ("question", "asked", "says"),
    [
        ("actions-of-lead", {"lead": "police"}, "police is a kind, an area or a subject, not a body"),
        ("actions-of-lead", {"lead": "Drugs"}, "Drugs is a priority, not a body"),
        ("actions-of-lead", {"lead": "Appendix A"}, "Appendix A is a passage, not a body"),
        ("who-reports-to", {"group": "board"}, "board is a kind, an area or a subject, not a body"),
        ("reports-upward", {"group": "board"}, "board is a kind, an area or a subject, not a body"),
        (
            "partnerships-compared",
            {"partnership": "police"},
            "police is a kind, an area or a subject, not a partnership",
        ),
    ],
)
def test_what_can_have_no_such_line_is_refused(
    agreement: GovernanceGraph, question: str, asked: dict[str, str], says: str
) -> None:
    with pytest.raises(UnknownNameError, match=says) as caught:
        agreement.ask(question, **asked)
    if "police" in asked.values():
        assert "West Mercia Police" in caught.value.suggestions


@pytest.mark.parametrize(("name", "given"), [("what-if", "without"), ("tree", "below")])
def test_an_analysis_refuses_it_too(agreement: GovernanceGraph, name: str, given: str) -> None:
    with pytest.raises(UnknownNameError, match="board is a kind, an area or a subject, not a body"):
        agreement.analyse(name, **{given: "board"})


def test_a_no_says_of_whom(agreement: GovernanceGraph) -> None:
    answer = agreement.ask("who-reports-to", group="Tim Rice")
    assert answer.none.startswith("No passage states a line to this body. Asked of Tim Rice (person).")
    both = agreement.ask("passages-stating", subject="Tim Rice", object="SCB").none
    assert "Asked of Tim Rice (person) and Worcestershire Safer Communities Board (group)." in both


def test_a_kind_of_body_that_has_lines_has_an_answer(data_file: Callable[..., Path]) -> None:
    graph = GovernanceGraph.open(
        data_file("""
        p:1 {
            :local-groups a skos:Concept ; skos:prefLabel "Local groups" ;
                skos:broader <https://w3id.org/csa-graph/kind/group> ;
                csa:subGroupOf :board .
            :board a csa:Group ; skos:prefLabel "Quay Board" .
        }
        """)
    )
    assert [row["to"] for row in graph.ask("reports-upward", group="local groups").to_dicts()] == [
        "Quay Board"
    ]
    with pytest.raises(UnknownNameError, match="not a body"):
        graph.ask("who-reports-to", group="local groups")


def test_a_text_that_no_row_has_is_told_with_those_that_there_are(agreement: GovernanceGraph) -> None:
    none = agreement.ask("crime-figures", year="2017").none
    assert "There is no year “2017”: there are 2012-13, 2013-14, " in none
    assert "2017-18" in none


@pytest.mark.parametrize(
    ("turtle", "has"),
    [
        ('<urn:a> <http://xmlns.com/foaf/0.1/name> "A" .', False),
        ("<urn:a> a <http://xmlns.com/foaf/0.1/Person> .", False),
        ("<urn:a> a <http://www.w3.org/ns/org#Organization> .", True),
        ("<urn:a> a <https://w3id.org/csa-graph/ontology#Group> .", True),
        ("<urn:a> a <https://w3id.org/csa-graph/ontology#Action> .", True),
    ],
)
def test_data_without_governance_say_so(turtle: str, has: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(turtle)
    graph = GovernanceGraph.open(file)
    assert emptiness.has_governance(graph.store) is has
    assert emptiness.is_governance(find([file])[0].read().quads()) is has
    assert (graph.ask("who-chairs-several").none == emptiness.NO_GOVERNANCE) is not has


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { ?x a csa:Grupe }", "no term csa:Grupe; the nearest is csa:Group."),
        ("SELECT * { ?x csa:reportTo ?y }", "no term csa:reportTo; the nearest is csa:reportsTo."),
        (
            "PREFIX o: <https://w3id.org/csa-graph/ontology#> SELECT * { ?x a o:Grupe }",
            "nearest is csa:Group",
        ),
        ("SELECT * { ?x a <https://w3id.org/csa-graph/ontology#Grupe> }", "nearest is csa:Group."),
        ("SELECT * { ?x org:postin ?y }", "the nearest is http://www.w3.org/ns/org#postIn."),
        ("SELECT * { ?x a csa:Zebra }", "no term csa:Zebra; ontology/csa.ttl lists the terms."),
    ],
)
def test_a_term_that_does_not_exist_is_told(agreement: GovernanceGraph, query: str, says: str) -> None:
    assert says in agreement.sparql(query).none  # type: ignore[union-attr]  # a SELECT has an answer


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?x a csa:Group ; csa:reportsTo <https://w3id.org/csa-graph/ontology#> }",
        'SELECT * { ?x skos:prefLabel "csa:Grupe" } # csa:Grupe',
        "SELECT * { ?x a <https://example.org/Grupe> }",
    ],
)
def test_what_exists_or_is_of_others_is_not(agreement: GovernanceGraph, query: str) -> None:
    found: Answer = agreement.sparql(query)  # type: ignore[assignment]  # a SELECT has an answer
    assert found.none == "No rows: nothing in the data fits."
    assert own_query.describe_misspelt(query, agreement.store) == []
