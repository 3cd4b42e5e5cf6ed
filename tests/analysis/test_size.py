"""Tables are cut where they are to be read, or where somebody asks for it, and say so; data have all."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from csa_graph.analysis import catalogue
from csa_graph.analysis.result import LISTED, Result, tabulate
from csa_graph.base.errors import QueryError
from csa_graph.views import analysis as view
from csa_graph.views.short import LONGEST

if TYPE_CHECKING:
    from csa_graph import GovernanceGraph

ROWS = 3 * LISTED
LONG = "; ".join(f"Group {n}" for n in range(200))
READ = ("table", "markdown", "html")


@pytest.fixture
def result() -> Result:
    meanings = {"number": "a number", "which": "names"}
    table = tabulate("long", "Long", meanings, ((n, LONG) for n in range(ROWS)), note="Read on.")
    return Result("Title", "Summary.", "Limits.", (table,), name="tree")


@pytest.mark.parametrize("name", catalogue.list_names())
def test_every_analysis_gives_as_many_rows_as_asked_for(name: str, agreement: GovernanceGraph) -> None:
    needed = {each.name: each.example for each in catalogue.get(name).parameters if not each.optional}
    whole, cut = agreement.analyse(name, **needed), agreement.analyse(name, **needed, top=2)
    for before, after in zip(whole.tables, cut.tables, strict=True):
        assert after.rows == before.rows[:2]
        more = len(before) - 2
        assert (f"There are {more} more; --top {len(before)} lists all." in after.note) is (more > 0)
    assert cut.summary == whole.summary


def test_no_rows_cannot_be_asked_for(agreement: GovernanceGraph) -> None:
    with pytest.raises(QueryError, match="1 or more"):
        agreement.analyse("weak-points", top=0)


@pytest.mark.parametrize("form", READ)
def test_what_is_read_has_the_beginning_and_says_how_to_get_the_rest(form: str, result: Result) -> None:
    text = view.render(result, form).replace("\\", "")
    assert text.count("Group 0;") == LISTED
    assert f"Read on. There are {ROWS - LISTED} more; --top {ROWS} lists all." in text
    assert f"Of each table the first {LISTED} rows are shown" in text
    assert "--edition" not in text
    several = view.render(replace(result, editions=1200), form).replace("\\", "")
    assert "--edition reads one of the 1,200 documents alone" in several


def test_a_long_list_in_a_cell_ends_with_how_many_follow(result: Result) -> None:
    rows = [line for line in view.render(result).splitlines() if "Group 0;" in line]
    words = rows[0].split(maxsplit=1)[1]
    names, _, more = words.rpartition(" and ")
    kept = names.split("; ")
    assert kept == LONG.split("; ")[: len(kept)]
    assert more == f"{200 - len(kept)} more"
    assert LONGEST - len("; Group 199") < len(names) <= LONGEST


def test_data_have_every_row_and_cell(result: Result) -> None:
    found = json.loads(view.render(result, "json"))["tables"][0]
    assert [row["which"] for row in found["rows"]] == [LONG] * ROWS
    assert found["note"] == "Read on."
    _, *rows = csv.reader(io.StringIO(view.render(result, "csv")))
    assert [row[1] for row in rows] == [LONG] * ROWS


def test_whoever_asks_for_rows_gets_them_to_read_too(result: Result) -> None:
    asked = replace(result, parameters={"top": ROWS})
    text = view.render(asked)
    assert text.count("Group 0;") == ROWS
    assert "rows are shown" not in text


def test_the_agreement_is_shown_whole(agreement: GovernanceGraph) -> None:
    result = agreement.analyse("tree")
    text = view.render(result)
    assert "rows are shown" not in text
    assert " more" not in text
