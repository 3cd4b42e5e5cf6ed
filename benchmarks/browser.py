"""Measures the map in a browser: time until it can be used, one step of zoom, and the weight of the page.

Each is compared with stock pyvis in the same run: the same things and lines, physics off, its own page; and
with an empty page, which no page can be faster than. What is too large for the command (20,000 things, with
``--large``) is measured in two ways: the surroundings of one thing, which is what the command offers instead,
and, once, the whole page with the command's limit lifted.
To be run with ``python -m benchmarks.browser [ROUNDS] [--large]``; it needs chromium and the extra `dev`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import measure
from benchmarks.map import PYVIS_SCRIPT, run
from benchmarks.partnership import invent
from csa_graph import GovernanceGraph
from csa_graph.map import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SIZES = (100, 2_000)
#: Takes many minutes: with --large.
LARGE = (20_000,)
#: What pyvis' page is given to show the things; it places them one by one and may not end.
PATIENCE_S = 120
#: Ours is ready when a box or, where nothing is drawn yet, the find box has the focus, and that is painted.
READY = """async (first) => {
    document.querySelector(first).focus();
    if (document.activeElement === document.body) throw new Error("nothing has the focus");
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now();
}"""
ZOOM = """async () => {
    const start = performance.now();
    STEP;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""
#: A box, and the find box, once the script is at work.
BOX, FIND = "body.live .view:not([hidden]) .map a.box", "body.live #find-box"
OURS = "document.querySelector('.view:not([hidden]) [data-do=zoom-in]').click()"
THEIRS = "network.moveTo({ scale: network.getScale() * 1.25 })"


def get_browser() -> str:
    """Return the program of the browser; exits with a message where there is none."""
    program = os.environ.get("CSA_GRAPH_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sys.exit("No chromium is installed here: Debian's package chromium has it.")
    return program


def open_page(browser: Browser, path: Path, first: str, address: str = "") -> tuple[Page, float]:
    """Open a page and return it with the milliseconds from the start of its loading until it can be used."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    # Stock pyvis asks other places for style sheets: here it is told at once that there are none.
    context.route("http*://**", lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(PATIENCE_S * 1000)
    # What can be used may be there before all of the page is.
    page.goto(path.as_uri() + address, wait_until="commit")
    page.wait_for_selector(first)
    return page, float(page.evaluate(READY, first))


def time_open(browser: Browser, path: Path, first: str, address: str = "") -> float:
    """Return the milliseconds until a page can be used."""
    page, taken = open_page(browser, path, first, address)
    page.context.close()
    return taken


def time_zoom(browser: Browser, path: Path, first: str, step: str, address: str = "") -> float:
    """Return the milliseconds from asking for a larger drawing until it is painted."""
    page, _ = open_page(browser, path, first, address)
    taken = float(page.evaluate(ZOOM.replace("STEP", step)))
    page.context.close()
    return taken


def write_pages(folder: Path, size: int) -> dict[str, Path]:
    """Write the data of a partnership and both its pages.

    What is too large for the command is written with its limit lifted: the one view that holds every thing.
    """
    data, ours, theirs = (folder / f"{size}{ending}" for ending in (".trig", ".html", "-stock.html"))
    data.write_text(invent(size), encoding="utf-8")
    limit, limits.TOO_LARGE = limits.TOO_LARGE, sys.maxsize
    try:
        GovernanceGraph.open(data).write_map(ours, ("everything",) if size > limit else ())
    finally:
        limits.TOO_LARGE = limit
    run("-c", PYVIS_SCRIPT, str(data), str(theirs))
    return {"data": data, "ours": ours, "theirs": theirs}


def compare(browser: Browser, size: int, pages: dict[str, Path], rounds: int) -> None:
    """Time opening and zooming of both pages in turn, and report."""
    # A large page draws what its address names.
    address, first = ("#about-g20", BOX)
    variants: dict[str, Callable[[], object]] = {
        "csa-graph, until a box has the focus": partial(time_open, browser, pages["ours"], first, address),
        "csa-graph, one step of zoom": partial(time_zoom, browser, pages["ours"], first, OURS, address),
    }
    empty = pages["data"].with_name("empty.html")
    empty.write_text('<!DOCTYPE html><title>Empty</title><a href="#">A link</a>', encoding="utf-8")
    variants["an empty page, until its link has the focus"] = partial(time_open, browser, empty, "a")
    findings: dict[str, object] = {
        "size of the page in kB": pages["ours"].stat().st_size // 1000,
        "beside it, of stock pyvis": pages["theirs"].stat().st_size // 1000,
    }
    base = {name: name for name in variants}
    peer = try_peer(browser, pages["theirs"])
    if peer is None:
        findings["stock pyvis"] = f"shows nothing within {PATIENCE_S} s"
    else:
        opened, zoomed = "stock pyvis, until its canvas has the focus", "stock pyvis, one step of zoom"
        variants[opened] = partial(time_open, browser, pages["theirs"], ".vis-network")
        variants[zoomed] = partial(time_zoom, browser, pages["theirs"], ".vis-network", THEIRS)
        base = dict(zip(variants, (opened, zoomed, opened, opened, zoomed), strict=True))
    times = measure.interleave(variants, rounds, warm_up=1)
    title = f"The map of {size:,} invented things in a browser"
    measure.report(f"browser-{size}", title, times, base, findings)


def try_peer(browser: Browser, path: Path) -> float | None:
    """Return how long pyvis' page takes, or None where it does not end."""
    from playwright.sync_api import Error

    try:
        return time_open(browser, path, ".vis-network")
    except Error:
        return None


def narrow(browser: Browser, size: int, pages: dict[str, Path], rounds: int) -> None:
    """Draw the surroundings of one thing, as the command says where it refuses a large map, and report."""
    data, page = pages["data"], pages["data"].with_name("around.html")
    name = "Mill Youth Justice Board 20"
    start = time.perf_counter()
    whole = [sys.executable, "-m", "csa_graph", "map", "--data", str(data), "-o", str(page)]
    refused = subprocess.run(whole, capture_output=True, check=False).returncode
    between = time.perf_counter()
    run("-m", "csa_graph", "map", "--data", str(data), "--around", name, "-o", str(page))
    taken = time.perf_counter() - between
    found = time_open(browser, pages["ours"], FIND) / 1000
    findings = {
        "exit code of the command, which refuses the whole map": refused,
        "after how many s": round(between - start, 1),
        "csa-graph map --around, the whole command, in s": round(taken, 1),
        "its page in kB": page.stat().st_size // 1000,
        "the page of everything with the limit lifted, in kB": pages["ours"].stat().st_size // 1000,
        "until its find box has the focus, once, in s": round(found, 1),
        "stock pyvis in s": try_peer(browser, pages["theirs"]) or f"shows nothing within {PATIENCE_S} s",
    }
    box = "csa-graph map --around, until a box has the focus"
    times = measure.interleave({box: partial(time_open, browser, page, BOX)}, rounds, warm_up=1)
    measure.report(f"browser-{size}", f"A map of {size:,} invented things, narrowed", times, box, findings)


def main(rounds: int, sizes: tuple[int, ...]) -> None:
    """Measure one size after the other."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=get_browser(), args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        for size in sizes:
            report = narrow if size > limits.TOO_LARGE else compare
            report(browser, size, write_pages(Path(folder), size), rounds)
        browser.close()


if __name__ == "__main__":
    numbers = [each for each in sys.argv[1:] if each.isdigit()]
    main(int(numbers[0]) if numbers else 5, SIZES + (LARGE if "--large" in sys.argv else ()))
