"""Query files become a catalogue: each with its summary, parameters and columns, ready to be run.

Knows no question by name: what is in the folder is in the catalogue.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base import resources
from csa_graph.base.errors import QueryError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyoxigraph as ox

    from csa_graph.asking.answer import Answer
    from csa_graph.naming.names import Names
    from csa_graph.sparql.rows import Rows, Term
    from csa_graph.sparql.store import Store

_VALUES = ("date", "integer", "number", "boolean", "text")
_PARAMETER_KEYS = {"kind", "summary", "example", "optional"}


class Parameter(NamedTuple):
    """What a query asks for.

    Attributes:
        name: Variable that it binds.
        kind: ``date``, ``integer``, ``number``, ``boolean``, ``text``; or what it must name: ``thing``,
            ``group``, any class of the ontology by its label.
        summary: What it is, in words.
        example: A value that has an answer.
        optional: Whether the query can do without.
    """

    name: str
    kind: str
    summary: str
    example: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Query:
    """One query file.

    Attributes:
        name: The file's name without its ending.
        path: The file.
        text: The whole file; its header is a comment in SPARQL.
        summary: What it answers, in words.
        parameters: What it asks for, by name, in the order of the header.
        columns: What each column holds, in words.
        note: How to read the answer; may be empty.
        none: What an answer without rows means; may be empty.
        reads: ``all``, or ``stated`` where it needs neither rules nor tables.
        header: The whole header.
    """

    name: str
    path: Path
    text: str
    summary: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    none: str = ""
    reads: str = "all"
    header: Mapping[str, Any] = field(default_factory=dict)


def questions() -> dict[str, Query]:
    """Return the questions by name, sorted."""
    return load(resources.queries() / "questions")


def checks() -> dict[str, Query]:
    """Return the checks by name, sorted."""
    return load(resources.queries() / "checks")


def edges() -> dict[str, Query]:
    """Return the edge queries by name, sorted."""
    return load(resources.queries() / "edges")


def rules() -> dict[str, Query]:
    """Return the rules by name, sorted."""
    return load(resources.ontology() / "rules")


def load(folder: Path) -> dict[str, Query]:
    """Read all query files of a folder.

    Returns:
        The queries by name, sorted.

    Raises:
        QueryError: A header is missing or wrong.
    """
    return {path.stem: read(path) for path in sorted(folder.glob("*.rq"), key=lambda each: each.stem)}


def get(name: str, folder: Path | None = None) -> Query:
    """Read one query.

    Args:
        name: Its name in the catalogue.
        folder: Where to look; None for the questions.

    Raises:
        UnknownNameError: There is no query of that name; with suggestions.
        QueryError: Its header is missing or wrong.
    """
    folder = folder or resources.queries() / "questions"
    path = folder / f"{name}.rq"
    # Letters, digits and hyphens only: a name must not lead out of the folder.
    if not name.replace("-", "").isalnum() or not path.is_file():
        from csa_graph.base.wording import nearest

        noun = {"questions": "question", "edges": "view"}.get(folder.name, "query")
        near = nearest(name, (each.stem for each in folder.glob("*.rq")))
        raise UnknownNameError(name, near, f"No {noun} is called")
    return read(path)


def read(path: Path) -> Query:
    """Read a query file.

    Raises:
        QueryError: The file cannot be read, or its header is missing or wrong.
    """
    import tomllib

    name = path.stem
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"the file cannot be read: {error}", name) from None
    lines = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        lines.append(line[2:].removeprefix(" "))
    try:
        header = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"its header is not valid TOML: {error}", name) from None
    summary = header.get("summary")
    if not isinstance(summary, str) or not summary:
        raise QueryError('its header has no summary: begin the file with #+ summary = "…"', name)
    reads = header.get("reads", "all")
    if reads not in {"all", "stated"}:
        raise QueryError(f"reads is “{reads}”: it can be “all” or “stated”", name)
    return Query(
        name,
        path,
        text,
        summary,
        {key: _parameter(key, value, name) for key, value in header.get("parameters", {}).items()},
        header.get("columns", {}),
        header.get("answers", ""),
        header.get("none", ""),
        reads,
        header,
    )


def run(
    query: Query,
    store: Store,
    names: Names,
    arguments: Mapping[str, object] | None = None,
    edition: ox.NamedNode | str | None = None,
) -> Answer:
    """Ask a query of the catalogue.

    Args:
        query: The query.
        store: A built store.
        names: The names of that store.
        arguments: Values by parameter: a name, IRI, date, number. None counts as not given.
        edition: IRI of the edition to ask; None asks the current layer.

    Raises:
        QueryError: A parameter is missing, or has a value that it cannot have, or the query is wrong.
        UnknownNameError: There is no such parameter, or nothing has the name given.
        AmbiguousNameError: Several things have the name given.
    """
    return tell(query, select(query, store, bind(query, names, arguments or {}), edition), names)


def select(
    query: Query, store: Store, bindings: Mapping[str, Term], edition: ox.NamedNode | str | None = None
) -> Rows:
    """Return the rows of a query, with values that are terms already; raises QueryError if it is wrong."""
    try:
        return store.select(query.text, bindings, edition)
    except QueryError as error:
        raise QueryError(error.reason, query.name, error.line) from None


def tell(query: Query, rows: Rows, names: Names) -> Answer:
    """Make an answer of the rows of a query."""
    from csa_graph.asking.answer import from_rows

    answer = from_rows(query.summary, rows.columns, rows, names.label, names.place)
    return replace(answer, meanings=query.columns, note=query.note, none=query.none, name=query.name)


def bind(query: Query, names: Names, arguments: Mapping[str, object]) -> dict[str, Term]:
    """Turn a query's arguments into terms by parameter; raises as :func:`run` does."""
    given = {name: value for name, value in arguments.items() if value is not None}
    for name in given:
        if name not in query.parameters:
            what = f"{query.name} takes {_listed(query.parameters)}; it has no parameter"
            raise UnknownNameError(name, (), what)
    bound: dict[str, Term] = {}
    for name, parameter in query.parameters.items():
        if name in given:
            bound[name] = _term(parameter, given[name], names, query.name)
        elif not parameter.optional:
            message = f"it needs {name}: {parameter.summary}"
            if parameter.example:
                message += f", for example “{parameter.example}”"
            raise QueryError(message, query.name)
    return bound


def _term(parameter: Parameter, value: object, names: Names, query: str) -> Term:
    import pyoxigraph as ox

    if isinstance(value, ox.NamedNode):
        return names.find(value.value, parameter.kind) if parameter.kind not in _VALUES else value
    text = getattr(value, "iri", None) or str(value).strip()
    if parameter.kind not in _VALUES:
        try:
            return names.find(text, parameter.kind)
        except QueryError as error:
            raise QueryError(error.reason, query) from None
    try:
        return _literal(parameter.kind, value, text)
    except ValueError:
        expected = {
            "date": "a date such as 2018-09-30",
            "integer": "a whole number",
            "number": "a number",
            "boolean": "true or false",
        }[parameter.kind]
        raise QueryError(f"{parameter.name} is “{text}”, which is not {expected}", query) from None


def _literal(kind: str, value: object, text: str) -> ox.Literal:
    import pyoxigraph as ox

    from csa_graph.terms.iris import XSD

    datatype = XSD["decimal" if kind == "number" else kind]
    if kind == "date":
        day = value.date() if isinstance(value, datetime.datetime) else datetime.date.fromisoformat(text)
        return ox.Literal(day.isoformat(), datatype=datatype)
    if kind == "integer":
        return ox.Literal(str(int(text)), datatype=datatype)
    if kind == "number":
        float(text)
        return ox.Literal(text, datatype=datatype)
    if kind == "boolean":
        if text.lower() not in {"true", "false"}:
            raise ValueError(text)
        return ox.Literal(text.lower(), datatype=datatype)
    return ox.Literal(str(value))


def _parameter(name: str, entry: object, query: str) -> Parameter:
    if not isinstance(entry, dict) or not {"kind", "summary"} <= set(entry) <= _PARAMETER_KEYS:
        raise QueryError(
            f"parameter {name} needs kind and summary, and may have example and optional; nothing else", query
        )
    return Parameter(
        name,
        str(entry["kind"]),
        str(entry["summary"]),
        str(entry.get("example", "")),
        bool(entry.get("optional", False)),
    )


def _listed(parameters: Mapping[str, Parameter]) -> str:
    return ", ".join(parameters) if parameters else "no parameters"
