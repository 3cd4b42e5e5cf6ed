"""A format that is added is read, written and listed by its folder alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from csa_graph import formats
from csa_graph.base.errors import CsaGraphError
from tests.test_docs import ROOT, find_blocks

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = next(
    block.text
    for block in find_blocks((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    if block.kind == "python" and "FORMAT =" in block.text
)
# What a folder beside those of the package would do: it is found where the package looks.
PROGRAM = """
import sys
from csa_graph import formats
formats.__path__.append(sys.argv.pop(1))
from csa_graph.cli.main import main
main()
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with one format more than there is."""
    command = [sys.executable, "-c", PROGRAM, str(folder / "more"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the format of CONTRIBUTING.md and a file of it."""
    place = tmp_path / "more" / "list"
    place.mkdir(parents=True)
    (place / "__init__.py").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "groups.list").write_text("Harbour Board\nQuay Panel\n", encoding="utf-8")
    return tmp_path


def test_a_format_is_added_by_its_folder_alone(folder: Path) -> None:
    made = run(folder, "import", "groups.list", "-o", "groups.trig")
    assert (made.returncode, made.stdout) == (0, "")
    assert made.stderr == "Wrote groups.trig: 4 statements in 1 passage.\n"
    for data in ("groups.trig", "groups.list"):
        written = run(folder, "export", "--data", data, "--view", "everything", "-o", "again.list")
        assert (written.returncode, written.stdout) == (0, "")
        assert written.stderr.startswith("Wrote again.list: ")
        assert (folder / "again.list").read_text("utf-8") == "Harbour Board\nQuay Panel\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("export", "--help"), "Mermaid, DOT and List hold one view"),
        (("export", "--help"), "|markdown|list]"),
        (("import", "--help"), "|org|list]"),
        (("export", "-o", "x.docx"), ".md, .markdown, .list, or give --format"),
        (("import", "more", "-o", "x.trig"), "RDF with terms of W3C ORG or a list of names (.list)"),
    ],
)
def test_lists_of_formats_name_it(arguments: tuple[str, ...], part: str, folder: Path) -> None:
    done = run(folder, *arguments)
    assert part in " ".join((done.stdout + done.stderr).split())


def test_each_ending_tells_one_format_and_names_are_in_order() -> None:
    assert list(formats.readers())[:5] == ["review", "workbook", "organogram", "popolo", "org"]
    assert list(formats.writers())[:3] == ["trig", "turtle", "nquads"]
    written = [ending for each in formats.writers().values() for ending in each.endings]
    assert len(written) == len(set(written))
    # A review has the endings of a workbook and of Popolo: what is in the file tells them apart.
    read = [ending for name, each in formats.readers().items() if name != "review" for ending in each.endings]
    assert len(read) == len(set(read))


def test_a_kind_that_there_is_not_is_refused(harbour: Path) -> None:
    with pytest.raises(CsaGraphError, match="no kind of file called “docx”: it can be review, workbook"):
        formats.read([harbour], "docx")


def test_files_that_nobody_reads_together_stay_single(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.trig", "a.csv", "c.csv", "b.trig")]
    for path in paths:
        path.write_text("a,b\n", encoding="utf-8")
    assert formats.group(paths) == [(path,) for path in paths[:3]]
