"""Words that are quoted stand in the passage, once: what does not is told with file, line and passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import opening
from csa_graph.validation import shapes
from tests.conftest import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

EDITION = "https://w3id.org/csa-graph/harbour/2030-31"
DATA = PREFIXES.replace(
    "a csa:Edition .", 'a csa:Edition ; dct:title "Harbour" ; csa:period "2030" .'
).replace('csa:locator "1" .', 'csa:locator "1" ; csa:order 1 .')
#: A place that ends where it begins, beside the words.
PLACE = """"The panel meets" .
    <urn:target> oa:hasSelector [ a oa:TextPositionSelector ; oa:start 5 ; oa:end 5 ] ."""
QUOTES = f"""\
@prefix p: <{EDITION}#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <http://schema.org/> .
<{EDITION}/quotes> {{
    p:1 schema:text "The panel meets. The panel decides." .
    <urn:quote> a oa:Annotation ; oa:hasTarget <urn:target> .
    <urn:target> a oa:SpecificResource ; oa:hasSource p:1 ; oa:hasSelector <urn:words> .
    <urn:words> a oa:TextQuoteSelector ; oa:exact "The panel meets" .
}}
"""


def validate(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    quotes = QUOTES
    for old, new in changes:
        assert old in quotes
        quotes = quotes.replace(old, new)
    data = tmp_path / "plan.trig"
    data.write_text(DATA, encoding="utf-8")
    (tmp_path / "plan.quotes.trig").write_text(quotes, encoding="utf-8")
    faults = shapes.validate(opening.find([data]))
    return [str(each).removeprefix(f"{tmp_path}/") for each in faults]


def test_words_that_stand_once_are_in_order(tmp_path: Path) -> None:
    assert validate(tmp_path) == []


def test_words_that_are_gone_are_told_with_line_and_passage(tmp_path: Path) -> None:
    (fault,) = validate(tmp_path, ('"The panel meets"', '"The forum meets"'))
    assert fault.startswith("plan.quotes.trig, line 6: 1: The words of a quote must stand in the text")
    assert "“The forum meets”" in fault


def test_words_that_stand_twice_are_told(tmp_path: Path) -> None:
    (fault,) = validate(tmp_path, ('"The panel meets"', '"The panel"'))
    assert "“The panel” stand in 2" in fault
    assert validate(tmp_path, ('"The panel meets"', '"The panel" ; oa:suffix " decides"')) == []


def test_a_quote_without_an_iri_has_the_line_of_its_words(tmp_path: Path) -> None:
    (fault,) = validate(tmp_path, ("<urn:quote>", "[]"), ('"The panel meets"', '"The forum"'))
    assert fault.startswith("plan.quotes.trig, line 8: 1: ")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("p:1 schema:text", "p:2 schema:text", "What has a text must be a passage."),
        ('decides."', 'decides." , "Another text."', "A passage says one thing."),
        (" ; oa:hasTarget <urn:target>", "", "A quote must be of a passage."),
        ("oa:hasSource p:1 ; ", "", "A quote must be of one passage."),
        (" ; oa:hasSelector <urn:words>", "", "A quote must say which words are meant."),
        (' ; oa:exact "The panel meets"', "", "The words of a quote must be given once."),
        (
            '"The panel meets" .',
            PLACE,
            "Words begin at one place of the passage, before they end.",
        ),
    ],
)
def test_quotes_have_a_form(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert any(told in fault for fault in validate(tmp_path, (old, new))), validate(tmp_path, (old, new))


def test_a_seat_that_words_tell_of_is_described_in_its_data_file(tmp_path: Path) -> None:
    told = "a oa:Annotation ; oa:hasBody <urn:seat> ;"
    assert validate(tmp_path, ("a oa:Annotation ;", told)) == []
    role = "<https://w3id.org/csa-graph/role/chair>"
    board = '<urn:board> a csa:Group ; skos:prefLabel "Board" .'
    seat = f"<urn:seat> a csa:Seat ; org:postIn <urn:board> ; org:role {role} . {board}"
    data = tmp_path / "plan.trig"
    data.write_text(f"{data.read_text('utf-8')}\np:1 {{ {seat} }}\n", encoding="utf-8")
    assert shapes.validate(opening.find([data])) == []
