"""The page of the map is harmless with any label and asks nothing of any other place."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest

from tests.map.map_page import Page, make_graph, render

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    "two\nlines & more",
    "{{ 7 * 7 }} {% raw %}",
    "לוח הנמל \u202eדגל",
    "🚢 Harbour 👩‍👩‍👧",
    "javascript:alert(5)",
)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render({"made": make_graph()}))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_exactly_the_style_and_script_of_the_page(page: Page) -> None:
    (policy,) = [a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    (style,) = page.texts["style"]
    _lines, _routes, _plans, script, library = page.texts["script"]
    library = gzip.decompress(base64.b64decode(library)).decode()
    assert rules["style-src"] == digest(style)
    assert rules["script-src"] == f"{digest(script)} {digest(library)}"
    # The library lies in the page packed, which no browser runs; the script starts it when it is asked for.
    assert [a.get("type") for a in page.all("script")] == [
        *["application/json"] * 3,
        None,
        "text/plain",
    ]
    assert "unsafe" not in policy


def test_nothing_is_asked_of_another_place(page: Page) -> None:
    addresses = [
        value
        for _tag, a in page.tags
        for name, value in a.items()
        if name in {"href", "src", "action", "xlink:href"}
    ]
    assert {value for value in addresses if not value.startswith("#")} == {"data:,"}
    assert "url(" not in page.texts["style"][0]
    assert "@import" not in page.texts["style"][0]
    assert not re.search(
        r"fetch\(|XMLHttpRequest|import\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(",
        page.texts["script"][-1],
    )


def test_no_attribute_holds_style_or_script(page: Page) -> None:
    assert not [a for _tag, a in page.tags if any(name == "style" or name.startswith("on") for name in a)]


@pytest.mark.parametrize("label", HOSTILE)
@pytest.mark.parametrize("drawn", ["lines", "cards by target", "cards by source", "index"])
def test_labels_come_out_intact_and_harmless(label: str, drawn: str) -> None:
    graph = make_graph(label, label, label)
    graph.graph["drawn"] = drawn
    found = Page(render({"made": graph}))
    plain = make_graph()
    plain.graph["drawn"] = drawn
    same = Page(render({"made": plain}))
    # The label adds no tag and no attribute (it may wrap into more lines) and reads as it was written.
    assert {tag for tag, _a in found.tags} == {tag for tag, _a in same.tags}
    assert {name for _tag, a in found.tags for name in a} == {name for _tag, a in same.tags for name in a}
    assert len(found.all("script")) == len(same.all("script"))
    assert label[:1].upper() + label[1:] in found.texts["h4"]
