"""Every format of export: what it holds, that it follows from the data alone, and what is refused."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import GovernanceGraph
from csa_graph.base.endings import find_format
from csa_graph.base.errors import CsaGraphError, UnknownNameError
from csa_graph.formats import list_endings, writers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def graph(harbour: Path) -> GovernanceGraph:
    """The invented partnership."""
    return GovernanceGraph.open(harbour)


@pytest.fixture(scope="module")
def backwards(harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> GovernanceGraph:
    """The same partnership from a file whose statements stand in the opposite order."""
    folder = tmp_path_factory.mktemp("backwards")
    shutil.copy(harbour.parent / "accidents.csv", folder)
    quads = list(ox.parse(harbour.read_bytes(), format=ox.RdfFormat.TRIG))
    path = folder / "other.nq"
    path.write_bytes(ox.serialize(reversed(quads), format=ox.RdfFormat.N_QUADS) or b"")
    return GovernanceGraph.open(path)


@pytest.mark.parametrize("form", writers())
def test_the_same_data_in_another_order_give_the_same_bytes(
    form: str, graph: GovernanceGraph, backwards: GovernanceGraph
) -> None:
    content = graph.export(form)
    assert content == backwards.export(form)
    assert bool(content)


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_a_drawing_does_not_say_on_which_day_it_was_made(form: str, graph: GovernanceGraph) -> None:
    content = graph.export(form)
    assert isinstance(content, str)
    assert "Harbour Board" in content
    assert not re.search(r"\bbuilt\b", content, re.IGNORECASE)


def test_a_name_tells_its_format_and_no_ending_tells_two() -> None:
    endings = [ending for form in writers().values() for ending in form.endings]
    assert len(endings) == len(set(endings))
    assert {find_format(f"a{ending}", list_endings()) for ending in endings} == {
        name for name, form in writers().items() if form.endings
    }
    assert find_format("folder", list_endings()) is None


def test_a_view_can_be_chosen(graph: GovernanceGraph) -> None:
    usual = graph.export("gexf")
    assert graph.export("gexf", "who-reports-to-whom") == usual
    assert "Safety at night" in str(graph.export("gexf", "priorities-and-actions"))
    assert "Safety at night" not in str(usual)
    with pytest.raises(UnknownNameError):
        graph.export("gexf", "who-report-to-whom")


def test_what_does_not_go_together_is_refused(harbour: Path, graph: GovernanceGraph) -> None:
    with pytest.raises(CsaGraphError, match="no format called “docx”"):
        graph.export("docx")
    with pytest.raises(CsaGraphError, match="leave the view out"):
        graph.export("trig", "everything")
    one = GovernanceGraph.open(harbour, edition="Harbour Safety Plan 2030-31")
    with pytest.raises(CsaGraphError, match="holds every edition"):
        one.export("jsonld")


def test_json_ld_has_short_names_for_what_is_the_partnerships_own(graph: GovernanceGraph) -> None:
    content = str(graph.export("jsonld"))
    assert '"reportsTo": "harbour:panel"' in content
    assert '"id": "2030-31:2.10"' in content


def test_the_document_says_what_is_stated_where_and_what_is_not(graph: GovernanceGraph) -> None:
    text = str(graph.export("markdown"))
    assert text.startswith("# Who answers for what\n\nSource: Harbour Safety Plan 2030-31.")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Groups", "Priorities", "Actions"]
    parts = dict(re.findall(r"^### (.+?)\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL))
    assert "    - reports to Mayor's Panel (1.2; 2.1)\n" in parts["Harbour Board"]
    assert "is held by Ada Quay" in parts["Harbour Board"]
    assert "Not stated" not in parts["Harbour Board"]
    assert parts["Mayor's Panel"].endswith("- Not stated\n    - No chair is stated.\n\n")
    assert "No line of accountability is stated." in parts["Scrutiny Committee"]
    assert "No owner is stated." in parts["Clean water"]
    assert "    - is owned by Harbour Board (2.10)\n" in parts["Safety at night"]
    assert "Not stated" not in parts["Light the quays"]
    # What a rule adds is no statement of the document.
    assert "is accountable to" not in text


def test_no_label_is_markup_in_the_document(graph: GovernanceGraph) -> None:
    text = str(graph.export("markdown"))
    assert '### &lt;b&gt;Pilots&lt;/b&gt; &amp; "Tugs" 🚢 לוח\n' in text
    assert "<b>" not in text
