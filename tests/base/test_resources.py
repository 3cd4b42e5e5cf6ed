"""Resources are found in a checkout and in an installed package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.base import resources
from csa_graph.base.errors import CsaGraphError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_folders_hold_what_they_are_for() -> None:
    assert (resources.ontology() / "csa.ttl").is_file()
    assert (resources.ontology() / "rules").is_dir()
    assert (resources.queries() / "questions").is_dir()
    assert resources.default_data() == sorted(resources.data().glob("*/*.trig"))


def test_the_folder_inside_the_package_comes_first(tmp_path: Path) -> None:
    package = tmp_path / "csa_graph"
    (package / "_data" / "worcestershire").mkdir(parents=True)
    (package / "_data" / "worcestershire" / "b.trig").touch()
    (package / "_data" / "worcestershire" / "a.trig").touch()
    (package / "_data" / "worcestershire" / "a.csv").touch()
    (tmp_path / "data").mkdir()
    found = resources.find("data", package)
    assert found == package / "_data"
    assert [path.name for path in resources.list_files(found)] == ["a.trig", "b.trig"]


def test_a_broken_installation_says_so(tmp_path: Path) -> None:
    with pytest.raises(CsaGraphError, match="lacks its folder “ontology”"):
        resources.find("ontology", tmp_path / "csa_graph")
