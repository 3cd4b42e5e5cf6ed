"""Named tuples become plain values of JSON, and such values named tuples again, by the types of their fields.

What comes from a file is anybody's: a value of another type is refused, with its place.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Sequence

    Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]

T = TypeVar("T", bound=tuple[object, ...])


class ShapeFault(CsaGraphError):  # noqa: N818  (worded anew, with its file, by whoever reads that)
    """A value is not of the type that it should have; says where."""


def encode(value: object) -> Plain:
    """Return a value as JSON has it; fields that are as they are by default are left out.

    >>> from csa_graph.documents.document import Cell
    >>> encode((Cell("Due", start=4),))
    [{'text': 'Due', 'start': 4}]
    """
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): encode(each) for key, each in value.items()}
    fields: tuple[str, ...] = getattr(value, "_fields", ())
    if fields and isinstance(value, tuple):
        defaults: dict[str, object] = getattr(value, "_field_defaults", {})
        return {
            name: encode(each)
            for name, each in zip(fields, value, strict=True)
            if name not in defaults or defaults[name] != each
        }
    if isinstance(value, tuple | list):
        return [encode(each) for each in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def decode(kind: type[T], value: object, where: str = "") -> T:
    """Return what :func:`encode` made JSON of.

    Args:
        kind: A named tuple.
        value: The JSON, parsed; keys that are no fields are passed over.
        where: What it is called in a message.

    Raises:
        ShapeFault: A field is missing, or has a value of another type.
    """
    if not isinstance(value, Mapping):
        raise ShapeFault(f"{where or kind.__name__} must be an object")
    defaults: dict[str, object] = getattr(kind, "_field_defaults", {})
    found: dict[str, object] = {}
    for name, hint in _hints(kind).items():
        if name in value:
            found[name] = _read(hint, value[name], f"{where}.{name}".lstrip("."))
        elif name not in defaults:
            raise ShapeFault(f"{where or kind.__name__} lacks “{name}”")
    return kind(**found)


@cache
def _hints(kind: type) -> dict[str, object]:
    """Return the types of the fields; modules import some of them for type checking only."""
    from csa_graph.documents.document import Document

    return typing.get_type_hints(kind, localns={"Mapping": Mapping, "Document": Document})


def _read(hint: object, value: object, where: str) -> object:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        return _read_any(inside, value, where)
    if origin is Literal:
        if value in inside:
            return value
        raise ShapeFault(f"{where} can be {', '.join(map(str, inside))}")
    if origin is tuple:
        return _read_tuple(inside, value, where)
    if origin is Mapping:
        if not isinstance(value, Mapping):
            raise ShapeFault(f"{where} must be an object")
        return {str(key): _read(inside[1], each, f"{where}.{key}") for key, each in value.items()}
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return decode(hint, value, where)
    return _read_plain(hint, value, where)


def _read_any(hints: tuple[object, ...], value: object, where: str) -> object:
    for hint in hints:
        try:
            return _read(hint, value, where)
        except ShapeFault:
            continue
    raise ShapeFault(f"{where} has a value that it cannot have")


def _read_tuple(inside: tuple[object, ...], value: object, where: str) -> object:
    if not isinstance(value, list | tuple):
        raise ShapeFault(f"{where} must be a list")
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_read(inside[0], each, f"{where}[{place}]") for place, each in enumerate(value))
    if len(inside) != len(value):
        raise ShapeFault(f"{where} must have {len(inside)} entries")
    return tuple(_read(hint, each, where) for hint, each in zip(inside, value, strict=True))


def _read_plain(hint: object, value: object, where: str) -> object:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    is_right = value is None if hint is type(None) else type(value) is hint
    if not is_right:
        words = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
        raise ShapeFault(f"{where} must be {words.get(typing.cast('type', hint), 'empty')}")
    return value
