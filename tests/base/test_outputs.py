"""What a command writes never destroys what it did not make."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from csa_graph.base import marks, outputs, updates
from csa_graph.base.errors import CsaGraphError

TRIG = b"<urn:g> { <urn:a> <urn:b> <urn:c> }\n"
MINE = b"# by hand\n<urn:mine> <urn:b> <urn:c> .\n"


def read(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_what_we_wrote_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "plan.trig"
    outputs.write(file, TRIG, ".trig")
    outputs.write(file, TRIG + TRIG.replace(b"g>", b"h>"), ".trig")
    assert b"<urn:h>" in file.read_bytes()


def test_the_work_of_others_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "plan.trig"
    file.write_bytes(MINE)
    with pytest.raises(CsaGraphError, match="not known to be csa-graph's"):
        outputs.write(file, TRIG, ".trig")
    assert file.read_bytes() == MINE
    outputs.write(file, TRIG, ".trig", force=True)
    edited = file.read_bytes().replace(b"urn:c", b"urn:d")
    file.write_bytes(edited)
    with pytest.raises(CsaGraphError, match="somebody has changed this file"):
        outputs.write(file, TRIG, ".trig")
    assert file.read_bytes() == edited


def test_nothing_is_lost_with_what_is_empty_or_the_same(tmp_path: Path) -> None:
    file = tmp_path / "plan.trig"
    for there in (b"", b" \n", TRIG):
        file.write_bytes(there)
        outputs.write(file, TRIG, ".trig")


def test_an_output_is_never_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "in.trig"
    outputs.write(source, TRIG, ".trig")
    os.link(source, tmp_path / "hard.trig")
    (tmp_path / "soft.trig").symlink_to("in.trig")
    (tmp_path / "sub").mkdir()
    (tmp_path / "way").symlink_to(".")
    for name in ("in.trig", "./in.trig", "sub/../in.trig", "hard.trig", "soft.trig", "way/in.trig"):
        with pytest.raises(CsaGraphError, match="this is what is read"):
            outputs.write(name, TRIG, ".trig", inputs=[Path("in.trig")], force=True)
    with pytest.raises(CsaGraphError, match="this is what is read"):
        outputs.write("sub/new.trig", TRIG, ".trig", inputs=[Path("way/sub")])
    with pytest.raises(CsaGraphError, match="this is what is read"):
        outputs.write_folder("sub", {"a.csv": b"a"}, inputs=[Path("way/sub/in.csv")], force=True)


def test_a_folder_is_replaced_file_by_file_of_ours(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    outputs.write_folder(folder, {"a.csv": b"1", "b.csv": b"1"})
    (folder / "mine.csv").write_bytes(b"mine")
    outputs.write_folder(folder, {"a.csv": b"2"})
    assert set(read(folder)) == {"a.csv", "mine.csv", outputs.MANIFEST}
    for name in ("a.csv", "mine.csv"):
        there = {**read(folder), name: b"edited"}
        (folder / name).write_bytes(b"edited")
        with pytest.raises(CsaGraphError, match=name):
            outputs.write_folder(folder, {"a.csv": b"3", "mine.csv": b"3"})
        assert read(folder) == there
        (folder / "a.csv").write_bytes(b"2")
    outputs.write_folder(folder, {"a.csv": b"3", "mine.csv": b"3"}, force=True)
    assert (folder / "a.csv").read_bytes() == b"3"


def test_a_file_of_ours_that_was_edited_is_not_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    outputs.write_folder(folder, {"a.csv": b"1", "b.csv": b"1"})
    (folder / "b.csv").write_bytes(b"edited")
    with pytest.raises(CsaGraphError, match=r"b\.csv: somebody has changed"):
        outputs.write_folder(folder, {"a.csv": b"2"})


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"files": 3}', b'{"files": {"../up.csv": "x"}}'])
def test_a_manifest_that_is_none_vouches_for_nothing(tmp_path: Path, manifest: bytes) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (tmp_path / "up.csv").write_bytes(b"mine")
    (folder / "a.csv").write_bytes(b"mine")
    (folder / outputs.MANIFEST).write_bytes(manifest)
    with pytest.raises(CsaGraphError):
        outputs.write_folder(folder, {"a.csv": b"1"})
    assert (tmp_path / "up.csv").read_bytes() == b"mine"


def make(number: int) -> tuple[bytes, dict[str, bytes]]:
    """Return a data file with the table that it names."""
    content = b"category,area,period,value\nFalls,Quay,2029,%d\n" % number
    name = outputs.name_table("plan", "falls", content)
    return b'<urn:t> <urn:table> "%s" .\n' % name.encode(), {name: content}


def is_whole(folder: Path) -> bool:
    """Return whether the data file names a table that is there and holds what it held."""
    data = (folder / "plan.trig").read_bytes()
    return any(
        name.encode() in data and (folder / name).read_bytes() == content
        for number in range(3)
        for name, content in make(number)[1].items()
        if (folder / name).exists()
    )


def test_no_table_is_written_where_the_data_file_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "plan.trig").mkdir()
    for path, words in (("plan.trig", "this is a folder"), ("absent/plan.trig", "make it first")):
        with pytest.raises(CsaGraphError, match=words):
            outputs.write_with_tables(tmp_path / path, *make(0))
    assert [each.name for each in tmp_path.iterdir()] == ["plan.trig"]


def test_a_table_that_is_named_no_more_is_deleted(tmp_path: Path) -> None:
    for number in range(2):
        outputs.write_with_tables(tmp_path / "plan.trig", *make(number))
    assert set(read(tmp_path)) == {"plan.trig", *make(1)[1]}
    (name,) = make(1)[1]
    (tmp_path / "copy.trig").write_bytes((tmp_path / "plan.trig").read_bytes())
    outputs.write_with_tables(tmp_path / "plan.trig", *make(2))
    assert name in read(tmp_path)
    (tmp_path / "copy.trig").unlink()
    (tmp_path / name).write_bytes(b"edited")
    outputs.write_with_tables(tmp_path / "plan.trig", *make(0))
    assert read(tmp_path)[name] == b"edited"
    with pytest.raises(CsaGraphError, match="somebody has changed"):
        outputs.write_with_tables(tmp_path / "plan.trig", *make(1))


KILLED = """
import os, signal, sys
from pathlib import Path
from csa_graph.base import marks, outputs, updates
sys.path.insert(0, sys.argv[3])
from tests.base.test_outputs import make

moves = iter(range(100))

def move(one, other):
    is_last = next(moves) == int(sys.argv[2])
    if is_last and sys.argv[4] == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    os.replace(one, other)
    if is_last:
        os.kill(os.getpid(), signal.SIGKILL)

outputs.write_with_tables(Path(sys.argv[1]), *make(1), move=move)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("when", ["before", "after"])
def test_data_and_table_fit_together_at_each_moment(tmp_path: Path, when: str) -> None:
    root = str(Path(__file__).parents[2])
    for number in range(2):
        outputs.write_with_tables(tmp_path / "plan.trig", *make(0))
        arguments = [str(tmp_path / "plan.trig"), str(number), root, when]
        done = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
        assert done.returncode == -signal.SIGKILL
        assert is_whole(tmp_path)
    # What the killed processes have left is cleared, too.
    outputs.write_with_tables(tmp_path / "plan.trig", *make(2))
    assert set(read(tmp_path)) == {"plan.trig", *make(2)[1]}


def test_what_is_updated_in_place_loses_no_edit(tmp_path: Path) -> None:
    file = tmp_path / "plan.trig"
    outputs.write(file, TRIG, ".trig")
    before = file.read_bytes()
    updates.update(file, before, marks.keep(before, before.replace(b" }", b"\n}"), ".trig"), "format")
    # It is ours still, and so can be replaced.
    outputs.write(file, TRIG, ".trig")
    file.write_bytes(MINE)
    with pytest.raises(CsaGraphError, match="was changed while it was read"):
        updates.update(file, before, TRIG, "format")
    assert file.read_bytes() == MINE
    updates.update(file, MINE, MINE + b"\n", "format")
    with pytest.raises(CsaGraphError, match="not known to be"):
        outputs.write(file, TRIG, ".trig")
    with pytest.raises(ValueError, match="export writes an output"):
        updates.update(file, MINE, TRIG, "export")
