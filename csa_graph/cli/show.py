"""``csa-graph show``: a name becomes all that is known about the thing that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.cli.completion import NameType
from csa_graph.cli.once import Once
from csa_graph.cli.options import shared

if TYPE_CHECKING:
    from csa_graph.cli.shared import SharedOptions


@click.command(cls=Once, short_help="Show all that is known about a thing.")
@click.argument("name", type=NameType())
@shared
def command(options: SharedOptions, name: str) -> None:
    """Show all that is known about a thing, in both directions, with the passages that state it.

    NAME is a label, an abbreviation, a passage's locator or an IRI: SCB, "Tim Rice", 4.7.
    """
    description = options.open().show(name)
    if options.form == "table":
        from csa_graph.views.description import to_text

        options.write(to_text(description, options.look()), "what is known")
        return
    options.answer(description.to_answer(), {"name": name})
