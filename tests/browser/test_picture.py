"""The drawing looks as it looked when it was last looked at.

``CSA_GRAPH_NEW_PICTURE=1`` writes the picture anew: look at it before it is committed.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

EXPECTED = Path(__file__).with_name("harbour.png")
#: Part of the pixels that may differ, as edges of letters do from one version of the browser to the next.
TOLERANCE = 0.01
COMPARE = """async ([one, other]) => {
    const read = async (data) => {
        const picture = new Image();
        picture.src = "data:image/png;base64," + data;
        await picture.decode();
        const canvas = document.createElement("canvas");
        canvas.width = picture.width;
        canvas.height = picture.height;
        const pen = canvas.getContext("2d");
        pen.drawImage(picture, 0, 0);
        return pen.getImageData(0, 0, picture.width, picture.height);
    };
    const [a, b] = [await read(one), await read(other)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    let differing = 0;
    for (let place = 0; place < a.data.length; place += 4) {
        const far = [0, 1, 2].some((channel) => Math.abs(a.data[place + channel] - b.data[place + channel]) > 64);
        if (far) differing += 1;
    }
    return differing / (a.data.length / 4);
}"""


def test_the_drawing_looks_as_before(
    visit: Callable[..., Visit], harbour_page: Path, browser: Browser
) -> None:
    opened = visit(harbour_page, device_scale_factor=0.75)
    opened.run("() => document.documentElement.style.setProperty('--sans', 'DejaVu Sans')")
    taken = opened.page.locator(".view:visible .frame").screenshot(animations="disabled")
    if os.environ.get("CSA_GRAPH_NEW_PICTURE") == "1":
        EXPECTED.write_bytes(taken)
    pair = [base64.b64encode(picture).decode() for picture in (taken, EXPECTED.read_bytes())]
    page = browser.new_page()
    try:
        differing = page.evaluate(COMPARE, pair)
    finally:
        page.close()
    assert differing <= TOLERANCE
