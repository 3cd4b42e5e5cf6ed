"""The analyses by name: what each is called, what it takes, and what it gives back.

Runs them; measures nothing itself.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.errors import AnalysisError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.asking.answer import Answer, Row
    from csa_graph.projection.reading import Reading

#: The analyses, in the order in which they are listed.
NAMES = (
    "tree",
    "route",
    "what-if",
    "weak-points",
    "influence",
    "concentration",
    "interlocks",
    "conflicts",
    "raci",
    "timeline",
    "figures",
    "peers",
)


#: How many rows a table has that is to be read, where nothing else is asked for.
LISTED = 50


class Parameter(NamedTuple):
    """What an analysis takes.

    Attributes:
        name: Argument of the function.
        kind: ``date``, ``integer``, ``text``; or what it must name: ``thing``, ``group``, any class of the
            ontology by its label.
        summary: What it is, in words.
        example: A value that has a result on the bundled agreement.
        optional: Whether the analysis can do without.
        multiple: Whether it can be given several times; the function gets a tuple.
        choices: The words that it can be; empty for any.
    """

    name: str
    kind: str
    summary: str
    example: str = ""
    optional: bool = False
    multiple: bool = False
    choices: tuple[str, ...] = ()


#: What every analysis takes beside what is its own.
TOP = Parameter(
    "top",
    "integer",
    f"how many rows of each table to give; without it the first {LISTED} where the result is to be read, and "
    "all in csv and json",
    "10",
    optional=True,
)


@dataclass(frozen=True)
class Analysis:
    """One analysis.

    Attributes:
        name: Its name.
        title: What it is called in a heading.
        summary: What it answers, in a sentence.
        parameters: What it takes, in order.
        forms: Formats of its result beside those that every answer has, for instance ``svg``.
    """

    name: str
    title: str
    summary: str
    parameters: tuple[Parameter, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What an analysis found.

    Attributes:
        title: What was analysed, in words.
        summary: What it means, in sentences of plain English.
        limits: What it cannot tell, in sentences.
        tables: The figures, the most telling table first; each has a name.
        name: Name of the analysis.
        parameters: What it was given.
        engine: What a library worked out, and which: ``betweenness by rustworkx``; empty where none did.
        editions: How many editions were read.
    """

    title: str
    summary: str
    limits: str
    tables: tuple[Answer, ...]
    name: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    engine: str = ""
    editions: int = 1

    def table(self, name: str) -> Answer:
        """Return one table.

        Raises:
            KeyError: There is none of that name.
        """
        for each in self.tables:
            if each.name == name:
                return each
        raise KeyError(name)

    def __iter__(self) -> Any:  # noqa: ANN401
        """Iterate over the rows of the first table."""
        return iter(self.tables[0])


def tabulate(
    name: str, title: str, meanings: Mapping[str, str], rows: Iterable[Row], none: str = "", *, note: str = ""
) -> Answer:
    """Return one table of a result.

    Args:
        name: Its name.
        title: What it shows, in words.
        meanings: Its columns, and what each holds.
        rows: Its rows, the most telling first.
        none: What it means that there are none.
        note: How to read it.
    """
    from csa_graph.asking.answer import Answer

    return Answer(title, tuple(meanings), tuple(rows), meanings, note, none, name)


def get(name: str) -> Analysis:
    """Return what an analysis is called and takes.

    Raises:
        UnknownNameError: There is none of that name; with suggestions.
    """
    return _module(name).ANALYSIS  # type: ignore[no-any-return]


def run(name: str, reading: Reading, arguments: Mapping[str, object] | None = None) -> Result:
    """Run an analysis.

    Args:
        name: Its name.
        reading: The graph.
        arguments: Values by parameter: a name, IRI, date, number, text. None counts as not given.

    Raises:
        UnknownNameError: There is no such analysis or parameter, or nothing has the name given.
        AmbiguousNameError: Several things have the name given.
        AnalysisError: A parameter is missing, or has a value that it cannot have.
    """
    analysis = get(name)
    given = {key: value for key, value in (arguments or {}).items() if value not in (None, ())}
    known = {each.name: each for each in (*analysis.parameters, TOP)}
    for key in given:
        if key not in known:
            raise UnknownNameError(key, (), f"{name} takes {', '.join(known)}; it has no parameter")
    values: dict[str, Any] = {}
    for key, parameter in known.items():
        if key in given:
            values[key] = _value(parameter, given[key], reading, name)
        elif not parameter.optional:
            example = f", for example “{parameter.example}”" if parameter.example else ""
            raise AnalysisError(f"it needs {key}: {parameter.summary}{example}", name)
    top = values.pop("top", None)
    if top is not None and top < 1:
        raise AnalysisError("top is how many rows to give: 1 or more", name)
    result: Result = _module(name).analyse(reading, **values)
    tables = result.tables if top is None else tuple(cut(table, top) for table in result.tables)
    return replace(result, name=name, parameters=given, tables=tables, editions=reading.count_editions())


def cut(table: Answer, most: int) -> Answer:
    """Return a table with no more than some rows; where there are more, its note says how many."""
    there = len(table)
    if there <= most:
        return table
    more = f"There are {there - most:,} more; --top {there} lists all."
    return replace(table, rows=table.rows[:most], note=f"{table.note} {more}".strip())


def _module(name: str) -> Any:  # noqa: ANN401
    if name not in NAMES:
        from csa_graph.base.wording import nearest

        raise UnknownNameError(name, nearest(name, NAMES), "No analysis is called")
    return import_module(f"csa_graph.analysis.{name.replace('-', '_')}")


def _value(parameter: Parameter, value: object, reading: Reading, analysis: str) -> Any:  # noqa: ANN401
    if parameter.multiple:
        several = value if isinstance(value, tuple | list) else (value,)
        single = parameter._replace(multiple=False)
        return tuple(_value(single, each, reading, analysis) for each in several)
    text = str(value).strip()
    if parameter.choices and text not in parameter.choices:
        raise AnalysisError(
            f"{parameter.name} is “{text}”: it can be {', '.join(parameter.choices)}", analysis
        )
    if parameter.kind == "text":
        return text
    try:
        if parameter.kind == "integer":
            return int(text)
        if parameter.kind == "date":
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(text)
    except ValueError:
        wanted = "a whole number" if parameter.kind == "integer" else "a date such as 2018-09-30"
        raise AnalysisError(f"{parameter.name} is “{text}”, which is not {wanted}", analysis) from None
    return reading.find(getattr(value, "iri", text), parameter.kind)
