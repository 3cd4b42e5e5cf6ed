"""The folder of a survey is filled beside its place and moved there as a whole: it is complete or absent.

A folder that holds a survey is recognised by its file ``survey.json``. Reads no table.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base import locks, writing
from csa_graph.base.errors import CsaGraphError, StoreError
from csa_graph.survey import attempts, rules, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST = "survey.json"
#: Format of the folder; raised when the meaning of its tables changes.
FORMAT = 1


@contextlib.contextmanager
def prepare(folder: Path | str) -> Iterator[Path]:
    """Make a folder to be filled, which replaces the named one if nothing fails.

    Args:
        folder: Where the survey will be. A survey that is there is replaced.

    Yields:
        A new folder beside it. If anything fails it is deleted, and what was in the place stays.

    Raises:
        CsaGraphError: The place holds something else than a survey, or cannot be written; or another process
            surveys into the same place.
    """
    # A link to a folder stays one.
    target = Path(os.path.realpath(folder))
    if os.sep != "\\" and "\\" in str(target):
        raise CsaGraphError(
            f"{folder}: a survey cannot be in a folder whose name has a backslash: choose another name"
        )
    refuse_to_lose(folder)
    try:
        with locks.build_beside(target) as fresh:
            writing.recover(target)
            attempts.prepare(fresh)
            yield fresh
            attempts.clear(fresh)
            # Somebody may have put something there meanwhile: a survey takes long.
            refuse_to_lose(folder)
            writing.sync_tree(fresh)
            old = writing.replace_folder(target, fresh)
            shutil.rmtree(old, ignore_errors=True)
    except StoreError:
        raise CsaGraphError(
            f"{folder}: another process surveys into this folder at the moment: wait until it has ended"
        ) from None
    except OSError as error:
        raise CsaGraphError(f"{folder}: the folder cannot be written: {error.strerror or error}") from None


def refuse_to_lose(folder: Path | str) -> None:
    """Refuse a place that holds anything but a survey, which would be deleted.

    Raises:
        CsaGraphError: It holds something else, is a file, or has no name.
    """
    if not str(folder):
        raise CsaGraphError("The name of the folder is empty.")
    place = Path(folder)
    if not place.exists():
        return
    if not place.is_dir():
        raise CsaGraphError(f"{folder}: this is a file; name a folder")
    inside = sorted(each.name for each in place.iterdir())
    if inside and MANIFEST not in inside:
        raise CsaGraphError(f"{folder}: the folder holds something else: name an empty or a new folder")
    known = {MANIFEST, rules.FOLDER, *(rules.get_place(place, table).name for table in tables.ALL)}
    if strange := [name for name in inside if name not in known]:
        raise CsaGraphError(
            f"{folder}: the folder holds {strange[0]}, which would be lost: move it elsewhere first"
        )


def write_manifest(folder: Path, content: Mapping[str, object]) -> None:
    """Write the manifest of a survey."""
    from csa_graph.base.version import __version__

    manifest = {"format": FORMAT, "version": __version__, **content}
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
