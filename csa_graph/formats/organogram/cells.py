"""What a cell of an organogram says when it says nothing, and cells compared as readers do.

Knows no column.
"""

from __future__ import annotations

from functools import lru_cache

from csa_graph.base import wording
from csa_graph.files.cells import is_error

# How cells say that they say nothing, folded: "N/D" is not disclosed.
_NOTHING = frozenset(
    {
        *("", "-", "--", "?", ".", "n d", "n a", "nd", "na", "nil", "none", "tbc", "to be confirmed"),
        *("name not disclosed", "not applicable", "not disclosed", "undisclosed", "withheld"),
    }
)

#: :func:`csa_graph.base.wording.fold`, for cells: most of them stand in many rows.
fold = lru_cache(maxsize=16_384)(wording.fold)


@lru_cache(maxsize=16_384)
def is_nothing(cell: str) -> bool:
    """Return whether a cell is empty, says that it says nothing, or holds an error of a spreadsheet.

    >>> is_nothing("N/D"), is_nothing("Norfolk")
    (True, False)
    """
    return fold(cell) in _NOTHING or is_error(cell)
