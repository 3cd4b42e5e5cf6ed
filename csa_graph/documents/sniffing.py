"""Which form a file has, by what is in it: its ending is a hint at most, and where it lies that is told.

Reads no more of a file than it needs; unpacks nothing.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, NoReturn

from csa_graph.base.endings import get_ending
from csa_graph.base.errors import SourceError
from csa_graph.documents import forms
from csa_graph.files import encoding

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.forms import Form

_START = 65_536
# A PDF may have other bytes before it, as mail programs leave them.
_PDF_WITHIN = 1_024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_MEMBERS = 20_000
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
# The first bytes of what people send in place of a paper, with what to say of it.
_OTHERS = (
    (b"{\\rtf", "this is a Rich Text file: save it as a Word document (.docx)"),
    (b"GIF8", "this is a picture: save it as PNG or PDF"),
    (b"BM", "this is a picture: save it as PNG or PDF"),
    (b"\x1f\x8b", "this is a compressed file (gzip): unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "this is an archive (7z): unpack it, and read the papers in it"),
    (b"Rar!", "this is an archive (RAR): unpack it, and read the papers in it"),
    (b"%!PS", "this is a PostScript file: make a PDF of it"),
    (b"\x7fELF", "this is a program, not a paper"),
    (b"MZ", "this is a program, not a paper"),
)
_SAVE_SHEET = "this is a workbook, not a paper: `csa-graph import` reads workbooks"
# Names in an old office file, as they stand in its list of parts, with the form or what to say.
_OLD_PARTS: tuple[tuple[str, Form | str], ...] = (
    ("EncryptedPackage", "the document is protected by a password: save it without one"),
    ("WordDocument", forms.OLD_WORD),
    ("PowerPoint Document", "this is a presentation of the old form: save it as PowerPoint (.pptx)"),
    ("Workbook", _SAVE_SHEET),
    ("Book", _SAVE_SHEET),
    ("__substg1.0", "this is an e-mail of Outlook: save the paper that is attached to it"),
)
_PARTS: tuple[tuple[str, Form | str], ...] = (
    ("word/document.xml", forms.WORD),
    ("ppt/presentation.xml", forms.SLIDES),
    ("xl/workbook.xml", _SAVE_SHEET),
    ("xl/workbook.bin", _SAVE_SHEET),
)
_MAIN_PART = re.compile(r"(word|ppt|xl)/\w+\.(?:xml|bin)")
_OPEN_DOCUMENTS: dict[str, Form | str] = {
    "text": forms.OPEN_DOCUMENT,
    "text-template": forms.OPEN_DOCUMENT,
    "presentation": "this is an OpenDocument presentation: save it as PowerPoint (.pptx) or PDF",
    "spreadsheet": "this is an OpenDocument spreadsheet, not a paper",
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:p|div|h[1-6]|table|ul|ol|span|br|a)\b[^<>]*>", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b")


def find_form(path: Path) -> tuple[Form, str]:
    """Return the form of a file, and a note where its ending says another one.

    Args:
        path: The file.

    Raises:
        SourceError: It cannot be read, is empty or too large, or is nothing that is read as a paper.
    """
    if not path.is_file():
        raise SourceError("is a folder, not a file" if path.is_dir() else "there is no such file", path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    if not start.strip():
        raise SourceError("the file is empty", path)
    form = _find(start, path)
    if size > form.largest:
        raise SourceError(
            f"the file has {size / 1e6:,.0f} MB; of {form.called} more than {form.largest / 1e6:,.0f} MB are "
            "not read: part it",
            path,
        )
    return form, _compare(form, get_ending(path))


def _compare(form: Form, ending: str) -> str:
    """Say where the ending of a file is that of another form."""
    named = next((each for each in forms.FORMS if ending in each.endings), None)
    if named is None or named is form:
        return ""
    return f"Its name ends in {ending}, but the file is {form.called} and was read as one."


def _find(start: bytes, path: Path) -> Form:
    if b"%PDF-" in start[:_PDF_WITHIN]:
        return forms.PDF
    if start.startswith(_ZIP):
        return _find_in_zip(path)
    if start.startswith(_OLD_OFFICE):
        return _find_in_old_office(path)
    if start.startswith(_PICTURES):
        return forms.PICTURE
    for mark, says in _OTHERS:
        # Two letters begin texts too.
        if start.startswith(mark) and (len(mark) > 2 or b"\0" in start[:512]):
            raise SourceError(says, path)
    return _find_in_text(start, path)


def _find_in_zip(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            kind = ""
            if members and members[0].filename == "mimetype" and members[0].file_size < 200:
                kind = archive.read(members[0]).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise SourceError(
            "the file is damaged or not whole (it begins as a Word document, presentation or archive does, "
            "and its end is missing): save or download it again",
            path,
        ) from None
    if len(members) > _MOST_MEMBERS:
        raise SourceError(f"this archive has {len(members):,} files, which is no paper", path)
    names = {each.filename for each in members}
    found: Form | str | None = next((found for name, found in _PARTS if name in names), None)
    if kind.startswith("application/vnd.oasis.opendocument."):
        found = _OPEN_DOCUMENTS.get(kind.rpartition(".")[2], "this is an OpenDocument file, but not a text")
    elif found is None and "[Content_Types].xml" in names:
        # The main part may be called otherwise.
        folders = {match[1] for name in names if (match := _MAIN_PART.match(name))}
        found = next((found for name, found in _PARTS if name.partition("/")[0] in folders), None)
    if found is None:
        what = "an e-book" if "epub" in kind else "an archive (zip)"
        found = f"this is {what}, not a paper: unpack it, and read the papers in it"
    if isinstance(found, str):
        raise SourceError(found, path)
    if any(each.flag_bits & 1 for each in members):
        raise SourceError("the document is protected by a password: save it without one", path)
    return found


def _find_in_old_office(path: Path) -> Form:
    if path.stat().st_size > forms.OLD_WORD.largest:
        raise SourceError("this is a file of an old office program, and too large to be read", path)
    content = path.read_bytes()
    for name, found in _OLD_PARTS:
        if name.encode("utf-16-le") in content:
            if isinstance(found, str):
                raise SourceError(found, path)
            return found
    raise SourceError("this is a file of an old office program, but no Word document", path)


def _find_in_text(start: bytes, path: Path) -> Form:
    wide = encoding.find_wide(start)
    if wide is None and b"\0" in start:
        _refuse(path)
    text = start.decode(wide, "replace") if wide else start.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    controls = sum(char < " " and char not in "\t\n\r\f\v\x1b" for char in text)
    if controls > len(text) / 100:
        _refuse(path)
    ending = get_ending(path)
    if _PAGE.match(text) or (ending in forms.HTML.endings and _TAGS.search(text)):
        return forms.HTML
    if _XML.match(text):
        raise SourceError("this is XML, but no web page: save it as a Word document, PDF or text", path)
    # Nothing in a text tells for certain that it is Markdown.
    return forms.MARKDOWN if ending in forms.MARKDOWN.endings else forms.TEXT


def _refuse(path: Path) -> NoReturn:
    read = "PDF, Word, PowerPoint, OpenDocument text, HTML, Markdown and plain text"
    raise SourceError(f"this is neither a text nor any form of paper that is read ({read})", path)
