"""Files from unknown sources are refused, or do no harm: bombs, macros, passwords, entities, formulas."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from csa_graph import formats, opening
from csa_graph.base.errors import SourceError
from csa_graph.building.layers import Plan
from csa_graph.formats.workbook import writing as workbook
from csa_graph.formats.workbook.reading import safety
from csa_graph.formats.workbook.writing import source
from csa_graph.stores.memory import MemoryStore
from tests.formats.workbooks import BASE, harbour, notes, save, statements

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        formats.read([path], kind="workbook")
    return caught.value.reason


def rewritten(path: Path, changed: dict[str, bytes | None]) -> Path:
    """Change members of an archive; None takes one out."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()} | changed
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            if content is not None:
                new.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.xls", "a workbook of the old form: save it as an Excel workbook (.xlsx)"),
        ("a.xlsm", "a workbook with macros, which are not read"),
        ("a.xlsb", "a binary workbook"),
        ("a.ods", "an OpenDocument spreadsheet"),
    ],
)
def test_other_forms_are_refused_by_name(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK")
    assert words in refused(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"Title,Period\n", "this is no Excel workbook, or its end is missing"),
        (b"PK\x03\x04cut off", "this is no Excel workbook, or its end is missing"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password, or of the old form"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert words in refused(tmp_path / "a.xlsx")


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "Dear Ada")
    assert refused(tmp_path / "a.xlsx") == "this is no Excel workbook: save it as one (.xlsx)"


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", harbour())
    rewritten(path, {"xl/worksheets/sheet99.xml": b" " * (safety._SMALL * 2)})
    assert "which is not what people's workbooks do: it was not opened" in refused(path)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "a.xlsx", harbour())
    monkeypatch.setattr(safety, "LARGEST", 1000)
    assert "are not read: part it" in refused(path)


def test_macros_under_another_name_are_refused(tmp_path: Path) -> None:
    path = rewritten(save(tmp_path / "a.xlsx", harbour()), {"xl/vbaProject.bin": b"\0"})
    assert refused(path).startswith("the workbook holds macros")


def test_links_to_other_workbooks_are_not_followed(tmp_path: Path) -> None:
    path = rewritten(save(tmp_path / "a.xlsx", harbour()), {"xl/externalLinks/externalLink1.xml": b"<x/>"})
    assert notes(path) == [
        "it links to other workbooks: the links are not followed, and the values last seen are read"
    ]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", harbour())
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/workbook.xml")
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    start = text.index(b"<workbook")
    rewritten(path, {"xl/workbook.xml": text[:start] + bomb + text[start:]})
    assert refused(path) == "the workbook declares XML entities, which can do harm: it was not opened"


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet3.xml"])
def test_a_damaged_member_is_refused(member: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", harbour())
    with zipfile.ZipFile(path) as archive:
        text = archive.read(member)
    rewritten(path, {member: text[: len(text) // 2]})
    assert refused(path).startswith("the workbook is damaged")


def test_a_formula_in_a_name_is_no_formula_in_an_export(tmp_path: Path) -> None:
    evil = "=cmd|'/c calc'!A1"
    path = save(
        tmp_path / "a.xlsx",
        harbour(People=[["ID", "Name", "Stated in"], ["ada", "'" + evil, "1.1"]], Seats=None),
    )
    (tmp_path / "people.trig").write_bytes(formats.read([path]).trig.replace(b"\"'=", b'"='))
    store = MemoryStore()
    store.build(opening.find([tmp_path / "people.trig"]), Plan(inference=False))
    found = source.read(store)
    cells = list(csv.reader(io.StringIO(workbook.to_csv(found)["people.csv"].decode())))
    assert cells[1][:2] == ["ada", "'" + evil]
    with zipfile.ZipFile(io.BytesIO(workbook.to_xlsx(found))) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)
    folder = tmp_path / "book"
    folder.mkdir()
    for name, content in workbook.to_csv(found).items():
        (folder / name).write_bytes(content)
    names = {value for _, thing, _, value in statements(formats.read([folder]).trig) if thing == BASE + "ada"}
    assert f'"{evil}"' in names


def test_names_with_paths_stay_names(tmp_path: Path) -> None:
    head = ["Table", "Category", "Area", "Period", "Number", "Stated in"]
    path = save(
        tmp_path / "a.xlsx", harbour(Figures=[head, ["../../etc/passwd", "Falls", "Quay", "2030", 1, "1.2"]])
    )
    assert list(formats.read([path]).tables) == ["etc-passwd.csv"]


def test_a_csv_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "agreement.csv").write_bytes("Title,Period\nCafé,2030\n".encode("latin-1"))
    assert refused(tmp_path).startswith("the file is not in UTF-8 from here on")
