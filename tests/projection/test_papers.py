"""What papers of other kinds say is drawn: lines of unnamed groups, decisions, appointments, observers."""

from __future__ import annotations

from pathlib import Path

import pytest

from csa_graph.graph import GovernanceGraph

PAPERS = Path(__file__).parent.parent / "data" / "papers"


def lines(paper: str, view: str) -> set[tuple[str, str, str]]:
    """Return the lines of a view in words: (from, what it does, to)."""
    graph = GovernanceGraph.open(PAPERS / f"{paper}.trig").to_networkx(view)
    label = {iri: str(facts["label"]) for iri, facts in graph.nodes(data=True)}
    return {(label[one], str(facts["label"]), label[other]) for one, other, facts in graph.edges(data=True)}


@pytest.mark.parametrize(
    ("paper", "view", "line"),
    [
        (
            "resilience-forum",
            "who-reports-to-whom",
            ("Working groups of Aldermoor", "reports to", "Aldermoor Management Group"),
        ),
        (
            "safeguarding-partnership",
            "who-reports-to-whom",
            ("Orrdale Safeguarding Board", "is accountable to", "Orrdale Council"),
        ),
        ("resilience-forum", "everything", ("Aldermoor Management Group", "approves", "New projects")),
        (
            "police-and-crime-panel",
            "everything",
            ("Severnside Police and Crime Panel", "is set up by", "Ham Borough Council"),
        ),
        (
            "police-and-crime-panel",
            "everything",
            (
                "Police Reform and Social Responsibility Act 2011",
                "prevails over",
                "Severnside panel arrangements",
            ),
        ),
        (
            "community-safety-agreement",
            "everything",
            ("East Wessmere Community Safety Partnership", "delegates to", "Wessmere Safety Board"),
        ),
        (
            "council-constitution",
            "boards-and-membership",
            ("Thornley Police", "attends as observer", "Thornley Health and Wellbeing Board"),
        ),
    ],
)
def test_it_is_drawn(paper: str, view: str, line: tuple[str, str, str]) -> None:
    assert line in lines(paper, view)


def test_unnamed_groups_count_for_nothing_in_analyses() -> None:
    graph = GovernanceGraph.open(PAPERS / "resilience-forum.trig")
    named = {facts["label"] for _, facts in graph.to_networkx("governance").nodes(data=True)}
    assert "Aldermoor Management Group" in named
    assert "Working groups of Aldermoor" not in named
