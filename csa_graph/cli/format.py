"""``csa-graph format``: TriG and Turtle files are put into the layout of the house."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from csa_graph.cli.once import Once
from csa_graph.cli.options import list_debug_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Once, short_help="Lay out data files, comments kept.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path())
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a file would change.")
@click.option("--drop-comments", is_flag=True, help="Let go of all comments, where they stand in the way.")
def command(*, files: tuple[str, ...], check: bool, drop_comments: bool) -> None:
    """Rewrite TriG and Turtle files in the layout of the house; a folder means those in it.

    Blocks stand in the order of the document, each right after the description of its passage; prefixes and
    tables are lined up. What stands on one line stays on one line, and the file says the same as before. A
    comment stays with what it stands before; where one would lose its place, nothing is written. “-” reads
    standard input and writes standard output.
    """
    if "-" in files:
        _pipe(files, check=check, drop_comments=drop_comments)
        return
    from csa_graph.base import marks
    from csa_graph.base.endings import get_ending
    from csa_graph.files.formatting import lay_out
    from csa_graph.files.source import read

    changed: list[tuple[Path, bytes, bytes]] = []
    found = _find(files)
    for path in found:
        source = read(path)
        text = lay_out(source, drop_comments=drop_comments)
        # Compared with what is there: a byte order mark is a difference too.
        there = path.read_bytes()
        new = marks.keep(there, text.encode(), get_ending(path))
        if new != there:
            changed.append((path, there, new))
    if not check:
        from csa_graph.base.updates import update

        for path, there, new in changed:
            update(path, there, new, "format")
    _report_changes([path for path, *_ in changed], len(found), check=check)


def _find(files: tuple[str, ...]) -> list[Path]:
    """List the files that are named, and of a folder those that have a layout.

    What is read as TriG but is none, such as a workbook, is refused: it would be written over.
    """
    from pathlib import Path

    from csa_graph import opening
    from csa_graph.base.errors import SourceError
    from csa_graph.files.formatting import FORMATS
    from csa_graph.files.source import find_rdf_format

    named = {Path(each) for each in files}
    found = []
    for path in (path for each in opening.find(files) for path in each.paths):
        if find_rdf_format(path) in FORMATS:
            found.append(path)
        elif path in named:
            raise SourceError("only TriG and Turtle have a layout: name a .trig or .ttl file", path)
    return found


def _pipe(files: tuple[str, ...], *, check: bool, drop_comments: bool) -> None:
    from pathlib import Path

    from pyoxigraph import RdfFormat

    from csa_graph.cli.output import emit
    from csa_graph.files.formatting import lay_out
    from csa_graph.files.source import Source, decode

    if len(files) > 1:
        raise click.UsageError("“-” stands alone: standard input is one file.")
    path = Path("standard input")
    content = sys.stdin.buffer.read()
    source = Source(path, decode(content, path).encode(), RdfFormat.TRIG)
    text = lay_out(source, drop_comments=drop_comments)
    if not check:
        emit(text)
    elif text.encode() != content:
        _report_changes([path], 1, check=True)


def _report_changes(changed: list[Path], number: int, *, check: bool) -> None:
    from csa_graph.cli.output import announce, emit

    for path in changed:
        if check:
            emit(f"Would lay out {path}\n")
        else:
            announce(str(path), "laid out")
    same = number - len(changed)
    if same:
        emit(f"{same} file{'s are' if same > 1 else ' is'} in the layout of the house already.\n")
    if check and changed:
        click.get_current_context().exit(1)


command.params.extend(list_debug_options())
