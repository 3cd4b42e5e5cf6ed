"""Files of invented papers that other programs make: LibreOffice, Chromium and typst.

Only making papers needs these; reading them, and the tests, do not.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from pathlib import Path

_SECONDS = 180


def has_libreoffice() -> bool:
    """Say whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def has_chromium() -> bool:
    """Say whether Chromium is installed."""
    return shutil.which("chromium") is not None


def to_pdf(path: Path, folder: Path, *, tagged: bool) -> Path:
    """Make a PDF of a Word document with LibreOffice.

    Args:
        path: The Word document.
        folder: Where the PDF is written, under the same name.
        tagged: Whether the PDF says what is a heading, a list and a table.
    """
    value = str(tagged).lower()
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{value}"}}}}'
    return _convert(path, folder, f"pdf:writer_pdf_Export:{options}", "pdf")


def to_open_document(path: Path, folder: Path) -> Path:
    """Make an OpenDocument text of a Word document with LibreOffice."""
    return _convert(path, folder, "odt", "odt")


def _convert(path: Path, folder: Path, form: str, ending: str) -> Path:
    program = shutil.which("soffice")
    if program is None:
        raise RuntimeError("LibreOffice is not installed")
    # A profile of its own: two processes cannot share one.
    with tempfile.TemporaryDirectory() as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", form, "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    made = folder / f"{path.stem}.{ending}"
    if not made.exists():
        raise RuntimeError(f"LibreOffice made no {made.name}")
    return made


def print_page(page: Path, made: Path, *, tagged: bool) -> None:
    """Print a web page to PDF with Chromium.

    Args:
        page: The page.
        made: The PDF to write.
        tagged: Whether the PDF says what is a heading, a list and a table.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as programs:
        browser = programs.chromium.launch(executable_path=shutil.which("chromium") or None)
        tab = browser.new_page()
        tab.goto(page.resolve().as_uri())
        tab.pdf(path=str(made), format="A4", tagged=tagged, margin={"top": "20mm", "bottom": "20mm"})
        browser.close()


def has_typst() -> bool:
    """Say whether the package typst is installed, which is in no extra: ``pip install typst``."""
    return importlib.util.find_spec("typst") is not None


def typeset(source: Path, made: Path) -> None:
    """Make a PDF of a typst file."""
    importlib.import_module("typst").compile(str(source), output=str(made))
