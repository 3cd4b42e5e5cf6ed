"""Neo4j: a Cypher script, or the tables of its import tool; written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.projection.reading import Reading


def _write_cypher(reading: Reading, view: str) -> str:
    from csa_graph.formats.neo4j import cypher
    from csa_graph.projection.network import get_view

    graph = reading.project(view)
    return cypher.to_cypher(graph, (*reading.list_edition_values("dct:title"), get_view(graph)["title"]))


def _write_tables(reading: Reading, view: str) -> Mapping[str, str]:
    from csa_graph.formats.neo4j import import_files

    return import_files.to_neo4j(reading.project(view))


FORMAT = Format(
    writers=(
        Writer("cypher", "Cypher", "view", _write_cypher, (".cypher", ".cql"), place=40, view="everything"),
        Writer(
            "neo4j",
            "“neo4j” (a folder of CSV for neo4j-admin database import)",
            "view",
            _write_tables,
            place=41,
            view="everything",
            folder=True,
        ),
    )
)
