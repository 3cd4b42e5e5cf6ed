"""The formats of ``csa-graph check``: by option and by the name of a file, from files and from a store."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]
    Process = Callable[..., subprocess.CompletedProcess[bytes]]

OWNER = "priority-without-owner"
BEGINNINGS = {
    "table": "Error: ",
    "csv": "severity,code,",
    "json": '{\n  "question": "check"',
    "markdown": "# What the checks found",
    "html": "<!doctype html>",
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites',
    "sarif": '{\n  "$schema"',
    "shacl": "@prefix ",
}
ENDINGS = {
    "txt": "table",
    "csv": "csv",
    "json": "json",
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "xml": "junit",
    "sarif": "sarif",
    "ttl": "shacl",
}


@pytest.mark.parametrize(("form", "beginning"), BEGINNINGS.items())
def test_every_format_goes_to_standard_output(
    form: str, beginning: str, invoke: Invoke, harbour: Path
) -> None:
    result = invoke("check", "--only", OWNER, "--data", harbour, "--format", form)
    assert result.exit_code == 1
    assert result.stdout.startswith(beginning)
    assert "Clean water" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(("ending", "form"), ENDINGS.items())
def test_the_name_of_the_file_tells_the_format(
    ending: str, form: str, invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"report.{ending}"
    result = invoke("check", "--only", OWNER, "--data", harbour, "-o", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert file.read_text("utf-8").startswith(BEGINNINGS[form])
    named = invoke("check", "--only", OWNER, "--data", harbour, "-o", file, "--format", "csv")
    assert named.exit_code == 1
    assert file.read_text("utf-8").startswith(BEGINNINGS["csv"])


def test_sarif_points_at_the_line_that_says_what_the_thing_is(
    invoke: Invoke, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = harbour.parent.parent
    monkeypatch.chdir(top)
    done = invoke("check", "--only", OWNER, "--data", "harbour/2030-31.trig", "--format", "sarif")
    (result,) = json.loads(done.stdout)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "harbour/2030-31.trig", "uriBaseId": "%SRCROOT%"}
    line = harbour.read_text("utf-8").splitlines()[place["region"]["startLine"] - 1]
    assert line.strip().startswith(":clean-water a csa:Priority")
    assert str(top) not in done.stdout


def test_the_agreement_that_is_read_by_default_has_lines_too(invoke: Invoke) -> None:
    made = json.loads(invoke("check", "--only", "person-chairs-several", "--format", "sarif").stdout)
    (result,) = made["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("2018-19.trig")


def test_a_store_has_no_lines_but_all_the_rest(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    invoke("build", tmp_path / "kept", "--data", harbour)
    asked = ("check", "--only", OWNER, "--format")
    (stored,) = json.loads(invoke(*asked, "sarif", "--store", tmp_path / "kept").stdout)["runs"][0]["results"]
    (read,) = json.loads(invoke(*asked, "sarif", "--data", harbour).stdout)["runs"][0]["results"]
    assert "physicalLocation" not in stored["locations"][0]
    read["locations"][0].pop("physicalLocation")
    assert stored == read
    for form in ("json", "csv", "shacl", "markdown"):
        assert (
            invoke(*asked, form, "--store", tmp_path / "kept").stdout
            == invoke(*asked, form, "--data", harbour).stdout
        )


def test_junit_names_the_line(invoke: Invoke, harbour: Path) -> None:
    text = invoke("check", "--only", OWNER, "--data", harbour, "--format", "junit").stdout
    failure = ElementTree.fromstring(text).find(".//failure")  # noqa: S314  (our own)
    assert failure is not None
    number = next(
        place
        for place, line in enumerate(harbour.read_text("utf-8").splitlines(), 1)
        if ":clean-water a csa:Priority" in line
    )
    assert f"2030-31.trig, line {number}\n" in str(failure.text)


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "shacl"])
def test_two_reports_are_the_same_bytes(form: str, process: Process, harbour: Path) -> None:
    outputs = {
        process(
            "check", "--data", harbour, "--format", form, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_a_pipe_gets_bytes_of_utf_8(process: Process, harbour: Path) -> None:
    done = process("check", "--data", harbour, "--format", "sarif", env={**os.environ, "LC_ALL": "C"})
    assert "🚢" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_report_that_cannot_be_written_ends_with_2(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    result = invoke("check", "--data", harbour, "-o", tmp_path / "none" / "report.sarif")
    assert (result.exit_code, "does not exist" in result.stderr) == (2, True)


def test_own_rules_complete(process: Process, tmp_path: Path) -> None:
    from tests.own_rules import write_profile, write_rule

    write_rule(tmp_path / "ours", "our-rule")
    words = f"csa-graph check --profile {write_profile(tmp_path)} --only our"
    environment = {
        **os.environ,
        "_CSA_GRAPH_COMPLETE": "zsh_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": "5",
    }
    done = process(env=environment)
    assert done.stdout.decode().split() == ["plain", "our-rule", "_"]
    wrong = environment | {"COMP_WORDS": "csa-graph check --profile nowhere --only priority-without-ow"}
    assert process(env=wrong).stdout.decode().split()[1] == OWNER
    assert process(env=wrong).stderr == b""


def test_a_finding_in_a_workbook_is_named_by_sheet_and_row(
    invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    book = tmp_path / "plan.xlsx"
    assert invoke("export", "--format", "xlsx", "--data", harbour, "-o", book).exit_code == 0
    asked = ("check", "--only", OWNER, "--data", book, "--fail-on", "never", "--format")
    words = re.search(r"plan\.xlsx, (Priorities, row [0-9]+)\n", invoke(*asked, "junit").stdout)
    assert words is not None
    (result,) = json.loads(invoke(*asked, "sarif").stdout)["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["message"]["text"] == words[1]
    assert "region" not in place["physicalLocation"]
