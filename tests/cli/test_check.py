"""``csa-graph check`` reports findings, and its exit code the gravest of them."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

OWNER = "priority-without-owner"


def test_a_priority_without_owner_is_an_error(invoke: Invoke, harbour: Path) -> None:
    result = invoke("check", "--only", OWNER, "--data", harbour)
    assert result.exit_code == 1
    assert "“Clean water”" in result.stdout
    assert "(2.10)" in result.stdout
    assert "Safety at night" not in result.stdout
    assert f"({OWNER}): 1\n" in result.stdout
    assert "  What to do: " in result.stdout
    assert result.stdout.endswith("\n1 error.\n")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--only", OWNER), 1),
        (("--only", OWNER, "--fail-on", "note"), 1),
        (("--only", OWNER, "--fail-on", "never"), 0),
        (("--only", OWNER, "--skip", OWNER, "--fail-on", "note"), 2),
        (("--only", "person-chairs-several", "--fail-on", "note"), 0),
    ],
)
def test_the_exit_code_is_as_asked(
    options: tuple[str, ...], code: int, invoke: Invoke, harbour: Path
) -> None:
    assert invoke("check", "--data", harbour, *options).exit_code == code


def test_a_note_fails_only_where_notes_do(invoke: Invoke) -> None:
    asked = ("check", "--only", "person-chairs-several")
    assert invoke(*asked).exit_code == 0
    assert invoke(*asked, "--fail-on", "warning").exit_code == 0
    assert invoke(*asked, "--fail-on", "note").exit_code == 1


def test_nothing_found_is_said(invoke: Invoke, harbour: Path) -> None:
    result = invoke("check", "--only", "person-chairs-several", "--data", harbour)
    assert result.stdout == "No findings.\n"


def test_other_formats_have_a_row_for_each_finding(invoke: Invoke, harbour: Path) -> None:
    shared = ("check", "--only", OWNER, "--data", harbour, "--format")
    (row,) = csv.DictReader(invoke(*shared, "csv").stdout.splitlines())
    assert (row["severity"], row["code"], row["about"], row["passage"]) == (
        "error",
        OWNER,
        "Clean water",
        "2.10",
    )
    (entry,) = json.loads(invoke(*shared, "json").stdout)["rows"]
    assert entry["about"] == {"iri": "https://w3id.org/csa-graph/harbour/clean-water", "label": "Clean water"}
    assert f"## Error: Priority without an owner ({OWNER}): 1\n" in invoke(*shared, "markdown").stdout


def test_an_unknown_code_ends_with_2_and_the_nearest(invoke: Invoke, harbour: Path) -> None:
    result = invoke("check", "--only", "priority-without-owners", "--data", harbour)
    assert result.exit_code == 2
    assert f"“{OWNER}”" in result.stderr
