"""A passage tells what it says with the words marked that state what is asked for, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.terms.iris import CSA
from tests import quoted
from tests.conftest import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.naming.quotes import Quotations

BOARD, PANEL, PILOTS, ADA = (f"{quoted.SPACE}{name}" for name in ("board", "panel", "pilots", "ada"))


@pytest.fixture
def quotes(tmp_path: Path) -> Quotations:
    return GovernanceGraph.open(quoted.write(tmp_path)).names.quotes


def words(quotes: Quotations, passage: str, *about: str) -> list[str]:
    found = quotes.find(f"{quoted.EDITION}#{passage}", about)
    assert found is not None
    assert found.text == quoted.TEXTS[found.passage]
    return found.words


def test_a_passage_has_its_text_locator_and_page(quotes: Quotations) -> None:
    found = quotes.find(f"{quoted.EDITION}#2.1")
    assert found is not None
    assert (found.locator, found.page, found.text, found.spans) == ("2.1", 3, quoted.SECOND, ())
    assert not found.is_ours


def test_the_words_of_a_statement_are_marked(quotes: Quotations) -> None:
    assert words(quotes, "1.2", BOARD, PANEL) == ["The Harbour Board reports to the Mayor's Panel"]
    assert words(quotes, "1.2", PILOTS, BOARD, CSA.subGroupOf.value) == ["pilots are a sub-group"]


def test_the_words_of_another_statement_are_not(quotes: Quotations) -> None:
    assert words(quotes, "1.2", PANEL, PILOTS) == []
    assert words(quotes, "1.2", BOARD) == []


def test_what_fits_best_is_marked(quotes: Quotations) -> None:
    """All three are named in a row; the property tells which of the two statements is meant."""
    assert words(quotes, "1.2", PILOTS, BOARD, PANEL, CSA.reportsTo.value) == [
        "The Harbour Board reports to the Mayor's Panel"
    ]


def test_words_of_a_seat_tell_of_what_it_joins(quotes: Quotations) -> None:
    seat = ["Ada Quay chairs the Harbour Board"]
    assert words(quotes, "1.1", f"{quoted.SPACE}board-chair") == seat
    assert words(quotes, "1.1", ADA, BOARD) == seat
    assert words(quotes, "1.1", ADA) == []


def test_all_that_it_states_is_marked_where_nothing_is_asked_for(quotes: Quotations) -> None:
    assert len(words(quotes, "1.2")) == 2


def test_a_passage_without_a_text_tells_nothing(quotes: Quotations) -> None:
    assert quotes.find(f"{quoted.EDITION}#2.10") is None
    for strange in ("urn:none", "_:b0", "4.7", ""):
        assert quotes.find(strange) is None
        assert quotes.tell(strange) is None


def test_data_without_texts_say_so_and_have_our_words() -> None:
    graph = GovernanceGraph.open()
    assert not graph.names.quotes
    passage = graph.names.find("4.7").value
    assert graph.names.quotes.find(passage) is None
    told = graph.names.quotes.tell(passage)
    assert told is not None
    assert told.is_ours
    assert (told.locator, told.page) == ("4.7", 8)
    assert "reports to both the Safer Communities Board" in told.text
    assert not GovernanceGraph.open(HARBOUR).names.quotes


def test_texts_can_be_kept_back(quotes: Quotations) -> None:
    assert quotes
    quotes.leave_out()
    assert not quotes
    assert quotes.find(f"{quoted.EDITION}#1.2") is None
    assert not any("Mayor's Panel. The pilots" in str(quad.object) for quad in quotes.iter_quads())


def test_words_alone_are_told_with_what_is_around_them(tmp_path: Path) -> None:
    data = quoted.write(tmp_path)
    beside = tmp_path / "2030-31.quotes.trig"
    lines = [line for line in beside.read_text("utf-8").splitlines() if "schema:text" not in line]
    beside.write_text("\n".join(lines), encoding="utf-8")
    found = GovernanceGraph.open(data).names.quotes.find(f"{quoted.EDITION}#1.2", (PILOTS, BOARD))
    assert found is not None
    assert found.words == ["pilots are a sub-group"]
    assert "The pilots are a sub-group of the Board." in found.text


def test_a_text_where_the_passage_is_described_is_its_text_too(tmp_path: Path) -> None:
    text = HARBOUR.read_text("utf-8").replace(
        'csa:locator "1.2" ;', 'csa:locator "1.2" ; <http://schema.org/text> "The Board reports." ;'
    )
    (tmp_path / "plan.trig").write_text(text, encoding="utf-8")
    (tmp_path / "accidents.csv").write_bytes((HARBOUR.parent / "accidents.csv").read_bytes())
    quotes = GovernanceGraph.open(tmp_path / "plan.trig").names.quotes
    found = quotes.find(f"{quoted.EDITION}#1.2")
    assert found is not None
    assert found.text == "The Board reports."
    quotes.leave_out()
    assert not any("The Board reports." in str(quad.object) for quad in quotes.iter_quads())
