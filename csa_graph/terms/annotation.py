"""The IRIs of the terms of quotations: W3C Web Annotation.

Says nothing of what a term means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.namespace import Namespace

if TYPE_CHECKING:
    import pyoxigraph as ox


# Web Annotation.
class _Oa(Namespace):
    Annotation: ox.NamedNode
    SpecificResource: ox.NamedNode
    TextPositionSelector: ox.NamedNode
    TextQuoteSelector: ox.NamedNode
    end: ox.NamedNode
    exact: ox.NamedNode
    hasBody: ox.NamedNode
    hasSelector: ox.NamedNode
    hasSource: ox.NamedNode
    hasTarget: ox.NamedNode
    prefix: ox.NamedNode
    start: ox.NamedNode
    suffix: ox.NamedNode


OA = _Oa("oa")
