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
    return find("ontology")


def queries() -> Path:
    """Return the folder of the query catalogue: ``questions/``, ``checks/``, ``edges/``."""
    return find("queries")


def data() -> Path:
    """Return the folder of the bundled agreements: one folder a partnership."""
    return find("data")


def default_data() -> list[Path]:
    """Return the files of the bundled agreement, sorted by name: what is read where no data are named."""
    return list_files(data())


def list_files(data: Path) -> list[Path]:
    """Return the files of the bundled agreement in a folder of agreements, sorted by name."""
    return sorted((data / _BUNDLED).glob("*.trig"))


def find(name: str, package: Path = _PACKAGE) -> Path:
    """Return a folder of resources.

    Args:
        name: What it is called in the checkout.
        package: The folder of the package.

    Raises:
        CsaGraphError: The installation lacks it.
    """
    # A wheel carries the folder inside the package; an editable install and a checkout have it beside.
    for folder in (package / f"_{name}", package.parent / name):
        if folder.is_dir():
            return folder
    raise CsaGraphError(f"The installation lacks its folder “{name}”. Install csa-graph again.")
