"""Binary Word documents (.doc) are read by a program that is installed: LibreOffice, else antiword.

Neither is part of this project; where both are missing, that is said.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base.errors import SourceError
from csa_graph.documents import programs
from csa_graph.documents.block import Content

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The program takes a second; where it hangs, it is ended.
SECONDS = 120.0
_OFFICE = ("soffice", "libreoffice")


def read(path: Path, *, seconds: float = SECONDS) -> Content:
    """Read a binary Word document.

    Args:
        path: The file.
        seconds: How long the program may take.

    Raises:
        SourceError: No program is installed that reads it, or it fails.
    """
    office = next((found for name in _OFFICE if (found := shutil.which(name))), None)
    if office is not None:
        return _read_by_office(path, office, seconds)
    antiword = shutil.which("antiword")
    if antiword is not None:
        return _read_by_antiword(path, antiword, seconds)
    raise SourceError(
        "this is a Word document of the old form (.doc), which needs LibreOffice or antiword to be read: "
        "install one of them, or save the document as .docx",
        path,
    )


def _read_by_office(path: Path, office: str, seconds: float) -> Content:
    from csa_graph.documents import word

    with tempfile.TemporaryDirectory(prefix="csa-graph-") as name:
        folder = Path(name)
        copy = folder / "paper.doc"
        shutil.copyfile(path, copy)
        profile = (folder / "profile").as_uri()
        _run(
            [
                *(office, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"),
                *("--convert-to", "docx", "--outdir", str(folder / "made"), str(copy)),
            ],
            path,
            seconds,
        )
        made = folder / "made" / "paper.docx"
        if not made.is_file():
            raise SourceError("LibreOffice cannot read this Word document: save it as .docx", path)
        content = word.read(made)
    # Where pages end was found anew, and need not be where the paper's do.
    blocks = [block._replace(page=None) for block in content.blocks]
    notes = ("It is of the old form of Word, and was read as LibreOffice converts it.", *content.notes)
    return content._replace(blocks=blocks, pages=None, notes=notes)


def _read_by_antiword(path: Path, antiword: str, seconds: float) -> Content:
    from csa_graph.documents.text import plain

    text = _run([antiword, "-w", "0", "-m", "UTF-8.txt", str(path.resolve())], path, seconds)
    blocks, _ = plain.make_blocks(text.decode("utf-8", "replace"))
    note = (
        "It is of the old form of Word, and was read by antiword as plain text: styles and tables are lost, "
        "and numbers that Word makes can be."
    )
    return Content(plain.level_points(blocks), notes=(note,))


def _run(command: Sequence[str], path: Path, seconds: float) -> bytes:
    name = Path(command[0]).name
    try:
        found = programs.run(command, seconds)
    except TimeoutError:
        raise SourceError(
            f"{name} did not end within {seconds:g} seconds: save the document as .docx", path
        ) from None
    if found.code:
        raise SourceError(f"{name} cannot read this Word document: save it as .docx", path)
    return found.written
