"""What the checks find in eight invented papers of other kinds is true of them: nothing else is found.

The papers are those of tests/data/papers; what is true of each is reasoned from its text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.asking import catalogue, running
from csa_graph.checking import checks
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable

PAPERS = Path(__file__).parent.parent / "data" / "papers"
# Seven of them have neither priorities nor actions, and each may be told so.
SILENT = {"nothing-of-a-kind"}
TRUE = {
    # The council has all three chairs; nobody stands above the two partnerships to which the board reports.
    "community-safety-agreement": {
        "chairs-concentrated": {"Wessmere Council"},
        "group-with-several-lines": {"Wessmere Safety Board"},
        "group-without-scrutiny": {"Wessmere Safety Board"},
        "top-not-elected": {
            "East Wessmere Community Safety Partnership",
            "West Wessmere Community Safety Partnership",
        },
    },
    "council-constitution": {},
    # Its page names no chair, and nobody above the board.
    "integrated-care-board": {
        "chair-unnamed": {"Southmarch Integrated Care Board"},
        "group-without-line": {"Southmarch Integrated Care Board"},
        "group-without-scrutiny": {"Southmarch Integrated Care Board"},
        "top-not-elected": {"Southmarch Integrated Care Board"},
    },
    # The panel elects its chair, whom the arrangements cannot name.
    "police-and-crime-panel": {"chair-unnamed": {"Severnside Police and Crime Panel"}},
    # Nobody stands above the executive, to which the other group and the forum answer.
    "resilience-forum": {
        "group-without-line": {"Aldermoor Executive Group"},
        "group-without-scrutiny": {"Aldermoor Management Group", "Aldermoor Executive Group"},
        "top-not-elected": {"Aldermoor Executive Group"},
    },
    # An independent chair comes from nobody's organisation.
    # An independent chair comes from no partner. That the council is elected is not stated in the paper.
    "safeguarding-partnership": {
        "chair-without-organisation": {"Ira Holt"},
        "group-without-scrutiny": {"Orrdale Safeguarding Board"},
    },
    # Section 4 gives no day; nobody is named who chairs the authority.
    "strategic-board": {
        "action-without-deadline": {"Light the streets"},
        "group-without-chair": {"Kestrel Combined Authority"},
    },
    # The board is only named as the one above, so the way up ends there.
    "sub-group": {
        "group-without-scrutiny": {"Westcombe Engagement Sub Group"},
        "top-not-elected": {"Westcombe Adults Board"},
    },
}


@pytest.mark.parametrize("name", TRUE)
def test_what_is_found_is_true(name: str) -> None:
    store = MemoryStore()
    store.build(opening.find([PAPERS / f"{name}.trig"]))
    found = {(each.code, each.focus.label) for each in checks.run(store, Names(store))}
    true = {(code, label) for code, labels in TRUE[name].items() for label in labels}
    assert {each for each in found if each[0] not in SILENT} <= true


def test_each_paper_is_judged() -> None:
    assert TRUE.keys() == {path.stem for path in PAPERS.glob("*.trig")}


def test_an_office_has_its_article_and_is_told_vacant(data_file: Callable[..., Path]) -> None:
    text = """
    @prefix role: <https://w3id.org/csa-graph/role/> .
    :e a csa:Edition ; dct:title "Plan" ; dct:publisher :board .
    :p a csa:Passage ; dct:isPartOf :e ; csa:locator "1" .
    :p { :board a csa:Group ; skos:prefLabel "Quay Board" ; org:purpose "Keeps the quays." .
         :chair a csa:Seat ; org:postIn :board ; org:role role:chair ; csa:filledBy :chief .
         :chief a org:Post ; skos:prefLabel "Chief Constable" ; csa:vacant true . }
    """
    store = MemoryStore()
    store.build(opening.find([data_file(text)]))
    names = Names(store)
    [finding] = [each for each in checks.run(store, names) if each.code == "group-without-members"]
    assert finding.message.endswith("Its chair is the Chief Constable.")
    answer = running.run(catalogue.get("who-sits-on"), store, names, {"group": "Quay Board"})
    assert answer.column("vacant") == [True]
