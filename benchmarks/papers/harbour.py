"""The invented paper of the demo: a short agreement of two pages, in ``data/harbour``.

    python -m benchmarks.papers.harbour [FOLDER]

writes it as Word makes numbers, and as PDF by LibreOffice. What it states is
in ``harbour.toml``, by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.papers.model import Grid, Heading, Item, NewPage, Paper, Paragraph
from benchmarks.papers.offices import to_pdf
from benchmarks.papers.word import write_word
from csa_graph.reading.comparing.truth import Truth

NAME = "harbour-safety-agreement"
FOLDER = Path(__file__).parents[2] / "data" / "harbour"
_PLAN = Grid(
    ("Theme", "Action", "By when", "Lead"),
    (
        (
            "Safety on the water",
            "Renew the rescue equipment on all slipways",
            "June 2026",
            "Water Safety Group",
        ),
        ("", "Run a cold-water campaign in every school", "September 2026", "SBC / Coastal Rescue"),
        (
            "Nights on the quay",
            "Train door staff to spot people at risk",
            "October 2026",
            "Quayside Nights Group",
        ),
        ("", "Light the path from the quay to the station", "March 2027", "SBC"),
        ("Theft from boats", "Mark outboard engines at the marina", "July 2026", "Tarrant Police / QNG"),
        ("", "Share patterns of theft with the neighbouring harbours", "December 2026", "Partners"),
    ),
    "Table 1: Action plan 2026 to 2027",
)
BLOCKS = (
    Heading("About this agreement"),
    Paragraph(
        "This agreement sets out how the partners of the Saltmere Harbour Safety Partnership (HSP) keep "
        "people safe on and around the water from April 2026 to March 2027."
    ),
    Paragraph(
        "The Harbour Safety Board (the Board) leads the partnership. It reports twice a year to the Saltmere "
        "Coastal Executive (SCE), and Saltmere Borough Council (SBC) provides its secretariat."
    ),
    Paragraph(
        "The work of the Board is subject to scrutiny by the Council's Coast and Environment Scrutiny "
        "Committee, once a year."
    ),
    Paragraph(
        "The Board works alongside the Tarrant Estuary Forum and shares its calendar of events; neither "
        "answers to the other."
    ),
    Heading("Priorities"),
    Paragraph("For 2026 to 2027 the Board has chosen three priorities:"),
    Item("Safety on the water"),
    Item("Nights on the quay"),
    Item("Theft from boats"),
    Heading("How the work is overseen"),
    Paragraph(
        "The Water Safety Group is a sub-group of the Board. It meets every two months and oversees the "
        "beach lifeguard service."
    ),
    Paragraph(
        "The Quayside Nights Group (QNG) is accountable to the Board for the safety of the evening economy. "
        "It sends its figures on assaults each quarter to the Tarrant Police and Crime Commissioner."
    ),
    Paragraph(
        "The Board is responsible for the action plan in Table 1. A review of these arrangements will be "
        "presented in March 2027."
    ),
    _PLAN,
    NewPage(),
    Heading("Appendix A: Groups of the partnership", is_numbered=False),
    Heading("Harbour Safety Board – Chair: Cllr Amara Nwosu, Saltmere Borough Council", 2, is_numbered=False),
    Paragraph(
        "Sets the direction of the partnership and agrees this document. Vice-Chair: Chief Inspector Tom "
        "Halloran, Tarrant Police. Its members are:",
        is_numbered=False,
    ),
    Item("Saltmere Borough Council"),
    Item("Tarrant Police"),
    Item("Coastal Rescue"),
    Item("the Harbour Master"),
    Item("two representatives of boat owners"),
    Heading("Water Safety Group – Chair: Ingrid Solberg, Coastal Rescue", 2, is_numbered=False),
    Paragraph(
        "This group looks after rescue equipment, lifeguards and lessons. Membership comprises "
        "representatives of Coastal Rescue, the Harbour Master, Saltmere Sailing Club and Tarrant "
        "Ambulance Service.",
        is_numbered=False,
    ),
    Heading("Quayside Nights Group – Chair: Joseph Adeyemi, Saltmere Traders", 2, is_numbered=False),
    Paragraph(
        "Brings together those who work on the quay after dark. The group includes Saltmere Traders, Tarrant "
        "Police and SBC's licensing team.",
        is_numbered=False,
    ),
    Heading("Saltmere Coastal Executive – Chair: to be confirmed", 2, is_numbered=False),
    Paragraph(
        "The chief officers of the partners meet as the Executive, which receives the Board's reports. This "
        "list is not exhaustive: working groups come and go with the season.",
        is_numbered=False,
    ),
)
PAPER = Paper(
    NAME,
    "agreement",
    "Saltmere Harbour Safety Agreement 2026 to 2027",
    "Saltmere Harbour Safety Partnership",
    BLOCKS,
    Truth(NAME, (), ()),
)


def main(arguments: list[str]) -> int:
    """Write the paper as both forms."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.docx"
    write_word(PAPER, path, automatic=True)
    to_pdf(path, folder, tagged=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
