"""Small files that would take a careless reader hours or gigabytes; each kind of reader has its own.

Run as a program it reads each file that it is given, with little time and memory, and says what came of it.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph import GovernanceGraph

if TYPE_CHECKING:
    from collections.abc import Callable

HARBOUR = Path(__file__).parent / "data" / "harbour"
#: Seconds of the processor, and bytes of memory, for all files of a call together.
SECONDS, MEMORY = 90, 2_000_000_000
MANY = 150_000


def _refer(number: int) -> str:
    return f"&e{number};" * 10


_ENTITIES = "".join(f"<!ENTITY e{n} '{_refer(n - 1)}'>" for n in range(1, 10))
_BOMB = f"<!DOCTYPE a [<!ENTITY e0 'x'>{_ENTITIES}]>\n"
_RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:u#">{}</rdf:RDF>'
_ATTRIBUTES = " ".join(f'u:a{number}="1"' for number in range(MANY))
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SEATS = "xl/worksheets/sheet4.xml"


def make_sheet(rows: str, after: str = "") -> bytes:
    """Return a sheet of a workbook with these rows, and what comes after them."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def make_workbook(changed: dict[str, bytes]) -> bytes:
    """Return the workbook of the Harbour partnership with other parts."""
    whole = GovernanceGraph.open(HARBOUR).export("xlsx")
    assert isinstance(whole, bytes)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members | changed).items():
            archive.writestr(name, content)
    return packed.getvalue()


def _sheet(rows: str, after: str = "") -> Callable[[], bytes]:
    return lambda: make_workbook({_SEATS: make_sheet(rows, after)})


def _part(name: str, content: bytes) -> Callable[[], bytes]:
    return lambda: make_workbook({name: content})


def _json(value: object) -> Callable[[], bytes]:
    return lambda: json.dumps(value).encode()


_ORGANOGRAM = "Post Unique Reference,Reports to Senior Post"
_CHAIN = {
    "organizations": [{"id": f"o{n}", "name": f"Body {n}", "parent_id": f"o{n + 1}"} for n in range(3_000)]
}
#: The files, by name, each with what makes it.
CASES: dict[str, Callable[[], bytes]] = {
    "merge-unclosed.xlsx": _part(_SEATS, make_sheet("") + b"<mergeCell " * MANY),
    "merge-far-out.xlsx": _sheet("<row/>", '<mergeCells><mergeCell ref="ZZZZZZZ1:ZZZZZZZ9"/></mergeCells>'),
    "cells-in-cdata.xlsx": _sheet('<row><c r="A1"><f><![CDATA[' + "<c " * MANY + "]]></f></c></row>"),
    "row-number.xlsx": _sheet('<row r="99999999"><c><v>1</v></c></row>'),
    "rows-far-apart.xlsx": _sheet('<row r="1"/><row r="1048576"><c><v>1</v></c></row>' * 2_000),
    "cells-far-out.xlsx": _sheet('<row><c r="XFD1"><v>1</v></c></row>' * 50_000),
    "row-of-many-cells.xlsx": _sheet("<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>"),
    "many-merges.xlsx": _sheet("<row/>", '<mergeCell ref="A1:B2"/>' * 300_000),
    "long-comment.xlsx": _part(_SEATS, b"<!--" + b" <x> " * 4_000_000 + b"-->" + make_sheet("")),
    "long-tag.xlsx": _part(_SEATS, b'<a b="' + b"> " * 4_000_000 + b'"/>'),
    "many-styles.xlsx": _part("xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 1_000_000 + b"</styleSheet>"),
    "one-sheet-often.xlsx": _part("xl/workbook.xml", b"<workbook>" + b"<sheet/>" * 90_000 + b"</workbook>"),
    "entities.xlsx": _part("xl/styles.xml", (_BOMB + "<a>&e9;</a>").encode()),
    "entities.rdf": (_BOMB + _RDF.format("<u:a>&e9;</u:a>")).encode,
    "nested-often.rdf": lambda: _RDF.format(("<u:a><u:b>" * 99 + "</u:b></u:a>" * 99) * 200).encode(),
    "nested.rdf": lambda: _RDF.format("<u:a><u:b>" * 100_000 + "</u:b></u:a>" * 100_000).encode(),
    "attributes.rdf": lambda: _RDF.format(f"<u:a {_ATTRIBUTES}/>").encode(),
    "comments-unclosed.rdf": lambda: _RDF.format("<!--" * MANY).encode(),
    "nested.trig": lambda: b"<urn:a> <urn:b>\n" + b"[ <urn:b>\n" * 20_000 + b"1" + b" ]\n" * 20_000 + b".",
    "collections.ttl": lambda: b"<urn:a> <urn:b> " + b"(" * 20_000 + b")" * 20_000 + b".",
    "blank-chain.ttl": lambda: "".join(f"_:a{n} <urn:b> _:a{n + 1} .\n" for n in range(20_000)).encode(),
    "quotes.trig": lambda: b"<urn:a> <urn:b> " + b'"""a\n' * MANY,
    "nested.jsonld": lambda: b'{"urn:a":' * 20_000 + b"1" + b"}" * 20_000,
    "nested.json": lambda: b'{"organizations":' + b"[" * MANY,
    "long-number.json": lambda: b'{"persons":[{"id":' + b"9" * MANY + b"}]}",
    "chain-of-parents.json": _json(_CHAIN),
    "same-names.json": _json({"persons": [{"name": "A. B."} for _ in range(20_000)]}),
    "quoted-lines-senior.csv": (_ORGANOGRAM + "\n" + '"a\nb",' * 16_000).encode,
    "many-columns-senior.csv": (_ORGANOGRAM + "," * MANY + "\n" + "a\n" * MANY).encode,
    "empty-columns-senior.csv": (_ORGANOGRAM + "," * 16_000 + "\n" + "a\n" * 3_000).encode,
}


def read(path: Path) -> str:
    """Read a file as the commands do, and return what came of it; only an error in words may."""
    from csa_graph import opening
    from csa_graph.base.errors import CsaGraphError
    from csa_graph.files import formatting

    try:
        statements = 0
        for source in opening.load(path):
            statements += len(source.quads())
            if source.format in formatting.FORMATS:
                formatting.lay_out(source)
    except CsaGraphError as error:
        return f"refused: {error}"
    return f"{statements} statements"


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for given in sys.argv[1:]:
        sys.stdout.write(f"{Path(given).name}: ")
        sys.stdout.flush()
        sys.stdout.write(f"{ascii(read(Path(given)))[1:-1][:200]}\n")
