"""``csa-graph build``: data files become a store that is kept in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.options import sources

if TYPE_CHECKING:
    from csa_graph.cli.shared import Shared


@click.command(short_help="Keep the graph in a folder.")
@click.argument("folder", type=click.Path())
@sources
def command(options: Shared, folder: str) -> None:
    """Build the graph once and keep it in FOLDER, for --store."""
    if options.store or options.edition:
        message = "build reads data files (--data) and keeps all their editions."
        raise click.UsageError(message)
    from csa_graph import resources
    from csa_graph.cli.output import emit
    from csa_graph.cli.progress import progress
    from csa_graph.store import Store

    store = Store.open(folder)
    with progress("Building the graph …"):
        report = store.build(options.data or resources.default_data())
    emit(
        f"Built {folder}: {_count(report.files, 'file')}, {_count(report.editions, 'edition')},"
        f" {_count(report.statements, 'statement')}, and {report.inferred:,} inferred by rules.\n"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
