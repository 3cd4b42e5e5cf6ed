"""What rdflib says of literals that do not fit their datatypes is kept from standard error.

Such a literal is a fault of data, told in our words with file and line. Silences nothing else.
"""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_literal_warnings() -> Iterator[None]:
    """Keep rdflib from logging and warning of literals while it reads or compares them."""
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"rdflib\.term")
            yield
    finally:
        log.setLevel(level)
