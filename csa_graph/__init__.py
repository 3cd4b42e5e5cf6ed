"""csa-graph: who answers to whom in a public partnership, each statement kept with its passage.

>>> import csa_graph
>>> graph = csa_graph.GovernanceGraph.open()
>>> graph.ask("who-reports-to", group="PEG").to_dicts()[0]["body"]
'Worcestershire Safer Communities Board'

Importing the package loads nothing else: what it offers is fetched when it is first named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csa_graph.base.errors import (
        AmbiguousNameError,
        AnalysisError,
        CsaGraphError,
        QueryError,
        SourceError,
        StoreError,
        UnknownNameError,
    )
    from csa_graph.base.version import __version__
    from csa_graph.checking.findings import Finding
    from csa_graph.checking.report import Report
    from csa_graph.files.notes import ImportedFaultsError
    from csa_graph.files.source import Source
    from csa_graph.graph import GovernanceGraph
    from csa_graph.opening import load, validate
    from csa_graph.reading.papers import read_paper
    from csa_graph.reading.proposal import Review
    from csa_graph.validation.shapes import Fault

__all__ = [
    "AmbiguousNameError",
    "AnalysisError",
    "CsaGraphError",
    "Fault",
    "Finding",
    "GovernanceGraph",
    "ImportedFaultsError",
    "QueryError",
    "Report",
    "Review",
    "Source",
    "SourceError",
    "StoreError",
    "UnknownNameError",
    "__version__",
    "load",
    "read_paper",
    "validate",
]

# The module of each name that is no error.
_HOMES = {
    "Fault": "validation.shapes",
    "Finding": "checking.findings",
    "GovernanceGraph": "graph",
    "ImportedFaultsError": "files.notes",
    "Report": "checking.report",
    "Review": "reading.proposal",
    "Source": "files.source",
    "__version__": "base.version",
    "load": "opening",
    "read_paper": "reading.papers",
    "validate": "opening",
}


def __getattr__(name: str) -> object:
    """Import what is named, when it is named.

    Raises:
        AttributeError: The package has no such name.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'base.errors')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the names that the package offers, beside those that are loaded."""
    return sorted({*globals(), *__all__})
