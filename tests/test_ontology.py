"""Every term of the ontology is explained and used, and what the data use is in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

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
