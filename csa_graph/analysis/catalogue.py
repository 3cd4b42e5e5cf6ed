"""The analyses by name: each is found, given what it takes, and run.

Measures nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from csa_graph.analysis.result import LISTED, Analysis, Result, cut
from csa_graph.asking.parameters import Parameter, choose_given, read_values
from csa_graph.base.errors import AnalysisError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

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

#: What every analysis takes beside what is its own.
TOP = Parameter(
    "top",
    "integer",
    f"how many rows of each table to give; without it the first {LISTED} where the result is to be read, and "
    "all in csv and json",
    example="10",
    optional=True,
)


def get(name: str) -> Analysis:
    """Return what an analysis is called and takes.

    Raises:
        UnknownNameError: There is none of that name; with suggestions.
    """
    analysis: Analysis = _import(name).ANALYSIS
    return analysis


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
    given = choose_given(arguments or {})
    parameters = (*get(name).parameters, TOP)
    values = read_values(parameters, given, reading.find, name, AnalysisError)
    top = values.pop(TOP.name, None)
    if isinstance(top, int) and top < 1:
        raise AnalysisError("top is how many rows to give: 1 or more", name)
    result: Result = _import(name).analyse(reading, **values)
    tables = tuple(cut(table, top) for table in result.tables) if isinstance(top, int) else result.tables
    return replace(result, name=name, parameters=given, tables=tables, editions=reading.count_editions())


def _import(name: str) -> Any:  # noqa: ANN401
    if name not in NAMES:
        from csa_graph.base.wording import nearest

        raise UnknownNameError(name, nearest(name, NAMES), "No analysis is called")
    return import_module(f"csa_graph.analysis.{name.replace('-', '_')}")
