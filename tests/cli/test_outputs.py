"""Each command that writes obeys one rule: what it did not make is not lost, and it says what it wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from csa_graph import views
from csa_graph.base import updates
from csa_graph.cli.group import cli, find_command
from tests.formats.workbooks import HARBOUR, harbour, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Invoke = Callable[..., Result]

#: How to have each command write a file: its name, and what stands before ``-o``; IN is the data.
WRITERS = {
    "analyse": ("analyse", "tree", "--data", "IN"),
    "ask": ("ask", "who-reports-to-whom", "--data", "IN", "--format", "csv"),
    "check": ("check", "--data", "IN", "--format", "json", "--fail-on", "never"),
    "export": ("export", "--data", "IN", "--format", "trig"),
    "import": ("import", "BOOK"),
    "map": ("map", "--data", "IN", "--format", "svg"),
    "match": ("match", "REGISTER", "--data", "IN", "--format", "trig"),
    "new": ("new", "Harbour Plan"),
    "quote": ("quote", "--attach", "COPY", "--data", "IN"),
    "read": ("read", "PAPER"),
    "show": ("show", "HB", "--data", "IN"),
    "sparql": ("sparql", "SELECT ?a ?b { ?a ?b ?c }", "--data", "IN", "--format", "json"),
    "validate": ("validate", "IN", "--format", "markdown"),
}
#: How the names of their outputs have to end.
ENDINGS = {"import": ".trig", "new": ".xlsx", "quote": ".trig", "read": ".json"}
#: Commands that write a folder which they know by a file in it: a store, a survey.
FOLDERS = {"survey"}
MINE = "name,of,mine\nthis is my diary\n"


@pytest.fixture
def here(tmp_path: Path, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with data, a workbook and a register, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(harbour, "in.trig")
    shutil.copy(harbour.with_name("accidents.csv"), tmp_path)
    save(Path("book.xlsx"), HARBOUR)
    Path("register.csv").write_text("name,code\nHarbour Council,E07000001\n", encoding="utf-8")
    return tmp_path


def fill_in(words: tuple[str, ...]) -> list[str]:
    if "COPY" in words:
        # It has every passage of the data.
        lines = [f"{each} The board meets.\n" for each in ("1.1", "1.2", "2.1", "2.10")]
        lines += [f"Appendix {each}\n\n{each}.1 The board meets.\n" for each in "AB"]
        Path("copy.txt").write_text("\n".join(["Harbour Agreement\n", *lines]), encoding="utf-8")
    if "PAPER" in words:
        text = "# Cove Plan 2031\n\nThe Cove Board reports to the Town Panel.\n"
        Path("paper.md").write_text(text, encoding="utf-8")
    names = {"IN": "in.trig", "BOOK": "book.xlsx", "REGISTER": "register.csv", "PAPER": "paper.md"}
    names["COPY"] = "copy.txt"
    return [names.get(word, word) for word in words]


def test_no_command_that_writes_is_missing_here() -> None:
    found = set()
    for name in cli.list_commands(click.Context(cli)):
        command = find_command(name)
        assert command is not None
        flags = {flag for option in command.params for flag in option.opts}
        if "--output" in flags:
            found.add(name)
            assert "--force" in flags or name in FOLDERS
    assert found == set(WRITERS) | FOLDERS
    assert set(updates.IN_PLACE) == {"check", "format", "read"}


@pytest.mark.parametrize("name", WRITERS)
def test_a_command_replaces_what_it_wrote_and_nothing_else(name: str, invoke: Invoke, here: Path) -> None:
    command = fill_in(WRITERS[name])
    out = here / f"out{ENDINGS.get(name, '.txt')}"
    for _ in range(2):
        done = invoke(*command, "-o", out)
        assert (done.exit_code, done.stdout) == (0, ""), done.output
        assert any(line.startswith(f"Wrote {out}: ") for line in done.stderr.splitlines())
    out.write_text(MINE, encoding="utf-8")
    refused = invoke(*command, "-o", out)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--force" in refused.stderr
    assert out.read_text("utf-8") == MINE
    assert invoke(*command, "-o", out, "--force").exit_code == 0
    assert out.read_bytes() != MINE.encode()


@pytest.mark.parametrize("form", [*views.FORMATS, *views.RESULTS])
def test_an_answer_of_the_same_query_is_replaced(form: str, invoke: Invoke, here: Path) -> None:
    for number in (2, 3):
        query = f"SELECT ?a ?b {{ ?a ?b ?c }} ORDER BY ?a ?b LIMIT {number}"
        done = invoke("sparql", query, "--data", "in.trig", "--format", form, "-o", "out")
        assert (done.exit_code, done.stderr) == (0, f"Wrote out: {number} rows.\n")


@pytest.mark.parametrize("name", [each for each in WRITERS if each != "new"])
def test_no_output_is_an_input(name: str, invoke: Invoke, here: Path) -> None:
    command = fill_in(WRITERS[name])
    for source in {word for word in command if (here / word).is_file()}:
        link = here / f"link{ENDINGS.get(name, '.txt')}"
        link.unlink(missing_ok=True)
        link.symlink_to(here / source)
        before = (here / source).read_bytes()
        refused = invoke(*command, "-o", link, "--force")
        assert (refused.exit_code, "this is what is read" in refused.stderr) == (2, True)
        assert (here / source).read_bytes() == before


@pytest.mark.parametrize("data", ["plans", "plans/*.trig", "pl*", "**/*.trig"])
def test_no_output_becomes_an_input_of_the_next_run(data: str, invoke: Invoke, here: Path) -> None:
    (here / "plans").mkdir()
    for name in ("in.trig", "accidents.csv"):
        (here / name).rename(here / "plans" / name)
    refused = invoke("export", "--data", data, "--format", "trig", "-o", "plans/out.trig")
    assert (refused.exit_code, "it would be read with the data" in refused.stderr) == (2, True)
    # What a folder of data is not searched for can stand in it.
    assert invoke("ask", "who-reports-to-whom", "--data", data, "-o", "plans/out.csv").exit_code == 0
    assert [each.name for each in (here / "plans").glob("*.trig")] == ["in.trig"]


def test_a_baseline_a_query_and_a_store_are_inputs_too(invoke: Invoke, here: Path) -> None:
    invoke("check", "--data", "in.trig", "-o", "known.json", "--fail-on", "never")
    (here / "query.rq").write_text("SELECT * { ?a ?b ?c }", encoding="utf-8")
    invoke("build", "store", "--data", "in.trig")
    for command in (
        ("check", "--data", "in.trig", "--baseline", "known.json", "-o", "known.json", "--format", "csv"),
        ("sparql", "-f", "query.rq", "--data", "in.trig", "--format", "csv", "-o", "query.rq", "--force"),
        ("ask", "who-reports-to-whom", "--store", "store", "-o", "store/answer.csv"),
    ):
        refused = invoke(*command)
        assert (refused.exit_code, "this is what is read" in refused.stderr) == (2, True), command


def test_a_baseline_that_is_brought_up_to_date_keeps_what_was_known(invoke: Invoke, here: Path) -> None:
    check = ("check", "--data", "in.trig", "--fail-on", "never")
    assert invoke(*check, "-o", "known.json").exit_code == 0
    found = json.loads((here / "known.json").read_bytes())
    again = (*check, "--baseline", "known.json", "-o", "known.json")
    assert invoke(*again).exit_code == 0
    updated = json.loads((here / "known.json").read_bytes())
    assert updated["rows"] == []
    assert {each["key"] for each in updated["known"]} == {each["key"] for each in found["rows"]}
    # What somebody has noted in it is not lost.
    edited = (here / "known.json").read_text("utf-8").replace('"rows"', '"remark": "mine", "rows"')
    (here / "known.json").write_text(edited, encoding="utf-8")
    assert invoke(*again).exit_code == 2
    assert (here / "known.json").read_text("utf-8") == edited


def test_the_table_beside_the_data_is_an_input_too(invoke: Invoke, here: Path) -> None:
    head = ["Table", "Category", "Area", "Period", "Number", "Stated in"]
    save(here / "book.xlsx", harbour(Figures=[head, ["Accidents", "Falls", "Quay", "2030", 7, "1.2"]]))
    assert invoke("import", "book.xlsx", "-o", "plan.trig").exit_code == 0
    (table,) = here.glob("plan.*.csv")
    before = table.read_bytes()
    asked = ("sparql", "SELECT ?category ?area ?period ?value {}", "--data", "plan.trig")
    refused = invoke(*asked, "-o", table.name, "--force")
    assert (refused.exit_code, "this is what is read" in refused.stderr) == (2, True)
    assert table.read_bytes() == before


@pytest.mark.parametrize(
    "named", ["notes.txt", ".bashrc", "plan.trig", "../up.csv", "book.xlsx", "a:b\\c.csv"]
)
def test_what_a_workbook_says_chooses_no_file(invoke: Invoke, here: Path, named: str) -> None:
    head = ["Table", "Category", "Area", "Period", "Number", "Stated in"]
    says = ["Thing", "Property", "Value", "Sort of value", "Stated in"]
    work = here / "work"
    work.mkdir()
    save(
        work / "book.xlsx",
        harbour(
            Figures=[head, ["Accidents", "Falls", "Quay", "2030", 7, "1.2"]],
            Other_things=[
                ["ID", "Name", "What it is", "Stated in"],
                ["accidents", "Accidents", "table of figures", "1.2"],
            ],
            Other_statements=[
                says,
                ["accidents", "csa:table", named, "text", "1.2"],
                ["accidents", "qb:structure", "csa:tableStructure", "thing", "1.2"],
            ],
        ),
    )
    for name in ("notes.txt", ".bashrc", "../up.csv"):
        (work / name).write_text(MINE, encoding="utf-8")
    kept = {path: path.read_bytes() for path in (*work.iterdir(), here / "up.csv")}
    done = invoke("import", work / "book.xlsx", "-o", work / "plan.trig")
    assert done.exit_code == 0, done.output
    assert {path: path.read_bytes() for path in kept} == kept
    new = {path.name for path in work.iterdir()} - {path.name for path in kept}
    (table,) = new - {"plan.trig"}
    assert table.startswith("plan.")
    query = "SELECT ?n { ?x <http://purl.org/linked-data/sdmx/2009/measure#obsValue> ?n }"
    # What is read as it is has its tables too.
    for data in (work / "plan.trig", work / "book.xlsx"):
        assert invoke("sparql", query, "--data", data, "--format", "csv").stdout == "n\n7\n"


def test_the_name_of_a_table_does_not_grow(invoke: Invoke, here: Path) -> None:
    head = ["Table", "Category", "Area", "Period", "Number", "Stated in"]
    save(here / "book.xlsx", harbour(Figures=[head, ["Accidents", "Falls", "Quay", "2030", 7, "1.2"]]))
    assert invoke("import", "book.xlsx", "-o", "My Plan.trig").exit_code == 0
    names = [each.name for each in here.glob("My-Plan.*.csv")]
    assert len(names) == 1
    for _ in range(2):
        assert invoke("export", "--data", "My Plan.trig", "-o", "again.xlsx").exit_code == 0
        assert invoke("import", "again.xlsx", "-o", "My Plan.trig").exit_code == 0
        assert [each.name for each in here.glob("My-Plan.*.csv")] == names
    save(here / "book.xlsx", harbour(Figures=[head, ["Accidents", "Falls", "Quay", "2030", 8, "1.2"]]))
    assert invoke("import", "book.xlsx", "-o", "My Plan.trig").exit_code == 0
    # The table that is named no more is gone.
    assert len(list(here.glob("My-Plan.*.csv"))) == 1
    assert [each.name for each in here.glob("My-Plan.*.csv")] != names


def test_a_hand_written_agreement_is_not_lost_to_an_import(invoke: Invoke, here: Path) -> None:
    before = (here / "in.trig").read_bytes()
    refused = invoke("import", "book.xlsx", "-o", "in.trig")
    assert (refused.exit_code, (here / "in.trig").read_bytes()) == (2, before)
    assert [each.name for each in here.glob("*.part")] == []


def test_a_folder_that_is_being_filled_in_is_not_lost_to_an_export(invoke: Invoke, here: Path) -> None:
    export = ("export", "--data", "in.trig", "--format", "csv", "-o", "book")
    assert invoke(*export).exit_code == 0
    assert invoke(*export).exit_code == 0
    seats = here / "book" / "seats.csv"
    seats.write_text(seats.read_text("utf-8") + ",,,,\n", encoding="utf-8")
    before = {each.name: each.read_bytes() for each in (here / "book").iterdir()}
    refused = invoke(*export)
    assert (refused.exit_code, "seats.csv" in refused.stderr) == (2, True)
    assert {each.name: each.read_bytes() for each in (here / "book").iterdir()} == before
    # Nor is the folder that is read itself.
    assert invoke("export", "--data", "book", "--format", "csv", "-o", "book", "--force").exit_code == 2


@pytest.mark.parametrize("name", [each for each in WRITERS if each != "new"])
def test_standard_output_has_several_names(name: str, invoke: Invoke, here: Path) -> None:
    command = fill_in(WRITERS[name])
    before = {each.name for each in here.iterdir()}
    shown = invoke(*command, "-o", "-").stdout_bytes
    assert shown
    assert invoke(*command, "-o", "/dev/stdout").stdout_bytes == shown
    assert {each.name for each in here.iterdir()} == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_that_a_shell_opened_is_written_on(here: Path) -> None:
    command = [sys.executable, "-m", "csa_graph", *fill_in(WRITERS["ask"]), "-o", "/dev/stdout"]
    with (here / "log").open("wb") as file:
        file.write(b"before\n")
        file.flush()
        subprocess.run(command, stdout=file, check=True)
    first, second, *_ = (here / "log").read_text("utf-8").splitlines()
    assert first == "before"
    assert second.startswith("body,line,to")
