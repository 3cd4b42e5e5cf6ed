"""Which files of organograms belong together, by their names and first lines."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csa_graph import formats, opening
from csa_graph.formats.organogram import pairs
from tests.formats.test_organogram import JUNIOR, SENIOR

if TYPE_CHECKING:
    from pathlib import Path


def copy(path: Path, name: Path) -> Path:
    name.parent.mkdir(exist_ok=True)
    shutil.copy(path, name)
    return name


def test_names_that_differ_in_senior_and_junior_alone_belong_together(tmp_path: Path) -> None:
    senior, junior = (
        copy(SENIOR, tmp_path / "A-Senior-data.csv"),
        copy(JUNIOR, tmp_path / "a-junior-DATA.csv"),
    )
    other = copy(JUNIOR, tmp_path / "b-junior-data.csv")
    elsewhere = copy(JUNIOR, tmp_path / "there" / "a-junior-data.csv")
    swapped = copy(SENIOR, tmp_path / "c-junior.csv"), copy(JUNIOR, tmp_path / "c-senior.csv")
    others = [other, elsewhere, *swapped]
    assert pairs.find([senior, junior, *others]) == [(senior, junior)]
    assert formats.group([junior, *others, senior]) == [*((each,) for each in others), (senior, junior)]


def test_a_pair_is_read_as_one_only_where_both_are_asked_for() -> None:
    together = [each.read() for each in opening.find([SENIOR, JUNIOR])]
    expected = set(ox.parse(formats.read([SENIOR, JUNIOR]).trig, format=ox.RdfFormat.TRIG))
    found = [quad for each in together for quad in ox.parse(each.text, format=each.format)]
    assert set(found) == expected
    assert len(found) == len(expected)
    alone = [each.read() for each in opening.find([JUNIOR])]
    assert set(ox.parse(alone[0].text, format=alone[0].format)) - expected
    assert [len(each.notes) for each in alone] == [3]
