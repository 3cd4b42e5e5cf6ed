"""The layout of the house: prefixes, what describes the file, then a block a passage."""

from __future__ import annotations

import pyoxigraph as ox

from csa_graph.files.trig import to_trig

CSA = "https://w3id.org/csa-graph/ontology#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAME = ox.NamedNode("http://xmlns.com/foaf/0.1/name")
ADA, PASSAGE = ox.NamedNode("https://example.org/ada"), ox.NamedNode("https://example.org/1#4.7")


def test_a_passage_is_described_before_its_block() -> None:
    quads = [
        ox.Quad(ADA, NAME, ox.Literal('Ada "Q"\n<b>'), PASSAGE),
        ox.Quad(ADA, TYPE, ox.NamedNode("http://xmlns.com/foaf/0.1/Person"), PASSAGE),
        ox.Quad(PASSAGE, ox.NamedNode(CSA + "order"), ox.Literal(3)),
    ]
    text = to_trig(quads, {"": "https://example.org/", "p": "https://example.org/1#"}, "Made by hand.")
    assert text.decode() == (
        "# Made by hand.\n\n"
        "@prefix : <https://example.org/> .\n"
        f"@prefix csa: <{CSA}> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix p: <https://example.org/1#> .\n\n"
        "p:4.7 csa:order 3 .\n"
        "p:4.7 {\n"
        "    :ada a foaf:Person ;\n"
        '        foaf:name "Ada \\"Q\\"\\n<b>" .\n'
        "}\n"
    )
    assert set(ox.parse(text, format=ox.RdfFormat.TRIG)) == set(quads)


def test_terms_of_any_kind_are_read_back() -> None:
    values: list[ox.Literal | ox.NamedNode] = [
        ox.Literal("0.60", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        ox.Literal("007", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
        ox.Literal("croeso", language="cy"),
        ox.Literal("^^<urn:x>"),
        ox.NamedNode("https://example.org/a(b);c"),
        ox.NamedNode("https://w3id.org/csa-graph/ontology#"),
    ]
    quads = {ox.Quad(ADA, NAME, value, PASSAGE) for value in values}
    assert set(ox.parse(to_trig(quads), format=ox.RdfFormat.TRIG)) == quads
