"""The marker file of a folder says that a store is in it, where its engine is and of what it was built."""

from __future__ import annotations

import datetime
from pathlib import Path

from csa_graph.base.errors import StoreError

#: Format of the folder; raised when an older csa-graph could not read it.
FORMAT = 2
MARKER = "csa-graph.json"


def read_marker(folder: Path) -> dict[str, object]:
    """Read what a folder says of itself.

    Returns:
        ``format``, ``version``, ``engine`` (its folder), ``data`` (fingerprint), ``files``.

    Raises:
        StoreError: The folder is no store, or this version cannot read it.
    """
    import json

    if not folder.is_dir():
        raise StoreError("this is a file: a store is a folder", folder)
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        form = int(marker["format"])
    except FileNotFoundError:
        raise StoreError("the folder holds something else: name an empty or a new folder", folder) from None
    except PermissionError as error:
        raise StoreError(f"its {MARKER} cannot be read: {error.strerror}", folder) from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        raise StoreError(
            f"its {MARKER} cannot be read: delete the folder and build it again", folder
        ) from None
    if form > FORMAT:
        made_by = marker.get("version", "a newer version")
        raise StoreError(
            f"csa-graph {made_by} made it, which is newer than this one: "
            "update csa-graph, or build into another folder",
            folder,
        )
    if form < FORMAT:
        raise StoreError("an older csa-graph made it: delete the folder and build it again", folder)
    return dict(marker)


def read_day(folder: Path | str) -> datetime.date:
    """Return the day on which the store of a folder was built."""
    return datetime.datetime.fromtimestamp((Path(folder) / MARKER).stat().st_mtime, datetime.UTC).date()
