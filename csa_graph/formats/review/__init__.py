"""The review of a paper: what was read in it is proposed in a sheet; what a person accepts becomes data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.language import Language
    from csa_graph.files.source import Imported


def _recognises(paths: Sequence[Path]) -> bool:
    from csa_graph.formats.review import reading

    return reading.recognises(paths)


def _read(paths: Sequence[Path], **options: str) -> Imported:
    from csa_graph.formats.review import reading

    return reading.read(paths, **options)


def _make_language() -> Language:
    from csa_graph.formats.review import language

    return language.make()


FORMAT = Format(
    Reader(
        "review",
        "a review of a paper (.xlsx, .json, or a folder of CSV files, as csa-graph read makes it)",
        "reviews",
        (".xlsx", ".json"),
        _recognises,
        _read,
        place=5,
        folders=True,
        keeps=True,
        language=_make_language,
        checked=True,
    )
)
