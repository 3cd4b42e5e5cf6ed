"""What csa-graph wrote is known by its mark, and so is each change since."""

from __future__ import annotations

import io
import json
import struct
import zlib

import openpyxl
import pyoxigraph as ox
import pytest

from csa_graph import formats, views
from csa_graph.analysis import catalogue
from csa_graph.base import marks
from csa_graph.map.formats import FORMATS as MAPS
from csa_graph.views.findings import FORMATS as REPORTS

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
#: A small file of each sort, without a mark.
FILES = {
    ".trig": b"<urn:g> { <urn:a> <urn:b> <urn:c> }\n",
    ".ttl": b"<urn:a> <urn:b> <urn:c> .",
    ".nq": b"<urn:a> <urn:b> <urn:c> <urn:g> .\n",
    ".cypher": b"CREATE (a);\n",
    ".dot": b"digraph {}\n",
    ".mmd": b"flowchart LR\n  a --> b\n",
    ".html": b"<!doctype html><title>Map</title>\n",
    ".svg": SVG,
    ".md": b"# Report\n",
    ".txt": b"a  b\n",
    ".json": b'{\n  "rows": []\n}\n',
    ".jsonld": b'{"@context": {"a": "urn:a"}, "@graph": [{"@id": "urn:s", "a": "1"}]}',
    ".sarif": b'{"version": "2.1.0", "runs": []}\n',
    ".pdf": b"%PDF-1.7\n%%EOF\n",
}


def make_workbook() -> bytes:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "a"
    book.save(buffer)
    return buffer.getvalue()


def make_picture() -> bytes:
    """Return a picture of one white point."""
    parts = [
        b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0),
        b"IDAT" + zlib.compress(b"\x00\xff"),
        b"IEND",
    ]
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def list_chunks(picture: bytes) -> list[bytes]:
    """Return the parts of a picture; each has its length before it and its checksum behind it."""
    place, found = 8, []
    while place < len(picture):
        (length,) = struct.unpack_from(">I", picture, place)
        part = picture[place + 4 : place + 8 + length]
        assert picture[place + 8 + length : place + 12 + length] == struct.pack(">I", zlib.crc32(part))
        found.append(part)
        place += 12 + length
    return found


FILES |= {".xlsx": make_workbook(), ".png": make_picture()}


@pytest.mark.parametrize("ending", FILES)
def test_a_mark_tells_what_is_ours_and_what_has_been_changed(ending: str) -> None:
    plain = FILES[ending]
    sealed = marks.seal(plain, ending)
    assert not marks.is_marked(plain, ending)
    assert marks.is_intact(sealed, ending)
    assert marks.seal(plain, ending) == sealed
    if ending in {".xlsx", ".png"}:
        return
    assert marks.is_intact(sealed.replace(b"\n", b"\r\n"), ending)
    for changed in (sealed + b"x\n", b" " + sealed, sealed.replace(b"a", b"o", 1), sealed[: len(plain) // 2]):
        assert not marks.is_intact(changed, ending)
    assert marks.is_marked(sealed + b"x\n", ending)
    # What is not ours is no less strange under the ending of another format.
    assert not any(marks.is_intact(plain, other) for other in FILES)


def test_a_workbook_that_was_saved_anew_is_changed() -> None:
    sealed = marks.seal(FILES[".xlsx"], ".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(sealed))
    book.worksheets[0]["A1"] = "b"
    buffer = io.BytesIO()
    book.save(buffer)
    assert marks.is_marked(buffer.getvalue(), ".xlsx")
    assert not marks.is_intact(buffer.getvalue(), ".xlsx")
    assert not marks.is_marked(b"PK\x03\x04 no workbook", ".xlsx")


def test_a_picture_is_as_it_was() -> None:
    plain, sealed = FILES[".png"], marks.seal(FILES[".png"], ".png")
    chunks = list_chunks(sealed)
    assert [each for each in chunks if not each.startswith(b"tEXtcsa-graph\0")] == list_chunks(plain)
    assert len(chunks) == len(list_chunks(plain)) + 1
    assert not marks.is_intact(sealed.replace(b"IDAT", b"IDAt"), ".png")


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        (".trig", ox.RdfFormat.TRIG),
        (".ttl", ox.RdfFormat.TURTLE),
        (".nq", ox.RdfFormat.N_QUADS),
        (".jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_data_say_the_same_with_a_mark(ending: str, form: ox.RdfFormat) -> None:
    plain = FILES[ending]
    assert list(ox.parse(marks.seal(plain, ending), format=form)) == list(ox.parse(plain, format=form))


@pytest.mark.parametrize("ending", [".json", ".sarif"])
def test_json_has_one_key_more(ending: str) -> None:
    sealed, plain = json.loads(marks.seal(FILES[ending], ending)), json.loads(FILES[ending])
    assert {name: each for name, each in sealed.items() if name in plain} == plain
    assert len(sealed) == len(plain) + 1


def test_every_format_has_a_mark_or_a_beginning() -> None:
    forms = [writer.endings for writer in formats.writers().values() if not writer.folder]
    forms += [*views.FORMATS.values(), *views.RESULTS.values(), *REPORTS.values(), *MAPS.values()]
    own = {form for name in catalogue.list_names() for form in catalogue.get(name).forms}
    for ending in sorted({each for endings in forms for each in endings} | {f".{form}" for form in own}):
        content = FILES.get(ending, b"a,b\nc\nd\ne\n")
        if ending == ".markdown" or ending not in FILES:
            sealed = marks.seal(content, ending)
            assert marks.is_intact(sealed, ending) or marks.is_same_kind(content, content, ending), ending


@pytest.mark.parametrize(
    ("there", "new", "same"),
    [
        (b"group,passage\nx,1\n", b"group,passage\n", True),
        (b"\xef\xbb\xbfgroup,passage\r\nx,1\r\n", b"group,passage\n", True),
        (b"group,group_iri,passage\nx,urn:x,1\n", b"group,passage\n", True),
        (b"group,passage,my remark\nx,1,hm\n", b"group,passage\n", False),
        (b"group,page\nx,1\n", b"group,passage\n", False),
        (b"name\nmy list\n", b"name\n", False),
        (b"", b"a,b\n", False),
    ],
)
def test_a_table_is_known_by_its_headings(there: bytes, new: bytes, *, same: bool) -> None:
    assert marks.is_same_kind(there, new, ".csv") is same
