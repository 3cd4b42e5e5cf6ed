"""Each part of a page gets an address that stays the same from one build to the next."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


class Addresses:
    """Gives each part of the page an address that stays the same from one build to the next."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, *parts: str) -> str:
        """Return a free address made of the last parts of IRIs."""
        base = address = "-".join(_slug(part) for part in parts)
        number = 1
        while address in self._taken:
            number += 1
            address = f"{base}-{number}"
        self._taken.add(address)
        return address


@lru_cache(maxsize=4096)
def _slug(iri: str) -> str:
    """Return the last part of an IRI in letters, digits and hyphens.

    >>> _slug("https://example.org/terms#reportsTo")
    'reportsto'
    """
    tail = re.split(r"[/#:]", iri.rstrip("/#"))[-1]
    plain = unicodedata.normalize("NFKD", tail).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "x"
