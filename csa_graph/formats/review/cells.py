"""What is proposed in a row becomes its cells: those that a person may change, as a spreadsheet has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.xml_text import for_xml
from csa_graph.formats.review.kinds import find_word, is_body
from csa_graph.formats.review.proposed import find_about, propose
from csa_graph.formats.workbook.reading.names import can_join, join
from csa_graph.formats.workbook.reading.raw import clean_cell
from csa_graph.formats.workbook.writing.fitting import LONGEST

if TYPE_CHECKING:
    from csa_graph.formats.review.decisions import Index
    from csa_graph.reading.proposal import Name, Proposal

_CUT = " […]"


def plain(text: str) -> str:
    r"""Return a text as a cell holds it: without what XML or a spreadsheet would change, and not too long.

    >>> plain(" a\x00b "), len(plain("a" * 40_000))
    ('a�b', 32767)
    """
    cleaned = clean_cell(for_xml(text))
    text = cleaned if isinstance(cleaned, str) else ""
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def propose_name(name: Name) -> dict[str, str]:
    """Return the cells of a name by heading, as it is proposed."""
    cells = {
        "Name": name.name,
        "Also called": join(each for each in name.aliases if can_join(each)),
        "What it is": find_word(name.kind),
        "Kind": name.type if is_body(name.kind) else "",
        "Belongs to": name.part_of or name.office_of or "",
        "Address": name.iri or "",
    }
    return {heading: plain(text) for heading, text in cells.items() if text}


def propose_about(proposal: Proposal) -> dict[str, str]:
    """Return the cell of a proposal about the paper itself."""
    return {"Value": plain(proposal.object or "")} if proposal.object else {}


def propose_cells(key: str, index: Index) -> dict[str, str]:
    """Return what is proposed in the cells of a row that a person may change, by heading.

    Args:
        key: The ID of the row.
        index: What the rows are about.
    """
    if key in index.names:
        return propose_name(index.names[key])
    proposal = index.proposals.get(key)
    if proposal is None:
        return {}
    if find_about(proposal, index.known):
        return propose_about(proposal)
    return {heading: plain(text) for heading, text in propose(proposal, index.known).items() if plain(text)}
