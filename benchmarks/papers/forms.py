"""The forms in which an invented paper is written, and what writes each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.papers import offices
from benchmarks.papers.slides import write_slides
from benchmarks.papers.web import to_html, to_markdown, to_text, to_typst
from benchmarks.papers.word import write_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.papers.model import Paper


class PaperForm(NamedTuple):
    """A form of papers.

    Attributes:
        name: What it is called in figures; its files lie in a folder of that name.
        ending: How its files end.
        write: Writes a paper as a file.
        is_possible: Says whether the program that it needs is installed.
    """

    name: str
    ending: str
    write: Callable[[Paper, Path], None]
    is_possible: Callable[[], bool] = lambda: True


def _word(paper: Paper, path: Path) -> None:
    write_word(paper, path, automatic=True)


def _typed_word(paper: Paper, path: Path) -> None:
    write_word(paper, path, automatic=False)


def _page(paper: Paper, path: Path) -> None:
    path.write_text(to_html(paper, automatic=True), "utf-8")


def _typed_page(paper: Paper, path: Path) -> None:
    path.write_text(to_html(paper, automatic=False), "utf-8")


def _markdown(paper: Paper, path: Path) -> None:
    path.write_text(to_markdown(paper), "utf-8")


def _text(paper: Paper, path: Path) -> None:
    path.write_text(to_text(paper), "utf-8")


def _office_pdf(*, tagged: bool) -> Callable[[Paper, Path], None]:
    def write(paper: Paper, path: Path) -> None:
        source = path.with_suffix(".docx")
        write_word(paper, source, automatic=True)
        offices.to_pdf(source, path.parent, tagged=tagged)
        source.unlink()

    return write


def _open_document(paper: Paper, path: Path) -> None:
    source = path.with_suffix(".docx")
    write_word(paper, source, automatic=True)
    offices.to_open_document(source, path.parent)
    source.unlink()


def _printed_pdf(*, tagged: bool) -> Callable[[Paper, Path], None]:
    def write(paper: Paper, path: Path) -> None:
        page = path.with_suffix(".html")
        _page(paper, page)
        offices.print_page(page, path, tagged=tagged)
        page.unlink()

    return write


def _typst_pdf(paper: Paper, path: Path) -> None:
    source = path.with_suffix(".typ")
    source.write_text(to_typst(paper), "utf-8")
    offices.typeset(source, path)
    source.unlink()


FORMS = (
    PaperForm("text", ".txt", _text),
    PaperForm("markdown", ".md", _markdown),
    PaperForm("html", ".html", _page),
    PaperForm("html-typed", ".html", _typed_page),
    PaperForm("docx", ".docx", _word),
    PaperForm("docx-typed", ".docx", _typed_word),
    PaperForm("pptx", ".pptx", write_slides),
    PaperForm("odt", ".odt", _open_document, offices.has_libreoffice),
    PaperForm("pdf-libreoffice-tagged", ".pdf", _office_pdf(tagged=True), offices.has_libreoffice),
    PaperForm("pdf-libreoffice", ".pdf", _office_pdf(tagged=False), offices.has_libreoffice),
    PaperForm("pdf-chromium-tagged", ".pdf", _printed_pdf(tagged=True), offices.has_chromium),
    PaperForm("pdf-chromium", ".pdf", _printed_pdf(tagged=False), offices.has_chromium),
    PaperForm("pdf-typst", ".pdf", _typst_pdf, offices.has_typst),
)
