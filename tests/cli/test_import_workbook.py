"""What is imported with exit code 0 validates, builds, answers and is checked, whatever a workbook says."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_graph import opening
from csa_graph.cli.group import cli
from csa_graph.graph import GovernanceGraph
from csa_graph.validation import shapes
from tests.formats.test_workbook_papers import PAPER
from tests.formats.workbooks import HARBOUR, harbour, save

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.formats.workbooks import Sheets

QUESTIONS = (
    "who-reports-to-whom",
    "who-chairs-several",
    "priorities-and-owners",
    "groups-without-a-line",
    "what-is-inferred",
)


def mostly(*right: Any, or_: tuple[Any, ...]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    """Return a strategy of cells: right five times of six, or hardly a workbook would be; else as people err."""
    wrong = st.sampled_from(or_)
    return st.integers(0, 5).flatmap(lambda number: wrong if number == 0 else st.sampled_from(right))


BODY = mostly("HB", "Quay Panel", or_=("Harbour Council", "Safety at night"))
ROLE = mostly(
    "chair",
    "member",
    "vice chair",
    "observer",
    or_=(
        "substitute",
        "convener",
        "role:chair",
        "role:president",
        "Chairman",
        "board",
        "harbour-board",
        None,
    ),
)
HOLDER = mostly("Ada Quay", "Harbour Council", None, or_=("harbour-board", "safety-at-night", "Nobody"))
WHERE = mostly("1.1", "1.2", "1.1; 1.2", None, "no passage", or_=("9.9",))
LINE = st.sampled_from(
    [
        "reports to",
        "is accountable to",
        "funds",
        "approves",
        "appoints",
        "how often",
        "is a kind of",
        "prevails over",
        "works on",
        "owns",
        "is set up by",
        "delegates to",
    ]
)
START = mostly("HB", "Quay Panel", or_=("Ada Quay", "Safety at night", "harbour-board-chair"))
END = mostly(
    "Quay Panel",
    "Harbour Council",
    or_=(
        "Ada Quay",
        "Safety at night",
        "Light the quays",
        "monthly",
        "board",
        "https://example.org/x",
        "csa:Group",
        "kind:harbour",
    ),
)
VIA = st.sampled_from([None, None, "Quay Panel", "Harbour Council; HB"])
DAY = st.sampled_from(["2030", "March 2031", "1 April 2030", None, 44000])
TEXT = st.sampled_from(["by invitation", "5", None, "a; b"])
KIND = mostly("role", "kind of body", "frequency", or_=(None, "status"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], prog_name="csa-graph")


@st.composite
def workbooks(draw: st.DrawFn) -> Sheets:
    """Workbooks that are right here and there."""
    seats = st.lists(st.tuples(BODY, ROLE, HOLDER, TEXT, TEXT, DAY, WHERE), max_size=3)
    lines = st.lists(st.tuples(START, LINE, END, TEXT, VIA, DAY, DAY, WHERE), max_size=3)
    broader = st.sampled_from(["vice chair", "board", None])
    times, period = st.sampled_from([None, 3, 0]), st.sampled_from([None, "1 year"])
    names = st.sampled_from(["convener", "tide board"])
    words = st.lists(
        st.tuples(names, KIND, broader, times, period, WHERE), max_size=2, unique_by=lambda row: row[0]
    )
    return harbour(
        Seats=[
            ["On", "Role", "Held by", "Office", "On condition", "Starts", "Stated in"],
            *map(list, draw(seats)),
        ],
        Lines=[
            ["From", "Line", "To", "On what", "Through, in order", "Starts", "Ends", "Stated in"],
            *map(list, draw(lines)),
        ],
        Roles_and_kinds=[
            ["Name", "What it is", "Broader", "Times", "In each", "Stated in"],
            *map(list, draw(words)),
        ],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder to import in."""
    return tmp_path_factory.mktemp("imports")


def assert_sound(path: Path) -> None:
    """Hold a data file to what an import promises."""
    assert shapes.validate(opening.find([path])) == []
    graph = GovernanceGraph.open(path)
    for question in QUESTIONS:
        graph.ask(question)
    graph.check(as_of="2030-06-30")
    graph.show("HB")


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(sheets=workbooks())
def test_what_is_imported_is_sound(folder: Path, sheets: Sheets) -> None:
    target = folder / "plan.trig"
    target.unlink(missing_ok=True)
    result = run("import", save(folder / "book.xlsx", sheets), "-o", target)
    if result.exit_code == 0:
        assert_sound(target)
    else:
        # Every fault has its place, and none is an exception.
        assert result.exit_code == 2, result.exception
        assert not target.exists()
        assert "so nothing was written" in result.output
        assert "Traceback" not in result.output


def test_some_of_them_are_imported_and_some_are_not(tmp_path: Path) -> None:
    seats: list[list[Any]] = [["On", "Role", "Held by", "Stated in"], ["HB", "vice chair", "Ada Quay", "1.1"]]
    target = tmp_path / "plan.trig"
    assert run("import", save(tmp_path / "a.xlsx", harbour(Seats=seats)), "-o", target).exit_code == 0
    assert_sound(target)
    seats[1][1] = None
    result = run("import", save(tmp_path / "b.xlsx", harbour(Seats=seats)), "-o", tmp_path / "b.trig")
    assert result.exit_code == 2
    told = "A seat must have exactly one role. Add “Role” on the sheet Seats with a role of the list, such as “chair”"
    assert f"{tmp_path / 'b.xlsx'}, Seats, row 2: " in result.output.replace("\n", "")
    assert told in result.output.replace("\n", "")


def test_all_that_papers_say_is_sound(tmp_path: Path) -> None:
    target = tmp_path / "plan.trig"
    result = run("import", save(tmp_path / "a.xlsx", PAPER), "-o", target)
    assert (result.exit_code, result.exception) == (0, None), result.output
    assert_sound(target)
    # The money flows from April 2030 to March 2033.
    graph = GovernanceGraph.open(target, as_of=datetime.date(2031, 1, 1))
    (money,) = graph.ask("which-money-flows-where").to_dicts()
    assert (money["payer"], money["paid"], money["amount"]) == (
        "Harbour Council",
        "Harbour Board",
        "£45,000 a year",
    )


def test_remedies_of_a_check_name_sheets_for_a_workbook_and_terms_for_trig(tmp_path: Path) -> None:
    book = save(tmp_path / "a.xlsx", HARBOUR)
    run("import", book, "-o", tmp_path / "a.trig")
    only = ("--only", "action-with-joint-leads", "--fail-on", "never")
    of_book = run("check", *only, "--data", book).output
    of_file = run("check", *only, "--data", tmp_path / "a.trig").output
    assert "“Accountable” on the sheet Actions" in of_book
    assert "csa:" not in of_book
    assert "csa:accountable" in of_file
    # So does what code hosts show of a check.
    sarif = run("check", *only, "--format", "sarif", "--data", book).output
    assert "“Accountable” on the sheet Actions" in sarif
    assert "csa:accountable" not in sarif
    # Files of two formats are spoken of each in its own.
    both = run(
        "check", "--all", "--fail-on", "never", "--data", book, "--data", "tests/data/harbour/2030-31.trig"
    ).output
    assert "“Accountable” on the sheet Actions" in both
