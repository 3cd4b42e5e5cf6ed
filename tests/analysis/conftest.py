"""What analyses are tried on: the agreement, read once, and a graph in which there is nothing to measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph import GovernanceGraph

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def agreement() -> GovernanceGraph:
    return GovernanceGraph.open()


@pytest.fixture
def bare(tmp_path: Path) -> GovernanceGraph:
    path = tmp_path / "bare.ttl"
    path.write_text('<urn:x:leaf> <http://purl.org/dc/terms/title> "A leaf" .', "utf-8")
    return GovernanceGraph.open(path)
