"""The invented papers that are committed, in nine forms: each paragraph, point and row comes back.

What a paper says is known from its maker, who wrote it into the file; nothing here is taken from a reader.
"""

from __future__ import annotations

import pytest

from benchmarks.papers.forms import FORMS
from benchmarks.papers.invent import invent
from benchmarks.papers.kinds import KINDS
from benchmarks.papers.model import Grid, Item, Paper, Paragraph
from benchmarks.papers.samples import FOLDER, SAMPLES
from benchmarks.reading.passages import Kept, compare_passages
from csa_graph.documents.document import Cell, Document, Passage
from csa_graph.documents.reading import read_document
from csa_graph.reading.comparing.truth import Truth

#: What does not come back whole, by form, and why.
NOT_WHOLE = {
    "pptx": {"numbers", "kinds"},  # slides show no numbers, and have points only
    "pdf-typst": {"cells"},  # a theme that is printed once stands in the first of its rows only
}


@pytest.mark.parametrize(("kind", "seed", "form"), SAMPLES, ids=str)
def test_every_paragraph_point_and_row_comes_back(kind: str, seed: int, form: str) -> None:
    paper = invent(next(each for each in KINDS if each.name == kind), seed)
    ending = next(each.ending for each in FORMS if each.name == form)
    kept = compare_passages(paper, read_document(FOLDER / f"{paper.name}{ending}"))
    assert kept.blocks > 20
    assert kept.texts == kept.blocks
    wanted = {"numbers": kept.blocks, "kinds": kept.blocks, "cells": kept.rows}
    for part in sorted(wanted.keys() - NOT_WHOLE.get(form, set())):
        assert (part, getattr(kept, part)) == (part, wanted[part])


def _paper(*blocks: Paragraph | Item | Grid) -> Paper:
    return Paper("x", "agreement", "T", "", blocks, Truth("x", (), ()))


def test_what_is_kept_is_told_by_words_number_and_kind() -> None:
    passages = (
        Passage("p1", "1", "paragraph", "One.", number="0.1"),
        Passage("p2", "2", "paragraph", "point", number="(a)"),
    )
    paper = _paper(Paragraph("One."), Item("point", "letter"), Item("gone", "letter"))
    kept = compare_passages(paper, Document("x", "txt", "", passages))
    assert kept == Kept(blocks=3, texts=2, numbers=2, kinds=1)


def test_a_row_is_kept_with_the_theme_that_is_printed_once() -> None:
    def row(*texts: str) -> Passage:
        return Passage(texts[1], texts[1], "row", "", cells=tuple(Cell(text) for text in texts))

    paper = _paper(Grid(("Theme", "Action"), (("A", "1"), ("", "2"))))
    assert compare_passages(paper, Document("x", "txt", "", (row("A", "1"), row("", "2")))).cells == 1
    assert compare_passages(paper, Document("x", "txt", "", (row("A", "1"), row("A", "2")))).cells == 2
