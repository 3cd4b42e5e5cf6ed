"""Findings are compared by key with those of an earlier report, however either is worded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from csa_graph.asking.cells import Thing
from csa_graph.base.errors import SourceError
from csa_graph.checking import baseline
from csa_graph.checking.baseline import KnownFinding
from csa_graph.checking.findings import Finding

if TYPE_CHECKING:
    from pathlib import Path


def finding(key: str, message: str = "Now.") -> Finding:
    return Finding(key.split(" ", maxsplit=1)[0], "note", Thing("urn:x", "X"), message, key=key)


def known(key: str) -> KnownFinding:
    return KnownFinding(key, key.split(" ", maxsplit=1)[0], "X", "Then.")


def test_new_known_fixed_and_unchecked_are_told_apart() -> None:
    found = [finding("a | 1"), finding("a | 2")]
    earlier = [known("a | 2"), known("a | 3"), known("b | 1")]
    new, same, fixed, unchecked = baseline.compare(found, earlier, ["a"])
    assert new == (found[0],)
    assert same == (found[1],), "the wording differs, the finding does not"
    assert fixed == (earlier[1],)
    assert unchecked == (earlier[2],), "its check was not run"


def test_of_findings_with_one_key_as_many_are_known_as_there_were() -> None:
    twice = [finding("a | X", "One."), finding("a | X", "Two.")]
    new, same, fixed, _ = baseline.compare(twice, [known("a | X")], ["a"])
    assert ((len(new), len(same)), fixed) == ((1, 1), ())
    new, same, fixed, _ = baseline.compare(twice[:1], [known("a | X")] * 3, ["a"])
    assert (len(new), len(same), len(fixed)) == (0, 1, 2)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "not valid JSON"),
        ("[1", "line 1"),
        ("[]", "no report of csa-graph check"),
        ('{"rows": []}', "no report of csa-graph check"),
        ('{"rows": [{"code": "x"}], "known": [], "unchecked": []}', "no report of csa-graph check"),
        ('{"rows": 1, "known": [], "unchecked": []}', "no report of csa-graph check"),
        (
            json.dumps(
                {
                    "rows": [{"key": 1, "code": "a", "about": {"label": "X"}, "message": "M"}],
                    "known": [],
                    "unchecked": [],
                }
            ),
            "no report of csa-graph check",
        ),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_file_that_is_no_baseline_says_how_to_write_one(content: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        baseline.read(path)
    assert part in str(error.value)
    assert "csa-graph check --format json -o FILE" in str(error.value)
    assert error.value.path == path


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        baseline.read(tmp_path / "none.json")
    with pytest.raises(SourceError, match="cannot be read"):
        baseline.read(tmp_path)
