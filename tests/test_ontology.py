"""Every term of the ontology is explained and used, and what the data use is in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from benchmarks import generate
from csa_graph import opening
from csa_graph.base import resources
from csa_graph.stores.memory import MemoryStore
from csa_graph.terms import ontology
from csa_graph.terms.iris import RDF as RDF_TERMS
from csa_graph.terms.iris import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CSA = "https://w3id.org/csa-graph/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

# Parts of csa:tableStructure, which RDF Data Cube wants and nobody reads.
STRUCTURAL = {"tableStructure", "categoryComponent", "areaComponent", "periodComponent", "valueComponent"}
# Terms that neither data nor queries use: where they are used instead.
USED_ELSEWHERE = dict.fromkeys(STRUCTURAL - {"tableStructure"}, "part of csa:tableStructure")


def read(name: str) -> dict[str, dict[str, set[str]]]:
    """Read a file of the ontology: subject, predicate, values."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in ox.parse((resources.ontology() / name).read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode):
            found[quad.subject.value][quad.predicate.value].add(
                str(getattr(quad.object, "value", quad.object))
            )
    return found


ONTOLOGY = read("csa.ttl")
KINDS = {term: facts for term, facts in read("kinds.ttl").items() if SKOS + "Concept" in facts[RDF + "type"]}
QUADS = list(ox.parse(path=str(resources.ontology() / "csa.ttl"), format=ox.RdfFormat.TURTLE))
OWN = sorted(term.removeprefix(CSA) for term in ONTOLOGY if term.startswith(CSA))


def texts() -> Iterator[str]:
    for folder, ending in (
        (resources.data(), "*.trig"),
        (resources.queries(), "*.rq"),
        (resources.ontology() / "rules", "*.rq"),
    ):
        for path in folder.rglob(ending):
            yield path.read_text("utf-8")


@pytest.mark.parametrize("term", OWN)
def test_term_has_label_definition_and_example(term: str) -> None:
    about = ONTOLOGY[CSA + term]
    wanted = {RDFS + "label", SKOS + "definition", SKOS + "example"}
    if term in STRUCTURAL:
        wanted = {RDFS + "label", SKOS + "definition"} if term == "tableStructure" else set()
    assert {each for each in wanted if len(about[each]) != 1} == set()


def test_every_term_is_used_or_says_where_it_is() -> None:
    used = {name for text in texts() for name in re.findall(r"\bcsa:(\w+)", text)}
    assert used <= set(OWN), "a query uses a term that the ontology lacks"
    assert set(OWN) - used == set(USED_ELSEWHERE)


def test_no_two_terms_have_one_label() -> None:
    labels: dict[str, list[str]] = defaultdict(list)
    for term in OWN:
        for label in ONTOLOGY[CSA + term][RDFS + "label"]:
            labels[label].append(term)
    assert {label: terms for label, terms in labels.items() if len(terms) > 1} == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_kind_has_label_and_definition(kind: str) -> None:
    assert len(KINDS[kind][SKOS + "prefLabel"]) == 1
    assert len(KINDS[kind][SKOS + "definition"]) == 1


def test_a_line_leads_up_and_reads_backwards() -> None:
    lines = {"reportsTo", "subGroupOf", "overseenBy", "scrutinisedBy"}
    below = {term for term in OWN if CSA + "accountableTo" in ONTOLOGY[CSA + term][RDFS + "subPropertyOf"]}
    assert below == lines
    assert all(ONTOLOGY[CSA + term][CSA + "inverseLabel"] for term in lines | {"accountableTo"})
    # Only "reports to" is what W3C ORG means by reporting.
    org = "http://www.w3.org/ns/org#reportsTo"
    assert [term for term in sorted(lines) if org in ONTOLOGY[CSA + term][RDFS + "subPropertyOf"]] == [
        "reportsTo"
    ]


def test_a_tie_is_no_line_and_reads_backwards() -> None:
    ties = {local_name(iri) for iri in ontology.list_ties()}
    assert {"hosts", "funds", "takesPartIn", "responsibleFor", "signatoryOf"} <= ties
    assert not ties & {local_name(iri) for iri in ontology.list_lines()}
    assert all(ONTOLOGY[iri][CSA + "inverseLabel"] for iri in ontology.list_ties())


def test_every_term_says_who_defines_it() -> None:
    own = {CSA + term for term in OWN}
    defined = {iri for iri, facts in ONTOLOGY.items() if facts[RDFS + "isDefinedBy"] == {CSA.rstrip("#")}}
    assert defined == own


def test_labels_and_definitions_are_in_english() -> None:
    words = {RDFS + "label", SKOS + "definition", CSA + "inverseLabel"}
    found = [quad.object for quad in QUADS if quad.predicate.value in words]
    assert len(found) > 200
    assert [str(each) for each in found if not isinstance(each, ox.Literal) or each.language != "en"] == []


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, harbour: Path) -> MemoryStore:
    """Return a store of the agreement, of the invented partnership and of two that the benchmarks invent."""
    invented = tmp_path_factory.mktemp("invented") / "invented.trig"
    invented.write_text(generate.invent(2), encoding="utf-8")
    store = MemoryStore()
    store.build(opening.find([resources.data(), harbour, invented]))
    return store


@pytest.mark.parametrize("end", ["domain", "range"])
def test_domains_and_ranges_hold(end: str, used: MemoryStore) -> None:
    """They are documentation, which no rule reads: that they are true shows in data."""
    checked, wrong = 0, []
    for term, _, kind, _ in (quad for quad in QUADS if quad.predicate.value == RDFS + end):
        for quad in used.quads(None, term, None, ox.DefaultGraph()):
            thing = quad.subject if end == "domain" else quad.object
            checked += 1
            if isinstance(thing, ox.Literal):
                holds = thing.datatype == kind
            else:
                # What kind of property an arrangement is of, the ontology says.
                holds = any(
                    found.object == kind or "Property" in str(kind)
                    for found in used.quads(thing, RDF_TERMS.type)
                )
            if not holds:
                wrong.append(str(quad))
    assert checked > 500
    assert wrong == []


def test_lists_of_lines_that_stay_are_those_of_the_ontology() -> None:
    """A target of SHACL cannot ask the ontology."""
    lines = [f"csa:{local_name(iri)}" for iri in ontology.list_lines()[:-1]]
    shapes = (resources.ontology() / "shapes.ttl").read_text("utf-8")
    listed = f"{' , '.join(lines)} , csa:accountableTo ;"
    assert f"sh:targetSubjectsOf {listed}" in shapes
    assert f"sh:targetObjectsOf {listed}" in shapes


def test_no_query_lists_lines() -> None:
    some = re.compile(r"csa:(reportsTo|subGroupOf)\W+csa:(subGroupOf|overseenBy)")
    found = {
        path.stem for path in resources.queries().rglob("*.rq") if some.search(code(path.read_text("utf-8")))
    }
    assert found == set()


def code(text: str) -> str:
    """Return a query without its header."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))
