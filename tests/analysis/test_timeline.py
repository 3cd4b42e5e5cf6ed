"""The action plan over time, counted by hand in Appendix A."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.analysis.result import Result


@pytest.fixture(scope="module")
def result(agreement: GovernanceGraph) -> Result:
    return agreement.analyse("timeline")


def test_months(result: Result) -> None:
    counts = [(row["month"], row["count"]) for row in result.table("months").to_dicts()]
    assert counts == [
        ("May 2018", 1),
        ("June 2018", 2),
        ("July 2018", 2),  # DRIVE is to begin by then
        ("September 2018", 2),
        ("October 2018", 2),
        ("December 2018", 1),
        ("March 2019", 1),
        ("April 2019", 1),
    ]
    assert "June 2018, July 2018, September 2018 and October 2018 have 2 each" in result.summary
    assert "1 is due after the plan ends" in result.summary


def test_load_of_each_lead(result: Result) -> None:
    rows = {row["lead"]: row for row in result.table("leads").to_dicts()}
    health = rows["Worcestershire County Council Public Health"]
    assert (health["count"], health["alone"], health["busiest"]) == (6, 0, "July 2018: 2")
    assert health["first"] == datetime.date(2018, 6, 30)
    assert health["passage"] == [f"Appendix A, row {row}" for row in (1, 4, 5, 7, 8, 10)]
    forum = rows["Worcestershire Domestic Abuse Forum"]
    assert (forum["count"], forum["alone"]) == (2, 2)
    assert len(rows) == 9  # "Partners" are nobody


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2018-09-29", "due in 1 day"),
        ("2018-09-30", "due today"),
        ("2018-10-01", "due 1 day ago, not stated to be done"),
    ],
)
def test_state_on_a_day(agreement: GovernanceGraph, day: str, state: str) -> None:
    rows = {
        row["action"]: row for row in agreement.analyse("timeline", as_of=day).table("actions").to_dicts()
    }
    assert rows["Finalise the Reducing Offending Strategy"]["state"] == state
    assert rows["Make the changes to Channel that Dovetail requires"]["state"].endswith(
        "; due after the plan ends"
    )


def test_a_timescale_for_the_start_is_no_deadline(agreement: GovernanceGraph) -> None:
    # Row 1 of Appendix A: "Service to commence by July 2018".
    rows = agreement.analyse("timeline", as_of="2018-08-01").table("actions").to_dicts()
    (drive,) = [row for row in rows if "DRIVE" in row["action"]]
    assert (drive["begins"], drive["due"]) == (datetime.date(2018, 7, 31), None)
    assert drive["state"] == "to begin 1 day ago, not stated to have begun"


def test_overdue_on_a_day_are_counted(agreement: GovernanceGraph) -> None:
    # May, June twice, July twice, September twice.
    assert "On 1 October 2018, 7 are past" in agreement.analyse("timeline", as_of="2018-10-01").summary


def test_a_day_that_is_none_is_refused(agreement: GovernanceGraph) -> None:
    with pytest.raises(QueryError, match="not a date"):
        agreement.analyse("timeline", as_of="tomorrow")


def test_an_action_without_date_and_one_that_is_done(tmp_path: Path) -> None:
    path = tmp_path / "plan.ttl"
    path.write_text(
        """
        @prefix csa: <https://w3id.org/csa-graph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix status: <https://w3id.org/csa-graph/status/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:x:a> a csa:Action ; skos:prefLabel "A" ;
            csa:due "2030-01-31"^^xsd:date ; csa:status status:done .
        <urn:x:b> a csa:Action ; skos:prefLabel "B" .
        """,
        "utf-8",
    )
    result = GovernanceGraph.open(path).analyse("timeline", as_of="2031-01-01")
    states = {row["action"]: row["state"] for row in result.table("actions").to_dicts()}
    assert states == {"A": "done", "B": "no date stated"}
    assert "0 are past" in result.summary


def test_where_there_is_no_plan_there_is_no_month(bare: GovernanceGraph) -> None:
    assert bare.analyse("timeline").summary == "No action is stated."
