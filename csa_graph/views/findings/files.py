"""A place in a file becomes a URI: relative to a folder if it lies in that, so that no machine is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from csa_graph.checking.places import Place


def uri(place: Place, root: Path | None) -> tuple[str, bool]:
    """Return the URI of a place's file, and whether it is relative to the root.

    Args:
        place: The place.
        root: The folder from which files are named; None names them as they were given.

    >>> from csa_graph.checking.places import Place
    >>> uri(Place(Path("data/a plan.trig"), 3), None)
    ('data/a%20plan.trig', True)
    """
    path = place.path
    if root is not None:
        path = Path(root, path).resolve()
        if not path.is_relative_to(root.resolve()):
            return path.as_uri(), False
        path = path.relative_to(root.resolve())
    return (path.as_uri(), False) if path.is_absolute() else (quote(path.as_posix()), True)
