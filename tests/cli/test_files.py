"""``map``, ``build``, ``export`` and ``validate``: what they write, and what they say of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]
    Process = Callable[..., subprocess.CompletedProcess[bytes]]

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def canonical(quads: object) -> ox.Dataset:
    dataset = ox.Dataset(quads)  # type: ignore[arg-type]
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


# ---------------------------------------------------------------- map


def test_the_map_is_one_page_and_its_place_is_told(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    page = tmp_path / "a map.html"
    result = invoke("map", "--data", harbour, "-o", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {page}: 4 views. Open it in a browser.\n"
    text = page.read_text(encoding="utf-8")
    assert text.lower().startswith("<!doctype html>")
    assert "Harbour Safety Plan 2030-31" in text
    assert "2030 to 2031" in text


def test_the_map_can_be_of_one_view_and_go_to_standard_output(invoke: Invoke, harbour: Path) -> None:
    result = invoke("map", "--data", harbour, "--view", "who-reports-to-whom", "-o", "-")
    assert "view-who-reports-to-whom" in result.stdout
    assert "view-everything" not in result.stdout


def test_an_unknown_view_ends_with_2(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    result = invoke("map", "--data", harbour, "--view", "who-report-to-whom", "-o", tmp_path / "map.html")
    assert result.exit_code == 2
    assert "who-reports-to-whom" in result.stderr
    assert not (tmp_path / "map.html").exists()


# ---------------------------------------------------------------- build


def test_a_kept_store_answers_as_the_files_do(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept here"
    built = invoke("build", folder, "--data", harbour)
    assert built.exit_code == 0
    assert built.stderr.startswith(f"Wrote {folder}: 1 file, 1 edition, ")
    asked = ("ask", "who-reports-to-whom", "--format", "csv")
    assert invoke(*asked, "--store", folder).stdout == invoke(*asked, "--data", harbour).stdout
    assert invoke("build", folder, "--data", harbour).exit_code == 0


def test_a_failing_build_keeps_the_store(
    invoke: Invoke, harbour: Path, tmp_path: Path, data_file: Callable[..., Path]
) -> None:
    folder = tmp_path / "kept"
    invoke("build", folder, "--data", harbour)
    result = invoke(
        "build", folder, "--data", data_file("p:1 { :a a csa:Group ; csa:reportsToo :a }", "wrong.trig")
    )
    assert result.exit_code == 2
    assert "reportsTo" in result.stderr
    assert invoke("show", "hb", "--store", folder).exit_code == 0


def test_a_file_that_is_not_well_formed_stops_the_build(
    data_file: Callable[..., Path], invoke: Invoke, tmp_path: Path
) -> None:
    from tests.conftest import ABOVE

    folder = tmp_path / "kept"
    path = data_file("p:1 { :a a csa:Group }")
    refused = invoke("build", folder, "--data", path)
    assert refused.exit_code == 2
    assert f"{path}, line {ABOVE + 1}: a: What the data describe must have a name." in refused.stderr
    assert not folder.exists()
    assert invoke("build", folder, "--data", path, "--no-validate").exit_code == 0


@pytest.mark.parametrize("option", [("--store", "x"), ("--edition", "x")])
def test_build_takes_data_only(option: tuple[str, str], invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("build", tmp_path / "kept", *option).exit_code == 2


def test_store_and_data_exclude_each_other(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    result = invoke("show", "hb", "--store", tmp_path, "--data", harbour)
    assert (result.exit_code, "exclude each other" in result.stderr) == (2, True)


def test_a_folder_that_is_no_store_ends_with_2(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("show", "hb", "--store", tmp_path / "absent")
    assert result.exit_code == 2
    assert "csa-graph build" in result.stderr


# ---------------------------------------------------------------- export


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_holds_what_the_store_holds(
    form: str, invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out"
    assert invoke("export", "--format", form, "--data", harbour, "-o", file).exit_code == 0
    nquads = invoke("export", "--format", "nquads", "--data", harbour).stdout
    everything = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    expected = everything
    if form == "turtle":
        expected = [quad for quad in everything if isinstance(quad.graph_name, ox.DefaultGraph)]
    assert len(expected) > 60
    assert canonical(ox.parse(file.read_bytes(), format=FORMATS[form])) == canonical(expected)


def test_the_ending_of_the_file_tells_the_format(invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    invoke("export", "--data", harbour, "-o", tmp_path / "x.trig")
    assert "{" in (tmp_path / "x.trig").read_text(encoding="utf-8")
    invoke("export", "--data", harbour, "-o", tmp_path / "x.graphml")
    assert "<graphml" in (tmp_path / "x.graphml").read_text(encoding="utf-8")
    invoke("export", "--data", harbour, "-o", tmp_path / "plain")
    assert (tmp_path / "plain").read_bytes() == (tmp_path / "x.trig").read_bytes()


def test_what_leaves_the_passages_out_says_so(invoke: Invoke, harbour: Path) -> None:
    done = invoke("export", "--data", harbour, "--format", "turtle")
    assert done.stderr == "Note: Turtle has no place for the passages that state what it holds: TriG has.\n"
    assert invoke("export", "--data", harbour).stderr == ""


@pytest.mark.parametrize("form", [*FORMATS, "graphml"])
def test_two_exports_are_the_same_bytes(form: str, process: Process, harbour: Path) -> None:
    outputs = {
        process(
            "export", "--format", form, "--data", harbour, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_turtle_can_be_of_one_edition(invoke: Invoke, harbour: Path) -> None:
    result = invoke("export", "--data", harbour, "--edition", "Harbour Safety Plan 2030-31")
    parsed = list(ox.parse(result.stdout, format=ox.RdfFormat.TURTLE))
    assert any(quad.predicate.value.endswith("#reportsTo") for quad in parsed)


# ---------------------------------------------------------------- validate


def test_a_well_formed_file_passes(invoke: Invoke) -> None:
    from csa_graph.base import resources

    result = invoke("validate", *resources.default_data())
    assert (result.exit_code, result.stdout) == (0, "No faults: 2 files are well formed.\n")


def test_faults_of_form_are_findings_with_file_and_line(
    invoke: Invoke, data_file: Callable[..., Path]
) -> None:
    from tests.conftest import ABOVE

    file = data_file("\np:1 {\n  :a a csa:Seat .\n}\n")
    result = invoke("validate", file)
    assert result.exit_code == 1
    assert f"{file}, line {ABOVE + 3}: " in result.stdout
    listed = invoke("validate", file, "--format", "csv")
    assert listed.stdout.startswith("file,line,about,fault,remedy\n")
    assert listed.exit_code == 1


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("p:1 { :a a csa:Group ; csa:reportsToo :a }", "reportsTo"),
        ("p:1 { :a csa:reportsTo", "line"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_2(
    text: str, part: str, invoke: Invoke, data_file: Callable[..., Path]
) -> None:
    result = invoke("validate", data_file(text))
    assert result.exit_code == 2
    assert part in result.stderr
    assert "plan.trig" in result.stderr
