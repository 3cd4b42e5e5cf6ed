"""A register is compared with organisations by name: what is the same, what is near, what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import matching, opening
from csa_graph.base.errors import SourceError
from csa_graph.matching import registers
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Match = Callable[..., dict[str, list[matching.Candidate]]]

REGISTER = """\
local-authority-code,official-name,nice-name,gss-code,end-date,replaced-by,nation,local-authority-type-name,alt-names
SAL,Saltshire County Council,Saltshire,E1,,,England,County,"saltshire,saltshire county council"
POR,Port City Council,Port,E2,,,England,District,"Port,port city"
OLD,Old Harbour Borough Council,Old Harbour,E3,2023-04-01,NEW,England,District,
NEW,New Harbour Council,New Harbour,E4,,,England,Unitary authority,Old Harbour
EAS,East Dune District Council,East Dune,E5,,,England,District,
TWA,Twin Council,Twin,E6,,,England,District,
TWB,Twin Council,Twin,W6,,,Wales,District,
NOC,Nocode Council,Nocode,,,,England,District,
"""
DATA = """
p:1 {
    :salt a org:FormalOrganization ; skos:prefLabel "Saltshire County Council" ; skos:altLabel "SCC" .
    :health a org:OrganizationalUnit ; skos:prefLabel "Saltshire County Council" ; org:unitOf :salt .
    :team a org:FormalOrganization ; skos:prefLabel "Saltshire County Council Public Health" .
    :board a csa:Group ; skos:prefLabel "Saltshire Safer Board" ; skos:altLabel "Council" .
    :port a org:FormalOrganization ; skos:prefLabel "The City of Port" ; skos:altLabel "Port City" ;
        org:identifier "E2" .
    :old a org:FormalOrganization ; skos:prefLabel "Old Harbour Borough Council" .
    :west a org:FormalOrganization ; skos:prefLabel "West Dune District Council" .
    :east a org:FormalOrganization ; skos:prefLabel "East Dune Council" .
    :twin a org:FormalOrganization ; skos:prefLabel "Twin Council" .
    :none a org:FormalOrganization ; skos:prefLabel "Nocode Council" .
}
"""


@pytest.fixture
def register(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "register.csv"
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture
def match(register: Callable[[str], Path], data_file: Callable[..., Path]) -> Match:
    def run(least: float = matching.LEAST) -> dict[str, list[matching.Candidate]]:
        store = MemoryStore()
        store.build(opening.find([data_file(DATA)]))
        found = matching.match(store, Names(store), registers.read(register(REGISTER)), least)
        assert found.compared == 9
        by_body: dict[str, list[matching.Candidate]] = {}
        for each in found.candidates:
            by_body.setdefault(each.body.value.rpartition("/")[2], []).append(each)
        return by_body

    return run


def test_the_same_name_is_plain_and_a_part_of_a_body_has_no_code(match: Match) -> None:
    found = match()
    (salt,) = found["salt"]
    assert (salt.entry.code, salt.score, salt.is_plain) == ("E1", 100.0, True)
    assert not found.keys() & {"health", "team", "board", "west", "none"}


def test_an_alias_counts_less_and_a_code_that_is_stated_is_said(match: Match) -> None:
    (port,) = match()["port"]
    assert (port.entry.code, port.score, port.is_stated) == ("E2", matching.ALIAS, True)
    assert not port.is_official or not port.is_label


def test_what_ended_is_named_with_what_replaced_it(match: Match) -> None:
    first, *others = match()["old"]
    assert (first.entry.code, first.entry.ended) == ("E3", "2023-04-01")
    assert first.entry.successors == ("New Harbour Council (E4)",)
    assert not first.is_plain
    assert not others


def test_namesakes_are_listed_and_none_is_plain(match: Match) -> None:
    twins = match()["twin"]
    assert {each.entry.code for each in twins} == {"E6", "W6"}
    assert [each.rivals for each in twins] == [1, 1]
    assert not any(each.is_plain for each in twins)


def test_a_name_that_lacks_only_a_common_word_is_near(match: Match) -> None:
    (east,) = match()["east"]
    assert east.entry.code == "E5"
    assert 90 <= east.score < 100
    assert not east.is_plain
    assert "east" not in match(99)


def test_rows_without_a_code_are_counted(register: Callable[[str], Path]) -> None:
    found = registers.read(register(REGISTER))
    assert found.incomplete == (9,)
    assert len(found.entries) == 7


def test_another_register_needs_a_name_and_a_code(register: Callable[[str], Path]) -> None:
    found = registers.read(register('\ufeffTitle,Number\r\n"A, B",7\r\n\r\n'), "title", "NUMBER")
    assert [(each.name, each.code, each.line) for each in found.entries] == [("A, B", "7", 2)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("offical-name,gss-code\nA,1\n", r"line 1.*nearest is “offical-name”.*--name-column"),
        ("name,gss code no\nA,1\n", r"“gss code no”.*--code-column"),
        ("", "empty"),
        ("name,code\nA,1,2\n", "line 2: 3 cells"),
        ('name,code\n"A,1\n', "line 2: this is not valid CSV: a quote opens here that never closes"),
        ('name,code\nA,1\nB,"2\n"C",3\n', "line 3: .* a quote opens here that does not close before line 4"),
        ("name,code\nA,\0\n", "binary"),
    ],
)
def test_a_register_that_cannot_be_read(text: str, words: str, register: Callable[[str], Path]) -> None:
    with pytest.raises(SourceError, match=words):
        registers.read(register(text))


def test_an_error_of_a_spreadsheet_is_neither_name_nor_code(register: Callable[[str], Path]) -> None:
    found = registers.read(register("name,code\n#REF!,1\nHarbour Council,#N/A\nQuay Council,3\n"))
    assert [entry.name for entry in found.entries] == ["Quay Council"]
    assert found.incomplete == (2, 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_register_in_another_encoding_is_told(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes("name,code\nHarbour Council,1\n".encode(encoding))
    with pytest.raises(SourceError, match="the file is in UTF-16: save it as UTF-8"):
        registers.read(path)


def test_a_register_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        registers.read(tmp_path / "none.csv")


def test_a_register_that_is_too_big(register: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "LARGEST", 10)
    with pytest.raises(SourceError, match="more than"):
        registers.read(register(REGISTER))
