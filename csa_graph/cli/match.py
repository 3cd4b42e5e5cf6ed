"""``csa-graph match``: a register proposes codes for the organisations of a graph; a person accepts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csa_graph.base.endings import RDF_ENDINGS
from csa_graph.base.wording import quantity
from csa_graph.cli.once import Once
from csa_graph.cli.options import not_empty, shared_and

if TYPE_CHECKING:
    from csa_graph.cli.shared import SharedOptions

_FURTHER = {name: RDF_ENDINGS[name] for name in ("turtle", "trig")}


@click.command(cls=Once, short_help="Propose official codes for organisations from a register.")
@click.argument("register", metavar="REGISTER.csv", type=click.Path(), callback=not_empty)
@click.option(
    "--least",
    metavar="SCORE",
    type=click.FloatRange(1, 100),
    default=85,
    show_default=True,
    help="Leave out candidates whose names are less alike, 1 to 100.",
)
@click.option(
    "--name-column",
    metavar="HEADING",
    callback=not_empty,
    help="Column of names; by default official-name or name.",
)
@click.option(
    "--code-column",
    metavar="HEADING",
    callback=not_empty,
    help="Column of codes; by default gss-code or code.",
)
@click.option(
    "--accepted-by", metavar="NAME", callback=not_empty, help="For trig: who has accepted the statements."
)
@shared_and(_FURTHER)
def command(
    options: SharedOptions,
    *,
    register: str,
    least: float,
    name_column: str | None,
    code_column: str | None,
    accepted_by: str | None,
) -> None:
    """Propose official codes for the organisations and groups of a graph, by name and alias.

    REGISTER.csv is a table with a column of names and one of codes, such as the UK local authority register.
    Each organisation is listed with those that it could be, how alike the names are, and why. Nothing is
    merged: with --format trig or turtle come the statements for the data, those that need a decision as
    comments.
    """
    from csa_graph import matching
    from csa_graph.cli.progress import progress
    from csa_graph.matching import registers
    from csa_graph.views import proposals

    if accepted_by and options.form != "trig":
        raise click.UsageError(
            f"--accepted-by is for --format trig; {options.form} does not say who accepted what."
        )
    options.others = (register,)
    entries = registers.read(register, name_column, code_column)
    graph = options.open("stated")
    with progress("Comparing names …"):
        found = matching.match(graph.store, graph.names, entries, least, graph.edition)
    said = quantity(len(found.candidates), "proposal")
    label, prefixes = graph.names.label, graph.store.own_prefix()
    if options.form == "turtle":
        options.write(proposals.to_turtle(found, prefixes, label), said)
    elif options.form == "trig":
        options.write(proposals.to_trig(found, entries, prefixes, label, accepted_by), said)
    else:
        options.answer(proposals.to_answer(found, entries, label))
