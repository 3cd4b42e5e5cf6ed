"""A query file becomes a query: what the header says of it, and its text.

Runs nothing. What the header is made of is for ``header``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.asking import header as headers
from csa_graph.asking.parameters import Parameter
from csa_graph.base.errors import QueryError
from csa_graph.terms.prefixes import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NONE: Mapping[str, Any] = MappingProxyType({})
_PARAMETER_KEYS = {"kind", "summary", "example", "optional"}


class Query(NamedTuple):
    """One query file.

    Attributes:
        name: The file's name without its ending.
        path: The file.
        text: The query, as its file has it; where the header stands there, lines are empty.
        summary: What it answers, in words.
        parameters: What it asks for, by name, in the order of the header.
        columns: What each column holds, in words.
        note: How to read the answer; may be empty.
        none: What an answer without rows means; may be empty.
        reads: ``all``; ``stated`` where it needs neither rules nor tables; or the IRIs of all that it
            reads of what rules add, where it needs no tables.
        denies: IRIs of the terms of which each row says that no statement was found.
        premises: IRIs of the classes without a thing of which an answer without rows means nothing.
        none_denies: IRIs of the terms of which that is said where there are no rows.
        header: The whole header.
        is_of_any_day: Whether it asks about dates themselves, and so reads what has ended too.
    """

    name: str
    path: Path
    text: str
    summary: str
    parameters: Mapping[str, Parameter] = _NONE
    columns: Mapping[str, str] = _NONE
    note: str = ""
    none: str = ""
    reads: str | frozenset[str] = "all"
    denies: tuple[str, ...] = ()
    none_denies: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    header: Mapping[str, Any] = _NONE
    is_of_any_day: bool = False


def read(path: Path) -> Query:
    """Read a query file.

    Raises:
        QueryError: The file cannot be read, or its header is missing or wrong.
    """
    name = path.stem
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"the file cannot be read: {error}", name) from None
    header = headers.read(text, name)
    summary = header.get("summary")
    if not isinstance(summary, str) or not summary:
        raise QueryError('its header has no summary: begin the file with #+ summary = "…"', name)
    entries = header.get("parameters", {})
    return Query(
        name=name,
        path=path,
        text=headers.leave_out(text),
        summary=summary,
        parameters={key: _read_parameter(key, entry, name) for key, entry in entries.items()},
        columns=header.get("columns", {}),
        note=header.get("answers", ""),
        none=header.get("none", ""),
        reads=_read_reads(header, name),
        denies=_read_terms("denies", header, name),
        none_denies=_read_terms("none_denies", header, name),
        premises=_read_terms("premises", header, name),
        header=header,
        is_of_any_day=header.get("any_day", False) is True,
    )


def _read_reads(header: Mapping[str, Any], query: str) -> str | frozenset[str]:
    reads = header.get("reads", "all")
    if isinstance(reads, list):
        return frozenset(_read_terms("reads", header, query))
    if reads in {"all", "stated"}:
        return str(reads)
    raise QueryError(f"reads is “{reads}”: it can be “all”, “stated” or a list of terms", query)


def _read_terms(key: str, header: Mapping[str, Any], query: str) -> tuple[str, ...]:
    """Return the IRIs of terms that a header names by their short names."""
    names = header.get(key, [])
    if not isinstance(names, list) or not all(
        isinstance(each, str) and each.partition(":")[0] in PREFIXES for each in names
    ):
        raise QueryError(f'{key} is a list of terms: {key} = ["csa:accountableTo"]', query)
    return tuple(map(expand, names))


def _read_parameter(name: str, entry: object, query: str) -> Parameter:
    if not isinstance(entry, dict) or not {"kind", "summary"} <= set(entry) <= _PARAMETER_KEYS:
        raise QueryError(
            f"parameter {name} needs kind and summary, and may have example and optional; nothing else", query
        )
    return Parameter(
        name,
        kind=str(entry["kind"]),
        summary=str(entry["summary"]),
        example=str(entry.get("example", "")),
        optional=bool(entry.get("optional", False)),
    )
