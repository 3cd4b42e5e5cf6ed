"""A path becomes the text of a data file that is fit to be parsed: there, not empty, not binary, UTF-8.

A store's own loader parses it; :func:`syntax_error` words what that loader objects to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import RdfFormat, parse

from csa_graph.base.endings import RDF_ENDINGS, find_format, list_endings
from csa_graph.base.errors import SourceError
from csa_graph.files import xml_hazards
from csa_graph.files.encoding import find_wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Quad

    from csa_graph.files.language import Language
    from csa_graph.files.notes import Note

#: The formats of RDF by the names that :data:`csa_graph.base.endings.RDF_ENDINGS` gives them.
RDF_FORMATS = {
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}

#: What is said of JSON-LD that :func:`is_deep_json` refuses.
DEEP_JSON = "this JSON is nested too deeply to be read"

#: What the parser of RDF raises, for :func:`syntax_error` to word; the second of a piece that is too long.
PARSING_FAILS = (SyntaxError, MemoryError)

_DEEPEST_JSON = 200
# One that never ends is a string to the end of the text: so no letter is looked at twice.
_JSON_STRING = r'(?s)"(?:[^"\\]|\\.)*+(?:"|\Z|\\\Z)'
_PLACE = r"^(Parser error )?at line \d+ (column \d+|between columns? \d+ and (column )?\d+)[^:]*: "
_DETAIL = 160
_BEGINNING = 65_536
_LINE_NOTE = r" \(line \d+\)$"


class Source(NamedTuple):
    """One data file, read.

    Attributes:
        path: Where it was read from.
        text: Its bytes: UTF-8.
        format: The RDF format, by the file's name.
        tables: The tables of a file that holds its tables itself, by name.
        origins: For a file that was turned into TriG, where it describes a thing; see :class:`Imported`.
        notes: For such a file, what was left out of it or taken otherwise than it stands.
        language: For such a file, how those speak who write it; None for data in RDF.

    >>> plan = Source(Path("plan.ttl"), b"<urn:a> <urn:b> 7 .", RdfFormat.TURTLE)
    >>> [str(quad.object) for quad in plan.quads()]
    ['"7"^^<http://www.w3.org/2001/XMLSchema#integer>']
    """

    path: Path
    text: bytes
    format: RdfFormat
    tables: Mapping[str, bytes] = {}
    origins: Mapping[tuple[str | None, str], str] = {}
    notes: tuple[Note, ...] = ()
    language: Language | None = None

    def render(self, text: str, place: str = "") -> str:
        """Return what to do, said in terms of RDF, in the language of the file; a place is where in it."""
        return text if self.language is None else self.language.render(text, place)

    def quads(self) -> list[Quad]:
        """Return its statements.

        Raises:
            SourceError: It is not valid.
        """
        try:
            return list(parse(self.text, format=self.format))
        except PARSING_FAILS as error:
            raise syntax_error(self, error) from None


class Imported(NamedTuple):
    """What a reader made of files.

    Attributes:
        trig: The graph as TriG in UTF-8, deterministic: the same files give the same bytes.
        tables: The CSV tables that it names with csa:table, by file name.
        notes: What was left out, and what was taken otherwise than it stands; nothing is lost silently.
        origins: Where in the file a thing is described: by the IRI of the passage (None for what describes
            the edition and its passages) and that of the thing.
        is_laid_out: Whether the text is in the layout of the house already, as
            :func:`csa_graph.files.trig.to_trig` writes it.
        quotes: What the passages say in the words of the document, and which words state what, as TriG that
            lies beside the data; empty where nothing is known of that.
    """

    trig: bytes
    tables: Mapping[str, bytes] = {}
    notes: tuple[Note, ...] = ()
    origins: Mapping[tuple[str | None, str], str] = {}
    is_laid_out: bool = False
    quotes: bytes = b""

    @property
    def whole(self) -> bytes:
        """All of it as one text: the graph, and the quotes that lie beside it."""
        return self.trig + b"\n" + self.quotes if self.quotes else self.trig


def find_rdf_format(path: Path) -> RdfFormat | None:
    """Return the format of an RDF file by the ending of its name; None if the ending is unknown."""
    name = find_format(path, RDF_ENDINGS)
    return None if name is None else RDF_FORMATS[name]


def read(path: Path | str) -> Source:
    """Read one data file.

    Raises:
        SourceError: The file is missing, empty, binary or not UTF-8, is XML that is not well-formed or
            not harmless, is nested too deep, or its name ends in no known format.
    """
    path = Path(path)
    form = find_rdf_format(path)
    if form is None:
        raise unknown_format(path, list_endings(RDF_ENDINGS))
    try:
        with path.open("rb") as file:
            text = file.read(_BEGINNING)
            # What is binary shows it early: it is not read to its end, however large it is.
            if b"\0" not in text:
                text += file.read()
    except FileNotFoundError:
        raise SourceError("there is no such file", path) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    if not text.strip():
        raise SourceError("the file is empty", path)
    # The loader takes a byte order mark for a part of the first word.
    decoded = decode(text, path)
    if form == RdfFormat.RDF_XML and (hazard := xml_hazards.find(decoded)):
        raise SourceError(hazard.what, path, hazard.line)
    if form == RdfFormat.JSON_LD and is_deep_json(decoded):
        raise SourceError(DEEP_JSON, path)
    return Source(path, decoded.encode(), form)


def is_deep_json(text: str) -> bool:
    """Return whether JSON-LD is nested deeper than its parser can bear: that keeps a context for each level.

    >>> is_deep_json('{"a": "[[["}'), is_deep_json('{"a":' * 300 + "1" + "}" * 300)
    (False, True)
    """
    if text.count("[") + text.count("{") <= _DEEPEST_JSON:
        return False
    depth = 0
    for mark in re.findall(r"[\[\]{}]", re.sub(_JSON_STRING, "", text)):
        depth += 1 if mark in "[{" else -1
        if depth > _DEEPEST_JSON:
            return True
    return False


def unknown_format(path: Path, endings: Iterable[str]) -> SourceError:
    """Make the error for a file whose name ends in none of the endings of known formats."""
    return SourceError(
        f"the name does not show the format of the file: let it end in one of {', '.join(endings)}", path
    )


def decode(content: bytes, path: Path) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        SourceError: It is not UTF-8; names the first line that is not.
    """
    wide = find_wide(content)
    if wide is not None:
        raise SourceError(f"the file is in {wide[:6].upper()}: save it as UTF-8", path)
    if b"\0" in content:
        raise SourceError("the file is binary, not text: export it again from what made it", path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError("the file is not in UTF-8 from here on: save it as UTF-8", path, line) from None


def syntax_error(source: Source, error: SyntaxError | MemoryError) -> SourceError:
    """Word what the loader objects to.

    Args:
        source: The file.
        error: What the loader raised: one of :data:`PARSING_FAILS`.
    """
    if isinstance(error, MemoryError):
        what = "a text or a name in it is too long to be read, or there is too little memory"
        return SourceError(what, source.path)
    detail = re.sub(_LINE_NOTE, "", re.sub(_PLACE, "", str(error)))
    # Of a whole block of text that it did not expect, the beginning is enough.
    detail = " ".join(detail.split())
    detail = f"{detail[:_DETAIL]} …" if len(detail) > _DETAIL else detail.rstrip(". ")
    line = error.lineno
    last = source.text.rstrip().count(b"\n") + 1
    if "unexpected end" in detail.lower():
        return SourceError(
            "the file ends in the middle of a statement: is its end missing?", source.path, last
        )
    return SourceError(f"this is not valid {source.format.name}: {detail}", source.path, line)


def fault(source: Source, message: str, line: int | None) -> SourceError:
    """Make the error for a line of a file; of one that was turned into TriG, for the place it came from."""
    place = locate_origin(source, line) if line else ""
    message = source.render(message, place)
    if source.origins:
        return SourceError(message, f"{source.path}, {place}" if place else source.path)
    return SourceError(message, source.path, line)


def locate_origin(source: Source, line: int) -> str:
    """Return where a file that was turned into TriG says what a line of the TriG says; empty if unknown."""
    if not source.origins:
        return ""
    from csa_graph.files.locate import iter_statements

    for each in iter_statements(source.text.decode()):
        if line in {each.subject.line, each.predicate.line, each.object.line}:
            graph = each.graph.value if each.graph is not None else None
            return source.origins.get((graph, each.subject.value), "")
    return ""
