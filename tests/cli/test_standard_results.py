"""SELECT and ASK in the standard formats of SPARQL 1.1, read back by other readers; CSV for Excel."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

DATA = """
p:1 {
    :quay a csa:Group ; skos:prefLabel "Quay \\"A\\", <B>\\tC"@en , "埠頭" ; csa:count 3 .
}
"""
QUERY = (
    "SELECT ?g ?l ?c ?none { ?g skos:prefLabel ?l ; csa:count ?c OPTIONAL { ?g csa:owns ?none } } ORDER BY ?l"
)
GROUP = "quay"
LABELS = {'Quay "A", <B>\tC', "埠頭"}
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


@pytest.fixture
def data(data_file: Callable[..., Path]) -> Path:
    """Return a file of one group with two names."""
    return data_file(DATA)


def test_json(invoke: Invoke, data: Path) -> None:
    done = invoke("sparql", QUERY, "--data", data, "--format", "sparql-json")
    found = json.loads(done.stdout)
    assert found["head"]["vars"] == ["g", "l", "c", "none"]
    rows = found["results"]["bindings"]
    assert {row["l"]["value"] for row in rows} == LABELS
    assert {row["l"].get("xml:lang") for row in rows} == {"en", None}
    assert all(row["g"]["type"] == "uri" and row["g"]["value"].endswith(GROUP) for row in rows)
    assert all(row["c"] == {"type": "literal", "value": "3", "datatype": INTEGER} for row in rows)
    assert all("none" not in row for row in rows)


def test_xml_csv_and_tsv(invoke: Invoke, data: Path, tmp_path: Path) -> None:
    asked = ("sparql", QUERY, "--data", data)
    assert invoke(*asked, "-o", tmp_path / "a.srx").exit_code == 0
    space = "{http://www.w3.org/2005/sparql-results#}"
    tree = ElementTree.parse(tmp_path / "a.srx")
    assert {each.text for each in tree.iter(f"{space}literal")} == {*LABELS, "3"}
    rows = list(csv.DictReader(io.StringIO(invoke(*asked, "--format", "sparql-csv").stdout, newline="")))
    assert {row["l"] for row in rows} == LABELS
    assert {row["c"] for row in rows} == {"3"}
    first, *lines = invoke(*asked, "--format", "sparql-tsv").stdout.splitlines()
    assert first.split("\t") == ["?g", "?l", "?c", "?none"]
    assert all(len(line.split("\t")) == 4 for line in lines)
    assert any('"@en' in line for line in lines)


def test_a_truth_value(invoke: Invoke, data: Path) -> None:
    asked = ("sparql", "ASK { ?x a csa:Group }", "--data", data, "--format")
    assert json.loads(invoke(*asked, "sparql-json").stdout) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in invoke(*asked, "sparql-xml").stdout
    assert (invoke(*asked, "sparql-csv").exit_code, invoke(*asked, "sparql-tsv").exit_code) == (2, 2)
    refused = invoke("sparql", "CONSTRUCT WHERE { ?a ?b ?c }", "--data", data, "--format", "sparql-json")
    assert (refused.exit_code, "for SELECT and ASK" in refused.stderr) == (2, True)


def test_csv_for_excel_begins_with_a_mark(invoke: Invoke, data: Path, tmp_path: Path) -> None:
    plain = invoke("sparql", QUERY, "--data", data, "--format", "csv").stdout_bytes
    marked = invoke("sparql", QUERY, "--data", data, "--format", "csv", "--excel").stdout_bytes
    assert marked == b"\xef\xbb\xbf" + plain
    file = tmp_path / "a.csv"
    assert invoke("check", "--excel", "-o", file, "--fail-on", "never").exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    refused = invoke("ask", "who-chairs-several", "--excel")
    assert (refused.exit_code, "--excel is for CSV" in refused.stderr) == (2, True)


def test_a_profile_that_csa_graph_brings_is_found_by_its_name(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ("check", "--only", "person-chairs-several", "--fail-on", "never", "--profile")
    assert invoke(*asked, "organogram").exit_code == 0
    missing = invoke(*asked, "organogramme")
    assert (missing.exit_code, "no profile but organogram" in missing.stderr) == (2, True)
    # A file of that very name goes before it.
    (tmp_path / "organogram").write_text("nonsense = 1\n")
    assert "no profile has" in invoke(*asked, "organogram").stderr
