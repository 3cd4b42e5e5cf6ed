"""Organograms of UK government: CSV files of senior and junior posts, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Option, Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.language import Language
    from csa_graph.files.source import Imported


def _recognises(paths: Sequence[Path]) -> bool:
    from csa_graph.formats.organogram import reading

    return reading.recognises(paths)


def _read(paths: Sequence[Path], **options: str) -> Imported:
    from csa_graph.formats.organogram import reading

    return reading.read(paths, **options)


def _group(paths: Sequence[Path]) -> list[tuple[Path, Path]]:
    from csa_graph.formats.organogram import pairs

    return pairs.find(paths)


def _make_language() -> Language:
    from csa_graph.formats.organogram import language

    return language.make()


FORMAT = Format(
    Reader(
        "organogram",
        "organogram CSV files",
        "organograms",
        (".csv", ".txt", ".tsv"),
        _recognises,
        _read,
        place=20,
        group=_group,
        options=(
            Option("period", "DAY", "Day of an organogram whose file names tell none."),
            Option("replaces", "DAY", "Day of the organogram that this one replaces."),
        ),
        language=_make_language,
    )
)
