"""What the tests need besides Python: says before they run which will be skipped, and why.

``make test`` begins with it; ``make needs`` and continuous integration install what it lists. Any Python runs
it, before anything is installed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """A program or file that some tests need.

    Attributes:
        names: The names of the program, or the paths of the file; one of them is enough.
        package: Debian's package that has it.
        tests: What is skipped without it.
    """

    names: tuple[str, ...]
    package: str
    tests: str


NEEDS = (
    Need(
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "chromium",
        "the map in a browser (tests/browser)",
    ),
    Need(
        ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",),
        "fonts-dejavu-core",
        "the picture that the map in a browser is compared with",
    ),
    Need(("virtuoso-t",), "virtuoso-opensource-7-bin", "stores on a Virtuoso server (tests/stores)"),
    Need(("java",), "openjdk-17-jre-headless", "surveys on Spark (tests/survey)"),
    Need(("openssl",), "openssl", "stores on a server over TLS (tests/stores/server)"),
    Need(("soffice",), "libreoffice-writer", "old Word documents (tests/documents/word)"),
    Need(("antiword",), "antiword", "old Word documents without LibreOffice (tests/documents/word)"),
    Need(("tesseract",), "tesseract-ocr", "papers that are scanned (tests/documents)"),
)


def find_missing() -> list[Need]:
    """Return what is not here."""
    return [
        need for need in NEEDS if not any(shutil.which(name) or Path(name).is_file() for name in need.names)
    ]


def describe(missing: list[Need]) -> str:
    """Return what the tests will leave out, and how to have it all."""
    if not missing:
        return "All that the tests need is here: none will be skipped for want of a program.\n"
    lines = [f"  {need.tests}: needs {need.package}\n" for need in missing]
    return "".join(["These tests will be skipped:\n", *lines, "To have them as well: make needs\n"])


if __name__ == "__main__":
    found = find_missing()
    if sys.argv[1:] == ["--packages"]:
        sys.stdout.write(" ".join(need.package for need in found) + "\n")
    else:
        sys.stdout.write(describe(found))
