"""The IRIs of the terms of SHACL that shapes and reports have.

Says nothing of what a term means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.namespace import Namespace

if TYPE_CHECKING:
    import pyoxigraph as ox


# SHACL.
class _Sh(Namespace):
    SPARQLConstraintComponent: ox.NamedNode
    ValidationReport: ox.NamedNode
    ValidationResult: ox.NamedNode
    conforms: ox.NamedNode
    focusNode: ox.NamedNode
    result: ox.NamedNode
    resultMessage: ox.NamedNode
    resultSeverity: ox.NamedNode
    sourceConstraintComponent: ox.NamedNode
    sourceShape: ox.NamedNode


SH = _Sh("sh")
