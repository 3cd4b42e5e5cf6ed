"""Rules of a place's own, and a profile that brings them, written for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """\
#+ title = "{title}"
#+ topic = "delivery"
#+ severity = "warning"
#+ summary = "It is one of ours."
#+ why = "We care."
#+ remedy = "Talk | to <us>."
#+ source = "Our handbook."
#+ message = "Ours is {{focus}}."
#+ [columns]
#+ focus = "what is ours"
#+ passage = "where it is named"
"""
DAY = """\
#+ [parameters.as_of]
#+ kind = "date"
#+ summary = "the day"
"""
PREFIX = "PREFIX csa: <https://w3id.org/csa-graph/ontology#>\n"
#: Every priority: of the harbour "Clean water" and "Safety at night", both named in 2.10.
PRIORITIES = (
    f"{PREFIX}SELECT DISTINCT ?focus ?passage {{ "
    "GRAPH ?passage { ?focus a csa:Priority } ?passage a csa:Passage }"
)
#: Every action that is due before the day: of the harbour "Light the quays", due on 30 September 2030 (A.1).
OVERDUE = (
    f"{PREFIX}SELECT DISTINCT ?focus ?passage {{ GRAPH ?passage {{ ?focus csa:due ?due }} "
    "?passage a csa:Passage . FILTER(?due < ?as_of) }"
)


def write_rule(
    folder: Path, code: str = "our-priority", query: str = PRIORITIES, *, title: str = "One of ours"
) -> Path:
    """Write a rule into a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    header = HEADER.format(title=title) + (DAY if "?as_of" in query else "")
    path = folder / f"{code}.rq"
    path.write_text(header + query + "\n", encoding="utf-8")
    return path


def write_profile(folder: Path, text: str = 'rules = ["ours"]\n') -> Path:
    """Write a profile; by default one that brings the rules of the folder ``ours`` beside it."""
    path = folder / "profile.toml"
    path.write_text(text, encoding="utf-8")
    return path
