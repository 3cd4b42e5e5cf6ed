"""Everything in the data stands in a passage that the edition lists, and every name is described."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base import resources
from csa_graph.files import source
from csa_graph.files.formatting import lay_out

if TYPE_CHECKING:
    from pathlib import Path

CSA = "https://w3id.org/csa-graph/ontology#"
ROOT = "https://w3id.org/csa-graph/"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NAMES = {SKOS + "prefLabel", "http://xmlns.com/foaf/0.1/name", DCT + "title"}
UNNAMED = {CSA + "Seat", CSA + "Arrangement"}  # called by what they join
FILE = resources.data() / "worcestershire" / "2018-19.trig"
MAPPING = FILE.with_name("crime-categories.trig")
FOLDER = sorted({*FILE.parent.glob("*.trig")} - {MAPPING})

Triple = tuple[str, str, str]


class Data:
    """A data file as plain text: graph by graph, in the order of the file."""

    def __init__(self, text: bytes) -> None:
        self.graphs: dict[str, list[Triple]] = defaultdict(list)
        for quad in ox.parse(text, format=ox.RdfFormat.TRIG):
            name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
            subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)
            self.graphs[name].append((subject, quad.predicate.value, _value(quad.object)))
        self.links = {
            (_value(quad.subject), quad.predicate.value, quad.object.value)
            for quad in ox.parse(text, format=ox.RdfFormat.TRIG)
            if isinstance(quad.object, ox.NamedNode)
        }
        self.file = self.graphs.pop("", [])
        self.all = {triple for graph in self.graphs.values() for triple in graph}

    def values(self, subject: str, predicate: str, where: set[Triple] | None = None) -> set[str]:
        return {o for s, p, o in (self.all if where is None else where) if (s, p) == (subject, predicate)}

    def of_type(self, kind: str, where: set[Triple] | None = None) -> set[str]:
        return {s for s, p, o in (self.all if where is None else where) if (p, o) == (TYPE, CSA + kind)}

    def name(self, iri: str) -> str:
        return min(o for predicate in sorted(NAMES) for o in self.values(iri, predicate))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _described(path: Path) -> set[str]:
    """What a file of the ontology types."""
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    return {
        _value(quad.subject)
        for quad in quads
        if quad.predicate.value in {TYPE, "http://www.w3.org/2000/01/rdf-schema#label"}
    }


KINDS = _described(resources.ontology() / "kinds.ttl")
TERMS = _described(resources.ontology() / "csa.ttl")


def walk(data: Data) -> list[str]:
    """Go through all statements of a file, and list what is wrong with how they are kept."""
    own = set(data.file)
    passages, editions = data.of_type("Passage", own), data.of_type("Edition", own)
    problems = [f"outside a passage: {s} {p} {o}" for s, p, o in data.file if s not in passages | editions]
    problems += [f"not listed: {graph}" for graph in data.graphs if graph not in passages]
    problems += [f"states nothing: {each}" for each in passages if each not in data.graphs]
    orders: Counter[str] = Counter()
    locators: Counter[str] = Counter()
    for each in passages:
        if data.values(each, DCT + "isPartOf", own) - editions or not data.values(
            each, DCT + "isPartOf", own
        ):
            problems.append(f"of no edition: {each}")
        order, locator = (sorted(data.values(each, CSA + name, own)) for name in ("order", "locator"))
        if len(order) != 1 or len(locator) != 1:
            problems.append(f"not one order and one locator: {each}")
        orders.update(order)
        locators.update(locator)
    problems += [f"twice: {key}" for key, count in (orders + locators).items() if count > 1]
    return problems + _names(data)


def _names(data: Data) -> list[str]:
    known = data.all | set(data.file)
    typed = {s for s, p, _ in known if p == TYPE}
    named = {s for s, p, _ in known if p in NAMES | {CSA + "locator"}}
    unnamed = {s for s, p, o in known if p == TYPE and o in UNNAMED}
    used = {o for _, p, o in data.links if p != TYPE} | {s for s, _, _ in data.all}
    problems = []
    for iri in sorted(used - KINDS - TERMS):
        if iri not in typed:
            problems.append(f"never described: {iri}")
        elif iri not in named | unnamed:
            problems.append(f"without a name: {iri}")
    terms = {p for _, p, _ in known} | {o for _, p, o in data.links if p == TYPE or o.startswith(CSA)}
    return problems + [f"unknown term: {term}" for term in sorted(terms - TERMS)]


@pytest.fixture(scope="module")
def data() -> Data:
    return Data(FILE.read_bytes())


@pytest.mark.parametrize("path", FOLDER, ids=lambda path: path.name)
def test_every_statement_stands_in_a_passage_and_every_name_is_described(path: Path) -> None:
    assert walk(Data(path.read_bytes())) == []


def test_the_mapping_joins_what_the_agreement_describes_and_says_whose_it_is(data: Data) -> None:
    mapping = Data(MAPPING.read_bytes())
    (graph,) = mapping.graphs
    assert not mapping.file
    assert mapping.values(graph, TYPE) == {CSA + "Mapping"}
    (keeper,) = mapping.values(graph, "http://www.w3.org/ns/prov#wasAttributedTo")
    assert mapping.values(keeper, "http://www.w3.org/2000/01/rdf-schema#label")
    joined = {(s, o) for s, p, o in mapping.all if p.startswith(SKOS)}
    assert len(joined) == 3
    categories = {
        s for s, p, o in data.all if (p, o) == (SKOS + "broader", ROOT + "worcestershire/offences-total")
    }
    assert {category for category, _ in joined} <= categories
    assert {priority for _, priority in joined} <= data.of_type("Priority")


P42 = 'p:4.2 a csa:Passage ; dct:isPartOf :2018-19 ; csa:locator "4.2" ; csa:order 26 ;'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '    csa:period "2018 to 2019" .',
            '    csa:period "2018 to 2019" . :scb csa:hosts :peg .',
            "outside a passage",
        ),
        ("p:4.2 {", "p:4.22 {", "not listed"),
        ("p:4.2 {", "p:4.1 {", "states nothing"),
        (
            "csa:frequency freq:annual .\n\n    :wcc a",
            "csa:frequency freq:every-decade .\n\n    :wcc a",
            "never described",
        ),
        ("csa:reportsTo :peg .", "csa:reportsTo :pegg .", "never described"),
        ('foaf:name "Alice Davey" ;', "", "without a name"),
        (
            "csa:subGroupOf :scb ;\n        csa:addresses",
            "csa:subGroup :scb ;\n        csa:addresses",
            "unknown term",
        ),
        (P42, P42.replace("csa:order 26 ;", ""), "not one order"),
        (P42, P42.replace("26", "27"), "twice"),
        (P42, P42.replace('"4.2"', '"4.1"'), "twice"),
        (P42, P42.replace(":2018-19", ":2019-20"), "of no edition"),
    ],
)
def test_the_walk_finds_what_is_wrong(old: str, new: str, problem: str) -> None:
    text = FILE.read_text("utf-8")
    assert text.count(old) == 1, "the change must be made at one place"
    problems = walk(Data(text.replace(old, new).encode()))
    assert any(each.startswith(problem) for each in problems), problems


def test_passages_stand_in_reading_order_and_pages_never_go_back(data: Data) -> None:
    own = set(data.file)
    listed = list(dict.fromkeys(s for s, _, _ in data.file if s in data.of_type("Passage", own)))
    orders = [int(order) for each in listed for order in data.values(each, CSA + "order", own)]
    assert orders == list(range(1, len(listed) + 1))
    assert list(data.graphs) == listed
    pages = [int(page) for each in listed for page in data.values(each, CSA + "page", own)]
    assert pages == sorted(pages)


def test_every_paragraph_of_the_document_is_a_passage(data: Data) -> None:
    sections = {1: 9, 2: 1, 3: 8, 4: 7, 5: 3, 6: 9}
    expected = {f"{section}.{number}" for section, last in sections.items() for number in range(1, last + 1)}
    expected |= {"Title page", "Table 1", "Table 1, note 1", "Appendix A", "Appendix C", "Appendix D"}
    expected |= {f"Section {section}, heading" for section in range(2, 7)}
    expected |= {f"Appendix A, row {row}" for row in range(1, 13)}
    expected |= {"Appendix B, opening note", *(f"Appendix B, entry {entry}" for entry in range(1, 12))}
    assert {o for _, p, o in data.file if p == CSA + "locator"} == expected


@pytest.mark.parametrize("path", [FILE, MAPPING], ids=lambda path: path.name)
def test_the_data_are_in_the_layout_of_the_house(path: Path) -> None:
    assert lay_out(source.read(path)) == path.read_text("utf-8"), "run csa-graph format on it"
