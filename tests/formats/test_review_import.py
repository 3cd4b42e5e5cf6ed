"""What is accepted in a review becomes data, and nothing else does; what is wrong is told with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import formats
from csa_graph.base.errors import SourceError
from csa_graph.files.notes import ImportedFaultsError
from csa_graph.formats.review.decisions import Decision
from csa_graph.reading.proposal import Proposal
from tests.formats.reviews import ALL, decide, fill_in, make_proposals, make_review, span, write
from tests.formats.workbooks import statements

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.files.source import Imported
    from csa_graph.formats.review.decisions import DecidedReview

BASE = "https://w3id.org/csa-graph/ferry-quay-safety-agreement-2030-to-2031/"
EDITION = f"{BASE}2030-to-2031"
CSA = "https://w3id.org/csa-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ABOUT = dict.fromkeys(("p1_1", "p1_2"), "accept")


def take(decided: DecidedReview, folder: Path, form: str = "xlsx") -> Imported:
    return formats.read([write(decided, folder, form)])


def say(made: Imported) -> set[tuple[str, str, str, str]]:
    """Return what is stated: passage, subject, property, object, without the beginnings of IRIs."""

    def short(text: str) -> str:
        for start in (f"{EDITION}#", BASE, CSA, ORG, SKOS, "https://w3id.org/csa-graph/"):
            text = text.replace(f"<{start}", "<").removeprefix(start)
        return text.strip("<>")

    return {(short(g), short(s), short(p), short(o)) for g, s, p, o in statements(made.trig) if "#" in g}


def faults(decided: DecidedReview, folder: Path) -> list[str]:
    path = write(decided, folder, "xlsx")
    with pytest.raises(ImportedFaultsError) as caught:
        formats.read([path])
    return [f"{fault.place}: {fault.message}" for fault in caught.value.faults]


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_what_is_accepted_is_stated_by_its_passage(form: str, tmp_path: Path) -> None:
    made = take(decide(**ALL), tmp_path, form)
    said = say(made)
    assert said >= {
        ("1.1", "ferry-quay-board", "reportsTo", "harbour-panel"),
        ("1.1", "ferry-quay-board-reportsto-harbour-panel", "timescale", '"every year"'),
        ("1.2", "ferry-quay-board-chair", "heldBy", "cllr-ada-quay"),
        ("2.1-item-1", "ferry-quay-board-member-ferry-council", "postIn", "ferry-quay-board"),
        ("2.1-item-2", "chief-officer-of-the-ferry-police", "postIn", "ferry-police"),
        ("appendix-a-row-1", "light-the-quays", "lead", "ferry-quay-board"),
        ("appendix-a-row-1", "light-the-quays", "leadAsPrinted", '"Board / Partners"'),
        ("appendix-a-row-1", "light-the-quays", "timescale", '"Sept 2030"'),
    }
    assert not any("accountableTo" in each for each in said)
    described = {(s, p, o) for g, s, p, o in statements(made.trig) if not g}
    assert (f"{EDITION}#1.1", f"{CSA}page", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>') in described
    assert made.notes[-1].message == "1 proposal not decided yet, and not taken"


def test_an_unfinished_review_takes_what_is_decided_and_no_suggestion(tmp_path: Path) -> None:
    made = take(decide(**ABOUT, n6="accept"), tmp_path)
    assert {(s, p) for _, s, p, _ in say(made)} == {
        ("cllr-ada-quay", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ("cllr-ada-quay", "http://xmlns.com/foaf/0.1/name"),
    }


def test_nothing_decided_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing is decided yet"):
        take(decide(), tmp_path)


def test_half_a_statement_is_taken_once_its_other_half_is_written(tmp_path: Path) -> None:
    assert faults(decide(**ALL, p3_2="accept"), tmp_path) == [
        "Proposals!M5: the words do not tell it: write what belongs under “To”, or reject the row"
    ]
    changed = Decision("change", {"To": "Ferry Council"})
    assert ("1.2", "night-forum", "accountableTo", "ferry-council") in say(
        take(decide(**ALL, p3_2=changed), tmp_path)
    )


def test_a_change_is_stated_in_place_of_what_was_proposed(tmp_path: Path) -> None:
    changed = Decision("change", {"Line": "is accountable to", "How often": "", "When, as printed": ""})
    said = say(take(decide(**{**ALL, "p2_1": changed}), tmp_path))
    assert ("1.1", "ferry-quay-board", "accountableTo", "harbour-panel") in said
    assert not any(p in {"reportsTo", "frequency", "timescale"} and g == "1.1" for g, _, p, _ in said)
    assert faults(decide(**{**ALL, "p2_1": "change"}), tmp_path) == [
        "Proposals!I3: it says change, and nothing is changed: write over the cells, or write accept"
    ]


def test_what_somebody_writes_is_judged_as_in_a_workbook(tmp_path: Path) -> None:
    changed = Decision("change", {"From": "Ferry Quay Bord", "Line": "reports too"})
    assert faults(decide(**{**ALL, "p2_1": changed}), tmp_path) == [
        "Proposals!K3: there is no thing called “Ferry Quay Bord”; nearest: “Ferry Quay Board”",
        "Proposals!L3: there is no line “reports too”; nearest: “reports to”",
    ]  # fmt: skip


def test_the_paper_itself_comes_first(tmp_path: Path) -> None:
    without = {key: answer for key, answer in ALL.items() if key not in ABOUT}
    assert faults(decide(**without), tmp_path)[:2] == [
        "Document!J3: no title is accepted: accept one, or write it; all else hangs on it",
        "Document!J5: no period is accepted: accept one, or write it; all else hangs on it",
    ]
    written = decide(**without, p1_1=Decision("change", {"Value": "Ferry Plan"}), p1_2=Decision("accept"))
    assert b'dct:title "Ferry Plan"' in take(written, tmp_path).trig
    publisher = {"Published by": Decision("", {"Value": "Ferry Quay Board"})}
    assert b"dct:publisher :ferry-quay-board" in take(decide(**ALL, **publisher), tmp_path).trig


def test_who_decided_and_when_is_kept_with_the_rule_of_a_group(tmp_path: Path) -> None:
    assert faults(decide(**ALL)._replace(by=""), tmp_path) == [
        "Read me first!B2: it does not say who decides: write a name beside “Decided by”"
    ]
    store = ox.Store()
    store.load(take(decide(**ALL), tmp_path).trig, ox.RdfFormat.TRIG)
    query = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX dct: <http://purl.org/dc/terms/> PREFIX csa: <https://w3id.org/csa-graph/ontology#>
    SELECT ?who ?on ?rule WHERE { GRAPH ?decisions {
        ?decisions a csa:Mapping . ?activity a prov:Activity ; dct:date ?on .
        ?activity prov:wasAssociatedWith/rdfs:label ?who ; prov:used/rdfs:label ?rule ; prov:used ?passage }
        ?passage csa:locator "2.1, item 1" }"""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(each.value for each in row) for row in found] == [("Grace Pier", "2030-05-06", "members")]


def test_the_words_of_each_statement_are_quoted(tmp_path: Path) -> None:
    store = ox.Store()
    store.load(take(decide(**ALL), tmp_path).quotes, ox.RdfFormat.TRIG)
    query = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dct: <http://purl.org/dc/terms/>
    SELECT ?words ?body ?who WHERE { GRAPH ?g {
        ?quote oa:hasBody ?body ; dct:creator ?who ; oa:hasTarget/oa:hasSelector/oa:exact ?words }
        FILTER(CONTAINS(STR(?body), "chair") || CONTAINS(STR(?body), "quays")) } ORDER BY ?words"""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(each.value for each in row) for row in found] == [
        ("Light the quays", f"{BASE}light-the-quays", "Grace Pier"),
        ("chaired by Cllr Ada Quay", f"{BASE}ferry-quay-board-chair", "Grace Pier"),
    ]


def test_what_the_reader_missed_is_a_row_of_ones_own(tmp_path: Path) -> None:
    path = write(decide(**ALL), tmp_path, "xlsx")
    fill_in(path, "Names", {("", heading): text for heading, text in {
        "Named in": "2.2", "Name": "Tide Group", "What it is": "group", "Decision": "accept"}.items()})  # fmt: skip
    fill_in(path, "Proposals", {("", heading): text for heading, text in {
        "Passage": "2.2", "From": "Tide Group", "Line": "reports to", "To": "FQB", "Decision": "accept"}.items()})  # fmt: skip
    assert ("2.2", "tide-group", "reportsTo", "ferry-quay-board") in say(formats.read([path]))


def test_what_a_line_says_beside_its_ends_stands_in_an_arrangement(tmp_path: Path) -> None:
    half = make_proposals()[2]
    details: dict[str, str | tuple[str, ...]] = {
        "csa:via": ("Night Forum",),
        "csa:subject": "the budget",
        "csa:frequency": "now and then",
    }
    review = make_review()._replace(
        proposals=(*make_proposals()[:2], half._replace(details=details), *make_proposals()[3:])
    )
    said = say(take(decide(**ALL)._replace(review=review), tmp_path))
    line = "ferry-quay-board-reportsto-harbour-panel"
    assert said >= {
        ("1.1", line, "via", "night-forum"),
        ("1.1", line, "subject", '"the budget"'),
        # What the list of frequencies does not have is kept as printed.
        ("1.1", line, "timescale", '"now and then"'),
    }
    assert not any(p == "frequency" for _, _, p, _ in said)


def test_other_facts_of_a_body_are_stated_too(tmp_path: Path) -> None:
    board = "Ferry Quay Board"
    quorum = Proposal(
        *span("p2", "Board"), "…", board, "csa:quorum", "a third of the members", 0.9, "quorum", ""
    )
    meets = Proposal(*span("p3", "Board"), "…", board, "csa:frequency", "monthly", 0.9, "meets", "")
    review = make_review()._replace(proposals=(*make_proposals(), quorum, meets))
    said = say(
        take(
            decide(**ALL)._replace(
                review=review,
                decisions={**decide(**ALL).decisions, "p2.2": Decision("accept"), "p3.3": Decision("accept")},
            ),
            tmp_path,
        )
    )
    assert ("1.1", "ferry-quay-board", "quorum", '"a third of the members"') in said
    assert any(
        (g, s, p) == ("1.2", "ferry-quay-board", "frequency") and "monthly" in o for g, s, p, o in said
    )


def test_an_unchanged_review_gives_the_same_bytes(tmp_path: Path) -> None:
    target = tmp_path / "plan.trig"
    first = take(decide(**ALL), tmp_path)
    target.write_bytes(first.trig)
    again = formats.read([tmp_path / "review.xlsx"], existing=str(target))
    assert (again.trig, again.quotes) == (first.trig, first.quotes)


def test_two_passages_of_almost_one_name_are_told_apart(tmp_path: Path) -> None:
    review = make_review()
    passages = tuple(
        each._replace(locator={"p4": "2.1 (a)", "p5": "2.1 a"}.get(each.id, each.locator))
        for each in review.document.passages
    )
    review = review._replace(document=review.document._replace(passages=passages))
    made = take(decide(**ALL)._replace(review=review), tmp_path)
    assert {g for g, _, p, _ in say(made) if p == "postIn"} >= {"2.1-a", "2.1-a-2"}
