"""``csa-graph doctor``: the store of a folder becomes a list of what is damaged in it."""

from __future__ import annotations

import click

from csa_graph.cli.once import Once


@click.command(cls=Once, short_help="Say whether a store is damaged.")
@click.argument("store", type=click.Path())
@click.pass_context
def command(ctx: click.Context, store: str) -> None:
    """Compare STORE, the folder of a store, with what the build has written: each byte of it.

    Changes nothing. Where something is damaged, that is listed, and the exit code is 1; csa-graph build puts
    it right. Of a store that an earlier version built, it says what cannot be known.
    """
    from csa_graph.cli.output import emit
    from csa_graph.stores.folder.doctor import examine
    from csa_graph.stores.opening import find_kinds

    if any(kind.recognises(store) for kind in find_kinds()):
        raise click.UsageError(f"{store} is no folder: a server looks after its own files.")
    found = examine(store)
    lines = [f"{store}: {each}" for each in found.damage]
    counted = f"{found.statements:,} statements" if found.statements is not None else "statements not counted"
    if found.damage:
        lines.append(f"The store is damaged: build it again with csa-graph build {store}.")
    elif found.files:
        lines.append(f"{store} is sound: each of {found.size:,} bytes in {found.files:,} files, {counted}.")
    else:
        lines.append(f"{store} can be read: {counted}.")
    lines += [f"Not known: {each}." for each in found.unknown]
    emit("\n".join([*lines, ""]))
    if found.damage:
        ctx.exit(1)
