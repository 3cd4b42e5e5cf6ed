"""The namespaces of editions get short names, for the context of JSON-LD.

Names nothing that has a name in the context already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import pyoxigraph as ox


def find_own(editions: Iterable[ox.NamedNode], taken: Collection[str]) -> dict[str, str]:
    """Return the namespaces of what partnerships call their own, and of passages, by a short name each.

    Args:
        editions: The editions of a store.
        taken: Names that stand for something else.

    >>> import pyoxigraph as ox
    >>> find_own([ox.NamedNode("https://example.org/harbour/2030-31")], ())
    {'harbour': 'https://example.org/harbour/', '2030-31': 'https://example.org/harbour/2030-31#'}
    """
    own: dict[str, str] = {}
    for edition in editions:
        space, _, period = edition.value.rpartition("/")
        # "2018-19:4.7" is a passage, "worcestershire:scb" what the partnership calls its own.
        for name, namespace in ((space.rpartition("/")[2], f"{space}/"), (period, f"{edition.value}#")):
            if name not in taken and name.replace("-", "").replace(".", "").isalnum():
                own.setdefault(name, namespace)
    return own
