"""What ``csa-graph check`` is asked for: a day, a profile, a baseline, a page of a rule, a list."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from csa_graph.checking import checks
from tests.own_rules import OVERDUE, write_profile, write_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

OWNER, OURS = "priority-without-owner", "our-priority"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Return a profile with two own rules, of which one needs a day."""
    write_rule(tmp_path / "ours", OURS)
    write_rule(tmp_path / "ours", "our-overdue", OVERDUE)
    return write_profile(tmp_path)


# ---------------------------------------------------------------- day


def test_without_a_day_what_needs_one_is_named(invoke: Invoke, harbour: Path, profile: Path) -> None:
    asked = ("check", "--data", harbour, "--profile", profile, "--only", "our-overdue", "--fail-on", "note")
    result = invoke(*asked)
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [
        "1 check was not run: our-overdue. Needs a day: give --as-of DATE.",
        "No check was run, so nothing is known.",
    ]
    beside = invoke(*asked, "--format", "csv")
    assert "our-overdue" in beside.stderr
    assert "our-overdue" not in beside.stdout


def test_the_day_is_given_as_a_date_or_as_today(invoke: Invoke, harbour: Path, profile: Path) -> None:
    asked = (
        "check",
        "--data",
        harbour,
        "--profile",
        profile,
        "--only",
        "our-overdue",
        "--fail-on",
        "warning",
    )
    late = invoke(*asked, "--as-of", "2030-10-01")
    assert late.exit_code == 1
    assert "Ours is Light the quays. (A.1)" in late.stdout
    assert "Judged as of 1 October 2030." in late.stdout
    assert invoke(*asked, "--as-of", "2030-09-30").exit_code == 0
    today = json.loads(invoke(*asked, "--as-of", "today", "--format", "json").stdout)["as_of"]
    assert datetime.date.fromisoformat(today).year >= 2026


# ---------------------------------------------------------------- profile


def test_a_profile_changes_what_fails(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    asked = ("check", "--data", harbour, "--only", OWNER)
    assert invoke(*asked).exit_code == 1
    milder = write_profile(tmp_path, f'[severity]\n"{OWNER}" = "warning"\n')
    result = invoke(*asked, "--profile", milder)
    assert result.exit_code == 0
    assert result.stdout.endswith("\n1 warning.\n")
    assert invoke(*asked, "--profile", milder, "--fail-on", "warning").exit_code == 1


def test_what_is_off_is_said(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    off = write_profile(tmp_path, f'off = ["{OWNER}"]')
    result = invoke("check", "--data", harbour, "--profile", off)
    assert f"1 check was not run: {OWNER}. Turned off by the profile." in result.stdout
    assert "“Clean water”. (2.10)\n" not in result.stdout.partition("Warning:")[0]


def test_own_rules_are_run_explained_and_listed(invoke: Invoke, harbour: Path, profile: Path) -> None:
    found = invoke("check", "--data", harbour, "--profile", profile, "--only", OURS)
    assert "Warning: One of ours (our-priority): 2\n  - Ours is Clean water. (2.10)\n" in found.stdout
    page = invoke("check", "--profile", profile, "--explain", OURS)
    assert page.exit_code == 0
    for part in ("One of ours (our-priority)", "Our handbook.", "Ours is [what is ours].", "our-priority.rq"):
        assert part in page.stdout
    assert OURS in invoke("check", "--profile", profile, "--list").stdout
    assert OURS not in invoke("check", "--list").stdout


# ---------------------------------------------------------------- baseline


def test_only_what_is_new_fails(invoke: Invoke, harbour: Path, profile: Path, tmp_path: Path) -> None:
    asked = ("check", "--data", harbour, "--profile", profile, "--only", OURS, "--fail-on", "warning")
    file = tmp_path / "baseline.json"
    assert invoke(*asked, "-o", file).exit_code == 1
    same = invoke(*asked, "--baseline", file)
    assert (same.exit_code, same.stdout) == (0, "2 findings stand in the baseline.\nNo new findings.\n")
    # One priority is named in other words, one is gone, one has come.
    text = harbour.read_text("utf-8").replace('"Safety at night"', '"Night safety"')
    text = text.replace(":clean-water a csa:Priority", ":tides a csa:Priority")
    changed = tmp_path / "changed.trig"
    changed.write_text(text, encoding="utf-8")
    (tmp_path / "accidents.csv").write_bytes((harbour.parent / "accidents.csv").read_bytes())
    result = invoke(*asked, "--data", changed, "--baseline", file)
    asked = (*asked[:1], "--data", changed, *asked[3:])
    result = invoke(*asked, "--baseline", file)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "Warning: One of ours (our-priority): 1\n  - Ours is Clean water. (2.10)\n"
    )
    assert "Fixed since the baseline: 1\n  - Ours is Clean water. (our-priority)\n" in result.stdout
    assert result.stdout.endswith("\n1 finding stands in the baseline.\n1 new warning.\n")


def test_a_baseline_can_be_brought_up_to_date_in_place(
    invoke: Invoke, harbour: Path, profile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    asked = ("check", "--data", harbour, "--profile", profile, "--fail-on", "note")
    invoke(*asked, "--only", OWNER, "-o", file)
    assert invoke(*asked, "--only", OURS, "--baseline", file, "-o", file).exit_code == 1
    assert invoke(*asked, "--only", OURS, "--only", OWNER, "--baseline", file).exit_code == 0


# ---------------------------------------------------------------- page and list


def test_a_check_is_explained_without_reading_data(invoke: Invoke) -> None:
    result = invoke("check", "--explain", OWNER, "--data", "nowhere")
    assert result.exit_code == 0
    check = checks.get(OWNER)
    for part in (check.title, check.why, check.remedy, check.source, "Error, on ownership."):
        assert part in result.stdout
    assert json.loads(invoke("check", "--explain", OWNER, "--format", "json").stdout)["code"] == OWNER
    assert invoke("check", "--explain", OWNER, "--format", "html").stdout.startswith("<!doctype html>")
    assert invoke("check", "--explain", OWNER, "--format", "markdown").stdout.startswith("# ")


def test_the_checks_are_listed(invoke: Invoke) -> None:
    rows = json.loads(invoke("check", "--list", "--format", "json").stdout)["rows"]
    assert [row["code"] for row in rows] == list(checks.all_checks())


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--as-of", "soon"), "“soon” is not a day: write one such as 2019-03-31, or today."),
        (("--as-of", ""), "It is empty"),
        (("--only", f"{OWNER}s"), f"“{OWNER}”"),
        (("--skip", f"{OWNER}s"), f"“{OWNER}”"),
        (("--only", ""), "It is empty"),
        (("--explain", f"{OWNER}s"), f"Did you mean “{OWNER}”"),
        (("--explain", OWNER, "--format", "sarif"), "--explain has no format sarif"),
        (("--list", "--format", "junit"), "--list has no format junit"),
        (("--profile", "nowhere.toml"), "nowhere.toml: there is no such file"),
        (("--baseline", "nowhere.json"), "nowhere.json: there is no such file"),
        (("-o", "report.pdf"), "no report is written as .pdf"),
        (("--fail-on", "fatal"), "fatal"),
        (("--store", "nowhere"), "nowhere"),
    ],
)
def test_a_mistake_ends_with_2_and_says_what_is_meant(
    arguments: tuple[str, ...], part: str, invoke: Invoke
) -> None:
    result = invoke("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert part in result.stderr
    assert "Traceback" not in result.stderr


def test_a_profile_and_a_baseline_that_are_none_are_named(
    invoke: Invoke, tmp_path: Path, harbour: Path
) -> None:
    wrong = write_profile(tmp_path, f'off = ["{OWNER}s"]')
    result = invoke("check", "--data", harbour, "--profile", wrong)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{wrong}: no check is called “{OWNER}s”: did you mean “{OWNER}”?" in result.stderr
    result = invoke("check", "--data", harbour, "--baseline", harbour)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{harbour}, line 1: this is not valid JSON" in result.stderr
    assert "csa-graph check --format json -o FILE" in result.stderr


# ---------------------------------------------------------------- codes and threads


@pytest.mark.parametrize("option", ["--only", "--skip", "--explain"])
def test_an_unknown_code_is_refused_with_the_nearest_or_with_where_they_are_listed(
    invoke: Invoke, option: str
) -> None:
    far = invoke("check", option, "nope")
    assert far.exit_code == 2
    assert "No check is called “nope”. csa-graph check --list lists them." in far.stderr
    near = invoke("check", option, "priority-without-ownr")
    assert near.exit_code == 2
    assert "Did you mean “priority-without-owner”" in near.stderr
    assert "--list" not in near.stderr


def test_several_threads_write_the_same_report(
    invoke: Invoke, harbour: Path, tmp_path: Path, profile: Path
) -> None:
    store = tmp_path / "store"
    assert invoke("build", store, "--data", harbour).exit_code == 0
    asked = ("check", "--store", store, "--profile", profile, "--fail-on", "never", "--format", "json")
    alone, shared = (invoke(*asked, "--threads", number) for number in ("1", "2"))
    assert json.loads(alone.stdout)["rows"]
    assert shared.stdout == alone.stdout
