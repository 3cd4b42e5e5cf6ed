"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.writing import write_bytes, write_folder, write_text


def test_a_file_is_written_in_utf8_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    assert write_text(file, "Café 🚢\n") == file
    assert file.read_bytes() == "Café 🚢\n".encode()
    write_text(file, "b")
    assert file.read_text(encoding="utf-8") == "b"
    assert list(tmp_path.iterdir()) == [file]


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("before", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CsaGraphError, match="No space left"):
        write_text(file, "after")
    assert file.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_places_that_take_no_file(tmp_path: Path) -> None:
    with pytest.raises(CsaGraphError, match="this is a folder"):
        write_text(tmp_path, "x")
    with pytest.raises(CsaGraphError, match="does not exist"):
        write_text(tmp_path / "absent" / "a.txt", "x")
    (tmp_path / "file").touch()
    with pytest.raises(CsaGraphError, match="does not exist"):
        write_text(tmp_path / "file" / "a.txt", "x")


def test_a_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CsaGraphError, match="cannot be written"):
        write_text(file, "after")
    assert file.read_text(encoding="utf-8") == "before"


@pytest.mark.skipif(
    os.name == "nt", reason="Windows has neither modes nor named pipes, and links only for some"
)
def test_modes_links_and_pipes_are_respected(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(file)
    write_text(link, "after")
    assert link.is_symlink()
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("after", 0o640)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_bytes(pipe, b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_folder_is_made_or_filled_and_keeps_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    assert write_folder(folder, {"a.csv": "é\n", "b.bin": b"\x00"}) == folder
    assert [each.name for each in sorted(folder.iterdir())] == ["a.csv", "b.bin"]
    (folder / "mine").write_text("mine", encoding="utf-8")
    write_folder(folder, {"a.csv": "new"})
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {
        "a.csv": b"new",
        "b.bin": b"\x00",
        "mine": b"mine",
    }
    assert list(tmp_path.iterdir()) == [folder]


def test_a_new_folder_has_the_rights_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write_folder(tmp_path / "new", {"a": "x"})
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_folder_that_fails_is_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write_folder(folder, {"a": "before"})
    (folder / "b").mkdir()
    with pytest.raises(CsaGraphError, match="b in it cannot be replaced"):
        write_folder(folder, {"a": "after", "b": "after"})
    assert (folder / "a").read_text(encoding="utf-8") == "before"
    with pytest.raises(CsaGraphError, match="this is a file"):
        write_folder(folder / "a", {"x": "x"})
    with pytest.raises(CsaGraphError, match="make it first"):
        write_folder(tmp_path / "absent" / "folder", {"x": "x"})
    for name in ("../x", "x/y", ".."):
        with pytest.raises(CsaGraphError, match="names, not paths"):
            write_folder(tmp_path / "other", {name: "x"})
    assert list(tmp_path.iterdir()) == [folder]
