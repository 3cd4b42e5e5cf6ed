"""Binary Word documents are read by programs that are installed, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents import structure
from csa_graph.documents.word import old

#: An invented paper with a list, marks and a table, saved as a document of the old form.
PAPER = Path(__file__).parent / "harbour.doc"


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice: apt-get install libreoffice-writer"
)
def test_by_libreoffice() -> None:
    document = structure.build(old.read(PAPER), "harbour.doc", "doc")
    assert [(each.locator, each.text) for each in document.passages] == [
        ("Title page", "Harbour Safety Agreement"),
        ("Purpose", "Purpose"),
        ("1", "The Harbour Safety Board leads the partnership."),
        ("2", "It reports to the Port Council."),
        ("Members", "Members"),
        ("Members, paragraph 1", "The members are:"),
        ("Members, point 1", "the Harbour Master"),
        ("Members, point 2", "two wardens"),
        ("Members, row 1", "Mend the beacon | Quay Team"),
        ("Members, paragraph 2", "It is reviewed every year."),
    ]
    assert document.tables[0].columns == ("Action", "Lead")
    assert "read as LibreOffice converts it" in document.notes[0]
    assert {each.page for each in document.passages} == {None}


@pytest.mark.skipif(shutil.which("antiword") is None, reason="needs antiword: apt-get install antiword")
def test_by_antiword(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = shutil.which("antiword")
    assert program is not None
    (tmp_path / "antiword").symlink_to(program)
    monkeypatch.setenv("PATH", str(tmp_path))
    content = old.read(PAPER)
    assert "The Harbour Safety Board leads the partnership." in [each.text for each in content.blocks]
    assert [[cell.text for cell in each.cells] for each in content.blocks if each.kind == "row"] == [
        ["Action", "Lead"],
        ["Mend the beacon", "Quay Team"],
    ]
    assert "read by antiword as plain text" in content.notes[0]


def test_without_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="needs LibreOffice or antiword"):
        old.read(PAPER)


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"soffice did not end within 0.2 seconds"):
        old.read(PAPER, seconds=0.2)


def test_a_program_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="LibreOffice cannot read this Word document"):
        old.read(PAPER)
