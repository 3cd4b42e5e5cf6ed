"""Invented places, people, offices and organisations; none is meant to exist."""

from __future__ import annotations

COUNTIES = (
    "Kelshire",
    "Marrowdale",
    "Thornland",
    "Avenmoor",
    "Brockshire",
    "Lindermere",
    "Pellworth",
    "Scarfold",
)
TOWNS = (
    "Ashwick",
    "Norbury Vale",
    "Easterley",
    "Holmfirth Cross",
    "Wendle",
    "Stourhaven",
    "Mickleham Bay",
    "Tarnton",
)
FIRST = [
    "Amina",
    "Bola",
    "Carys",
    "Daniel",
    "Eleanor",
    "Farouk",
    "Grace",
    "Hamza",
    "Iris",
    "Jovan",
    "Kwame",
    "Leila",
    "Marcus",
    "Nadia",
    "Owen",
    "Priya",
    "Quentin",
    "Rosa",
    "Stefan",
    "Tunde",
    "Una",
    "Viktor",
    "Wanda",
    "Yusuf",
    "Zofia",
    "Alasdair",
    "Bethan",
    "Chidi",
]
LAST = [
    "Okafor",
    "Whitlock",
    "Ahmed",
    "Lindqvist",
    "Pritchard",
    "Nowak",
    "Castellano",
    "Oduya",
    "Hargreaves",
    "Patel",
    "Svensson",
    "Trevanion",
    "Mbeki",
    "Fairclough",
    "Rahman",
    "Delacroix",
    "Ibekwe",
    "Thistlewood",
    "Kowalczyk",
    "Sandoval",
    "Achterberg",
    "Lumley",
    "Quispe",
    "Nakamura",
]
TITLES = ("", "", "", "Cllr ", "Dr ", "Councillor ", "Superintendent ", "Professor ", "Ms ", "Mr ")
#: Offices: of which organisation of the county each is, by its place in :data:`ORGANISATIONS`.
OFFICES = (
    ("Chief Executive", 0),
    ("Director of Public Health", 0),
    ("Executive Director of Adult Services", 0),
    ("Head of Community Safety", 0),
    ("Assistant Chief Constable", 1),
    ("Chief Fire Officer", 2),
    ("Director of Nursing", 3),
    ("Chief Officer", 6),
)
#: Organisations of a county; ``{c}`` is the county, ``{t}`` a town; and whether each has an abbreviation.
ORGANISATIONS = (
    ("{c} County Council", True),
    ("{c} Police", False),
    ("{c} Fire and Rescue Service", True),
    ("NHS {c} Integrated Care Board", False),
    ("{t} Borough Council", True),
    ("{u} District Council", True),
    ("Healthwatch {c}", False),
    ("the Probation Service", False),
    ("{c} Ambulance Trust", False),
    ("the University of {t}", False),
    ("{c} Housing Association", False),
    ("Victim Care {c}", False),
    ("the voluntary and community sector", False),
    ("{t} College", False),
    ("the Environment Agency", False),
    ("{c} Youth Justice Service", False),
)
#: What an organisation is that the law or the language, and no name, tells.
SECTORS = ("the voluntary and community sector",)


def abbreviate(name: str) -> str:
    """Return the first letters of the words of a name.

    >>> abbreviate("Kelshire Fire and Rescue Service")
    'KFRS'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())
