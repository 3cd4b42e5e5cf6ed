"""Tables: CSV beside the data becomes observations of the passage; faults name file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.stores.memory import MemoryStore
from tests.conftest import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csa_graph.sparql.store import Store

HERE = "https://w3id.org/csa-graph/harbour/"
CUBE = "PREFIX qb: <http://purl.org/linked-data/cube#>\nPREFIX csa: <https://w3id.org/csa-graph/ontology#>\n"
TABLE = """\
p:1 {
  :t a qb:DataSet ; csa:table "%s" .
  :falls a skos:Concept ; skos:prefLabel "Falls" . :north a csa:Group ; skos:prefLabel "North" .
  :twin a csa:Group ; skos:prefLabel "Twin" . :other a csa:Group ; skos:altLabel "twin" .
}
"""


def test_rows_become_observations_of_the_passage(harbour_store: Store) -> None:
    rows = harbour_store.select(
        f"""{CUBE} PREFIX d: <http://purl.org/linked-data/sdmx/2009/dimension#>
        PREFIX m: <http://purl.org/linked-data/sdmx/2009/measure#>
        SELECT ?o ?category ?area ?period ?value {{ GRAPH <{HERE}2030-31#B.1> {{
          ?o a qb:Observation ; qb:dataSet <{HERE}accidents> ; csa:category ?category ; d:refArea ?area ;
             d:refPeriod ?period ; m:obsValue ?value }} }}"""
    )
    found = {tuple(str(term).replace(HERE, "") for term in row) for row in rows}
    number = '"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert found == {
        ("<accidents/falls/north-quay/2029-30>", "<falls>", "<north-quay>", '"2029/30"', f'"12{number}'),
        ("<accidents/falls/north-quay/2030-31>", "<falls>", "<north-quay>", '"2030/31"', f'"9{number}'),
        (
            "<accidents/collisions/north-quay/2030-31>",
            "<collisions>",
            "<north-quay>",
            '"2030/31"',
            f'"2{number}',
        ),
    }


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("Category,Area\n", 1, "first line must be category,area,period,value"),
        ("", 1, "first line must be"),
        ("category,area,period,value\nFalls,North,2030\n", 2, "3 cells"),
        ("category,area,period,value\n\nFalls,North,,1\n", 3, "period is empty"),
        ("category,area,period,value\nFalls,North,2030,1.5\n", 2, "“1.5” is not a whole number"),
        (
            "category,area,period,value\nFall,North,2030,1\n",
            2,
            "no category is called “Fall”: the nearest is “falls”",
        ),
        ("category,area,period,value\nNorth,North,2030,1\n", 2, "no category is called “North”"),
        ("category,area,period,value\nFalls,qqq,2030,1\n", 2, "describe it in the data file"),
        ("category,area,period,value\nFalls,twin,2030,1\n", 2, "can mean"),
        ("category,area,period,value\nFalls,North,2030,1\nfalls,NORTH,2030,2\n", 3, "line 2 has the same"),
        ("category;area;period;value\nFalls;North;2030;1\n", 1, "with commas between"),
        (f"category,area,period,value\nFalls,North,2030,{'9' * 5000}\n", 2, "is not a whole number"),
        ('category,area,period,value\n"Falls,North,2030,1\n', 2, "not valid CSV"),
        (
            'category,area,period,value\nFalls,North,2030,1\nFalls,"North,2031,1\n"Falls",North,2032,1\n',
            3,
            "a quote opens here that does not close before line 4",
        ),
        ("category,area,period,value\nFalls,North,2030,#DIV/0!\n", 2, "a formula has failed: #DIV/0!"),
        ("category,area,period,value\nFalls,#REF!,2030,1\n", 2, "a formula has failed: #REF!"),
    ],
)
def test_faults_of_a_table(data_file: Callable[..., Path], content: str, line: int, message: str) -> None:
    data = data_file(TABLE % "t.csv")
    table = data.with_name("t.csv")
    table.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=message) as caught:
        MemoryStore().build(opening.find([data]))
    assert (caught.value.path, caught.value.line) == (table, line)


@pytest.mark.parametrize("name", ["../t.csv", "/etc/hosts", "a\\\\b.csv", "..", "", "c:t.csv"])
def test_a_table_is_a_plain_file_beside(data_file: Callable[..., Path], name: str) -> None:
    data = data_file(TABLE % name)
    with pytest.raises(SourceError, match="must be the plain name of a file") as caught:
        MemoryStore().build(opening.find([data]))
    assert (caught.value.path, caught.value.line) == (data, 12)


def test_a_table_that_is_not_there_or_not_text(data_file: Callable[..., Path]) -> None:
    data = data_file(TABLE % "t.csv")
    with pytest.raises(SourceError, match=r"t\.csv is not beside this file"):
        MemoryStore().build(opening.find([data]))
    data.with_name("t.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="save it as UTF-8"):
        MemoryStore().build(opening.find([data]))


def test_a_table_belongs_to_the_file_that_names_it(harbour: Path, data_file: Callable[..., Path]) -> None:
    other = data_file((TABLE % "t.csv").replace("p:1", "<urn:e#1>"), "zz.trig")
    text = other.read_text().replace(
        "<https://w3id.org/csa-graph/harbour/2030-31> a csa:Edition .",
        "<urn:e> a csa:Edition . <urn:e#1> a csa:Passage ; dct:isPartOf <urn:e> .",
    )
    other.write_text("\n".join(line for line in text.splitlines() if not line.startswith("p:1 a")))
    other.with_name("t.csv").write_text("category,area,period,value\nFalls,North,2030,1\n")
    store = MemoryStore()
    store.build(opening.find([harbour, other]))
    assert len(store.select(f"{CUBE} SELECT ?o {{ ?o a qb:Observation }}")) == 4


def test_a_data_set_needs_an_iri(data_file: Callable[..., Path]) -> None:
    data = data_file((TABLE % "t.csv").replace(":t a", "[] a"))
    data.with_name("t.csv").write_text("category,area,period,value\n")
    with pytest.raises(SourceError, match="needs an IRI"):
        MemoryStore().build(opening.find([data]))


def test_a_table_in_other_letters_names_the_line(data_file: Callable[..., Path]) -> None:
    data = data_file(TABLE % "t.csv")
    data.with_name("t.csv").write_bytes(b"category,area,period,value\nFalls,Nord\xe9,2030,1\n")
    with pytest.raises(SourceError, match=r"t\.csv, line 2: the file is not in UTF-8"):
        MemoryStore().build(opening.find([data]))


@pytest.mark.parametrize("order", [("east", "west"), ("west", "east")])
def test_a_label_of_its_own_partnership_wins(tmp_path: Path, order: tuple[str, str]) -> None:
    """Two partnerships have a category "Falls" and an area "North" of their own."""
    head = "\n".join(line for line in PREFIXES.splitlines() if line.startswith("@prefix"))
    for number, name in enumerate(order):
        root = f"https://w3id.org/csa-graph/{name}"
        text = f"""{head.replace("https://w3id.org/csa-graph/harbour", root)}
        <{root}/2030-31> a csa:Edition . p:1 a csa:Passage ; dct:isPartOf <{root}/2030-31> ; csa:locator "1" .
        p:1 {{ :t a qb:DataSet ; csa:table "t.csv" . :falls-{name} a skos:Concept ; skos:prefLabel "Falls" .
               :north-{name} a csa:Group ; skos:prefLabel "North" . }}"""
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "plan.trig").write_text(text, "utf-8")
        (folder / "t.csv").write_text(f"category,area,period,value\nFalls,North,2030,{len(name) + number}\n")
    store = MemoryStore()
    store.build(opening.find([tmp_path]))
    rows = store.select(
        f"""{CUBE} PREFIX d: <http://purl.org/linked-data/sdmx/2009/dimension#>
        SELECT ?table ?category ?area {{ ?o qb:dataSet ?table ; csa:category ?category ; d:refArea ?area }}"""
    )
    root = "https://w3id.org/csa-graph/"
    assert {tuple(term.value.removeprefix(root) for term in row) for row in rows} == {  # type: ignore[union-attr]
        (f"{name}/t", f"{name}/falls-{name}", f"{name}/north-{name}") for name in order
    }


def test_a_label_of_its_own_namespace_wins(harbour: Path, data_file: Callable[..., Path]) -> None:
    """The category is described in an older edition of the partnership, and by a stranger."""
    stranger = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <urn:s> a <https://w3id.org/csa-graph/ontology#Edition> .
    <urn:s#1> a <https://w3id.org/csa-graph/ontology#Passage> ; <http://purl.org/dc/terms/isPartOf> <urn:s> .
    <urn:s#1> { <urn:falls> a skos:Concept ; skos:prefLabel "Falls" . }"""
    newer = (
        PREFIXES.replace("2030-31", "2032")
        + """p:1 { :t a qb:DataSet ; csa:table "t.csv" .
      :quay a csa:Group ; skos:prefLabel "Quay" . }"""
    )
    data = data_file(newer, "newer.trig", prefixes=False)
    other = data_file(stranger, "stranger.trig", prefixes=False)
    data.with_name("t.csv").write_text("category,area,period,value\nFalls,Quay,2030,1\n")
    store = MemoryStore()
    store.build(opening.find([harbour, data, other]))
    assert store.ask(f"{CUBE} ASK {{ ?o qb:dataSet <{HERE}t> ; csa:category <{HERE}falls> }}")
