"""Texts that are made to take long: their names are found in time in proportion to them."""

from __future__ import annotations

import time

import pytest

from csa_graph.documents.document import Document, Passage
from csa_graph.reading import names

#: Each is repeated until it has so many letters.
SHORT, LONG = 5_000, 20_000
PIECES = {
    "heads": "Board ",
    "names": "Harbour Board ",
    "capitals": "Harbour ",
    "brackets that stay open": "Harbour Board (",
    "brackets": "Harbour Board (HB) ",
    "lists": "(Reefton, Marl and Tide and ",
    "of": "Office of ",
    "and": "Reef and ",
    "quotes": "“the ",
    "abbreviations": "SCB PEG HWBB ABC ",
    "one word": "A",
    "stops": "A.B.",
    "sections": "s.17 and 18 ",
    "chairs": "Chair: Ann Marl, ",
    "priorities": "priorities are Tides, ",
}


def measure(piece: str, letters: int) -> float:
    text = piece * (letters // len(piece)) + "of the Harbour Board."
    document = Document("paper.txt", "text", "", (Passage("p1", "1", "paragraph", text),))
    start = time.process_time()
    names.find(document)
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_time_grows_with_the_text(piece: str) -> None:
    measure(piece, 100)
    short, long = measure(piece, SHORT), measure(piece, LONG)
    # Four times the text takes four times as long; what grew with its square would take sixteen.
    assert long < 10 * max(short, 0.05), f"{short:.2f} s, then {long:.2f} s"
