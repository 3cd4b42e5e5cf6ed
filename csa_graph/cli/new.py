"""``csa-graph new``: a partnership gets an empty workbook to fill in."""

from __future__ import annotations

import os

import click

from csa_graph.cli.options import list_debug_options, not_empty


@click.command(short_help="Begin a partnership: an empty workbook.")
@click.argument("name", callback=not_empty)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(),
    callback=not_empty,
    help="Excel workbook (.xlsx), or folder (a name that ends in /) for CSV files.",
)
@click.option("--force", is_flag=True, help="Replace what is there.")
def command(*, name: str, output: str, force: bool) -> None:
    """Write an empty workbook for the partnership or agreement called NAME.

    Its first sheet says how to fill it in; each sheet has a row of help and an example. csa-graph import
    reads it, and --data takes it as it is.
    """
    from csa_graph.base.endings import get_ending
    from csa_graph.cli.output import emit
    from csa_graph.formats.workbook import writing as workbook
    from csa_graph.formats.workbook.endings import EXCEL

    name = " ".join(name.split())
    if not name:
        raise click.UsageError(
            "The name is empty: give the title of the agreement, such as “Harbour Safety Plan 2030-31”."
        )
    is_folder = output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112  (a name, not yet a path)
    if not is_folder and get_ending(output) != EXCEL:
        raise click.UsageError(
            f"{output}: let the name end in .xlsx for an Excel workbook, or in / for a folder of CSV files."
        )
    _write(workbook.new_csv(name) if is_folder else workbook.new_xlsx(name), output, force=force)
    emit(f"Wrote {output}: fill it in, then csa-graph import {output} -o plan.trig\n")


def _write(content: bytes | dict[str, bytes], output: str, *, force: bool) -> None:
    """Write a workbook, or the files of a folder, which is made where it is missing.

    Args:
        content: The workbook, or the files by name.
        output: The file or folder.
        force: Whether to replace what is there.
    """
    from pathlib import Path

    from csa_graph.base.errors import CsaGraphError
    from csa_graph.base.writing import write_bytes, write_folder

    path = Path(output)
    files = [path] if isinstance(content, bytes) else [path / name for name in content]
    there = [each for each in files if each.exists()]
    if there and not force:
        raise CsaGraphError(
            f"{there[0]}: this is there already, and may hold somebody's work; add --force to replace it"
        )
    if isinstance(content, bytes):
        write_bytes(path, content)
    else:
        write_folder(path, content)


command.params += list_debug_options()
