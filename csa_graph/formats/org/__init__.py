"""RDF of other people with terms of W3C ORG, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import AS_OF, Format, Reader
from csa_graph.formats.org.endings import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.source import Imported


def _recognises(paths: Sequence[Path]) -> bool:
    from csa_graph.formats.org import reading

    return reading.recognises(paths)


def _read(paths: Sequence[Path], **options: str) -> Imported:
    from csa_graph.formats.org import reading

    return reading.read(paths, **options)


FORMAT = Format(
    Reader(
        "org",
        "RDF with terms of W3C ORG",
        "RDF files",
        ENDINGS,
        _recognises,
        _read,
        place=40,
        options=(AS_OF,),
    )
)
