"""What reading papers needs beyond the plain installation is missing: said in words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def needed() -> Iterator[None]:
    """Import within this what only readers of papers need.

    Raises:
        CsaGraphError: It is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise CsaGraphError(
            f'To read papers of this form, {error.name} is needed: pip install "csa-graph[read]"'
        ) from None
