"""The forms of papers that can be read, and what reading one may take: one table of all limits.

Knows no reader; which form a file has is found by :mod:`csa_graph.documents.sniffing`.
"""

from __future__ import annotations

from typing import NamedTuple

from csa_graph.base.limits import Limits

_MB = 1_000_000


class Form(NamedTuple):
    """A form of papers.

    Attributes:
        name: What :attr:`csa_graph.documents.document.Document.form` calls it.
        called: What people call such a file, after "a" or "an".
        endings: How the names of such files end.
        largest: Most bytes of a file.
        limits: What reading one may take.
    """

    name: str
    called: str
    endings: tuple[str, ...]
    largest: int
    limits: Limits


_PACKAGE = Limits(seconds=60, memory=1_000 * _MB, size=200 * _MB)
_TEXT = Limits(seconds=60, memory=1_000 * _MB, size=200 * _MB)

PDF = Form("pdf", "a PDF", (".pdf",), 200 * _MB, Limits(300, 1_500 * _MB, 200 * _MB))
WORD = Form("docx", "a Word document", (".docx", ".docm", ".dotx", ".dotm"), 100 * _MB, _PACKAGE)
# LibreOffice does it, in a process that it may take long to start.
OLD_WORD = Form(
    "doc", "a Word document of the old form", (".doc", ".dot"), 50 * _MB, Limits(180, None, 200 * _MB)
)
SLIDES = Form("pptx", "a PowerPoint presentation", (".pptx", ".pptm", ".ppsx", ".potx"), 200 * _MB, _PACKAGE)
OPEN_DOCUMENT = Form("odt", "an OpenDocument text", (".odt", ".ott"), 100 * _MB, _PACKAGE)
HTML = Form("html", "a web page", (".html", ".htm", ".xhtml"), 50 * _MB, _TEXT)
MARKDOWN = Form("md", "a text in Markdown", (".md", ".markdown", ".mdown"), 20 * _MB, _TEXT)
TEXT = Form("txt", "a plain text", (".txt", ".text"), 20 * _MB, _TEXT)
PICTURE = Form("picture", "a picture", (".png", ".jpg", ".jpeg", ".tif", ".tiff"), 100 * _MB, PDF.limits)

FORMS = (PDF, WORD, OLD_WORD, SLIDES, OPEN_DOCUMENT, HTML, MARKDOWN, TEXT, PICTURE)

#: Most pages of a PDF, and most of one whose tags are read: pdfium looks through all of them for each page.
MOST_PAGES, MOST_TAGGED = 3_000, 1_000
#: What recognising the words of pictures may take: some ten seconds a page.
OCR_SECONDS = 3_600.0


def get_limits(form: Form, *, ocr: bool) -> Limits:
    """Return what reading a file of a form may take."""
    if not ocr or form not in {PDF, PICTURE}:
        return form.limits
    return form.limits._replace(seconds=OCR_SECONDS)
