"""What the reader's benchmark tells: what is not there is not measured; what fails states nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.papers.samples import FOLDER
from benchmarks.reading import accuracy, lists, speed
from benchmarks.reading.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_papers_that_are_not_there_are_not_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--papers", str(tmp_path), "--invented", "0"]) == 0
    told = capsys.readouterr().out
    assert "not measured: no folder of its copies" in told
    assert told.count("not in the folder: ") == 2


def test_where_a_paper_comes_from_is_no_part_of_it(tmp_path: Path) -> None:
    """The excerpts begin with lines about their source, which name bodies that the excerpt does not."""
    papers, scratch = tmp_path / "papers", tmp_path / "scratch"
    papers.mkdir()
    scratch.mkdir()
    name = "dorset-lrf-structure.txt"
    (papers / name).write_text("# Name: a forum\n# What: a page\nThe forum meets.\n", "utf-8")
    list(accuracy.measure_excerpts(papers, scratch))
    assert (scratch / name).read_text("utf-8") == "The forum meets.\n"


def test_a_paper_that_cannot_be_read_states_nothing(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 and no more")
    truth = lists.read_gold(FOLDER / "agreement-2.toml").truth
    done = accuracy.measure_paper(path, truth)
    assert done.why.startswith("broken.pdf")
    figure = done.comparison.figures["chairs"]
    assert figure.found == 0
    assert figure.wanted == sum(fact.kind == "chairs" for fact in truth.facts)


def test_a_long_paper_has_about_as_many_pages_as_are_wanted() -> None:
    short, long = (sum(len(str(block)) for block in speed.lengthen(pages).blocks) for pages in (10, 40))
    assert 3 < long / short < 5
