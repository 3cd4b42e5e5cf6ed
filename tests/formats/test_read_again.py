"""What we write, we read: an export is validated, built, asked and checked as what it was made of."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph, formats, opening
from csa_graph.base import marks, resources
from csa_graph.stores.opening import open_store
from csa_graph.validation import shapes

if TYPE_CHECKING:
    from csa_graph.checking.report import Report

DATA = Path(__file__).parents[1] / "data"
DAY = datetime.date(2031, 1, 1)
#: What holds everything, and can be read as it is.
WHOLE = ("trig", "nquads", "jsonld", "xlsx", "csv")


def write(graph: GovernanceGraph, form: str, folder: Path) -> Path:
    """Write a graph as the command does, marks included."""
    content = graph.export(form)
    writer = formats.writers()[form]
    path = folder / f"out{next(iter(writer.endings), '')}"
    if isinstance(content, str | bytes):
        encoded = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(marks.seal(encoded, writer.endings[0]))
        return path
    path.mkdir()
    for name, each in content.items():
        (path / name).write_bytes(each if isinstance(each, bytes) else each.encode())
    return path


def ask(graph: GovernanceGraph) -> dict[str, list[str]]:
    """Return the answers to all questions that ask for nothing, each row as text."""
    free = [
        name
        for name, query in graph.questions().items()
        if all(each.optional for each in query.parameters.values())
    ]
    return {name: sorted(str(row) for row in graph.ask(name).to_dicts()) for name in free}


def list_findings(report: Report) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return sorted(
        (each.code, each.focus.iri, each.message, tuple(passage.iri for passage in each.passages))
        for each in report
    )


@pytest.mark.parametrize(
    ("form", "data"),
    [
        *((form, "harbour") for form in WHOLE),
        ("trig", "agreement"),
        ("csv", "agreement"),
        ("nquads", "neighbours"),
        ("xlsx", "papers/strategic-board.trig"),
    ],
)
def test_what_is_written_whole_is_read_as_the_same(form: str, data: str, tmp_path: Path) -> None:
    paths = list(resources.default_data()) if data == "agreement" else [DATA / data]
    before = GovernanceGraph.open(*paths)
    path = write(before, form, tmp_path)
    inputs = opening.find([path])
    assert shapes.validate(inputs) == []
    open_store(tmp_path / "store").build(inputs)
    after = GovernanceGraph.open(store=tmp_path / "store")
    assert ask(after) == ask(before)
    assert any(ask(before).values())
    found = list_findings(before.check(as_of=DAY))
    assert list_findings(after.check(as_of=DAY)) == found
    assert found
    # Read again and written again, it is the same.
    assert after.export("nquads") == before.export("nquads")


def test_turtle_says_the_same_without_passages(harbour: Path, tmp_path: Path) -> None:
    before = GovernanceGraph.open(harbour)
    path = write(before, "turtle", tmp_path)
    assert shapes.validate(opening.find([path])) == []
    after = GovernanceGraph.open(path)
    assert len(after.ask("who-reports-to-whom")) == len(before.ask("who-reports-to-whom"))
    assert formats.describe_omissions(before.reading, "turtle")


def test_popolo_says_who_sits_where(harbour: Path, tmp_path: Path) -> None:
    before = GovernanceGraph.open(harbour)
    path = write(before, "popolo", tmp_path)
    made = formats.read([path])
    # The mark of the file is no entry of it.
    assert not [note for note in made.notes if "written" in note.message]
    assert shapes.validate(opening.find([path])) == []
    after = GovernanceGraph.open(path)
    query = "SELECT ?person { ?seat org:heldBy ?who . ?who foaf:name ?person }"
    names = {str(row[0]) for row in before.sparql(query)}  # type: ignore[union-attr]
    assert names
    assert {str(row[0]) for row in after.sparql(query)} == names  # type: ignore[union-attr]
