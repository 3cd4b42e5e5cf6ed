"""``csa-graph new``: a partnership gets an empty workbook to fill in."""

from __future__ import annotations

import os

import click

from csa_graph.cli.once import Once
from csa_graph.cli.options import force as force_option
from csa_graph.cli.options import list_debug_options, not_empty


@click.command(cls=Once, short_help="Begin a partnership: an empty workbook.")
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
@force_option
def command(*, name: str, output: str, force: bool) -> None:
    """Write an empty workbook for the partnership or agreement called NAME.

    Its first sheet says how to fill it in; each sheet has a row of help and an example. csa-graph import
    reads it, and --data takes it as it is.
    """
    from csa_graph.base import outputs
    from csa_graph.base.endings import get_ending
    from csa_graph.base.terminal import for_terminal
    from csa_graph.base.xml_text import for_xml
    from csa_graph.cli.output import announce, emit, is_stdout
    from csa_graph.formats.workbook import writing as workbook
    from csa_graph.formats.workbook.endings import EXCEL

    name = " ".join(name.split())
    if for_terminal(name) != name or for_xml(name) != name:
        raise click.UsageError(f"{for_terminal(name)}: the name has a character that cannot be printed.")
    if not name:
        raise click.UsageError(
            "The name is empty: give the title of the agreement, such as “Harbour Safety Plan 2030-31”."
        )
    is_folder = output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112  (a name, not yet a path)
    if not is_folder and not is_stdout(output) and get_ending(output) != EXCEL:
        raise click.UsageError(
            f"{output}: let the name end in .xlsx for an Excel workbook, or in / for a folder of CSV files."
        )
    if is_folder:
        outputs.write_folder(output, workbook.new_csv(name), force=force)
    elif is_stdout(output):
        emit(workbook.new_xlsx(name))
        return
    else:
        outputs.write(output, workbook.new_xlsx(name), EXCEL, force=force)
    then = f"Fill it in, then: csa-graph import {output} -o plan.trig"
    announce(output, "an empty workbook", then)


command.params += list_debug_options()
