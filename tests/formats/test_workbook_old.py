"""A workbook of an earlier version is read as it was; what is old in it is told.

``data/old-workbook`` is a folder that the version of commit 949036c wrote, with rows added by hand;
``data/old-workbook.trig`` is what that version made of it.
"""

from __future__ import annotations

from pathlib import Path

from csa_graph import formats
from tests.formats.workbooks import statements

DATA = Path(__file__).parent / "data"
CSA = "https://w3id.org/csa-graph/ontology#"


def test_an_old_workbook_says_what_it_said() -> None:
    before = statements((DATA / "old-workbook.trig").read_bytes())
    # An arrangement of reporting is an arrangement now; nothing else of it has another name.
    now = {
        (graph, thing, name, value.replace(f"{CSA}ReportingArrangement", f"{CSA}Arrangement"))
        for graph, thing, name, value in before
    }
    assert statements(formats.read([DATA / "old-workbook"]).trig) == now
    assert now != before


def test_a_role_that_an_old_workbook_put_into_the_shared_list_is_told() -> None:
    (note,) = formats.read([DATA / "old-workbook"]).notes
    said = (
        "the ID “role:vice-convener” is one of the lists that all partnerships share, which have no such word"
    )
    how = "a role, kind or frequency of your own goes on the sheet Roles and kinds, without ID"
    assert (note.place, note.message) == ("line 5, ID", f"{said}; {how}")
