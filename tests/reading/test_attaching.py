"""Passages of the data get the texts of a copy by their locators, and none gets another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.documents.document import Document, Passage
from csa_graph.reading.attaching import Attached, DataPassage, Part, attach, normalise

if TYPE_CHECKING:
    from collections.abc import Sequence


def copy(*passages: tuple[str, str], page: int | None = None) -> Document:
    """Return a copy: locators and texts."""
    made = [
        Passage(f"p{number}", locator, "paragraph", text, page, number)
        for number, (locator, text) in enumerate(passages, 1)
    ]
    return Document("copy.txt", "text", "", tuple(made))


def data(*locators: str, pages: Sequence[int | None] = ()) -> list[DataPassage]:
    return [
        DataPassage(f"urn:{locator}", locator, pages[at] if pages else None, at)
        for at, locator in enumerate(locators)
    ]


def texts(found: Attached) -> dict[str, str]:
    return {iri.removeprefix("urn:"): text for iri, text in found.texts.items()}


def test_a_passage_gets_the_text_of_its_locator() -> None:
    found = attach(copy(("1.1", "One."), ("1.2", "Two.")), data("1.1", "1.2"))
    assert texts(found) == {"1.1": "One.", "1.2": "Two."}
    assert (found.missing, found.unused, found.titles, found.pages) == ((), (), (), ())


def test_what_follows_it_and_is_called_as_it_is_a_part_of_it() -> None:
    document = copy(
        ("1.1", "It has:"), ("1.1 (a)", "a chair;"), ("1.1, paragraph 2", "no more."), ("1.10", "Ten.")
    )
    found = attach(document, data("1.1", "1.10"))
    assert texts(found) == {"1.1": "It has:\na chair;\nno more.", "1.10": "Ten."}
    assert found.parts["p3"] == Part("urn:1.1", len("It has:\na chair;\n"))


def test_a_part_that_is_a_passage_of_the_data_stands_alone() -> None:
    document = copy(("Appendix A", "Plan"), ("Appendix A, row 1", "First."), ("Appendix A, row 2", "Second."))
    found = attach(document, data("Appendix A", "Appendix A, row 1"))
    assert texts(found) == {"Appendix A": "Plan", "Appendix A, row 1": "First."}
    assert found.unused == ("Appendix A, row 2",), "a row behind another row is no part of it"


def test_what_stands_behind_something_else_is_no_part() -> None:
    """A paragraph behind a picture is called after the last number, and could belong to the picture."""
    document = copy(("1.9", "Nine."), ("Table 1", "Table 1: Aims"), ("1.9, paragraph 2", "In the picture."))
    found = attach(document, data("1.9", "Table 1"))
    assert texts(found) == {"1.9": "Nine.", "Table 1": "Table 1: Aims"}
    assert found.unused == ("1.9, paragraph 2",)


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("Appendix B entry 6", "Appendix B, entry 6"),
        ("paragraph 4.7", "4.7"),
        ("4.7.", "4.7"),
        ("Para. 4.7", "4.7"),
        ("§ 4.7", "4.7"),
        ("App. B, Entry 6", "Appendix B, entry 6"),
        ("4.7 (a)", "4.7(a)"),
    ],
)
def test_a_locator_can_be_written_in_several_ways(there: str, here: str) -> None:
    assert normalise(there) == normalise(here)
    assert texts(attach(copy((there, "Text.")), data(here))) == {here: "Text."}


@pytest.mark.parametrize(
    ("there", "here"), [("4.7", "4.70"), ("4.7", "47"), ("Section B", "B"), ("4.7", "7")]
)
def test_another_locator_is_another_passage(there: str, here: str) -> None:
    found = attach(copy((there, "Text.")), data(here))
    assert (texts(found), found.missing, found.unused) == ({}, (here,), (there,))


def test_an_exact_locator_goes_before_one_that_is_nearly_so() -> None:
    document = copy(("Paragraph 2", "Near."), ("2", "Exact."))
    assert texts(attach(document, data("2"))) == {"2": "Exact."}


def test_two_passages_that_are_nearly_called_so_get_nothing() -> None:
    found = attach(copy(("paragraph 4.7", "Text.")), data("4.7.", "Para 4.7"))
    assert found.texts == {}
    assert found.missing == ("4.7.", "Para 4.7")


def test_pages_that_differ_and_headings_alone_are_told() -> None:
    document = copy(("1", "One."), ("2", "Two."), page=3)
    pages = attach(document, data("1", "2", pages=(3, 4))).pages
    assert pages == (("2", 4, 3),)
    heading = Passage("p1", "Appendix D", "heading", "Appendix D", order=1)
    title = heading._replace(id="p2", locator="Section 2, heading")
    found = attach(
        Document("copy.txt", "text", "", (heading, title)), data("Appendix D", "Section 2, heading")
    )
    assert found.titles == ("Appendix D",)
