"""``analyse``: every analysis in every format, files whose name tells the format, and mistakes."""

from __future__ import annotations

import csv
import io
import json
import socket
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import icalendar
import pytest

from csa_graph import opening
from csa_graph.analysis import catalogue
from csa_graph.base import resources
from csa_graph.cli.analyse import usage
from csa_graph.stores.opening import open_store
from csa_graph.views import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]
    Terminal = Callable[..., "Shown"]

    from tests.cli.conftest import Shown

ANALYSES = {name: catalogue.get(name) for name in catalogue.list_names()}
EVERY = [(name, form) for name, each in ANALYSES.items() for form in (*FORMATS, *each.forms)]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever opens a connection fail."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing may reach for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the bundled agreement."""
    folder = tmp_path_factory.mktemp("analyse") / "kept"
    open_store(folder).build(opening.find(resources.default_data()))
    return folder


def examples(name: str) -> list[str]:
    """Return the options without which an analysis cannot be asked for."""
    needed = (each for each in ANALYSES[name].parameters if not each.optional)
    return [word for each in needed for word in (f"--{each.name.replace('_', '-')}", each.example)]


def check_form(form: str, text: str) -> None:
    """Fail where a text is not in a format."""
    if form == "json":
        content = json.loads(text)
        assert {"title", "summary", "limits", "tables"} <= set(content)
        assert content["tables"]
    elif form == "csv":
        header, *rows = csv.reader(io.StringIO(text))
        assert {len(row) for row in rows} <= {len(header)}
    elif form == "svg":
        assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314  (our own)
    elif form == "ics":
        assert icalendar.Calendar.from_ical(text).walk("VEVENT")
    else:
        begin = {"table": "", "markdown": "# ", "html": '<article class="csa-graph">'}[form]
        assert text.startswith(begin)
        assert "What this cannot tell" in text
        assert (form == "table") is text[0].isalpha()


# ---------------------------------------------------------------- the list


def test_without_an_analysis_all_are_listed(invoke: Invoke) -> None:
    result = invoke("analyse")
    assert result.exit_code == 0
    for each in ANALYSES.values():
        assert usage(each) in result.stdout
        assert each.summary in result.stdout
    listed = json.loads(invoke("analyse", "--format", "json").stdout)
    assert [row["analysis"] for row in listed["rows"]] == list(catalogue.list_names())


@pytest.mark.parametrize("name", ANALYSES)
def test_help_says_what_it_takes_and_how_to_ask(name: str, invoke: Invoke) -> None:
    result = invoke("analyse", name, "--help")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert f"csa-graph analyse {usage(ANALYSES[name])}" in said
    assert all(f"--{each.name.replace('_', '-')}" in said for each in ANALYSES[name].parameters)


# ---------------------------------------------------------------- every analysis


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_every_analysis_in_every_format(name: str, form: str, invoke: Invoke, kept: Path) -> None:
    result = invoke("analyse", name, *examples(name), "--format", form, "--store", kept)
    assert (result.exit_code, result.stderr) == (0, "")
    check_form(form, result.stdout)


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_with_all_that_it_takes(name: str, invoke: Invoke, kept: Path) -> None:
    options = [
        word
        for each in ANALYSES[name].parameters
        if each.example
        for word in (f"--{each.name.replace('_', '-')}", each.example)
    ]
    result = invoke("analyse", name, *options, "--format", "json", "--store", kept)
    assert (result.exit_code, result.stderr) == (0, "")
    check_form("json", result.stdout)


def test_as_many_rows_as_asked_for_in_any_format(invoke: Invoke, kept: Path) -> None:
    asked = ("analyse", "influence", "--top", "2", "--store", kept)
    tables = json.loads(invoke(*asked, "--format", "json").stdout)["tables"]
    assert [len(table["rows"]) for table in tables] == [2, 2, 2]
    assert len(invoke(*asked, "--format", "csv").stdout.splitlines()) == 3
    said = invoke(*asked).stdout
    assert "There are 9 more; --top 11 lists all." in said
    assert "Mathematics: betweenness and bodies below by networkx." in said


def test_the_bundled_agreement_needs_no_option(invoke: Invoke) -> None:
    result = invoke("analyse", "timeline")
    assert result.exit_code == 0
    assert "12 of 12 actions have a date, from May 2018 to April 2019." in result.stdout


def test_a_report_fits_a_terminal(terminal: Terminal, kept: Path) -> None:
    shown = terminal("analyse", "timeline", "--store", kept, NO_COLOR="1")
    assert shown.code == 0
    assert max(map(len, shown.text.splitlines())) <= 80


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("timeline", "svg"),
        ("timeline", "ics"),
        ("figures", "svg"),
        ("figures", "json"),
        ("figures", "md"),
        ("figures", "html"),
        ("figures", "csv"),
        ("figures", "txt"),
    ],
)
def test_the_name_of_the_file_tells_the_format(
    name: str, ending: str, invoke: Invoke, kept: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"report.{ending}"
    form = {"md": "markdown", "txt": "table"}.get(ending, ending)
    result = invoke("analyse", name, "--store", kept, "-o", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {file}: {name}.\n"
    text = file.read_bytes().decode("utf-8")
    check_form(form, text)
    if form == "ics":
        assert text.count("\n") == text.count("\r\n") == text.count("\r")


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("timelin",), "timeline"),
        (("xyz",), "It can be tree, route, "),
        (("figures", "--category", "Shoplftng"), "Shoplifting"),
        (("timeline", "--as-of", "tomorrow"), "not a date"),
        (("weak-points", "--top", "0"), "Analysis weak-points: top"),
        (("timeline", "--top", "3", "--format", "ics"), "as ics, timeline gives everything"),
        (("tree", "--below", "Safer Comunities Board"), "Worcestershire Safer Communities Board"),
        (("raci", "--format", "svg"), "svg"),
        (("raci", "-o", "report.ics"), ".ics"),
        (("figures", "-o", "report.ics"), ".svg"),
    ],
)
def test_a_mistake_ends_with_2_and_says_what_to_do(
    arguments: tuple[str, ...], part: str, invoke: Invoke, kept: Path
) -> None:
    result = invoke("analyse", *arguments, *(("--store", kept) if len(arguments) > 1 else ()))
    assert (result.exit_code, result.stdout) == (2, "")
    assert part in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", [name for name in ANALYSES if examples(name)])
def test_what_is_missing_is_named_with_an_example(name: str, invoke: Invoke, kept: Path) -> None:
    result = invoke("analyse", name, "--store", kept)
    needed = next(each for each in ANALYSES[name].parameters if not each.optional)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--{needed.name}" in result.stderr
    assert needed.example in result.stderr
