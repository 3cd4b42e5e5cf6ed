"""Popolo: JSON of persons, organizations, posts, memberships and areas, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import AS_OF, Format, Reader, Writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csa_graph.files.language import Language
    from csa_graph.files.source import Imported
    from csa_graph.projection.reading import Reading


def _recognises(paths: Sequence[Path]) -> bool:
    from csa_graph.formats.popolo import reading

    return reading.recognises(paths)


def _read(paths: Sequence[Path], **options: str) -> Imported:
    from csa_graph.formats.popolo import reading

    return reading.read(paths, **options)


def _group(paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    from csa_graph.formats.popolo import reading, sets

    return sets.find([path for path in paths if reading.recognises([path])])


def _write(reading: Reading, _view: str) -> str:
    import pyoxigraph as ox

    from csa_graph.formats.popolo.writing import to_popolo

    return to_popolo(reading.store.quads(graph=reading.edition or ox.DefaultGraph()), reading.names.label)


def _describe_omissions(reading: Reading, _view: str) -> str:
    import pyoxigraph as ox

    from csa_graph.formats.popolo import omissions

    layer = reading.store.quads(graph=reading.edition or ox.DefaultGraph())
    stated = omissions.select_stated(layer, reading.store)
    return omissions.describe(stated, reading.names.label)


def _make_language() -> Language:
    from csa_graph.formats.popolo import language

    return language.make()


FORMAT = Format(
    Reader(
        "popolo",
        "Popolo (.json)",
        "Popolo files",
        (".json",),
        _recognises,
        _read,
        place=30,
        group=_group,
        options=(AS_OF,),
        language=_make_language,
    ),
    (Writer("popolo", "Popolo", "layer", _write, (".json",), place=70, omissions=_describe_omissions),),
)
