"""Editions of a few statements, each a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PREFIXES = """\
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kind: <https://w3id.org/csa-graph/kind/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
#: An edition with one passage: ``%s`` is its name, and what it replaces or is else; and what it states.
EDITION = """\
@prefix : <https://w3id.org/csa-graph/test/{name}/> .
:e a csa:Edition ; dct:title "{name}" {more} .
:p a csa:Passage ; dct:isPartOf :e ; csa:locator "{name} 1" .
:p {{
    :board a csa:Group ; skos:prefLabel "Board of {name}" ; csa:reportsTo :council .
    :council a org:FormalOrganization ; csa:cooperatesWith :board .
    :seat a csa:Seat ; org:postIn :board ; org:role role:elected-member ; org:heldBy :person .
    :person foaf:knows [ a foaf:Person ; foaf:name "A" ] . :person a foaf:Person ; foaf:name "B" .
    {stated}
}}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the file of an edition."""

    def _write(name: str, stated: str = "", more: str = "") -> Path:
        path = tmp_path / "data" / f"{name}.trig"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PREFIXES + EDITION.format(name=name, more=more, stated=stated), "utf-8")
        return path

    return _write
