"""The map as SVG, PNG and PDF: the same content in each, and no label that breaks out."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from csa_graph import GovernanceGraph
from csa_graph.base.errors import CsaGraphError
from csa_graph.drawing import paint, shapes, strokes
from csa_graph.drawing.paint import to_image
from csa_graph.drawing.shapes import Picture, Shape
from csa_graph.drawing.svg import to_svg
from csa_graph.map.content.particulars import Particulars
from csa_graph.map.layout.arrange import arrange
from csa_graph.map.layout.columns import arrange_cards, arrange_index
from csa_graph.map.picture.compose import compose

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
CSA = "https://w3id.org/csa-graph/ontology#"
SELF = Particulars("Made & <b>bold</b>", 'Plan "one"', "2030", "1 May 2030", "abc123")
HOSTILE = (
    '"];x->y;z["',
    "\\N \\G \\",
    "</text><script>alert(1)</script>",
    "&lt;b&gt; &amp;",
    "end\nstyle n0 fill:red",
    '`**x**` --> "|',
    "1. list %%{init}%%",
    "\x00\x1b\u2028 🚢 לוח",
)


def make_graph(*labels: str) -> nx.MultiDiGraph[str]:
    """Make a view in which each thing reports to the next."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(view="made", title="Made", summary="What is made.")
    for number, label in enumerate(labels):
        graph.add_node(f"urn:{number}", label=label, short=label, types=(CSA + "Group",), chairs=())
    for number, label in enumerate(labels[1:]):
        graph.add_edge(
            f"urn:{number}", f"urn:{number + 1}", key=CSA + "reportsTo", label=f"reports to {label}",
            inverse="-", passages=("1.1",), inferred=False,
        )  # fmt: skip
    return graph


def draw(graph: nx.MultiDiGraph[str]) -> Picture:
    return compose(graph, arrange(graph), SELF)


def words_of(svg: str) -> str:
    """Return all text of an SVG, a halo counted once, white space removed: lines are wrapped."""
    root = ET.fromstring(svg)  # noqa: S314  (our own)
    texts = [each.text or "" for each in root.iter(SVG + "text") if each.get("aria-hidden") is None]
    return "".join("".join(texts).split())


@pytest.fixture(scope="module")
def agreement() -> GovernanceGraph:
    return GovernanceGraph.open()


# ---------------------------------------------------------------- SVG


def test_svg_has_each_box_line_key_and_source(agreement: GovernanceGraph) -> None:
    graph = agreement.to_networkx()
    svg = str(agreement.to_map(form="svg"))
    words = words_of(svg)
    for _iri, facts in graph.nodes(data=True):
        label = facts["label"]
        assert "".join((label[:1].upper() + label[1:]).split()) in words
    for sentence in ("Whoreportstowhom", "reportsto:3", "Nolineofaccountabilityisstated", "WestMercia"):
        assert sentence in words
    assert agreement.store.fingerprint()[:12] in words
    description = ET.fromstring(svg).findtext(f"{SVG}desc") or ""  # noqa: S314
    for source, target, facts in graph.edges(data=True):
        said = f"{graph.nodes[source]['label']} {facts['label']} {graph.nodes[target]['label']}."
        assert said in description


def test_svg_stands_alone(agreement: GovernanceGraph) -> None:
    svg = str(agreement.to_map(form="svg"))
    root = ET.fromstring(svg)  # noqa: S314
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "rect",
        "path",
        "text",
    }
    assert re.findall(r"https?://[^\"<\s]+", svg) == ["http://www.w3.org/2000/svg"]
    ground = root.find(SVG + "rect")
    assert ground is not None
    assert ground.get("fill") == "#ffffff"
    assert (ground.get("width"), ground.get("height")) == (root.get("width"), root.get("height"))


def test_boards_are_cards_in_which_each_seat_stands_once(agreement: GovernanceGraph) -> None:
    graph = agreement.to_networkx("boards-and-membership")
    drawing = arrange_cards(graph)
    groups = {iri for iri in graph if graph.in_degree(iri) or not graph.degree(iri)}
    assert set(drawing.boxes) == groups
    for iri, box in drawing.boxes.items():
        items = [line.words for line in box.lines if line.words.startswith("– ")]
        assert len(items) == graph.in_degree(iri)
        assert all(0 < line.y < box.height for line in box.lines)
        assert box.y + box.height <= drawing.height
    words = words_of(str(agreement.to_map(["boards-and-membership"], form="svg")))
    assert "Noseatisstated" in words
    assert "JobCentrePlus" in words
    assert "chairs:" in words


def test_everything_is_a_list_of_every_name_once_as_in_the_page(agreement: GovernanceGraph) -> None:
    graph = agreement.to_networkx("everything")
    drawing = arrange_index(graph)
    assert drawing.routes == []
    told: list[str] = []
    for box in drawing.boxes.values():
        assert box.x + box.width <= drawing.width
        assert box.y + box.height <= drawing.height
        for line in box.lines:
            assert 0 < line.y < box.height
            if line.role == "chair":
                told += [line.words[2:]] if line.words.startswith("– ") else []
                told[-1] += "" if line.words.startswith("– ") else line.words.strip()
    wanted = [facts["label"] for _iri, facts in graph.nodes(data=True)]
    assert sorted("".join(name.split()).casefold() for name in told) == sorted(
        "".join(name.split()).casefold() for name in wanted
    )
    boxes = list(drawing.boxes.values())
    for place, one in enumerate(boxes):
        for two in boxes[place + 1 :]:
            assert one.x != two.x or one.y + one.height <= two.y or two.y + two.height <= one.y
    assert drawing.width > drawing.height
    words = words_of(str(agreement.to_map(["everything"], form="svg")))
    assert "Groups:24" in words
    assert "Source:" in words


def test_the_index_of_an_empty_view_and_of_one_long_family_are_drawn() -> None:
    graph = make_graph(*(f"Name {number}" for number in range(400)))
    drawing = arrange_index(graph)
    assert sum(line.role == "chair" for box in drawing.boxes.values() for line in box.lines) == 400
    first, second = list(drawing.boxes.values())[:2]
    assert [first.lines[0].words, second.lines[0].words] == ["Groups: 400", "Groups, continued"]
    assert arrange_index(make_graph()).boxes == {}


@pytest.mark.parametrize("label", HOSTILE)
def test_no_label_breaks_out_of_the_svg(label: str) -> None:
    plain, hostile = (to_svg(draw(make_graph(first, "B"))) for first in ("A", label))
    count = {tag: hostile.count(f"<{tag}") for tag in ("rect", "svg", "script", "title")}
    assert count == {tag: plain.count(f"<{tag}") for tag in count}
    shown = "".join(char for char in label if char.isprintable() and char != " ")
    assert "".join(char for char in words_of(hostile) if char in shown)
    ET.fromstring(hostile)  # noqa: S314


# ---------------------------------------------------------------- PNG and PDF


def test_png_and_pdf_have_the_size_of_the_svg() -> None:
    picture = draw(make_graph("A", "B"))
    png, pdf = to_image(picture, "png"), to_image(picture, "pdf")
    assert struct.unpack(">II", png[16:24]) == (2 * picture.width, 2 * picture.height)
    found = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert found
    assert [float(each) for each in found.groups()] == pytest.approx([picture.width, picture.height], abs=1)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1


def test_dots_stay_dots_when_they_are_made_smaller() -> None:
    line = Shape("M0 0H30", stroke="#000000", dash=shapes.DOTS)
    assert line.put(1, 2, 0.3).is_dotted()
    assert not Shape("M0 0H30", stroke="#000000", dash=(3, 3)).put(0, 0, 0.1).is_dotted()
    assert line.put(1, 2, 0.5).path == "M0.00 0.00H15.00"


def test_png_and_pdf_are_the_same_each_time() -> None:
    picture = draw(make_graph("A", *HOSTILE))
    for form in ("png", "pdf"):
        assert to_image(picture, form) == to_image(picture, form)


def test_only_common_fonts_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Looking through all fonts of a fresh machine takes seconds, and leaves a cache in the user's folder.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    plain, other = draw(make_graph("A – “Böard”", "B")), draw(make_graph("לוח", "B"))
    if paint.write_fonts(plain, str(tmp_path)) is not None:
        to_image(plain, "png")
        assert not (tmp_path / "cache").exists()
    assert paint.write_fonts(other, str(tmp_path)) is None
    assert paint.write_fonts(plain, str(tmp_path), [str(tmp_path / "none")]) is None


def test_a_huge_picture_still_becomes_a_png() -> None:
    png = to_image(Picture(20_000, 40, "T", "D", [Shape("M0 0H20000")]), "png")
    assert struct.unpack(">II", png[16:24])[0] <= 16_000


def test_what_graphviz_cannot_write_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(paint._DPI, "tapestry", 72)
    with pytest.raises(CsaGraphError, match="try --format svg"):
        paint.to_image(Picture(40, 40, "T", "D"), "tapestry")


def test_a_path_is_read_as_curves() -> None:
    assert strokes.read_path("M0 0V3L3 3Z")[0][::3] == [(0, 0), (0, 3), (3, 3), (0, 0)]
    assert strokes.read_path("M1 2C3 4 5 6 7 8M9 9H9") == [[(1, 2), (3, 4), (5, 6), (7, 8)], [(9, 9)] * 4]


def test_dashes_follow_their_pattern() -> None:
    (line,) = strokes.read_path("M0 0H30")
    ends = [(dash[0][0], dash[-1][0]) for dash in strokes.cut(line, (10, 5))]
    assert [each for pair in ends for each in pair] == pytest.approx([0, 10, 15, 25])


# ---------------------------------------------------------------- what is asked for


def test_a_file_is_written_in_the_format_of_its_name(agreement: GovernanceGraph, tmp_path: Path) -> None:
    begins = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph", "mmd": b"---\ntitle"}
    for ending, start in begins.items():
        written = agreement.write_map(tmp_path / f"map.{ending}", around="peg", depth=1)
        assert written.read_bytes().startswith(start)


def test_formats_and_choices_that_do_not_go_are_refused(agreement: GovernanceGraph) -> None:
    with pytest.raises(CsaGraphError, match="no format"):
        agreement.to_map(form="gif")
    with pytest.raises(CsaGraphError, match="not both"):
        agreement.to_map(["everything"], around="peg")
    with pytest.raises(CsaGraphError, match="one view"):
        agreement.to_map(["everything", "who-reports-to-whom"], form="svg")
    with pytest.raises(CsaGraphError, match="no paper called"):
        agreement.to_map(form="pdf", paper="A5")
    with pytest.raises(CsaGraphError, match="Only a PDF has paper"):
        agreement.to_map(form="svg", paper="A4")
