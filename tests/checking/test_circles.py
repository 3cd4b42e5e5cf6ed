"""Circles are found in time that grows with the lines, as are the checks that tell of them."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from csa_graph.base.errors import QueryError
from csa_graph.checking import check, circles

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = """
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/dense/> .
@prefix p: <https://example.org/dense/2040#> .
:2040 a csa:Edition ; dct:title "Dense" ; csa:period "2040" ; dct:publisher :g0 .
p:1 a csa:Passage ; dct:isPartOf :2040 ; csa:locator "1" ; csa:order 1 ; csa:page 1 ; dct:abstract "All." .
"""
# Processor time that ten such checks may take: paths of the engine took longer for one.
_SECONDS = 20


def _reach(lines: set[tuple[str, str]], start: str) -> set[str]:
    """Return what is reached from a body by one line or more, as the definition has it."""
    found: set[str] = set()
    ahead = {upper for lower, upper in lines if lower == start}
    while ahead:
        found |= ahead
        ahead = {upper for lower, upper in lines if lower in ahead} - found
    return found


@pytest.mark.parametrize("seed", range(40))
def test_circles_are_those_of_their_definition(seed: int) -> None:
    """Two bodies stand in a circle where each is reached from the other; the first gives it its name."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    bodies = [f"b{number}" for number in range(9)]
    lines = {(chance.choice(bodies), chance.choice(bodies)) for _ in range(chance.randrange(2, 18))}
    expected = {}
    for body in bodies:
        if body in (above := _reach(lines, body)):
            expected[body] = min(other for other in above if body in _reach(lines, other))
    assert circles.group(lines) == expected


def test_a_long_circle_is_one() -> None:
    """Deeper than Python can call."""
    lines = [(f"b{number:05}", f"b{(number + 1) % 20_000:05}") for number in range(20_000)]
    assert set(circles.group(lines).values()) == {"b00000"}


@pytest.mark.parametrize(
    ("line", "upper", "code"),
    [
        ("csa:reportsTo", "g", "reporting-cycle"),
        ("csa:subGroupOf", "g", "reporting-cycle"),
        ("org:subOrganizationOf", "g", "body-within-itself"),
        ("csa:reportsTo", "process", "line-to-no-agent"),
    ],
)
def test_all_groups_joined_to_all_others_are_checked_in_time(
    line: str, upper: str, code: str, tmp_path: Path
) -> None:
    ends = range(120)
    groups = [f':g{end} a csa:Group ; skos:prefLabel "Group {end}" .' for end in ends]
    groups += [f':process{end} a csa:Process ; skos:prefLabel "Process {end}" .' for end in ends]
    lines = [f":g{one} {line} :{upper}{other} ." for one in ends for other in ends if one != other]
    data = tmp_path / "dense.trig"
    data.write_text("\n".join([_HEAD, "p:1 {", *groups, *lines, "}"]), encoding="utf-8")
    limited = (
        f"import resource, runpy; resource.setrlimit(resource.RLIMIT_CPU, ({_SECONDS}, {_SECONDS}));"
        "runpy.run_module('csa_graph', run_name='__main__')"
    )
    asked = ["check", "--data", str(data), "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", limited, *asked], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.count(f'"{code}"') >= 1


def test_a_place_for_circles_is_asked_for() -> None:
    from csa_graph.checking import checks
    from csa_graph.stores.memory import MemoryStore

    known = checks.get("reporting-cycle")
    broken = known.query._replace(text=known.query.text.replace("?upper ?focus", "?upper ?other ?focus"))
    with pytest.raises(QueryError, match=r"no place for circles: VALUES \(\?upper"):
        circles.fill(check.from_query(broken), MemoryStore())
