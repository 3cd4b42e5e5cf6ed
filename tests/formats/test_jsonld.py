"""JSON-LD: compact, the same each time, and read by other processors as the same dataset."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from csa_graph import GovernanceGraph
from csa_graph.base import resources
from csa_graph.base.errors import CsaGraphError
from csa_graph.formats.jsonld.writing import read_context, to_jsonld
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from csa_graph.sparql.store import Store

PAPERS = Path(__file__).parent.parent / "data" / "papers"
HARBOUR = "https://w3id.org/csa-graph/harbour/"
OWN = {"harbour": HARBOUR, "2030-31": HARBOUR + "2030-31#"}
CSA = "https://w3id.org/csa-graph/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def by_oxigraph(text: str) -> ox.Dataset:
    return canonical(ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD))


def by_rdflib(text: str) -> ox.Dataset:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib's own reader uses what rdflib deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=text, format="json-ld")
        lines = dataset.serialize(format="nquads")
    return canonical(ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def nodes(harbour_store: Store) -> dict[str, Any]:
    """The things of the invented partnership by id."""
    document = json.loads(to_jsonld(harbour_store.quads(), own=OWN))
    return {node["id"]: node for node in document["@graph"]}


@pytest.mark.parametrize("read", [by_oxigraph, by_rdflib])
def test_other_processors_read_the_agreement_as_the_same_dataset(read: Any) -> None:  # noqa: ANN401
    store = GovernanceGraph.open().store
    assert read(to_jsonld(store.quads())) == canonical(store.quads())


@pytest.mark.parametrize("read", [by_oxigraph, by_rdflib])
def test_a_list_in_order_is_read_as_the_same(read: Any) -> None:  # noqa: ANN401
    store = GovernanceGraph.open(PAPERS / "strategic-board.trig").store
    assert any(quad.predicate.value == CSA + "viaInOrder" for quad in store.quads())
    assert read(to_jsonld(store.quads())) == canonical(store.quads())


def test_a_passage_reads_well(nodes: dict[str, Any]) -> None:
    passage = nodes["2030-31:2.10"]
    states = passage.pop("states")
    assert passage == {
        "id": "2030-31:2.10",
        "type": "Passage",
        "partOf": "harbour:2030-31",
        "locator": "2.10",
        "order": 4,
    }
    assert {"id": "harbour:board", "owns": "harbour:night-safety"} in states
    assert {"id": "harbour:clean-water", "type": "Priority", "label": "Clean water"} in states
    assert len(states) == 3


def test_dates_and_numbers_are_plain(nodes: dict[str, Any]) -> None:
    assert nodes["harbour:lights"]["due"] == "2030-09-30"
    assert nodes["harbour:panel-councillors"]["count"] == 3
    assert nodes["harbour:board"]["alias"] == ["HB", "the Board of Harbours & Quays"]


def test_passages_stand_in_the_order_of_the_document(nodes: dict[str, Any]) -> None:
    passages = [node["locator"] for node in nodes.values() if node.get("type") == "Passage"]
    assert passages == ["1.1", "1.2", "2.1", "2.10", "A.1", "B.1"]


def test_the_context_is_embedded_as_far_as_it_is_used() -> None:
    quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(CSA + "due"), ox.Literal("x"), ox.DefaultGraph())
    assert json.loads(to_jsonld([quad])) == {
        "@context": {
            "id": "@id",
            "csa": CSA,
            "xsd": XSD,
            "due": {"@id": "csa:due", "@type": "xsd:date"},
        },
        # A text is no date, whatever the key says.
        "@graph": [{"id": "urn:a", "due": {"@value": "x"}}],
    }


def test_statements_about_statements_are_refused() -> None:
    triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))
    with pytest.raises(CsaGraphError, match="statements about statements"):
        to_jsonld([ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), triple)])


_IRIS = st.sampled_from(
    [
        *("urn:a", "org:a", "lead:x", "type:y", "https://w3id.org/csa-graph/role/chair", CSA + "lead", CSA),
        *(HARBOUR + "board", HARBOUR + "a//b", HARBOUR + "a:b", HARBOUR + "é", CSA + "due", CSA + "locator"),
        *(
            RDFS + "label",
            "http://www.w3.org/2004/02/skos/core#prefLabel",
            CSA + "Group",
            "urn:é ü".replace(" ", ""),
        ),
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    ]
).map(ox.NamedNode)
_BLANKS = st.sampled_from(["b1", "b2"]).map(ox.BlankNode)
_LITERALS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5).map(ox.Literal),
    st.sampled_from(["1", "01", "-0", "9" * 20, "x"]).map(
        lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "integer"))
    ),
    st.sampled_from(["true", "1"]).map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "boolean"))),
    st.sampled_from(["2030-01-02", "x"]).map(
        lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "date"))
    ),
    st.just(ox.Literal("1.50", datatype=ox.NamedNode(XSD + "decimal"))),
    st.just(ox.Literal("x", datatype=ox.NamedNode("urn:type"))),
    st.just(ox.Literal("hafan", language="cy")),
)
_QUADS = st.builds(
    ox.Quad,
    st.one_of(_IRIS, _BLANKS),
    _IRIS,
    st.one_of(_IRIS, _BLANKS, _LITERALS),
    st.one_of(_IRIS, st.just(ox.DefaultGraph())),
)


@given(st.lists(_QUADS, max_size=12), st.randoms(use_true_random=False))
def test_whatever_the_terms_the_dataset_comes_back(quads: list[ox.Quad], chance: random.Random) -> None:
    text = to_jsonld(quads, own=OWN)
    assert by_oxigraph(text) == canonical(quads)
    chance.shuffle(quads)
    assert to_jsonld(quads, own=OWN) == text


def test_every_term_of_the_ontology_has_a_key_of_its_kind() -> None:
    """The context drifts from the ontology: give ontology/context.jsonld the key that is missing here."""
    context = read_context()
    keys = {}
    for key, value in context.items():
        iri = value["@id"] if isinstance(value, dict) else value
        prefix, _, local = iri.partition(":")
        if isinstance(context.get(prefix), str) and prefix != key:
            keys[context[prefix] + local] = key
    path = resources.ontology() / "csa.ttl"
    quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    kinds: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate.value.endswith("#type"):
            kinds.setdefault(str(quad.subject), set()).add(str(quad.object).rpartition("#")[2].rstrip(">"))
    labelled = {quad.subject for quad in quads if quad.predicate.value == RDFS + "label"}
    iris = {each.value for each in labelled if isinstance(each, ox.NamedNode)}
    nowhere = {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type", CSA + "tableStructure"}
    assert iris - keys.keys() - nowhere == set()
    for iri in iris & keys.keys():
        definition = context[keys[iri]]
        is_link = isinstance(definition, dict) and definition["@type"] == "@id"
        if "ObjectProperty" in kinds.get(f"<{iri}>", ()):
            assert is_link, keys[iri]
        if kinds.get(f"<{iri}>", set()) & {"DatatypeProperty", "Class"}:
            assert not is_link, keys[iri]


def test_the_prefixes_of_the_context_are_ours() -> None:
    spaces = {value for value in read_context().values() if isinstance(value, str)}
    assert set(PREFIXES.values()) <= spaces
