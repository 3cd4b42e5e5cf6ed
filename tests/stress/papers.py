"""Papers are damaged at random and read: what comes of it is a document or words.

Files that are archives are damaged within their parts, so that the damage reaches the reader.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.base.errors import CsaGraphError
from csa_graph.base.limits import LimitError, Limits
from csa_graph.documents import reading
from tests.imports import ROOT
from tests.stress.chance import ODD, Chance
from tests.stress.fuzzing import READ, REFUSED, STOPPED, UNFORESEEN, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csa_graph.base.limits import Pool

#: What a paper of two pages may take.
LIMITS = Limits(30, 1_000_000_000)
FORMS = ("pdf", "docx", "pptx", "odt", "html", "md", "txt")
_HARBOUR = ROOT / "data" / "harbour"
_TEXT = """# Quay Board

1. Purpose

1.1 The Board reports to the Council. Its members are:

- the Harbour Master;
- two boat owners.

Table 1: Money

| Year | Boats | Total |
|------|-------|-------|
| 2025 | 12 | 12 |
| 2026 | 14 | 14 |
"""
_PAGE = """<!DOCTYPE html><html><head><title>Quay Board</title><style>.a { color: #fff }</style></head><body>
<h1>Quay Board</h1><ol start="3" type="a"><li>Purpose<ol><li value="7">The Board meets.</li></ol></li></ol>
<p class="a" style="display: none">Unseen</p><table><tr><th colspan="2">Money</th></tr>
<tr><td rowspan="2">Boats</td><td>12</td></tr><tr><td>14</td></tr></table></body></html>"""
_OPEN = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:h text:outline-level="1">Quay Board</text:h><text:p>The Board meets.<text:s text:c="3"/>Often.</text:p>
<text:list><text:list-item text:start-value="4"><text:p>The Chair</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>12</text:p>
</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"""


@cache
def make_sound(form: str) -> bytes:
    """Return a sound paper of a form."""
    if form in {"pdf", "docx"}:
        return (_HARBOUR / f"harbour-safety-agreement.{form}").read_bytes()
    if form in {"html", "md", "txt"}:
        return (_PAGE if form == "html" else _TEXT).encode()
    made = io.BytesIO()
    if form == "pptx":
        import pptx

        slides = pptx.Presentation()
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = "Quay Board"
        slide.placeholders[1].text_frame.text = "It meets in May"
        slides.save(made)
    else:
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", _OPEN)
    return made.getvalue()


def damage(content: bytes, chance: Chance) -> bytes:
    """Return a file with a few of its bytes changed, left out, doubled or replaced by something odd."""
    if content.startswith(b"PK"):
        return _damage_parts(content, chance)
    made = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(made) or 1)
        length = chance.choice((1, 1, 8, 60))
        what = chance.randrange(4)
        if what == 0:
            made[at : at + length] = chance.randbytes(length)
        elif what == 1:
            del made[at : at + length]
        elif what == 2:
            made[at:at] = made[at : at + length] * chance.choice((1, 2, 500))
        else:
            made[at:at] = chance.choice(ODD).encode("utf-8", "replace")
    return bytes(made)


def _damage_parts(content: bytes, chance: Chance) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    # What is left out of an archive tells its readers something else than what is broken.
    for name in chance.sample(sorted(parts), min(len(parts), chance.choice((1, 1, 2)))):
        if chance.random() < 0.1:
            del parts[name]
        elif name != "mimetype":
            parts[name] = damage(b" " + parts[name], chance)[1:]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def work(job: tuple[str, int]) -> Iterator[object]:
    """Damage a paper of a form by a number, and read it."""
    form, seed = job
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"paper.{form}"
        path.write_bytes(damage(make_sound(form), Chance(f"{form} {seed}")))
        try:
            document = reading.read_document(path)
            assert len({each.id for each in document.passages}) == len(document.passages)
        except CsaGraphError as error:
            yield Outcome(REFUSED, str(error)[:300])
        except BaseException as error:  # noqa: BLE001  (whatever comes is what is looked for)
            import traceback

            yield Outcome(UNFORESEEN, "".join(traceback.format_exception(error))[-1500:])
        else:
            yield Outcome(READ)


def try_one(pool: Pool[tuple[str, int]], form: str, seed: int) -> Outcome:
    """Try a damaged paper of a form."""
    try:
        (outcome,) = pool.run((form, seed), LIMITS)
    except LimitError as error:
        return Outcome(STOPPED, str(error))
    assert isinstance(outcome, Outcome)
    return outcome
