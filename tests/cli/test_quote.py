"""``csa-graph quote --attach`` gives passages their texts from a copy, and says what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph.files.quotes.graph import read
from tests import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Invoke = Callable[..., Result]

DATA = """\
@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix p: <https://w3id.org/csa-graph/quay/2031#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix role: <https://w3id.org/csa-graph/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:2031 a csa:Edition ; dct:title "Quay Agreement" ; csa:period "2031" .
p:1.1 a csa:Passage ; dct:isPartOf :2031 ; csa:locator "1.1" ; csa:order 1 .
p:1.2 a csa:Passage ; dct:isPartOf :2031 ; csa:locator "1.2" ; csa:order 2 .
p:1.3 a csa:Passage ; dct:isPartOf :2031 ; csa:locator "1.3" ; csa:order 3 .
p:1.1 {
    :board a csa:Group ; skos:prefLabel "Quay Safety Board" ; skos:altLabel "QSB" .
    :council a csa:Group ; skos:prefLabel "Quay Executive Board" .
    :board csa:reportsTo :council .
}
p:1.2 {
    :ada a foaf:Person ; foaf:name "Ada Quay" .
    :board-chair a csa:Seat ; org:postIn :board ; org:role role:chair ; org:heldBy :ada .
}
p:1.3 { :council skos:altLabel "QEB" . }
"""
COPY = """\
Quay Agreement 2031

1. How we work

1.1 The Quay Safety Board (QSB) meets monthly. The QSB reports to the Quay Executive Board each year.

1.2 The QSB is chaired by Ada Quay.

1.4 Nobody has written this down before.
"""
SPACE = "https://w3id.org/csa-graph/quay/"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "plan.trig"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.txt"
    path.write_text(COPY, encoding="utf-8")
    return path


def test_texts_are_written_beside_the_data_with_the_words_that_are_known(
    invoke: Invoke, data: Path, copy: Path
) -> None:
    result = invoke("quote", "--attach", copy, "--data", data)
    assert result.exit_code == 1, result.stderr
    beside = data.with_name("plan.quotes.trig")
    found = read(ox.parse(path=str(beside), format=ox.RdfFormat.TRIG))
    assert found.texts == {
        f"{SPACE}2031#1.1": "The Quay Safety Board (QSB) meets monthly. "
        "The QSB reports to the Quay Executive Board each year.",
        f"{SPACE}2031#1.2": "The QSB is chaired by Ada Quay.",
    }
    line, seat = found.quotes
    assert line.statement is not None
    assert [getattr(term, "value", "") for term in line.statement] == [
        f"{SPACE}board",
        "https://w3id.org/csa-graph/ontology#reportsTo",
        f"{SPACE}council",
    ]
    assert "reports to the Quay Executive Board" in line.selector.exact
    assert seat.thing == f"{SPACE}board-chair"
    assert "Ada Quay" in seat.selector.exact
    assert invoke("validate", data).exit_code == 0
    assert "reports to the Quay Executive Board**" in invoke("show", "qsb", "--data", data).stdout


def test_it_says_what_does_not_match(invoke: Invoke, data: Path, copy: Path) -> None:
    said = invoke("quote", "--attach", copy, "--data", data).stderr
    assert "It is read with the data file." in said
    assert "The copy has the text of 2 of 3 passages of the data." in said
    assert "The words are known of 2 statements, in 2 passages" in said
    assert "In the data, and not in the copy: 1: 1.3." in said
    assert "1.4" in said.partition("In the copy, and not in the data: ")[2]


def test_all_found_is_fine(invoke: Invoke, data: Path, copy: Path) -> None:
    copy.write_text(COPY.replace("1.4", "1.3"), encoding="utf-8")
    assert invoke("quote", "--attach", copy, "--data", data).exit_code == 0


def test_what_somebody_decided_stays(invoke: Invoke, data: Path, copy: Path) -> None:
    invoke("quote", "--attach", copy, "--data", data)
    beside = data.with_name("plan.quotes.trig")
    text = beside.read_text("utf-8")
    decided = text.replace(
        "oa:hasBody q:1.1-1.statement ;", 'oa:hasBody q:1.1-1.statement ; dct:creator "Bo" ;'
    )
    decided = decided.replace(
        "oa:hasBody q:1.1-1.statement .", 'oa:hasBody q:1.1-1.statement ; dct:creator "Bo" .'
    )
    decided = decided.replace("@prefix oa:", "@prefix dct: <http://purl.org/dc/terms/> .\n@prefix oa:", 1)
    assert decided != text
    beside.write_text(decided, encoding="utf-8")
    refused = invoke("quote", "--attach", copy, "--data", data)
    assert refused.exit_code == 2
    assert beside.read_text("utf-8") == decided, "somebody has changed it"
    assert invoke("quote", "--attach", copy, "--data", data, "--force").exit_code == 1
    found = read(ox.parse(path=str(beside), format=ox.RdfFormat.TRIG))
    assert [each.creator for each in found.quotes] == ["Bo", ""]


def test_the_same_copy_gives_the_same_bytes(invoke: Invoke, data: Path, copy: Path) -> None:
    invoke("quote", "--attach", copy, "--data", data)
    beside = data.with_name("plan.quotes.trig")
    before = beside.read_bytes()
    invoke("quote", "--attach", copy, "--data", data)
    assert beside.read_bytes() == before


def test_another_edition_finds_words_that_are_gone(invoke: Invoke, data: Path, copy: Path) -> None:
    invoke("quote", "--attach", copy, "--data", data)
    copy.write_text(COPY.replace("reports to the Quay", "answers to the Quay"), encoding="utf-8")
    said = invoke("quote", "--attach", copy, "--data", data).stderr
    assert "1 quote of the data not found in the copy" in said
    assert "“" in invoke("validate", data).stdout


def test_texts_go_where_they_are_wanted(invoke: Invoke, data: Path, copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.trig"
    result = invoke("quote", "--attach", copy, "--data", data, "-o", other)
    assert f"Read it as well: --data {other}" in result.stderr
    assert not data.with_name("plan.quotes.trig").exists()
    assert "chaired by Ada Quay" in invoke("show", "qsb", "--data", data, "--data", other).stdout
    assert b"oa:Annotation" in invoke("quote", "--attach", copy, "--data", data, "-o", "-").stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--attach", "none.pdf"), "none.pdf"),
        (("--attach", "{copy}", "-o", "{data}"), "plan.trig"),
        (("--attach", "{copy}", "-o", "{copy}"), "let the name end in .trig"),
        (("--attach", "{copy}", "-o", "texts.csv"), "let the name end in .trig"),
        (("--attach", "{other}"), "is it a copy of this document?"),
        ((), "--attach"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...], told: str, invoke: Invoke, data: Path, copy: Path
) -> None:
    other = data.with_name("other.txt")
    other.write_text("Minutes\n\nA. Welcome\n\nNobody came.\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in data.parent.iterdir()}
    given = [each.format(copy=copy, data=data, other=other) for each in arguments]
    result = invoke("quote", *given, "--data", data)
    assert result.exit_code == 2
    assert told in result.stderr
    assert {path: path.read_bytes() for path in data.parent.iterdir()} == before


def test_a_copy_is_of_one_edition(invoke: Invoke, data: Path, copy: Path, tmp_path: Path) -> None:
    quoted.write(tmp_path)
    result = invoke("quote", "--attach", copy, "--data", tmp_path)
    assert result.exit_code == 2
    assert "have several editions" in result.stderr
