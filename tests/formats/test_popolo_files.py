"""Popolo in whatever files it comes: several that are one set, one person alone, any encoding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import formats, opening
from csa_graph.base.errors import SourceError
from csa_graph.formats.popolo import reading as popolo

if TYPE_CHECKING:
    from pathlib import Path

ADA = {"id": "p1", "name": "Ada Quill"}
COUNCIL = {"id": "o1", "name": "Harbour Council", "classification": "council"}
CHAIR = {"person_id": "p1", "organization_id": "o1", "role": "chair"}


def write(path: Path, content: object, encoding: str = "utf-8") -> Path:
    path.write_bytes(json.dumps(content, ensure_ascii=False).encode(encoding))
    return path


def notes(*paths: Path) -> list[str]:
    return [str(note).removeprefix(f"{paths[0].parent}/") for note in popolo.read(paths).notes]


def test_files_that_name_each_other_are_one_set(tmp_path: Path) -> None:
    people = write(tmp_path / "persons.json", {"persons": [ADA]})
    seats = write(tmp_path / "memberships.json", {"memberships": [CHAIR]})
    bodies = write(tmp_path / "organizations.json", {"organizations": [COUNCIL]})
    other = write(
        tmp_path / "quay.json", {"persons": [ADA], "organizations": [COUNCIL], "memberships": [CHAIR]}
    )
    together = (seats, bodies, people)
    assert formats.group([people, other, seats, bodies]) == [(other,), together]
    assert [each.paths for each in opening.find([people, seats, bodies])] == [together]
    assert formats.detect([people, seats, bodies]) == "popolo"
    made = formats.read([people, seats, bodies])
    assert made == popolo.read([bodies, people, seats])
    assert b"a csa:Seat" in made.trig
    assert b'csa:locator "memberships.json#/memberships/0"' in made.trig
    assert made.notes == ()
    alone, _ = notes(seats)
    assert "no organization has the id “o1”" in alone
    assert alone.endswith("where another file has them, name it beside this one")


def test_a_file_goes_with_the_one_that_is_called_alike(tmp_path: Path) -> None:
    files = [
        write(tmp_path / f"{place}-{kind}.json", content)
        for place in ("harbour", "quay")
        for kind, content in (
            ("people", {"persons": [ADA]}),
            ("seats", {"organizations": [COUNCIL], "memberships": [CHAIR]}),
        )
    ]
    assert formats.group(files) == [tuple(files[:2]), tuple(files[2:])]


def test_two_sets_are_not_mixed(tmp_path: Path) -> None:
    whole = {"persons": [ADA], "organizations": [COUNCIL], "memberships": [CHAIR]}
    files = [write(tmp_path / f"{name}.json", whole) for name in ("harbour", "quay")]
    assert formats.group(files) == [(each,) for each in files]
    with pytest.raises(SourceError, match=r"two sets of Popolo.*import each by itself"):
        formats.read(files)


def test_what_stands_in_two_files_is_told_by_its_file(tmp_path: Path) -> None:
    one = write(tmp_path / "a.json", {"persons": [ADA, {"id": "p2", "name": "Bo"}]})
    other = write(
        tmp_path / "b c.json",
        {
            "persons": [{**ADA, "gender": "f"}],
            "memberships": [{"person_id": "p2", "organization_id": "o1"}],
            "organizations": [COUNCIL],
            "votes": [1],
        },
    )
    made = popolo.read([one, other])
    assert [(note.path.name, note.place) for note in made.notes] == [("b c.json", "/votes")]
    assert b'"b c.json#/persons/0"' in made.trig


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"memberships": [{"role": "Chair", "organization_id": "board"}]}, b"foaf:Person"),
        ({"gender": "female"}, b"foaf:Person"),
        ({"@type": "Person", "email": "a@b.example"}, b"foaf:Person"),
        ({"classification": "board"}, b"csa:Group"),
        ({"posts": [{"id": "w", "label": "Clerk"}]}, b"csa:Group"),
        ({"memberships": [{"person": {"id": "bo", "name": "Bo"}}]}, b"csa:Group"),
    ],
)
def test_one_person_or_organization_is_read(fields: dict[str, Any], kind: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "one.json", {"id": "ada", "name": "Ada Quill", **fields})
    assert formats.detect([path]) == "popolo"
    made = formats.read([path]).trig
    assert b"ada a " + kind in made
    assert b'"Ada Quill"' in made
    assert b'csa:locator "/"' in made


def test_what_can_be_either_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "one.json", {"id": "ada", "name": "Ada", "contact_details": [], "links": []})
    with pytest.raises(SourceError, match="no reader recognises"):
        formats.read([path])
    with pytest.raises(SourceError, match="one person or organization that can be told by its fields"):
        popolo.read([path])


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_any_encoding_of_unicode_is_read(encoding: str, tmp_path: Path) -> None:
    content = {"persons": [{"id": "z", "name": "Zoë Quill – 埠頭"}]}
    expected = formats.read([write(tmp_path / "a.json", content)])
    assert formats.read([write(tmp_path / "a.json", content, encoding)]) == expected


def test_windows_1252_is_read_with_a_note(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", {"persons": [{"id": "z", "name": "Zoë – Quill"}]}, "cp1252")
    made = formats.read([path])
    assert "Zoë – Quill".encode() in made.trig
    assert [note.message for note in made.notes] == [
        "line 1: not in UTF-8, so read as Windows-1252; look at accents and dashes"
    ]


def test_what_many_entries_lack_is_said_once(tmp_path: Path) -> None:
    seats = [{"person_id": f"p{number}", "organization_id": "o1"} for number in range(617)]
    path = write(tmp_path / "a.json", {"persons": [], "organizations": [COUNCIL], "memberships": seats})
    (note,) = notes(path)
    assert note.startswith(
        "a.json, /memberships/0: no entry of persons has the id “p0”, “p1”, “p2”, “…”: left out"
    )
    assert note.endswith("(and 616 more places of this kind: /memberships/1, /memberships/2, …)")


def test_circles_of_parents_are_told(tmp_path: Path) -> None:
    bodies = [
        {"id": "a", "name": "A", "parent_id": "c"},
        {"id": "b", "name": "B", "parent_id": "a"},
        {"id": "c", "name": "C", "parent_id": "b"},
        {"id": "d", "name": "D", "parent_id": "d"},
        {"id": "e", "name": "E", "parent_id": "a"},
    ]
    areas = [{"id": "x", "name": "X", "parent_id": "y"}, {"id": "y", "name": "Y", "parent_id": "x"}]
    assert notes(write(tmp_path / "a.json", {"organizations": bodies, "areas": areas})) == [
        (
            "a.json, /organizations/0: 3 organizations lie within each other in a circle of parent_id "
            "(/organizations/0, /organizations/1, /organizations/2): kept as it stands"
        ),
        "a.json, /organizations/3: it has itself for parent_id: kept as it stands",
        (
            "a.json, /areas/0: 2 areas lie within each other in a circle of parent_id (/areas/0, /areas/1): "
            "kept as it stands"
        ),
    ]
