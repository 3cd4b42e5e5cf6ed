"""The marker file of a folder says that a store is in it, where its engine is and of what it was built."""

from __future__ import annotations

import datetime
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base.errors import StoreError
from csa_graph.stores.folder.contents import FileRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.stores.folder.contents import Record

#: Format of the folder; raised when an older csa-graph could not read it, or rules add what answers rest on.
FORMAT = 3
MARKER = "csa-graph.json"
#: How the names of the folders begin in which engines are.
ENGINE = "graph-"


class DamagedError(StoreError):
    """A store is not what a build wrote."""

    def __init__(self, place: object, folder: Path | str) -> None:
        """Name the place within the store."""
        super().__init__(f"the store is damaged at {place}: build it again", folder)


def write_marker(folder: Path, marker: Mapping[str, object]) -> None:
    """Write the marker of a folder, with a checksum of what it says."""
    import json

    from csa_graph.base import writing

    text = json.dumps({**marker, "checksum": _sum_up(marker)}, indent=2)
    writing.write_safely(folder / MARKER, f"{text}\n".encode())


def read_marker(folder: Path) -> dict[str, object]:
    """Read what a folder says of itself.

    Returns:
        ``format``, ``version``, ``engine`` (its folder), ``data`` (fingerprint), ``files``; unless an earlier
        version made it, ``contents`` (what :func:`read_contents` reads) too.

    Raises:
        StoreError: The folder is no store, or this version cannot read it.
        DamagedError: The marker is not what was written.
    """
    import json

    if not folder.is_dir():
        raise StoreError("this is a file: a store is a folder", folder)
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        form = marker["format"]
        if type(form) is not int:
            raise TypeError(form)  # noqa: TRY301  (told as any other damage is)
    except FileNotFoundError:
        raise StoreError("the folder holds something else: name an empty or a new folder", folder) from None
    except PermissionError as error:
        raise StoreError(f"its {MARKER} cannot be read: {error.strerror}", folder) from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise DamagedError(MARKER, folder) from None
    if form > FORMAT:
        made_by = marker.get("version", "a newer version")
        raise StoreError(
            f"csa-graph {made_by} made it, which is newer than this one: "
            "update csa-graph, or build into another folder",
            folder,
        )
    if form < FORMAT:
        raise StoreError("an older csa-graph made it: delete the folder and build it again", folder)
    checksum = marker.pop("checksum", None)
    if (checksum is not None or "contents" in marker) and checksum != _sum_up(marker):
        raise DamagedError(MARKER, folder)
    return dict(marker)


def read_contents(marker: Mapping[str, object]) -> Record | None:
    """Return the record of the engine's files that a marker holds; None where an earlier version made it."""
    contents = marker.get("contents")
    if not isinstance(contents, dict):
        return None
    return {str(name): FileRecord(*map(int, figures)) for name, figures in contents["files"].items()}


def read_day(folder: Path | str) -> datetime.date:
    """Return the day on which the store of a folder was built."""
    return datetime.datetime.fromtimestamp((Path(folder) / MARKER).stat().st_mtime, datetime.UTC).date()


def _sum_up(marker: Mapping[str, object]) -> int:
    import json

    return zlib.crc32(json.dumps(marker, sort_keys=True).encode())
