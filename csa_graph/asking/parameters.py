"""What a question or an analysis asks for, and how what is given for it becomes values.

Looks no name up itself: whoever asks says how a name becomes a thing.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from csa_graph.base.errors import QueryError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    Scalar: TypeAlias = str | int | Decimal | bool | datetime.date
    Thing = TypeVar("Thing")

#: The kinds whose values are written out, with the words for what is wanted. Any other kind names a thing.
SCALARS = {
    "date": "a date such as 2018-09-30, or today",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "text": "a text",
}


class Parameter(NamedTuple):
    """What a question or an analysis asks for.

    Attributes:
        name: Variable of the query, or argument of the analysis, that gets the value.
        kind: One of :data:`SCALARS`; or what it must name: ``thing``, ``group``, any class of the ontology by
            its label.
        summary: What it is, in words.
        example: A value that has an answer on the bundled agreement.
        optional: Whether it can be left out.
        multiple: Whether it can be given several times; its value is a tuple then.
        choices: The words that it can be; empty for any.
    """

    name: str
    kind: str
    summary: str
    example: str = ""
    optional: bool = False
    multiple: bool = False
    choices: tuple[str, ...] = ()

    @property
    def names_thing(self) -> bool:
        """Whether it is given by the name of a thing."""
        return self.kind not in SCALARS

    @property
    def help(self) -> str:
        """What it is, with its example."""
        return f"{self.summary}, for example “{self.example}”" if self.example else self.summary


def choose_given(arguments: Mapping[str, object]) -> dict[str, object]:
    """Return the arguments that have a value: None and an empty tuple count as not given."""
    return {name: value for name, value in arguments.items() if value is not None and value != ()}


def read_values(
    parameters: Iterable[Parameter],
    arguments: Mapping[str, object],
    find: Callable[[str, str], Thing],
    asker: str,
    error: Callable[[str, str], QueryError] = QueryError,
) -> dict[str, Scalar | Thing | tuple[Scalar | Thing, ...]]:
    """Read what is given for parameters.

    Args:
        parameters: What is asked for.
        arguments: What is given, by name of the parameter: text as it is typed, or a value, or a thing.
        find: Returns the thing that has a name, of a kind.
        asker: Name of the question or analysis.
        error: Makes an error of what is wrong and the name of the asker.

    Returns:
        Values by the name of their parameter, in the order of the parameters.

    Raises:
        QueryError: A parameter is missing, or has a value that it cannot have.
        UnknownNameError: There is no such parameter, or nothing has the name given.
        AmbiguousNameError: Several things have the name given.
    """
    known = {parameter.name: parameter for parameter in parameters}
    given = choose_given(arguments)
    for name in given:
        if name not in known:
            there = ", ".join(known) or "no parameters"
            raise UnknownNameError(name, (), f"{asker} takes {there}; it has no parameter")
    values: dict[str, Scalar | Thing | tuple[Scalar | Thing, ...]] = {}
    for name, parameter in known.items():
        if name in given:
            try:
                values[name] = _read(parameter, given[name], find)
            except QueryError as wrong:
                raise error(wrong.reason, asker) from None
        elif not parameter.optional:
            raise error(f"it needs {name}: {parameter.help}", asker)
    return values


def _read(
    parameter: Parameter, given: object, find: Callable[[str, str], Thing]
) -> Scalar | Thing | tuple[Scalar | Thing, ...]:
    """Read what is given for one parameter; a QueryError says what is wrong, and not for whom."""
    if not parameter.multiple:
        return _read_one(parameter, given, find)
    several = given if isinstance(given, tuple | list) else (given,)
    return tuple(_read_one(parameter, each, find) for each in several)


def _read_one(parameter: Parameter, given: object, find: Callable[[str, str], Thing]) -> Scalar | Thing:
    # A thing of an answer, or a node.
    text = str(getattr(given, "iri", None) or getattr(given, "value", None) or given).strip()
    if parameter.choices and text not in parameter.choices:
        raise QueryError(f"{parameter.name} is “{text}”: it can be {', '.join(parameter.choices)}")
    if parameter.names_thing:
        return find(text, parameter.kind)
    try:
        return read_scalar(parameter.kind, given, text)
    except ValueError:
        wanted = SCALARS[parameter.kind]
        raise QueryError(f"{parameter.name} is “{text}”, which is not {wanted}") from None


def read_scalar(kind: str, given: object, text: str) -> Scalar:
    """Read a value that is written out; raises ValueError if it is none of its kind."""
    if kind == "text":
        return text
    if kind == "date":
        if isinstance(given, datetime.datetime):
            return given.date()
        # Few questions ask for a day.
        from csa_graph.base.days import today

        return today() if text.lower() == "today" else datetime.date.fromisoformat(text)
    if kind == "integer":
        return int(text)
    if kind == "number":
        return _read_number(text)
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


def _read_number(text: str) -> Decimal:
    from decimal import Decimal, InvalidOperation

    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    return number
