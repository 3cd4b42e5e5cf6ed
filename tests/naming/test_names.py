"""Names: what finds what, and what things are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from csa_graph import opening
from csa_graph.base.errors import AmbiguousNameError, QueryError, UnknownNameError
from csa_graph.building import layers
from csa_graph.graph import GovernanceGraph
from csa_graph.naming.names import Names
from csa_graph.stores.embedded import EmbeddedStore
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HERE = "https://w3id.org/csa-graph/harbour/"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour Board", "board"),
        ("the harbour  BOARD", "board"),
        ("hb", "board"),
        ("Board of Harbours and Quays", "board"),
        ("mayors panel", "panel"),
        (":board", "board"),
        ("harbour:board", "board"),
        ("night-safety", "night-safety"),
        ("ada quay", "ada"),
        ("Chair of Harbour Board", "board-chair"),
        ("board-chair", "board-chair"),
        ("2.10", "2030-31#2.10"),
        ("p:2.1", "2030-31#2.1"),
        ("COL", "collisions"),
        (HERE + "board", "board"),
        (f"<{HERE}board>", "board"),
        ('<b>Pilots</b> & "Tugs" 🚢 לוח', "pilots"),
        ("Harbour Safety Plan 2030-31", "2030-31"),
    ],
)
def test_a_name_finds_its_thing(harbour_names: Names, text: str, found: str) -> None:
    assert harbour_names.find(text) == ox.NamedNode(HERE + found)


def test_the_kind_asked_for_decides(harbour_names: Names) -> None:
    # "board" is the end of the group's IRI, and a kind of group in the ontology.
    assert harbour_names.find("board").value == HERE + "board"
    assert harbour_names.find("board", "concept").value == "https://w3id.org/csa-graph/kind/board"
    assert harbour_names.find("HB", "group").value == HERE + "board"
    assert harbour_names.find("HB", "thing").value == HERE + "board"
    # Classes above count: a group is an organisation of W3C ORG.
    assert harbour_names.find("HB", "organisation").value == HERE + "board"
    with pytest.raises(UnknownNameError, match="Harbour Board is a group, not a person"):
        harbour_names.find("HB", "person")
    with pytest.raises(UnknownNameError, match="This is a group, not a person"):
        harbour_names.find(HERE + "board", "person")
    with pytest.raises(QueryError, match="no class called “planet”"):
        harbour_names.find("HB", "planet")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("harbor board", "Harbour Board"), ("quay", "Ada Quay"), ("scrutiny comittee", "Scrutiny Committee")],
)
def test_an_unknown_name_comes_with_suggestions(harbour_names: Names, text: str, suggestion: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        harbour_names.find(text)
    assert suggestion in caught.value.suggestions
    assert len(caught.value.suggestions) <= 3


def test_suggestions_are_of_the_kind_asked_for(harbour_names: Names) -> None:
    with pytest.raises(UnknownNameError) as caught:
        harbour_names.find("harbour", "group")
    assert caught.value.suggestions == ("Harbour Board", "the Board of Harbours & Quays")


def test_iris_that_are_not_there(harbour_names: Names) -> None:
    with pytest.raises(UnknownNameError, match="do not describe"):
        harbour_names.find(HERE + "boards")
    with pytest.raises(UnknownNameError, match="not a valid IRI"):
        harbour_names.find("http://not valid/")


def test_what_is_called_exactly_so_goes_first(data_file: Callable[..., Path]) -> None:
    path = data_file(
        'p:1 { :a a csa:Group ; skos:prefLabel "Youth Forum" .\n'
        ' :b a csa:Group ; skos:prefLabel "The youth forum" .\n'
        ' :c a csa:Group ; skos:altLabel "YF"@en . :d a csa:Group ; skos:prefLabel "Yf" .\n'
        ' :e a csa:Priority ; skos:prefLabel "forum" . :g a csa:Group ; skos:prefLabel "FORUM" }\n'
    )
    store = MemoryStore()
    store.build(opening.find([path]))
    names = Names(store)
    assert names.find("Youth Forum").value == HERE + "a"
    assert names.find("The youth forum").value == HERE + "b"
    with pytest.raises(AmbiguousNameError):
        names.find("youth forum")
    # An alias to the letter before a label that is nearly so; the ontology never before the data.
    assert names.find("YF").value == HERE + "c"
    assert names.find("yf").value == HERE + "d"
    assert names.find("forum").value == HERE + "e"
    # What is called exactly so and is of another kind does not hide what is nearly so.
    assert names.find("forum", "group").value == HERE + "g"


class Counting(EmbeddedStore):
    """Counts the statements that it is asked for."""

    given = 0

    def quads(self, *pattern: Any) -> Iterator[ox.Quad]:  # noqa: ANN401
        for quad in super().quads(*pattern):
            self.given += 1
            yield quad


def test_what_is_written_as_in_the_data_is_found_without_looking_at_everything(harbour: Path) -> None:
    engine = ox.Store()
    layers.fill(engine, opening.find([harbour]), layers.Plan())
    store = Counting(engine)
    assert Names(store).find("Harbour Board").value == HERE + "board"
    assert 0 < store.given < 20
    assert Names(store).find("harbour board").value == HERE + "board"
    assert store.given > 100


def test_one_name_for_two_things(data_file: Callable[..., Path]) -> None:
    path = data_file(
        'p:1 { :a a csa:Group ; skos:prefLabel "Forum" . :b a csa:Group ; skos:prefLabel "FORUM" .\n'
        ' :c a csa:Priority ; skos:prefLabel "Youth" ; skos:altLabel "Young" .\n'
        ' :d a csa:Group ; skos:altLabel "young" }\n'
    )
    store = MemoryStore()
    store.build(opening.find([path]))
    names = Names(store)
    with pytest.raises(AmbiguousNameError) as caught:
        names.find("forum")
    assert [candidate[0] for candidate in caught.value.candidates] == [HERE + "a", HERE + "b"]
    assert {candidate[2] for candidate in caught.value.candidates} == {"group"}
    assert names.find("young", "group").value == HERE + "d"
    assert names.list_names("group") == ["FORUM", "Forum", "young"]


@pytest.mark.parametrize(
    ("iri", "label", "kind"),
    [
        (HERE + "board", "Harbour Board", "group"),
        (HERE + "panel", "Mayor's Panel", "group"),
        (HERE + "pilots", '<b>Pilots</b> & "Tugs" 🚢 לוח', "group"),
        (HERE + "ada", "Ada Quay", "person"),
        (HERE + "council", "Harbour Council", "organisation"),
        (HERE + "board-chair", "Chair of Harbour Board", "seat"),
        (HERE + "2030-31", "Harbour Safety Plan 2030-31", "edition"),
        (HERE + "2030-31#2.10", "2.10", "passage"),
        (HERE + "nowhere", "nowhere", "thing"),
        ("https://w3id.org/csa-graph/ontology#reportsTo", "reports to", "thing"),
        ("https://w3id.org/csa-graph/role/chair", "chair", "role"),
    ],
)
def test_labels_and_kinds(harbour_names: Names, iri: str, label: str, kind: str) -> None:
    assert harbour_names.label(ox.NamedNode(iri)) == label
    assert harbour_names.kind_of(ox.NamedNode(iri)) == kind


def test_labels_of_what_has_no_name(data_file: Callable[..., Path]) -> None:
    path = data_file(
        'p:1 { :a a csa:Group ; skos:prefLabel "Bwrdd"@cy , "Board"@en .\n'
        " [] a csa:Arrangement ; csa:from :a .\n"
        " :s a csa:Seat ; org:postIn :a }\n"
    )
    store = MemoryStore()
    store.build(opening.find([path]))
    names = Names(store)
    assert names.label(ox.NamedNode(HERE + "a")) == "Board"
    assert names.label(ox.NamedNode(HERE + "s")) == "Seat on Board"
    blank = next(quad.subject for quad in store.quads() if isinstance(quad.subject, ox.BlankNode))
    assert names.label(blank) == "an arrangement"
    assert names.label(ox.Literal("text")) == "text"
    assert names.kind_of(ox.Literal("text")) == "thing"


def test_passages_sort_by_their_place_in_the_document(harbour_names: Names) -> None:
    passages = [ox.NamedNode(f"{HERE}2030-31#{locator}") for locator in ("A.1", "2.10", "2.1")]
    ordered = sorted(passages, key=harbour_names.place)
    assert [passage.value.rpartition("#")[2] for passage in ordered] == ["2.1", "2.10", "A.1"]
    assert harbour_names.place(ox.Literal("x"))[1] == 0


def test_a_passage_of_the_chosen_edition_is_preferred(harbour: Path, data_file: Callable[..., Path]) -> None:
    older = HERE + "2029-30"
    path = data_file(
        f"@prefix o: <{older}#> . @prefix csa: <https://w3id.org/csa-graph/ontology#> .\n"
        f"@prefix dct: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f"<{older}> a csa:Edition . <{HERE}2030-31> dct:replaces <{older}> .\n"
        f'o:1.1 a csa:Passage ; dct:isPartOf <{older}> ; csa:locator "1.1" .\n'
        f'o:1.1 {{ <{HERE}board> a csa:Group ; skos:prefLabel "Port Board" }}\n',
        prefixes=False,
    )
    store = MemoryStore()
    store.build(opening.find([harbour, path]))
    assert Names(store).find("1.1").value == HERE + "2030-31#1.1"
    assert Names(store, older).find("1.1").value == older + "#1.1"
    assert Names(store).label(ox.NamedNode(HERE + "board")) == "Harbour Board"
    assert Names(store, older).label(ox.NamedNode(HERE + "board")) == "Port Board"
    assert Names(store).find("port board").value == HERE + "board"


def test_a_blank_label_is_no_name(data_file: Callable[..., Path]) -> None:
    store = MemoryStore()
    store.build(opening.find([data_file('p:1 { :quay a csa:Group ; skos:prefLabel " " , "" }')]))
    names = Names(store)
    assert names.label(names.find("quay")) == "quay"
    for blank in ("", " "):
        with pytest.raises(UnknownNameError):
            names.find(blank)


@pytest.mark.parametrize("other", ["BMG", "bmg"])
def test_a_passage_goes_behind_what_else_has_its_name(data_file: Callable[..., Path], other: str) -> None:
    text = f"""
    :e a csa:Edition ; dct:title "Plan" .
    :p a csa:Passage ; dct:isPartOf :e ; csa:locator "BMG" .
    :p {{ :group a csa:Group ; skos:prefLabel "Bridge Management Group" ; skos:altLabel "{other}" . }}
    """
    store = MemoryStore()
    store.build(opening.find([data_file(text)]))
    names = Names(store)
    assert names.find("BMG").value.endswith("group")
    # Where a passage is asked for, it is found.
    assert names.find("BMG", "passage").value.endswith("p")


def test_the_theme_of_an_action_as_printed_leads_to_it() -> None:
    # Appendix A: row 12 alone is under “Violence”; “Prevent”, a theme too, is the name of a priority.
    graph = GovernanceGraph.open()
    assert graph.show("Violence").kind == "action"
    assert graph.show("Prevent").kind == "priority"
