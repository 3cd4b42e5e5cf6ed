"""``csa-graph show`` tells all that is known about a thing."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]


def section(text: str, title: str) -> list[str]:
    """Return the items below a heading."""
    return text.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0].splitlines()


def test_both_directions_are_told_with_their_passages(invoke: Invoke, harbour: Path) -> None:
    text = invoke("show", "the harbour BOARD", "--data", harbour).stdout
    assert text.startswith("Harbour Board (group)\nhttps://w3id.org/csa-graph/harbour/board\n")
    assert section(text, "Lines of accountability") == [
        "  - reports to Mayor's Panel (1.2; 2.1)",
        '\u200e  - has the sub-group <b>Pilots</b> & "Tugs" 🚢 לוח (1.2)',
    ]
    assert section(text, "Seats") == [
        "  - has the seat: as chair, is held by Ada Quay, is for Harbour Council (1.1)"
    ]
    assert section(text, "Priorities") == ["  - owns Safety at night (2.10)"]
    assert "  - also called: HB (1.1)" in section(text, "Names")


def test_what_rules_added_is_told_apart(invoke: Invoke, harbour: Path) -> None:
    text = invoke("show", "hb", "--data", harbour).stdout
    inferred = section(text, "Inferred by rules, stated by no passage")
    # The passages are those of "reports to"; none states this.
    assert "  - is accountable to Mayor's Panel (inferred from 1.2; 2.1)" in inferred
    # 1.1 states the seat, and who holds it.
    assert "  - is where there sits Ada Quay (inferred from 1.1)" in inferred
    assert not any("accountable" in line for line in section(text, "Lines of accountability"))


def test_a_person_is_shown_with_the_seats_held(invoke: Invoke, harbour: Path) -> None:
    text = invoke("show", "ada quay", "--data", harbour).stdout
    assert section(text, "Seats") == ["  - holds Chair of Harbour Board: is for Harbour Council (1.1)"]


def test_a_passage_is_shown_with_what_it_states(invoke: Invoke, harbour: Path) -> None:
    text = invoke("show", "2.10", "--data", harbour).stdout
    assert "  - Harbour Board owns Safety at night (2.10)" in section(text, "What it states")


def test_other_formats_hold_the_same_statements(invoke: Invoke, harbour: Path) -> None:
    found = list(
        csv.DictReader(invoke("show", "hb", "--data", harbour, "--format", "csv").stdout.splitlines())
    )
    stated = [row for row in found if row["relation"] == "reports to"]
    assert [(row["thing"], row["value"], row["passage"]) for row in stated] == [
        ("Harbour Board", "Mayor's Panel", "1.2; 2.1")
    ]


def test_the_agreements_board_is_found_by_any_name(invoke: Invoke) -> None:
    shown = {invoke("show", name).stdout for name in ("SCB", "safer communities board")}
    assert len(shown) == 1
    assert "reports to Worcestershire Public Executive Group (1.2)" in shown.pop()


def test_an_unknown_name_ends_with_2(invoke: Invoke, harbour: Path) -> None:
    # One slip of the pen; a word as short as this with two of them could be another one.
    result = invoke("show", "Harbour Baord", "--data", harbour)
    assert result.exit_code == 2
    assert "“Harbour Board”" in result.stderr
