"""Scanned pages are read by tesseract, and each passage says so."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents.reading import read_document
from tests.documents.pdf_files import Paper
from tests.imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.document import Document

HARBOUR = ROOT / "data" / "harbour" / "harbour-safety-agreement.pdf"
NEEDED = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="needs tesseract: apt-get install tesseract-ocr"
)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The first page of the paper of the harbour as a picture."""
    return make_scan(HARBOUR, tmp_path)


def make_scan(path: Path, folder: Path) -> Path:
    """Make a PDF of the picture of the first page of another, without its text."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    bitmap = document[0].render(scale=200 / 72, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    grey = b"".join(
        rows[at : at + bitmap.width] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    paper = Paper().add_page()
    paper.show(grey, bitmap.width, bitmap.height)
    bitmap.close()
    document.close()
    return paper.save(folder / "scan.pdf")


def count_words(document: Document, page: int) -> set[str]:
    texts = " ".join(passage.text for passage in document.passages if passage.page == page)
    return set(re.findall(r"[a-z]{3,}", texts.lower()))


@NEEDED
def test_a_scan_is_read_and_marked(scan: Path) -> None:
    document = read_document(scan, ocr=True)
    assert all(passage.is_ocr for passage in document.passages)
    assert {"1.1", "1.2", "1.3", "1.4", "2.1", "3.1", "3.2", "3.3"} <= {
        each.locator for each in document.passages
    }
    assert any("has recognised" in note for note in document.notes)
    printed = count_words(read_document(HARBOUR), 1)
    assert len(printed) > 100
    assert len(printed & count_words(document, 1)) >= 0.95 * len(printed)


@NEEDED
def test_columns_of_a_scan_are_read_one_after_the_other(tmp_path: Path) -> None:
    drawn = Paper().add_page()
    for column, word in enumerate(("harbour", "quay")):
        lines = [f"The {word} group looks after line {number:02}" for number in range(1, 21)]
        drawn.write_lines(60 + 260 * column, 100, lines)
    texts = " ".join(
        each.text
        for each in read_document(make_scan(drawn.save(tmp_path / "two.pdf"), tmp_path), ocr=True).passages
    )
    assert texts.rindex("harbour") < texts.index("quay")


@NEEDED
def test_a_picture_is_read(scan: Path, tmp_path: Path) -> None:

    import pypdfium2

    document = pypdfium2.PdfDocument(scan)
    path = tmp_path / "scan.png"
    document[0].render(scale=200 / 72).to_pil().save(path)
    document.close()
    read = read_document(path, ocr=True)
    assert read.form == "picture"
    assert "1.1" in {passage.locator for passage in read.passages}


def test_a_picture_says_what_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    with pytest.raises(SourceError, match="with --ocr"):
        read_document(path)


def test_where_the_program_is_missing_it_is_named(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="apt-get install tesseract-ocr"):
        read_document(scan, ocr=True)


@NEEDED
def test_what_the_program_cannot_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    with pytest.raises(SourceError, match="tesseract cannot read it"):
        read_document(path, ocr=True)
