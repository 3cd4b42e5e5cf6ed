"""A file becomes a document, whatever its form, within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents.reading import read_document
from tests.imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = ROOT / "data" / "harbour" / "harbour-safety-agreement.pdf"


def test_a_text_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_text("1. Quay Board\n\n1.1 The Board reports to the Harbour Council.\n")
    document = read_document(path)
    assert (document.name, document.form, document.notes) == ("quay.txt", "txt", ())
    assert [(each.locator, each.text) for each in document.passages][-1] == (
        "1.1",
        "The Board reports to the Harbour Council.",
    )


def test_a_pdf_becomes_a_document() -> None:
    document = read_document(HARBOUR)
    assert (document.form, document.pages, document.notes) == ("pdf", 2, ())


def test_an_ending_that_lies_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "quay.docx"
    path.write_bytes(HARBOUR.read_bytes())
    document = read_document(path)
    assert document.form == "pdf"
    assert document.notes == ("Its name ends in .docx, but the file is a PDF and was read as one.",)


def test_another_language_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Der Hafenrat tagt jeden Monat, und sein Vorsitzender berichtet dem Rat der Stadt.\n\n" * 9
    )
    assert read_document(path).notes == ("Most of it does not read as English: the rules are for English.",)


def test_a_damaged_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "quay.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing of a PDF follows\n")
    with pytest.raises(SourceError, match="the PDF is damaged or not whole"):
        read_document(path)
