"""An RDF file from an unknown source becomes quads in which every thing has an IRI.

Fetches nothing and expands no entity. A nameless thing gets an IRI that follows from what is said of it, so
the same file gives the same one, in whatever order its statements come.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from csa_graph.base.endings import find_format
from csa_graph.base.errors import SourceError
from csa_graph.files import encoding, source, xml_hazards
from csa_graph.formats.org.endings import ENDINGS, FORMATS
from csa_graph.terms.iris import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: Bytes of the largest file that is read: its statements are held in memory.
LARGEST = 50_000_000

# What an XML file says of its encoding.
_ENCODING = re.compile(r"""(<\?xml\b[^>]*?)\sencoding\s*=\s*["']([\w.\-]+)["']""")
# Enough to tell apart what lies that many steps away from a thing with a name.
_ROUNDS = 12


class File(NamedTuple):
    """A file, read.

    Attributes:
        path: Where it was read from.
        source: Its text.
        quads: Its statements; blank nodes stay.
        remark: What is to be said of its encoding; empty for UTF-8.
    """

    path: Path
    source: source.Source
    quads: list[ox.Quad]
    remark: str

    def find_line(self, statement: ox.Quad) -> str:
        """Return the line on which a file first says of something what a statement says: ``line 4``."""
        from csa_graph.files.locate import locate

        if self.source.format in {ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD}:
            return ""
        value = getattr(statement.object, "value", None) if statement.predicate == RDF.type else None
        line = locate(self.source.text.decode(), None, statement.predicate.value, value)
        return "" if line is None else f"line {line}"


def read(path: Path, base: str) -> File:
    """Read one file.

    Args:
        path: The file.
        base: What relative IRIs are relative to.

    Raises:
        SourceError: It cannot be read, is too big, is not valid, or needs what is not in it.
    """
    name = find_format(path, FORMATS)
    if name is None:
        raise source.unknown_format(path, ENDINGS)
    form = source.RDF_FORMATS[name]
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"the file has more than {LARGEST // 1_000_000} MB: split it", path)
        text, remark = _decode(path.read_bytes(), form, path)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    if form == ox.RdfFormat.RDF_XML and (hazard := xml_hazards.find(text)):
        raise SourceError(hazard.what, path, hazard.line)
    if form == ox.RdfFormat.JSON_LD:
        if source.is_deep_json(text):
            raise SourceError(source.DEEP_JSON, path)
        _refuse_remote(text, path)
    content = source.Source(path, text.encode(), form)
    try:
        return File(path, content, list(ox.parse(content.text, format=form, base_iri=base)), remark)
    except source.PARSING_FAILS as error:
        raise source.syntax_error(content, error) from None
    except ValueError as error:
        raise SourceError(f"cannot be read: {error}", path) from None


def _decode(content: bytes, form: ox.RdfFormat, path: Path) -> tuple[str, str]:
    """Return the text of a file, and what is to be said of its encoding."""
    wide = encoding.find_wide(content)
    if wide is None and b"\0" in content:
        source.decode(content, path)
    read = encoding.read(content)
    text, remark = read.text, encoding.describe(read)
    declared = _ENCODING.match(text) if form == ox.RdfFormat.RDF_XML else None
    if declared is None:
        return text, remark
    if wide is None and declared[2].lower() not in {"utf-8", "utf8"}:
        try:
            text, remark = content.decode(declared[2]), ""
        except (LookupError, UnicodeDecodeError):
            raise SourceError(f"this XML says that it is in {declared[2]}, and is not", path, 1) from None
    # The engine gets the text in UTF-8.
    return _ENCODING.sub(r"\1", text, count=1), remark


def _refuse_remote(text: str, path: Path) -> None:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return  # The parser says where.
    waiting: list[Any] = [content]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            context = each.get("@context", ())
            remote = [x for x in (context if isinstance(context, list) else [context]) if isinstance(x, str)]
            remote += [each["@import"]] if isinstance(each.get("@import"), str) else []
            if remote:
                raise SourceError(
                    f"the context “{remote[0][:100]}” is not in the file, and nothing is fetched: "
                    "write the context itself into @context",
                    path,
                )
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def name_blank_nodes(quads: Iterable[ox.Quad], base: str) -> tuple[list[ox.Quad], int]:
    """Return the quads with an IRI in place of each blank node, and the number of those nodes.

    The IRI is a checksum of what is said of a node, and of what is said of the nodes around it. Two of which
    the same is said are distinguished by a number.

    Args:
        quads: The statements.
        base: Namespace of the IRIs.
    """
    listed = list(quads)
    nodes = {
        each for quad in listed for each in (quad.subject, quad.object) if isinstance(each, ox.BlankNode)
    }
    around: dict[ox.BlankNode, list[tuple[str, str, object]]] = {node: [] for node in nodes}
    for quad in listed:
        if isinstance(quad.subject, ox.BlankNode):
            around[quad.subject].append(("has", quad.predicate.value, quad.object))
        if isinstance(quad.object, ox.BlankNode):
            around[quad.object].append(("is", quad.predicate.value, quad.subject))
    marks = dict.fromkeys(nodes, "")
    for _ in range(_ROUNDS):
        new = {node: _checksum(_describe_neighbours(around[node], marks)) for node in nodes}
        is_done = len(set(new.values())) == len(set(marks.values()))
        marks = new
        if is_done:
            break
    named: dict[ox.BlankNode, ox.NamedNode] = {}
    count: dict[str, int] = {}
    for node in nodes:
        mark = marks[node]
        count[mark] = count.get(mark, 0) + 1
        end = f"-{count[mark]}" if count[mark] > 1 else ""
        named[node] = ox.NamedNode(f"{base}nameless/{mark[:16]}{end}")
    return [
        ox.Quad(
            named.get(quad.subject, quad.subject),  # type: ignore[arg-type]
            quad.predicate,
            named.get(quad.object, quad.object),  # type: ignore[arg-type]
            quad.graph_name,
        )
        for quad in listed
    ], len(nodes)


def _describe_neighbours(
    around: Iterable[tuple[str, str, object]], marks: Mapping[ox.BlankNode, str]
) -> list[str]:
    """Return what is said of a node, sorted, with marks in place of other nodes without an IRI."""
    return sorted(
        f"{way} {verb} {marks[other] if isinstance(other, ox.BlankNode) else other}"
        for way, verb, other in around
    )


def _checksum(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
