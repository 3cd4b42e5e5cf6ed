"""The layout of the house: prefixes, what describes the file, then a block a passage."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from hypothesis import example, given
from hypothesis import strategies as st

from csa_graph.files.formatting import lay_out
from csa_graph.files.source import Source
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
        "@prefix :     <https://example.org/> .\n"
        "@prefix p:    <https://example.org/1#> .\n"
        f"@prefix csa:  <{CSA}> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n"
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


def name(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


THINGS: list[ox.NamedNode | ox.BlankNode] = [
    name(f"https://example.org/{each}") for each in ("a", "b", "1#1", "1#2", "1#3")
]
THINGS.append(ox.BlankNode("x"))
VERBS = [name(CSA + each) for each in ("order", "locator", "page", "due")]
VERBS += [TYPE, NAME, name("http://www.w3.org/2004/02/skos/core#prefLabel"), name("https://example.org/says")]
VALUES = [
    *THINGS,
    *(name(CSA + each) for each in ("Passage", "Group")),
    *(ox.Literal(each) for each in (1, 2, 3, 0.5, True)),
    *(ox.Literal(text) for text in ("", "3", 'a "b"\n# c', "w" * 70, "v" * 45, "x@y^^<z>")),
    ox.Literal("croeso", language="cy"),
]
QUADS = st.lists(
    st.builds(
        ox.Quad,
        st.sampled_from(THINGS),
        st.sampled_from(VERBS),
        st.sampled_from(VALUES),
        st.sampled_from([ox.DefaultGraph(), ox.DefaultGraph(), *THINGS[2:5]]),
    ),
    max_size=25,
)


@given(QUADS, st.sampled_from(["", "Made by hand.", "Made\n\nby hand."]))
@example([], "")
@example([ox.Quad(PASSAGE, TYPE, name(CSA + "Passage")), ox.Quad(PASSAGE, NAME, ox.Literal("x" * 120))], "")
def test_what_is_written_has_the_layout_of_the_house(quads: list[ox.Quad], comment: str) -> None:
    text = to_trig(quads, {"": "https://example.org/", "p": "https://example.org/1#"}, comment)
    assert lay_out(Source(Path("x.trig"), text, ox.RdfFormat.TRIG)) == text.decode()
