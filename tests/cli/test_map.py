"""``csa-graph map``: formats, the surroundings of one thing, and what it says when it cannot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from csa_graph.map import limits
from csa_graph.map.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

BEGINS = {
    "html": b"<!DOCTYPE html>",
    "svg": b"<svg",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "dot": b"digraph",
    "mermaid": b"---",
}


@pytest.mark.parametrize("form", BEGINS)
def test_each_format_by_name_and_by_ending(invoke: Invoke, harbour: Path, tmp_path: Path, form: str) -> None:
    ending = FORMATS[form][0]
    told, named = tmp_path / "told", tmp_path / f"named{ending}"
    view = ("--view", "who-reports-to-whom", "--data", harbour)
    for result in (invoke("map", *view, "--format", form, "-o", told), invoke("map", *view, "-o", named)):
        assert (result.exit_code, result.stdout) == (0, "")
        assert ": 1 view." in result.stderr
    assert told.read_bytes().startswith(BEGINS[form])
    assert told.read_bytes() == named.read_bytes()


@pytest.mark.parametrize(("paper", "size"), [("A4", [842, 595]), ("a3", [1191, 842])])
def test_a_pdf_fills_the_paper_that_is_asked_for(
    invoke: Invoke, harbour: Path, tmp_path: Path, paper: str, size: list[int]
) -> None:
    target = tmp_path / "map.pdf"
    result = invoke("map", "--data", harbour, "--paper", paper, "-o", target)
    assert result.exit_code == 0
    found = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", target.read_bytes())
    assert found
    assert [round(float(each)) for each in found.groups()] == size


def test_small_print_is_told_with_a_way_out_and_the_file_is_written(invoke: Invoke, tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    result = invoke("map", "--view", "priorities-and-actions", "--paper", "A4", "-o", target)
    assert result.exit_code == 0
    assert target.exists()
    line, written = result.stderr.splitlines()
    assert written == f"Wrote {target}: 1 view."
    assert "points" in line
    assert "--paper A3" in line
    assert "--around" in line


def test_only_a_pdf_has_paper(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    result = invoke("map", "--data", harbour, "--paper", "A4", "-o", tmp_path / "map.png")
    assert result.exit_code == 2
    assert "Only a PDF has paper" in result.stderr
    assert not (tmp_path / "map.png").exists()


@pytest.mark.parametrize(("form", "limit"), [("mermaid", "LARGE"), ("dot", "TOO_LARGE")])
def test_a_diagram_too_big_is_refused_with_a_way_out(
    invoke: Invoke, harbour: Path, monkeypatch: pytest.MonkeyPatch, form: str, limit: str
) -> None:
    arguments = ("map", "--data", harbour, "--format", form, "-o", "-")
    assert invoke(*arguments).exit_code == 0
    monkeypatch.setattr(limits, limit, 3)
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert "--around" in result.stderr
    assert ("maxTextSize" in result.stderr) is (form == "mermaid")
    assert result.stdout == ""


def test_text_goes_to_standard_output(invoke: Invoke, harbour: Path) -> None:
    assert invoke("map", "--data", harbour, "--format", "dot", "-o", "-").stdout.startswith("digraph")


def test_the_surroundings_of_a_thing(invoke: Invoke, harbour: Path) -> None:
    arguments = ("map", "--data", harbour, "--format", "mermaid", "-o", "-", "--around", "night safety")
    near, far = (invoke(*arguments, "--depth", depth).stdout for depth in (1, 2))
    assert 'title: "Accountability of' in near
    assert "Harbour Board" in near
    assert "Ada Quay" not in near.replace("Chair#58; Ada Quay", "")
    assert '"person<br>Ada Quay"' in far


def test_an_unknown_name_ends_with_2_and_suggests(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    result = invoke("map", "--data", harbour, "--around", "Harbor Bord", "-o", tmp_path / "x.html")
    assert result.exit_code == 2
    assert "Did you mean" in result.stderr
    assert "Harbour Board" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_around_and_view_exclude_each_other(invoke: Invoke, harbour: Path) -> None:
    result = invoke("map", "--data", harbour, "--around", "hb", "--view", "everything")
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


def test_a_thing_on_no_map_is_told_so(invoke: Invoke, harbour: Path) -> None:
    result = invoke("map", "--data", harbour, "--around", "1.1", "-o", "-")
    assert result.exit_code == 2
    assert "on no map" in result.stderr


def test_what_cannot_be_written_ends_with_2(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    result = invoke("map", "--data", harbour, "-o", tmp_path / "absent" / "map.svg")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_a_map_too_big_is_refused_with_a_way_out(
    invoke: Invoke, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TOO_LARGE", 3)
    result = invoke("map", "--data", harbour, "-o", tmp_path / "map.html")
    assert result.exit_code == 2
    assert "--around" in result.stderr
    assert not (tmp_path / "map.html").exists()
    assert invoke("map", "--data", harbour, "--around", "panel", "--depth", 0, "-o", "-").exit_code == 0


def test_a_big_view_is_marked_and_not_laid_out(
    invoke: Invoke, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from csa_graph.map.page import network

    def refuse(_graph: object) -> None:
        pytest.fail("a big view was laid out")

    monkeypatch.setattr(limits, "LARGE", 3)
    monkeypatch.setattr(network, "arrange", refuse)
    result = invoke("map", "--data", harbour, "--view", "who-reports-to-whom", "-o", "-")
    assert result.exit_code == 0, result.stderr
    assert "Harbour Board" in result.stdout


def test_what_is_overdue_is_marked_as_of_a_day(invoke: Invoke, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    assert invoke("map", "-o", str(page)).exit_code == 0
    assert "overdue" not in page.read_text("utf-8")
    assert invoke("map", "-o", str(page), "--as-of", "2018-10-01").exit_code == 0
    text = page.read_text("utf-8")
    assert "Judged as of 1 October 2018" in text
    assert "overdue" in text
    refused = invoke("map", "-o", str(page), "--as-of", "some day")
    assert refused.exit_code == 2
    assert "some day" in refused.output


def test_an_ending_of_something_else_is_refused(invoke: Invoke, tmp_path: Path) -> None:
    refused = invoke("map", "-o", str(tmp_path / "map.docx"))
    assert refused.exit_code == 2
    assert "no map is written as .docx" in refused.output
    assert not (tmp_path / "map.docx").exists()


def test_the_gaps_of_one_thing_are_its_own(invoke: Invoke, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    assert invoke("map", "-o", str(page), "--around", "PEG", "--depth", "1").exit_code == 0
    # Passages on which the drawing rests, and their neighbours, can speak of others.
    text, passages, _ = page.read_text("utf-8").partition('id="passages-title"')
    assert passages
    assert "No passage says who chairs" in text or "no chair stated" in text
    # The scrutiny committees, the hate incident partnerships and the rest of the county are not drawn here.
    assert "Hate Incident" not in text
