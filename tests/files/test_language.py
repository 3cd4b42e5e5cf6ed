"""What to do is said in the language of the file in hand: for every check, and for every shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.base import resources
from csa_graph.checking import checks
from csa_graph.files.language import Language, Spot
from csa_graph.formats import readers
from csa_graph.formats.workbook import language
from csa_graph.formats.workbook.sheets import SHEETS
from csa_graph.terms.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

TERM = re.compile(rf"\b(?:{'|'.join(PREFIXES)}):[A-Za-z]")
LANGUAGES = {name: reader.language() for name, reader in readers().items() if reader.language}
MESSAGE = ox.NamedNode("http://www.w3.org/ns/shacl#message")


def iter_texts() -> Iterator[tuple[str, str]]:
    """Yield what checks and shapes advise, each with its source."""
    for code, check in checks.all_checks().items():
        yield code, check.remedy
    path = str(resources.ontology() / "shapes.ttl")
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate == MESSAGE and isinstance(quad.object, ox.Literal):
            yield "shapes.ttl", quad.object.value


TEXTS = list(iter_texts())


def test_the_formats_that_people_fill_in_have_a_language() -> None:
    assert set(LANGUAGES) == {"workbook", "popolo", "organogram", "review"}
    assert len(TEXTS) > 100


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_remedy_has_a_term_in_another_language_than_rdf(name: str) -> None:
    spoken = LANGUAGES[name]
    told = [(source, spoken.render(text)) for source, text in TEXTS]
    assert [each for each in told if TERM.search(each[1]) or "^^" in each[1] or ".ttl" in each[1]] == []


@pytest.mark.parametrize("sheet", [sheet.name for sheet in SHEETS])
def test_no_remedy_has_a_term_on_any_sheet(sheet: str) -> None:
    told = [language.make().render(text, f"{sheet}, row 7") for _, text in TEXTS]
    assert [each for each in told if TERM.search(each)] == []


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("state it with csa:lead.", "", "state it under “Led by” on the sheet Actions."),
        ("state it with csa:status status:done.", "Actions, row 7", "state it under “Status” (“done”) on the sheet Actions."),
        ("state it with csa:status status:done.", "", "state it under “Status” (“done”) on its sheet."),
        ("Leave the start in csa:starts.", "Seats!C7", "Leave the start in “Starts” on the sheet Seats."),
        (
            "state it with csa:reportsTo, csa:subGroupOf or csa:scrutinisedBy.",
            "Groups, row 3",
            "state it with “reports to”, “is a sub-group of” or “is scrutinised by” on the sheet Lines.",
        ),
        ("csa:vacant true", "", "“Vacant” (yes) on the sheet Seats"),
        ("Make it a csa:Plan", "", "Make it a row on the sheet Other things, as “plan”"),
        ("Add a csa:Seat with role:chair.", "", "Add a row on the sheet Seats with “chair”."),
        ("State csa:totalSeats of it.", "", "State the property “total number of seats” on the sheet Other statements of it."),
        ("Compare the CSV file with the printed table.", "", "Compare the sheet Figures with the printed table."),
        ("Nothing, if it is meant.", "Seats, row 1", "Nothing, if it is meant."),
    ],
)  # fmt: skip
def test_terms_are_sheets_and_columns_of_a_workbook(text: str, place: str, said: str) -> None:
    assert language.make().render(text, place) == said


def test_what_a_format_cannot_say_is_admitted() -> None:
    popolo = LANGUAGES["popolo"]
    assert popolo.render("state it of the person with org:memberOf.") == (
        "state it of the person in “memberships” of the person."
    )
    assert popolo.render("state it with csa:lead.").endswith(
        "Popolo has no field for all of that: import the file, and state it in the data file."
    )


def test_a_language_says_only_what_it_is_told() -> None:
    spoken = Language({"": {"csa:lead": Spot("“boss”")}})
    assert spoken.render("Name it with csa:lead or csa:owns.") == "Name it under “boss” or “owns”."
