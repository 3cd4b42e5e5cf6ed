"""What a name is called to be becomes the sheet of the workbook on which such things stand.

The words are those of the ontology's classes and of the workbook; no other is taken.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.wording import fold
from csa_graph.formats.workbook import sheets
from csa_graph.terms.iris import local_name
from csa_graph.terms.prefixes import expand

if TYPE_CHECKING:
    from csa_graph.formats.workbook.columns import Sheet


class Home(NamedTuple):
    """Where things of a kind stand in the workbook.

    Attributes:
        sheet: The sheet.
        word: What its column “What it is” says of them; empty where it need not say.
        whole: The heading under which the thing stands that they belong to; empty if there is none.
    """

    sheet: Sheet
    word: str = ""
    whole: str = ""


_WHOLES = {
    sheets.GROUPS.name: "Within",
    sheets.ORGANISATIONS.name: "Within",
    sheets.PEOPLE.name: "Comes from",
    sheets.SEATS.name: "On",
    sheets.PRIORITIES.name: "Part of",
    sheets.PROGRAMMES.name: "Part of",
    sheets.OTHERS.name: "Part of",
}
_PART, _AREA, _SEAT = "part of an organisation", "area or other notion", "seat"
# The things that a paper names; its passages, actions and seats are none of these.
_HOMES = (
    *(sheets.GROUPS, sheets.ORGANISATIONS, sheets.PEOPLE, sheets.SEATS, sheets.PRIORITIES, sheets.PROGRAMMES),
    *(sheets.OTHERS, sheets.WORDS),
)
#: What people call some kinds beside.
_ALSO = {"place": _AREA, "area": _AREA, "body": "group", "strategy": "plan", "kind": "kind of body"}


@cache
def _homes() -> dict[str, Home]:
    found: dict[str, Home] = {}
    for sheet in _HOMES:
        usual = next(iter(sheet.classes))
        for word, kind in sheet.classes.items():
            if word == _SEAT:
                continue
            whole = {_PART: "Part of", _AREA: "Broader"}.get(word, _WHOLES.get(sheet.name, ""))
            home = Home(sheet, "" if word == usual else word, whole)
            found.setdefault(fold(word), home)
            found.setdefault(fold(local_name(expand(kind))), home)
    return found


def list_words() -> list[str]:
    """Return what a name can be, for a list to choose from."""
    return [word for sheet in _HOMES for word in sheet.classes if word != _SEAT]


def find_word(kind: str) -> str:
    """Return the word of the list for a kind; the kind itself if the list has none.

    >>> find_word("place"), find_word("Group"), find_word("ghost")
    ('area or other notion', 'group', 'ghost')
    """
    meant = _ALSO.get(fold(kind), kind)
    home = _homes().get(fold(meant))
    if home is None:
        return kind
    return home.word or next(iter(home.sheet.classes))


def find_home(kind: str) -> Home | None:
    """Return where things of a kind stand; None where no sheet has such things."""
    return _homes().get(fold(_ALSO.get(fold(kind), kind)))


def as_part(home: Home) -> Home:
    """Return where an organisation stands that is a part of another."""
    return _homes()[fold(_PART)] if home.sheet is sheets.ORGANISATIONS else home


def is_person(kind: str) -> bool:
    """Return whether a kind is that of people."""
    home = find_home(kind)
    return home is not None and home.sheet is sheets.PEOPLE


def is_office(kind: str) -> bool:
    """Return whether a kind is that of offices."""
    home = find_home(kind)
    return home is not None and home.sheet is sheets.SEATS


def is_body(kind: str) -> bool:
    """Return whether a kind is that of groups or organisations."""
    home = find_home(kind)
    return home is not None and home.sheet.name in {sheets.GROUPS.name, sheets.ORGANISATIONS.name}
