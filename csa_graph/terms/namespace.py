"""A namespace whose terms are attributes, so that a type checker finds a misspelt one.

Names no term: ``iris`` does.
"""

from __future__ import annotations

import pyoxigraph as ox

from csa_graph.terms.prefixes import PREFIXES


class Namespace:
    """The terms of one namespace: each annotation of a subclass is one, so mypy finds a misspelt term.

    An underscore at the end of a name keeps it apart from a word of Python, one inside stands for a hyphen.

    Args:
        prefix: The short name of the namespace in :data:`csa_graph.terms.prefixes.PREFIXES`.

    >>> class Org(Namespace):
    ...     reportsTo: ox.NamedNode
    >>> Org("org").reportsTo.value
    'http://www.w3.org/ns/org#reportsTo'
    """

    def __init__(self, prefix: str) -> None:
        #: The namespace itself.
        self.base = PREFIXES[prefix]
        for name in type(self).__annotations__:
            local = name.rstrip("_").replace("_", "-")
            setattr(self, name, ox.NamedNode(self.base + local))

    def __getitem__(self, local: str) -> ox.NamedNode:
        """Return a term whose name is only known when the program runs.

        >>> Namespace("foaf")["name"].value
        'http://xmlns.com/foaf/0.1/name'
        """
        return ox.NamedNode(self.base + local)
