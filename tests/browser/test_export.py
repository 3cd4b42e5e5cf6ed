"""What the page saves: a drawing that stands on its own, and the lines that are shown."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

SVG = "{http://www.w3.org/2000/svg}"


def save(visit: Visit, deed: str) -> tuple[str, bytes]:
    """Press a button of the open view that saves something; return the file's name and content."""
    with visit.page.expect_download() as waiting:
        visit.press(deed)
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def read_drawing(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314  (made by our own page a moment ago)


def read_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawing_stands_on_its_own(visit: Callable[..., Visit], scheme: str) -> None:
    opened = visit(scheme=scheme)
    name, content = save(opened, "svg")
    assert name == "worcestershire-safer-communities-board-who-reports-to-whom.svg"
    drawing = read_drawing(content)
    ground = drawing.find(f"{SVG}rect")
    assert ground is not None
    assert (ground.get("fill"), ground.get("width")) == ("#ffffff", drawing.get("width"))
    texts = " ".join("".join(text.itertext()) for text in drawing.iter(f"{SVG}text"))
    fingerprint = opened.page.locator("footer code").inner_text()
    for expected in (
        "Who reports to whom",
        "2018 to 2019",
        "scrutinised by",
        "processes",
        "Source:",
        fingerprint,
        "Built",
    ):
        assert expected in texts
    spoken = [title.text for title in drawing.iter(f"{SVG}title")]
    assert len(spoken) == 1 + 28 + 11
    used = {name for element in drawing.iter() for name in element.attrib}
    assert not used & {"class", "style", "href", "id"}
    assert "var(" not in content.decode()
    fills = set(re.findall(r'fill="rgb\((.*?)\)"', content.decode()))
    assert "23, 33, 43" in fills  # the ink of the light scheme, in the dark too
    assert opened.run("() => document.documentElement.dataset.scheme") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["boards-and-membership", "everything"])
def test_cards_and_names_are_saved_as_a_picture_too(
    visit: Callable[..., Visit], view: str, scheme: str
) -> None:
    opened = visit(address=f"#view-{view}", scheme=scheme)
    name, content = save(opened, "svg")
    assert name.endswith(f"-{view}.svg")
    drawing = read_drawing(content)
    size = [float(drawing.get(length) or 0) for length in ("width", "height")]
    ground = drawing.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == "#ffffff"
    boxes = 0
    told = ""
    for group in drawing.iter(f"{SVG}g"):
        x, y = map(float, re.findall(r"[\d.]+", group.get("transform") or ""))
        box = group.find(f"{SVG}rect")
        if box is None:
            continue
        boxes += 1
        width, height = float(box.get("width") or 0), float(box.get("height") or 0)
        assert x + width <= size[0]
        assert y + height <= size[1]
        for text in group.iter(f"{SVG}text"):
            assert 0 < float(text.get("y") or 0) < height
            told += text.text or ""
    assert boxes > 8
    shown = opened.page.locator(".view:visible .frame :is(.cards a, .names a)").all_inner_texts()
    packed = "".join(told.split()).replace("\u00a0", "")
    assert [each for each in shown if "".join(each.split()) not in packed] == []
    assert told.count("– ") == opened.page.locator(".view:visible .frame li").count()
    words = " ".join("".join(text.itertext()) for text in drawing.iter(f"{SVG}text"))
    for expected in ("Source:", opened.page.locator("footer code").inner_text(), "2018 to 2019", "Built"):
        assert expected in words
    assert ("Key: chairs" in words) is (view == "boards-and-membership")
    used = {name for element in drawing.iter() for name in element.attrib}
    assert not used & {"class", "style", "href", "id"}


def test_a_filtered_list_is_saved_as_it_is_shown(visit: Callable[..., Visit]) -> None:
    opened = visit(address="#view-everything")
    opened.page.locator(".view:visible").get_by_role("checkbox", name="people").uncheck()
    words = " ".join(
        "".join(text.itertext()) for text in read_drawing(save(opened, "svg")[1]).iter(f"{SVG}text")
    )
    assert "Groups: 24" in words
    assert "People" not in words
    assert "Tim Rice" not in words


def test_a_filtered_drawing_has_only_what_is_shown(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.page.locator(".view:visible").get_by_role("checkbox", name="reports to").uncheck()
    drawing = read_drawing(save(opened, "svg")[1])
    spoken = [title.text or "" for title in drawing.iter(f"{SVG}title")]
    assert len(spoken) == 1 + 28 + 8
    assert not any(" reports to " in each for each in spoken)
    rows = read_rows(save(opened, "csv")[1])
    assert len([row for row in rows[1:] if row[2]]) == 8
    assert not any(row[1] == "reports to" for row in rows)


def test_the_table_has_every_line_of_the_view_and_what_has_none(visit: Callable[..., Visit]) -> None:
    rows = read_rows(save(visit(), "csv")[1])
    assert rows[0] == ["From", "Relation", "To", "Stated in", "Inferred"]
    lines = [row for row in rows[1:] if row[2]]
    assert len(lines) == 11
    smog = "Substance Misuse Strategic Oversight Group"
    assert [
        smog,
        "reports to",
        "Worcestershire Health and Well-being Board",
        "4.7; Appendix B, entry 6",
        "no",
    ] in lines
    drawn = {row[0] for row in rows[1:]} | {row[2] for row in lines}
    assert len(drawn) == 28


def test_the_whole_table_has_every_relation_of_the_page(visit: Callable[..., Visit]) -> None:
    opened = visit()
    with opened.page.expect_download() as waiting:
        opened.page.locator('#text [data-do="csv"]').click()
    rows = read_rows(Path(waiting.value.path()).read_bytes())
    assert len(rows) - 1 == opened.page.locator("#relations tr").count()


def test_hostile_texts_are_saved_harmless_and_whole(visit: Callable[..., Visit], hostile: Path) -> None:
    opened = visit(hostile)
    opened.choose("cards")
    texts = ["".join(text.itertext()) for text in read_drawing(save(opened, "svg")[1]).iter(f"{SVG}text")]
    assert "onerror=alert" in "".join("".join(texts).split())
    opened.choose("made")
    spoken = [title.text for title in read_drawing(save(opened, "svg")[1]).iter(f"{SVG}title")]
    assert any(HOSTILE in (each or "") for each in spoken)
    rows = read_rows(save(opened, "csv")[1])
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert "'" + " ".join(HOSTILE.split()) in rows[1]
