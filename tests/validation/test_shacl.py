"""What the shapes object to is the same whichever engine runs them."""

from __future__ import annotations

import random
import tomllib
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from benchmarks.generate import invent
from csa_graph.validation import shacl
from tests.checking.test_checks import HERE, SOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULTS = tomllib.loads((HERE / "faults.toml").read_text("utf-8"))["fault"]


def parse(text: str) -> list[ox.Quad]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TRIG))


def judge(quads: Sequence[ox.Quad], *, fast: bool) -> list[str]:
    """The results in an order of their own; things without IRI are numbered anew by each run."""
    return sorted(map(str, shacl.run(quads, fast=fast)))


@pytest.mark.parametrize("case", FAULTS, ids=[each["new"] or each["old"] for each in FAULTS])
def test_both_engines_find_the_same_in_a_broken_file(case: dict[str, str]) -> None:
    quads = parse(SOUND.replace(case["old"], case["new"]))
    found = judge(quads, fast=True)
    assert any(case["message"] in each for each in found)
    assert found == judge(quads, fast=False)


@pytest.mark.parametrize("seed", [1, 2])
def test_both_engines_find_the_same_where_statements_are_lost_or_go_wrong(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    quads = [quad for quad in parse(invent(2, seed)) if chance.random() > 0.03]
    objects = [quad.object for quad in quads]
    for place in chance.sample(range(len(quads)), len(quads) // 30):
        quad = quads[place]
        quads[place] = ox.Quad(quad.subject, quad.predicate, chance.choice(objects), quad.graph_name)
    found = judge(quads, fast=True)
    assert len(found) > 50
    assert found == judge(quads, fast=False)


@pytest.mark.parametrize("order", ['"007"^^xsd:integer , 7', '"+3"^^xsd:integer', '"-00"^^xsd:integer'])
def test_numbers_are_seen_as_they_are_written(order: str) -> None:
    quads = parse(SOUND.replace('csa:locator "3" ; csa:order 3', f'csa:locator "3" ; csa:order {order}'))
    assert judge(quads, fast=True) == judge(quads, fast=False)


def test_things_without_iri_and_quoted_triples_are_seen_alike() -> None:
    nameless = "    :partnership csa:reportsTo :board .\n    [] a csa:Group ; csa:totalSeats 0 ."
    quads = parse(SOUND.replace("    :partnership csa:reportsTo :board .", nameless))
    triple = ox.Triple(quads[0].subject, quads[0].predicate, quads[0].object)
    quads.append(ox.Quad(quads[0].subject, ox.NamedNode("urn:says"), triple))
    found = judge(quads, fast=True)
    assert any("_:" in each for each in found)
    assert found == judge(quads, fast=False)


def test_without_the_extra_pyshacl_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shacl.get_engine().startswith("pyshacl-turbo ")
    monkeypatch.setattr(shacl, "has_fast_engine", lambda: False)
    monkeypatch.setattr(
        "pyshacl_turbo.CompiledShapes.validate", lambda *_: pytest.fail("it is not installed")
    )
    assert shacl.get_engine().startswith("pyshacl ")
    (case, *_) = FAULTS
    found = shacl.run(parse(SOUND.replace(case["old"], case["new"])))
    assert any(case["message"] in each.words for each in found)
