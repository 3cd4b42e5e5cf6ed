"""``export``: formats by name and ending, folders, pipes, and what is refused before anything is read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph.base import marks
from csa_graph.base.outputs import MANIFEST
from csa_graph.formats import writers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

FILES = [name for name, form in writers().items() if not form.folder]
TEXTS = [name for name in FILES if not writers()[name].binary]


@pytest.mark.parametrize("form", [name for name in FILES if writers()[name].endings])
def test_each_ending_means_its_format(form: str, invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    named = tmp_path / "named"
    assert invoke("export", "--data", harbour, "--format", form, "-o", named).exit_code == 0
    for ending in writers()[form].endings:
        path = tmp_path / f"plan{ending.upper()}"
        assert invoke("export", "--data", harbour, "-o", path).exit_code == 0
        assert path.read_bytes() == named.read_bytes()


@pytest.mark.parametrize("form", TEXTS)
def test_a_pipe_gets_what_the_file_gets(form: str, invoke: Invoke, harbour: Path, tmp_path: Path) -> None:
    path = tmp_path / "named"
    invoke("export", "--data", harbour, "--format", form, "-o", path)
    written = marks.remove(path.read_bytes(), writers()[form].endings[0])
    assert invoke("export", "--data", harbour, "--format", form).stdout_bytes == written
    for name in ("-", "/dev/stdout"):
        assert invoke("export", "--data", harbour, "--format", form, "-o", name).stdout_bytes == written


def test_a_folder_is_written_whole_and_keeps_what_else_is_in_it(
    invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "for neo4j"
    command = ("export", "--data", harbour, "--format", "neo4j", "-o", folder)
    result = invoke(*command)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Wrote {folder}: nodes.csv, relationships.csv.\n"
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    assert invoke(*command).exit_code == 0
    ours = [MANIFEST, "nodes.csv", "relationships.csv"]
    assert sorted(each.name for each in folder.iterdir()) == sorted([*ours, "mine.txt"])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["for neo4j"]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--format", "neo4j"), "name it with -o FOLDER"),
        (("--format", "neo4j", "-o", "-"), "name it with -o FOLDER"),
        (("--format", "neo4j", "-o", "x.csv"), "is the name of a file"),
        (("--format", "turtle", "--view", "everything"), "leave --view out"),
        (("--format", "jsonld", "--edition", "x"), "leave --edition out"),
        (("--view", ""), "It is empty"),
        (("-o", "x.docx"), "nothing is exported as .docx"),
    ],
)
def test_what_does_not_go_together_is_refused_before_anything_is_read(
    arguments: tuple[str, ...], part: str, invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("export", "--data", "absent.trig", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert part in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_place_of_a_file_and_the_other_way_round(
    invoke: Invoke, harbour: Path, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    result = invoke("export", "--data", harbour, "--format", "neo4j", "-o", file)
    assert (result.exit_code, "this is a file; name a folder" in result.stderr) == (2, True)
    assert file.read_text("utf-8") == "mine"
    result = invoke("export", "--data", harbour, "--format", "gexf", "-o", tmp_path)
    assert (result.exit_code, "this is a folder; name a file" in result.stderr) == (2, True)


def test_a_view_of_the_agreement_reads_back_with_its_passages(invoke: Invoke) -> None:
    content = invoke("export", "--format", "gexf").stdout_bytes
    found = nx.read_gexf(io.BytesIO(content))
    names = {facts["label"]: node for node, facts in found.nodes(data=True)}
    board = names["Worcestershire Safer Communities Board"]
    above = names["Worcestershire Public Executive Group"]
    lines = {(s, t): facts for s, t, facts in found.edges(data=True)}
    # Paragraph 1.2 of the agreement: the board reports to the Public Executive Group.
    assert lines[board, above]["label"] == "reports to"
    assert "1.2" in lines[board, above]["passages"].split("; ")
    assert found.nodes[board]["type_label"] == "group"


def test_a_label_is_no_formula_in_the_table(invoke: Invoke, data_file: Callable[..., Path]) -> None:
    path = data_file('p:1 { :a a csa:Group ; skos:prefLabel "=cmd()" }')
    rows = list(
        csv.DictReader(io.StringIO(invoke("export", "--data", path, "--format", "statements").stdout))
    )
    assert {row["subject"] for row in rows if row["subject_iri"].endswith("/a")} == {"'=cmd()"}
    assert {row["passage"] for row in rows if row["property"] == "name"} == {"1"}
