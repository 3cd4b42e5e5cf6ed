"""A browser without a network, and the pages that it opens."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.map.map_page import make_graph, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)
#: A text that would do harm in markup, in a script, in a style, in a spreadsheet.
HOSTILE = '=HYPERLINK("x") </script><img src=x onerror=alert(1)> \'" & {{ 7 }} \u202e'
WIDE, NARROW = (1440, 1000), (320, 640)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


@dataclass
class Visit:
    """A page that is open, and what it asked for and complained of since."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def run(self, script: str, argument: object = None) -> Any:  # noqa: ANN401  (whatever the script returns)
        """Run a script in the page."""
        return self.page.evaluate(script, argument)

    def choose(self, view: str) -> None:
        """Open a view by its tab."""
        self.page.locator(f'.tabs a[href="#view-{view}"]').click()

    def press(self, deed: str) -> bool:
        """Open the tools of the open view and press one of its buttons; return whether it has that one."""
        view = self.page.locator(".view:visible")
        button = view.locator(f'[data-do="{deed}"]')
        if not button.count():
            return False
        if not button.is_visible():
            view.get_by_text("Tools", exact=True).click()
        button.click()
        return True

    def shown(self, selector: str) -> int:
        """Return how many parts of the page are to be seen."""
        return self.page.locator(f"{selector} >> visible=true").count()

    def focused(self) -> str:
        """Return the address or the text of what has the focus."""
        return str(
            self.run(
                "() => document.activeElement.getAttribute('href') || document.activeElement.id ||"
                " document.activeElement.textContent"
            )
        )


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CSA_GRAPH_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no chromium is installed here: Debian's package chromium has it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="package")
def agreement(folder: Path) -> Path:
    """Return the map of the agreement."""
    from csa_graph import GovernanceGraph

    return GovernanceGraph.open().write_map(folder / "agreement.html")


@pytest.fixture(scope="package")
def harbour_page(folder: Path) -> Path:
    """Return the map of the invented partnership: small, with a view of each sort."""
    from csa_graph import GovernanceGraph
    from tests.conftest import HARBOUR

    return GovernanceGraph.open(HARBOUR).write_map(folder / "harbour.html")


@pytest.fixture(scope="package")
def partnership(folder: Path) -> Path:
    """Return a view of an invented partnership that counts as too large to be drawn whole; its page is small."""
    from benchmarks.partnership import invent
    from csa_graph import GovernanceGraph
    from csa_graph.map import limits

    data = folder / "partnership.trig"
    data.write_text(invent(80), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "LARGE", 30)
        return GovernanceGraph.open(data).write_map(folder / "partnership.html", ("who-reports-to-whom",))


@pytest.fixture(scope="package")
def hostile(folder: Path) -> Path:
    """Return a map whose every text is hostile."""
    graphs = {"made": make_graph(HOSTILE, HOSTILE, HOSTILE), "cards": make_graph(HOSTILE, HOSTILE, HOSTILE)}
    graphs["cards"].graph["drawn"] = "cards by target"
    path = folder / "hostile.html"
    path.write_text(render(graphs), encoding="utf-8")
    return path


@pytest.fixture
def visit(browser: Browser, agreement: Path) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a page in a browser of its own."""
    contexts = []

    def start(
        path: Path = agreement,
        address: str = "",
        size: tuple[int, int] = WIDE,
        scheme: Literal["light", "dark"] = "light",
        **settings: Any,  # noqa: ANN401  (as the browser has them)
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            **settings,
        )
        context.set_default_timeout(5000)
        contexts.append(context)
        opened = Visit(context.new_page())
        opened.page.goto(path.as_uri() + address)
        return opened

    yield start
    for context in contexts:
        context.close()
