"""A file becomes a document, whatever its form is, within the limits of that form.

Each file is read in a process of its own, which is stopped at the limits of its form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.base.limits import IS_SUPPORTED, LimitError, Pool
from csa_graph.documents import forms, language, sniffing
from csa_graph.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from csa_graph.documents.block import Content
    from csa_graph.documents.forms import Form


class _Job(NamedTuple):
    path: Path
    form: Form
    ocr: bool


def read_document(path: Path, *, ocr: bool = False) -> Document:
    """Read a paper: PDF, Word, PowerPoint, OpenDocument text, HTML, Markdown, plain text.

    Args:
        path: The file. What is in it says what form it has; its ending does not.
        ocr: Whether pages that are pictures are read by the program tesseract.

    Raises:
        SourceError: It cannot be read, or not within the limits of its form.
    """
    form, note = sniffing.find_form(path)
    job = _Job(path, form, ocr)
    try:
        document = _read_apart(job) if IS_SUPPORTED else _read(job)
    except LimitError as error:
        raise SourceError(f"reading {form.called} takes too much: {error}", path) from None
    notes = [note, *document.notes, language.describe(each.text for each in document.passages)]
    return document._replace(notes=tuple(each for each in notes if each))


def _read_apart(job: _Job) -> Document:
    """Read in a process of its own."""
    with Pool(_work) as pool:
        (document,) = pool.run(job, forms.get_limits(job.form, ocr=job.ocr))
    if not isinstance(document, Document):
        raise TypeError(document)
    return document


def _work(job: _Job) -> Iterator[object]:
    yield _read(job)


def _read(job: _Job) -> Document:
    from csa_graph.documents import figures, structure

    content = _READERS[job.form.name](job)
    return figures.check(structure.build(content, job.path.name, job.form.name))


def _read_pdf(job: _Job) -> Content:
    from csa_graph.documents.pdf import reading

    return reading.read(job.path, ocr=job.ocr)


def _read_picture(job: _Job) -> Content:
    from csa_graph.documents.pdf import reading

    if not job.ocr:
        raise SourceError("this is a picture: with --ocr its words are recognised", job.path)
    return reading.read_picture(job.path)


def _read_word(job: _Job) -> Content:
    from csa_graph.documents import word

    return word.read(job.path)


def _read_old_word(job: _Job) -> Content:
    from csa_graph.documents.word import old

    return old.read(job.path)


def _read_text(job: _Job) -> Content:
    from csa_graph.documents import text

    return text.read(job.path)


def _read_markdown(job: _Job) -> Content:
    from csa_graph.documents import text

    return text.read_markdown(job.path)


def _read_html(job: _Job) -> Content:
    from csa_graph.documents import html

    return html.read(job.path)


def _read_slides(job: _Job) -> Content:
    from csa_graph.documents import slides

    return slides.read(job.path)


def _read_open_document(job: _Job) -> Content:
    from csa_graph.documents import opendocument

    return opendocument.read(job.path)


_READERS: dict[str, Callable[[_Job], Content]] = {
    "doc": _read_old_word,
    "docx": _read_word,
    "html": _read_html,
    "odt": _read_open_document,
    "pdf": _read_pdf,
    "picture": _read_picture,
    "pptx": _read_slides,
    "md": _read_markdown,
    "txt": _read_text,
}
