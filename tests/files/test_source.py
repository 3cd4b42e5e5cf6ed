"""Sources: what can be read, and what a file that cannot be used is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat

from csa_graph import opening
from csa_graph.base.errors import SourceError
from csa_graph.files import source
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from pathlib import Path


def find(*given: Path | str) -> list[Path]:
    """Return the paths of what is found; each is an input by itself."""
    inputs = opening.find(given)
    assert all(len(each.paths) == 1 for each in inputs)
    return [each.path for each in inputs]


def test_a_folder_means_its_data_files_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.trig", "a.ttl", "deep/c.NQ", "table.csv", "notes.txt"):
        (tmp_path / name).touch()
    assert find(tmp_path, tmp_path / "a.ttl") == [
        tmp_path / "a.ttl",
        tmp_path / "b.trig",
        tmp_path / "deep" / "c.NQ",
    ]


def test_a_pattern_means_the_files_and_folders_that_fit(tmp_path: Path) -> None:
    for name in (
        "kent/2040.trig",
        "kent/old/2030.trig",
        "essex/2040.trig",
        "essex/crimes.csv",
        "empty/a.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    essex, kent, old = (tmp_path / f"{name}.trig" for name in ("essex/2040", "kent/2040", "kent/old/2030"))
    assert find(tmp_path / "**" / "*.trig") == [essex, kent, old]
    assert find(tmp_path / "*" / "20?0.trig") == [essex, kent]
    # A folder that fits stands for its files; a table, a note and an empty folder are no data.
    assert find(str(tmp_path / "*"), kent) == [essex, kent, old]
    assert find(tmp_path / "essex" / "*") == [essex]
    assert find(tmp_path / "[ek]*" / "old") == [old]
    # Whoever writes the ending gets these files, or is told that they are none.
    assert find(tmp_path / "essex" / "*.csv") == [tmp_path / "essex" / "crimes.csv"]


def test_a_pattern_that_fits_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "table.csv").touch()
    for pattern in ("*.trig", "**/*.trig", "*", "[ab].ttl"):
        with pytest.raises(SourceError, match="no data file fits this pattern") as caught:
            opening.find([tmp_path / pattern])
        assert str(caught.value.path) == str(tmp_path / pattern)


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    names = ("plan [2040].trig", "plan 2.trig", "a*.trig", "ab.trig")
    for name in names:
        (tmp_path / name).touch()
    assert find(tmp_path / "plan [2040].trig") == [tmp_path / "plan [2040].trig"]
    assert find(tmp_path / "a*.trig") == [tmp_path / "a*.trig"]
    (tmp_path / "all [new]").mkdir()
    (tmp_path / "all [new]" / "x.trig").touch()
    assert find(tmp_path / "all [new]") == [tmp_path / "all [new]" / "x.trig"]
    assert find(tmp_path / "all [new]" / "?.trig") == [tmp_path / "all [new]" / "x.trig"]


def test_a_pattern_begins_in_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.trig").touch()
    monkeypatch.chdir(tmp_path)
    for pattern in ("**/*.trig", "deep/*.trig", "./d*"):
        assert [path.as_posix() for path in find(pattern)] == ["deep/a.trig"]
    with pytest.raises(SourceError, match="no data file fits this pattern"):
        opening.find(["nowhere/**/*.trig"])


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        opening.find([tmp_path / "gone.trig"])
    with pytest.raises(SourceError, match="no data file"):
        opening.find([tmp_path])
    with pytest.raises(SourceError, match="no such file"):
        source.read(tmp_path / "gone.trig")


def test_a_file_is_read_with_its_format_and_without_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .")
    read = source.read(path)
    assert read.text == b"<urn:a> <urn:b> <urn:c> ."
    assert read.format == RdfFormat.TURTLE


@pytest.mark.parametrize(
    ("name", "content", "line", "message"),
    [
        ("a.trig", b" \n", None, "empty"),
        ("a.trig", b"\x7fELF\x00\x01", None, "binary"),
        ("a.trig", b"# ok\n# caf\xe9\n", 2, "not in UTF-8"),
        ("a.trig", "# ok".encode("utf-16"), None, "in UTF-16: save it as UTF-8"),
        ("a.docx", b"text", None, "does not show the format"),
    ],
)
def test_unusable_files(tmp_path: Path, name: str, content: bytes, line: int | None, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError, match=message) as caught:
        source.read(path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_folder_named_like_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.trig").mkdir()
    with pytest.raises(SourceError, match="cannot be read"):
        source.read(tmp_path / "a.trig")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("@prefix : <urn:x:> .\n\n:a :b nonsense here .", 3, "not valid TriG"),
        ("@prefix : <urn:x:> .\n:a :b other:c .", 2, "prefix other: has not been declared"),
        ("@prefix : <urn:x:> .\n:g {\n  :a :b :c .\n\n", 3, "ends in the middle"),
        ('@prefix : <urn:x:> .\n:a :b """never\nclosed', 3, "ends in the middle"),
    ],
)
def test_syntax_errors_name_the_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "a.trig"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message) as caught:
        MemoryStore().build(opening.find([path]))
    assert caught.value.line == line


def test_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.trig").touch()
    (tmp_path / "locked").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for path in (tmp_path, tmp_path / "**" / "*.trig"):
        with pytest.raises(SourceError, match="locked: cannot be read: Permission denied"):
            opening.find([path])


def test_an_empty_name_is_not_the_folder_one_is_in() -> None:
    with pytest.raises(SourceError, match="is empty"):
        opening.find([""])


def test_a_long_complaint_of_the_loader_is_one_short_line(tmp_path: Path) -> None:
    path = tmp_path / "a.rdf"
    path.write_text("words\n" * 1000, encoding="utf-8")
    with pytest.raises(SourceError, match="not valid RDF/XML") as caught:
        MemoryStore().build(opening.find([path]))
    assert "\n" not in str(caught.value)
    assert len(caught.value.reason) < 250


def test_a_text_that_the_parser_cannot_hold_is_a_fault_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_bytes(b'<urn:a> <urn:b> "' + b"x" * 17_000_000 + b'" .\n')
    with pytest.raises(SourceError, match="too long to be read"):
        source.read(path).quads()
    with pytest.raises(SourceError, match="too long to be read"):
        MemoryStore().build(opening.find([path]))
