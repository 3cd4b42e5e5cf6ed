"""The analyses by name: what each is called, what it takes, and what it gives back.

Runs them; measures nothing itself.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.errors import AnalysisError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csa_graph.analysis.reading import Reading
    from csa_graph.answer import Answer

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
        engine: The library that did the mathematics, where one did.
    """

    title: str
    summary: str
    limits: str
    tables: tuple[Answer, ...]
    name: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    engine: str = ""

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
    known = {each.name: each for each in analysis.parameters}
    for key in given:
        if key not in known:
            listed = ", ".join(known) if known else "no parameters"
            raise UnknownNameError(key, (), f"{name} takes {listed}; it has no parameter")
    values: dict[str, Any] = {}
    for key, parameter in known.items():
        if key in given:
            values[key] = _value(parameter, given[key], reading, name)
        elif not parameter.optional:
            example = f', for example "{parameter.example}"' if parameter.example else ""
            raise AnalysisError(f"it needs {key}: {parameter.summary}{example}", name)
    result: Result = _module(name).analyse(reading, **values)
    return replace(result, name=name, parameters=given)


def _module(name: str) -> Any:  # noqa: ANN401
    if name not in NAMES:
        from csa_graph.wording import nearest

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
            f'{parameter.name} is "{text}": it can be {", ".join(parameter.choices)}', analysis
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
        raise AnalysisError(f'{parameter.name} is "{text}", which is not {wanted}', analysis) from None
    return reading.find(getattr(value, "iri", text), parameter.kind)
