"""The invented papers: the same seed invents the same, and what a paper is said to state stands in it."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from benchmarks.papers.forms import FORMS
from benchmarks.papers.invent import invent, invent_all
from benchmarks.papers.kinds import KINDS
from benchmarks.papers.model import Block, Grid, Heading, Item, NewPage, Paper, Paragraph, number
from benchmarks.papers.samples import FOLDER, SAMPLES
from benchmarks.papers.web import to_html, to_markdown, to_text
from benchmarks.papers.wordings import lines, plans, seats, traps
from benchmarks.reading import lists
from csa_graph.base.wording import fold
from csa_graph.reading.comparing.truth import LINES, Truth

PAPERS = list(invent_all(3))


def _words(paper: Paper) -> str:
    texts = [paper.title]
    for block in paper.blocks:
        if isinstance(block, Grid):
            texts += [*block.columns, *(cell for row in block.rows for cell in row)]
        elif not isinstance(block, NewPage):
            texts.append(block.text)
    return f" {fold(' '.join(texts))} "


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_seed_invents_the_same_paper_again_and_another_seed_another(kind: object) -> None:
    (chosen,) = (each for each in KINDS if each == kind)
    assert invent(chosen, 7) == invent(chosen, 7)
    assert invent(chosen, 7).blocks != invent(chosen, 8).blocks


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_both_ends_of_every_fact_stand_in_the_paper(paper: Paper) -> None:
    words = _words(paper)
    for fact in paper.truth.facts:
        for forms in (fact.subject, fact.object):
            if fact.kind == "actions":
                # An action is known by some of its words.
                assert all(f" {word}" in words for form in forms for word in fold(form).split()), fact
            else:
                assert not forms or any(f" {fold(form)} " in words for form in forms), fact


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_group_that_is_wanted_is_named(paper: Paper) -> None:
    words = _words(paper)
    wanted = [body.name for body in paper.truth.bodies if body.is_wanted]
    assert [name for name in wanted if f" {fold(name)} " not in words] == []


def test_papers_state_every_kind_of_line_and_of_chair() -> None:
    facts = [fact for paper in PAPERS for fact in paper.truth.facts]
    lines_, chairs = (
        {fact.predicate[0] for fact in facts if fact.kind == kind} for kind in ("lines", "chairs")
    )
    assert lines_ == LINES
    assert chairs == {"chair", "vice chair", "co-chair"}


def test_there_are_many_wordings_and_no_two_are_alike() -> None:
    members = (*seats.LEADS_IN, *seats.MEMBERS)
    priorities = (*plans.PRIORITIES_LEAD_IN, *plans.PRIORITIES)
    lists_of_wordings = [*lines.LINES.values(), seats.CHAIRS, seats.VICE_CHAIRS, members, priorities]
    for wordings in (*lists_of_wordings, traps.NO_LINES):
        assert len(set(wordings)) == len(wordings) >= 25


def test_each_wording_of_a_line_names_both_bodies() -> None:
    for wordings in lines.LINES.values():
        for wording in wordings:
            fields = {name.casefold() for _, name, _, _ in string.Formatter().parse(wording) if name}
            assert {"a", "b"} <= fields, wording


def test_numbers_begin_again_in_an_annex() -> None:
    annex = Heading("Annex A", is_numbered=False, restarts=True)
    blocks: list[Block] = [Heading("One"), Paragraph("x"), annex, Heading("Role"), Paragraph("y")]
    assert [label for _, label in number(blocks)] == ["1.", "1.1", "", "1.", "1.1"]


def test_points_are_counted_within_their_list() -> None:
    between = Paragraph("c", is_numbered=False)
    blocks: list[Block] = [Item("a", "roman"), Item("b", "roman"), between, Item("d", "letter")]
    assert [label for _, label in number(blocks)] == ["(i)", "(ii)", "", "(a)"]


def test_a_cell_that_continues_the_one_above_is_spanned_in_a_page() -> None:
    grid = Grid(("Theme", "Action"), (("A", "1"), ("", "2"), ("", "3"), ("B", "4")))
    page = to_html(Paper("x", "agreement", "T", "S", (grid,), Truth("x", (), ())), automatic=True)
    assert '<tr><td rowspan="3">A</td><td>1</td></tr>\n<tr><td>2</td></tr>' in page
    assert "<tr><td>B</td><td>4</td></tr>" in page


@pytest.mark.parametrize(("kind", "seed", "form"), SAMPLES, ids=str)
def test_what_is_committed_is_what_the_generator_makes(kind: str, seed: int, form: str) -> None:
    paper = invent(next(each for each in KINDS if each.name == kind), seed)
    ending = next(each.ending for each in FORMS if each.name == form)
    path = FOLDER / f"{paper.name}{ending}"
    assert path.stat().st_size > 1000
    gold = lists.read_gold(path.with_suffix(".toml"))
    assert gold.file == path.name
    assert gold.truth._replace(facts=()) == paper.truth._replace(facts=())
    # The file has them kind by kind.
    assert sorted(gold.truth.facts, key=repr) == sorted(paper.truth.facts, key=repr)
    written = {
        "html": lambda: to_html(paper, automatic=True),
        "markdown": lambda: to_markdown(paper),
        "text": lambda: to_text(paper),
    }
    if form in written:
        assert path.read_text("utf-8") == written[form]()


def test_no_file_lies_there_that_nobody_made() -> None:
    made = {f"{kind.replace(' ', '-')}-{seed}" for kind, seed, _ in SAMPLES}
    assert {Path(each).stem for each in FOLDER.iterdir()} == {*made, "README"}
