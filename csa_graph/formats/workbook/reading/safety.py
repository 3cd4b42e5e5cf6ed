"""A file from an unknown source is inspected before it is opened: a plain workbook, and not too large?

Opens no sheet: it reads the first bytes and the list of what the archive holds.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from csa_graph.base.endings import get_ending
from csa_graph.base.errors import SourceError
from csa_graph.formats.workbook.endings import REFUSED

if TYPE_CHECKING:
    from pathlib import Path

#: Most bytes of a file, and of all that it holds once unpacked.
LARGEST = 50_000_000
LARGEST_UNPACKED = 200_000_000
# Real sheets of 100,000 rows shrink to a fifteenth; what shrinks to a two-hundredth is made to do harm.
_RATIO = 200
_SMALL = 10_000_000
_MEMBERS = 2_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check(path: Path) -> bool:
    """Refuse what is no plain workbook; return whether it links to other workbooks.

    Raises:
        SourceError: It is of an old or binary form, protected by a password, has macros, is no archive, or is
            too large packed or unpacked.
    """
    refused = REFUSED.get(get_ending(path))
    if refused:
        raise SourceError(refused, path)
    check_size(path)
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise SourceError("the file is empty", path)
    if start == _OLD:
        raise SourceError(
            "the workbook is protected by a password, or of the old form: save it as an Excel workbook "
            "(.xlsx) without a password",
            path,
        )
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise SourceError("this is no Excel workbook, or its end is missing: save it again", path) from None
    return _check_members(members, path)


def check_size(path: Path) -> None:
    """Refuse a file that is too large to be read in one piece.

    Raises:
        SourceError: It is, or it cannot be read.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    if size > LARGEST:
        raise SourceError(
            f"the file has {size / 1e6:,.0f} MB; more than {LARGEST / 1e6:,.0f} MB are not read: part it",
            path,
        )


def _check_members(members: list[zipfile.ZipInfo], path: Path) -> bool:
    names = {each.filename for each in members}
    if any(each.flag_bits & 1 for each in members):
        raise SourceError("the workbook is protected by a password: save it without one", path)
    if "xl/workbook.xml" not in names or len(members) > _MEMBERS:
        raise SourceError("this is no Excel workbook: save it as one (.xlsx)", path)
    if any(name.endswith(("vbaProject.bin", ".bin")) and "vba" in name for name in names):
        raise SourceError("the workbook holds macros: save it as an Excel workbook (.xlsx) without", path)
    unpacked = sum(each.file_size for each in members)
    suspicious = [
        each for each in members if each.file_size > max(_SMALL, _RATIO * max(each.compress_size, 1))
    ]
    if unpacked > LARGEST_UNPACKED or suspicious:
        raise SourceError(
            f"the workbook would unpack to {unpacked / 1e6:,.0f} MB, which is not what people's workbooks "
            "do: it was not opened",
            path,
        )
    return any(name.startswith("xl/externalLinks/") for name in names)
