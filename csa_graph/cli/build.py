"""``csa-graph build``: data files become a store that is kept in a folder or on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.once import Once
from csa_graph.cli.options import data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.cli.shared import SharedOptions
    from csa_graph.files.inputs import Input


@click.command(cls=Once, short_help="Keep the graph in a folder.")
@click.argument("folder", type=click.Path())
@click.option("--no-validate", is_flag=True, help="Do not check first that the files are well formed.")
@data
def command(options: SharedOptions, folder: str, *, no_validate: bool) -> None:
    """Build the graph once and keep it in FOLDER, for --store.

    All cores of this machine build. Who reads the store goes on reading what it held before, until all is
    done; a build that fails or is stopped leaves it as it was, and is done again by the same command.

    In place of a folder it can be the address of a server that speaks SPARQL: http://… or https://….
    Credentials come from the environment or a netrc file. What the server has already is not sent again.

    Where the files are those that the store was built of, nothing is built or written. Where a few of many
    have changed, a folder is brought up to date: only those are built.

    A file that is not well formed stops the build: each fault is named, with its line, and the store stays
    as it was.
    """
    from csa_graph.base import workers
    from csa_graph.cli.output import announce, announce_notes
    from csa_graph.cli.progress import building, progress
    from csa_graph.stores.opening import open_store

    inputs = options.inputs
    store = open_store(folder)
    if not no_validate:
        with progress("Validating …"):
            _validate(inputs)
    with building() as show_progress:
        report = store.build(inputs, processes=workers.count_cores(), watch=show_progress)
    from csa_graph.base.wording import quantity

    said = (
        f"{quantity(report.files, 'file')}, {quantity(report.editions, 'edition')},"
        f" {quantity(report.statements, 'statement')}, and {report.inferred:,} inferred by rules"
    )
    announce(folder, said, is_unchanged=report.is_unchanged)
    announce_notes(inputs)
    if not report.editions:
        from csa_graph.cli.validate import announce_no_governance

        announce_no_governance(inputs)


def _validate(inputs: Sequence[Input]) -> None:
    """Refuse files that are not well formed."""
    from csa_graph.base import workers
    from csa_graph.base.errors import CsaGraphError
    from csa_graph.base.wording import quantity
    from csa_graph.cli.validate import find_unusable
    from csa_graph.validation import shapes

    faults = shapes.validate(inputs, processes=workers.count_cores())
    if faults:
        # A term that does not exist explains more than what its absence leads to.
        if unusable := find_unusable(inputs):
            raise unusable
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise CsaGraphError(f"{quantity(len(faults), 'fault')} in the data, so nothing was built:\n{listed}")
