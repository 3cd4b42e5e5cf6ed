"""Answers a query from data files (TriG) and the ontology (Turtle) with click and pyoxigraph alone.

Builds no layers: Oxigraph's union of the passages stands in for the current layer, and the query's DISTINCT
for its merging. What csa-graph takes beyond this is its own doing.
"""

from __future__ import annotations

from pathlib import Path

import click
import pyoxigraph as ox

ONTOLOGY = ox.NamedNode("https://w3id.org/csa-graph/ontology")


@click.command()
@click.argument("query", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def main(query: Path, files: tuple[Path, ...]) -> None:
    """Print the rows of the answer, tabs between the columns."""
    store = ox.Store()
    for file in files:
        if file.suffix == ".ttl":
            store.load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY)
        else:
            store.load(path=file, format=ox.RdfFormat.TRIG)
    rows = store.query(query.read_text("utf-8"), use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101
    for row in rows:
        click.echo("\t".join("" if term is None else str(term.value) for term in row))


main()
