"""The names of a review: taken, joined, renamed, rejected; what hangs on one that is not taken waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.review.decisions import Decision
from csa_graph.reading.proposal import Name
from tests.formats.reviews import ALL, NAMES, decide, make_review
from tests.formats.test_review_import import ABOUT, faults, say, take

if TYPE_CHECKING:
    from pathlib import Path


def test_a_statement_waits_for_its_names(tmp_path: Path) -> None:
    made = take(decide(**ABOUT, p2_1="accept", n1="accept"), tmp_path)
    assert not any(p == "reportsTo" for _, _, p, _ in say(made))
    told = "Proposals!M3: accepted, and not taken yet: “Harbour Panel” is not decided on the sheet Names"
    assert told in [f"{note.place}: {note.message}" for note in made.notes]


def test_a_rejected_name_contradicts_a_decision_of_its_own_and_not_one_of_a_group(tmp_path: Path) -> None:
    assert faults(decide(**{**ALL, "n2": "reject"}), tmp_path) == [
        "Proposals!M3: “Harbour Panel” is rejected in Names!E5: accept it there, or name another here"
    ]
    made = take(decide(**{**ALL, "n4": "reject"}), tmp_path)
    assert not any("ferry-council" in s for _, s, _, _ in say(made))
    assert any("“Ferry Council” is rejected" in note.message for note in made.notes)


def test_names_are_joined_renamed_and_moved_to_another_kind(tmp_path: Path) -> None:
    joined = Decision("accept", {"Same as": "Harbour Panel"})
    renamed = Decision("change", {"Name": "Harbour Scrutiny Panel"})
    police = Decision("change", {"What it is": "group"})
    changed = Decision("change", {"To": "Night Forum"})
    made = take(decide(**{**ALL, "n3": joined, "n2": renamed, "n5": police, "p2_1": changed}), tmp_path)
    said = say(made)
    assert said >= {
        ("1.1", "harbour-scrutiny-panel", "prefLabel", '"Harbour Scrutiny Panel"'),
        ("1.1", "harbour-scrutiny-panel", "altLabel", '"Harbour Panel"'),
        ("1.1", "harbour-scrutiny-panel", "altLabel", '"Night Forum"'),
        ("1.1", "ferry-quay-board", "reportsTo", "harbour-scrutiny-panel"),
        ("2.1-item-2", "ferry-police", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "Group"),
    }
    assert not any(s == "night-forum" for _, s, _, _ in said)


def test_a_seat_follows_the_kind_that_was_decided_on(tmp_path: Path) -> None:
    said = say(
        take(decide(**{**ALL, "n4": Decision("change", {"What it is": "person", "Kind": ""})}), tmp_path)
    )
    seat = "ferry-quay-board-member-ferry-council"
    assert ("2.1-item-1", seat, "heldBy", "ferry-council") in said
    assert not any("onBehalfOf" in p for _, s, p, _ in said if s == seat)
    # What somebody has written in the row itself stays.
    both = {
        "n4": Decision("change", {"What it is": "person", "Kind": ""}),
        "p4_1": Decision("change", {"For": "Ferry Police"}),
    }
    said = say(take(decide(**{**ALL, **both}), tmp_path))
    assert any("onBehalfOf" in p and o == "ferry-police" for _, _, p, o in said)


def test_a_role_is_no_name_that_is_called_so(tmp_path: Path) -> None:
    review = make_review()._replace(names=(*NAMES, Name("Chair", (), "office", "", ("p3",))))
    decided = decide(**ALL)._replace(review=review)
    decided = decided._replace(decisions={**decided.decisions, "n8": Decision("reject")})
    assert ("1.2", "ferry-quay-board-chair", "heldBy", "cllr-ada-quay") in say(take(decided, tmp_path))


def test_names_that_differ_by_capitals_alone_are_one(tmp_path: Path) -> None:
    review = make_review()._replace(names=(*NAMES, Name("ferry quay board", (), "kind of body", "", ("p8",))))
    decided = decide(**ALL)._replace(review=review)
    decided = decided._replace(decisions={**decided.decisions, "n8": Decision("accept")})
    said = say(take(decided, tmp_path))
    assert ("1.1", "ferry-quay-board", "reportsTo", "harbour-panel") in said
    assert {s for _, s, p, o in said if p == "prefLabel" and "board" in o.lower()} == {"ferry-quay-board"}


def test_names_joined_in_a_circle_are_a_fault(tmp_path: Path) -> None:
    circle = {
        "n2": Decision("accept", {"Same as": "Night Forum"}),
        "n3": Decision("accept", {"Same as": "Harbour Panel"}),
    }
    told = faults(decide(**{**ALL, **circle}), tmp_path)
    assert "Names!G5: “Night Forum” is no other name on this sheet: write one as its row has it" in told


def test_an_address_of_an_earlier_file_stays(tmp_path: Path) -> None:
    known = "https://example.org/harbour/fqb"
    review = make_review()._replace(names=(NAMES[0]._replace(iri=known), *NAMES[1:]))
    made = take(decide(**ALL)._replace(review=review), tmp_path)
    assert ("1.1", known, "reportsTo", "harbour-panel") in say(made)


def test_an_office_named_by_nobody_else_needs_its_name(tmp_path: Path) -> None:
    clerk = Name("Clerk", (), "ghost", "", ("p5",))
    review = make_review()._replace(names=(*NAMES, clerk))
    decided = decide(**ALL)._replace(review=review)
    told = faults(decided._replace(decisions={**decided.decisions, "n8": Decision("accept")}), tmp_path)
    assert told[0].startswith("Names!J12: there is no kind of thing “ghost”: it can be group, organisation")
