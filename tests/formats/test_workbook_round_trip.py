"""An agreement becomes a workbook and an agreement again: nothing is lost, and nothing is added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from csa_graph import formats, opening
from csa_graph.base import resources
from csa_graph.formats.workbook import writing as workbook
from csa_graph.formats.workbook.writing import source
from csa_graph.stores.memory import MemoryStore
from tests.formats.workbooks import canonical, round_trip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.sparql.store import Store

HARBOUR = Path(__file__).parent.parent / "data" / "harbour" / "2030-31.trig"
SOUND = Path(__file__).parent.parent / "checks" / "sound.trig"
#: Papers of other kinds, with arrangements, roles and rules of their own.
PAPERS = sorted((Path(__file__).parent.parent / "data" / "papers").glob("*.trig"))
ROOT = "https://w3id.org/csa-graph/"


def parsed(paths: Iterable[Path]) -> list[ox.Quad]:
    return [quad for path in paths for quad in ox.parse(path=str(path))]


def store(*paths: Path) -> Store:
    made = MemoryStore()
    made.build(opening.find(paths))
    return made


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "paths", [resources.default_data(), [HARBOUR], [SOUND]], ids=["worcestershire", "harbour", "sound"]
)
def test_an_agreement_survives(paths: list[Path], form: str, tmp_path: Path) -> None:
    again = round_trip(paths, tmp_path, form)
    assert canonical(parsed([again])) == canonical(parsed(paths))
    # The figures of tables too: they are in the store, not in the file.
    assert store(again).fingerprint() == store(*paths).fingerprint()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_a_paper_of_another_kind_survives(paper: Path, form: str, tmp_path: Path) -> None:
    again = round_trip([paper], tmp_path, form)
    assert canonical(parsed([again])) == canonical(parsed([paper]))


def test_the_agreement_has_all_its_passages(tmp_path: Path) -> None:
    again = round_trip(resources.default_data()[:1], tmp_path, "xlsx")
    graphs = {quad.graph_name for quad in parsed([again])} - {ox.DefaultGraph()}
    assert len(graphs) == 72


def test_the_same_graph_gives_the_same_bytes_and_a_store_the_same_workbook() -> None:
    first, second = store(HARBOUR), store(HARBOUR)
    assert workbook.to_xlsx(source.read(first)) == workbook.to_xlsx(source.read(second))
    assert workbook.to_csv(source.read(first)) == workbook.to_csv(source.read(second))


# Texts with all that could be changed on the way: separators, formulas, spaces, marks of Excel and of XML.
TEXT = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(";/=+-@'\"\\\t\r\n_x041 <>&,"),
    min_size=1,
    max_size=12,
) | st.sampled_from(
    [
        "=cmd()",
        "'=x",
        "a;b",
        ";",
        "example",
        "no passage",
        "yes",
        "1.1",
        "4.10",
        "_x0041_",
        " x ",
        "#N/A",
        "a\x88b\xa0c",
    ]
)
THING = st.integers(0, 5).map(lambda number: ox.NamedNode(f"{ROOT}tiny/t{number}"))
CLASSES = [
    "ontology#Group",
    "ontology#Seat",
    "ontology#Priority",
    "ontology#Action",
    "ontology#Plan",
    "ontology#Caveat",
]
CSA = [
    "reportsTo", "owns", "addresses", "lead", "concerns", "from", "to", "line", "filledBy", "via",
]  # fmt: skip
PREDICATES = [f"{ROOT}ontology#{name}" for name in CSA] + [
    "http://www.w3.org/2004/02/skos/core#broader",
    "http://www.w3.org/ns/org#postIn",
    "urn:other",
]
LITERALS = [
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
] + [f"{ROOT}ontology#{name}" for name in ("timescale", "due", "count", "vacant", "locator")]
XSD = "http://www.w3.org/2001/XMLSchema#"
LITERAL = (
    TEXT.map(ox.Literal)
    | TEXT.map(lambda text: ox.Literal(text, language="cy"))
    | st.sampled_from(
        [
            ox.Literal(value, datatype=ox.NamedNode(XSD + kind))
            for value, kind in [
                ("2030-09-30", "date"), ("2030-02-31", "date"), ("1850-01-01", "date"), ("7", "integer"),
                ("007", "integer"), ("true", "boolean"), ("1", "boolean"), ("0.60", "decimal"),
                ("x", "token"),
            ]
        ]
    )
)  # fmt: skip
TRIPLE = (
    st.tuples(
        THING,
        st.just("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        st.sampled_from(CLASSES).map(lambda name: ox.NamedNode(ROOT + name)),
    )
    | st.tuples(THING, st.sampled_from(PREDICATES), THING)
    | st.tuples(THING | st.just(ox.BlankNode("b")), st.sampled_from(LITERALS), LITERAL)
)
GRAPH = st.integers(1, 3).map(lambda number: ox.NamedNode(f"{ROOT}tiny/1#p{number}"))


def described() -> list[ox.Quad]:
    """Return the edition of a tiny partnership and its three passages."""
    text = f"""@prefix csa: <{ROOT}ontology#> . @prefix dct: <http://purl.org/dc/terms/> .
    @prefix p: <{ROOT}tiny/1#> .
    <{ROOT}tiny/1> a csa:Edition ; dct:title "Tiny" ; csa:period "2030" ."""
    for number in (1, 2, 3):
        text += f"p:p{number} a csa:Passage ; dct:isPartOf <{ROOT}tiny/1> ; csa:order {number} ;"
        text += f'csa:locator "1.{number}" .'
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(TRIPLE, GRAPH), max_size=25))
def test_whatever_is_stated_survives(
    form: str,
    tmp_path_factory: pytest.TempPathFactory,
    given_: list[tuple[tuple[ox.NamedNode, str, ox.Literal], ox.NamedNode]],
) -> None:
    quads = [*described(), *(ox.Quad(s, ox.NamedNode(p), o, g) for (s, p, o), g in given_)]
    found = source.SourceStatements(quads, [])
    folder = tmp_path_factory.mktemp("any")
    path = folder / ("book.xlsx" if form == "xlsx" else "book")
    if form == "xlsx":
        path.write_bytes(workbook.to_xlsx(found))
    else:
        path.mkdir()
        for name, content in workbook.to_csv(found).items():
            (path / name).write_bytes(content)
    made = formats.read([path])
    assert canonical(ox.parse(made.trig, format=ox.RdfFormat.TRIG)) == canonical(quads)
