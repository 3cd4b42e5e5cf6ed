"""People, offices, laws, plans, places and priorities of invented documents; names that are known before."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import SourceError
from csa_graph.reading import names
from csa_graph.reading.names import known
from tests.reading.papers import paper
from tests.reading.test_names import mentioned, named

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Chair: Dr Frances Moor, Director of Harbours", {"Dr Frances Moor"}),
        (
            "Cllr A Smith (Reefton CC) and Councillor Mary O'Neill attend.",
            {"Cllr A Smith", "Councillor Mary O'Neill"},
        ),
        ("The group is chaired by Ngozi Eze.", {"Ngozi Eze"}),
        ("The group is chaired by Xanthe Qorri.", {"Xanthe Qorri"}),
        ("Chairs: Sue Marl (North), Rose Tide (South)", {"Sue Marl", "Rose Tide"}),
        ("- Xanthe Qorri, Head of Tides, Reefton City Council", {"Xanthe Qorri"}),
        ("- ACC Peter Lund, Reefton Police", {"ACC Peter Lund"}),
        ("- Maria de la Cruz, Chief Executive", {"Maria de la Cruz"}),
        ("Xanthe Qorri (Reefton Police) chairs the group.", {"Xanthe Qorri"}),
        ("At present Xanthe Qorri is its vice chair.", {"Xanthe Qorri"}),
        # No people: places, plans, laws, boards.
        ("The plan is led by Modern Slavery leads in Great Marl.", set()),
        ("Grant Funding and Rose Street are in Victoria Park.", set()),
        ("Lead: Public Health. Owner: Harbour Board.", set()),
        ("Domestic Abuse, Hate Crime and Best Bar None are themes.", set()),
    ],
)
def test_people_are_told_by_title_given_name_or_place(text: str, people: set[str]) -> None:
    assert named(names.find(paper(text)), "person") == people


def test_a_column_of_names_names_people() -> None:
    found = names.find(
        paper(
            """
            | Name | Role |
            | Xanthe Qorri | Chair |
            | Harbour Board | Host |
            """
        )
    )
    assert named(found, "person") == {"Xanthe Qorri"}


def test_one_person_under_two_forms_is_one() -> None:
    found = names.find(
        paper(
            """
            Cllr Mary Quayle chairs the Reef Panel. Cllr Quayle is from Reefton. Mary Quayle spoke.
            Amina Hale and A Hale, Head of Tides, spoke.
            """
        )
    )
    assert mentioned(found).count("Cllr Mary Quayle") == 3


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The Director of Public Health leads.", {"Director of Public Health"}),
        ("It is led by the Chief Constable of Reefton Police.", {"Chief Constable of Reefton Police"}),
        ("The Assistant Chief Constable attends.", {"Assistant Chief Constable"}),
        (
            "The Cabinet Member for Health, Wellbeing and Housing attends.",
            {"Cabinet Member for Health, Wellbeing and Housing"},
        ),
        ("The Police and Crime Commissioner (PCC) decides.", {"Police and Crime Commissioner"}),
        ("The Community Safety Team Leader attends.", {"Community Safety Team Leader"}),
        ("- Medical director", {"Medical director"}),
        ("The Executive decides. The Officer leads. A manager helps.", set()),
    ],
)
def test_offices_are_told_by_their_head(text: str, offices: set[str]) -> None:
    assert named(names.find(paper(text)), "office") == offices


def test_an_office_is_where_its_words_say() -> None:
    found = names.find(paper("The Chair of the Harbour Board attends. The Harbour Board meets."))
    assert found.get("Chair of the Harbour Board").office_of == "Harbour Board"
    assert mentioned(found)[:2] == ["Chair of the Harbour Board", "Harbour Board"]


def test_laws_and_the_sections_that_are_cited() -> None:
    found = names.find(
        paper(
            """
            Under s.17 of the Crime and Disorder Act 1998 and the Reef Regulations 2012 there are duties.
            In that order the tides come; by Order it is so. The Tide Bill is drafted.
            """
        )
    )
    laws = named(found, "law")
    assert {"s.17 of the Crime and Disorder Act 1998", "Crime and Disorder Act 1998", "Tide Bill"} <= laws
    assert not any("order" in each.casefold() and "Act" not in each for each in laws)


def test_plans_are_told_with_their_years() -> None:
    found = names.find(
        paper(
            "The Reefton Tide Strategy 2023-2026 and the Information Sharing Protocol apply. It has a plan."
        )
    )
    assert named(found, "plan") == {"Reefton Tide Strategy 2023-2026", "Information Sharing Protocol"}


def test_priorities_are_what_is_called_one() -> None:
    found = names.find(
        paper(
            """
            Our priorities are:
            - Neglect
            - Unsafe moorings – led by the Harbour Board
            # Members
            - Somebody else
            """
        )
    )
    assert named(found, "priority") == {"Neglect", "Unsafe moorings"}
    sentence = names.find(
        paper("The other priorities are Road Safety; Tide Watch; Reef Crime and Hate and all.")
    )
    assert {"Road Safety", "Tide Watch"} <= named(sentence, "priority")


def test_places_are_what_stands_before_councils() -> None:
    found = names.find(paper("Reefton City Council works in Reefton and across Marlshire."))
    assert named(found, "place") == {"Reefton", "Marlshire"}


def test_the_board_of_the_title_is_the_board() -> None:
    one = names.find(
        paper(
            """
            # Gullport Harbour Board: terms of reference
            The Board meets. It reports to the Tide Panel.
            """
        )
    )
    assert mentioned(one, "p2") == ["Gullport Harbour Board", "Tide Panel"]
    other = names.find(
        paper(
            """
            # Gullport Harbour Board: terms of reference
            The Board meets. It reports to the Reef Board.
            """
        )
    )
    assert mentioned(other, "p2") == ["Reef Board"]
    passage = other.passage("p2")
    (generic,) = other.generic_mentions(passage)
    assert passage.text[generic.start : generic.end] == "The Board"
    assert generic.candidates[0] == "Gullport Harbour Board"


def test_mentions_are_the_longest_forms_and_do_not_overlap() -> None:
    text = "The Marl Reef Board's Chair told the Reef Board and Marl City Council's Reef Board team of it."
    found = names.find(paper(text))
    spans = [(each.start, each.end) for each in found.mentions["p1"]]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert [text[start:end] for start, end in spans][:2] == ["Marl Reef Board", "Reef Board"]


# --- known names ----------------------------------------------------------------------------------


def test_a_known_name_gives_its_iri_and_a_near_one_a_score() -> None:
    register = [
        known.KnownName("Gullport Harbour Board", ("GHB",), "group", "https://example.org/ghb"),
        known.KnownName("Mermaid Care", (), "organisation", "https://example.org/mermaid"),
        known.KnownName("Marl Reef Pannel", (), "group", "https://example.org/reef"),
        known.KnownName("South Tide Board", (), "group", "https://example.org/south"),
    ]
    found = names.find(
        paper(
            "Gullport Harbour Board works with Mermaid Care. The Marl Reef Panel and North Tide Board meet."
        ),
        register,
    )
    assert found.get("Gullport Harbour Board").iri == "https://example.org/ghb"
    # A known name is found although no head noun tells it.
    assert found.get("Mermaid Care").iri == "https://example.org/mermaid"
    reef = found.get("Marl Reef Panel")
    assert reef.iri is None
    assert [name for name, _ in reef.same_as] == ["Marl Reef Pannel"]
    assert found.get("North Tide Board").same_as == ()


def test_known_names_are_read_from_data_and_from_csv(tmp_path: Path) -> None:
    data = tmp_path / "earlier.trig"
    data.write_text(
        """
        @prefix csa: <https://w3id.org/csa-graph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/g#1> { <https://example.org/ghb> a csa:Group ;
            skos:prefLabel "Gullport Harbour Board" ; skos:altLabel "GHB" . }
        """
    )
    assert known.read(data) == [
        known.KnownName("Gullport Harbour Board", ("GHB",), "group", "https://example.org/ghb")
    ]
    table = tmp_path / "register.csv"
    table.write_text("Name,Aliases,Kind,IRI\nMermaid Care,MC; Mermaid,organisation,https://example.org/m\n")
    assert known.read(table) == [
        known.KnownName("Mermaid Care", ("MC", "Mermaid"), "organisation", "https://example.org/m")
    ]


@pytest.mark.parametrize(
    ("content", "ending", "words"),
    [
        ("Nome,Kind\nA,b\n", ".csv", "column headed “name”"),
        ("name,kind\n,group\n", ".csv", "line 2: a row of a register of names has no name"),
        ("<https://example.org/a> <https://example.org/b> 1 .", ".ttl", "no names in it"),
        ("Gullport Harbour Board", ".txt", "let its name end in .trig"),
    ],
)
def test_a_register_that_cannot_be_used_says_why(
    tmp_path: Path, content: str, ending: str, words: str
) -> None:
    path = tmp_path / f"register{ending}"
    path.write_text(content)
    with pytest.raises(SourceError, match=words):
        known.read(path)
    with pytest.raises(SourceError, match="cannot be read"):
        known.read(tmp_path / "none.csv")
