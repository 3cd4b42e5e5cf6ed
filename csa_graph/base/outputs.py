"""What a command writes never destroys what it did not make: the one rule for all outputs.

An output replaces what csa-graph wrote and nobody has changed since, and anything else only with ``--force``.
It is never one of the inputs, and what is in the data chooses no file beside it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base import marks, unfinished, writing
from csa_graph.base.endings import RDF_ENDINGS, get_ending
from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.base.writing import Exchange, Move

#: The file of a folder that says which files in it csa-graph wrote.
MANIFEST = ".csa-graph.json"

_TABLE = re.compile(r"-([0-9a-f]{16})\.csv")
_NOT_PLAIN = re.compile(r"[^\w.\-]+")
_RDF = {ending for endings in RDF_ENDINGS.values() for ending in endings}


def write(
    path: Path | str,
    content: bytes,
    ending: str,
    *,
    inputs: Iterable[Path] = (),
    force: bool = False,
    move: Move = os.replace,
) -> Path:
    """Write a file.

    Args:
        path: The file; its folder must exist.
        content: All of it.
        ending: How names of files of its format end, which tells how it is marked.
        inputs: What it was made of.
        force: Whether to replace whatever is there.
        move: As for :func:`csa_graph.base.writing.write_bytes`.

    Returns:
        The path.

    Raises:
        CsaGraphError: It is an input, or what is there is somebody's work; or it cannot be written.
    """
    path = Path(path)
    refuse_inputs(path, inputs)
    if writing.is_stream(path):
        return writing.write_bytes(path, content)
    if not force:
        _refuse_to_lose(path, content, ending)
    return writing.write_bytes(path, marks.seal(content, ending), move=move)


def write_folder(
    path: Path | str,
    files: Mapping[str, bytes],
    *,
    inputs: Iterable[Path] = (),
    force: bool = False,
    move: Move = os.replace,
    swap: Exchange = writing.exchange,
) -> None:
    """Write the files of a folder; what else is in it stays.

    Args:
        path: The folder, made if there is none; the one that it is in must exist.
        files: Contents by name.
        inputs: What they were made of.
        force: Whether to replace whatever is called so.
        move: As for :func:`csa_graph.base.writing.write_folder`.
        swap: The same.

    Raises:
        CsaGraphError: It is an input, or a file in it is somebody's work; or it cannot be written.
    """
    path = Path(path)
    refuse_inputs(path, inputs)
    sums = {name: marks.sum_up(content) for name, content in files.items()}
    before = _read_manifest(path)
    is_there = {name: (path / name).exists() for name in {*files, *before}}
    for name, exists in sorted(is_there.items()):
        if exists and not force and _sum_up_file(path / name) not in {before.get(name), sums.get(name)}:
            raise CsaGraphError(f"{path / name}: {_explain(is_marked=name in before)}")
    manifest = {
        "written": "by csa-graph; a file that is changed is replaced only with --force",
        "files": sums,
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    writing.write_folder(path, {**files, MANIFEST: text.encode()}, before, move=move, swap=swap)


def write_with_tables(
    path: Path | str,
    content: bytes,
    tables: Mapping[str, bytes],
    *,
    inputs: Iterable[Path] = (),
    force: bool = False,
    move: Move = os.replace,
) -> None:
    """Write a data file and the tables that it names, so that at each moment both fit together.

    The name of a table is made of that of the data file and of what the table holds: see :func:`name_table`.
    A new table thus has a new name, and nothing refers to it before the data file does.

    Args:
        path: The data file.
        content: All of it.
        tables: Contents by name.
        inputs: What they were made of.
        force: Whether to replace whatever is there.
        move: As for :func:`csa_graph.base.writing.write_bytes`.

    Raises:
        CsaGraphError: A file is an input, or what is there is somebody's work; or it cannot be written.
    """
    path = Path(path)
    ending = get_ending(path)
    folder = Path(os.path.realpath(path)).parent
    inputs = list(inputs)
    refuse_inputs(path, inputs)
    writing.require_place(path)
    if not force:
        _refuse_to_lose(path, content, ending)
    for name, table in tables.items():
        if not _is_intact_table(name, table):
            raise ValueError(f"{name} is not the name of this table")
        refuse_inputs(folder / name, inputs)
        if not force and _sum_up_file(folder / name) not in {None, marks.sum_up(table)}:
            raise CsaGraphError(f"{folder / name}: {_explain(is_marked=True)}")
    # A table that was not finished has another name than those that are written now.
    unfinished.clear_all(folder, rf"\.{re.escape(get_prefix(path))}\..*{_TABLE.pattern}\.")
    for name, table in tables.items():
        writing.write_bytes(folder / name, table, move=move)
    writing.write_bytes(path, marks.seal(content, ending), move=move)
    _delete_old_tables(folder, get_prefix(path))


def get_prefix(path: Path | str) -> str:
    """Return what the names of the tables of a data file begin with: its own, without what a path can hold.

    >>> get_prefix("plans/My Plan: 2030.trig")
    'My-Plan-2030'
    """
    return _NOT_PLAIN.sub("-", Path(path).stem)


def name_table(output: str, table: str, content: bytes) -> str:
    """Return the name of the file of a table.

    Args:
        output: What the names of the tables of the data file begin with: see :func:`get_prefix`.
        table: What the table is called.
        content: What it holds.

    >>> name_table("plan", "accidents", b"category,area,period,value")
    'plan.accidents-d6e22c2479177d4a.csv'
    """
    return f"{output}.{table}-{marks.sum_up(content)}.csv"


def get_table(name: str, output: str = "") -> str:
    """Return what a table is called by the name of its file, that of the data file left out.

    >>> get_table("plan.accidents-d6e22c2479177d4a.csv", "plan"), get_table("falls.csv")
    ('accidents', 'falls')
    """
    stem = _TABLE.sub("", name) if _TABLE.search(name) else name.removesuffix(".csv")
    return stem.removeprefix(f"{output}.") if output else stem


def refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Refuse an output that is one of the inputs, by whatever name, or in a folder that is read as a whole.

    Raises:
        CsaGraphError: It is.
    """
    target = Path(os.path.realpath(path))
    for each in inputs:
        source = Path(os.path.realpath(each))
        is_same = source == target or _is_same_file(source, target)
        if is_same or (source.is_dir() and target.is_relative_to(source)) or source.is_relative_to(target):
            raise CsaGraphError(
                f"{path}: this is what is read ({each}): name another place for what is written"
            )


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _refuse_to_lose(path: Path, content: bytes, ending: str) -> None:
    """Refuse to replace what csa-graph did not write, or what somebody has changed since."""
    if not path.is_file():
        return
    try:
        there = path.read_bytes()
    except OSError as error:
        raise CsaGraphError(
            f"{path}: what is there cannot be read, so it is not replaced: {error.strerror}"
        ) from None
    # It may have been written in another format than now.
    endings = (ending, get_ending(path))
    is_ours = any(marks.is_intact(there, each) for each in endings)
    if there.strip() and there != content and not is_ours and not marks.is_same_kind(there, content, ending):
        is_marked = any(marks.is_marked(there, each) for each in endings)
        raise CsaGraphError(f"{path}: {_explain(is_marked=is_marked)}")


def _explain(*, is_marked: bool) -> str:
    if is_marked:
        return "somebody has changed this file since csa-graph wrote it: name another one, or add --force"
    return "this file is there already, and is not known to be csa-graph's: name another one, or add --force"


def _read_manifest(folder: Path) -> dict[str, str]:
    """Return the files of a folder that csa-graph wrote, with their checksums."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {
            name: each for name, each in files.items() if name == Path(name).name and isinstance(each, str)
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _sum_up_file(path: Path) -> str | None:
    """Return the checksum of a file; None if there is none."""
    try:
        return marks.sum_up(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError:
        return ""


def _is_intact_table(name: str, content: bytes) -> bool:
    """Return whether a file is a table of ours that nobody has changed: its name says what it holds."""
    found = _TABLE.search(name)
    return name == Path(name).name and found is not None and found[1] == marks.sum_up(content)


def _delete_old_tables(folder: Path, prefix: str) -> None:
    """Delete the tables of a data file that it names no more, unless another file in the folder does."""
    files = [each for each in folder.iterdir() if each.is_file()]
    tables = [each for each in files if each.name.startswith(f"{prefix}.") and _TABLE.search(each.name)]
    if not tables:
        return
    texts = [each.read_bytes() for each in files if get_ending(each) in _RDF]
    for table in tables:
        is_named = any(table.name.encode() in text for text in texts)
        if not is_named and _is_intact_table(table.name, table.read_bytes()):
            table.unlink()
