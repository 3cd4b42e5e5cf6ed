"""Find the ontology, the query files and the bundled agreement, in an installed package and in a checkout.

Reads none of them.
"""

from __future__ import annotations

from pathlib import Path

from csa_graph.base.errors import CsaGraphError

# Other partnerships may lie beside it; they are read when they are named.
_BUNDLED = "worcestershire"
_PACKAGE = Path(__file__).resolve().parent.parent


def ontology() -> Path:
    """Return the folder of the ontology: ``csa.ttl``, ``kinds.ttl``, ``shapes.ttl``, ``rules/``."""
    return _folder("ontology")


def queries() -> Path:
    """Return the folder of the query catalogue: ``questions/``, ``checks/``, ``edges/``."""
    return _folder("queries")


def data() -> Path:
    """Return the folder of the bundled agreements: one folder a partnership."""
    return _folder("data")


def default_data() -> list[Path]:
    """Return the files of the bundled agreement, sorted by name: what is read where no data are named."""
    return sorted((data() / _BUNDLED).glob("*.trig"))


def _folder(name: str) -> Path:
    # A wheel carries the folder inside the package; an editable install and a checkout have it beside.
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise CsaGraphError(f"The installation lacks its folder “{name}”. Install csa-graph again.")
