"""Texts and quotes become statements and back; what is no quote is passed over."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from csa_graph.files import formatting, source
from csa_graph.files.quotes import places, writing
from csa_graph.files.quotes.graph import Quote, Quotes, leave_out, read
from csa_graph.files.quotes.selectors import Selector, make
from csa_graph.terms.iris import CSA

EDITION = "https://w3id.org/csa-graph/harbour/2030"
SPACE = "https://w3id.org/csa-graph/harbour/"
FIRST, SECOND = f"{EDITION}#2.1", f"{EDITION}#3"
TEXTS = {FIRST: "The night group reports to the board.", SECOND: 'Its "chair" \\ is\tAda Quay.'}
LINE = (ox.NamedNode(f"{SPACE}night-group"), CSA.reportsTo, ox.NamedNode(f"{SPACE}board"))
QUOTES = (
    Quote(FIRST, make(TEXTS[FIRST], 4, 36), LINE, "", "Ada Quay", "2030-05-31", f"{EDITION}/quotes#2.1-1"),
    Quote(SECOND, make(TEXTS[SECOND], 4, 11), None, f"{SPACE}chair", iri=f"{EDITION}/quotes#3-1"),
)


def written(quotes: Quotes) -> bytes:
    return writing.write(EDITION, quotes, "agreement.pdf")


def test_what_is_written_is_read_again() -> None:
    content = written(Quotes(TEXTS, QUOTES))
    assert read(ox.parse(content, format=ox.RdfFormat.TRIG)) == Quotes(TEXTS, QUOTES)
    assert {quad.graph_name for quad in ox.parse(content, format=ox.RdfFormat.TRIG)} == {
        ox.NamedNode(f"{EDITION}/quotes")
    }


def test_the_same_quotes_in_any_order_are_the_same_bytes_and_laid_out() -> None:
    content = written(Quotes(TEXTS, QUOTES))
    assert written(Quotes(TEXTS, QUOTES[::-1])) == content
    assert formatting.lay_out(source.Source(Path("x.trig"), content, ox.RdfFormat.TRIG)).encode() == content


def test_blank_nodes_and_other_statements_are_read_too() -> None:
    trig = f"""
    @prefix oa: <http://www.w3.org/ns/oa#> . @prefix schema: <http://schema.org/> .
    <{EDITION}/quotes> {{
      <{FIRST}> schema:text "The night group reports to the board."@en .
      [] a oa:Annotation ; oa:bodyValue "A remark" ;
        oa:hasTarget [ oa:hasSource <{FIRST}> ;
          oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "board" ] ] .
      [] a oa:Annotation ; oa:hasTarget <{FIRST}> .
    }}"""
    found = read(ox.parse(trig.encode(), format=ox.RdfFormat.TRIG))
    assert found.texts == {FIRST: TEXTS[FIRST]}
    assert found.quotes == (Quote(FIRST, Selector("board")),)


def test_texts_can_be_left_out() -> None:
    quads = list(ox.parse(written(Quotes(TEXTS, QUOTES)), format=ox.RdfFormat.TRIG))
    other = ox.Quad(*LINE)
    inline = ox.Quad(ox.NamedNode(FIRST), ox.NamedNode("http://schema.org/text"), ox.Literal("The night"))
    assert list(leave_out([*quads, other, inline], [ox.NamedNode(EDITION)])) == [other]


def test_files_beside_a_data_file_are_known_by_their_names(tmp_path: Path) -> None:
    data = tmp_path / "2030.v2.ttl"
    assert places.name_beside(data) == tmp_path / "2030.v2.quotes.trig"
    for name in ("2030.v2.quotes.trig", "2030.v2.quotes.jsonld", "2030.v2.quotes.ttl", "2030.quotes.trig"):
        (tmp_path / name).touch()
    beside = list(places.iter_beside(data))
    assert [path.name for path in beside] == ["2030.v2.quotes.trig", "2030.v2.quotes.jsonld"]
    assert all(map(places.is_beside, beside))
    assert list(places.iter_beside(beside[0])) == []
