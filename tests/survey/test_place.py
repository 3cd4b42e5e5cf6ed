"""The folder of a survey is complete or absent, and nothing of anybody's is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from csa_graph import __version__
from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import edition, place, rules, survey, tables
from tests.survey.conftest import DATA, INVENTED

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.survey import Survey

HARBOUR = DATA / "harbour"


def test_the_folder_says_what_it_is(done: Survey) -> None:
    told = json.loads((done.folder / place.MANIFEST).read_text("utf-8"))
    assert (told["format"], told["version"]) == (place.FORMAT, __version__)
    assert told["files"] == INVENTED + 2, "the agreement and its mapping beside them"
    assert told["rows"] == done.rows
    assert told["across"] == done.across
    assert told["asked"]["checks"] is True
    assert told["asked"]["as_of"] == "2019-03-31"
    assert told["engine"]["name"] == "local"
    assert len(told["data"]) == 64
    assert {path.name for path in done.folder.iterdir()} == {
        place.MANIFEST,
        rules.FOLDER,
        *(rules.get_place(done.folder, table).name for table in tables.ALL),
    }


def test_the_numbers_are_those_of_the_rows(done: Survey) -> None:
    from tests.survey.reading import Tables

    read = Tables(done.folder)
    for table in tables.ALL:
        assert len(read.read(table.name)) == done.rows[table.name]
    for name, number in done.across.items():
        assert len(read.read(f"across/{name}")) == number
    assert sum(done.severities.values()) == done.rows["findings"]
    assert (done.editions, done.partnerships) == (INVENTED + 1, INVENTED + 1)


def test_a_survey_takes_the_place_of_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    survey([HARBOUR], out, checks=True, processes=1)
    survey([HARBOUR], out, ask=["who-reports-to-whom"], processes=1)
    assert (out / "answers").is_dir()
    assert not (out / "findings").exists(), "that was the old one's"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    survey([HARBOUR], out, processes=1)
    before = (out / place.MANIFEST).read_bytes()

    def fail(*_anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables, "write", fail)
    with pytest.raises(CsaGraphError, match="nodes cannot be written: No space left"):
        survey([DATA], out, processes=1)
    assert (out / place.MANIFEST).read_bytes() == before
    with pytest.raises(CsaGraphError, match="No space left"):
        survey([DATA], tmp_path / "other", processes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["out"], "no part of it is left"


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(CsaGraphError, match="holds something else"):
        survey([HARBOUR], tmp_path, processes=1)
    with pytest.raises(CsaGraphError, match="this is a file"):
        survey([HARBOUR], tmp_path / "letter.txt", processes=1)
    assert (tmp_path / "letter.txt").read_text("utf-8") == "Dear all"


def test_what_somebody_put_into_a_survey_is_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "out"
    survey([HARBOUR], out, processes=1)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CsaGraphError, match=r"holds notes\.txt, which would be lost"):
        survey([HARBOUR], out, processes=1)
    assert (out / "notes.txt").exists()


def test_two_surveys_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with place.prepare(out), pytest.raises(CsaGraphError, match="another process surveys into this folder"):
        survey([HARBOUR], out, processes=1)
    assert out.is_dir()


def test_what_a_killed_survey_left_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / ".out.1.new" / "nodes").mkdir(parents=True)
    survey([HARBOUR], tmp_path / "out", processes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    done = survey([HARBOUR], tmp_path, processes=1)
    assert done.editions == 1
    assert (tmp_path / place.MANIFEST).exists()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"ask": ["who-reports"]}, "No question is called"),
        ({"ask": ["who-reports-to"]}, "needs a value for group"),
        ({"analyse": ["trees"]}, "No analysis is called"),
        ({"analyse": ["route"]}, "needs a value for of"),
        ({"as_of": "soon"}, "is not a day"),
        ({"profile": "no-such.toml"}, "no-such.toml"),
    ],
)
def test_what_cannot_be_asked_is_told_before_anything_is_read(
    asked: dict[str, object], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "survey_unit", None)
    with pytest.raises(CsaGraphError, match=words):
        survey([HARBOUR], tmp_path / "out", **asked, processes=1)  # type: ignore[arg-type]
    assert not any(tmp_path.iterdir())


def test_no_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(CsaGraphError, match="no data file was given"):
        survey([], tmp_path / "out", processes=1)
    with pytest.raises(CsaGraphError, match="no such file"):
        survey([tmp_path / "nowhere"], tmp_path / "out", processes=1)
    with pytest.raises(CsaGraphError, match="name of the folder is empty"):
        survey([HARBOUR], "", processes=1)


def test_the_profile_is_that_of_check(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('off = ["group-without-chair"]\n', encoding="utf-8")
    whole = survey([HARBOUR], tmp_path / "a", checks=True, processes=1)
    less = survey([HARBOUR], tmp_path / "b", checks=True, profile=profile, processes=1)
    assert less.rows["findings"] < whole.rows["findings"]
