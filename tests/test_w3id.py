"""The redirects of w3id.org lead from each address that we give out to a file of the repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

import csa_graph
from csa_graph.asking import catalogue
from csa_graph.base import resources
from csa_graph.terms.iris import ROOT

REPOSITORY = Path(*csa_graph.__path__).parent
FOLDER = resources.ontology() / "w3id"
SERVED = "https://example.org/csa-graph"
# Lines that are neither conditions nor rules.
OTHER = r"|#.*|Options .*|AddType \S+ \.\S+|Header set \S+ \S+|RewriteEngine on"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Rule(NamedTuple):
    """A rule of the file: what is asked for, what is sought by its header, and where it leads."""

    pattern: str
    accepted: tuple[str, ...]
    target: str
    flags: tuple[str, ...]


def read() -> list[Rule]:
    """Read the rules; conditions of a rule are alternatives, as all but the last say by their flag."""
    rules = []
    accepted: list[str] = []
    for line in (FOLDER / ".htaccess").read_text("utf-8").splitlines():
        if condition := re.fullmatch(r"RewriteCond %\{HTTP_ACCEPT\} (\S+)( \[OR\])?", line):
            accepted.append(condition[1])
        elif rule := re.fullmatch(r"RewriteRule (\S+) (\S+) \[(\S+)\]", line):
            rules.append(Rule(rule[1], tuple(accepted), rule[2], tuple(rule[3].split(","))))
            accepted = []
        else:
            assert re.fullmatch(
                r"|#.*|Options .*|AddType \S+ \.\S+|Header set \S+ \S+|RewriteEngine on", line
            )
    return rules


RULES = read()


def follow(iri: str, accept: str) -> str | None:
    """Return the file that an address leads to, by its path in the repository."""
    path = iri.removeprefix(ROOT).partition("#")[0]
    for rule in RULES:
        found = re.search(rule.pattern, path)
        if rule.target == "-" or not found:
            continue
        if rule.accepted and not any(re.search(each, accept) for each in rule.accepted):
            continue
        target = rule.target.removeprefix("%{ENV:FILES}/")
        for number, part in enumerate(found.groups(), start=1):
            target = target.replace(f"${number}", part or "")
        return target
    return None


def list_addresses() -> set[str]:
    """Return the addresses of what the repository describes."""
    files = [*resources.ontology().glob("*.ttl"), *(resources.data() / "worcestershire").glob("*.trig")]
    quads = [quad for file in files for quad in ox.parse(path=str(file))]
    described = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    given = {f"{ROOT}check/{name}" for name in catalogue.checks()}
    given |= {f"{ROOT}rule/{name}" for name in catalogue.rules()}
    return {iri for iri in described | given if iri.startswith(ROOT)} | {ROOT, f"{ROOT}context.jsonld"}


@pytest.mark.parametrize("accept", ["text/turtle", "*/*", "", BROWSER])
def test_every_address_leads_to_a_file(accept: str) -> None:
    addresses = list_addresses()
    assert len(addresses) > 400
    lost = {iri: follow(iri, accept) for iri in addresses}
    assert {iri: to for iri, to in lost.items() if to is None or not (REPOSITORY / to).is_file()} == {}


@pytest.mark.parametrize(
    ("address", "data", "page"),
    [
        ("ontology#reportsTo", "ontology/csa.ttl", "docs/ontology.md"),
        ("ontology/0.1.0", "ontology/csa.ttl", "docs/ontology.md"),
        ("role/chair", "ontology/kinds.ttl", "docs/ontology.md"),
        ("check/self-report", "queries/checks/self-report.rq", "docs/checks.md"),
        ("context.jsonld", "ontology/context.jsonld", "ontology/context.jsonld"),
        (
            "worcestershire/2018-19#4.7",
            "data/worcestershire/2018-19.trig",
            "data/worcestershire/2018-19.trig",
        ),
    ],
)
def test_programs_get_data_and_browsers_a_page(address: str, data: str, page: str) -> None:
    assert follow(ROOT + address, "text/turtle") == data
    assert follow(ROOT + address, BROWSER) == page


def test_no_rule_is_left_over_and_each_ends_the_search() -> None:
    first, *rules = RULES
    assert first.flags == (f"E=FILES:{SERVED}",)
    assert all(rule.flags[1:] == ("L",) and rule.flags[0] in {"R=302", "R=303"} for rule in rules)
    reached = {follow(iri, accept) for iri in list_addresses() for accept in ("text/turtle", BROWSER)}
    named = {rule.target.removeprefix("%{ENV:FILES}/") for rule in rules if "$" not in rule.target}
    assert named <= reached


def test_the_addresses_that_its_page_shows_lead_somewhere() -> None:
    shown = re.findall(r"`(https://w3id\.org/csa-graph/[^`]+)`", (FOLDER / "README.md").read_text("utf-8"))
    assert len(shown) > 5
    assert [iri for iri in shown if not (REPOSITORY / str(follow(iri, "text/turtle"))).is_file()] == []


def test_nothing_is_said_of_addresses_that_are_not_ours_to_give() -> None:
    assert follow(f"{ROOT}harbour/2030-31", "text/turtle") is None
