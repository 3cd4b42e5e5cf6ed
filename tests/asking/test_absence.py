"""What is absent is explained: a premise that is missing, silence on what is known, a tie by another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking import catalogue
from csa_graph.base.errors import UnknownNameError

SOUND = (Path(__file__).parents[1] / "checks" / "sound.trig").read_text("utf-8")
HEAD = SOUND[: SOUND.index(":2030 a csa:Edition")]
EDITION = """
:2030 a csa:Edition ; dct:title "Paper" ; csa:period "2030" .
p:1 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "1" ; csa:order 1 .
p:2 a csa:Passage ; dct:isPartOf :2030 ; csa:locator "2" ; csa:order 2 .
"""


def read(folder: Path, statements: str) -> GovernanceGraph:
    (folder / "paper.trig").write_text(f"{HEAD}{EDITION}p:1 {{ {statements} }}\n", encoding="utf-8")
    return GovernanceGraph.open(folder / "paper.trig")


LAW = ':act a eli:LegalResource ; skos:prefLabel "Act" .'
UNIVERSAL = [
    name
    for name, query in catalogue.questions().items()
    if query.none.startswith(("Every ", "No action", "No group", "Nobody ", "From each"))
    and not query.parameters
]


@pytest.mark.parametrize("name", UNIVERSAL)
def test_nothing_is_said_of_all_where_there_are_none(name: str, tmp_path: Path) -> None:
    """A paper that states a law and no more gives no good news."""
    answer = read(tmp_path, LAW).ask(name)
    assert not answer
    assert answer.explain_absence().startswith("Nothing can be said of this: no passage names any ")


@pytest.mark.parametrize("name", ["conflicts", "interlocks", "weak-points"])
def test_an_analysis_gives_no_good_news_of_nothing(name: str, tmp_path: Path) -> None:
    graph = read(tmp_path, LAW)
    assert graph.analyse(name).limits.startswith("Nothing can be said of this: no passage names any seat")
    with_seats = read(tmp_path, f"{GROUPS} {SEAT} org:heldBy :ada . {ADA}")
    assert not with_seats.analyse(name).limits.startswith("Nothing can be said")


def test_with_one_of_them_the_question_says_what_it_says(tmp_path: Path) -> None:
    action = ':mend a csa:Action ; skos:prefLabel "Mend" ; csa:lead :crew .'
    answer = read(tmp_path, f"{action} {GROUPS}").ask("actions-without-resolved-lead")
    assert answer.explain_absence() == "Every action has a lead that is a named body."


def test_what_is_known_and_silent_is_told_from_what_is_unknown(tmp_path: Path) -> None:
    graph = read(tmp_path, ':lamps a csa:Priority ; skos:prefLabel "Lamps" .')
    said = graph.ask("programmes-by-priority", priority="Lamps").explain_absence()
    assert said.startswith("“Lamps” is known, but the data are silent on this: ")
    with pytest.raises(UnknownNameError) as error:
        graph.ask("programmes-by-priority", priority="Lamp")
    assert error.value.suggestions == ("Lamps",) or list(error.value.suggestions) == ["Lamps"]


GROUPS = ':board a csa:Group ; skos:prefLabel "Board" . :crew a csa:Group ; skos:prefLabel "Crew" .'
UNIT = ':unit a org:OrganizationalUnit ; skos:prefLabel "Unit" ; org:unitOf :crew .'
OFFICE = ':office a org:FormalOrganization ; skos:prefLabel "Office" ; org:linkedTo :crew .'
ADA = ':ada a foaf:Person ; foaf:name "Ada" .'
THROUGH = """
    :ship a csa:Group ; skos:prefLabel "Ship" .
    :line a csa:Arrangement ; csa:from :ship ; csa:line csa:reportsTo ; csa:to :board ; csa:via :crew .
"""
SEAT = ":seat a csa:Seat ; org:postIn :board ; org:role role:member ; "


@pytest.mark.parametrize(
    ("statements", "other", "steps"),
    [
        # A seat is tied to a body by whatever says who takes it.
        (f"{SEAT} opengov:onBehalfOf :crew .", "Crew", {"is for", "is on"}),
        (f"{SEAT} org:heldBy :ada . {ADA}", "Ada", {"is held by", "is on"}),
        (
            f'{SEAT} csa:filledBy :mate . :mate a org:Post ; skos:prefLabel "Mate" ; org:postIn :crew .',
            "Crew",
            {"is filled by", "is on"},
        ),
        # A part, and a body that is linked to it.
        (
            f"{SEAT} opengov:onBehalfOf :unit . {UNIT}",
            "Crew",
            {"is for", "is on", "is part of"},
        ),
        (
            f"{SEAT} opengov:onBehalfOf :office . {OFFICE}",
            "Crew",
            {"is for", "is on", "is linked to"},
        ),
        # An arrangement between others that goes through one.
        (
            THROUGH,
            "Crew",
            {"line to", "through"},
        ),
    ],
)
def test_a_tie_by_another_way_is_found_from_both_ends(
    statements: str, other: str, steps: set[str], tmp_path: Path
) -> None:
    graph = read(tmp_path, f"{GROUPS} {statements}")
    for one, two in (("Board", other), (other, "Board")):
        rows = graph.ask("passages-stating", subject=one, object=two).to_dicts()
        assert {str(row["tie"]) for row in rows} == steps
        assert all(row["passage"] == ["1"] for row in rows)


def test_groups_that_share_a_member_are_not_tied_by_it(tmp_path: Path) -> None:
    both = f"{SEAT} org:heldBy :ada . :berth a csa:Seat ; org:postIn :crew ; org:heldBy :ada . {ADA}"
    assert not read(tmp_path, f"{GROUPS} {both}").ask("passages-stating", subject="Board", object="Crew")
