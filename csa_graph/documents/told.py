"""What a reader counts of a paper that it does not read, or takes otherwise than it stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.base.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Say = Callable[[int], str]

# By what is counted; most forms say the same of it.
_SAYS: dict[str, Say] = {
    "macros": lambda _: "It has macros, which are not read and not run.",
    "changes": lambda count: f"Tracked changes ({count:,}) are read as if all were accepted.",
    "hidden": lambda count: f"Hidden text ({quantity(count, 'place')}) is not read.",
    "white": lambda count: f"White text on white ({quantity(count, 'place')}) is not read.",
    "contents": lambda count: f"A table of contents ({quantity(count, 'line')}) is left out.",
    "comments": lambda count: f"{quantity(count, 'comment is', 'comments are')} not read.",
    "nested": lambda count: f"{quantity(count, 'table')} within another: read after it.",
    "pictures": lambda count: f"{quantity(count, 'picture is', 'pictures are')} not read.",
}
#: What is told of most forms, in this order.
USUAL = tuple(_SAYS)


def describe(
    told: Mapping[str, int], order: Iterable[str] = USUAL, own: Mapping[str, Say] | None = None
) -> tuple[str, ...]:
    """Return what was counted, each in a sentence.

    Args:
        told: How often, by what.
        order: What is told, in this order.
        own: What a form says of it in words of its own.

    >>> describe({"pictures": 1, "macros": 1, "comments": 0})
    ('It has macros, which are not read and not run.', '1 picture is not read.')
    """
    says = {**_SAYS, **(own or {})}
    return tuple(says[key](told[key]) for key in order if told.get(key))
