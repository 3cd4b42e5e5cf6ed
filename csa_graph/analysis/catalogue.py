"""The analyses by name: each is found, given what it takes, and run.

Measures nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csa_graph.analysis.result import LISTED, Analysis, Result, cut
from csa_graph.asking.absence import Absence
from csa_graph.asking.limits import Limits
from csa_graph.asking.parameters import Parameter, choose_given, read_values
from csa_graph.base.errors import AnalysisError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.projection.reading import Reading

_FOLDER = str(Path(__file__).parent)
#: What every analysis takes beside what is its own.
TOP = Parameter(
    "top",
    "integer",
    f"how many rows of each table to give; without it the first {LISTED} where the result is to be read, and "
    "all in csv and json",
    example="10",
    optional=True,
)


@cache
def list_names() -> tuple[str, ...]:
    """Return the names of the analyses, in the order in which they are listed.

    An analysis is a module of this folder that says what it is called: no list names it.
    """
    from pkgutil import iter_modules

    modules = (import_module(f"csa_graph.analysis.{each.name}") for each in iter_modules([_FOLDER]))
    found: list[Analysis] = [module.ANALYSIS for module in modules if hasattr(module, "ANALYSIS")]
    return tuple(each.name for each in sorted(found, key=lambda each: (each.place, each.name)))


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
    result = _explain(get(name), result, reading)
    if reading.judged:
        result = replace(result, summary=f"{reading.judged} {result.summary}")
    tables = tuple(cut(table, top) for table in result.tables) if isinstance(top, int) else result.tables
    return replace(result, name=name, parameters=given, tables=tables, editions=reading.count_editions())


def _import(name: str) -> Any:  # noqa: ANN401
    # The others are not imported for it.
    module = name.replace("-", "_")
    if "_" not in name and module.isidentifier() and Path(_FOLDER, f"{module}.py").is_file():
        found = import_module(f"csa_graph.analysis.{module}")
        if hasattr(found, "ANALYSIS"):
            return found
    from csa_graph.base.similar import nearest

    known = list_names()
    raise UnknownNameError(name, nearest(name, known, 1, partly=True), "No analysis is called", known)


def _explain(analysis: Analysis, result: Result, reading: Reading) -> Result:
    """Return a result with what limits it: caveats, and that there is nothing of what it measures."""
    absence = Absence(reading.store, reading.names, reading.edition)
    missing = absence.list_missing(analysis.premises)
    if missing and len(missing) == len(analysis.premises):
        result = replace(result, limits=f"{absence.write_missing(missing)} {result.limits}")
    if analysis.denies:
        told = Limits(reading.store, reading.names, reading.edition).tell(analysis.denies, (), None)
        result = replace(result, limits=" ".join((result.limits, *told)))
    return result
