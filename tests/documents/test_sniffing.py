"""Which form a file has is told by what is in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.documents import sniffing

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def pack(*names: str, kind: str = "") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        if kind:
            archive.writestr("mimetype", kind)
        for name in names:
            archive.writestr(name, "<a/>")
    return content.getvalue()


@pytest.fixture
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    name, content = request.param
    path: Path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("file", "form"),
    [
        (("a.pdf", b"%PDF-1.7\n"), "pdf"),
        (("a.pdf", b"\r\n\r\n%PDF-1.4\n"), "pdf"),
        (("a.docx", pack("[Content_Types].xml", "word/document.xml")), "docx"),
        (("a.docx", pack("[Content_Types].xml", "word/document2.xml")), "docx"),
        (("a.pptx", pack("[Content_Types].xml", "ppt/presentation.xml")), "pptx"),
        (("a.odt", pack("content.xml", kind="application/vnd.oasis.opendocument.text")), "odt"),
        (("a.doc", OLD + "WordDocument".encode("utf-16-le")), "doc"),
        (("a.html", b"<!DOCTYPE html><p>Quay"), "html"),
        (("a.html", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made --><html>"), "html"),
        (("a.html", "<html><p>Quay".encode("utf-16")), "html"),
        (("a.html", b"<p>Terms of the Quay Board</p>"), "html"),
        (("a.md", b"# Terms\n"), "md"),
        (("a.txt", b"1. Terms\n"), "txt"),
        (("a", "1. The Board’s terms\n".encode()), "txt"),
        (("a.txt", b"BM Board: members\n"), "txt"),
        (("a.png", b"\x89PNG\r\n\x1a\n" + bytes(9)), "picture"),
    ],
    indirect=["file"],
)
def test_the_form_is_found_by_content(file: Path, form: str) -> None:
    found, note = sniffing.find_form(file)
    assert (found.name, note) == (form, "")


@pytest.mark.parametrize(
    ("file", "form", "told"),
    [
        (("a.docx", b"%PDF-1.7\n"), "pdf", ".docx, but the file is a PDF"),
        (("a.pdf", b"<!doctype html><title>Not found"), "html", ".pdf, but the file is a web page"),
        (("a.doc", pack("word/document.xml")), "docx", ".doc, but the file is a Word document"),
        (("a.pdf", b"1. Terms of the Board"), "txt", ".pdf, but the file is a plain text"),
    ],
    indirect=["file"],
)
def test_an_ending_that_lies_is_told(file: Path, form: str, told: str) -> None:
    found, note = sniffing.find_form(file)
    assert found.name == form
    assert told in note


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (("a.pdf", b""), "empty"),
        (("a.txt", b" \n\n "), "empty"),
        (("a.docx", pack("word/document.xml")[:-30]), "damaged"),
        (("a.docx", OLD + "EncryptedPackage".encode("utf-16-le")), "password"),
        (("a.xls", OLD + "Workbook".encode("utf-16-le")), "csa-graph import"),
        (("a.ppt", OLD + "PowerPoint Document".encode("utf-16-le")), "save it as PowerPoint"),
        (("a.doc", OLD), "no Word document"),
        (("a.xlsx", pack("[Content_Types].xml", "xl/workbook.xml")), "csa-graph import"),
        (("a.zip", pack("terms.pdf")), "unpack"),
        (("a.epub", pack("book.xml", kind="application/epub+zip")), "e-book"),
        (("a.ods", pack("c.xml", kind="application/vnd.oasis.opendocument.spreadsheet")), "spreadsheet"),
        (("a.rtf", b"{\\rtf1 Board}"), "docx"),
        (("a.gz", b"\x1f\x8b\x08\x00"), "unpack"),
        (("a.xml", b"<?xml version='1.0'?><board/>"), "XML"),
        (("a.txt", b"Board\x00\x01\x02\x03"), "neither a text"),
        (("a.bin", bytes(range(1, 32)) * 9), "neither a text"),
    ],
    indirect=["file"],
)
def test_what_is_no_paper_is_refused_with_what_to_do(file: Path, words: str) -> None:
    with pytest.raises(SourceError) as refused:
        sniffing.find_form(file)
    assert words in str(refused.value)
    assert str(file) in str(refused.value)


def test_an_archive_with_a_locked_member_asks_for_no_password(tmp_path: Path) -> None:
    content = bytearray(pack("word/document.xml"))
    # The bit that says so stands in both lists of the archive.
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="protected by a password"):
        sniffing.find_form(path)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        sniffing.find_form(tmp_path)
    with pytest.raises(SourceError, match="there is no such file"):
        sniffing.find_form(tmp_path / "a.pdf")
