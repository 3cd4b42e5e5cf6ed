"""Texts of passages can be left out of all that is handed on; what keeps them, keeps them whole."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph
from csa_graph.formats import describe_omissions, writers
from tests import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.formats.format import Content

#: Words of the texts that no name, abstract or statement has.
ONLY_IN_TEXTS = ("The pilots are a sub-group", "on behalf of the Harbour Council.", "*yearly*")
INLINE = "These words stand where the passage is described."


@pytest.fixture
def graph(tmp_path: Path) -> GovernanceGraph:
    data = quoted.write(tmp_path)
    text = data.read_text("utf-8").replace(
        'csa:locator "2.10" ;', f'csa:locator "2.10" ; <http://schema.org/text> "{INLINE}" ;'
    )
    data.write_text(text, encoding="utf-8")
    return GovernanceGraph.open(data)


def read(content: Content) -> str:
    """Return all text of an export."""
    if isinstance(content, str):
        return content
    if not isinstance(content, bytes):
        return "".join(map(read, content.values()))
    if content[:2] != b"PK":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


@pytest.mark.parametrize("form", list(writers()))
def test_no_export_has_texts_that_are_kept_back(form: str, graph: GovernanceGraph) -> None:
    graph.names.quotes.leave_out()
    content = read(graph.export(form))
    assert content
    assert [words for words in (*ONLY_IN_TEXTS, INLINE) if words in content] == []


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_the_whole_has_them(form: str, graph: GovernanceGraph) -> None:
    content = read(graph.export(form))
    assert [words for words in (*ONLY_IN_TEXTS, INLINE) if words not in content] == []


def test_a_document_quotes_the_passages_with_the_words_marked(graph: GovernanceGraph) -> None:
    content = graph.export("markdown")
    assert isinstance(content, str)
    assert "“**The Harbour Board reports to the Mayor's Panel**. The pilots" in content
    assert "reports &lt;b&gt;on request&lt;/b&gt; to the Panel \\| \\[2J\\*yearly\\*." in content


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_workbook_says_that_it_leaves_them_out(form: str, graph: GovernanceGraph) -> None:
    assert "words of the document" in describe_omissions(graph.whole, form)
    graph.names.quotes.leave_out()
    assert describe_omissions(graph.whole, form) == ""
