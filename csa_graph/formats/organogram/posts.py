"""A post of an organogram, and what one row says of it and of its holder.

Reads no row: ``register`` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from csa_graph.formats.organogram.rows import Row

State = Literal["", "vacant", "eliminated"]


@dataclass(eq=False, slots=True)
class Post:
    """A post of the senior file, or the posts of one row of the junior file.

    Attributes:
        rows: The rows that describe it: several where it is shared. The first of them names it.
        reference: Its Post Unique Reference; empty where it has none.
        eliminated: Whether it is mentioned only to say that it is no more.
        above: The post to which it reports, where that is known.
        outside: Whether it is known only because junior posts report to it: the senior file was not read.
        held: Whether any row says that somebody holds it, named or not.
    """

    rows: list[Row]
    reference: str = ""
    eliminated: bool = False
    above: Post | None = None
    outside: bool = False
    held: bool = False


@dataclass(slots=True)
class Entry:
    """What one row says.

    Attributes:
        row: The row.
        post: Its post; None for somebody who is in none.
        person: Name of the holder; empty where it is not given.
        state: Whether the post is vacant or eliminated.
    """

    row: Row
    post: Post | None
    person: str = ""
    state: State = ""
