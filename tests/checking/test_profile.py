"""A profile gives checks other severities, turns them off and adds rules; what it cannot mean is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.checking import checks, profile
from tests.own_rules import write_profile, write_rule

if TYPE_CHECKING:
    from pathlib import Path

OWNER, CHAIR = "priority-without-owner", "group-without-chair"


def test_without_a_file_all_checks_are_as_they_are() -> None:
    assert profile.resolve(None).checks == checks.all_checks()
    assert not profile.resolve(None).off


def test_a_profile_changes_severities_and_turns_checks_off(tmp_path: Path) -> None:
    text = f'off = ["{CHAIR}"]\n[severity]\n"{OWNER}" = "note"\n'
    read = profile.read(write_profile(tmp_path, text))
    assert read.off == {CHAIR}
    changed = {code for code, check in read.checks.items() if check != checks.get(code)}
    assert changed == {OWNER}
    assert (checks.get(OWNER).severity, read.checks[OWNER].severity) == ("error", "note")


def test_own_rules_stand_among_the_others_and_can_be_graded(tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", "a-rule")
    write_rule(tmp_path / "more" / "deep", "z-rule")
    text = 'rules = ["ours", "more/deep"]\noff = ["z-rule"]\n[severity]\na-rule = "error"\n'
    read = profile.read(write_profile(tmp_path, text))
    assert set(read.checks) == {*checks.all_checks(), "a-rule", "z-rule"}
    assert list(read.checks) == sorted(read.checks)
    assert read.checks["a-rule"].severity == "error"
    assert read.off == {"z-rule"}
    assert profile.list_rules(tmp_path / "profile.toml") == ["a-rule", "z-rule"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('skip = ["x"]', ("“skip”", "no profile has")),
        ("severities = 1", ("“severities”", "did you mean “severity”?")),
        (f'off = ["{OWNER}s"]', (f"“{OWNER}s”", f"did you mean “{OWNER}”?")),
        (f'off = "{OWNER}"', ("off must be a list",)),
        ("rules = [1]", ("rules must be a list",)),
        ('severity = "note"', ("severity must be a table",)),
        (f'[severity]\n"{CHAIR}s" = "note"', (f"did you mean “{CHAIR}”?",)),
        (f'[severity]\n"{OWNER}" = "fatal"', ("“fatal”", "error, warning or note")),
        (f'[severity]\n"{OWNER}" = 1', ("“1”", "error, warning or note")),
        ("off = [", ("not valid TOML",)),
        ('rules = ["nowhere"]', ("nowhere", "does not exist")),
        ('rules = ["."]', ("holds no rule",)),
    ],
)
def test_what_a_profile_cannot_say_is_named_with_its_file(
    text: str, parts: tuple[str, ...], tmp_path: Path
) -> None:
    path = write_profile(tmp_path, text)
    with pytest.raises(SourceError) as error:
        profile.read(path)
    assert error.value.path == path
    for part in parts:
        assert part in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        profile.read(tmp_path / "none.toml")
    with pytest.raises(SourceError, match="cannot be read"):
        profile.read(tmp_path)
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\x00")
    with pytest.raises(SourceError, match="binary"):
        profile.read(binary)


@pytest.mark.parametrize(
    ("code", "query", "part"),
    [
        (OWNER, None, "there is a check called priority-without-owner already"),
        ("our rule", None, "letters, digits and hyphens"),
        ("our-rule", "SELECT * { ?s ?p ?o }", "no summary"),
    ],
)
def test_a_rule_that_cannot_be_one_is_named_with_its_file(
    code: str, query: str | None, part: str, tmp_path: Path
) -> None:
    path = write_rule(tmp_path / "ours", code)
    if query is not None:
        path.write_text(query, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        profile.read(write_profile(tmp_path))
    assert error.value.path == path
    assert part in str(error.value)


def test_a_rule_in_two_folders_is_refused(tmp_path: Path) -> None:
    for folder in ("ours", "theirs"):
        write_rule(tmp_path / folder)
    with pytest.raises(SourceError, match="called our-priority already"):
        profile.read(write_profile(tmp_path, 'rules = ["ours", "theirs"]'))
