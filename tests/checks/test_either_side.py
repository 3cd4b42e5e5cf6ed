"""What lies just on this side of a check, and what just beyond: one change to the sound partnership each."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from csa_graph import opening
from csa_graph.checking import checks
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

HERE = Path(__file__).parent
STATUS = "https://w3id.org/csa-graph/status/"
LEADS = "csa:lead :council , :police ;\n        csa:accountable :council ."
GUILD = "csa:lead :guild , :council . :guild a org:Organization ; skos:prefLabel 'Guild'"
SHOP = ":shop a org:OrganizationalUnit ; org:unitOf :guild"
MASTER = ":master a org:Post ; org:postIn :guild"


def found(folder: Path, old: str, new: str, codes: set[str], day: str = "2030-02-01") -> set[str]:
    """Return which of some checks find something once one place of the sound data is changed."""
    text = (HERE / "sound.trig").read_text("utf-8")
    assert text.count(old) == 1, "the change must be made at one place"
    (folder / "plan.trig").write_text(text.replace(old, new), "utf-8")
    shutil.copy(HERE / "offences.csv", folder)
    store = MemoryStore()
    store.build(opening.find([folder / "plan.trig"]))
    as_of = datetime.date.fromisoformat(day)
    return {each.code for each in checks.run(store, Names(store), only=codes, as_of=as_of)}


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Partners", "action-led-by-a-collective"),
        ("ALL PARTNERS", "action-led-by-a-collective"),
        ("The partnership", "action-led-by-a-collective"),
        ("Partners / all agencies", "action-led-by-a-collective"),
        ("Responsible Authorities", "action-led-by-a-collective"),
        ("Various", "action-led-by-a-collective"),
        ("Partners and the Harbour Trust", "action-without-lead"),
        ("Housing partnership", "action-without-lead"),
        ("Smallwood", "action-without-lead"),
        ("TBC", "action-without-lead"),
        ("", "action-without-lead"),
    ],
)
def test_an_action_that_nobody_leads_is_found_once(printed: str, code: str, tmp_path: Path) -> None:
    codes = {"action-led-by-a-collective", "action-without-lead"}
    old = '"Council / Police" ;\n        csa:lead :council , :police'
    assert found(tmp_path, old, f'"{printed}"', codes) == {code}


@pytest.mark.parametrize(
    ("theme", "codes"),
    [
        ("LAMPS", set()),
        ("Harbour – Lights", set()),
        ("Lights/Lamps", set()),
        ("Street-lamps", set()),
        ("Headlamps", {"action-theme-without-priority"}),
        ("Lamp", {"action-theme-without-priority"}),
        ("Fire", {"action-theme-without-priority"}),
    ],
)
def test_a_theme_names_a_priority_by_whole_words(theme: str, codes: set[str], tmp_path: Path) -> None:
    both = {"action-theme-without-priority", "action-without-priority"}
    assert found(tmp_path, 'csa:theme "Lamps"', f'csa:theme "{theme}"', both) == codes


@pytest.mark.parametrize("theme", ["Lamps", "Fire"])
def test_an_action_that_serves_no_priority_is_found_once(theme: str, tmp_path: Path) -> None:
    both = {"action-theme-without-priority", "action-without-priority"}
    old = 'csa:theme "Lamps" ;\n        csa:addresses :lamps ;'
    code = "action-without-priority" if theme == "Lamps" else "action-theme-without-priority"
    assert found(tmp_path, old, f'csa:theme "{theme}" ;', both) == {code}


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("", {"priority-with-several-owners"}),
        (":board csa:coordinates :lamps .", set()),
        (":partnership csa:coordinates :board .", set()),
        (":board csa:coordinates :fires .", {"priority-with-several-owners"}),
        # The board answers to the partnership by way of a body that owns nothing.
        (":board csa:reportsTo :scrutiny . :scrutiny csa:subGroupOf :partnership .", set()),
        # Both answer to a third body, which does not own the priority.
        (":partnership csa:reportsTo :scrutiny .", {"priority-with-several-owners"}),
        # The one stands above the other, a third owner above neither.
        (
            ":partnership csa:reportsTo :board . :council csa:owns :lamps .",
            {"priority-with-several-owners"},
        ),
    ],
)
def test_one_of_several_owners_may_lead(said: str, codes: set[str], tmp_path: Path) -> None:
    old = ":partnership csa:reportsTo :board ."
    assert found(tmp_path, old, said, {"priority-with-several-owners"}) == codes


@pytest.mark.parametrize(
    ("tie", "codes"),
    [
        ("", {"lead-without-seat"}),
        ("; a csa:Group", set()),
        ("; org:unitOf :council", set()),
        (". :police org:unitOf :guild", set()),
        (". :cai org:memberOf :guild", set()),
        (
            f". :cai org:memberOf :shop . {SHOP}",
            set(),
        ),
        (f". {MASTER} ; org:heldBy :cai", set()),
        (". :seat a csa:Seat ; org:postIn :board ; opengov:onBehalfOf :guild", set()),
        (
            f". :seat a csa:Seat ; org:postIn :board ; csa:filledBy :master . {MASTER}",
            set(),
        ),
        ("; org:classification kind:police-force", set()),
        ("; org:classification kind:charity", {"lead-without-seat"}),
        # To be linked, or to support, is not to sit.
        ("; org:linkedTo :council", {"lead-without-seat"}),
        ("; csa:supports :partnership", {"lead-without-seat"}),
    ],
)
def test_a_lead_sits_on_a_group_in_many_ways(tie: str, codes: set[str], tmp_path: Path) -> None:
    assert found(tmp_path, LEADS, f"{GUILD} {tie} .", {"lead-without-seat"}) == codes


@pytest.mark.parametrize(
    ("dates", "day", "codes"),
    [
        ('csa:due "2030-06-30"^^xsd:date', "2030-06-30", set()),
        ('csa:due "2030-06-30"^^xsd:date', "2030-07-01", {"action-overdue"}),
        (f'csa:status <{STATUS}done> ; csa:due "2030-06-30"^^xsd:date', "2030-07-01", set()),
        ('csa:starts "2030-06-30"^^xsd:date', "2030-06-30", {"action-with-only-a-start"}),
        ('csa:starts "2030-06-30"^^xsd:date', "2030-07-01", {"action-with-only-a-start", "action-overdue"}),
        (
            f'csa:status <{STATUS}under-way> ; csa:starts "2030-06-30"^^xsd:date',
            "2030-07-01",
            {"action-with-only-a-start"},
        ),
        ('csa:starts "2030-05-01"^^xsd:date ; csa:due "2030-06-30"^^xsd:date', "2030-06-30", set()),
        (f"csa:status <{STATUS}planned>", "2030-07-01", {"action-without-deadline"}),
    ],
)
def test_a_timescale_is_for_the_end_or_for_the_start(
    dates: str, day: str, codes: set[str], tmp_path: Path
) -> None:
    dated = {"action-overdue", "action-with-only-a-start", "action-without-deadline"}
    old = 'csa:due "2030-06-30"^^xsd:date'
    assert found(tmp_path, old, dates, dated, day) == codes
