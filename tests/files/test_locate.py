"""Lines of statements in TriG, Turtle and N-Quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base import resources
from csa_graph.files.locate import iter_statements, locate

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
@prefix : <urn:x:> .
PREFIX q: <urn:q:>
@base <http://example.org/> .
# :not :a :statement .
:a a :Thing ; :says "one # two" , \"\"\"long
\\"text\\" :b :c .
\"\"\" , 'it''s' ;
   :knows [ :in :bracket ] ;
   :list ( :first
           "second"@en-GB ) .
GRAPH :g {
   :a q:p 4.7 , true , "2030"^^<urn:year> ;
      q:p q:4.7 .
   <relative> q:x _:blank
}
{ :z :in :default }
""".replace("'it''s'", "'it is'")


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "graph", "line"),
    [
        ("urn:x:a", None, None, None, 5),
        (None, None, "one # two", None, 5),
        (None, None, 'long\n"text" :b :c .\n', None, 5),
        (None, None, "it is", None, 7),
        (None, "urn:x:in", "urn:x:bracket", None, 8),
        (None, "urn:x:list", None, None, 9),
        (None, None, "second", None, 10),
        (None, None, None, "urn:x:g", 11),
        ("urn:x:a", "urn:q:p", None, "urn:x:g", 12),
        (None, None, "true", None, 12),
        (None, None, "2030", None, 12),
        (None, None, "urn:q:4.7", None, 13),
        ("http://example.org/relative", None, None, None, 14),
        (None, None, "_:blank", "urn:x:g", 14),
        ("urn:x:z", "urn:x:in", "urn:x:default", None, 16),
        ("urn:x:not", None, None, None, None),
        ("urn:x:z", None, None, "urn:x:g", None),
    ],
)
def test_lines(
    subject: str | None, predicate: str | None, object_: str | None, graph: str | None, line: int | None
) -> None:
    assert locate(TEXT, subject, predicate, object_, graph) == line


def test_n_quads_name_the_graph_last() -> None:
    text = '<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> "d"@en <urn:g> .\n'
    assert locate(text, object="d", graph="urn:g") == 2
    assert locate(text, object="c", graph="urn:g") is None


def test_it_finds_what_the_loader_finds(harbour: Path) -> None:
    """The same statements with IRIs and literals, in the same graphs, as the engine reads in real files."""
    for path in (harbour, resources.ontology() / "kinds.ttl", resources.ontology() / "csa.ttl"):
        text = path.read_text(encoding="utf-8")
        expected = {
            (*(getattr(term, "value", "") for term in (quad.subject, quad.predicate, quad.object)), graph)
            for quad in ox.parse(text, format=ox.RdfFormat.TRIG)
            for graph in [quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else None]
        }
        found = {
            (
                each.subject.value,
                each.predicate.value,
                each.object.value,
                each.graph.value if each.graph else None,
            )
            for each in iter_statements(text)
        }
        assert found == expected


def test_an_unfinished_text_ends_the_walk() -> None:
    assert locate("<urn:a> <urn:b>", "urn:z") is None
    assert locate("<urn:a> <urn:b> ( <urn:c>", "urn:z") is None
